"""An existing ledger: read row by row, wrong rows told, then all of it or nothing."""

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from gongkai.audit import queries as audit
from gongkai.audit.models import Entry
from gongkai.requests import actions, queries
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.ledger import BY_KEY, COLUMNS, MOST_ROWS, template
from gongkai.requests.models import InfoRequest, LedgerImport, Person, RequestEvent
from gongkai.statute.outcomes import MIXED, OUTCOMES
from gongkai.statute.state import State, demand_lawful
from tests.accounts.pages import client_of, text_of
from tests.cast import Cast
from tests.requests.bulk import ROW, ledger_file, uploaded
from tests.requests.busy_desk import TODAY, stand_on

Row = dict[str, object]
HEADS = [BY_KEY[key].title for key in ROW]
SERVED: Row = {
    "decided_on": date(2024, 9, 20),
    "served_on": date(2024, 9, 23),
    "service_way": "邮寄送达",
}


def day(number: int, month: int = 9) -> date:
    return date(2024, month, number)


def problems(cast: Cast, *rows: Row) -> list[tuple[int, str, str]]:
    ledger = uploaded(cast, list(rows), TODAY)
    return [(each["row"], each["column"], each["sentence"]) for each in ledger.problems]


def taken_in(cast: Cast, *rows: Row) -> list[InfoRequest]:
    ledger = uploaded(cast, list(rows), TODAY)
    assert ledger.problems == []
    actions.import_ledger(ledger=ledger, by=cast.handler, on=TODAY)
    return list(InfoRequest.objects.order_by("pk"))


# --- the template -----------------------------------------------------------------------------


def test_the_template_explains_every_column() -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(template()))
    assert book.sheet_names == ["台账", "填写说明", "选项"]
    (heads,) = book.get_sheet_by_name("台账").to_python()
    assert heads == [column.title for column in COLUMNS]
    explained = book.get_sheet_by_name("填写说明").to_python()[1:]
    assert [row[0] for row in explained] == [column.head for column in COLUMNS]
    assert all(row[2] for row in explained)


def test_the_filled_template_is_read_again(cast: Cast) -> None:
    with pytest.raises(NotAllowedError, match="只有表头"):
        actions.upload_ledger(by=cast.handler, name="a.xlsx", content=template(), on=TODAY)


# --- what a row tells -------------------------------------------------------------------------

TOLD: dict[str, Row] = {
    "D08": {
        "opinion_on": day(12),
        "opinion_of": "第三方",
        "opinion_received_on": day(18),
        "opinion_consents": "不同意公开",
    },
    "D16": {"supplement_on": day(12), "supplement_until": day(18), "supplemented_on": day(14)},
    "D20": {"reasons_on": day(12)},
    "D22": {"supplement_on": day(12), "supplement_until": day(18)},
    "D24": {"withdrawn_on": day(12)},
}


@pytest.mark.parametrize("code", [code for code in OUTCOMES if code not in {MIXED, "D23"}])
def test_every_outcome_but_the_mixed_one_can_be_told(cast: Cast, code: str) -> None:
    outcome = f"{code} {OUTCOMES[code].situation}"
    (request,) = taken_in(cast, {**ROW, **SERVED, "outcome": outcome, **TOLD.get(code, {})})
    assert (request.outcome, request.state) == (code, State.SERVED)
    demand_lawful(queries.history(request))


def test_an_unpaid_fee_is_told_after_its_term(cast: Cast) -> None:
    row: Row = {
        **ROW,
        "arrived_on": day(5, 8),
        "fee_on": day(12, 8),
        "fee_amount": 100,
        "decided_on": day(13),
        "outcome": f"D23 {OUTCOMES['D23'].situation}",
        "served_on": day(13),
        "service_way": "直接送达",
    }
    (request,) = taken_in(cast, row)
    assert request.outcome == "D23"


