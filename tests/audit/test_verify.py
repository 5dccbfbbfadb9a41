"""Tampering shows."""

import pytest
from django.db import connection

from gongkai.audit import actions, queries, triggers
from tests.cast import Cast


@pytest.fixture
def tamper(cast: Cast) -> None:
    """The state after somebody with the database's own rights has dropped the triggers."""
    for n in range(5):
        actions.note(
            by=cast.handler, act="note", about=cast.police, agency=cast.police, said=f"备注{n}"
        )
    triggers.remove(connection)


def run(statement: str, *values: str | int | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_an_untouched_journal_holds(cast: Cast) -> None:
    assert queries.broken() is None
    assert triggers.missing(connection) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("said", "改过"),
        ("actor", "别人"),
        ("act", "sign"),
        ("about_id", "999"),
        ("about_name", "别处"),
        ("about_kind", "accounts.unit"),
        ("at", "2020-01-01 00:00:00+00:00"),
        ("detail", '{"a": 1}'),
        ("by_id", None),
        ("agency_id", None),
        ("hash", "f" * 64),
    ],
)
def test_a_changed_value_is_found_at_its_entry(
    cast: Cast, tamper: None, column: str, value: str | None
) -> None:
    target = queries.last()[0] - 2
    run(f"UPDATE audit_entry SET {column} = %s WHERE sequence = %s", value, target)
    found = queries.broken()
    assert found is not None
    assert found.sequence == target


def test_a_missing_entry_is_found(cast: Cast, tamper: None) -> None:
    target = queries.last()[0] - 2
    run("DELETE FROM audit_entry WHERE sequence = %s", target)
    found = queries.broken()
    assert found == queries.Broken(target, "缺失：这一条被删去了")


def test_a_missing_last_entry_is_found(cast: Cast, tamper: None) -> None:
    target = queries.last()[0]
    run("DELETE FROM audit_entry WHERE sequence = %s", target)
    found = queries.broken()
    assert found is not None
    assert (found.sequence, "末尾" in found.reason) == (target, True)


def test_an_entry_put_in_later_is_found(cast: Cast, tamper: None) -> None:
    target = queries.last()[0]
    columns = "at, by_id, actor, act, about_kind, about_id, about_name, agency_id, said, detail"
    run(
        f"INSERT INTO audit_entry (sequence, {columns}, previous, hash) "
        f"SELECT sequence + 1, {columns}, hash, hash FROM audit_entry WHERE sequence = %s",
        target,
    )
    found = queries.broken()
    assert found is not None
    assert found.sequence == target + 1


def test_missing_triggers_are_named(cast: Cast, tamper: None) -> None:
    assert "audit_entry_no_update" in triggers.missing(connection)
