"""The loop that runs due jobs, once or N times beside each other.

A worker claims one job in a short transaction: the row is locked (SKIP LOCKED on PostgreSQL; SQLite
has one writer at a time), the claim is written, the lock goes. The job then runs in transactions of
its own, while a second thread renews the claim. So no job runs twice at once; and a job whose
worker was killed is free again when its claim runs out, so none is lost.
"""

import logging
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import DatabaseError, close_old_connections, connection, transaction
from django.db.models import F, Q

from gongkai.lib.jobs.models import DueJob
from gongkai.lib.jobs.table import Job, jobs
from gongkai.lib.today import now

CLAIM = timedelta(minutes=1)
RENEWAL = timedelta(seconds=20)
PAUSE = timedelta(seconds=5)
LONGEST_RETRY = timedelta(hours=1)
_log = logging.getLogger("gongkai.jobs")


def work(stop: threading.Event, *, pause: timedelta = PAUSE) -> None:
    """Run due jobs until told to stop; a database that is away for a while is waited for."""
    while not stop.is_set():
        try:
            close_old_connections()
            enter_jobs()
            run_due(stop)
        except DatabaseError as error:
            _log.error("数据库暂时用不了（%s），稍后再试。", type(error).__name__)
        stop.wait(pause.total_seconds())
    connection.close()


def run_due(stop: threading.Event | None = None, *, clock: Callable[[], datetime] = now) -> int:
    """Run the jobs that are due now, the longest due first; gives how many it ran."""
    ran = 0
    while not (stop and stop.is_set()) and (claimed := claim(clock())):
        with _renewing(claimed):
            fault = _fault_of(jobs()[claimed.name])
        finish(claimed, fault, clock())
        ran += 1
    return ran


def enter_jobs() -> None:
    """Give each job of the settings its row; one that is new is due at once."""
    known = set(DueJob.objects.values_list("name", flat=True))
    rows = [DueJob(name=name, due_at=now()) for name in jobs() if name not in known]
    if rows:
        DueJob.objects.bulk_create(rows, ignore_conflicts=True)


def claim(at: datetime) -> DueJob | None:
    """Take the job that has been due for longest and that nobody has, or None."""
    with transaction.atomic():
        free = Q(claimed_until__isnull=True) | Q(claimed_until__lt=at)
        due = DueJob.objects.filter(free, name__in=list(jobs()), due_at__lte=at)
        job = due.select_for_update(skip_locked=_can_skip()).order_by("due_at", "pk").first()
        if job is None:
            return None
        job.claim, job.claimed_until = secrets.token_hex(16), at + CLAIM
        job.save(update_fields=["claim", "claimed_until"])
        return job


def finish(job: DueJob, fault: str, at: datetime) -> None:
    """Give a claim back; the job is due again after its period, and sooner if it failed."""
    every = jobs()[job.name].every
    mine = DueJob.objects.filter(pk=job.pk, claim=job.claim)
    if fault:
        wait = min(every, LONGEST_RETRY, timedelta(minutes=2 ** min(job.failures, 6)))
        mine.update(
            due_at=at + wait,
            claim="",
            claimed_until=None,
            failures=F("failures") + 1,
            fault=fault,
        )
        return
    mine.update(
        due_at=at + every, claim="", claimed_until=None, failures=0, fault="", finished_at=at
    )


def _fault_of(job: Job) -> str:
    """Run a job; what went wrong as a name and a place, for its words could hold personal data."""
    try:
        job.run()
    except Exception as error:  # noqa: BLE001 a failed job must not end the loop
        place = _place(error)
        _log.error("任务 %s 没有完成：%s", job.function, place)
        return place[:200]
    return ""


def _place(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    return f"{type(error).__name__} {trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}"


@contextmanager
def _renewing(job: DueJob) -> Iterator[None]:
    """Keep a claim alive while its job runs."""
    done = threading.Event()
    renewer = threading.Thread(target=_renew, args=(job, done), daemon=True)
    renewer.start()
    try:
        yield
    finally:
        done.set()
        renewer.join()


def _renew(job: DueJob, done: threading.Event) -> None:
    while not done.wait(RENEWAL.total_seconds()):
        try:
            mine = DueJob.objects.filter(pk=job.pk, claim=job.claim)
            mine.update(claimed_until=now() + CLAIM)
        except DatabaseError as error:
            _log.error("任务 %s 的占用没能延长（%s）。", job.name, type(error).__name__)
    if done.is_set():
        connection.close()


def _can_skip() -> bool:
    return connection.features.has_select_for_update_skip_locked
