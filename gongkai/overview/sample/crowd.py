"""A crowd of invented applicants: as many as one wants, some of whom come again and again."""

import random
from datetime import date, timedelta

from gongkai.lib import credit_code, identity_card
from gongkai.overview.sample.words import Somebody
from gongkai.requests.actions import Applicant
from gongkai.requests.models import IdentityKind, Role
from gongkai.statute.report.facts import ApplicantClass

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"
_GIVEN = (
    "建国 秀英 伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 涛 明 超 平 刚 海燕 小川 晓月 文博 子涵 志远"
)
_TRADES = "物流 旅馆 餐饮 建材 物业 科技 运输 广告 保安 文化"
_BODIES = {
    ApplicantClass.COMPANY: ("有限公司", "91"),
    ApplicantClass.RESEARCH_BODY: ("研究所", "12"),
    ApplicantClass.PUBLIC_WELFARE_BODY: ("促进会", "51"),
    ApplicantClass.LEGAL_SERVICE: ("律师事务所", "31"),
    ApplicantClass.OTHER: ("业主委员会", "81"),
}
_ONE_IN_FIVE = 5
_BIRTHDAYS = 18_000
"""How many different birthdays, from 1950 on, are given in turn."""


def somebody(number: int) -> Somebody:
    """The applicant of a number, always the same one; every fifth is an organisation."""
    if number % _ONE_IN_FIVE == 0:
        return _organisation(number // _ONE_IN_FIVE)
    given = _GIVEN.split()
    name = _SURNAMES[number % len(_SURNAMES)] + given[number // len(_SURNAMES) % len(given)]
    born = date(1950, 1, 1) + timedelta(7 * number % _BIRTHDAYS)
    first = f"990101{born:%Y%m%d}{number % 1000:03d}"
    return Somebody(name, ApplicantClass.NATURAL_PERSON, identity_card.with_check_sign(first))


def _organisation(number: int) -> Somebody:
    kinds, trades = list(_BODIES), _TRADES.split()
    kind = kinds[number % len(kinds)]
    ending, sort = _BODIES[kind]
    name = f"示例区{trades[number // len(kinds) % len(trades)]}{number}号{ending}"
    return Somebody(name, kind, credit_code.with_check_sign(f"{sort}990101MA{number:07d}"))


def applicants(chance: random.Random, size: int) -> list[Applicant]:
    """Who makes a request, out of a crowd of a size: the low numbers come far more often."""
    first = int(size * chance.random() ** 2)
    asking = [applicant(somebody(first))]
    company = chance.random()
    if company < 0.03:
        asking.append(applicant(somebody(first + size)))
    elif company < 0.06:
        asking.append(applicant(somebody(5 * (first + size) + 1), Role.REPRESENTATIVE))
    return asking


def applicant(invented: Somebody, role: Role = Role.APPLICANT) -> Applicant:
    """What an invented person writes into the form."""
    natural = invented.applicant_class is ApplicantClass.NATURAL_PERSON
    return Applicant(
        name=invented.name,
        applicant_class=invented.applicant_class,
        identity_kind=IdentityKind.IDENTITY_CARD if natural else IdentityKind.CREDIT_CODE,
        identity_number=invented.identity_number,
        phone="13900000000",
        email="applicant@example.org",
        address="示例区示例街道8号",
        role=role,
    )
