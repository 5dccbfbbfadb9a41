"""What `gongkai serve` with two workers holds in memory after some hundred pages of the desk."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from django.conf import settings
from django.test import Client
from django.urls import reverse

from gongkai.accounts.models import User
from gongkai.requests.models import InfoRequest
from gongkai.requests.queries import OPEN_STATES

_WORKERS = 2
_REQUESTS = 600
_MEBIBYTE = 1024
"""In the unit of /proc, kibibytes."""


def main() -> None:
    """One line for each process, and their sum; PSS counts shared pages once."""
    cookie = _session()
    addresses = list(_addresses())
    with _served() as (process, port):
        before = _weigh(process.pid)
        for number in range(_REQUESTS):
            _get(port, addresses[number % len(addresses)], cookie)
        after = _weigh(process.pid)
    _print(before, after)


def _print(before: dict[int, tuple[int, int]], after: dict[int, tuple[int, int]]) -> None:
    title = f"memory, {_WORKERS} workers, {_REQUESTS} pages"
    print(f"\n{title:38}{'RSS MiB':>9}{'PSS MiB':>9}{'at first':>9}")
    lines = [(*weight, before.get(pid, (0, 0))[1]) for pid, weight in after.items()]
    together = [sum(column) for column in zip(*lines, strict=True)]
    names = ["server", *(f"worker {number}" for number in range(1, len(lines))), "together"]
    for name, line in zip(names, [*lines, together], strict=True):
        print(f"{name:38}{''.join(f'{each / _MEBIBYTE:9.1f}' for each in line)}")


def _session() -> str:
    """The cookie of somebody who is logged in."""
    client = Client(headers={"host": "localhost"})
    handler = User.objects.get(username="liqing")
    client.force_login(handler, "django.contrib.auth.backends.ModelBackend")
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"


def _addresses() -> Iterator[str]:
    """Lists and case files in turn, one similar list and one calendar in twelve."""
    worklist = reverse("requests:worklist")
    some = InfoRequest.objects.filter(state__in=OPEN_STATES).order_by("pk")[:60]
    for at, each in enumerate(some):
        yield f"{worklist}{each.number}/"
        yield f"{worklist}?due=done&page={at + 1}"
        if at % 6 == 0:
            yield reverse("requests:calendar")
            yield reverse("requests:case_similar", args=[each.year, each.serial])


@contextmanager
def _served() -> Iterator[tuple["subprocess.Popen[str]", int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    command = [sys.executable, "-m", "gongkai", "serve", "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--workers", str(_WORKERS)], stdout=subprocess.PIPE, text=True
    )
    try:
        if process.stdout is None or not process.stdout.readline():
            sys.exit("The server did not start.")
        yield process, port
    finally:
        process.terminate()
        process.wait(timeout=30)


def _get(port: int, address: str, cookie: str) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", address, headers={"Cookie": cookie})
    answer = connection.getresponse()
    if answer.status != 200:
        sys.exit(f"{address}: {answer.status}")
    answer.read()
    connection.close()


def _weigh(pid: int) -> dict[int, tuple[int, int]]:
    """RSS and PSS of a process and those below it, in kibibytes."""
    return {each: _rollup(each) for each in (pid, *_below(pid))}


def _below(pid: int) -> Iterator[int]:
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split():
        if _rollup(int(child))[0]:
            yield int(child)
            yield from _below(int(child))


def _rollup(pid: int) -> tuple[int, int]:
    """Nothing for a process that has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0, 0
    kept = {line.split(":")[0]: int(line.split()[1]) for line in lines if line.endswith(" kB")}
    return kept.get("Rss", 0), kept.get("Pss", 0)
