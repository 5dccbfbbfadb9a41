"""Letters on their way, by the real actions."""

from collections.abc import Sequence
from datetime import date

from gongkai.accounts import duties
from gongkai.accounts.models import User
from gongkai.accounts.posts import Act
from gongkai.letters import actions
from gongkai.letters.actions import Text
from gongkai.letters.models import Letter, ReceiverRole
from tests.cast import Cast

MATTER = "requests/2026-0044"
DAY = date(2026, 10, 12)
TEXT = Text("政府信息公开告知书", "张小明：", "您申请公开的信息，决定予以公开。")
PDF = b"%PDF-1.7 signed"


def matter_of(number: int) -> str:
    return f"requests/2026-{number:04d}"


def may(person: User) -> frozenset[Act]:
    return duties.acts_of(person, person.agency, DAY)


def draft(cast: Cast, kind: str = "D02", matter: str = MATTER) -> Letter:
    return actions.draft(
        agency=cast.police,
        matter=matter,
        kind=kind,
        receiver="张小明",
        receiver_role=ReceiverRole.APPLICANT,
        text=TEXT,
        by=None,
    )


def no_faults(_letter: Letter) -> Sequence[str]:
    return ()


def rendered(_letter: Letter) -> bytes:
    return PDF


def to_sign(cast: Cast, kind: str = "D02", matter: str = MATTER) -> Letter:
    """A reply that was put forward and reviewed by everybody."""
    letter = actions.put_forward(letter=draft(cast, kind, matter), by=cast.handler)
    for person in (cast.unit_reviewer, cast.secrecy_reviewer):
        if kind.startswith("D"):
            letter = actions.review(letter=letter, by=person, may=may(person))
    return letter


def sign(letter: Letter, by: User, on: date = DAY) -> Letter:
    return actions.sign(letter=letter, by=by, may=may(by), on=on, faults=no_faults, render=rendered)


def issued(cast: Cast, kind: str = "D02", matter: str = MATTER) -> Letter:
    letter = sign(to_sign(cast, kind, matter), cast.signer)
    return actions.issue(letter=letter, by=cast.handler, on=DAY)
