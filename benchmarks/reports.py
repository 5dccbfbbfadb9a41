"""Print how fast reports are read, checked and written, and working days are counted."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from benchmarks.timing import milliseconds
from gongkai.reports.many import read_many
from gongkai.reports.read import read_report
from gongkai.reports.writing import WRITERS, write_report
from gongkai.statute.calendar import Calendar, packaged
from gongkai.statute.report.rules import check

SAMPLES = Path(__file__).parent.parent / "tests" / "data" / "complete"
ROUNDS = 25
COPIES = 120


def main() -> None:
    """Four tables: working days, reading, checking, writing."""
    _print_days()
    seed = read_report(next(SAMPLES.glob("000*/source.*"))).report
    with tempfile.TemporaryDirectory() as folder:
        for suffix in WRITERS:
            Path(folder, f"written{suffix}").write_bytes(write_report(seed, suffix))
        _print_reading(Path(folder))
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
        print(f"{name:34}{milliseconds(act, rounds=3):9.1f}")
    print()


def _print_reading(folder: Path) -> None:
    print(f"{'read':34}{'ms':>9}{'a second':>11}{'all cores':>11}")
    for path in [*sorted(SAMPLES.glob("*/source.*")), *sorted(folder.glob("written.*"))]:
        one = milliseconds(partial(read_report, path))
        start = time.perf_counter()
        list(read_many([path] * COPIES))
        every = COPIES / (time.perf_counter() - start)
        name = path.name if path.parent == folder else f"{path.parent.name[:22]} {path.suffix}"
        print(f"{name:34}{one:9.1f}{1000 / one:11.0f}{every:11.0f}")


def _print_checking() -> None:
    print(f"\n{'check':34}{'ms':>9}{'a second':>11}")
    for path in sorted(SAMPLES.glob("*/source.*")):
        report = read_report(path).report
        one = milliseconds(partial(check, report))
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


def _print_writing() -> None:
    print(f"\n{'write the seed':34}{'first ms':>9}{'warm ms':>11}")
    source = next(SAMPLES.glob("000*/source.*"))
    report = read_report(source).report
    for suffix in WRITERS:
        command = [sys.executable, "-c", FIRST, str(source), suffix]
        first = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        warm = milliseconds(partial(write_report, report, suffix))
        print(f"{suffix:34}{float(first):9.0f}{warm:11.1f}")


if __name__ == "__main__":
    main()
