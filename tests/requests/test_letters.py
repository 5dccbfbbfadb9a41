"""Letters of requests from the step that wants them to their service, by the real actions."""

import hashlib
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from pytest_django import Settings

from gongkai.audit.models import Entry
from gongkai.letters import actions as letters
from gongkai.letters import queries as letter_queries
from gongkai.letters.errors import FaultyLetterError, LetterNotAllowedError
from gongkai.letters.models import Letter
from gongkai.requests import actions, queries
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.letter_facts import facts_of
from gongkai.requests.letter_queries import cited
from gongkai.requests.letters_due import letters_due
from gongkai.requests.models import InfoRequest
from gongkai.statute.events import (
    Consulted,
    Decided,
    Extended,
    FeeNoticed,
    OpinionSought,
    Retracted,
    Served,
    ServiceWay,
    SupplementRequested,
)
from tests.cast import Cast, assemble
from tests.requests.letters import (
    PARTY,
    agrees,
    asked,
    begun,
    by_hand,
    by_post,
    further,
    issued,
    kinds_of,
    letters_of,
    may,
    objects,
    printed,
    searched,
    serve,
    signed,
    the,
    to_sign,
)
from tests.requests.requests import WANTED, received

CAME = date(2026, 3, 2)
LATER = CAME + timedelta(7)
LATE = date(2026, 6, 1)
SECRET = ("110101199003070011", "13800000000", "someone@example.org", "示例区示例路8号")


# --- begun with the step ----------------------------------------------------------------------


def test_a_step_and_its_letters_are_written_at_once(cast: Cast) -> None:
    found = begun(cast, CAME, asked(CAME))
    assert kinds_of(found) == ["P07", "P09"]
    assert the(found, "P07").receiver == PARTY
    assert the(found, "P09").receiver == "张小明"


def test_beginning_again_begins_nothing(cast: Cast) -> None:
    found = begun(cast, CAME, asked(CAME), Extended(CAME, 20))
    assert actions.begin_letters(found, by=cast.handler, on=CAME) == []


def test_a_step_that_the_law_refuses_begins_no_letter(cast: Cast) -> None:
    found = begun(cast, CAME)
    with pytest.raises(NotAllowedError):
        further(cast, found, Extended(CAME, 21), on=CAME)
    assert kinds_of(found) == []


def test_a_wording_file_with_a_mistake_refuses_the_step_and_says_where(
    cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "P06.txt").write_text("第一段\n{{ nobody }}\n", "utf-8")
    settings.LETTER_WORDING = tmp_path
    found = begun(cast, CAME)
    with pytest.raises(NotAllowedError, match=r"文书模板 P06\.txt 第2行有误"):
        further(cast, found, Extended(CAME, 20), on=CAME)
    assert len(queries.history(found)) == 1
    assert kinds_of(found) == []


def test_an_agency_s_own_words_come_first(cast: Cast, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "P06.txt").write_text("本机关自己的写法：{{ said.remark }}。\n", "utf-8")
    settings.LETTER_WORDING = tmp_path
    found = begun(cast, CAME, Extended(CAME, 20))
    assert the(found, "P06").body == "本机关自己的写法：理由写在这里。"
    settings.LETTER_WORDING = None
    actions.recompose(found, the(found, "P06"), by=cast.handler, on=CAME)
    assert "自己的写法" not in the(found, "P06").body


def test_drafts_and_letters_in_review_fall_with_their_step(cast: Cast) -> None:
    found = begun(cast, CAME, Extended(CAME, 20), Decided(CAME, "D02"))
    letters.put_forward(letter=the(found, "D02"), by=cast.handler)
    found = further(cast, found, Retracted(3, "登记有误"), on=CAME)
    assert kinds_of(found) == ["P06"]
    found = further(cast, found, Decided(CAME, "D02"), on=CAME)
    assert kinds_of(found) == ["P06", "D02"]


def test_a_party_that_answers_before_its_letter_goes_out_needs_no_letter(cast: Cast) -> None:
    found = begun(cast, CAME, asked(CAME), agrees(CAME))
    assert kinds_of(found) == ["P09"]
    given_up = Letter.objects.get(kind="P07")
    assert given_up.state == "voided"
    assert "意见已经收到" in given_up.steps.latest("pk").said
    found = further(cast, found, Retracted(3, "登记有误"), on=CAME)
    assert kinds_of(found) == ["P09", "P07"]


