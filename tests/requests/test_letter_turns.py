"""Whose turn a letter is: who is told, once, and in whose list it stands."""

from datetime import timedelta

import pytest

from gongkai.accounts import actions as accounts
from gongkai.accounts.models import User
from gongkai.accounts.posts import PostKind
from gongkai.letters.models import Letter
from gongkai.lib.today import today
from gongkai.notices.models import Notice
from gongkai.overview.sample.decision_words import said_of
from gongkai.requests import actions, letter_queries, queries
from gongkai.requests.letter_turns import in_turn
from gongkai.requests.models import InfoRequest
from gongkai.statute.events import Decided
from tests.cast import Cast, person
from tests.requests.requests import received


@pytest.fixture
def case(cast: Cast) -> InfoRequest:
    """A request of the records unit, decided today."""
    made = received(cast, on=today() - timedelta(2)).info_request
    made = actions.assign(
        info_request=made, handler=cast.handler, unit=cast.records_unit, by=cast.handler
    )
    event = Decided(today(), "D17")
    return actions.record_with_letters(
        made, [event], by=cast.handler, on=today(), particulars=said_of(event)
    )


def reply(case: InfoRequest) -> Letter:
    return Letter.objects.get(matter=queries.matter_of(case))


def forwarded(case: InfoRequest, cast: Cast) -> Letter:
    return actions.forward_letter(case, reply(case), by=cast.handler, on=today())


def told() -> list[tuple[User, str]]:
    found = Notice.objects.filter(topic__startswith="letter_").order_by("pk")
    return [(each.person, each.title) for each in found]


def waits_for(reader: User) -> bool:
    return bool(letter_queries.waiting(reader, reader.agency, today()))


def test_the_reviewers_of_the_unit_are_told_and_no_others(case: InfoRequest, cast: Cast) -> None:
    other = accounts.add_unit(agency=cast.police, name="交通管理大队")
    stranger = person(cast.police, "别处", PostKind.UNIT_REVIEWER, unit=other)
    forwarded(case, cast)
    assert told() == [(cast.unit_reviewer, f"文书：{case.number}等您审核")]
    assert waits_for(cast.unit_reviewer)
    assert not waits_for(stranger)
    assert not waits_for(cast.head_of_office)


def test_a_unit_without_reviewers_leaves_the_review_to_the_head(
    case: InfoRequest, cast: Cast
) -> None:
    empty = accounts.add_unit(agency=cast.police, name="指挥中心")
    case = actions.assign(info_request=case, handler=cast.handler, unit=empty, by=cast.handler)
    forwarded(case, cast)
    assert [who for who, _ in told()] == [cast.head_of_office]
    assert waits_for(cast.head_of_office)


def test_a_deputy_is_told_like_the_one_on_leave(case: InfoRequest, cast: Cast) -> None:
    deputy = cast.without_post
    accounts.name_deputy(
        person=cast.unit_reviewer,
        deputy=deputy,
        since=today(),
        until=today(),
        by=cast.security_administrator,
    )
    forwarded(case, cast)
    assert {who for who, _ in told()} == {cast.unit_reviewer, deputy}
    assert waits_for(deputy)


def test_what_comes_back_tells_its_writer_and_what_goes_again_tells_anew(
    case: InfoRequest, cast: Cast
) -> None:
    letter = forwarded(case, cast)
    actions.send_back_letter(
        case, letter, by=cast.unit_reviewer, on=today(), reason="申请人张小明的称谓有误"
    )
    forwarded(case, cast)
    assert [who for who, _ in told()] == [cast.unit_reviewer, cast.handler, cast.unit_reviewer]
    assert "张小明" not in str(list(Notice.objects.values_list("title", "lines")))


def test_the_same_turn_is_told_once(case: InfoRequest, cast: Cast) -> None:
    letter = forwarded(case, cast)
    assert actions.tell_turn(case, letter, by=None, on=today()) == []
    assert len(told()) == 1


def test_after_the_signature_the_writer_is_told(case: InfoRequest, cast: Cast) -> None:
    letter = forwarded(case, cast)
    for each in (cast.unit_reviewer, cast.secrecy_reviewer):
        letter = actions.review_letter(case, letter, by=each, on=today())
    actions.sign_letter(case, letter, by=cast.signer, on=today())
    assert told()[-2:] == [
        (cast.signer, f"文书：{case.number}等您签发"),
        (cast.handler, f"文书：{case.number}等您用印并印发"),
    ]


def test_what_a_handler_has_in_hand_is_not_in_the_list_of_another(
    case: InfoRequest, cast: Cast
) -> None:
    colleague = person(cast.police, "同事", PostKind.HANDLER)
    assert waits_for(cast.handler)
    assert not waits_for(colleague)
    assert in_turn(case, reply(case), today()) == [cast.handler]


def test_a_letter_that_was_served_is_nobodys_turn(case: InfoRequest) -> None:
    letter = reply(case)
    letter.state = "served"
    assert in_turn(case, letter, today()) == []
