"""One running number for a year, without a gap and without a number given twice."""

import threading
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction

from gongkai.accounts.models import Agency
from gongkai.letters import actions
from gongkai.letters.errors import FaultyLetterError, LetterNotAllowedError
from gongkai.letters.models import Letter, LetterSeries
from tests.cast import Cast, assemble
from tests.letters.letters import DAY, draft, matter_of, may, rendered, sign, to_sign

AT_ONCE = 6


def test_replies_and_notices_have_a_running_number_each(cast: Cast) -> None:
    replies = [
        sign(to_sign(cast, kind, matter_of(i)), cast.signer)
        for i, kind in enumerate(("D02", "D13"))
    ]
    notice = sign(to_sign(cast, "P04"), cast.signer)
    assert [each.number for each in replies] == ["示公开复〔2026〕1号", "示公开复〔2026〕2号"]
    assert notice.number == "示公开告〔2026〕1号"


def test_an_agency_chooses_the_words_of_its_numbers_and_goes_on_counting(cast: Cast) -> None:
    sign(to_sign(cast), cast.signer)
    Agency.objects.filter(pk=cast.police.pk).update(reply_word="答", notice_word="函")
    cast.police.refresh_from_db()
    reply = sign(to_sign(cast, matter="requests/2026-0002"), cast.signer)
    notice = sign(to_sign(cast, "P04"), cast.signer)
    assert (reply.number, notice.number) == ("示公开答〔2026〕2号", "示公开函〔2026〕1号")


def test_a_new_year_begins_with_one(cast: Cast) -> None:
    sign(to_sign(cast), cast.signer)
    later = sign(to_sign(cast, matter=matter_of(2)), cast.signer, on=date(2027, 1, 4))
    assert later.number == "示公开复〔2027〕1号"


def test_a_refused_signature_takes_no_number(cast: Cast) -> None:
    def faulty(letter: Letter) -> Sequence[str]:
        return [f"{letter.number}缺少理由"]

    letter = to_sign(cast)
    with pytest.raises(FaultyLetterError, match="示公开复〔2026〕1号缺少理由"):
        actions.sign(
            letter=letter,
            by=cast.signer,
            may=may(cast.signer),
            on=DAY,
            faults=faulty,
            render=rendered,
        )
    assert not LetterSeries.objects.exists()
    assert sign(letter, cast.signer).serial == 1


def test_the_database_refuses_a_number_given_twice(cast: Cast) -> None:
    letter = sign(to_sign(cast), cast.signer)
    letter.pk = None
    with pytest.raises(IntegrityError, match=r"letter_numbered_once|serial"), transaction.atomic():
        letter.save()


@pytest.mark.django_db(transaction=True)
def test_signers_at_once_get_numbers_without_a_gap() -> None:
    cast = assemble()
    letters = [to_sign(cast, matter=matter_of(i)) for i in range(AT_ONCE)]
    start = threading.Barrier(AT_ONCE)
    failures: list[Exception] = []

    def signs(letter: Letter) -> None:
        try:
            start.wait()
            sign(letter, cast.signer)
        except Exception as error:  # noqa: BLE001 a thread's failure is the test's
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=signs, args=[letter]) for letter in letters]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    serials = Letter.objects.order_by("serial").values_list("serial", flat=True)
    assert list(serials) == list(range(1, AT_ONCE + 1))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_void_a_letter_at_once_one_is_refused_while_others_sign_without_a_gap() -> None:
    cast = assemble()
    wrong = sign(to_sign(cast), cast.signer)
    ready = [to_sign(cast, matter=matter_of(i)) for i in range(2)]
    acts = [
        *(partial(sign, each, cast.signer) for each in ready),
        *(
            partial(actions.replace, letter=wrong, by=cast.head_of_office, reason="日期写错")
            for _ in range(2)
        ),
    ]
    start = threading.Barrier(len(acts))
    failures: list[Exception] = []

    def does(act: Callable[[], Letter]) -> None:
        try:
            start.wait()
            act()
        except Exception as error:  # noqa: BLE001 a thread's failure is the test's
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=does, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (refused,) = failures
    assert isinstance(refused, LetterNotAllowedError)
    assert "已作废" in str(refused)
    (anew,) = Letter.objects.filter(replaces=wrong)
    assert (anew.number, Letter.objects.get(pk=wrong.pk).number) == ("", wrong.number)
    numbered = Letter.objects.filter(serial__isnull=False).order_by("serial")
    assert list(numbered.values_list("serial", flat=True)) == [1, 2, 3]


def test_a_draft_has_no_number(cast: Cast) -> None:
    assert (draft(cast).number, draft(cast).serial) == ("", None)
