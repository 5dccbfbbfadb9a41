"""The papers of a case bundle that are written from the record: form, course, searches, service."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from gongkai.audit.queries import Entries
from gongkai.letters.models import Letter, Service
from gongkai.lib.paper.model import Align, Cell, Document, Heading, Paragraph, Table
from gongkai.lib.today import CHINA
from gongkai.requests import case_queries, queries
from gongkai.requests.models import InfoRequest, Note, Search
from gongkai.statute.calendar import Calendar
from gongkai.statute.citations import cite
from gongkai.statute.events import CONSULTED_NAMES, History
from gongkai.statute.explanation import explain
from gongkai.statute.wording import chinese_date

Rows = Iterable[tuple[str, str]]
"""Labels and values; what is empty is not printed."""

_NOT_GIVEN = "未附"


def form(info_request: InfoRequest, people: Sequence[Rows] | None) -> Document:
    """条例第二十九条。The request as it was sent. Without `people` who asks is a name only."""
    asked = [
        ("信息名称", info_request.subject),
        ("文号", info_request.document_number),
        ("特征描述", info_request.description),
        ("获取信息的方式", info_request.get_wanted_form_display()),
        ("获取信息的途径", info_request.get_wanted_way_display()),
        ("申请渠道", info_request.get_channel_display()),
        ("提交日期", chinese_date(info_request.arrived_on)),
        ("收到日期", _day(info_request.received_on)),
    ]
    blocks: list[Heading | Table] = [
        Heading("一、申请人"),
        *(_pairs("申请人", rows) for rows in people or _named(info_request)),
        Heading("二、申请公开的政府信息"),
        _pairs("申请公开的政府信息", asked),
    ]
    return Document("政府信息公开申请表", tuple(blocks), author=info_request.agency.name)


def _named(info_request: InfoRequest) -> Iterable[Rows]:
    for person in info_request.people.all():
        yield (
            (person.get_role_display(), person.name),
            ("类别", person.get_applicant_class_display()),
            ("证件号码、联系方式", f"{_NOT_GIVEN}（制作时没有选择附入身份信息）"),
        )


def course(
    info_request: InfoRequest, history: History, *, on: date, calendar: Calendar
) -> Document:
    """条例第三十三条、第四十五条。What happened, step by step, with the articles behind it."""
    rows = [
        (chinese_date(step.on), step.what, step.effect, cite(step.sources))
        for step in explain(history, on=on, calendar=calendar)
    ]
    table = _grid(
        "办理经过",
        (("日期", 2.2), ("经过", 4), ("对答复期限的影响", 4.2), ("依据", 3.6)),
        rows,
    )
    return Document("办理经过和答复期限", (table,), author=info_request.agency.name)


def searches(info_request: InfoRequest, found: Sequence[Search]) -> Document:
    """条例第三十六条第（四）项。Where, how and by whom was searched."""
    blocks: list[Heading | Table] = []
    for number, each in enumerate(found, start=1):
        blocks.append(Heading(f"检索{number}　{each.unit.name}"))
        rows = [
            ("检索要求", each.question),
            ("交办", f"{each.asked_by.name}，{_moment_day(each.asked_at)}"),
            ("检索范围", each.place),
            ("检索方法", each.method),
            ("检索人", each.searched_by),
            ("结果", each.get_result_display() if each.result else "还没有答复"),
            ("说明", each.remark),
            ("答复", _answered(each)),
        ]
        blocks.append(_pairs("检索记录", rows))
    return Document("检索记录", tuple(blocks), author=info_request.agency.name)


def _answered(search: Search) -> str:
    if search.answered_at is None or search.answered_by is None:
        return ""
    return f"{search.answered_by.name}，{_moment_day(search.answered_at)}"


def opinions(info_request: InfoRequest) -> Document | None:
    """条例第三十二条、第三十四条。Who was asked and what they answered; None where nobody was."""
    standing = case_queries.standing(queries.history(info_request))
    rows = [
        (
            CONSULTED_NAMES[each.asked.of],
            each.asked.party,
            chinese_date(each.asked.on),
            _day(each.asked.delivered_on),
            chinese_date(each.answer.on) if each.answer else "",
            ("同意公开" if each.answer.consents else "不同意公开") if each.answer else "没有答复",
        )
        for each in standing.consultations
    ]
    if not rows:
        return None
    heads = (
        ("征求谁的意见", 2), ("名称", 3.2), ("发出", 2.2),
        ("送达", 2.2), ("答复日期", 2.2), ("意见", 2),
    )  # fmt: skip
    table = _grid("征求意见", heads, rows)
    return Document("征求意见情况", (table,), author=info_request.agency.name)


def services(letter: Letter, found: Sequence[Service]) -> Document:
    """国办公开办函〔2016〕235号。How a letter was served, each attempt with what proves it."""
    blocks: list[Paragraph | Table] = [
        Paragraph(f"{letter.number}《{letter.title}》", indent=False),
    ]
    for each in found:
        rows = [
            ("送达方式", each.get_way_display()),
            ("送达日期", chinese_date(each.on)),
            ("邮件号码", each.tracking_number),
            ("签收人", each.signed_by_name),
            ("凭证说明", each.proof),
            ("凭证文件", "、".join(proof.name for proof in each.proofs.all())),
            ("退回", _returned(each)),
            ("登记人", f"{each.recorded_by.name}，{_moment_day(each.recorded_at)}"),
        ]
        blocks.append(_pairs("送达", rows))
    return Document("送达情况", tuple(blocks), author=letter.agency.name)


def _returned(service: Service) -> str:
    if service.returned_on is None:
        return ""
    return f"{chinese_date(service.returned_on)}，{service.return_reason}"


def notes(info_request: InfoRequest, written: Sequence[Note]) -> Document:
    """What staff told each other."""
    rows = [(_moment_day(each.written_at), each.written_by.name, each.text) for each in written]
    table = _grid("办理备注", (("日期", 2.4), ("写的人", 1.8), ("备注", 8)), rows)
    return Document("办理备注", (table,), author=info_request.agency.name)


def journal(info_request: InfoRequest, entries: Entries) -> Document:
    """The entries of the journal about the request and its letters, with their fingerprints."""
    rows = [
        (
            str(each.sequence),
            f"{_moment_day(each.at)} {each.at.astimezone(CHINA):%H:%M}",
            each.actor,
            each.said.removeprefix("requests/"),
            each.hash[:8],
        )
        for each in entries
    ]
    heads = (("序号", 1.3), ("时间", 2.4), ("谁", 1.6), ("事项", 5.6), ("摘要（前8位）", 1.8))
    table = _grid("审计日志摘录", heads, rows)
    return Document("审计日志摘录", (table,), author=info_request.agency.name)


def _day(day: date | None) -> str:
    return chinese_date(day) if day else ""


def _moment_day(at: datetime) -> str:
    return chinese_date(at.astimezone(CHINA).date())


def _pairs(caption: str, rows: Rows) -> Table:
    return Table(
        caption,
        tuple(
            (Cell(label, head=True), Cell(value, align=Align.START))
            for label, value in rows
            if value
        ),
        (3, 9),
    )


def _grid(caption: str, heads: Sequence[tuple[str, float]], rows: Iterable[Sequence[str]]) -> Table:
    top = tuple(Cell(name, head=True) for name, _ in heads)
    below = tuple(tuple(Cell(text, align=Align.START) for text in row) for row in rows)
    return Table(caption, (top, *below), tuple(width for _, width in heads), head_rows=1)
