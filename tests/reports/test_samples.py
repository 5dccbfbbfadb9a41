"""Every real sample is read exactly as it was transcribed by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from gongkai.reports.json_form import to_json
from gongkai.reports.read import read_report

DATA = Path(__file__).parent.parent / "data"
CONTACT_KEYS = ("address", "postcode", "phone", "fax", "email")


def samples(*folders: str) -> list[Path]:
    return sorted(path for name in folders for path in (DATA / name).iterdir() if path.is_dir())


def source_of(sample: Path) -> Path:
    return next(path for path in sample.iterdir() if path.name.startswith("source."))


def expected_of(sample: Path) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads((sample / "expected.json").read_text("utf-8"))
    return expected


def numbers(cells: dict[str, Any]) -> dict[str, float | None]:
    return {cell: None if value is None else float(value) for cell, value in cells.items()}


@pytest.mark.parametrize("sample", samples("complete"), ids=lambda path: path.name)
def test_a_complete_report_is_read_to_the_last_cell(sample: Path) -> None:
    report = read_report(source_of(sample)).report
    assert numbers(dict(report.cells)) == numbers(expected_of(sample)["cells"])


@pytest.mark.parametrize("sample", samples("complete", "openings"), ids=lambda p: p.name)
def test_whose_report_it_is_and_on_what_is_read(sample: Path) -> None:
    read, expected = to_json(read_report(source_of(sample)).report), expected_of(sample)
    for name in ("agency", "year", "form", "period"):
        assert read[name] == expected[name], name


@pytest.mark.parametrize("sample", samples("complete", "openings"), ids=lambda p: p.name)
def test_the_contact_is_read_as_printed(sample: Path) -> None:
    contact = to_json(read_report(source_of(sample)).report)["contact"]
    expected = expected_of(sample)["contact"]
    if expected is not None:
        expected = {key: expected.get(key) for key in CONTACT_KEYS}
    assert contact == expected


def test_the_six_headings_of_the_seed_are_found() -> None:
    report = read_report(DATA / "complete" / "000-kaizhou-gaj-2021" / "source.txt").report
    assert [section.number for section in report.sections] == list("一二三四五六")


def test_prose_below_the_last_table_whose_heading_was_lost_is_a_section_of_its_own() -> None:
    report = read_report(DATA / "complete" / "007-shanghai-zfbgt-2025" / "source.md").report
    lost = [section for section in report.sections if section.number is None]
    assert len(lost) == 1
    assert "存在的主要问题" in lost[0].text
