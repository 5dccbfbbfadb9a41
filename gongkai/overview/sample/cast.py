"""示例区: its agencies, and the people of 示例区公安局, one for each post."""

from dataclasses import dataclass
from datetime import date

from gongkai.accounts import actions
from gongkai.accounts.models import Agency, AgencyKind, Unit, User
from gongkai.accounts.posts import POST_NAMES, PostKind
from gongkai.lib import credit_code

PASSWORD = "gongkai-demo-2026"
"""Everybody's, and printed when the sample starts: it protects nothing but invented people."""

_DISTRICT = "示例区人民政府"
_UNITS = ("治安管理大队", "交通管理大队", "户政管理大队", "指挥中心", "警务保障处")


@dataclass(frozen=True, slots=True)
class Account:
    """A login of the sample: name, what the person is, and where."""

    username: str
    name: str
    post: PostKind
    unit: str = ""


ACCOUNTS = (
    Account("liqing", "李青", PostKind.HANDLER),
    Account("zhoulan", "周岚", PostKind.HANDLER),
    Account("zhaomin", "赵敏之", PostKind.UNIT_REVIEWER, "治安管理大队"),
    Account("qianhe", "钱河", PostKind.UNIT_REVIEWER, "交通管理大队"),
    Account("chenyu", "陈育", PostKind.HEAD_OF_OFFICE),
    Account("sunwei", "孙为", PostKind.SECRECY_REVIEWER),
    Account("wufa", "吴法", PostKind.LEGAL_REVIEWER),
    Account("zhengju", "郑举", PostKind.SIGNER),
    Account("wangxitong", "王系", PostKind.SYSTEM_ADMINISTRATOR),
    Account("fenganquan", "冯安", PostKind.SECURITY_ADMINISTRATOR),
    Account("chushenji", "褚计", PostKind.AUDIT_ADMINISTRATOR),
)
SUPERVISOR = Account("weidudao", "卫导", PostKind.SUPERVISOR)


@dataclass(frozen=True, slots=True)
class Cast:
    """The agencies and people that the requests of the sample need."""

    police: Agency
    units: dict[str, Unit]
    people: dict[str, User]

    def holder(self, post: PostKind) -> User:
        """The first person in a post."""
        return self.people[next(each.username for each in ACCOUNTS if each.post is post)]


def assemble(since: date) -> Cast:
    """Found the agencies, and put the people in their posts from a day on."""
    district = _agency(_DISTRICT, AgencyKind.GOVERNMENT, "shili", None)
    office = _agency(
        "示例区人民政府办公室", AgencyKind.COMPETENT_DEPARTMENT, "zhengfuban", district
    )
    police = _agency("示例区公安局", AgencyKind.DEPARTMENT, "gongan", district)
    _agency("示例区教育局", AgencyKind.DEPARTMENT, "jiaoyu", district)
    units = {name: actions.add_unit(agency=police, name=name) for name in _UNITS}
    people = {each.username: _person(police, each, units, since) for each in ACCOUNTS}
    _person(office, SUPERVISOR, {}, since)
    return Cast(police, units, people)


def _agency(name: str, kind: AgencyKind, slug: str, parent: Agency | None) -> Agency:
    number = Agency.objects.count() + 1
    data = actions.AgencyData(
        name=name,
        kind=kind,
        credit_code=credit_code.with_check_sign(f"11990101MB{number:07d}"),
        number_word="示公",
        review_organ=_DISTRICT,
        former_review_organ="示例市公安局" if slug == "gongan" else "",
        online_review="示例省行政复议网上申请平台（https://fuyi.example.org）",
        court="示例区人民法院",
        office=f"{name}办公室" if kind is AgencyKind.DEPARTMENT else name,
        address=f"示例区示例路{number}号",
        hours="工作日9:00至12:00、14:00至18:00",
        phone=f"0990-123456{number}",
        fax=f"0990-123457{number}",
        email=f"{slug}@example.org",
        slug=slug,
        legal_review=slug == "gongan",
    )
    return actions.found_agency(parent=parent, data=data)


def _person(agency: Agency, account: Account, units: dict[str, Unit], since: date) -> User:
    person, _ = actions.add_person(
        agency=agency,
        username=account.username,
        name=account.name,
        unit=units.get(account.unit),
        password=PASSWORD,
    )
    actions.appoint(person=person, kind=account.post, since=since)
    return person


def told() -> list[tuple[str, str]]:
    """The logins and what each is, for the one who starts the sample."""
    everybody = (*ACCOUNTS, SUPERVISOR)
    return [
        (each.username, f"{each.name}，{POST_NAMES[each.post]}{each.unit}") for each in everybody
    ]
