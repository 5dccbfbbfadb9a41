"""台账: the columns of an existing ledger, and a row of it as a request with its events.

A row is read into plain words first (`read`), then into a `LedgerRow` whose events the statute
has found lawful (`understood`), or into sentences that say what to mend.
"""

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook

from gongkai.lib.file_kinds import XLSX, kind_of
from gongkai.lib.sheets import Cell, Column, Sheet, workbook
from gongkai.lib.workbook_size import cells_spanned, unpacked_bytes
from gongkai.requests.ledger_words import (
    CHANNEL_WORDS,
    CLASS_WORDS,
    CONSENT_WORDS,
    CONSULTED_WORDS,
    FORM_WORDS,
    IDENTITY_WORDS,
    OUTCOME_WORDS,
    SERVICE_WORDS,
    WAY_WORDS,
)

MOST_ROWS = 5_000
MOST_BYTES = 10_000_000
_MOST_UNPACKED = 100_000_000
_MOST_CELLS = 2_000_000
"""Many times what the most rows fill, and still little memory."""
SHEET = "台账"
_UNREADABLE = "打不开这个文件，请用模板填写，保存为 XLSX 后再上传。"
_BROKEN = (
    BadZipFile,
    CalamineError,
    IndexError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    zlib.error,
)
"""What unpacking and reading a damaged or an encrypted file raises."""
_ROOM = 5_000
_LONGEST_NUMBER = 10**15
"""A sheet keeps fifteen digits of a number: a longer one, as of an identity card, is wrong."""


class LedgerError(Exception):
    """A file that is no ledger; the text says what to do."""


@dataclass(frozen=True)
class LedgerColumn:
    """A column: its key, its head, what to write, and whether a row can do without."""

    key: str
    head: str
    note: str
    words: tuple[str, ...] = ()
    required: bool = False
    is_day: bool = False
    width: int = 14
    most: int = 200

    @property
    def title(self) -> str:
        """The head as the template shows it: what must be filled has a star."""
        return f"{self.head}*" if self.required else self.head


def _day(key: str, head: str, note: str, *, required: bool = False) -> LedgerColumn:
    return LedgerColumn(key, head, note, required=required, is_day=True)


