"""How fast texts and files are looked through for personal data and marks."""

import tempfile
from functools import partial
from pathlib import Path

from benchmarks.timing import milliseconds
from gongkai.checks.files import scan
from gongkai.checks.text import TextCheck
from gongkai.reports.read import read_report
from gongkai.reports.writing import WRITERS, write_report
from tests.checks.labelled import lookalikes, texts

PROSE = (
    "您于2021年9月30日提出的政府信息公开申请，本机关于2021年10月8日收到。经审查，您申请公开的信息属于主动公开"
    "的信息，根据《中华人民共和国政府信息公开条例》第三十六条第一项，现告知您获取的方式、途径。\n"
)
SAMPLES = Path(__file__).parent.parent / "tests" / "data" / "complete"


def main() -> None:
    """One table: in prose, where every line has some, and in whole files."""
    seed = read_report(next(SAMPLES.glob("000*/source.*"))).report
    with tempfile.TemporaryDirectory() as folder:
        for suffix in WRITERS:
            Path(folder, f"written{suffix}").write_bytes(write_report(seed, suffix))
        print_scanning(Path(folder))


def print_scanning(folder: Path) -> None:
    """Personal data and marks: in prose, where every sentence has some, and in whole files."""
    dense = "\n".join(text.text for text in [*texts(), *lookalikes()]) * 10
    prose = PROSE * 2000
    print(f"\n{'scan':34}{'ms':>9}{'MB/s':>11}")
    for name, text in {"prose": prose, "personal data in every line": dense}.items():
        one = milliseconds(lambda text=text: TextCheck().spans(text), rounds=5)
        print(f"{name:34}{one:9.1f}{len(text.encode()) / one / 1000:11.2f}")
    for path in sorted(folder.glob("written.*")):
        content = path.read_bytes()
        one = milliseconds(partial(scan, content, "text/plain"), rounds=5)
        print(f"{path.name:34}{one:9.1f}{len(content) / one / 1000:11.2f}")


if __name__ == "__main__":
    main()
