"""What a letter is written from. A higher room fills these records from its case file.

No record has a place for an identity number, a phone or an address of a receiver: what is not
here cannot get into a letter.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gongkai.statute.events import Channel, DatedEvent, Event
from gongkai.statute.exemptions import Ground
from gongkai.statute.fees import Fee


@dataclass(frozen=True, slots=True)
class Sender:
    """The agency that writes: names and contact, who reviews a decision of that day, which court.

    `online_review` is the online channel for an application for reconsideration, if there is one.
    """

    agency: str
    number_word: str
    office: str
    address: str
    hours: str
    phone: str
    review_organs: tuple[str, ...]
    court: str
    online_review: str = ""


@dataclass(frozen=True, slots=True)
class Receiver:
    """To whom the letter goes, by full name; what the receiver is to the case, the kind says."""

    name: str
    is_organisation: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """The request in its own words. `received_on` is the day of art 31, None while unconfirmed.

    For P15 it is the request for rectification, `name` the record that it is about.
    """

    number: str
    channel: Channel
    submitted_on: date
    received_on: date | None
    name: str
    document_number: str = ""
    description: str = ""
    wanted_form: str = ""
    wanted_way: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One matter of a reply on several (D27), with its own outcome and reasons.

    `grounds` are those of the withheld part where the outcome is D04.
    """

    matter: str
    outcome: str
    reasons: str
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """Something that goes with the letter; `pages` 0 where pages are not counted."""

    name: str
    document_number: str = ""
    pages: int = 0
    medium: str = ""


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """All that one letter says.

    `dated` is the day of the letter, of a draft the day of drafting. `history` reaches up to and
    includes `event`, which the letter tells. `particulars` are the words that the acts recorded:
    for a decision under the names of its demands, for other letters under those of `said.SAID`.
    `grounds` are those of the withheld part of D04, `fee` is the computed sheet of P13.
    """

    kind: str
    sender: Sender
    receiver: Receiver
    request: Request
    dated: date
    history: tuple[Event, ...] = ()
    event: DatedEvent | None = None
    particulars: Mapping[str, str] = field(default_factory=dict)
    grounds: tuple[Ground, ...] = ()
    points: tuple[Point, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    fee: Fee | None = None
    number: str = ""