COLUMNS: tuple[LedgerColumn, ...] = (
    LedgerColumn(
        "number", "编号", "年度和序号，例如 2024-0012。原来没有编号的不填，导入时按到达先后编。"
    ),
    LedgerColumn(
        "channel", "申请渠道", "从下拉列表中选择。", tuple(CHANNEL_WORDS), required=True, width=20
    ),
    _day("arrived_on", "到达日期", "当面的填提交之日，需签收的邮寄填签收之日。", required=True),
    _day("confirmed_on", "确认日期", "平常信函、互联网渠道、传真填双方确认之日；其他渠道不填。"),
    LedgerColumn(
        "name", "申请人", "姓名或者名称。几个人共同申请的，填第一位。", required=True, most=100
    ),
    LedgerColumn(
        "applicant_class", "申请人类别", "从下拉列表中选择。", tuple(CLASS_WORDS), required=True
    ),
    LedgerColumn("identity_kind", "证件种类", "填了证件号码的要选。", tuple(IDENTITY_WORDS)),
    LedgerColumn("identity_number", "证件号码", "可以不填；导入后加密保存。", width=22, most=40),
    LedgerColumn("phone", "联系电话", "可以不填；导入后加密保存。", width=16, most=40),
    LedgerColumn("subject", "信息名称", "所需信息的名称或者描述。", required=True, width=40),
    LedgerColumn("document_number", "文号", "知道的填。", width=22, most=100),
    LedgerColumn("description", "特征描述", "可以不填。", width=40, most=5000),
    LedgerColumn("wanted_form", "获取方式", "不填的按“电子文件”。", tuple(FORM_WORDS)),
    LedgerColumn("wanted_way", "获取途径", "不填的按“电子邮件”。", tuple(WAY_WORDS)),
    LedgerColumn("unit", "承办单位", "要和系统里内设机构的名称一致。", width=20),
    LedgerColumn("handler", "经办人", "要和系统里人员的姓名一致。"),
    _day("supplement_on", "告知补正日期", "告知补正的填。"),
    _day("supplement_until", "补正期限", "填了告知补正日期的要填，要晚于告知补正日期。"),
    _day("supplemented_on", "收到补正日期", "申请人补正的填。"),
    _day("opinion_on", "征求意见日期", "书面征求第三方或者其他机关意见的，填送达对方之日。"),
    LedgerColumn("opinion_of", "征求意见对象", "填了征求意见日期的要选。", tuple(CONSULTED_WORDS)),
    _day("opinion_received_on", "收到意见日期", "对方没有答复的不填。"),
    LedgerColumn("opinion_consents", "对方意见", "填了收到意见日期的要选。", tuple(CONSENT_WORDS)),
    _day("reasons_on", "要求说明理由日期", "以申请过多为由要求说明理由的填。"),
    _day("extended_on", "同意延期日期", "延期答复的填。"),
    LedgerColumn("extended_days", "延长工作日数", "填了同意延期日期的要填，1至20。", width=12),
    _day("fee_on", "通知缴费日期", "收费的填收费通知送达之日。"),
    LedgerColumn("fee_amount", "收费金额", "填了通知缴费日期的要填，单位元，只写整数。", width=12),
    _day("paid_on", "缴清日期", "已经缴费的填。"),
    _day("withdrawn_on", "撤回日期", "申请人撤回的填。"),
    _day("decided_on", "决定日期", "作出决定的填。"),
    LedgerColumn("outcome", "办理结果", "填了决定日期的要选。", tuple(OUTCOME_WORDS), width=44),
    LedgerColumn("reason", "理由", "可以不填。", width=30, most=2000),
    _day("served_on", "送达日期", "已送达的填。邮寄的填交邮之日，当面的填签收之日。"),
    LedgerColumn("service_way", "送达方式", "填了送达日期的要选。", tuple(SERVICE_WORDS)),
)
BY_KEY: Mapping[str, LedgerColumn] = {column.key: column for column in COLUMNS}

Record = dict[str, str]
"""A row as plain words by the key of its column; a day as 2024-09-11."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a row of the sheet, and what to do; `row` counts as the sheet does."""

    row: int
    column: str
    sentence: str


def template() -> bytes:
    """The workbook to fill in: an empty sheet with drop-downs, one that explains each column."""
    columns = [
        Column(each.title, each.width, each.words, each.note, each.is_day) for each in COLUMNS
    ]
    help_columns = [
        Column("列", 16),
        Column("要不要填", 12),
        Column("怎样填", 60),
        Column("可以用的词", 60),
    ]
    explained: Iterable[Sequence[Cell]] = [
        (
            each.head,
            "必填" if each.required else "可以不填",
            each.note,
            "、".join(each.words) or ("日期，例如 2024-09-11" if each.is_day else ""),
        )
        for each in COLUMNS
    ]
    return workbook([Sheet(SHEET, columns, room=_ROOM), Sheet("填写说明", help_columns, explained)])


def read(content: bytes) -> tuple[list[tuple[int, Record]], list[Problem]]:
    """The filled rows of a ledger as plain words, and cells that cannot be read.

    Raises LedgerError for a file that is no ledger of this kind.
    """
    cells = _cells(content)
    if not cells:
        raise LedgerError("表里是空的，请下载模板，填好后再上传。")
    places = _places([_head(cell) for cell in cells[0]])
    records: list[tuple[int, Record]] = []
    problems: list[Problem] = []
    for number, row in enumerate(cells[1:], start=2):
        record = {}
        for key, at in places.items():
            value = row[at] if at < len(row) else ""
            try:
                record[key] = _plain(value)
            except ValueError as error:
                problems.append(Problem(number, BY_KEY[key].head, str(error)))
        if any(record.values()):
            records.append((number, record))
    if not records:
        raise LedgerError("表里只有表头，没有申请，请填好后再上传。")
    if len(records) > MOST_ROWS:
        raise LedgerError(f"一次最多导入{MOST_ROWS}件，现在有{len(records)}件，请分几次。")
    return records, problems


