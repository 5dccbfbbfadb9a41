"""The columns of an exported list: names masked, no identity data."""

from collections.abc import Iterator

from django.db.models import QuerySet

from gongkai.lib.sheets import Cell, Column
from gongkai.requests.models import InfoRequest, Role
from gongkai.requests.rows import masked
from gongkai.statute.outcomes import OUTCOMES
from gongkai.statute.report.form import F2021

COLUMNS = (
    Column("编号"),
    Column("申请渠道", 20),
    Column("到达日期", is_day=True),
    Column("收到日期", is_day=True),
    Column("信息名称", 40),
    Column("文号", 24),
    Column("申请人", 22),
    Column("申请人类别", 16),
    Column("状态"),
    Column("等待", 18),
    Column("届满日", is_day=True),
    Column("届满日暂定", 10),
    Column("承办单位", 20),
    Column("经办人"),
    Column("决定日期", is_day=True),
    Column("办理结果", 44),
    Column("年报统计行", 36),
    Column("送达日期", is_day=True),
)
_CHUNK = 500
_ROW_LABELS = {row.id: row.label for row in F2021.result_rows()}


def lines(requests: QuerySet[InfoRequest]) -> Iterator[tuple[Cell, ...]]:
    """The requests as rows, read in portions."""
    found = requests.select_related("unit", "handler").prefetch_related("people")
    for each in found.iterator(chunk_size=_CHUNK):
        yield _line(each)


def _line(each: InfoRequest) -> tuple[Cell, ...]:
    applicants = [person for person in each.people.all() if person.role == Role.APPLICANT]
    outcome = OUTCOMES.get(each.outcome)
    return (
        each.number,
        each.get_channel_display(),
        each.arrived_on,
        each.received_on,
        each.subject,
        each.document_number,
        masked(applicants),
        applicants[0].get_applicant_class_display() if applicants else "",
        each.get_state_display(),
        each.get_awaiting_display(),
        each.due_on,
        "是" if each.provisional else "",
        each.unit.name if each.unit else "",
        each.handler.name if each.handler else "",
        each.decided_on,
        f"{each.outcome} {outcome.situation}" if outcome else "",
        _ROW_LABELS.get(each.result_row, ""),
        each.served_on,
    )
