"""Every form of the house, filled in with what nobody types: each gets an answer in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import quote_from_bytes

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from lxml import html
from pytest_django import Settings

from gongkai.lib.today import today
from gongkai.requests import actions
from gongkai.requests.forms.application import PAGES
from gongkai.statute.events import SupplementRequested
from tests.addresses import ALL, Records, Visitor, holder_of, records_of
from tests.cast import Cast
from tests.requests.public.applicant import PHONE_NUMBER, Applicant, another
from tests.requests.requests import received

DAY, NUMBER, TEXT, CHOICE = "day", "number", "text", "choice"
_KINDS = {
    "date": DAY,
    "number": NUMBER,
    "radio": CHOICE,
    "checkbox": CHOICE,
    "select": CHOICE,
    "hidden": CHOICE,
}
HOSTILE: dict[str, list[bytes]] = {
    TEXT: [
        b"\0",
        b"\xed\xa0\x80\xff",  # half of a sign, and no sign at all
        b"a" * 60_000,
        b"<script>alert(1)</script>{{ 7|add:1 }}{% now %}",
        "\r\nSet-Cookie: a=b\r\n\x1b[31m\u202e\ufeff".encode(),
        b"=1+1",
    ],
    DAY: [
        b"0001-01-01",
        b"9999-12-31",
        b"2026-13-45",
        b"\0",
        "２０２６-１-１".encode(),
        b"9" * 5000,
    ],
    NUMBER: [b"-1", b"9" * 25, b"9" * 5000, b"1e400", b"NaN", b"\0", "１２".encode()],
    CHOICE: [b"\0", b"9" * 25, b"9" * 5000, b"-1", b"'\"><", "１".encode(), b""],
}


@dataclass(frozen=True)
class Form:
    """A form of a page: where it goes, and its fields with their kinds and plausible values."""

    method: str
    action: str
    fields: tuple[tuple[str, str, bytes], ...]
    has_preview: bool

    def bodies(self, kind: str) -> Iterator[bytes]:
        """Its bodies with each hostile value in every field of a kind, if it has any."""
        if any(of == kind for _, of, _ in self.fields):
            for value in HOSTILE[kind]:
                yield self._filled(kind, value)
                if self.has_preview:
                    yield self._filled(kind, value) + b"&preview=1"

    def _filled(self, kind: str, value: bytes) -> bytes:
        pairs = ((name, value if of == kind else given) for name, of, given in self.fields)
        return "&".join(f"{name}={quote_from_bytes(said)}" for name, said in pairs).encode()


def forms_of(page: bytes, path: str) -> Iterator[Form]:
    """The forms of a page."""
    for form in html.document_fromstring(page).iter("form"):
        fields = {
            name: (name, *_field(field))
            for field in form.iter("input", "select", "textarea")
            if (name := field.get("name")) and name != "csrfmiddlewaretoken"
            if field.get("type") not in {"file", "submit"}
        }
        buttons = {button.get("name") for button in form.iter("button")}
        yield Form(
            (form.get("method") or "get").upper(),
            form.get("action") or path,
            tuple(fields.values()),
            "preview" in buttons,
        )


def _field(field: html.HtmlElement) -> tuple[str, bytes]:
    """The kind of a field, and what one would fill in."""
    of = field.get("type", "text") if field.tag == "input" else field.tag
    kind = _KINDS.get(of, TEXT)
    if of == "select":
        offered = [each.get("value", "") for each in field.iter("option")]
        return kind, next((each for each in offered if each), "").encode()
    usual = {DAY: today().isoformat(), NUMBER: "1", CHOICE: "on"}.get(kind, "示例")
    given = (field.text or "").strip() if of == "textarea" else field.get("value")
    return kind, (given or ("a@example.org" if of == "email" else usual)).encode()


@pytest.fixture
def records(cast: Cast) -> Records:
    """Of 示例区公安局."""
    return records_of(cast.police, cast.handler, cast.records_unit)


@dataclass(frozen=True)
class Citizen:
    """Who filled in an application, and sent one before that is to be supplemented."""

    client: Client
    paths: tuple[str, ...]


@pytest.fixture
def citizen(cast: Cast, settings: Settings) -> Citizen:
    """With every page of both open."""
    settings.PUBLIC_AGENCY = cast.police.slug
    before = received(cast, on=today())
    asked = SupplementRequested(today(), today() + timedelta(14))
    case = actions.record(before.info_request, asked, by=cast.handler, on=today())
    client = Client()
    opens = {"number": case.number, "code": before.query_code}
    assert client.post(reverse("requests:status"), opens).status_code == 302
    applicant = Applicant(client, cast.police.slug)
    applicant.pages["participants"] = {"together": "on", "by_representative": "on"}
    applicant.fill(until="proofs")
    applicant.send_page("others", **another("李小红", "11010119900307002"))
    by = {**applicant.pages["applicant"], "name": "王小刚", "phone": PHONE_NUMBER}
    applicant.send_page("representative", **by)
    for page in ("proofs", "contact", "wanted", "receiving"):
        assert applicant.send_page(page).status_code == 302, page
    number = [case.year, case.serial]
    pages = [reverse("requests:apply_page", args=[page]) for page in PAGES]
    own = ("status_of", "status_supplement", "status_withdraw")
    paths = (*pages, *(reverse(f"requests:{name}", args=number) for name in own))
    for path in paths:
        assert client.get(path).status_code == 200, path
    return Citizen(client, paths)


def doors(cast: Cast, records: Records, citizen: Citizen) -> Iterator[tuple[Visitor, str]]:
    """Every page with somebody who may open it."""
    for address in ALL:
        if address.is_open:
            yield Visitor(client=citizen.client), records.path(address)
        else:
            yield Visitor(holder_of(cast, address)), records.path(address)
    for path in citizen.paths:
        yield Visitor(client=citizen.client), path


@pytest.mark.parametrize("kind", HOSTILE)
def test_every_form_answers_in_words_whatever_is_sent(
    cast: Cast, records: Records, citizen: Citizen, kind: str
) -> None:
    sent: set[Form] = set()
    for visitor, path in doors(cast, records, citizen):
        page = visitor.ask("GET", path)
        if page.status_code != 200 or not page["Content-Type"].startswith("text/html"):
            continue
        for form in set(forms_of(page.content, path)) - sent:
            sent.add(form)
            for body in form.bodies(kind):
                told = f"{form.method} {form.action} {body[:300]!r}"
                assert _answer(visitor, form, body) < 500, told
    assert sent


@pytest.mark.parametrize("word", ["<i>\"'", "{{ 7|add:1 }}"])
def test_what_somebody_wrote_is_text_on_every_page(cast: Cast, word: str) -> None:
    told = records_of(cast.police, cast.handler, word=word)
    texts = [told.case.subject, told.unit.name, told.enclosure.name, told.view.name]
    shown = set()
    for address in ALL:
        page = Visitor(holder_of(cast, address)).ask("GET", told.path(address))
        if page.status_code == 200 and page["Content-Type"].startswith("text/html"):
            content = page.content.decode()
            assert "<i>" not in content, address
            shown |= {text for text in texts if escape(text) in content}
    assert shown == set(texts)


def _answer(visitor: Visitor, form: Form, body: bytes) -> int:
    if form.method == "GET":
        answer = visitor.ask("GET", f"{form.action.split('?')[0]}?{body.decode()}")
    else:
        answer = visitor.ask("POST", form.action, body)
    return int(answer.status_code)
