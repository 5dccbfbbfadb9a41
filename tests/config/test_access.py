"""Every address of the house: as a stranger, as each post, as somebody of another agency."""

from dataclasses import fields, replace

import pytest

from gongkai.accounts import duties
from gongkai.accounts.models import User
from gongkai.accounts.posts import PostKind
from gongkai.requests import actions
from tests import cast as stage
from tests.accounts.pages import text_of
from tests.addresses import (
    ALL,
    CLOSED,
    HUGE,
    NAMING,
    OPEN,
    Address,
    Records,
    Visitor,
    holder_of,
    nowhere,
    records_of,
)
from tests.cast import Cast

ANSWERS = frozenset({200, 302, 400, 405, 422})
"""What a page may say to somebody who may be there."""
PEOPLE = [each.name for each in fields(Cast) if each.type in {User, "User"}]


@pytest.fixture
def records(cast: Cast) -> Records:
    """Of 示例区公安局."""
    return records_of(cast.police, cast.handler, cast.records_unit)


def is_nothing(visitor: Visitor, path: str) -> bool:
    """Whether an address answers as if nothing were there, by the methods that it takes."""
    answers = {visitor.ask(method, path).status_code for method in ("GET", "POST")}
    return 404 in answers and answers <= {404, 405}


def test_only_public_modules_open_doors() -> None:
    modules = {each.module for each in OPEN}
    assert all(module.endswith(".public") or ".public." in module for module in modules)


@pytest.mark.parametrize("address", CLOSED, ids=str)
def test_every_closed_page_says_whose_duty_it_is(address: Address) -> None:
    assert address.says_duty, f"{address}: say @duty(Act.…) or @own"


def test_a_stranger_is_sent_to_the_login_from_every_closed_page(records: Records) -> None:
    stranger = Visitor()
    for address in CLOSED:
        for method in ("GET", "POST"):
            answer = stranger.ask(method, records.path(address))
            assert answer.status_code == 302, address
            assert answer["Location"].split("?")[0] == "/login/", address


def test_a_stranger_gets_an_answer_from_every_open_page(records: Records) -> None:
    stranger = Visitor()
    for address in OPEN:
        for method in ("GET", "POST"):
            answer = stranger.ask(method, records.path(address))
            without_provider = answer.status_code == 404 and "single_sign_on" in address.name
            assert answer.status_code in ANSWERS or without_provider, address


@pytest.mark.parametrize("who", PEOPLE)
def test_a_post_opens_what_the_table_of_duties_says_and_nothing_else(
    cast: Cast, records: Records, who: str
) -> None:
    person: User = getattr(cast, who)
    if person.agency_id not in {cast.police.pk, cast.district.pk}:
        person = stage.person(cast.police, "何某", PostKind.HANDLER)
    own = replace(records, view=actions.save_view(person=person, name="我的", query="channel=fax"))
    kinds = {PostKind(post.kind) for post in person.posts.all()}
    visitor = Visitor(person)
    for address in CLOSED:
        for method in ("GET", "POST"):
            answer = visitor.ask(method, own.path_for(address, person))
            told = f"{who} {method} {address}: {answer.status_code}"
            if address.duty is None or duties.allows(kinds, address.duty):
                assert answer.status_code in ANSWERS, told
                assert "no-store" in answer["Cache-Control"], told
            elif answer.status_code != 405:
                assert answer.status_code == 403, told
                assert duties.refusal(address.duty) in text_of(answer), told


@pytest.mark.parametrize("kind", PostKind)
def test_records_of_another_agency_do_not_exist(
    cast: Cast, records: Records, kind: PostKind
) -> None:
    neighbour = stage.person(cast.education, "何邻居", kind)
    visitor = Visitor(neighbour)
    seen = 0
    for address in NAMING:
        if address.duty is None or not duties.allows({kind}, address.duty):
            continue
        for path in (records.path(address), records.path_for(address, neighbour)):
            seen += 1
            assert is_nothing(visitor, path), path
    assert seen or kind is PostKind.AUDIT_ADMINISTRATOR


_INNER = {"enclosure_id", "search_id", "letter_id", "material_id", "post", "deputyship"}


def test_a_record_of_another_does_not_open_under_one_of_ones_own(
    cast: Cast, records: Records
) -> None:
    """The outer number is the reader's, the inner one is not."""
    neighbours = records_of(cast.education, cast.education_handler)
    mixed = replace(
        neighbours,
        enclosure=records.enclosure,
        proof=records.proof,
        letter=records.letter,
        material=records.material,
        told=records.told,
        sent_with=records.sent_with,
        search=records.search,
        post=records.post,
        deputyship=records.deputyship,
    )
    guard = stage.person(cast.education, "何安全", PostKind.SECURITY_ADMINISTRATOR)
    for address in NAMING:
        if _INNER & set(address.places):
            reader = guard if address.name.startswith("accounts") else cast.education_handler
            assert is_nothing(Visitor(reader), mixed.path(address)), address
            assert not is_nothing(Visitor(reader), neighbours.path(address)), address


@pytest.mark.parametrize("number", [0, 2**31, 2**63, HUGE])
def test_a_number_that_names_nothing_is_not_found(
    cast: Cast, records: Records, number: int
) -> None:
    for address in NAMING:
        assert is_nothing(Visitor(holder_of(cast, address)), nowhere(address, number)), address
    for address in OPEN:
        if address.places:
            answer = Visitor().ask("GET", nowhere(address, number))
            assert answer.status_code in {302, 404, 405}, address


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE"])
def test_no_page_stumbles_over_another_method(cast: Cast, records: Records, method: str) -> None:
    for address in ALL:
        visitor = Visitor() if address.is_open else Visitor(holder_of(cast, address))
        answer = visitor.ask(method, records.path(address))
        assert answer.status_code < 500, address
