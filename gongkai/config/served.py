"""The application as `gongkai serve` runs it: due jobs beside it, and an end with its parent."""

import atexit
import os
import signal
import threading
import time

from gongkai.config.wsgi import application
from gongkai.lib.jobs import worker

__all__ = ["application"]

_EVERY = 0.5
"""Seconds between two looks for the parent."""


def _end_with_parent() -> None:
    """Let this process end when the one that started it is gone, so that the port is free.

    It asks again until it has ended: a signal that comes before the server listens to signals is
    lost, and so one that the kernel sends once is not enough.
    """
    parent = int(os.environ["GONGKAI_SERVED_BY"])

    def look() -> None:
        while True:
            time.sleep(_EVERY)
            if os.getppid() != parent:
                os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=look, name="end with parent", daemon=True).start()


def _start_jobs() -> None:
    stop = threading.Event()
    threading.Thread(target=worker.work, args=(stop,), name="due jobs", daemon=True).start()
    atexit.register(stop.set)


_end_with_parent()
if os.environ.get("GONGKAI_RUNS_JOBS") == "1":
    _start_jobs()
