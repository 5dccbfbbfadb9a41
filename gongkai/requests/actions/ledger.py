"""Taking in an existing ledger: uploaded, checked portion by portion, then in as a whole."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256

from django.db import transaction
from django.db.models import Max

from gongkai.accounts.duties import demand
from gongkai.accounts.models import Agency, Unit, User
from gongkai.accounts.posts import Act
from gongkai.audit.actions import Note, note, note_all
from gongkai.lib import sealed
from gongkai.lib.today import now
from gongkai.requests import queries
from gongkai.requests.actions.receive import new_query_code, person_of
from gongkai.requests.actions.record import event_row, show
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.ledger import COLUMNS, LedgerError, Problem, Record, read
from gongkai.requests.ledger_rows import Known, LedgerRow, number_of, understood
from gongkai.requests.models import InfoRequest, LedgerImport, Person, RequestEvent

PORTION = 250
_BATCH = 500


@transaction.atomic
def upload_ledger(*, by: User, name: str, content: bytes, on: date) -> LedgerImport:
    """Keep the rows of a file, sealed, to be checked.

    Raises NotAllowedError for a file that is no ledger, or that is already in.
    """
    demand(by, Act.RECEIVE, by.agency, on)
    digest = sha256(content).hexdigest()
    if earlier := LedgerImport.objects.filter(
        agency=by.agency, sha256=digest, imported_at__isnull=False
    ).first():
        raise NotAllowedError(told_earlier(earlier))
    try:
        records, problems = read(content)
    except LedgerError as error:
        raise NotAllowedError(str(error)) from error
    LedgerImport.objects.filter(agency=by.agency, by=by, imported_at__isnull=True).delete()
    return LedgerImport.objects.create(
        agency=by.agency,
        by=by,
        name=name[-200:],
        sha256=digest,
        rows_sealed=sealed.seal(json.dumps(records, ensure_ascii=False)),
        total=len(records),
        problems=[_stored(each) for each in problems],
    )


def told_earlier(earlier: LedgerImport) -> str:
    """That the same file is already in."""
    count = earlier.total
    return f"这份文件已经导入过（{earlier.name}，{count}件），没有重复导入。要补充的请另做一份表。"


@transaction.atomic
def check_ledger(*, ledger: LedgerImport, on: date) -> LedgerImport:
    """Check the next portion of rows; sentences about what is wrong are kept."""
    ledger = _locked(ledger)
    if ledger.imported_at or ledger.checked >= ledger.total:
        return ledger
    records = _records(ledger)
    portion = records[ledger.checked : ledger.checked + PORTION]
    known, calendar = known_to(ledger.agency), queries.calendar()
    found = [_stored(each) for each in _twice(records, portion)]
    for row, record in portion:
        read_row = understood(row, record, known, on=on, calendar=calendar)
        if isinstance(read_row, list):
            found += [_stored(each) for each in read_row]
    ledger.problems = sorted([*ledger.problems, *found], key=_place)
    ledger.checked += len(portion)
    ledger.save()
    return ledger


@transaction.atomic
def import_ledger(*, ledger: LedgerImport, by: User, on: date) -> LedgerImport:
    """Take in all rows of a ledger, or none. Raises NotAllowedError where a row is not lawful."""
    demand(by, Act.RECEIVE, ledger.agency, on)
    ledger = _locked(ledger)
    if ledger.imported_at:
        raise NotAllowedError(told_earlier(ledger))
    rows = _all_understood(ledger, on)
    requests = _requests(ledger.agency, rows, on)
    _save(requests, rows, by)
    ledger.rows_sealed, ledger.imported_at = "", now()
    ledger.save()
    said = f"导入台账“{ledger.name}”，{len(rows)}件"
    note(by=by, act="import_ledger", about=ledger, agency=ledger.agency, said=said)
    return ledger


@transaction.atomic
def discard_ledger(*, ledger: LedgerImport) -> None:
    """Forget an uploaded ledger that is not in."""
    ledger = _locked(ledger)
    if ledger.imported_at is None:
        ledger.delete()


def _locked(ledger: LedgerImport) -> LedgerImport:
    return LedgerImport.objects.select_for_update(of=("self",), no_key=True).get(pk=ledger.pk)


def _records(ledger: LedgerImport) -> list[tuple[int, Record]]:
    return [(row, record) for row, record in json.loads(sealed.unseal(ledger.rows_sealed))]


_ORDER = {column.head: at for at, column in enumerate(COLUMNS)}


def _place(problem: Mapping[str, str | int]) -> tuple[int, int]:
    """Where a problem stands: by row, in it by column, the course of events last."""
    return int(problem["row"]), _ORDER.get(str(problem["column"]), len(_ORDER))


def _stored(problem: Problem) -> dict[str, str | int]:
    return {"row": problem.row, "column": problem.column, "sentence": problem.sentence}


def known_to(agency: Agency) -> Known:
    """What the agency has, by the names that a ledger may use."""
    people: dict[str, int | None] = {}
    for pk, name in User.objects.filter(agency=agency).values_list("pk", "name"):
        people[name] = None if name in people else pk
    taken = queries.of_agency(agency).values_list("year", "serial")
    units = Unit.objects.filter(agency=agency).values_list("name", "pk")
    return Known(dict(units), people, frozenset(taken))


def _twice(
    records: Sequence[tuple[int, Record]], portion: Sequence[tuple[int, Record]]
) -> list[Problem]:
    """Rows of a portion whose number stands in an earlier row too, however it is written."""
    first: dict[tuple[int, int], int] = {}
    for row, record in records:
        if number := number_of(record.get("number", "")):
            first.setdefault(number, row)
    return [
        Problem(row, "编号", f"编号{record['number']}和第{first[number]}行相同，请核对。")
        for row, record in portion
        if (number := number_of(record.get("number", ""))) and first[number] != row
    ]


def _all_understood(ledger: LedgerImport, on: date) -> list[LedgerRow]:
    records = _records(ledger)
    if ledger.problems or ledger.checked < ledger.total or _twice(records, records):
        raise NotAllowedError("这份台账还没有核对完，或者还有问题，请先改好再导入。")
    known, calendar = known_to(ledger.agency), queries.calendar()
    rows = []
    for row, record in records:
        found = understood(row, record, known, on=on, calendar=calendar)
        if isinstance(found, list):
            raise NotAllowedError(f"第{row}行：{found[0].sentence}请改好后重新上传。")
        rows.append(found)
    return rows


def _requests(agency: Agency, rows: Sequence[LedgerRow], on: date) -> list[InfoRequest]:
    """The requests of the rows, numbered: the ledger's own number, else the next by arrival."""
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    numbers = _numbers(agency, rows)
    calendar = queries.calendar()
    made = []
    for row, (year, serial) in zip(rows, numbers, strict=True):
        info_request = InfoRequest(
            agency=agency,
            year=year,
            serial=serial,
            query_digest=sealed.digest(new_query_code()),
            channel=row.submitted.channel,
            subject=row.wanted.subject,
            document_number=row.wanted.document_number,
            description=row.wanted.description,
            wanted_form=row.wanted.form,
            wanted_way=row.wanted.way,
            unit_id=row.unit_id,
            handler_id=row.handler_id,
        )
        show(info_request, row.events, on=on, calendar=calendar)
        made.append(info_request)
    return made


