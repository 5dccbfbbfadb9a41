"""`gongkai rotate-identity-keys` on a database with people in it."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from pytest_django import Settings

from gongkai.audit.models import Entry
from gongkai.audit.queries import broken
from gongkai.config.commands import cli
from gongkai.lib import sealed
from gongkai.requests.models import Person, RectificationEnclosure, RectificationPerson
from gongkai.requests.queries import content
from tests.cast import Cast
from tests.requests.rectifications import PDF, entered
from tests.requests.requests import received

OLD, NEW = "old-key-" * 5, "new-key-" * 5
ON = date(2024, 9, 11)


@pytest.fixture(autouse=True)
def with_people(cast: Cast, settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.IDENTITY_KEYS = tmp_path, [OLD]
    received(cast, on=ON)
    entered(cast, on=ON)


def rotate() -> str:
    result = CliRunner().invoke(cli, ["rotate-identity-keys"])
    return result.output or str(result.exception)


def test_everybody_is_sealed_with_the_new_key_and_the_journal_says_so(settings: Settings) -> None:
    settings.IDENTITY_KEYS = [NEW, OLD]
    said = rotate()
    entry = Entry.objects.get(act="rotate_identity_keys")
    assert entry.said == said.replace("已用新密钥", "更换身份信息密钥，").split("，旧")[0]
    assert entry.detail["requests.RectificationPerson.identity_sealed"] == 1
    assert broken() is None
    settings.IDENTITY_KEYS = [NEW]
    for person in (Person.objects.get(), RectificationPerson.objects.get()):
        assert sealed.unseal(person.identity_sealed) == "110101199003070011"
    assert content(RectificationEnclosure.objects.get()) == PDF


def test_a_rotation_that_is_refused_leaves_no_entry(settings: Settings) -> None:
    settings.IDENTITY_KEYS = [NEW]
    rotate()
    assert not Entry.objects.filter(act="rotate_identity_keys").exists()
