"""Time acts side by side, and print what came out."""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Act = Callable[[], object]


@dataclass(slots=True)
class Times:
    """What one act took, in milliseconds: the first time, then again and again."""

    cold: float = 0.0
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.wall)

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.wall, n=20, method="inclusive")[-1]


def side_by_side(acts: Mapping[str, Act], rounds: int) -> dict[str, Times]:
    """Run every act once, then all of them in turn, round after round.

    So that a moment in which the machine is busy falls on all of them alike.
    """
    taken = {name: Times() for name in acts}
    for name, act in acts.items():
        taken[name].cold, _ = _timed(act)
    for _ in range(rounds):
        for name, act in acts.items():
            wall, cpu = _timed(act)
            taken[name].wall.append(wall)
            taken[name].cpu.append(cpu)
    return taken


def _timed(act: Act) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    act()
    return 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu)


def print_times(title: str, taken: Mapping[str, Times], beside: Mapping[str, int]) -> None:
    """One line an act; `beside` is how many queries it asks."""
    print(f"\n{title:38}{'cold ms':>9}{'median':>9}{'p95':>9}{'least':>9}{'cpu':>9}{'queries':>9}")
    for name, times in taken.items():
        cpu = statistics.median(times.cpu)
        figures = (times.cold, times.median, times.p95, min(times.wall), cpu)
        queries = beside.get(name, "")
        print(f"{name:38}{''.join(f'{each:9.1f}' for each in figures)}{queries:>9}")


def milliseconds(act: Act, rounds: int = 25) -> float:
    """The median of several runs after a first one that does not count."""
    act()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)
