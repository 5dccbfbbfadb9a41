"""The application as `gongkai serve` runs it: due jobs beside it, and an end with its parent."""

import atexit
import ctypes
import os
import signal
import sys
import threading

from gongkai.config.wsgi import application
from gongkai.lib.jobs import worker

__all__ = ["application"]

_PR_SET_PDEATHSIG = 1


def _end_with_parent() -> None:
    """Let this process end when the one that started it is killed, so that the port is free."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _start_jobs() -> None:
    stop = threading.Event()
    threading.Thread(target=worker.work, args=(stop,), name="due jobs", daemon=True).start()
    atexit.register(stop.set)


_end_with_parent()
if os.environ.get("GONGKAI_RUNS_JOBS") == "1":
    _start_jobs()
