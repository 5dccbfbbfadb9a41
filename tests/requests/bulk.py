"""Many requests at once, by the real import of a ledger."""

from datetime import date
from io import BytesIO

import xlsxwriter

from gongkai.requests import actions
from gongkai.requests.ledger import BY_KEY
from gongkai.requests.models import LedgerImport
from tests.cast import Cast

ROW = {
    "channel": "当面提交",
    "arrived_on": date(2024, 9, 11),
    "name": "张小明",
    "applicant_class": "自然人",
    "subject": "旅馆业治安检查情况",
}


def ledger_file(rows: list[dict[str, object]], *, heads: list[str] | None = None) -> bytes:
    """A ledger with these rows; days as days."""
    keys = list(dict.fromkeys(key for row in rows for key in row)) or list(ROW)
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("台账")
    sheet.write_row(0, 0, heads or [BY_KEY[key].title for key in keys])
    for at, row in enumerate(rows, start=1):
        for column, key in enumerate(keys):
            value = row.get(key)
            if isinstance(value, date):
                sheet.write_datetime(at, column, value)
            elif isinstance(value, int):
                sheet.write_number(at, column, value)
            elif value is not None:
                sheet.write_string(at, column, str(value))
    book.close()
    return target.getvalue()


def uploaded(cast: Cast, rows: list[dict[str, object]], on: date) -> LedgerImport:
    """A ledger, uploaded and checked to its end."""
    ledger = actions.upload_ledger(
        by=cast.handler, name="台账.xlsx", content=ledger_file(rows), on=on
    )
    while ledger.checked < ledger.total:
        ledger = actions.check_ledger(ledger=ledger, on=on)
    return ledger


def many(cast: Cast, count: int, on: date, **row: object) -> None:
    """So many requests like one."""
    rows: list[dict[str, object]] = [
        {**ROW, **row, "subject": f"旅馆业治安检查情况之{number}"} for number in range(count)
    ]
    actions.import_ledger(ledger=uploaded(cast, rows, on), by=cast.handler, on=on)
