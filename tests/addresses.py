"""Every address of the house, and a record for each place in it.

A new address whose places are not known here fails the walk: say which record it names.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.cookies import SimpleCookie
from typing import Any
from uuid import UUID

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gongkai.accounts import actions as accounts
from gongkai.accounts import duties
from gongkai.accounts.models import Agency, Deputy, Post, Unit, User
from gongkai.accounts.posts import Act, PostKind
from gongkai.letters import actions as letters
from gongkai.letters.models import Letter, Material, ReceiverRole
from gongkai.lib.today import today
from gongkai.requests import actions, queries, rectification_queries
from gongkai.requests.bundle_order import BundleOrder, Recipient
from gongkai.requests.models import (
    Enclosure,
    EnclosureKind,
    InfoRequest,
    LedgerImport,
    Printing,
    RectificationEnclosure,
    RectificationRequest,
    SavedView,
    Search,
)
from gongkai.statute.events import Channel, Submitted
from tests import cast
from tests.requests.bulk import ROW, ledger_file
from tests.requests.public.applicant import PDF
from tests.requests.requests import WANTED, applicant


@dataclass(frozen=True)
class Address:
    """An address, whether it is open to anyone, and whose duty it is; None: everybody's own."""

    name: str
    places: tuple[str, ...]
    module: str
    is_open: bool
    says_duty: bool
    duty: Act | None

    def __str__(self) -> str:
        return self.name


