"""A room uses another room through its doors only."""

from collections.abc import Iterator

import grimp
import pytest

DOORS = {
    "accounts": {"actions", "queries", "duties", "guard", "posts", "models", "errors", "commands"},
    "checks": {"files", "findings", "text", "wording"},
    "audit": {"actions", "queries", "acts", "commands"},
    "letters": {
        *{"actions", "queries", "models", "facts", "wording", "checking", "errors"},
        *{"flow", "rendering", "commands"},
    },
}
"""What each room shows to those above it; every other module of it is its own affair."""


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("gongkai")


def inside(graph: grimp.ImportGraph, room: str) -> set[str]:
    return {f"gongkai.{room}"} | graph.find_descendants(f"gongkai.{room}")


def trespasses(graph: grimp.ImportGraph, room: str) -> Iterator[str]:
    own = inside(graph, room)
    for module in own:
        door = module.split(".")[2] if module.count(".") > 1 else ""
        if door in DOORS[room]:
            continue
        for importer in graph.find_modules_that_directly_import(module) - own:
            if door:
                yield f"{importer} → {module}"


@pytest.mark.parametrize("room", DOORS)
def test_nobody_climbs_in_through_a_window(graph: grimp.ImportGraph, room: str) -> None:
    assert sorted(trespasses(graph, room)) == []


ORDER = ["urls", "public", "desk", "forms", "actions", "queries", "models"]


@pytest.mark.parametrize("room", DOORS)
def test_inside_a_room_nothing_reaches_back_up(graph: grimp.ImportGraph, room: str) -> None:
    names = [name for name in ORDER if f"gongkai.{room}.{name}" in graph.modules]
    backward = [
        f"{lower} → {upper}"
        for place, upper in enumerate(names)
        for lower in names[place + 1 :]
        if graph.chain_exists(
            f"gongkai.{room}.{lower}", f"gongkai.{room}.{upper}", as_packages=True
        )
    ]
    assert backward == []
