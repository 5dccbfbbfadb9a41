"""How a letter reached its receiver, with what proves it."""

from datetime import date, timedelta

import pytest

from gongkai.letters import actions
from gongkai.letters.actions import Served, Upload
from gongkai.letters.errors import LetterNotAllowedError
from gongkai.letters.flow import LetterState
from gongkai.letters.models import Letter
from gongkai.statute.events import ServiceWay
from tests.cast import Cast
from tests.letters.letters import DAY, issued, sign, to_sign

TODAY = DAY + timedelta(7)
BY_POST = Served(way=ServiceWay.POST, on=DAY, carrier="邮政EMS", tracking_number="1234567890123")


def serve(letter: Letter, served: Served, cast: Cast) -> Letter:
    actions.serve(letter=letter, served=served, by=cast.handler, on=TODAY)
    return Letter.objects.get(pk=letter.pk)


def test_post_counts_from_the_day_of_handing_over(cast: Cast) -> None:
    letter = serve(issued(cast), BY_POST, cast)
    assert (letter.state, letter.served_on) == (LetterState.SERVED, DAY)


@pytest.mark.parametrize(
    ("served", "reason"),
    [
        (Served(way=ServiceWay.POST, on=DAY, carrier="顺丰", tracking_number="1"), "邮政企业"),
        (Served(way=ServiceWay.POST, on=DAY, carrier="中国邮政"), "邮件号码"),
        (Served(way=ServiceWay.IN_PERSON, on=DAY), "签收人"),
        (Served(way=ServiceWay.ELECTRONIC, on=DAY), "同意电子送达"),
        (Served(way=ServiceWay.LEFT, on=DAY), "见证人"),
        (Served(way=ServiceWay.PUBLIC_NOTICE, on=DAY, statement="门户网站"), "公告期满"),
        (Served(way=ServiceWay.IN_PERSON, on=DAY - timedelta(1), signed_by="张小明"), "印发"),
        (Served(way=ServiceWay.IN_PERSON, on=TODAY + timedelta(1), signed_by="张小明"), "今天"),
    ],
)
def test_a_service_without_its_proof_is_refused(cast: Cast, served: Served, reason: str) -> None:
    letter = issued(cast)
    with pytest.raises(LetterNotAllowedError, match=reason):
        serve(letter, served, cast)
    letter.refresh_from_db()
    assert letter.state == LetterState.ISSUED


def test_a_picture_proves_a_refusal_to_sign(cast: Cast) -> None:
    picture = Upload("现场.png", b"\x89PNG\r\n\x1a\n123")
    letter = serve(issued(cast), Served(way=ServiceWay.LEFT, on=DAY, files=[picture]), cast)
    service = letter.services.get()
    assert [proof.name for proof in service.proofs.all()] == ["现场.png"]


def test_a_letter_that_came_back_is_served_again(cast: Cast) -> None:
    letter = serve(issued(cast), BY_POST, cast)
    letter = actions.take_back(
        letter=letter,
        by=cast.handler,
        returned_on=DAY + timedelta(5),
        reason="地址不详",
        on=TODAY,
    )
    assert letter.state == LetterState.RETURNED
    in_person = Served(way=ServiceWay.IN_PERSON, on=TODAY, signed_by="张小明")
    letter = serve(letter, in_person, cast)
    assert (letter.state, letter.served_on) == (LetterState.SERVED, TODAY)
    assert [each.return_reason for each in letter.services.all()] == ["地址不详", ""]


@pytest.mark.parametrize("returned_on", [DAY - timedelta(1), TODAY + timedelta(1)])
def test_nothing_comes_back_before_it_went_or_tomorrow(cast: Cast, returned_on: date) -> None:
    letter = serve(issued(cast), BY_POST, cast)
    with pytest.raises(LetterNotAllowedError, match="退回日期"):
        actions.take_back(
            letter=letter, by=cast.handler, returned_on=returned_on, reason="拒收", on=TODAY
        )


def test_what_was_not_issued_is_not_served(cast: Cast) -> None:
    with pytest.raises(LetterNotAllowedError, match="已签发，待用印"):
        serve(sign(to_sign(cast), cast.signer), BY_POST, cast)
