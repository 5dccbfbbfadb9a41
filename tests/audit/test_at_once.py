"""Many write the journal at the same time."""

import threading

import pytest
from django.db import connection, transaction

from gongkai.audit import actions, queries
from gongkai.audit.models import Entry
from tests.cast import assemble

WRITERS, EACH = 4, 8


@pytest.mark.django_db(transaction=True)
def test_entries_written_at_once_make_one_chain_without_gap() -> None:
    cast = assemble()
    before = queries.last()[0]
    start = threading.Barrier(WRITERS)
    faults: list[Exception] = []

    def write(writer: int) -> None:
        start.wait()
        try:
            for number in range(EACH):
                with transaction.atomic():
                    actions.note(
                        by=cast.handler,
                        act="note",
                        about=cast.police,
                        agency=cast.police,
                        said=f"{writer}-{number}",
                    )
        except Exception as error:  # noqa: BLE001 told to the test below
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert Entry.objects.filter(act="note").count() == WRITERS * EACH
    assert queries.last()[0] == before + WRITERS * EACH
    assert queries.broken() is None