def test_a_row_becomes_a_request_with_the_events_of_its_days(cast: Cast) -> None:
    row: Row = {
        **ROW,
        **SERVED,
        "number": "2024-0012",
        "channel": "互联网渠道",
        "confirmed_on": day(12),
        "identity_kind": "居民身份证",
        "identity_number": "110101199003070011",
        "phone": 13800000000,
        "document_number": "示公规〔2024〕2号",
        "wanted_form": "纸质",
        "wanted_way": "邮寄",
        "unit": "治安管理大队",
        "handler": "陈经办",
        "extended_on": day(18),
        "extended_days": 10,
        "outcome": f"D02 {OUTCOMES['D02'].situation}",
    }
    (request,) = taken_in(cast, row)
    assert (request.year, request.serial) == (2024, 12)
    assert [each.kind for each in request.events.all()] == [
        "submitted",
        "confirmed",
        "extended",
        "decided",
        "served",
    ]
    assert (request.received_on, request.served_on) == (day(12), day(23))
    assert (request.unit, request.handler) == (cast.records_unit, cast.handler)
    assert (request.wanted_form, request.wanted_way) == ("paper", "post")
    person = Person.objects.get()
    assert "13800000000" not in str(vars(person))
    assert person.identity_digest


def test_an_open_row_counts_like_one_entered_at_the_desk(cast: Cast) -> None:
    (request,) = taken_in(cast, ROW)
    assert (request.state, request.due_on) == (State.RECEIVED, date(2024, 10, 15))


def test_rows_without_a_number_are_numbered_by_arrival_after_those_with_one(cast: Cast) -> None:
    rows = taken_in(
        cast,
        {**ROW, "arrived_on": day(12), "subject": "乙"},
        {**ROW, "arrived_on": day(11), "subject": "甲"},
        {**ROW, "number": "2024-0007", "subject": "丙"},
        {**ROW, "arrived_on": date(2023, 9, 1), "subject": "丁"},
    )
    assert {each.subject: each.number for each in rows} == {
        "甲": "2024-0008",
        "乙": "2024-0009",
        "丙": "2024-0007",
        "丁": "2023-0001",
    }


# --- what is wrong is told --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "column", "words"),
    [
        ({"channel": ""}, "申请渠道", "请填写申请渠道。"),
        ({"channel": "飞鸽"}, "申请渠道", "请从下拉列表中选择"),
        ({"arrived_on": "昨天"}, "到达日期", "请写成 2024-09-11 这样"),
        ({"arrived_on": "2024-02-30"}, "到达日期", "不是日期"),
        ({"arrived_on": day(16, 10)}, "到达日期", "不能晚于今天"),
        ({"arrived_on": date(2019, 5, 14)}, "到达日期", ""),
        ({"confirmed_on": day(12)}, "确认日期", "无需确认"),
        ({"name": ""}, "申请人", "请填写申请人。"),
        ({"name": "长" * 101}, "申请人", "最多100字，请删去1字"),
        ({"applicant_class": "外星人"}, "申请人类别", "请从下拉列表中选择"),
        ({"identity_number": "1"}, "证件种类", "请也选择证件种类"),
        ({"subject": ""}, "信息名称", "请填写信息名称。"),
        ({"unit": "没有的大队"}, "承办单位", "先添加再导入"),
        ({"handler": "没有的人"}, "经办人", "请核对名称"),
        ({"number": "12"}, "编号", "例如 2024-0012"),
        ({"number": "2024-0000"}, "编号", "例如 2024-0012"),
        ({"number": "2023-0001"}, "编号", "年度和到达日期（2024年）不同"),
        ({"supplement_on": day(12)}, "补正期限", "请也填写补正期限"),
        ({"extended_days": 10}, "同意延期日期", "请也填写同意延期日期"),
        ({"extended_on": day(12), "extended_days": "十天"}, "延长工作日数", "请只写大于零的整数"),
        ({"decided_on": day(20)}, "办理结果", "请也填写办理结果"),
        ({"served_on": day(20), "service_way": "邮寄送达"}, "办理经过", "尚未作出决定"),
        (
            {"extended_on": day(12), "extended_days": 21},
            "办理经过",
            "延长的期限合计不超过20个工作日",
        ),
        (
            {"decided_on": day(10), "outcome": f"D02 {OUTCOMES['D02'].situation}"},
            "办理经过",
            "还没有收到申请",
        ),
    ],
)
def test_a_wrong_row_says_what_to_do(cast: Cast, changed: Row, column: str, words: str) -> None:
    found = problems(cast, ROW, {**ROW, **changed})
    if not words:
        column, words = "办理经过", "现行条例自2019年5月15日起施行"
    assert (3, column) in [(row, head) for row, head, _ in found]
    assert any(words in sentence for _, head, sentence in found if head == column)


