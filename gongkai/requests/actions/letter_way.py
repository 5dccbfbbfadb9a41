"""A letter of a request goes from hand to hand, and whoever's turn comes is told, once a turn."""

from collections.abc import Callable, Sequence
from datetime import date

from django.db import transaction

from gongkai.accounts import duties
from gongkai.accounts.models import User
from gongkai.letters import actions as letters
from gongkai.letters.flow import LetterState
from gongkai.letters.models import Letter, Material
from gongkai.lib.file_kinds import KINDS_OF_STAFF, kind_of
from gongkai.notices import actions as notices
from gongkai.notices.actions import Line
from gongkai.requests.letter_turns import in_turn, task_of
from gongkai.requests.models import InfoRequest
from gongkai.requests.opened import case_url

Scan = Callable[[bytes, str, Sequence[str]], Sequence[str]]
"""What looks through a file: content, kind and names in it; sentences for the page out of it."""


@transaction.atomic
def forward_letter(
    info_request: InfoRequest,
    letter: Letter,
    *,
    by: User,
    on: date,
    text: letters.Text | None = None,
    version: int = 0,
) -> Letter:
    """送审, the words as they were typed saved first. Raises the letters' errors, as all of these.

    `version` is the one that was read; it matters where there is a text.
    """
    letter = put_letter_forward(letter, by=by, text=text, version=version)
    tell_turn(info_request, letter, by=by, on=on)
    return letter


@transaction.atomic
def put_letter_forward(
    letter: Letter, *, by: User, text: letters.Text | None, version: int
) -> Letter:
    """送审 a letter of any case, the words as they were typed saved first."""
    if text and _differs(letter, text):
        letter = letters.rewrite(letter=letter, text=text, by=by, version=version)
    return letters.put_forward(letter=letter, by=by)


def add_scanned(
    letter: Letter, upload: letters.Upload, names: Sequence[str], *, by: User, scan: Scan
) -> Material:
    """Put a file to a letter of any case, looked through for what must not go out with it.

    `names` are those of people, to be found as they are written.
    """
    known = kind_of(upload.content, KINDS_OF_STAFF)
    findings = scan(upload.content, known.media_type, names) if known else ()
    return letters.add_material(letter=letter, upload=upload, findings=findings, by=by)


@transaction.atomic
def review_letter(
    info_request: InfoRequest, letter: Letter, *, by: User, on: date, opinion: str = ""
) -> Letter:
    """审核: pass what the letter waits for."""
    may = duties.acts_of(by, info_request.agency, on)
    letter = letters.review(letter=letter, by=by, may=may, opinion=opinion)
    tell_turn(info_request, letter, by=by, on=on)
    return letter


@transaction.atomic
def send_back_letter(
    info_request: InfoRequest, letter: Letter, *, by: User, on: date, reason: str
) -> Letter:
    """退回修改, with the reason for who wrote it."""
    may = duties.acts_of(by, info_request.agency, on)
    letter = letters.send_back(letter=letter, by=by, may=may, reason=reason)
    tell_turn(info_request, letter, by=by, on=on)
    return letter


@transaction.atomic
def issue_letter(info_request: InfoRequest, letter: Letter, *, by: User, on: date) -> Letter:
    """用印并印发."""
    letter = letters.issue(letter=letter, by=by, on=on)
    tell_turn(info_request, letter, by=by, on=on)
    return letter


def _differs(letter: Letter, text: letters.Text) -> bool:
    lines = [line.strip() for line in text.body.splitlines() if line.strip()]
    written = (text.title.strip(), text.addressee.strip(), "\n".join(lines))
    return written != (letter.title, letter.addressee, letter.body)


def tell_turn(
    info_request: InfoRequest, letter: Letter, *, by: User | None, on: date
) -> list[User]:
    """Tell everybody whose turn a letter is now, but not who just handed it on; gives who was told.

    A turn is a number of steps: what comes back is told anew, what stays is told once.
    """
    topic = f"letter_{letter.pk}_{letter.steps.count()}"
    told = [each for each in in_turn(info_request, letter, on) if each != by]
    return [
        each
        for each in told
        if notices.tell(
            person=each,
            topic=topic,
            on=on,
            title=f"文书：{info_request.number}{_words(letter)}",
            lines=[_line(info_request, letter, each, on)],
        )
    ]


def _words(letter: Letter) -> str:
    if letter.state == LetterState.DRAFT:
        return "被退回，等您修改"
    return f"等您{task_of(letter)}"


def _line(info_request: InfoRequest, letter: Letter, reader: User, on: date) -> Line:
    text = f"{info_request.number}《{letter.title}》{_words(letter)}"
    urgent = info_request.due_on is not None and info_request.due_on <= on
    return Line(text, case_url(info_request, reader, "case_letter", letter.pk), urgent=urgent)
