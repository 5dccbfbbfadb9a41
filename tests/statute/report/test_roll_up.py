"""Reports of units → the report of the whole."""

from dataclasses import replace
from decimal import Decimal

import pytest

from gongkai.statute import errors
from gongkai.statute.report.annual_report import AnnualReport, Number
from gongkai.statute.report.form import FormVersion
from gongkai.statute.report.roll_up import Part, RolledUp, roll_up
from tests.statute.report.factories import YEAR, bare_report, make_report


def part(agency: str, **cells: Number | None) -> Part:
    return (f"{agency}.docx", replace(bare_report(cells), agency=agency))


def rolled(*parts: Part, expected: tuple[str, ...] = ()) -> RolledUp:
    return roll_up(parts, agency="甲县人民政府", year=YEAR, expected_agencies=expected)


def test_every_cell_is_summed() -> None:
    whole = rolled(
        part("甲局", t3_new_sum=2, t2_fee_amount_wan=Decimal("0.1")),
        part("乙局", t3_new_sum=3, t2_fee_amount_wan=Decimal("0.2")),
    )
    assert whole.report.cells == {"t2_fee_amount_wan": Decimal("0.3"), "t3_new_sum": 5}


def test_the_whole_is_a_report_of_its_agency_and_year() -> None:
    report = rolled(("甲局", make_report(agency="甲局"))).report
    assert (report.agency, report.year, report.form) == ("甲县人民政府", YEAR, FormVersion.F2021)
    assert report.period is not None


def test_every_figure_can_be_traced_to_its_parts() -> None:
    whole = rolled(part("甲局", t3_new_sum=2), part("乙局", t3_new_sum=0))
    assert whole.provenance == {"t3_new_sum": (("甲局.docx", 2), ("乙局.docx", 0))}


def test_a_blank_counts_as_zero_and_is_listed() -> None:
    whole = rolled(part("甲局", t3_new_sum=2), part("乙局", t3_new_sum=None), part("丙局"))
    assert whole.report.cells["t3_new_sum"] == 2
    assert whole.blanks == {"t3_new_sum": ("乙局.docx", "丙局.docx")}


def test_a_cell_blank_everywhere_stays_blank() -> None:
    whole = rolled(part("甲局", t3_new_sum=None), part("乙局", t3_new_sum=None))
    assert whole.report.cells == {"t3_new_sum": None}


def test_missing_agencies_are_named() -> None:
    whole = rolled(part("甲 局"), part("乙局"), expected=("甲局", "乙 局", "丙局"))
    assert whole.missing == ("丙局",)


def test_a_part_without_an_agency_goes_by_its_source() -> None:
    whole = rolled(("甲局", bare_report()), expected=("甲局",))
    assert whole.missing == ()


def test_nothing_to_sum_is_refused() -> None:
    with pytest.raises(errors.NoPartsError, match="请先收齐"):
        rolled()


@pytest.mark.parametrize("year", [YEAR - 1, None])
def test_a_part_of_another_year_is_refused(year: int | None) -> None:
    with pytest.raises(errors.WrongYearError, match=r"甲局.docx.*2024年"):
        rolled(("甲局.docx", bare_report(year=year)))


def test_mixed_forms_are_refused() -> None:
    old = AnnualReport(agency="乙局", year=YEAR, form=FormVersion.F2019)
    with pytest.raises(errors.MixedFormsError, match="请统一"):
        rolled(("甲局", make_report(agency="甲局")), ("乙局", old))


def test_an_agency_that_reports_twice_is_refused() -> None:
    with pytest.raises(errors.AgencyTwiceError, match="“甲局”报送了两次"):
        rolled(part("甲局"), ("甲局（改）.docx", replace(bare_report(), agency="甲局")))