def test_one_notice_tells_the_applicant_of_all_sorts_asked_on_a_day(cast: Cast) -> None:
    other = OpinionSought(CAME, Consulted.AGENCY, "示例区教育局")
    found = begun(cast, CAME, asked(CAME), other)
    assert sorted(kinds_of(found)) == ["P07", "P09", "P12"]
    assert "书面征求第三方、有关机关的意见" in the(found, "P09").body
    found = serve(cast, found, issued(cast, found, "P07", CAME), by_hand(CAME), CAME)
    letter = actions.recompose(found, the(found, "P09"), by=cast.handler, on=CAME)
    assert "书面征求第三方、有关机关的意见" in letter.body


def test_a_signed_letter_stays_when_its_step_is_taken_back(cast: Cast) -> None:
    found = begun(cast, CAME, Extended(CAME, 20))
    letter = signed(cast, found, "P06", CAME)
    found = further(cast, found, Retracted(2, "登记有误"), on=CAME)
    assert letters_of(found) == [letter]


def test_recomposing_takes_the_words_from_the_record_again(cast: Cast) -> None:
    found = begun(cast, CAME, Extended(CAME, 20))
    letter = the(found, "P06")
    text = letters.Text(letter.title, letter.addressee, "随便写的。")
    letter = letters.rewrite(letter=letter, text=text, by=cast.handler, version=letter.version)
    recomposed = actions.recompose(found, letter, by=cast.handler, on=CAME)
    assert "理由写在这里" in recomposed.body
    assert recomposed.version == 2


def test_a_letter_of_another_request_is_refused(cast: Cast) -> None:
    found, other = begun(cast, CAME, Extended(CAME, 20)), begun(cast, CAME)
    with pytest.raises(NotAllowedError, match="不属于这份申请"):
        actions.sign_letter(other, the(found, "P06"), by=cast.signer, on=CAME)


# --- what letters know ------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["D02", "D13", "D27"])
def test_no_fact_of_a_letter_tells_identity_or_contact(cast: Cast, code: str) -> None:
    points = ("D02", "D13") if code == "D27" else ()
    found = begun(cast, CAME, Decided(CAME, code, points))
    for due in letters_due(queries.history(found)):
        told = repr(facts_of(found, due, on=CAME))
        assert not [each for each in SECRET if each in told]
    for letter in letters_of(found):
        assert not [each for each in SECRET if each in letter.body + str(letter.rows)]


def test_numbers_that_an_applicant_wrote_into_the_request_are_not_quoted(cast: Cast) -> None:
    wanted = replace(WANTED, description="2023年的检查，请打我电话13812345678")
    found = received(cast, on=CAME, wanted=wanted).info_request
    found = further(cast, found, Decided(CAME, "D02"), on=CAME)
    assert "请打我电话（号码略）" in the(found, "D02").body
    assert found.description == wanted.description


def test_the_fee_notice_says_how_this_agency_is_paid(cast: Cast) -> None:
    cast.police.payment_way = "到政务服务中心3号窗口缴纳"
    cast.police.save()
    found = begun(cast, CAME, FeeNoticed(CAME, 100))
    assert "到政务服务中心3号窗口缴纳。" in the(found, "P13").body
    assert "〔待填" not in the(found, "P13").body


def test_who_objected_reads_what_the_decision_says_to_them(cast: Cast) -> None:
    found = begun(cast, CAME, asked(CAME), objects(CAME))
    said = {"third_party_told_given_part": "检查次数", "third_party_told_reasons": "不涉及经营"}
    found = actions.record_with_letters(
        found, [Decided(CAME, "D02")], by=cast.handler, on=CAME, particulars=said
    )
    letter = the(found, "P10")
    assert letter.receiver == PARTY
    assert "决定公开的内容：检查次数。\n理由：不涉及经营。" in letter.body
    assert "检查次数" not in the(found, "D02").body


def test_who_objected_reads_nothing_of_what_others_were_asked(cast: Cast) -> None:
    other = "示例区餐饮业协会"
    found = begun(cast, CAME, asked(CAME), objects(CAME), asked(CAME, other), agrees(CAME, other))
    said = {"third_party_told_given_part": "检查次数", "third_party_told_reasons": "不涉及经营"}
    found = actions.record_with_letters(
        found, [Decided(CAME, "D02")], by=cast.handler, on=CAME, particulars=said
    )
    body = the(found, "P10").body
    assert body.count("书面征求贵单位的意见") == 1
    assert "答复不同意公开" in body
    assert "收到贵单位的意见" not in body


