"""Each rule says where it comes from, and numbers of days stand in one place."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from gongkai.statute import (
    application,
    assessment,
    attributes,
    case_results,
    channels,
    cited,
    clock,
    conversion,
    exemptions,
    explanation,
    fees,
    guide,
    letter_faults,
    letters,
    obstacles,
    obstacles_to_decision,
    outcomes,
    petitions,
    provision,
    publication,
    receipt,
    rectification,
    remedies,
    remedy_words,
    responsibility,
    review_organs,
    service,
    stages,
    state,
    supervision,
)

RULES = (
    *(application, assessment, attributes, case_results, channels, cited, clock, conversion),
    *(exemptions, explanation, obstacles, obstacles_to_decision, receipt, state),
    *(
        fees,
        guide,
        letter_faults,
        letters,
        outcomes,
        petitions,
        provision,
        publication,
        rectification,
    ),
    *(remedies, remedy_words, responsibility, review_organs, service, stages, supervision),
)
SOURCE = re.compile(r"[^。]*(?:第[^。]+[条款项]|〔\d{4}〕\d+号)。")
STATUTE = Path(__file__).parents[2] / "gongkai" / "statute"
COUNTING = {"add", "reckon", "add_days", "add_months", "timedelta"}


def own_functions(module: ModuleType) -> dict[str, str]:
    return {
        name: inspect.getdoc(item) or ""
        for name, item in vars(module).items()
        if inspect.isfunction(item) and item.__module__ == module.__name__ and name[0] != "_"
    }


def test_a_public_function_begins_with_its_source() -> None:
    functions = [
        (module.__name__, name, text)
        for module in RULES
        for name, text in own_functions(module).items()
    ]
    assert len(functions) > 70
    assert [(module, name) for module, name, text in functions if not SOURCE.match(text)] == []


def test_no_number_of_days_stands_outside_the_terms() -> None:
    paths = sorted(STATUTE.glob("*.py"))
    assert len(paths) > 40
    assert [found for path in paths for found in numbers_of_days(path)] == []


def numbers_of_days(path: Path) -> Iterator[str]:
    """Where a module makes a length, or counts with a number that it has itself."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            constants = [arg for arg in node.args if isinstance(arg, ast.Constant)]
            if (name == "Length" and path.stem != "terms") or (name in COUNTING and constants):
                yield f"{path.name}:{node.lineno}"
