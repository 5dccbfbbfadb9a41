"""What somebody was told."""

from datetime import date

from django.db.models import QuerySet

from gongkai.accounts.models import User
from gongkai.notices.models import Notice


def of_person(person: User) -> QuerySet[Notice]:
    """The notices of a person, the newest first."""
    return Notice.objects.filter(person=person)


def waiting_for_mail(on: date) -> QuerySet[Notice]:
    """The notices of a day that were not mailed yet, of people who can be mailed."""
    waiting = Notice.objects.filter(on=on, mailed_at__isnull=True, person__is_active=True)
    return waiting.exclude(person__email="").order_by("pk")