# --- signed -----------------------------------------------------------------------------------


def test_a_handler_cannot_sign_a_reply(cast: Cast) -> None:
    found = begun(cast, CAME, Decided(CAME, "D02"))
    letter = to_sign(cast, the(found, "D02"), CAME)
    with pytest.raises(PermissionDenied, match="签发人"):
        actions.sign_letter(found, letter, by=cast.handler, on=CAME)


def test_whoever_changed_the_words_cannot_review_what_another_put_forward(cast: Cast) -> None:
    found = begun(cast, CAME, Decided(CAME, "D02"))
    letter, head = the(found, "D02"), cast.head_of_office
    text = letters.Text(letter.title, letter.addressee, letter.body)
    letter = letters.rewrite(letter=letter, text=text, by=head, version=0)
    letter = letters.put_forward(letter=letter, by=cast.handler)
    with pytest.raises(LetterNotAllowedError, match="不能由同一个人办理"):
        letters.review(letter=letter, by=head, may=may(head, CAME))
    assert letter_queries.hindrance(letter, head, may(head, CAME))


def test_not_held_without_a_search_cannot_be_signed(cast: Cast) -> None:
    found = begun(cast, CAME, Decided(CAME, "D13"))
    row = found.events.get(sequence=2)
    row.particulars.pop("search_record")
    row.save()
    letter = to_sign(cast, the(found, "D13"), CAME)
    with pytest.raises(FaultyLetterError, match="检索"):
        actions.sign_letter(found, letter, by=cast.signer, on=CAME)
    assert Letter.objects.get(pk=letter.pk).number == ""


def test_not_held_with_a_search_is_signed(cast: Cast) -> None:
    found = begun(cast, CAME)
    searched(cast, found, CAME)
    found = further(cast, found, Decided(CAME, "D13"), on=CAME)
    assert signed(cast, found, "D13", CAME).number == "示公开复〔2026〕1号"


def test_art_15_cannot_be_relied_on_when_nobody_was_asked(cast: Cast) -> None:
    found = begun(cast, CAME, Decided(CAME, "D04"))
    letter = to_sign(cast, the(found, "D04"), CAME)
    with pytest.raises(FaultyLetterError, match="先书面征求第三方意见"):
        actions.sign_letter(found, letter, by=cast.signer, on=CAME)


def test_a_refusal_for_a_third_party_is_signed_once_it_was_heard(cast: Cast) -> None:
    found = begun(cast, CAME, asked(CAME), objects(CAME), Decided(CAME, "D08"))
    assert "第十五条" in printed(signed(cast, found, "D08", CAME))


@pytest.mark.parametrize(
    ("on", "in_it", "not_in_it"),
    [
        (date(2023, 12, 29), "也可以", "应当先"),
        (date(2024, 1, 2), "应当先", "也可以"),
    ],
)
def test_the_law_of_reconsideration_changes_the_remedy_of_a_refusal(
    cast: Cast, on: date, in_it: str, not_in_it: str
) -> None:
    found = begun(cast, on, Decided(on, "D09"))
    words = printed(signed(cast, found, "D09", on))
    remedy = words[words.index("行政复议") - 60 :]
    assert in_it in remedy
    assert not_in_it not in remedy


def test_before_2024_one_of_two_organs_could_be_chosen_and_the_way_online_is_told(
    cast: Cast,
) -> None:
    cast.police.former_review_organ = "示例市公安局"
    cast.police.online_review = "https://fuyi.example.org"
    cast.police.save()
    before, since = date(2023, 12, 29), date(2024, 1, 2)
    told = {on: the(begun(cast, on, Decided(on, "D13")), "D13").body for on in (before, since)}
    assert "向示例区人民政府或者示例市公安局申请行政复议" in told[before]
    assert "向示例区人民政府申请行政复议" in told[since]
    assert "示例市公安局" not in told[since]
    assert all("通过互联网提出：https://fuyi.example.org。" in each for each in told.values())


def test_a_missed_term_wants_a_word(cast: Cast) -> None:
    found = begun(cast, CAME, Decided(CAME, "D02"))
    letter = to_sign(cast, the(found, "D02"), LATE)
    with pytest.raises(FaultyLetterError, match="已经超过期限"):
        actions.sign_letter(found, letter, by=cast.signer, on=LATE)
    late = actions.sign_letter(
        found, letter, by=cast.signer, on=LATE, late_reason="检索涉及多个单位"
    )
    assert late.late_reason == "检索涉及多个单位"


