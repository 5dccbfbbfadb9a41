"""Which jobs there are: `DUE_JOBS` in the settings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Job:
    """An idempotent function without arguments, named by its dotted path, and how often it runs."""

    function: str
    every: timedelta

    def run(self) -> None:
        """Do it once."""
        work: Callable[[], object] = import_string(self.function)
        work()


def jobs() -> Mapping[str, Job]:
    """All jobs by name."""
    found: Mapping[str, Job] = settings.DUE_JOBS
    return found