def _demand_size(content: bytes) -> None:
    """Refuse what the reader could not hold in memory."""
    with ZipFile(BytesIO(content)) as packed:
        if unpacked_bytes(packed) > _MOST_UNPACKED:
            raise LedgerError("这个文件解开后太大，不像一份台账，请用模板重新填写后再上传。")
        if any(cells_spanned(packed.read(info)) > _MOST_CELLS for info in packed.infolist()):
            raise LedgerError("离表很远的地方还有内容，请删掉表外的格子，或者用模板重新填写。")


def _cells(content: bytes) -> list[list[object]]:
    if kind_of(content, (XLSX,)) is not XLSX:
        raise LedgerError(_UNREADABLE)
    try:
        _demand_size(content)
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        name = SHEET if SHEET in book.sheet_names else book.sheet_names[0]
        sheet = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        others = [each for each in book.sheet_names if each != name and _is_ledger(book, each)]
    except _BROKEN as error:
        raise LedgerError(_UNREADABLE) from error
    if others:
        raise LedgerError(
            f"除了“{name}”，还有“{'”“'.join(others)}”也是台账，一次只读一张，请并到一张表里再上传。"
        )
    return [list(row) for row in sheet]


def _is_ledger(book: CalamineWorkbook, name: str) -> bool:
    """Whether a sheet has the heads of a ledger and something under them."""
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=2)
    heads = {_head(cell) for cell in rows[0]} if len(rows) > 1 else set()
    return heads.issuperset(each.head for each in COLUMNS if each.required)


def _head(cell: object) -> str:
    """A head without the star that says it must be filled."""
    return str(cell).strip().rstrip("*＊ ")


def _places(heads: Sequence[str]) -> dict[str, int]:
    """Where each column stands; the order is free, but what must be filled must be there.

    A head that nobody knows or that stands twice is refused: what is under it would be lost.
    """
    titles = {head: at for at, head in enumerate(heads) if head}
    missing = [each.head for each in COLUMNS if each.required and each.head not in titles]
    if missing:
        raise LedgerError(f"第一行缺少“{'”“'.join(missing)}”，请用模板，不要改表头。")
    if unknown := titles.keys() - {each.head for each in COLUMNS}:
        raise LedgerError(
            f"第一行的“{'”“'.join(sorted(unknown))}”不是模板里的表头，下面的内容读不进来。"
            "请改成模板里的表头，不用的列请删去。"
        )
    if twice := [head for head in titles if heads.count(head) > 1]:
        raise LedgerError(f"第一行有几列“{'”“'.join(twice)}”，请只留一列。")
    return {each.key: titles[each.head] for each in COLUMNS if each.head in titles}


def _plain(value: object) -> str:
    """A cell as words. Raises ValueError for an error value and for a number that lost digits."""
    readers: dict[type, Callable[[object], str]] = {
        float: _number,
        datetime: _day_of,
        date: _day_of,
    }
    text = readers.get(type(value), str)(value).strip()
    if text.startswith("#") and text.isupper():
        raise ValueError(f"单元格是错误值 {text[:10]}，请改成文字或者日期。")
    return text.replace("\x00", "")


def _number(value: object) -> str:
    if isinstance(value, float) and abs(value) >= _LONGEST_NUMBER:
        raise ValueError("数字太长，表格软件已经改动了后几位，请把这一格设为文本，重新填写。")
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _day_of(value: object) -> str:
    day = value.date() if isinstance(value, datetime) else value
    return day.isoformat() if isinstance(day, date) else ""