def test_a_number_that_is_taken_or_stands_twice_is_told(cast: Cast) -> None:
    taken_in(cast, {**ROW, "number": "2024-0001"})
    rows = [{**ROW, "number": number} for number in ("2024-0001", "2024-0002", "2024-0002")]
    found = problems(cast, *rows)
    assert [(row, head) for row, head, _ in found] == [(2, "编号"), (4, "编号")]
    assert "已经有了" in found[0][2]
    assert "和第3行相同" in found[1][2]


def test_a_number_that_stands_twice_is_told_however_its_zeros_are_written(cast: Cast) -> None:
    found = problems(cast, {**ROW, "number": "2024-0012"}, {**ROW, "number": "2024-12"})
    assert found == [(3, "编号", "编号2024-12和第2行相同，请核对。")]


def test_days_and_numbers_in_full_width_are_read(cast: Cast) -> None:
    row: Row = {**ROW, "number": "２０２４－００１２", "arrived_on": "２０２４年９月１１日"}
    (request,) = taken_in(cast, row)
    assert (request.number, request.arrived_on) == ("2024-0012", day(11))


def test_an_identity_number_that_the_sheet_took_for_a_number_is_told(cast: Cast) -> None:
    row: Row = {**ROW, "identity_kind": "居民身份证", "identity_number": 110101199003078515}
    ((number, column, sentence),) = problems(cast, row)
    assert (number, column) == (2, "证件号码")
    assert "设为文本" in sentence


def test_no_row_below_empty_ones_is_left_out(cast: Cast) -> None:
    far = uploaded(cast, [ROW, *({} for _ in range(MOST_ROWS + 10)), ROW], TODAY)
    assert (far.total, far.problems) == (2, [])


def test_a_column_that_nobody_knows_is_told_and_not_left_out(cast: Cast) -> None:
    file = ledger_file([{**ROW, "decided_on": day(20)}], heads=[*HEADS, "答复日期"])
    with pytest.raises(NotAllowedError, match="“答复日期”不是模板里的表头"):
        actions.upload_ledger(by=cast.handler, name="a.xlsx", content=file, on=TODAY)


def test_a_column_that_stands_twice_is_told(cast: Cast) -> None:
    file = ledger_file([{**ROW, "decided_on": day(20)}], heads=[*HEADS, "申请人"])
    with pytest.raises(NotAllowedError, match="第一行有几列“申请人”"):
        actions.upload_ledger(by=cast.handler, name="a.xlsx", content=file, on=TODAY)


def test_a_second_ledger_in_the_same_file_is_told(cast: Cast) -> None:
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    for name in ("2023年", "2024年"):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, HEADS)
        sheet.write_row(1, 0, ["当面提交", "2024-09-11", "张小明", "自然人", "检查情况"])
    book.close()
    with pytest.raises(NotAllowedError, match="除了“2023年”，还有“2024年”也是台账"):
        actions.upload_ledger(by=cast.handler, name="a.xlsx", content=target.getvalue(), on=TODAY)


def test_all_that_is_wrong_in_a_row_is_told_at_once(cast: Cast) -> None:
    assert len(problems(cast, dict.fromkeys(ROW) | {"channel": "飞鸽"})) == 5


def test_no_cell_with_identity_data_stands_in_a_sentence(cast: Cast) -> None:
    found = problems(
        cast, {**ROW, "identity_number": "9" * 50, "phone": "8" * 50, "name": "名" * 101}
    )
    told = str(found)
    assert len(found) == 4
    assert not any(secret in told for secret in ("999", "888", "名名"))


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"hello", "中文".encode()],
    ids=["empty", "broken", "text", "chinese"],
)
def test_a_file_that_is_no_workbook_is_refused(cast: Cast, content: bytes) -> None:
    with pytest.raises(NotAllowedError, match="请用模板填写"):
        actions.upload_ledger(by=cast.handler, name="a.xlsx", content=content, on=TODAY)


def test_a_workbook_of_another_kind_is_refused(cast: Cast) -> None:
    other = ledger_file([dict(ROW)], heads=["甲", "乙", "丙", "丁", "戊"])
    with pytest.raises(NotAllowedError, match="第一行缺少“申请渠道”"):
        actions.upload_ledger(by=cast.handler, name="a.xlsx", content=other, on=TODAY)


