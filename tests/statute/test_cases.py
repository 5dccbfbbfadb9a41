"""Cases that a lawyer can read: events in, the clock out, the articles named."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gongkai.statute import clock, fees
from gongkai.statute.calendar import packaged
from gongkai.statute.citations import cite
from gongkai.statute.errors import EventNotAllowedError
from gongkai.statute.event_records import event_of
from gongkai.statute.events import Event
from gongkai.statute.explanation import explain
from gongkai.statute.state import demand_lawful

FOLDER = Path(__file__).parent / "cases"
TABLES = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in FOLDER.glob("*.toml")}
CASES = sorted(path for path in FOLDER.glob("*.toml") if "event" in TABLES[path.stem])


def read(path: Path) -> tuple[list[Event], date, dict[str, Any]]:
    case = tomllib.loads(path.read_text("utf-8"))
    return [event_of(record) for record in case["event"]], case["on"], case["expect"]


def lawful(case: dict[str, Any]) -> bool:
    return "refused" not in case


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_decided_as_the_law_has_it(path: Path) -> None:
    history, on, expected = read(path)
    if not lawful(expected):
        with pytest.raises(EventNotAllowedError) as refusal:
            demand_lawful(history)
        assert all(words in str(refusal.value) for words in expected["refused"])
        return
    demand_lawful(history)
    reading = clock.read(history, on=on)
    if expected.pop("no_due", False):
        assert reading.due_on is None
    told = explain(history, on=on)
    told_words = "\n".join(step.effect for step in told)
    cited = "\n".join(cite(step.sources) for step in told)
    assert all(words in told_words for words in expected.pop("effects", []))
    assert not any(words in told_words for words in expected.pop("no_effects", []))
    assert all(article in cited for article in expected.pop("articles", []))
    assert {name: getattr(reading, name) for name in expected} == expected


@pytest.mark.parametrize("example", TABLES["working_days"]["days"], ids=lambda each: each["shows"])
def test_working_days_are_counted_as_the_examples_have_it(example: dict[str, Any]) -> None:
    assert packaged().add(example["from"], example["working_days"]) == example["last"]


@pytest.mark.parametrize("example", TABLES["fees"]["per_request"], ids=str)
def test_requests_are_charged_as_the_table_has_it(example: dict[str, int]) -> None:
    assert fees.per_request(example["requests"]).amount == example["yuan"]


@pytest.mark.parametrize("example", TABLES["fees"]["per_page"], ids=str)
def test_pages_are_charged_as_the_table_has_it(example: dict[str, int]) -> None:
    assert fees.per_page(example["pages"]).amount == example["yuan"]


@pytest.mark.parametrize("example", TABLES["fees"]["payment"], ids=str)
def test_a_fee_is_payable_until_the_twentieth_working_day(example: dict[str, date]) -> None:
    assert fees.payment_due(example["delivered_on"], packaged()).date == example["last"]
