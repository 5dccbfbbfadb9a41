"""Two reports → their differences: cell by cell, and section by section."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

from gongkai.statute.report.annual_report import AnnualReport, Number, ReportSection
from gongkai.statute.report.form import FORMS, SECTIONS, label_of
from gongkai.statute.report.headings import section_number
from gongkai.statute.report.prose import unwrapped
from gongkai.statute.report.similarity import similarity

_RATIO_DECIMALS = Decimal("0.0001")


class Side(StrEnum):
    """Which of the two reports."""

    OLD = "old"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class CellDifference:
    """One cell in both reports; `only_in` names the report whose form alone has it.

    `change` is new - old where both are printed; `ratio` is change ÷ old (0.25 is a quarter more),
    to four decimals, where old is above zero.
    """

    cell: str
    label: str
    old: Number | None
    new: Number | None
    change: Number | None = None
    ratio: Decimal | None = None
    only_in: Side | None = None

    @property
    def differs(self) -> bool:
        return self.only_in is not None or self.old != self.new


class ChangeKind(StrEnum):
    """What happened to a paragraph."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """A paragraph that is not the same in both; the missing side is None."""

    kind: ChangeKind
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class SectionDifference:
    """A section in both reports; a heading is None where the section is missing.

    `number` is the form's numeral, None for a section that the form does not have.
    """

    number: str | None
    old_heading: str | None
    new_heading: str | None
    similarity: float
    changes: tuple[ParagraphChange, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All cells of either report in the order of the forms, and all sections."""

    cells: tuple[CellDifference, ...]
    sections: tuple[SectionDifference, ...]

    def changed_cells(self) -> tuple[CellDifference, ...]:
        """Only the cells that are not the same."""
        return tuple(cell for cell in self.cells if cell.differs)


def compare(old: AnnualReport, new: AnnualReport) -> Comparison:
    """Compare two reports, as a rule last year's and this year's of one agency."""
    return Comparison(tuple(_cells(old, new)), tuple(_sections(old, new)))


def _cells(old: AnnualReport, new: AnnualReport) -> Iterator[CellDifference]:
    order = dict.fromkeys(cell for form in FORMS.values() for cell in form.cell_ids())
    for cell in order:
        if cell in old.cells and cell in new.cells:
            yield _difference(cell, old.cells[cell], new.cells[cell])
        elif cell in old.cells:
            yield CellDifference(cell, label_of(cell), old.cells[cell], None, only_in=Side.OLD)
        elif cell in new.cells:
            yield CellDifference(cell, label_of(cell), None, new.cells[cell], only_in=Side.NEW)


def _difference(cell: str, old: Number | None, new: Number | None) -> CellDifference:
    if old is None or new is None:
        return CellDifference(cell, label_of(cell), old, new)
    change = new - old
    ratio = (Decimal(change) / Decimal(old)).quantize(_RATIO_DECIMALS) if old > 0 else None
    return CellDifference(cell, label_of(cell), old, new, change, ratio)


def _sections(old: AnnualReport, new: AnnualReport) -> Iterator[SectionDifference]:
    left, right = _by_key(old.sections), _by_key(new.sections)
    numerals = [section.number for section in SECTIONS]
    rest = [key for key in (*left, *right) if key not in numerals]
    for key in dict.fromkeys((*numerals, *rest)):
        if key in left or key in right:
            number = key if key in numerals else None
            yield _section_difference(number, left.get(key, []), right.get(key, []))


def _by_key(sections: Sequence[ReportSection]) -> dict[str, list[ReportSection]]:
    """Sections under the form's numeral, those foreign to it under their own heading."""
    found: dict[str, list[ReportSection]] = {}
    for section in sections:
        found.setdefault(section_number(section) or section.heading, []).append(section)
    return found


def _section_difference(
    number: str | None, old: Sequence[ReportSection], new: Sequence[ReportSection]
) -> SectionDifference:
    before, after = _text(old), _text(new)
    return SectionDifference(
        number,
        old[0].heading if old else None,
        new[0].heading if new else None,
        similarity(before, after) if old and new else 0.0,
        tuple(_changes(_paragraphs(before), _paragraphs(after))),
    )


def _text(sections: Sequence[ReportSection]) -> str:
    return "\n".join(section.text for section in sections)


def _paragraphs(text: str) -> list[str]:
    return unwrapped(text).splitlines()


def _changes(old: list[str], new: list[str]) -> Iterator[ParagraphChange]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        if tag != "equal":
            pairs = zip_longest(old[from_old:to_old], new[from_new:to_new])
            yield from (_paragraph_change(before, after) for before, after in pairs)


def _paragraph_change(old: str | None, new: str | None) -> ParagraphChange:
    if old is None:
        return ParagraphChange(ChangeKind.ADDED, None, new)
    if new is None:
        return ParagraphChange(ChangeKind.REMOVED, old, None)
    return ParagraphChange(ChangeKind.CHANGED, old, new)