# --- all or nothing, and once -----------------------------------------------------------------


def _far_cell() -> bytes:
    """A head, and one word in the last cell that a sheet has."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet("台账")
    sheet.write_row(0, 0, [each.title for each in COLUMNS])
    sheet.write_string(1_048_575, 16_383, "远")
    book.close()
    return target.getvalue()


def _with_part(content: bytes) -> bytes:
    """A ledger with a further part of so much."""
    target = BytesIO(ledger_file([dict(ROW)]))
    with ZipFile(target, "a", ZIP_DEFLATED) as packed:
        packed.writestr("xl/more.xml", content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (_far_cell(), "离表很远的地方还有内容"),
        (_with_part(bytes(101_000_000)), "解开后太大"),
        (_with_part(b"x" * 1000).replace(b"PK\x03\x04", b"PK\x03\x05"), "打不开这个文件"),
    ],
    ids=["far cell", "bomb", "broken"],
)
def test_a_workbook_that_would_fill_the_memory_is_refused(
    cast: Cast, content: bytes, words: str
) -> None:
    assert len(content) < 200_000
    with pytest.raises(NotAllowedError, match=words):
        actions.upload_ledger(by=cast.handler, name="台账.xlsx", content=content, on=TODAY)


def test_a_ledger_with_a_wrong_row_takes_in_nothing(cast: Cast) -> None:
    ledger = uploaded(cast, [dict(ROW), {**ROW, "channel": "飞鸽"}], TODAY)
    with pytest.raises(NotAllowedError, match="还有问题"):
        actions.import_ledger(ledger=ledger, by=cast.handler, on=TODAY)
    assert not InfoRequest.objects.exists()


def test_a_number_taken_in_the_meantime_takes_in_nothing(cast: Cast) -> None:
    rows: list[Row] = [{**ROW, "subject": "甲"}, {**ROW, "number": "2024-0002"}]
    waiting = uploaded(cast, rows, TODAY)
    LedgerImport.objects.filter(pk=waiting.pk).update(by=cast.head_of_office)
    taken_in(cast, {**ROW, "number": "2024-0002"})
    with pytest.raises(NotAllowedError, match="第3行：编号2024-0002已经有了"):
        actions.import_ledger(ledger=waiting, by=cast.handler, on=TODAY)
    assert InfoRequest.objects.count() == 1


def test_the_same_file_is_told_and_not_doubled(cast: Cast) -> None:
    content = ledger_file([dict(ROW)])
    first = actions.upload_ledger(by=cast.handler, name="台账.xlsx", content=content, on=TODAY)
    first = actions.check_ledger(ledger=first, on=TODAY)
    actions.import_ledger(ledger=first, by=cast.handler, on=TODAY)
    with pytest.raises(NotAllowedError, match=r"已经导入过（台账\.xlsx，1件）"):
        actions.import_ledger(ledger=first, by=cast.handler, on=TODAY)
    with pytest.raises(NotAllowedError, match="已经导入过"):
        actions.upload_ledger(by=cast.handler, name="又一次.xlsx", content=content, on=TODAY)
    assert InfoRequest.objects.count() == 1


def test_what_was_taken_in_is_told_in_the_journal_and_kept_nowhere_else(cast: Cast) -> None:
    taken_in(cast, {**ROW, "identity_kind": "护照", "identity_number": "E12345678"})
    said = [each.said for each in Entry.objects.order_by("-sequence")[:2]]
    assert said == [
        "导入台账“台账.xlsx”，1件",
        "由台账导入申请2024-0001；状态：办理中",
    ]
    assert LedgerImport.objects.get().rows_sealed == ""
    assert not audit.broken()


def test_two_thousand_rows_are_taken_in_at_once(cast: Cast) -> None:
    rows: list[Row] = [
        {**ROW, **SERVED, "subject": f"第{number}件", "outcome": f"D02 {OUTCOMES['D02'].situation}"}
        for number in range(2000)
    ]
    ledger = uploaded(cast, rows, TODAY)
    assert (ledger.checked, ledger.problems) == (2000, [])
    with CaptureQueriesContext(connection) as captured:
        actions.import_ledger(ledger=ledger, by=cast.handler, on=TODAY)
    assert InfoRequest.objects.count() == 2000
    assert RequestEvent.objects.count() == 6000
    assert len(captured) < 200


# --- the pages --------------------------------------------------------------------------------


@pytest.fixture
def _on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_on(monkeypatch)


def sent(client: Any, content: bytes) -> Any:
    file = SimpleUploadedFile("台账.xlsx", content)
    return client.post(reverse("requests:ledger"), {"file": file})


@pytest.mark.usefixtures("_on_that_day")
def test_the_pages_lead_from_the_upload_to_the_requests(cast: Cast) -> None:
    client = client_of(cast.handler)
    shown = sent(client, ledger_file([dict(ROW) for _ in range(260)]))
    page = shown["Location"]
    assert "已核对0件，共260件" in text_of(client.get(page))
    ledger = LedgerImport.objects.get()
    check = reverse("requests:ledger_check", args=[ledger.pk])
    part = client.post(check, headers={"HX-Request": "true"})
    assert "已核对250件，共260件" in text_of(part)
    assert client.post(check)["Location"] == page
    assert "核对完毕，没有问题" in text_of(client.get(page))
    done = client.post(reverse("requests:ledger_import", args=[ledger.pk]))
    assert "已导入260件" in text_of(client.get(done["Location"]))
    again = sent(client, ledger_file([dict(ROW) for _ in range(260)]))
    assert again.status_code in {302, 422}
    assert InfoRequest.objects.count() == 260


@pytest.mark.usefixtures("_on_that_day")
def test_wrong_rows_are_listed_and_the_import_is_refused(cast: Cast) -> None:
    client = client_of(cast.handler)
    sent(client, ledger_file([{**ROW, "channel": "飞鸽"}]))
    ledger = LedgerImport.objects.get()
    client.post(reverse("requests:ledger_check", args=[ledger.pk]))
    page = text_of(client.get(reverse("requests:ledger_checked", args=[ledger.pk])))
    assert "1行有问题，共1处" in page
    assert "第2行" in page
    refused = client.post(reverse("requests:ledger_import", args=[ledger.pk]))
    assert refused.status_code == 422
    client.post(reverse("requests:ledger_discard", args=[ledger.pk]))
    assert not LedgerImport.objects.exists()


@pytest.mark.usefixtures("_on_that_day")
@pytest.mark.parametrize("name", ["张小明", ""], ids=["unchecked", "wrong"])
def test_a_ledger_can_be_forgotten_before_its_check_and_with_its_mistakes(
    cast: Cast, name: str
) -> None:
    client = client_of(cast.handler)
    page = client.get(sent(client, ledger_file([{**ROW, "name": name}]))["Location"])
    (ledger,) = LedgerImport.objects.all()
    if not name:
        page = client.post(reverse("requests:ledger_check", args=[ledger.pk]), follow=True)
    discard = reverse("requests:ledger_discard", args=[ledger.pk])
    assert f'action="{discard}"' in page.content.decode()
    client.post(discard)
    assert not LedgerImport.objects.exists()


def test_another_agency_does_not_find_the_ledger(cast: Cast) -> None:
    sent(client_of(cast.handler), ledger_file([dict(ROW)]))
    pk = LedgerImport.objects.get().pk
    other = client_of(cast.education_handler)
    assert other.get(reverse("requests:ledger_checked", args=[pk])).status_code == 404
    for name in ("check", "import", "discard"):
        assert other.post(reverse(f"requests:ledger_{name}", args=[pk])).status_code == 404
    assert client_of(cast.signer).get(reverse("requests:ledger")).status_code == 403


@pytest.mark.usefixtures("_on_that_day")
def test_no_file_and_no_ledger_are_told_at_the_field(cast: Cast) -> None:
    client = client_of(cast.handler)
    empty = client.post(reverse("requests:ledger"))
    assert (empty.status_code, "请选择要上传的文件" in text_of(empty)) == (422, True)
    wrong = sent(client, b"hello")
    assert (wrong.status_code, "打不开这个文件" in text_of(wrong)) == (422, True)


def test_the_template_is_a_download(cast: Cast) -> None:
    answer = client_of(cast.handler).get(reverse("requests:ledger_template"))
    assert answer["Content-Disposition"].startswith("attachment")
