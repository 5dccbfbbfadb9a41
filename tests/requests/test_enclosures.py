"""Files of a request at the desk: for whom, how, and what the journal says of it."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from gongkai.accounts.models import User
from gongkai.audit.models import Entry
from gongkai.lib.sealed_fields import seal_all_anew
from gongkai.requests import actions, queries
from gongkai.requests.actions import File, Upload
from gongkai.requests.enclosure_kinds import SHOW_IDENTITY
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import Enclosure, EnclosureKind
from tests.accounts.pages import client_of
from tests.cast import Cast
from tests.requests.requests import received

CONTENT = b"%PDF- content"


def enclosed(cast: Cast, kind: EnclosureKind = EnclosureKind.IDENTITY_PROOF) -> Enclosure:
    file = File(kind, "身份证 张.pdf", "application/pdf", CONTENT)
    return actions.enclose(received(cast).info_request, file, by=cast.handler)


def address(enclosure: Enclosure) -> str:
    case = enclosure.request
    path = reverse("requests:case_enclosure", args=[case.year, case.serial, enclosure.pk])
    return f"{path}?agency={case.agency.slug}"


def answer(person: User, enclosure: Enclosure) -> Any:
    client = client_of(person)
    ask = client.post if enclosure.kind in SHOW_IDENTITY else client.get
    return ask(address(enclosure))


def test_a_file_is_given_out_as_an_attachment(cast: Cast) -> None:
    response = answer(cast.handler, enclosed(cast))
    assert response.content == CONTENT
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]


def test_opening_a_proof_of_identity_is_an_entry(cast: Cast) -> None:
    proof, found = enclosed(cast), enclosed(cast, EnclosureKind.FOUND)
    before = Entry.objects.count()
    answer(cast.handler, found)
    assert Entry.objects.count() == before
    answer(cast.handler, proof)
    entry = Entry.objects.last()
    assert entry is not None
    assert entry.said == "查看2024-0001的身份证明"


def test_of_several_files_none_is_kept_where_one_cannot_be_taken(
    cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    uploads = [Upload("答复.pdf", CONTENT), Upload("程序.exe", b"MZ")]
    with pytest.raises(NotAllowedError, match="程序"):
        actions.enclose_all(
            received(cast).info_request, EnclosureKind.FOUND, uploads, by=cast.handler
        )
    assert not [each for each in tmp_path.rglob("*") if each.is_file()]


@pytest.mark.parametrize(
    ("who", "kind", "status"),
    [
        ("head_of_office", EnclosureKind.IDENTITY_PROOF, 200),
        ("unit_reviewer", EnclosureKind.IDENTITY_PROOF, 403),
        ("unit_reviewer", EnclosureKind.FOUND, 200),
        ("supervisor", EnclosureKind.AUTHORISATION, 403),
        ("supervisor", EnclosureKind.FOUND, 200),
        ("education_handler", EnclosureKind.FOUND, 404),
        ("without_post", EnclosureKind.FOUND, 403),
        ("system_administrator", EnclosureKind.FOUND, 403),
    ],
)
def test_a_file_is_for_those_whose_duty_it_is(
    cast: Cast, who: str, kind: EnclosureKind, status: int
) -> None:
    response = answer(getattr(cast, who), enclosed(cast, kind))
    assert response.status_code == status


def test_a_stranger_is_sent_to_the_login(client: Client, cast: Cast) -> None:
    response = client.get(address(enclosed(cast)))
    assert response["Location"].startswith("/login/")


@pytest.mark.parametrize("kind", EnclosureKind)
def test_what_applicants_send_is_encrypted(cast: Cast, kind: EnclosureKind) -> None:
    enclosure = enclosed(cast, kind)
    with enclosure.file.open("rb") as stored:
        is_plain = stored.read() == CONTENT
    assert is_plain == (kind in {"found", "opinion", "other"})


def test_a_new_key_seals_files_anew(cast: Cast, settings: Settings) -> None:
    proof, found = enclosed(cast), enclosed(cast, EnclosureKind.FOUND)
    settings.IDENTITY_KEYS = ["newer-" * 8, *settings.IDENTITY_KEYS]
    assert seal_all_anew()["requests.Enclosure.file"] == 1
    settings.IDENTITY_KEYS = settings.IDENTITY_KEYS[:1]
    for each in (proof, found):
        each.refresh_from_db()
        assert queries.content(each) == CONTENT
