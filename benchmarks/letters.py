"""How fast letters, envelopes and bundles are written."""

import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from gongkai.lib.paper.bundle import Bundle, Part, join
from gongkai.lib.paper.envelope import Envelope, Party, write_envelopes_pdf
from gongkai.lib.paper.letter import LetterPage
from gongkai.lib.paper.letter_docx import write_letter_docx
from gongkai.lib.paper.letter_html import write_letter_html
from gongkai.lib.paper.letter_pdf import write_letter_pdf

WRITERS = {"pdf": write_letter_pdf, "docx": write_letter_docx, "html": write_letter_html}
BATCH = 200


def print_letters() -> None:
    """First (a new process) and warm (the mean of a batch of letters, each another one)."""
    print(f"\n{'write a letter of two pages':34}{'first ms':>9}{'warm ms':>11}{'a second':>11}")
    for name, write in WRITERS.items():
        first = subprocess.run(
            [sys.executable, "-m", "benchmarks.letters", name],
            check=True,
            capture_output=True,
            text=True,
            cwd=Path(__file__).parent.parent,
        ).stdout
        start = time.perf_counter()
        for number in range(BATCH):
            write(_letter(number))
        warm = 1000 * (time.perf_counter() - start) / BATCH
        print(f"{name:34}{float(first):9.0f}{warm:11.1f}{1000 / warm:11.0f}")
    _print_batches()
    with tempfile.TemporaryDirectory() as folder:
        own = {"GONGKAI_DATA": folder, "DJANGO_SETTINGS_MODULE": "gongkai.config.settings"}
        environment = {**os.environ, **own}
        environment.pop("DATABASE_URL", None)
        subprocess.run(
            [sys.executable, "-m", "benchmarks.step", "letter_batch"],
            check=True,
            env=environment,
            cwd=Path(__file__).parent.parent,
        )


def _print_batches() -> None:
    party = Party("临江市水务局", "临江市滨江路1号", "400000")
    parts = tuple(
        Part(f"文书{number}", "答复", write_letter_pdf(_letter(number))) for number in range(20)
    )
    start = time.perf_counter()
    write_envelopes_pdf([Envelope(party, party)] * BATCH)
    print(f"{f'{BATCH} envelopes':34}{1000 * (time.perf_counter() - start):20.0f}")
    start = time.perf_counter()
    join(Bundle("案卷", parts))
    print(f"{'a bundle of 20 letters':34}{1000 * (time.perf_counter() - start):20.0f}")


def _letter(number: int) -> LetterPage:
    return LetterPage(
        sender="临江市水务局",
        title="政府信息部分公开告知书",
        number=f"临水公答〔2026〕{number + 1}号",
        addressee=f"申请人{number}",
        body=(
            f"你于2026年9月7日提出的政府信息公开申请（编号2026-{number:04}）收悉，现答复如下：",
            "一、予以公开的内容",
            f"第{number}号供水合同和补充协议予以公开，见附件。" * 12,
            "二、不予公开的内容",
            "依据《中华人民共和国政府信息公开条例》第十五条、第三十七条不予公开。" * 6,
            "特此告知。",
        ),
        attachments=("供水合同", "补充协议"),
        signature="临江市水务局",
        dated=date(2026, 10, 28),
        contact="联系人：李清",
    )


def _print_first(name: str) -> None:
    start = time.perf_counter()
    WRITERS[name](_letter(0))
    print(1000 * (time.perf_counter() - start))


if __name__ == "__main__":
    _print_first(sys.argv[1]) if sys.argv[1:] else print_letters()
