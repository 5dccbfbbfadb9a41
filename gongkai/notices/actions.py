"""Telling somebody something, once; mailing it; marking it as read."""

import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction

from gongkai.accounts.models import User
from gongkai.audit.actions import note
from gongkai.lib.today import now
from gongkai.notices import queries
from gongkai.notices.models import Notice

_log = logging.getLogger("gongkai.notices")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to know: its words, where it leads, whether it presses. Nobody's name is in it."""

    text: str
    url: str = ""
    urgent: bool = False


@transaction.atomic
def tell(*, person: User, topic: str, on: date, title: str, lines: Sequence[Line]) -> bool:
    """Tell a person something about a subject on a day; what was told that day stays.

    Gives whether it is news.
    """
    notice, is_new = Notice.objects.get_or_create(
        person=person,
        topic=topic,
        on=on,
        defaults={"title": title, "lines": [asdict(line) for line in lines]},
    )
    if is_new:
        said = f"提醒{person}：{title}"
        note(by=None, act="tell", about=notice, agency=person.agency, said=said)
    return is_new


def mail(*, on: date) -> int:
    """Mail what was told on a day and not mailed yet; gives how many. One that fails waits."""
    return sum(_mail(pk) for pk in queries.waiting_for_mail(on).values_list("pk", flat=True))


@transaction.atomic
def _mail(pk: int) -> bool:
    """Mail one notice; the row is held meanwhile, so that two who run at once send it once."""
    rows = Notice.objects.select_for_update(of=("self",), no_key=True)
    notice = rows.filter(pk=pk, mailed_at__isnull=True).select_related("person").first()
    if notice is None:
        return False
    try:
        send_mail(notice.title, _words(notice), None, [notice.person.email])
    except (SMTPException, OSError) as error:
        _log.error("提醒邮件没有发出（%s），下次再发。", type(error).__name__)
        return False
    notice.mailed_at = now()
    notice.save(update_fields=["mailed_at"])
    return True


def _words(notice: Notice) -> str:
    origin = settings.CSRF_TRUSTED_ORIGINS[0] if settings.CSRF_TRUSTED_ORIGINS else ""
    lines = []
    for line in notice.lines:
        lines.append(f"· {line['text']}")
        if origin and line["url"]:
            lines.append(f"  {origin}{line['url']}")
    end = "请登录系统办理。这封邮件由系统发出，不用回复。"
    return "\n".join([f"{notice.person.name}：", "", *lines, "", end])


@transaction.atomic
def read_all(*, person: User) -> int:
    """Mark everything that a person was told as read; gives how much that was."""
    return queries.of_person(person).filter(read_at__isnull=True).update(read_at=now())
