"""条例第三十一条: the day on which a request counts as received."""

from datetime import date

from gongkai.statute.citations import Article
from gongkai.statute.events import Channel, Submitted

RECEIVED_BY_CONFIRMATION = frozenset({Channel.MAIL_ORDINARY, Channel.ONLINE, Channel.FAX})

_ITEMS = {
    Channel.IN_PERSON: 1,
    Channel.MAIL_SIGNED: 2,
    Channel.MAIL_ORDINARY: 2,
    Channel.ONLINE: 3,
    Channel.FAX: 3,
}


def receipt_article(channel: Channel) -> Article:
    """条例第三十一条。The item of the article that rules a channel."""
    return Article(31, item=_ITEMS[channel])


def needs_confirmation(channel: Channel) -> bool:
    """条例第三十一条第二项、第三项。Whether receipt takes a confirmation with the applicant."""
    return channel in RECEIVED_BY_CONFIRMATION


def received_on(submitted: Submitted) -> date | None:
    """条例第三十一条。收到申请之日, or None while it is not confirmed.

    In person it is the day of submission, by signed mail the day of signing; by ordinary mail,
    online and by fax the day of confirmation. A day off counts like any other: day 1 is the next
    working day [inference].
    """
    if needs_confirmation(submitted.channel):
        return submitted.confirmed_on
    return submitted.arrived_on


def confirmed_late(submitted: Submitted) -> bool:
    """条例第三十一条第二项。Whether an ordinary letter was confirmed after the day it came in."""
    return (
        submitted.channel is Channel.MAIL_ORDINARY
        and submitted.confirmed_on is not None
        and submitted.confirmed_on > submitted.arrived_on
    )
