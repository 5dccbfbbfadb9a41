"""What the clock of a request reads on a day (条例第三十条、第三十一条、第三十三条至第三十五条)."""

from dataclasses import dataclass
from datetime import date

from gongkai.statute.calendar import Calendar, packaged
from gongkai.statute.events import History, standing_entries
from gongkai.statute.reply_term import DEFAULT_SETTINGS, ClockSettings, ReplyTerm
from gongkai.statute.standing import stand
from gongkai.statute.state import Awaiting, State, position


@dataclass(frozen=True, slots=True)
class Clock:
    """收到申请之日, the last day to reply and how near it is.

    `due_on` is None while nobody can know it. `provisional` says that it lies in a year whose
    days off are not announced yet; `internal_target` is then a day that is safe. `overdue` is
    judged by the day of service, or by the day of reading. `remaining_working_days` are below
    zero when overdue, and None when no term runs or the request is closed.
    """

    received_on: date | None
    due_on: date | None
    provisional: bool
    internal_target: date | None
    state: State
    awaiting: Awaiting | None
    overdue: bool
    remaining_working_days: int | None


def read(
    history: History,
    *,
    on: date,
    calendar: Calendar | None = None,
    settings: ClockSettings = DEFAULT_SETTINGS,
) -> Clock:
    """条例第三十条、第三十一条、第三十三条、第三十四条、第三十五条。The clock of a lawful history.

    Events after `on` are not looked at: the clock reads what it read on that day.
    """
    events = [entry.event for entry in standing_entries(history) if entry.event.on <= on]
    return read_term(ReplyTerm(stand(events), calendar or packaged(), settings), on)


def read_term(term: ReplyTerm, on: date) -> Clock:
    """条例第三十三条。The clock of a request that stands where it stands, on a day."""
    standing = term.standing
    judged_on = standing.served.on if standing.served else on
    due = term.due(judged_on)
    where = position(term, on)
    gone = standing.withdrawn is not None or standing.split is not None
    over = standing.served is not None or gone
    return Clock(
        received_on=standing.received_on,
        due_on=due.date if due else None,
        provisional=due.provisional if due else False,
        internal_target=due.internal_target if due else None,
        state=where.state,
        awaiting=where.awaiting,
        overdue=due is not None and judged_on > due.date and not gone,
        remaining_working_days=None if due is None or over else term.calendar.between(on, due.date),
    )
