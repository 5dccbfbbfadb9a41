"""Due jobs: each runs when due, never twice at once, and none is lost."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError, connection
from pytest_django import Settings

from gongkai.lib.jobs import worker
from gongkai.lib.jobs.models import DueJob
from gongkai.lib.jobs.table import Job

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
HERE = __name__
ran: list[str] = []
inside = threading.Event()
may_go_on = threading.Event()


def remind() -> None:
    ran.append("remind")


def recompute() -> None:
    ran.append("recompute")


def fail() -> None:
    raise ValueError("张某某的身份证号")


def take_long() -> None:
    ran.append("long")
    inside.set()
    assert may_go_on.wait(30)


@pytest.fixture(autouse=True)
def jobs(settings: Settings) -> Settings:
    ran.clear()
    inside.clear()
    may_go_on.clear()
    settings.DUE_JOBS = {
        "remind": Job(f"{HERE}.remind", HOUR),
        "recompute": Job(f"{HERE}.recompute", 24 * HOUR),
    }
    return settings


def due(name: str, at: datetime = AT) -> DueJob:
    return DueJob.objects.create(name=name, due_at=at)


def run_at(at: datetime) -> int:
    return worker.run_due(clock=lambda: at)


@pytest.mark.django_db
def test_a_job_runs_when_due_and_again_after_its_period() -> None:
    due("remind")
    assert [run_at(AT - timedelta(seconds=1)), run_at(AT), run_at(AT)] == [0, 1, 0]
    assert [run_at(AT + HOUR - timedelta(seconds=1)), run_at(AT + HOUR)] == [0, 1]
    assert ran == ["remind", "remind"]


@pytest.mark.django_db
def test_a_job_that_was_due_often_while_nobody_worked_runs_once() -> None:
    due("remind")
    assert run_at(AT + 50 * HOUR) == 1
    assert DueJob.objects.get().due_at == AT + 51 * HOUR


@pytest.mark.django_db
def test_the_longest_due_runs_first() -> None:
    due("remind", AT)
    due("recompute", AT - HOUR)
    run_at(AT)
    assert ran == ["recompute", "remind"]


@pytest.mark.django_db
def test_a_new_job_is_entered_once_and_due_at_once() -> None:
    worker.enter_jobs()
    worker.enter_jobs()
    assert sorted(DueJob.objects.values_list("name", flat=True)) == ["recompute", "remind"]
    assert worker.run_due() == 2


@pytest.mark.django_db
def test_a_job_that_is_no_longer_in_the_settings_does_not_run() -> None:
    due("former")
    assert run_at(AT) == 0


@pytest.mark.django_db
def test_a_failed_job_is_tried_again_and_its_words_are_not_kept(
    jobs: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    jobs.DUE_JOBS = {"fail": Job(f"{HERE}.fail", HOUR)}
    due("fail")
    run_at(AT)
    job = DueJob.objects.get()
    assert (job.due_at, job.failures, job.finished_at) == (AT + timedelta(minutes=1), 1, None)
    run_at(job.due_at)
    job.refresh_from_db()
    assert (job.due_at, job.failures) == (AT + timedelta(minutes=3), 2)
    assert job.fault.startswith(f"ValueError {HERE}:")
    assert "张某某" not in job.fault + caplog.text


@pytest.mark.django_db
def test_a_failing_job_does_not_wait_longer_than_its_period(jobs: Settings) -> None:
    jobs.DUE_JOBS = {"fail": Job(f"{HERE}.fail", timedelta(minutes=5))}
    DueJob.objects.create(name="fail", due_at=AT, failures=40)
    run_at(AT)
    assert DueJob.objects.get().due_at == AT + timedelta(minutes=5)


@pytest.mark.django_db
def test_a_job_that_succeeds_again_forgets_its_failures() -> None:
    DueJob.objects.create(name="remind", due_at=AT, failures=3, fault="ValueError x:1")
    run_at(AT)
    job = DueJob.objects.get()
    assert (job.failures, job.fault, job.finished_at) == (0, "", AT)


@pytest.mark.django_db
def test_a_claimed_job_is_nobody_elses_until_its_claim_runs_out() -> None:
    due("remind")
    first = worker.claim(AT)
    assert first is not None
    assert worker.claim(AT + worker.CLAIM) is None
    second = worker.claim(AT + worker.CLAIM + timedelta(seconds=1))
    assert second is not None
    assert second.claim != first.claim


@pytest.mark.django_db
def test_a_worker_that_lost_its_claim_does_not_finish_for_the_other() -> None:
    due("remind")
    first = worker.claim(AT)
    later = AT + worker.CLAIM + timedelta(seconds=1)
    second = worker.claim(later)
    assert first is not None
    assert second is not None
    worker.finish(first, "", later)
    assert DueJob.objects.get().claim == second.claim


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_at_once_each_job_is_run_by_one(jobs: Settings) -> None:
    names = [f"job{number}" for number in range(12)]
    jobs.DUE_JOBS = {name: Job(f"{HERE}.remind", 24 * HOUR) for name in names}
    for name in names:
        due(name)
    start = threading.Barrier(4)

    def work() -> None:
        start.wait()
        worker.run_due(clock=lambda: AT)
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ran) == len(names)
    assert DueJob.objects.filter(finished_at=AT).count() == len(names)


@pytest.mark.django_db(transaction=True)
def test_a_long_job_keeps_its_claim(jobs: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    renewed = threading.Event()
    monkeypatch.setattr(worker, "RENEWAL", timedelta(milliseconds=1))

    def much_later() -> datetime:
        renewed.set()
        return AT + 5 * HOUR

    monkeypatch.setattr(worker, "now", much_later)
    jobs.DUE_JOBS = {"long": Job(f"{HERE}.take_long", HOUR)}
    due("long")

    def work() -> None:
        worker.run_due(clock=lambda: AT)
        connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    assert inside.wait(30)
    assert renewed.wait(30)
    while DueJob.objects.get().claimed_until == AT + worker.CLAIM:
        assert thread.is_alive()
    assert worker.claim(AT + 4 * HOUR) is None
    may_go_on.set()
    thread.join()
    assert ran == ["long"]
    assert DueJob.objects.get().claimed_until is None


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_away_is_waited_for(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stop, answers = threading.Event(), iter([OperationalError("away"), None])

    def entered() -> None:
        if error := next(answers):
            raise error
        stop.set()

    monkeypatch.setattr(worker, "enter_jobs", entered)
    thread = threading.Thread(target=worker.work, args=(stop,), kwargs={"pause": timedelta()})
    thread.start()
    thread.join()
    assert "数据库暂时用不了" in caplog.text
