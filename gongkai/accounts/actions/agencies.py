"""Found agencies, change what letters say of them, keep their units."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction

from gongkai.accounts import duties
from gongkai.accounts.errors import NotAllowed
from gongkai.accounts.models import Agency, AgencyKind, Unit, User
from gongkai.accounts.posts import NOTICE_WORD, PAYMENT_WAY, REPLY_WORD, Act
from gongkai.audit import actions as audit
from gongkai.lib import credit_code
from gongkai.lib.today import today


@dataclass(frozen=True, kw_only=True)
class AgencyData:
    """What is known of an agency; `slug` is its name in addresses of pages."""

    name: str
    kind: AgencyKind
    credit_code: str
    number_word: str
    review_organ: str
    court: str
    office: str
    address: str
    hours: str
    phone: str
    slug: str
    fax: str = ""
    email: str = ""
    reply_word: str = REPLY_WORD
    notice_word: str = NOTICE_WORD
    payment_way: str = PAYMENT_WAY
    former_review_organ: str = ""
    online_review: str = ""
    legal_review: bool = False


@transaction.atomic
def found_agency(*, parent: Agency | None, data: AgencyData, by: User | None = None) -> Agency:
    """Enter an agency below its parent. Raises NotAllowed for a wrong credit code."""
    if by:
        duties.demand(by, Act.MANAGE_AGENCY, parent or by.agency, today())
    agency = Agency(parent=parent, **asdict(data))
    _demand_whole(agency)
    agency.save()
    said = f"设立机关“{agency}”（{agency.credit_code}）"
    audit.note(by=by, act=Act.MANAGE_AGENCY, about=agency, agency=agency, said=said)
    return agency


@transaction.atomic
def change_agency(*, agency: Agency, data: AgencyData, by: User) -> Agency:
    """Change what is known of an agency; the journal tells each value before → after."""
    duties.demand(by, Act.MANAGE_AGENCY, agency, today())
    changes = []
    for name, after in asdict(data).items():
        before = getattr(agency, name)
        if before != after:
            changes.append(f"{_title(name)}：{_in_words(before)} → {_in_words(after)}")
            setattr(agency, name, after)
    if changes:
        _demand_whole(agency)
        agency.save()
        audit.note(
            by=by, act=Act.MANAGE_AGENCY, about=agency, agency=agency, said="；".join(changes)
        )
    return agency


@transaction.atomic
def add_unit(*, agency: Agency, name: str, by: User | None = None) -> Unit:
    """Enter a unit of an agency."""
    if by:
        duties.demand(by, Act.MANAGE_AGENCY, agency, today())
    unit = Unit.objects.create(agency=agency, name=name)
    said = f"增设内设机构“{name}”"
    audit.note(by=by, act=Act.MANAGE_AGENCY, about=unit, agency=agency, said=said)
    return unit


@transaction.atomic
def rename_unit(*, unit: Unit, name: str, by: User) -> Unit:
    """Give a unit another name."""
    duties.demand(by, Act.MANAGE_AGENCY, unit.agency, today())
    before, unit.name = unit.name, name
    unit.save()
    said = f"内设机构名称：{before} → {name}"
    audit.note(by=by, act=Act.MANAGE_AGENCY, about=unit, agency=unit.agency, said=said)
    return unit


def _demand_whole(agency: Agency) -> None:
    """Refuse what the columns do not take, and a credit code that does not check."""
    if fault := credit_code.fault(agency.credit_code):
        raise NotAllowed(fault)
    try:
        agency.full_clean()
    except ValidationError as error:
        faults = [_fault(name, "".join(words)) for name, words in error.message_dict.items()]
        raise NotAllowed("；".join(faults)) from error


def _fault(name: str, words: str) -> str:
    return words if name == NON_FIELD_ERRORS else f"{_title(name)}：{words}"


_SAID: Mapping[object, str] = {"": "空", True: "是", False: "否"}


def _in_words(value: object) -> str:
    return _SAID.get(value) or str(value)


def _title(name: str) -> str:
    return str(getattr(Agency._meta.get_field(name), "verbose_name", name))
