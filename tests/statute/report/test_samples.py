"""Published reports as oracles: what their tables break, and nothing else."""

import json
from dataclasses import replace

import pytest

from gongkai.statute.report.annual_report import AnnualReport, NarrativeFigure
from gongkai.statute.report.rules import check
from tests.statute.report.factories import DATA, figure, found, sample

COMPLETE = sorted(folder.name for folder in (DATA / "complete").iterdir())
BALANCED = [name for name in COMPLETE if not name.startswith("002")]


def test_six_complete_reports_and_all_openings_are_there() -> None:
    assert len(COMPLETE) == 6
    openings = list((DATA / "openings").glob("*/expected.json"))
    assert len(openings) == 37
    assert all(json.loads(path.read_text("utf-8"))["year"] for path in openings)


@pytest.mark.parametrize("name", BALANCED)
def test_a_balanced_report_breaks_no_rule(name: str) -> None:
    assert check(sample(name[:3])).findings == ()


def test_hongze_breaks_c4_for_reviews_and_for_lawsuits_after_review() -> None:
    findings = check(sample("002")).findings
    assert [(each.rule, each.cells[0]) for each in findings] == [
        ("C4", "t4_rev_sum"),
        ("C4", "t4_lit_after_sum"),
    ]
    assert "相加为11" in findings[0].message
    assert "相加为5" in findings[1].message


def test_shanghais_blank_row_totals_of_2019_are_not_judged() -> None:
    unjudged = [each for each in check(sample("006")).not_judged if each.rule == "C3"]
    granted = [each.cells for each in unjudged if each.cells[0] == "t3_granted_sum"]
    assert len(unjudged) == 19
    assert len(granted) == 1


def test_shuyangs_blank_columns_are_not_judged() -> None:
    unjudged = {each.cells[0] for each in check(sample("010")).not_judged if each.rule == "C1"}
    assert unjudged == {f"t3_new_{column}" for column in ("com", "res", "ngo", "law", "oth")}


def _telling(report: AnnualReport, told: tuple[NarrativeFigure, ...]) -> AnnualReport:
    return replace(report, narrative=told)


def test_shanghais_text_of_2019_contradicts_its_table() -> None:
    report = sample("006")
    told = (figure("t3_granted_or_partial_sum", 258), figure("t3_unable_sum", 265))
    messages = [each.message for each in found(check(_telling(report, told)), "C7")]
    assert "之和为275" in messages[0]
    assert "之和为337" in messages[1]


def test_shanghais_text_of_2025_agrees_with_its_table() -> None:
    names = ("granted_or_partial", "deny", "unable", "decline", "other")
    figures = zip(names, (208, 20, 564, 80, 319), strict=True)
    told = tuple(figure(f"t3_{name}_sum", value) for name, value in figures)
    assert not found(check(_telling(sample("007"), told)), "C7")