def test_nothing_rewrites_a_signed_letter_and_the_journal_has_its_hash(cast: Cast) -> None:
    found = begun(cast, CAME, Decided(CAME, "D02"))
    letter = issued(cast, found, "D02", CAME)
    with letter.pdf.open() as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    assert letter.pdf_sha256 == digest
    assert Entry.objects.filter(act="sign", detail__sha256=digest).count() == 1
    text = letters.Text(letter.title, letter.addressee, "别的内容")
    refusals: tuple[Callable[[], object], ...] = (
        lambda: letters.rewrite(letter=letter, text=text, by=cast.handler, version=letter.version),
        lambda: actions.recompose(found, letter, by=cast.handler, on=CAME),
        lambda: actions.sign_letter(found, letter, by=cast.signer, on=CAME),
        lambda: letters.put_forward(letter=letter, by=cast.handler),
    )
    for refused in refusals:
        with pytest.raises(LetterNotAllowedError):
            refused()
    serve(cast, found, letter, by_hand(CAME), CAME)
    letters.void(letter=letter, by=cast.signer, reason="写错了")
    kept = Letter.objects.get(pk=letter.pk)
    with kept.pdf.open() as file:
        assert hashlib.sha256(file.read()).hexdigest() == digest


def test_a_voided_letter_and_the_one_in_its_place_are_both_kept(cast: Cast) -> None:
    found = begun(cast, CAME, Decided(CAME, "D02"))
    first = issued(cast, found, "D02", CAME)
    anew = letters.replace(letter=first, by=cast.signer, reason="收件人写错")
    assert actions.begin_letters(found, by=None, on=CAME) == []
    second = signed(cast, found, "D02", CAME)
    assert second.pk == anew.pk
    assert second.number == "示公开复〔2026〕2号"
    numbers = [each.number for each in letter_queries.register(cast.police, 2026)]
    assert numbers == [first.number, second.number]
    assert cited(found, "D").endswith("（示公开复〔2026〕2号）")


@pytest.mark.django_db(transaction=True)
def test_two_signers_at_once_get_two_numbers_without_a_gap() -> None:
    cast = assemble()
    cases = [begun(cast, CAME, Decided(CAME, "D02")) for _ in range(4)]
    ready = [(each, to_sign(cast, the(each, "D02"), CAME)) for each in cases]
    start = threading.Barrier(len(ready))
    failures: list[Exception] = []

    def signs(case: InfoRequest, letter: Letter) -> None:
        try:
            start.wait()
            actions.sign_letter(case, letter, by=cast.signer, on=CAME)
        except Exception as error:  # noqa: BLE001 a thread's failure is the test's
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=signs, args=each) for each in ready]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    serials = Letter.objects.order_by("serial").values_list("serial", flat=True)
    assert list(serials) == [1, 2, 3, 4]


# --- served -----------------------------------------------------------------------------------


def test_service_of_the_reply_stops_the_clock(cast: Cast) -> None:
    found = begun(cast, CAME, Decided(CAME, "D02"))
    letter = issued(cast, found, "D02", CAME)
    found = serve(cast, found, letter, by_post(LATER), LATER)
    assert (found.served_on, found.state) == (LATER, "served")
    assert queries.history(found)[-1] == Served(LATER, ServiceWay.POST)


def test_a_reply_that_came_back_waits_to_be_served_and_the_case_is_not_put_away(
    cast: Cast,
) -> None:
    found = begun(cast, CAME, Decided(CAME, "D02"))
    letter = issued(cast, found, "D02", CAME)
    found = serve(cast, found, letter, by_post(CAME), CAME)
    found = actions.take_back_letter(
        found, letter, returned_on=LATER, reason="查无此人", by=cast.handler, on=LATER
    )
    waiting = letter_queries.waiting(cast.police, may(cast.handler, LATER))
    assert list(waiting) == [Letter.objects.get(pk=letter.pk)]
    with pytest.raises(NotAllowedError, match="被退回"):
        actions.archive(info_request=found, by=cast.handler, on=LATER)
    found = serve(cast, found, letter, by_hand(LATER), LATER)
    assert found.served_on == CAME
    assert actions.archive(info_request=found, by=cast.handler, on=LATER).archived_on == LATER


