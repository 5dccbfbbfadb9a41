"""Thousands of mutilated samples: each is read or refused, never a crash, never a hang."""

import random
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from gongkai.reports.errors import UnreadableFileError
from gongkai.reports.flow import Flow
from gongkai.reports.reading.report import read_flow
from gongkai.reports.sources.encoding import decode
from gongkai.reports.sources.html import read_html
from gongkai.reports.sources.kinds import Kind, kind_of, read_source
from gongkai.reports.sources.text import read_text
from gongkai.statute.report.form import all_cell_ids

COMPLETE = sorted((Path(__file__).parent.parent / "data" / "complete").glob("*/source.*"))
TEXTS = [path for path in COMPLETE if path.suffix != ".pdf"]
MUTATIONS = 500
PDF_MUTATIONS = 60
HANGS_AFTER_SECONDS = 300
HOSTILE = [
    "<table>",
    "</td>",
    "|" * 40,
    "\x00",
    "一、",
    "（",
    "9" * 30,
    "<td colspan=99999>",
    "〇" * 9,
    "\u2f00",
    "1 " * 50,
]


@contextmanager
def watchdog() -> Iterator[None]:
    """A hang ends in a failure instead of a test run without end."""

    def bark(*_: object) -> None:
        raise TimeoutError("reading hangs")

    before = signal.signal(signal.SIGALRM, bark)
    signal.alarm(HANGS_AFTER_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def mutilated(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(text) + 1)
        size = chance.randint(1, 400)
        piece = text[at : at + size]
        text = (
            text[:at]
            + chance.choice(["", piece * 2, piece[::-1], chance.choice(HOSTILE), piece[:3]])
            + text[at + size :]
        )
    return text


def cells_or_refusal(read: Callable[[], Flow]) -> set[str]:
    """The cells that were read; none where the file was refused with a reason."""
    try:
        return set(read_flow(read()).report.cells)
    except UnreadableFileError as refusal:
        if not str(refusal):
            raise AssertionError("a refusal without a reason") from refusal
        return set()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("seed", range(2))
def test_mutilated_text_is_read_or_refused(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    text = decode(path.read_bytes())
    read = read_html if path.suffix == ".html" else read_text
    with watchdog():
        for _ in range(MUTATIONS // 2):
            mutant = mutilated(text, chance)
            cells = cells_or_refusal(partial(read, mutant))
            assert cells <= all_cell_ids()


@pytest.mark.parametrize("path", [path for path in COMPLETE if path.suffix == ".pdf"], ids=str)
def test_a_mutilated_pdf_is_read_or_refused(path: Path, tmp_path: Path) -> None:
    chance = random.Random(7)
    whole = path.read_bytes()
    target = tmp_path / "a.pdf"
    with watchdog():
        for _ in range(PDF_MUTATIONS):
            data = bytearray(whole)
            for _ in range(chance.randint(1, 30)):
                at = chance.randrange(1024, len(data))
                data[at : at + chance.randint(1, 60)] = chance.randbytes(chance.randint(0, 60))
            target.write_bytes(bytes(data[: chance.choice([len(data), len(data) // 2])]))
            assert kind_of(target) is Kind.PDF
            cells = cells_or_refusal(lambda: read_source(target, Kind.PDF))
            assert cells <= all_cell_ids()