def addresses(resolver: URLResolver | None = None, room: str = "") -> Iterator[Address]:
    """All of them, room by room."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from addresses(entry, f"{entry.namespace}:" if entry.namespace else room)
        else:
            yield _address(entry, room)


def _address(entry: URLPattern, room: str) -> Address:
    view = entry.callback
    return Address(
        name=f"{room}{entry.name}",
        places=tuple(entry.pattern.converters),
        module=view.__module__,
        is_open=not getattr(view, "login_required", True),
        says_duty=hasattr(view, "duty"),
        duty=getattr(view, "duty", None),
    )


ALL = list(addresses())
OPEN = [each for each in ALL if each.is_open]
CLOSED = [each for each in ALL if not each.is_open]
NAMING = [each for each in CLOSED if each.places]
"""Those of the desk that name a record."""

_PERSON = (
    "person change_person appoint end_post name_deputy end_deputyship "
    "reset_password reset_second_factor access"
)
_LEDGER = "ledger_checked ledger_check ledger_import ledger_discard"
_PK = {
    **{f"accounts:{name}": "person" for name in _PERSON.split()},
    **{f"requests:{name}": "ledger" for name in _LEDGER.split()},
    "accounts:unit": "unit",
    "requests:delete_view": "view",
}
"""What the plain `pk` of an address names."""


@dataclass(frozen=True)
class Records:
    """A record of each kind, all of one agency."""

    agency: Agency
    person: User
    post: Post
    deputyship: Deputy
    unit: Unit
    view: SavedView
    ledger: LedgerImport
    case: InfoRequest
    enclosure: Enclosure
    search: Search
    rectification: RectificationRequest
    proof: RectificationEnclosure
    letter: Letter
    material: Material
    printing: Printing
    told: Letter
    """The letter of the request to rectify, with a file."""
    sent_with: Material

    def places(self, address: Address) -> dict[str, Any]:
        """What stands in the places of an address. Raises KeyError for one nobody knows."""
        known: dict[str, Any] = {
            "post": self.post.pk,
            "deputyship": self.deputyship.pk,
            "year": self.case.year,
            "serial": self.case.serial,
            "enclosure_id": self.enclosure.pk,
            "search_id": self.search.pk,
            "letter_id": self.letter.pk,
            "material_id": self.material.pk,
            "printing_id": self.printing.pk,
            "paper": "P02",
            "form": "pdf",
            "slug": self.agency.slug,
            "page": "who",
            "name": "apply-start",
        }
        if "rectification" in address.name:
            known |= {
                "year": self.rectification.year,
                "serial": self.rectification.serial,
                "enclosure_id": self.proof.pk,
                "letter_id": self.told.pk,
                "material_id": self.sent_with.pk,
            }
        if address.name == "overview:help_chapter":
            known["slug"] = "apply"
        if address.name in _PK:
            known["pk"] = getattr(self, _PK[address.name]).pk
        return {place: known[place] for place in address.places}

    def path(self, address: Address) -> str:
        """The address of these records, as the own agency writes it."""
        return reverse(address.name, kwargs=self.places(address))

    def path_for(self, address: Address, reader: User) -> str:
        """The same for somebody of another agency, who has to name this one."""
        path = self.path(address)
        return path if reader.agency_id == self.agency.pk else f"{path}?agency={self.agency.slug}"


HUGE = 10**30
"""A number that no database takes."""


def nowhere(address: Address, number: int) -> str:
    """An address whose places name nothing."""
    given: dict[str, Any] = {
        **dict.fromkeys(address.places, number),
        "enclosure_id": UUID(int=number % 2**128),
        "material_id": UUID(int=number % 2**128),
        "printing_id": UUID(int=number % 2**128),
        "slug": "nobody",
        "page": "nothing",
        "name": "nothing",
    }
    return reverse(address.name, kwargs={place: given[place] for place in address.places})


def records_of(
    agency: Agency, handler: User, unit: Unit | None = None, *, word: str = ""
) -> Records:
    """A record of each kind, made by the real actions; the search is for the unit.

    `word` stands in every text that somebody writes.
    """
    on = today()
    unit = unit or accounts.add_unit(agency=agency, name=f"档案室{word}")
    person = cast.person(agency, f"钱代办{word}", PostKind.HANDLER, unit=unit)
    deputyship = accounts.name_deputy(person=person, deputy=handler, since=on, until=on)
    case = actions.receive(
        agency=agency,
        submitted=Submitted(Channel.IN_PERSON, on),
        wanted=replace(WANTED, subject=f"检查{word}", description=word, document_number=word),
        people=[replace(applicant(), name=f"张小明{word}")],
        remark=word,
        by=handler,
        on=on,
    ).info_request
    paper = actions.File(EnclosureKind.OTHER, f"材料{word}.pdf", "application/pdf", PDF)
    (search,) = actions.ask_searches(
        info_request=case, units=[unit], question=f"检查{word}", answer_by_on=on, by=handler, on=on
    )
    rectification = actions.enter_rectification(
        arrival=actions.Arrival(Channel.IN_PERSON, on),
        claim=actions.Claim(f"登记{word}", wrong=f"错{word}", should_read=f"对{word}"),
        people=[replace(applicant(), name=f"张小明{word}")],
        enclosures={EnclosureKind.OTHER: [actions.Upload(f"证据{word}.pdf", PDF)]},
        by=handler,
        on=on,
    ).rectification
    letter, material = _letter_with_file(agency, queries.matter_of(case), "D02", handler, word)
    matter = rectification_queries.matter_of_rectification(rectification)
    told, sent_with = _letter_with_file(agency, matter, "P15", handler, word)
    actions.write_note(info_request=case, text=f"备注{word}", by=handler)
    return Records(
        agency=agency,
        person=person,
        post=person.posts.get(),
        deputyship=deputyship,
        unit=unit,
        view=actions.save_view(person=handler, name=f"我的{word}", query="channel=fax"),
        ledger=actions.upload_ledger(
            by=handler, name=f"台账{word}.xlsx", content=ledger_file([ROW]), on=on
        ),
        case=case,
        enclosure=actions.enclose(case, paper, by=handler),
        search=search,
        rectification=rectification,
        proof=rectification.enclosures.get(),
        letter=letter,
        material=material,
        printing=actions.order_bundle(
            info_request=case, order=BundleOrder(Recipient.ARCHIVE, on), by=handler
        ),
        told=told,
        sent_with=sent_with,
    )


def _letter_with_file(
    agency: Agency, matter: str, kind: str, by: User, word: str
) -> tuple[Letter, Material]:
    letter = letters.draft(
        agency=agency,
        matter=matter,
        kind=kind,
        about=1 if kind == "D02" else None,
        receiver=f"张小明{word}",
        receiver_role=ReceiverRole.APPLICANT,
        text=letters.Text(f"告知书{word}", f"张小明{word}", f"决定予以公开。{word}"),
        by=by,
    )
    material = letters.add_material(
        letter=letter,
        upload=letters.Upload(f"附件{word}.pdf", PDF),
        findings=[f"发现{word}"],
        by=by,
    )
    return letter, material


def holder_of(people: cast.Cast, address: Address) -> User:
    """Somebody of 示例区公安局 whose duty a page is."""
    own = [each for each in people.everybody() if each.agency_id == people.police.pk]
    for person in own:
        kinds = {PostKind(post.kind) for post in person.posts.all()}
        if address.duty is None or duties.allows(kinds, address.duty):
            return person
    raise LookupError(address)


class Visitor:
    """Somebody whose every visit is undone, so that one walk sees the same house at each door."""

    def __init__(self, person: User | None = None, *, client: Client | None = None) -> None:
        self._client = client or Client()
        if person:
            self._client.force_login(person, "django.contrib.auth.backends.ModelBackend")
        self._kept = {name: each.value for name, each in self._client.cookies.items()}

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Any:
        """The answer to one request, with a form as it is sent; what the view raises is raised."""
        self._client.cookies = SimpleCookie(self._kept)
        form = "application/x-www-form-urlencoded" if body else "application/octet-stream"
        with undone():
            answer = self._client.generic(method, path, body, form, headers=headers)
            answer.getvalue()  # what streams is read before it is undone
            return answer


@contextmanager
def undone() -> Iterator[None]:
    """Undo what is written meanwhile."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
