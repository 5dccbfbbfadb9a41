"""A request to rectify has its letter (P15), by the same pages as the letters of other requests."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.audit.models import Entry
from gongkai.letters.flow import LetterState
from gongkai.letters.models import Letter
from gongkai.lib.today import today
from gongkai.requests import actions
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import RectificationRequest
from gongkai.requests.rectification_queries import letters_of
from gongkai.statute import rectification as statute
from gongkai.statute.events import ServiceWay
from tests.cast import Cast
from tests.requests.desk.pages import at_desk
from tests.requests.letters import printed
from tests.requests.public.applicant import upload
from tests.requests.rectifications import GROUNDED, entered

NOT_OURS = statute.RectificationRequest(about_applicant=True, has_evidence=True, competent=False)


@pytest.fixture
def claim(cast: Cast) -> RectificationRequest:
    """A claim that was found right, with a draft of its letter."""
    return decided(cast, entered(cast, on=today()).rectification)


def decided(
    cast: Cast,
    found: RectificationRequest,
    finding: statute.RectificationRequest = GROUNDED,
) -> RectificationRequest:
    return actions.decide_with_letter(
        rectification=found,
        finding=finding,
        reasons="核对出生医学证明，登记有误",
        other_agency="示例区民政局",
        by=cast.handler,
        on=today(),
    )


def the(found: RectificationRequest) -> Letter:
    (letter,) = letters_of(found)
    return letter


def url(found: RectificationRequest, page: str = "", *further: object) -> str:
    name = f"requests:rectification{'_' if page else ''}{page}"
    return reverse(name, args=[found.year, found.serial, *further])


def act(desk: Client, found: RectificationRequest, slug: str, **given: Any) -> int:
    return desk.post(url(found, "letter", the(found).pk), {"act": slug, **given}).status_code


def test_a_result_begins_its_letter_in_the_words_of_the_article(
    claim: RectificationRequest,
) -> None:
    letter = the(claim)
    assert (letter.kind, letter.matter) == ("P15", f"rectifications/{claim.number}")
    assert "决定予以更正：核对出生医学证明，登记有误。" in letter.body
    assert "第四十一条" in letter.body
    assert "行政复议" in letter.body
    assert "〔待填" not in letter.body


def test_forwarding_names_the_agency(cast: Cast) -> None:
    found = decided(cast, entered(cast, on=today()).rectification, NOT_OURS)
    assert "转送有权更正的行政机关处理：示例区民政局" in the(found).body


def test_the_pages_bring_it_from_draft_to_the_applicant(
    cast: Cast, claim: RectificationRequest
) -> None:
    handler, head = at_desk(cast.handler), at_desk(cast.head_of_office)
    assert url(claim, "letter", the(claim).pk) in handler.get(url(claim)).text
    assert "更正申请处理告知书" in handler.get(reverse("requests:letters")).text
    assert act(handler, claim, "recompose") == 302
    assert act(handler, claim, "material", file=upload("更正后的登记表.pdf")) == 302
    assert act(handler, claim, "forward") == 302
    secrecy, file = at_desk(cast.secrecy_reviewer), the(claim).materials.get()
    assert file.findings
    assert act(secrecy, claim, "clear", material=file.pk, because="只有本人的登记") == 302
    assert act(secrecy, claim, "pass") == 302
    assert act(handler, claim, "sign") == 403
    assert url(claim, "letter", the(claim).pk) in head.get(reverse("requests:letters")).text
    assert act(head, claim, "sign") == 302
    assert the(claim).number == "示公开告〔2026〕1号".replace("2026", str(today().year))
    assert "决定予以更正" in printed(the(claim))
    assert act(handler, claim, "issue") == 302
    served = {"way": "in_person", "on": today(), "signed_by": "张小明"}
    assert act(handler, claim, "serve", **served) == 302
    claim.refresh_from_db()
    assert (claim.told_on, claim.told_way) == (today(), ServiceWay.IN_PERSON)
    assert claim.told_proof.startswith(the(claim).number)
    register = handler.get(reverse("requests:letter_register")).text
    assert claim.number in register


def test_a_letter_that_came_back_is_served_again_and_the_first_day_stays(
    cast: Cast, claim: RectificationRequest
) -> None:
    handler, head = at_desk(cast.handler), at_desk(cast.head_of_office)
    served = {"way": "in_person", "on": today(), "signed_by": "张小明"}
    act(handler, claim, "forward")
    act(head, claim, "sign")
    act(handler, claim, "issue")
    act(handler, claim, "serve", **served)
    assert act(handler, claim, "returned", returned_on=today(), reason="拒收") == 302
    assert the(claim).state == LetterState.RETURNED
    assert act(handler, claim, "serve", **served) == 302
    claim.refresh_from_db()
    assert claim.told_on == today()


def test_another_result_writes_the_draft_anew_and_a_signed_letter_must_be_voided_first(
    cast: Cast, claim: RectificationRequest
) -> None:
    first = the(claim)
    decided(cast, claim, NOT_OURS)
    assert the(claim).pk != first.pk
    assert "转送" in the(claim).body
    act(at_desk(cast.handler), claim, "forward")
    act(at_desk(cast.head_of_office), claim, "sign")
    with pytest.raises(NotAllowedError, match="请先作废这件告知书"):
        decided(cast, claim)
    act(at_desk(cast.head_of_office), claim, "void", reason="处理有误")
    decided(cast, claim)
    assert "予以更正" in the(claim).body


def test_telling_otherwise_gives_the_draft_up(cast: Cast, claim: RectificationRequest) -> None:
    given = {"told_on": today(), "way": "in_person", "proof": "当面签收"}
    answer = at_desk(cast.handler).post(url(claim, "tell"), given)
    assert answer.status_code == 302
    assert letters_of(claim) == []


def test_a_letter_on_its_way_is_served_on_its_own_page(
    cast: Cast, claim: RectificationRequest
) -> None:
    desk = at_desk(cast.handler)
    act(desk, claim, "forward")
    assert "请在文书那一页登记送达" in desk.get(url(claim)).text
    given = {"told_on": today(), "way": "in_person", "proof": "当面签收"}
    assert "请在文书那一页登记送达" in desk.post(url(claim, "tell"), given).text
    claim.refresh_from_db()
    assert claim.told_on is None


def test_who_was_told_by_the_letter_is_not_told_again(
    cast: Cast, claim: RectificationRequest
) -> None:
    handler, head = at_desk(cast.handler), at_desk(cast.head_of_office)
    given = {"told_on": today(), "way": "in_person", "proof": "当面签收"}
    act(handler, claim, "forward")
    act(head, claim, "sign")
    act(handler, claim, "issue")
    act(handler, claim, "serve", way="in_person", on=today(), signed_by="张小明")
    answer = handler.post(url(claim, "tell"), given)
    assert answer.status_code == 200
    assert "告知申请人。" in answer.text
    assert the(claim).state == LetterState.SERVED


def test_a_letter_that_was_given_up_can_be_begun_again_once(
    cast: Cast, claim: RectificationRequest
) -> None:
    desk = at_desk(cast.handler)
    act(desk, claim, "discard", reason="先打电话")
    assert letters_of(claim) == []
    for _ in range(2):
        desk.post(url(claim, "letters_begin"))
    assert the(claim).state == LetterState.DRAFT


def test_other_agencies_and_other_claims_do_not_find_it(
    cast: Cast, claim: RectificationRequest
) -> None:
    letter = the(claim)
    other = entered(cast, on=today()).rectification
    assert at_desk(cast.handler).get(url(other, "letter", letter.pk)).status_code == 404
    for page in ("letter", "letter_pdf", "letter_docx"):
        address = url(claim, page, letter.pk)
        assert at_desk(cast.education_handler).get(address).status_code == 404
        assert at_desk(cast.handler).get(address).status_code == 200


def test_evidence_of_the_applicant_cannot_be_sent_along(
    cast: Cast, claim: RectificationRequest
) -> None:
    evidence = claim.enclosures.get()
    assert act(at_desk(cast.handler), claim, "material", enclosure=str(evidence.pk)) == 200
    assert not the(claim).materials.exists()


def test_its_applicant_reads_the_letter_with_number_and_code(cast: Cast, client: Client) -> None:
    came = entered(cast, on=today())
    found = decided(cast, came.rectification)
    status = reverse("requests:rectification_status", args=[found.year, found.serial])
    address = reverse(
        "requests:rectification_status_letter", args=[found.year, found.serial, the(found).pk]
    )
    assert client.get(address)["Location"] == reverse("requests:status")
    given = {"number": found.number, "code": came.query_code}
    assert client.post(reverse("requests:status"), given)["Location"] == status
    assert client.get(address).status_code == 404
    handler, head = at_desk(cast.handler), at_desk(cast.head_of_office)
    act(handler, found, "forward")
    act(head, found, "sign")
    act(handler, found, "issue")
    assert address in client.get(status).text
    text = client.get(address).text
    assert "决定予以更正" in text
    assert "可以申请行政复议，也可以直接到法院起诉" in text[text.index("不服怎么办") :]
    assert f"{address}pdf/" in text
    assert client.get(f"{address}pdf/").getvalue().startswith(b"%PDF")


def test_what_comes_next_is_the_letter_and_not_to_decide_again(
    cast: Cast, claim: RectificationRequest
) -> None:
    def stands_out() -> list[str]:
        page = at_desk(cast.handler).get(url(claim)).text
        return re.findall(r'btn-primary" href="[^"]*">(?:<svg.*?</svg>)?([^<]*)<', page)

    assert stands_out() == ["送签：更正申请处理告知书"]
    act(at_desk(cast.handler), claim, "forward")
    assert stands_out() == []


def test_register_and_journal_name_the_claim_as_people_do(
    cast: Cast, claim: RectificationRequest
) -> None:
    act(at_desk(cast.handler), claim, "forward")
    act(at_desk(cast.head_of_office), claim, "sign")
    register = at_desk(cast.handler).get(reverse("requests:letter_register")).text
    assert f'href="{url(claim, "letter", the(claim).pk)}"' in register
    said = [*Entry.objects.values_list("said", flat=True)]
    assert any(each.startswith(f"{claim.number}《") for each in said)
    assert not any(each.startswith("rectifications/") for each in said)
    assert ">rectifications/" not in register
