"""Each rule says where it comes from, and numbers of days stand in one place."""

import ast
import inspect
import re
from pathlib import Path
from types import ModuleType

import pytest

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
    responsibility,
    review_organs,
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
    *(remedies, responsibility, review_organs, stages, supervision),
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


@pytest.mark.parametrize("module", RULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_a_public_function_begins_with_its_source(module: ModuleType) -> None:
    assert not [name for name, text in own_functions(module).items() if not SOURCE.match(text)]


@pytest.mark.parametrize("path", sorted(STATUTE.glob("*.py")), ids=lambda path: path.stem)
def test_no_number_of_days_stands_outside_the_terms(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            constants = [arg for arg in node.args if isinstance(arg, ast.Constant)]
            assert name != "Length" or path.stem == "terms"
            assert name not in COUNTING or not constants
