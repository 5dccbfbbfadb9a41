"""Lawful reports, printed in the layouts that sites, converters and clerks produce, are read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gongkai.reports.read import read_report
from gongkai.statute.report.form import FormVersion
from tests.reports.press.comparisons import COMPARISONS
from tests.reports.press.content import Content, make_content
from tests.reports.press.files import FILES
from tests.reports.press.pages import PAGES
from tests.reports.press.texts import TEXTS

Layout = Callable[[Content], bytes]
SEEDS = range(6)
EVERY_FOURTH_IN_THE_OLD_FORM = 4


def content_of(seed: int) -> Content:
    old = seed % EVERY_FOURTH_IN_THE_OLD_FORM == 3
    return make_content(seed, FormVersion.F2019 if old else FormVersion.F2021)


def suffix_of(text_layout: str) -> str:
    return ".md" if "markdown" in text_layout else ".txt"


LAYOUTS: dict[str, tuple[str, Layout]] = {
    **{name: (".html", layout) for name, layout in PAGES.items()},
    **{name: (suffix_of(name), layout) for name, layout in TEXTS.items()},
    **FILES,
}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_is_read_to_the_last_cell(layout: str, seed: int, tmp_path: Path) -> None:
    content = content_of(seed)
    suffix, printed_as = LAYOUTS[layout]
    path = tmp_path / f"report{suffix}"
    path.write_bytes(printed_as(content))
    report, printed = read_report(path).report, content.report
    assert report.cells == printed.cells
    assert (report.agency, report.year, report.form) == (
        printed.agency,
        printed.year,
        printed.form,
    )
    assert report.contact == printed.contact
    assert len(report.sections) == len(printed.sections)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("layout", COMPARISONS)
def test_of_two_years_beside_each_other_the_own_one_is_read(
    layout: str, seed: int, tmp_path: Path
) -> None:
    content = content_of(seed)
    path = tmp_path / "report.html"
    path.write_bytes(COMPARISONS[layout](content))
    reading = read_report(path)
    assert reading.report.cells == content.report.cells
    assert "two_years" in {warning.code for warning in reading.warnings}
