"""催办: one digest a person and day about what is due, told at the desk and by mail."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gongkai.accounts import queries as accounts
from gongkai.accounts.models import Agency, User
from gongkai.accounts.posts import PostKind
from gongkai.notices import actions as notices
from gongkai.notices.actions import Line
from gongkai.requests import lists, queries
from gongkai.requests.actions.search_calls import remind_units
from gongkai.requests.reminders import Call, call
from gongkai.requests.rows import case_url, standing_term
from gongkai.statute.calendar import Calendar

TOPIC = "requests_due"


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many people were told something new, and how many mails went out."""

    told: int
    mailed: int


def remind(*, on: date) -> Reminded:
    """Tell everybody what calls them; nothing on a day off, and nothing twice on one day."""
    calendar = queries.calendar()
    if not calendar.is_working_day(on):
        return Reminded(0, 0)
    calls: dict[int, list[Call]] = {}
    people: dict[int, User] = {}
    for agency in Agency.objects.filter(pk__in=queries.all_open().values("agency")):
        staff = Staff(agency, on)
        for each in _calls(agency, on, calendar):
            for person in staff.called(each):
                people[person.pk] = person
                calls.setdefault(person.pk, []).append(each)
    told = sum(_tell(people[pk], found, on) for pk, found in sorted(calls.items()))
    told += remind_units(on=on, calendar=calendar)
    return Reminded(told, notices.mail(on=on))


def _calls(agency: Agency, on: date, calendar: Calendar) -> Iterator[Call]:
    for each in lists.for_rows(queries.open_requests(agency)):
        term = standing_term(each, on, calendar)
        if found := call(each, term, on, calendar):
            yield found


@dataclass
class Staff:
    """Who acts in the posts of an agency on a day; each post is looked up once."""

    agency: Agency
    on: date

    @cached_property
    def handlers(self) -> list[User]:
        return accounts.holders(self.agency, PostKind.HANDLER, self.on)

    @cached_property
    def heads(self) -> list[User]:
        return accounts.holders(self.agency, PostKind.HEAD_OF_OFFICE, self.on)

    @cached_property
    def supervisors(self) -> list[User]:
        return accounts.supervisors_of(self.agency, self.on)

    def called(self, found: Call) -> list[User]:
        """The people that a request calls, each once; a deputy with the one on leave."""
        people: list[User] = []
        if PostKind.HANDLER in found.posts:
            people += self._handling(found)
        if PostKind.HEAD_OF_OFFICE in found.posts:
            people += self.heads
        if PostKind.SUPERVISOR in found.posts:
            people += self.supervisors
        return list({each.pk: each for each in people}.values())

    def _handling(self, found: Call) -> list[User]:
        """Who handles it and deputises; all handlers where nobody does, or whoever did has left."""
        handler = found.info_request.handler
        acting = accounts.acting_for(handler, self.on) if handler else []
        return acting or self.handlers


def _tell(person: User, calls: list[Call], on: date) -> bool:
    calls = sorted(calls, key=lambda each: (each.left, each.info_request.pk))
    lines = [
        Line(_of(each, person), case_url(each.info_request, person), urgent=each.left <= 0)
        for each in calls
    ]
    urgent = sum(line.urgent for line in lines)
    press = f"，{urgent}件今天必须办" if urgent else ""
    title = f"依申请公开：{len(lines)}件要办{press}"
    return notices.tell(person=person, topic=TOPIC, on=on, title=title, lines=lines)


def _of(found: Call, person: User) -> str:
    """The words of a call; another agency's are named."""
    agency = found.info_request.agency
    return found.text if agency.pk == person.agency_id else f"{agency.name} {found.text}"
