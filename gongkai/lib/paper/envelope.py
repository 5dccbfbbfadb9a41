"""Envelopes for a batch of letters, one a page, and the register that goes with them to the post.

Sizes, boxes and places follow GB/T 1416-2003《信封》.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from gongkai.lib.paper.letter import chinese_date
from gongkai.lib.paper.model import Align, Cell, Document, Paragraph, Table
from gongkai.lib.paper.text import one_line
from gongkai.lib.paper.typesetting import typeset


class EnvelopeSize(Enum):
    """Width and height in millimetres."""

    DL = (220, 110)
    C5 = (229, 162)


@dataclass(frozen=True, slots=True)
class Party:
    """Who sends or gets a letter, and where."""

    name: str
    address: str
    postal_code: str = ""


@dataclass(frozen=True, slots=True)
class Envelope:
    """One envelope; `mark` is the kind of mail, `reference` what the register calls the letter."""

    receiver: Party
    sender: Party
    mark: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Posting:
    """A line of the register: a letter handed to the post."""

    reference: str
    receiver: Party
    tracking: str = ""
    note: str = ""


class NoEnvelopeError(ValueError):
    """There is nothing to print."""


_POSTAL_CODE = re.compile(r"\d{6}")


def write_envelopes_pdf(
    envelopes: Sequence[Envelope], size: EnvelopeSize = EnvelopeSize.DL
) -> bytes:
    """The envelopes as a PDF, one a page. Raises NoEnvelopeError when there is none."""
    if not envelopes:
        raise NoEnvelopeError("没有要打印的信封，请先选择要寄送的文书。")
    width, height = size.value
    data = {
        "title": "信封",
        "width": width,
        "height": height,
        "envelopes": [_envelope(envelope) for envelope in envelopes],
    }
    return typeset(("envelope.typ",), data)


def _envelope(envelope: Envelope) -> dict[str, Any]:
    return {
        "receiver": _party(envelope.receiver),
        "sender": _party(envelope.sender),
        "mark": one_line(envelope.mark),
        "reference": one_line(envelope.reference),
    }


def _party(party: Party) -> dict[str, str]:
    code = one_line(party.postal_code)
    return {
        "name": one_line(party.name),
        "address": one_line(party.address),
        "code": code if _POSTAL_CODE.fullmatch(code) else "",
    }


_COLUMNS = (
    ("序号", 1.0), ("文书编号", 3.9), ("收件人", 2.3), ("邮政编码", 1.6),
    ("地址", 4.2), ("邮件号码", 3.0), ("备注", 1.2),
)  # fmt: skip


def register(title: str, postings: Sequence[Posting], *, sender: str, on: date) -> Document:
    """The register of letters handed to the post on a day (交寄清单), for any of the writers."""
    head = tuple(Cell(name, head=True) for name, _ in _COLUMNS)
    rows = tuple(_row(number, posting) for number, posting in enumerate(postings, start=1))
    table = Table(title, (head, *rows), tuple(width for _, width in _COLUMNS), head_rows=1)
    lines = (
        f"交寄单位：{sender}",
        f"交寄日期：{chinese_date(on)}　　共{len(postings)}件",
        "交寄人（签字）：　　　　　　　　收寄人（签章）：",
    )
    sent, day, signed = (Paragraph(line, indent=False) for line in lines)
    return Document(title, (sent, day, table, signed), author=sender)


def _row(number: int, posting: Posting) -> tuple[Cell, ...]:
    receiver = posting.receiver
    return (
        Cell(str(number), number=number),
        Cell(posting.reference),
        Cell(receiver.name, align=Align.START),
        Cell(receiver.postal_code),
        Cell(receiver.address, align=Align.START),
        Cell(posting.tracking),
        Cell(posting.note, align=Align.START),
    )