def test_a_case_is_not_put_away_while_a_letter_takes_the_place_of_its_reply(cast: Cast) -> None:
    found = begun(cast, CAME, Decided(CAME, "D02"))
    first = issued(cast, found, "D02", CAME)
    found = serve(cast, found, first, by_post(CAME), CAME)
    anew = letters.replace(letter=first, by=cast.signer, reason="收件人写错")
    with pytest.raises(NotAllowedError, match="还没有办完（拟稿中），请送达，或者不再制发"):
        actions.archive(info_request=found, by=cast.handler, on=LATER)
    signed(cast, found, "D02", LATER)
    with pytest.raises(NotAllowedError, match="（已签发，待用印），请送达，再归档"):
        actions.archive(info_request=found, by=cast.handler, on=LATER)
    anew = letters.issue(letter=Letter.objects.get(pk=anew.pk), by=cast.handler, on=LATER)
    found = serve(cast, found, anew, by_hand(LATER), LATER)
    assert actions.archive(info_request=found, by=cast.handler, on=LATER).archived_on == LATER


@pytest.mark.parametrize(("event", "kind"), [(asked(CAME), "P07"), (FeeNoticed(CAME, 100), "P13")])
def test_a_term_runs_from_the_delivery_of_its_letter(
    cast: Cast, event: OpinionSought | FeeNoticed, kind: str
) -> None:
    def delivered_on() -> date | None:
        last = queries.history(found)[-1]
        assert isinstance(last, OpinionSought | FeeNoticed)
        return last.delivered_on

    found = begun(cast, CAME, event)
    letter = issued(cast, found, kind, CAME)
    found = serve(cast, found, letter, by_post(CAME), CAME)
    assert delivered_on() == CAME
    found = actions.take_back_letter(
        found, letter, returned_on=LATER, reason="地址不详", by=cast.handler, on=LATER
    )
    assert delivered_on() is None
    found = serve(cast, found, letter, by_hand(LATER), LATER)
    assert delivered_on() == LATER
    assert actions.begin_letters(found, by=None, on=LATER) == []


@pytest.mark.parametrize("act", [actions.void_letter, actions.replace_letter])
def test_no_term_runs_from_a_letter_that_was_voided(cast: Cast, act: Callable[..., Letter]) -> None:
    found = begun(cast, CAME, FeeNoticed(CAME, 100))
    letter = issued(cast, found, "P13", CAME)
    found = serve(cast, found, letter, by_hand(CAME), CAME)
    assert queries.history(found)[-1] == FeeNoticed(CAME, 100, delivered_on=CAME)
    act(found, letter, by=cast.signer, on=LATER, reason="金额写错")
    assert queries.history(found)[-1] == FeeNoticed(CAME, 100)


def test_a_letter_to_a_party_that_answered_already_changes_nothing(cast: Cast) -> None:
    found = begun(cast, CAME, asked(CAME))
    letter = issued(cast, found, "P07", CAME)
    found = further(cast, found, objects(CAME), on=CAME)
    steps = len(queries.history(found))
    found = serve(cast, found, letter, by_hand(CAME), CAME)
    assert len(queries.history(found)) == steps


def test_the_supplement_notice_is_cited_by_day_title_and_number(cast: Cast) -> None:
    found = begun(cast, CAME, SupplementRequested(CAME, CAME + timedelta(14)))
    assert cited(found, "P04") == ""
    signed(cast, found, "P04", CAME)
    assert (
        cited(found, "P04") == "2026年3月2日《政府信息公开申请补正告知书》（示公开告〔2026〕1号）"
    )


# --- at once ----------------------------------------------------------------------------------


def somebody_waits() -> bool:
    """Whether a connection waits for a lock; SQLite, with one writer at a time, tells of none."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM pg_locks WHERE NOT granted AND pid IN (SELECT locks.pid FROM"
            " pg_locks AS locks JOIN pg_database ON pg_database.oid = locks.database"
            " WHERE datname = current_database())"
        )
        return cursor.fetchone() is not None


@pytest.mark.django_db(transaction=True)
def test_who_takes_a_step_back_waits_for_its_letter_without_the_journal_in_hand() -> None:
    cast = assemble()
    found = begun(cast, CAME, Extended(CAME, 20))

    def take_back() -> None:
        try:
            further(cast, found, Retracted(2, "登记有误"), on=CAME)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            letter = letter_queries.locked(the(found, "P06").pk)
            other = pool.submit(take_back)
            while not (other.done() or somebody_waits()):
                pass
            letters.put_forward(letter=letter, by=cast.handler)
        other.result()
    assert kinds_of(found) == []
