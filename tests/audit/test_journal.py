"""Writing the journal."""

import pytest
from django.db import DatabaseError, connection, transaction

from gongkai.audit import actions, queries
from gongkai.audit.models import Entry, Tip
from tests.cast import Cast


def write(cast: Cast, said: str = "登记来件") -> Entry:
    return actions.note(
        by=cast.handler, act="receive", about=cast.police, agency=cast.police, said=said
    )


def test_an_entry_tells_who_did_what_to_which_thing(cast: Cast) -> None:
    entry = write(cast, "状态：待确认 → 办理中")
    entry.refresh_from_db()
    assert (entry.by, entry.actor) == (cast.handler, "陈经办")
    assert (entry.about_kind, entry.about_id) == ("accounts.agency", str(cast.police.pk))
    assert (entry.about_name, entry.said) == ("示例区公安局", "状态：待确认 → 办理中")
    assert entry.agency == cast.police


def test_an_entry_of_nobody_at_the_desk_says_who_it_was(cast: Cast) -> None:
    entry = actions.note(
        by=None, actor="申请人", act="apply", about=cast.police, agency=None, said="提交申请"
    )
    assert (entry.by, entry.actor) == (None, "申请人")


def test_entries_are_numbered_without_gap_and_name_the_hash_before(cast: Cast) -> None:
    write(cast)
    entries = list(Entry.objects.order_by("sequence"))
    assert [entry.sequence for entry in entries] == list(range(1, len(entries) + 1))
    hashes = [entry.hash for entry in entries]
    assert [entry.previous for entry in entries] == ["0" * 64, *hashes[:-1]]


def test_many_entries_at_once_make_the_same_chain(cast: Cast) -> None:
    said = [
        actions.Note(by=None, act="import", about=cast.police, agency=cast.police, said=f"第{n}件")
        for n in range(3)
    ]
    with transaction.atomic():
        actions.note_all(said)
    assert queries.broken() is None
    assert [entry.said for entry in Entry.objects.order_by("-sequence")[:3]] == [
        "第2件",
        "第1件",
        "第0件",
    ]


@pytest.mark.django_db(transaction=True)
def test_an_entry_outside_the_transaction_of_its_change_is_refused() -> None:
    with pytest.raises(actions.NotInTransaction):
        actions.note(by=None, act="x", about=Tip(pk=1), agency=None, said="无")


def test_a_change_that_is_rolled_back_leaves_no_entry(cast: Cast) -> None:
    before = queries.last()
    with transaction.atomic():
        write(cast)
        transaction.set_rollback(True)
    assert queries.last() == before
    assert queries.broken() is None


REFUSED = [
    "UPDATE audit_entry SET said = '改过'",
    "DELETE FROM audit_entry",
    "UPDATE audit_tip SET sequence = sequence - 1",
    "DELETE FROM audit_tip",
]


@pytest.mark.parametrize("statement", REFUSED)
def test_the_database_itself_refuses_to_change_the_journal(cast: Cast, statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="只增不改"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.parametrize("table", ["audit_entry", "audit_tip"])
def test_nobody_empties_the_journal_at_a_stroke(cast: Cast, table: str) -> None:
    """PostgreSQL has a trigger for it; SQLite does not know the word."""
    is_postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if is_postgresql:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with (
            pytest.raises(DatabaseError, match="只增不改" if is_postgresql else "syntax error"),
            transaction.atomic(),
        ):
            cursor.execute(f"TRUNCATE {table} CASCADE")
