"""Registers of letters, each as a document to print and as a sheet: 交寄、送达、用印、发文."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.accounts.models import Agency
from gongkai.accounts.posts import Act
from gongkai.letters.models import Letter, Service
from gongkai.letters.queries import Registered
from gongkai.lib.paper.envelope import Party, Posting
from gongkai.lib.paper.model import Align, Cell, Document, Paragraph, Table
from gongkai.lib.sheets import Cell as SheetCell
from gongkai.lib.sheets import Column, Sheet, workbook
from gongkai.requests.models import InfoRequest
from gongkai.requests.receivers import masked_receiver
from gongkai.statute.wording import chinese_date


@dataclass(frozen=True, slots=True)
class Listing:
    """A register: its title, its heads with their share of the page, and its rows.

    `numbers` are the places of columns that hold figures.
    """

    title: str
    heads: tuple[tuple[str, float], ...]
    rows: Sequence[Sequence[SheetCell]]
    numbers: frozenset[int] = frozenset({0})

    def columns(self) -> list[Column]:
        """The columns of a sheet; days are kept as days."""
        return [
            Column(name, round(6 * width), is_day=name.endswith("日期"))
            for name, width in self.heads
        ]

    def xlsx(self) -> bytes:
        """The register as a workbook."""
        return workbook([Sheet(self.title[:31], self.columns(), self.rows)])


def document(listing: Listing, *, agency: Agency, on: date, signed: str = "") -> Document:
    """The register as a document; `signed` is the line for signatures below it."""
    head = tuple(Cell(name, head=True) for name, _ in listing.heads)
    rows = tuple(
        tuple(_cell(cell, figure=at in listing.numbers) for at, cell in enumerate(row))
        for row in listing.rows
    )
    widths = tuple(width for _, width in listing.heads)
    blocks: list[Paragraph | Table] = [
        Paragraph(f"单位：{agency.name}", indent=False),
        Paragraph(f"制表日期：{chinese_date(on)}　　共{len(listing.rows)}件", indent=False),
        Table(listing.title, (head, *rows), widths, head_rows=1),
    ]
    if signed:
        blocks.append(Paragraph(signed, indent=False))
    return Document(listing.title, tuple(blocks), author=agency.name)


def _cell(value: SheetCell, *, figure: bool) -> Cell:
    text = chinese_date(value) if isinstance(value, date) else str(value or "")
    return Cell(text, align=Align.END if figure else Align.START)


def services(letters: Sequence[Letter]) -> Listing:
    """送达登记: how each letter reached its receiver, by full name."""
    heads = (
        ("序号", 1), ("发文字号", 3.4), ("标题", 3), ("收件人", 2.2), ("送达方式", 2),
        ("送达日期", 3), ("邮件号码、签收人", 2.8), ("登记人", 1.6),
    )  # fmt: skip
    rows = []
    for number, letter in enumerate(letters, start=1):
        last = last_service(letter)
        rows.append(
            (
                number,
                letter.number,
                letter.title,
                letter.receiver,
                last.get_way_display() if last else "",
                last.on if last else None,
                (last.tracking_number or last.signed_by_name) if last else "",
                last.recorded_by.name if last else "",
            )
        )
    return Listing("政府信息公开文书送达登记", heads, rows)


def seals(letters: Sequence[Letter]) -> Listing:
    """用印登记: what was sealed, who allowed it and who did it."""
    heads = (
        ("序号", 1), ("发文字号", 3.4), ("标题", 4), ("份数", 1.1), ("签发人", 1.6),
        ("用印日期", 3), ("用印人", 1.6), ("备注", 1.6),
    )  # fmt: skip
    rows = [
        (
            number,
            each.number,
            each.title,
            1,
            each.signed_by.name if each.signed_by else "",
            each.issued_on,
            _sealed_by(each),
            "",
        )
        for number, each in enumerate(letters, start=1)
    ]
    return Listing("用印登记", heads, rows, frozenset({0, 3}))


def postings(letters: Sequence[Letter]) -> Listing:
    """交寄清单 as a sheet: names and numbers of the mail, no addresses."""
    heads = (("序号", 1), ("发文字号", 4), ("收件人", 3), ("邮件号码", 4), ("备注", 2))
    rows = [
        (number, each.number, each.receiver, _tracking(each), "")
        for number, each in enumerate(letters, start=1)
    ]
    return Listing("交寄清单", heads, rows)


def as_postings(letters: Sequence[Letter], addresses: Mapping[int, str]) -> list[Posting]:
    """交寄清单 as it goes to the post; `addresses` by the key of the letter."""
    return [
        Posting(each.number, Party(each.receiver, addresses.get(each.pk, "")), _tracking(each))
        for each in letters
    ]


def numbers(rows: Sequence[Registered], requests: Mapping[str, InfoRequest], year: int) -> Listing:
    """发文登记簿: every number of a year; receivers are masked, a missing number says so."""
    heads = (
        ("发文字号", 4), ("标题", 4), ("申请编号", 2.4), ("收件人", 2.4), ("成文日期", 2.4),
        ("签发人", 1.8), ("状态", 3), ("印发日期", 2.4), ("送达日期", 2.4), ("备注", 4),
    )  # fmt: skip
    return Listing(
        f"发文登记簿{year}年", heads, [_numbered(each, requests) for each in rows], frozenset()
    )


def _numbered(row: Registered, requests: Mapping[str, InfoRequest]) -> Sequence[SheetCell]:
    letter = row.letter
    if letter is None:
        return (row.number, "", "", "", None, "", "缺号", None, None, row.note)
    return (
        row.number,
        letter.title,
        letter.matter_number,
        masked_receiver(letter, requests.get(letter.matter)),
        letter.dated,
        letter.signed_by.name if letter.signed_by else "",
        letter.get_state_display(),
        letter.issued_on,
        letter.served_on,
        row.note,
    )


def last_service(letter: Letter) -> Service | None:
    """The latest attempt to serve a letter."""
    attempts = list(letter.services.all())
    return attempts[-1] if attempts else None


def _tracking(letter: Letter) -> str:
    """The number of the mail on its way; one that came back is of no use."""
    last = last_service(letter)
    return last.tracking_number if last and last.returned_on is None else ""


def _sealed_by(letter: Letter) -> str:
    done = [step for step in letter.steps.all() if step.act == Act.ISSUE_LETTER]
    return done[-1].by.name if done and done[-1].by else ""
