"""`make bench`: reports and working days, letters, the desk, each in a process of its own."""

import subprocess
import sys


def main() -> None:
    """Print all tables; nothing is asserted."""
    for part in ("reports", "letters", "desk"):
        subprocess.run([sys.executable, "-m", f"benchmarks.{part}"], check=True)
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from gongkai.checks.files import scan
from gongkai.checks.text import TextCheck
from gongkai.reports.many import read_many
from gongkai.reports.read import read_report
from gongkai.reports.writing import WRITERS, write_report
from gongkai.statute.calendar import Calendar, packaged
from gongkai.statute.report.rules import check
from tests.checks.labelled import lookalikes, texts

PROSE = (
    "您于2021年9月30日提出的政府信息公开申请，本机关于2021年10月8日收到。经审查，您申请公开的信息属于主动公开"
    "的信息，根据《中华人民共和国政府信息公开条例》第三十六条第一项，现告知您获取的方式、途径。\n"
)
SAMPLES = Path(__file__).parent.parent / "tests" / "data" / "complete"
ROUNDS = 25
COPIES = 120


def main() -> None:
    """Five tables: working days, reading, scanning, checking, writing."""
    _print_days()
    seed = read_report(next(SAMPLES.glob("000*/source.*"))).report
    with tempfile.TemporaryDirectory() as folder:
        for suffix in WRITERS:
            Path(folder, f"written{suffix}").write_bytes(write_report(seed, suffix))
        _print_reading(Path(folder))
        _print_scanning(Path(folder))
    _print_checking()
    _print_writing()


def _print_days() -> None:
    calendar = packaged()
    starts = [date(2010, 1, 1) + timedelta(number % 5800) for number in range(1_000_000)]
    acts: dict[str, Callable[[], object]] = {
        "a million add 20 working days": lambda: [calendar.add(day, 20) for day in starts],
        "a million reckon 20 working days": lambda: [calendar.reckon(day, 20) for day in starts],
        "a million between": lambda: [calendar.between(starts[0], day) for day in starts],
        "rebuild after a notice": partial(Calendar.with_years, calendar, []),
    }
    print(f"{'working days':34}{'ms':>9}")
    for name, act in acts.items():
        print(f"{name:34}{_milliseconds(act, rounds=3):9.1f}")
    print()


def _milliseconds(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median of several runs after a first one that does not count."""
    act()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


def _print_reading(folder: Path) -> None:
    print(f"{'read':34}{'ms':>9}{'a second':>11}{'all cores':>11}")
    for path in [*sorted(SAMPLES.glob("*/source.*")), *sorted(folder.glob("written.*"))]:
        one = _milliseconds(partial(read_report, path))
        start = time.perf_counter()
        list(read_many([path] * COPIES))
        every = COPIES / (time.perf_counter() - start)
        name = path.name if path.parent == folder else f"{path.parent.name[:22]} {path.suffix}"
        print(f"{name:34}{one:9.1f}{1000 / one:11.0f}{every:11.0f}")


def _print_checking() -> None:
    print(f"\n{'check':34}{'ms':>9}{'a second':>11}")
    for path in sorted(SAMPLES.glob("*/source.*")):
        report = read_report(path).report
        one = _milliseconds(partial(check, report))
        print(f"{path.parent.name[:32]:34}{one:9.2f}{1000 / one:11.0f}")


FIRST = """
import sys, time
from pathlib import Path
from gongkai.reports.read import read_report
report = read_report(Path(sys.argv[1])).report
start = time.perf_counter()
from gongkai.reports.writing import write_report
write_report(report, sys.argv[2])
print(1000 * (time.perf_counter() - start))
"""


def _print_scanning(folder: Path) -> None:
    """Personal data and marks: in prose, where every sentence has some, and in whole files."""
    dense = "\n".join(text.text for text in [*texts(), *lookalikes()]) * 10
    prose = PROSE * 2000
    print(f"\n{'scan':34}{'ms':>9}{'MB/s':>11}")
    for name, text in {"prose": prose, "personal data in every line": dense}.items():
        one = _milliseconds(lambda text=text: TextCheck().spans(text), rounds=5)
        print(f"{name:34}{one:9.1f}{len(text.encode()) / one / 1000:11.2f}")
    for path in sorted(folder.glob("written.*")):
        content = path.read_bytes()
        one = _milliseconds(partial(scan, content, "text/plain"), rounds=5)
        print(f"{path.name:34}{one:9.1f}{len(content) / one / 1000:11.2f}")


def _print_writing() -> None:
    print(f"\n{'write the seed':34}{'first ms':>9}{'warm ms':>11}")
    source = next(SAMPLES.glob("000*/source.*"))
    report = read_report(source).report
    for suffix in WRITERS:
        command = [sys.executable, "-c", FIRST, str(source), suffix]
        first = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        warm = _milliseconds(partial(write_report, report, suffix))
        print(f"{suffix:34}{float(first):9.0f}{warm:11.1f}")


if __name__ == "__main__":
    main()