def _numbers(agency: Agency, rows: Sequence[LedgerRow]) -> list[tuple[int, int]]:
    last = dict(
        queries.of_agency(agency).values_list("year").annotate(last=Max("serial")).order_by("year")
    )
    for row in rows:
        if row.number:
            last[row.number[0]] = max(last.get(row.number[0], 0), row.number[1])
    numbers = {row.row: row.number for row in rows if row.number}
    for row in sorted(rows, key=lambda each: (each.submitted.arrived_on, each.row)):
        if row.number is None:
            year = row.submitted.arrived_on.year
            last[year] = last.get(year, 0) + 1
            numbers[row.row] = (year, last[year])
    return [numbers[row.row] for row in rows]


def _save(requests: Sequence[InfoRequest], rows: Sequence[LedgerRow], by: User) -> None:
    InfoRequest.objects.bulk_create(requests, batch_size=_BATCH)
    pairs = list(zip(requests, rows, strict=True))
    Person.objects.bulk_create(
        [person_of(each, row.applicant, position=1) for each, row in pairs], batch_size=_BATCH
    )
    RequestEvent.objects.bulk_create(
        [
            event_row(each, event, sequence=sequence, by=by, remark="台账导入")
            for each, row in pairs
            for sequence, event in enumerate(row.events, start=1)
        ],
        batch_size=_BATCH,
    )
    note_all(_notes(requests, by))


def _notes(requests: Sequence[InfoRequest], by: User) -> list[Note]:
    return [
        Note(
            by=by,
            act="submitted",
            about=each,
            agency=each.agency,
            said=f"由台账导入申请{each.number}；状态：{each.get_state_display()}",
        )
        for each in requests
    ]
