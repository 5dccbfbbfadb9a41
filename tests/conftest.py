"""What all tests share. Tests of the statute and of plain tools use nothing from here."""

import gc
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.cast import Cast

pytest_plugins = ["tests.browser"]

# No test depends on how fast the machine is just now.
settings.register_profile("any_speed", deadline=None)
settings.load_profile("any_speed")

_TABLES = {"db", "transactional_db", "django_db_setup", "live_server"}
_BROWSER = {"browser", "visit"}


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Let `pytest -p no:django tests/statute` run: the setting is known, and nobody reads it."""
    if not pluginmanager.hasplugin("django"):
        parser.addini("DJANGO_SETTINGS_MODULE", "settings of Django, which is not loaded")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches tables, which runs on PostgreSQL as well, and what opens a browser, which
    runs once."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & _TABLES:
            item.add_marker(pytest.mark.tables)
        if fixtures & _BROWSER:
            item.add_marker(pytest.mark.browser)


def pytest_collection_finish() -> None:
    """What was collected lives to the end: looking through it again and again frees nothing."""
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Between tests with real transactions all tables are emptied; the journal refuses that, so
    its triggers stand aside for the moment."""
    from django.db import connection
    from django.test import TransactionTestCase

    from gongkai.audit import triggers

    tear_down = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]  # a method without a public name

    def without_triggers(case: TransactionTestCase) -> None:
        triggers.remove(connection)
        try:
            tear_down(case)
        finally:
            triggers.install(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", without_triggers)
        yield


@pytest.fixture
def cast(db: None) -> "Cast":
    """Two bureaus under a district, one person for each post."""
    from tests.cast import assemble

    return assemble()
