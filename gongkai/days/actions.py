"""Take in a holiday notice."""

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.accounts.posts import Act
from gongkai.audit import actions as audit
from gongkai.days.models import EnteredNotice
from gongkai.statute.calendar import YearDays
from gongkai.statute.calendar.year_form import write_year


@transaction.atomic
def enter_notice(*, notice: YearDays, text: str, by: User) -> EnteredNotice:
    """Let a notice that was read from its official text hold from now on, on every server.

    What follows for open terms is for the rooms above to compute in the same transaction.
    """
    number = str(notice.notice) if notice.notice else ""
    entered = EnteredNotice.objects.create(
        year=notice.year,
        document_number=number,
        text=text,
        year_file=write_year([notice]),
        entered_by=by,
    )
    named = f"（{number}）" if number else ""
    days = f"放假{len(notice.off)}天，调休上班{len(notice.worked)}天"
    said = f"登记{notice.year}年放假安排{named}：{days}"
    audit.note(by=by, act=Act.ENTER_HOLIDAYS, about=entered, agency=None, said=said)
    return entered
