"""Identity data at rest."""

import pytest
from pytest_django import Settings

from gongkai.accounts import actions
from gongkai.accounts.models import SecondFactor
from gongkai.lib import sealed
from gongkai.lib.sealed_fields import seal_all_anew
from tests.cast import Cast

NUMBER = "11010519491231002X"
OLD, NEW = "old-key-" * 5, "new-key-" * 5


@pytest.fixture
def keys(settings: Settings) -> Settings:
    settings.IDENTITY_KEYS = [OLD]
    return settings


def test_what_is_sealed_says_nothing_and_comes_out_whole(keys: Settings) -> None:
    token = sealed.seal(NUMBER)
    assert NUMBER not in token
    assert sealed.unseal(token) == NUMBER
    assert sealed.unseal_bytes(sealed.seal_bytes(b"\x00scan")) == b"\x00scan"


def test_the_same_text_is_sealed_differently_each_time_and_matched_by_its_digest(
    keys: Settings,
) -> None:
    assert sealed.seal(NUMBER) != sealed.seal(NUMBER)
    assert sealed.digest(NUMBER) == sealed.digest(NUMBER)
    assert sealed.digest(NUMBER) != sealed.digest(NUMBER[:-1] + "1")


def test_changed_data_and_a_missing_key_are_told_apart_from_nothing(keys: Settings) -> None:
    token = sealed.seal(NUMBER)
    changed = token[:-2] + ("A" if token[-2] != "A" else "B") + token[-1]
    with pytest.raises(sealed.SealBroken, match="GONGKAI_IDENTITY_KEYS"):
        sealed.unseal(changed)
    keys.IDENTITY_KEYS = [NEW]
    with pytest.raises(sealed.SealBroken):
        sealed.unseal(token)


def test_a_new_key_seals_and_the_old_one_still_opens_and_matches(keys: Settings) -> None:
    token, digest = sealed.seal(NUMBER), sealed.digest(NUMBER)
    keys.IDENTITY_KEYS = [NEW, OLD]
    assert sealed.unseal(token) == NUMBER
    assert digest in sealed.digests(NUMBER)
    assert digest != sealed.digest(NUMBER)


def test_after_sealing_all_anew_the_old_key_may_go(keys: Settings, cast: Cast) -> None:
    secret = actions.begin_second_factor(person=cast.handler)
    keys.IDENTITY_KEYS = [NEW, OLD]
    assert seal_all_anew()["accounts.SecondFactor.secret"] == 1
    keys.IDENTITY_KEYS = [NEW]
    assert sealed.unseal(SecondFactor.objects.get().secret) == secret


def test_sealing_all_anew_without_the_old_key_changes_nothing(keys: Settings, cast: Cast) -> None:
    actions.begin_second_factor(person=cast.handler)
    before = SecondFactor.objects.get().secret
    keys.IDENTITY_KEYS = [NEW]
    with pytest.raises(sealed.SealBroken):
        seal_all_anew()
    assert SecondFactor.objects.get().secret == before
