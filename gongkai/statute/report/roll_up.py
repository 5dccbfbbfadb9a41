"""Reports of units → the report of the whole (条例第四十九条第二款), every figure traceable."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.statute.errors import AgencyTwiceError, MixedFormsError, NoPartsError, WrongYearError
from gongkai.statute.report.annual_report import AnnualReport, Cells, Number
from gongkai.statute.report.form import FORMS, FormVersion

Part = tuple[str, AnnualReport]
"""Where a report came from (a file, an agency), and the report."""


@dataclass(frozen=True, slots=True)
class RolledUp:
    """The whole: its report, who gave which figure, who left a cell blank, who sent nothing."""

    report: AnnualReport
    provenance: Mapping[str, tuple[tuple[str, Number], ...]]
    blanks: Mapping[str, tuple[str, ...]]
    missing: tuple[str, ...]


def roll_up(
    parts: Sequence[Part],
    *,
    agency: str | None,
    year: int,
    expected_agencies: Sequence[str] = (),
) -> RolledUp:
    """Sum every cell of the parts into the report of `agency` on `year`.

    A blank, or a row that a part lacks, counts as 0 and is listed in `blanks`; a cell blank in
    every part stays None. `missing` are the expected agencies without a report. Raises
    NoPartsError, WrongYearError, MixedFormsError, AgencyTwiceError.
    """
    _demand_summable(parts, year)
    report = AnnualReport(
        agency=agency,
        year=year,
        form=_form(parts),
        period=(date(year, 1, 1), date(year, 12, 31)),
        cells=summed([part.cells for _, part in parts]),
        agency_in_title=agency,
    )
    return RolledUp(report, _provenance(parts), _blanks(parts), _missing(parts, expected_agencies))


def summed(parts: Sequence[Cells]) -> dict[str, Number | None]:
    """Add up each cell over the parts; a cell that no part prints is None."""
    return {cell: _sum(part.get(cell) for part in parts) for cell in _cells_of(parts)}


def _sum(values: Iterable[Number | None]) -> Number | None:
    printed = [value for value in values if value is not None]
    return sum(printed) if printed else None


def _cells_of(parts: Sequence[Cells]) -> list[str]:
    """The cells of any part, in the order of the form."""
    held = {cell for part in parts for cell in part}
    ordered = dict.fromkeys(cell for form in FORMS.values() for cell in form.cell_ids())
    return [cell for cell in ordered if cell in held]


def _provenance(parts: Sequence[Part]) -> dict[str, tuple[tuple[str, Number], ...]]:
    return {
        cell: tuple(
            (source, value) for source, part in parts if (value := part.cells.get(cell)) is not None
        )
        for cell in _cells_of([part.cells for _, part in parts])
    }


def _blanks(parts: Sequence[Part]) -> dict[str, tuple[str, ...]]:
    cells = _cells_of([part.cells for _, part in parts])
    blanks = {
        cell: tuple(source for source, part in parts if part.cells.get(cell) is None)
        for cell in cells
    }
    return {cell: sources for cell, sources in blanks.items() if sources}


def _demand_summable(parts: Sequence[Part], year: int) -> None:
    if not parts:
        raise NoPartsError("没有可汇总的报告，请先收齐各单位的年度报告。")
    for source, part in parts:
        if part.year != year:
            found = f"是{part.year}年的报告" if part.year else "没有年份"
            raise WrongYearError(f"“{source}”{found}，汇总年份是{year}年，请换成同一年的报告。")
    if len(_forms(parts)) > 1:
        raise MixedFormsError("各单位报告格式不一（2019年试行格式与2021年格式），请统一后再汇总。")
    _demand_each_agency_once(parts)


def _demand_each_agency_once(parts: Sequence[Part]) -> None:
    seen: dict[str, str] = {}
    for source, part in parts:
        name = _bare(part.agency or source)
        if name in seen:
            raise AgencyTwiceError(
                f"“{part.agency or source}”报送了两次（{seen[name]}、{source}），请只留一份。"
            )
        seen[name] = source


def _forms(parts: Sequence[Part]) -> set[FormVersion]:
    return {part.form for _, part in parts if part.form is not None}


def _form(parts: Sequence[Part]) -> FormVersion | None:
    return next(iter(_forms(parts)), None)


def _missing(parts: Sequence[Part], expected: Sequence[str]) -> tuple[str, ...]:
    present = {_bare(name) for source, part in parts for name in (part.agency, source) if name}
    return tuple(name for name in expected if _bare(name) not in present)


def _bare(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split())
