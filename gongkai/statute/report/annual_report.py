"""What an annual report says: its agency, year, figures and text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from gongkai.statute.report.form import FormVersion

Number = int | Decimal
"""A figure of the form: a count, or an amount in 万元."""

Cells = Mapping[str, Number | None]
"""Cell id → figure; None is a printed blank, an absent key a row the report does not have."""


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the agency, as the report prints it."""

    address: str | None = None
    postcode: str | None = None
    phone: str | None = None
    fax: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A main section: its numeral as printed (None where lost), its heading, its text."""

    number: str | None
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class NarrativeFigure:
    """A figure found in prose, the cell (or subtotal of the form) it speaks of, its sentence."""

    cell: str
    value: Number
    quote: str


@dataclass(frozen=True, slots=True)
class AnnualReport:
    """A 政府信息公开工作年度报告 (条例 arts 49-50); what the text does not give is None."""

    agency: str | None = None
    year: int | None = None
    form: FormVersion | None = None
    period: tuple[date, date] | None = None
    contact: Contact | None = None
    cells: Cells = field(default_factory=dict)
    sections: tuple[ReportSection, ...] = ()
    narrative: tuple[NarrativeFigure, ...] = ()
    agency_in_title: str | None = None
    lead: str | None = None
    """The paragraphs between the title and the first section."""

    def text(self) -> str:
        """All prose, lead and headings included, one paragraph a line."""
        parts = [self.lead] if self.lead else []
        parts += (f"{section.heading}\n{section.text}" for section in self.sections)
        return "\n".join(parts)
