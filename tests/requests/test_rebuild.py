"""Shown columns can be computed from the events at any time, and say the same."""

from datetime import date

import pytest
from click.testing import CliRunner

from gongkai.audit.models import Entry
from gongkai.config.commands import cli
from gongkai.lib.jobs.table import jobs
from gongkai.requests import actions, due_jobs
from gongkai.requests.actions.rebuild import SHOWN
from gongkai.requests.models import InfoRequest
from gongkai.statute.state import State
from tests.cast import Cast
from tests.requests.bulk import many
from tests.requests.busy_desk import TODAY, busy_desk


def columns() -> list[tuple[object, ...]]:
    return list(InfoRequest.objects.order_by("pk").values_list(*SHOWN))


def test_where_nothing_changed_nothing_changes(cast: Cast) -> None:
    busy_desk(cast)
    actions.rebuild(on=TODAY)
    before, entries = columns(), Entry.objects.count()
    assert actions.rebuild(on=TODAY) == 0
    assert columns() == before
    assert Entry.objects.count() == entries


def test_columns_that_were_spoiled_are_put_right_and_it_is_told(cast: Cast) -> None:
    desk = busy_desk(cast)
    before = columns()
    InfoRequest.objects.filter(pk=desk["today"].pk).update(due_on=None, state=State.SERVED)
    assert actions.rebuild(on=TODAY) == 1
    assert columns() == before
    entry = Entry.objects.last()
    assert entry is not None
    assert entry.said == f"按办理经过重新计算，1件有变化：{desk['today'].number}"


def test_a_new_day_moves_what_moves_with_the_days(cast: Cast) -> None:
    desk = busy_desk(cast)
    due_on = desk["opinion"].due_on
    actions.rebuild(on=date(2024, 10, 28), only_open=True)
    for each in desk.values():
        each.refresh_from_db()
    assert desk["supplement"].state == State.ABANDONED
    assert due_on
    assert desk["opinion"].due_on
    assert desk["opinion"].due_on > due_on
    assert desk["today"].due_on == TODAY


def test_many_requests_are_computed_portion_by_portion(cast: Cast) -> None:
    many(cast, 450, TODAY)
    InfoRequest.objects.update(due_on=None)
    assert actions.rebuild(on=TODAY) == 450
    assert not InfoRequest.objects.filter(due_on=None).exists()
    said = [each.said for each in Entry.objects.order_by("-sequence")[:3]]
    assert [words.split("：")[0] for words in said] == [
        "按办理经过重新计算，50件有变化",
        "按办理经过重新计算，200件有变化",
        "按办理经过重新计算，200件有变化",
    ]


def test_the_command_says_what_changed(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.lib.today.today", lambda: TODAY)
    busy_desk(cast)
    InfoRequest.objects.filter(state=State.SERVED).update(served_on=None)
    first, second = (CliRunner().invoke(cli, ["rebuild-requests"]) for _ in range(2))
    assert first.output == "重新计算完毕，1件有变化。\n"
    assert second.output == "重新计算完毕，没有变化。\n"


def test_the_job_computes_what_is_open(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(due_jobs, "today", lambda: date(2024, 10, 28))
    supplement = busy_desk(cast)["supplement"]
    jobs()["recompute_requests"].run()
    supplement.refresh_from_db()
    assert supplement.state == State.ABANDONED
