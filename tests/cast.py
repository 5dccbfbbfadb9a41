"""The cast of the tests: 示例区人民政府 with two bureaus, and one person for each post.

Plain functions that call the real actions. Everybody's password is PASSWORD.
"""

from dataclasses import dataclass
from datetime import date

from gongkai.accounts import actions
from gongkai.accounts.models import Agency, AgencyKind, Unit, User
from gongkai.accounts.posts import PostKind
from gongkai.lib import credit_code

PASSWORD = "cast-of-the-tests-7"
SINCE = date(2019, 1, 1)
"""Every post of the cast is held from this day on."""


@dataclass(frozen=True)
class Cast:
    """Who plays; the people are of 示例区公安局 unless their name says otherwise."""

    district: Agency
    police: Agency
    education: Agency
    records_unit: Unit
    handler: User
    unit_reviewer: User
    head_of_office: User
    secrecy_reviewer: User
    legal_reviewer: User
    signer: User
    system_administrator: User
    security_administrator: User
    audit_administrator: User
    supervisor: User
    """Of 示例区人民政府, which is above both bureaus."""
    education_handler: User
    without_post: User

    def everybody(self) -> list[User]:
        """All people of the cast."""
        return [each for each in vars(self).values() if isinstance(each, User)]


def assemble() -> Cast:
    """Call the whole cast on the stage."""
    district = agency("示例区人民政府", kind=AgencyKind.GOVERNMENT, slug="shili")
    police = agency("示例区公安局", parent=district, slug="gongan")
    education = agency("示例区教育局", parent=district, slug="jiaoyu")
    unit = actions.add_unit(agency=police, name="治安管理大队")
    return Cast(
        district=district,
        police=police,
        education=education,
        records_unit=unit,
        handler=person(police, "陈经办", PostKind.HANDLER),
        unit_reviewer=person(police, "李承办", PostKind.UNIT_REVIEWER, unit=unit),
        head_of_office=person(police, "王主任", PostKind.HEAD_OF_OFFICE),
        secrecy_reviewer=person(police, "赵保密", PostKind.SECRECY_REVIEWER),
        legal_reviewer=person(police, "孙法制", PostKind.LEGAL_REVIEWER),
        signer=person(police, "周局长", PostKind.SIGNER),
        system_administrator=person(police, "吴系统", PostKind.SYSTEM_ADMINISTRATOR),
        security_administrator=person(police, "郑安全", PostKind.SECURITY_ADMINISTRATOR),
        audit_administrator=person(police, "冯审计", PostKind.AUDIT_ADMINISTRATOR),
        supervisor=person(district, "褚督办", PostKind.SUPERVISOR),
        education_handler=person(education, "卫教育", PostKind.HANDLER),
        without_post=person(police, "蒋新来"),
    )


def agency(
    name: str,
    *,
    slug: str,
    kind: AgencyKind = AgencyKind.DEPARTMENT,
    parent: Agency | None = None,
) -> Agency:
    """An invented agency."""
    number = Agency.objects.count() + 1
    data = actions.AgencyData(
        name=name,
        kind=kind,
        credit_code=credit_code.with_check_sign(f"11990101MB{number:07d}"),
        number_word="示公开",
        review_organ="示例区人民政府",
        court="示例区人民法院",
        office=f"{name}办公室",
        address="示例区示例路1号",
        hours="工作日9:00至17:00",
        phone="0990-1234567",
        slug=slug,
    )
    return actions.found_agency(parent=parent, data=data)


def person(
    of: Agency,
    name: str,
    *kinds: PostKind,
    unit: Unit | None = None,
    since: date = SINCE,
) -> User:
    """A person with posts; the login name is p and a number."""
    username = f"p{User.objects.count() + 1:03d}"
    found, _ = actions.add_person(
        agency=of, username=username, name=name, unit=unit, password=PASSWORD
    )
    for kind in kinds:
        actions.appoint(person=found, kind=kind, since=since)
    return found
