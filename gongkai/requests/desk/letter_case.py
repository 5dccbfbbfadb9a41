"""A letter's case before a reader: what its pages need to know of it, and can do in it.

The pages of letters are the same for requests for disclosure and for requests to rectify.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from datetime import date

from django.urls import reverse

from gongkai.accounts.guard import DeskRequest
from gongkai.accounts.models import Agency, User
from gongkai.accounts.posts import Act
from gongkai.letters import actions as letters
from gongkai.letters.actions import Served, Upload
from gongkai.letters.models import Letter, Material
from gongkai.requests import actions, queries, rectification_queries
from gongkai.requests.actions.letter_way import Scan
from gongkai.requests.models import Enclosure, RectificationEnclosure
from gongkai.requests.opened import Opened, OpenedRectification, open_case, open_rectification
from gongkai.statute.events import Event
from gongkai.statute.letter_faults import LetterFault


class LetterCase(ABC):
    """The case of a letter, opened by a reader; `trail` is the name and address of its list."""

    number: str
    subject: str
    matter: str
    agency: Agency
    reader: User
    may: frozenset[Act]
    on: date
    trail: tuple[str, str]
    enclosures: Sequence[Enclosure | RectificationEnclosure]
    history: Sequence[Event] = ()
    """The steps that its letters tell of, where there are such."""

    def _take(self, opened: Opened | OpenedRectification) -> None:
        self.reader, self.may, self.on = opened.reader, opened.may, opened.on

    @abstractmethod
    def url(self, page: str = "", *further: object) -> str:
        """The address of the case, or of a page of its letters (`letter`, `letter_pdf`, …)."""

    @abstractmethod
    def begin(self) -> list[Letter]:
        """Begin every letter that the case wants."""

    @abstractmethod
    def faults(self, letter: Letter) -> Sequence[LetterFault]:
        """What a letter lacks today."""

    @abstractmethod
    def recompose(self, letter: Letter) -> Letter:
        """Write a draft anew."""

    @abstractmethod
    def add_material(self, letter: Letter, upload: Upload, scan: Scan) -> Material:
        """Put a file to a letter."""

    @abstractmethod
    def forward(self, letter: Letter, text: letters.Text | None, version: int) -> Letter:
        """Put a draft forward, with the words that were typed, if any."""

    @abstractmethod
    def review(self, letter: Letter, opinion: str) -> Letter:
        """Pass what a letter waits for."""

    @abstractmethod
    def send_back(self, letter: Letter, reason: str) -> Letter:
        """Send a letter back to who wrote it."""

    @abstractmethod
    def issue(self, letter: Letter) -> Letter:
        """Seal and issue a letter."""

    @abstractmethod
    def sign(self, letter: Letter, late_reason: str) -> Letter:
        """Sign a letter."""

    @abstractmethod
    def serve(self, letter: Letter, served: Served) -> None:
        """Record a service and what follows from it."""

    @abstractmethod
    def take_back(self, letter: Letter, returned_on: date, reason: str) -> None:
        """Record that a letter came back."""

    @abstractmethod
    def void(self, letter: Letter, reason: str) -> Letter:
        """Void a letter."""

    @abstractmethod
    def replace(self, letter: Letter, reason: str) -> Letter:
        """Void a letter and begin the one that takes its place."""

    def url_after(self, letter: Letter) -> str:
        """Where an act on a letter leads: to the letter, or to the one that takes its place."""
        following = Letter.objects.filter(replaces=letter).first()
        return self.url("letter", (following or letter).pk)


class OfRequest(LetterCase):
    """A request for disclosure."""

    def __init__(self, opened: Opened) -> None:
        self._take(opened)
        self._opened, self._case = opened, opened.info_request
        self.number, self.subject = self._case.number, self._case.subject
        self.matter, self.agency = queries.matter_of(self._case), self._case.agency
        self.trail = ("待办", reverse("requests:worklist"))
        self.enclosures = list(self._case.enclosures.all())
        self.history = opened.history

    def url(self, page: str = "", *further: object) -> str:
        return self._opened.url(f"case_{page}" if page else "case", *further)

    def begin(self) -> list[Letter]:
        return actions.begin_letters(self._case, by=self.reader, on=self.on)

    def faults(self, letter: Letter) -> Sequence[LetterFault]:
        return actions.letter_faults(self._case, letter, on=self.on)

    def recompose(self, letter: Letter) -> Letter:
        return actions.recompose(self._case, letter, by=self.reader, on=self.on)

    def add_material(self, letter: Letter, upload: Upload, scan: Scan) -> Material:
        return actions.add_material(self._case, letter, upload, by=self.reader, scan=scan)

    def forward(self, letter: Letter, text: letters.Text | None, version: int) -> Letter:
        return actions.forward_letter(
            self._case, letter, by=self.reader, on=self.on, text=text, version=version
        )

    def review(self, letter: Letter, opinion: str) -> Letter:
        return actions.review_letter(
            self._case, letter, by=self.reader, on=self.on, opinion=opinion
        )

    def send_back(self, letter: Letter, reason: str) -> Letter:
        return actions.send_back_letter(
            self._case, letter, by=self.reader, on=self.on, reason=reason
        )

    def issue(self, letter: Letter) -> Letter:
        return actions.issue_letter(self._case, letter, by=self.reader, on=self.on)

    def sign(self, letter: Letter, late_reason: str) -> Letter:
        return actions.sign_letter(
            self._case, letter, by=self.reader, on=self.on, late_reason=late_reason
        )

    def serve(self, letter: Letter, served: Served) -> None:
        actions.serve_letter(self._case, letter, served=served, by=self.reader, on=self.on)

    def take_back(self, letter: Letter, returned_on: date, reason: str) -> None:
        actions.take_back_letter(
            self._case,
            letter,
            returned_on=returned_on,
            reason=reason,
            by=self.reader,
            on=self.on,
        )

    def void(self, letter: Letter, reason: str) -> Letter:
        return actions.void_letter(self._case, letter, by=self.reader, on=self.on, reason=reason)

    def replace(self, letter: Letter, reason: str) -> Letter:
        return actions.replace_letter(self._case, letter, by=self.reader, on=self.on, reason=reason)


class OfRectification(LetterCase):
    """A request to rectify (条例第四十一条)."""

    def __init__(self, opened: OpenedRectification) -> None:
        self._take(opened)
        self._opened, self._case = opened, opened.rectification
        self.number, self.subject = self._case.number, self._case.subject
        self.matter = rectification_queries.matter_of_rectification(self._case)
        self.agency = self._case.agency
        self.trail = ("更正申请", reverse("requests:rectifications"))
        self.enclosures = list(self._case.enclosures.all())

    def url(self, page: str = "", *further: object) -> str:
        name = f"rectification_{page}" if page else "rectification"
        return self._opened.url(name, *further)

    def begin(self) -> list[Letter]:
        return actions.begin_rectification_letter(self._case, by=self.reader, on=self.on)

    def faults(self, letter: Letter) -> Sequence[LetterFault]:
        return actions.rectification_letter_faults(self._case, letter, on=self.on)

    def recompose(self, letter: Letter) -> Letter:
        return actions.recompose_rectification_letter(
            self._case, letter, by=self.reader, on=self.on
        )

    def add_material(self, letter: Letter, upload: Upload, scan: Scan) -> Material:
        return actions.add_rectification_material(
            self._case, letter, upload, by=self.reader, scan=scan
        )

    def forward(self, letter: Letter, text: letters.Text | None, version: int) -> Letter:
        return actions.put_letter_forward(letter, by=self.reader, text=text, version=version)

    def review(self, letter: Letter, opinion: str) -> Letter:
        return letters.review(letter=letter, by=self.reader, may=self.may, opinion=opinion)

    def send_back(self, letter: Letter, reason: str) -> Letter:
        return letters.send_back(letter=letter, by=self.reader, may=self.may, reason=reason)

    def issue(self, letter: Letter) -> Letter:
        return letters.issue(letter=letter, by=self.reader, on=self.on)

    def sign(self, letter: Letter, late_reason: str) -> Letter:
        return actions.sign_rectification_letter(
            self._case, letter, by=self.reader, on=self.on, late_reason=late_reason
        )

    def serve(self, letter: Letter, served: Served) -> None:
        actions.serve_rectification_letter(
            self._case, letter, served=served, by=self.reader, on=self.on
        )

    def take_back(self, letter: Letter, returned_on: date, reason: str) -> None:
        letters.take_back(
            letter=letter, by=self.reader, returned_on=returned_on, reason=reason, on=self.on
        )

    def void(self, letter: Letter, reason: str) -> Letter:
        return letters.void(letter=letter, by=self.reader, reason=reason)

    def replace(self, letter: Letter, reason: str) -> Letter:
        return letters.replace(letter=letter, by=self.reader, reason=reason)


OpenLetters = Callable[[DeskRequest, int, int, Act], LetterCase]


def of_request(request: DeskRequest, year: int, serial: int, act: Act) -> LetterCase:
    """The request under a number, for somebody whose posts there carry the act."""
    return OfRequest(open_case(request, year, serial, act))


def of_rectification(request: DeskRequest, year: int, serial: int, act: Act) -> LetterCase:
    """The request to rectify under a number; as `of_request`."""
    return OfRectification(open_rectification(request, year, serial, act))
