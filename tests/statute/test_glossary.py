"""The glossary names every label of the statute's enumerations."""

import importlib
import pkgutil
import re
from enum import StrEnum
from pathlib import Path

import gongkai.statute

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"


def enumerations() -> set[type[StrEnum]]:
    found = set()
    for module in pkgutil.walk_packages(gongkai.statute.__path__, "gongkai.statute."):
        for item in vars(importlib.import_module(module.name)).values():
            if isinstance(item, type) and issubclass(item, StrEnum) and item is not StrEnum:
                found.add(item)
    return found


def test_every_label_of_an_enumeration_stands_in_the_glossary() -> None:
    named = set(re.findall(r"`(\w+)`", GLOSSARY.read_text("utf-8")))
    labels = {label.value for enumeration in enumerations() for label in enumeration}
    assert len(labels) > 10
    assert labels - named == set()
