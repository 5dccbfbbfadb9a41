"""The glossary names every kind of finding."""

import re
from pathlib import Path

from gongkai.checks.findings import FINDING_NAMES

GLOSSARY = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text("utf-8")


def test_every_kind_of_finding_stands_in_the_glossary_with_its_name() -> None:
    named = dict(re.findall(r"`(\w+)` ([^,|`]+)", GLOSSARY))
    assert {kind.value: named.get(kind.value, "").strip() for kind in FINDING_NAMES} == {
        kind.value: name for kind, name in FINDING_NAMES.items()
    }
