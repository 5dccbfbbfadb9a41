"""Founding and changing agencies."""

from dataclasses import asdict, replace

import pytest
from django.core.exceptions import PermissionDenied

from gongkai.accounts import actions
from gongkai.accounts.errors import NotAllowed
from gongkai.accounts.models import Agency, AgencyKind, User
from gongkai.accounts.posts import THREE_ADMINISTRATORS, PostKind
from gongkai.audit.models import Entry
from gongkai.lib import credit_code
from tests.cast import Cast

NEW = actions.AgencyData(
    name="示例区司法局",
    kind=AgencyKind.DEPARTMENT,
    credit_code=credit_code.with_check_sign("11990101MB7777777"),
    number_word="示司公开",
    review_organ="示例区人民政府",
    court="示例区人民法院",
    office="示例区司法局办公室",
    address="示例区示例路3号",
    hours="工作日9:00至17:00",
    phone="0990-7654321",
    slug="sifa",
)
THREE = {
    PostKind.SYSTEM_ADMINISTRATOR: actions.NewPerson("sys", "甲"),
    PostKind.SECURITY_ADMINISTRATOR: actions.NewPerson("sec", "乙"),
    PostKind.AUDIT_ADMINISTRATOR: actions.NewPerson("aud", "丙"),
}


def data_of(agency: Agency) -> actions.AgencyData:
    names = asdict(NEW)
    return actions.AgencyData(**{name: getattr(agency, name) for name in names})


def test_an_agency_is_set_up_with_three_people_for_three_posts(cast: Cast) -> None:
    agency, appointed = actions.establish(parent=cast.district, data=NEW, administrators=THREE)
    assert agency.parent == cast.district
    assert {post.kind for post in agency.posts.all()} == THREE_ADMINISTRATORS
    assert len({person.pk for person, _ in appointed.values()}) == 3
    assert all(person.check_password(password) for person, password in appointed.values())


def test_an_agency_without_all_three_is_refused_and_leaves_nothing(cast: Cast) -> None:
    before = Agency.objects.count(), User.objects.count(), Entry.objects.count()
    two = dict(list(THREE.items())[:2])
    with pytest.raises(NotAllowed, match="缺一不可"):
        actions.establish(parent=cast.district, data=NEW, administrators=two)
    taken = {**THREE, PostKind.AUDIT_ADMINISTRATOR: actions.NewPerson("sys", "丙")}
    with pytest.raises(NotAllowed, match="应当是三个人"):
        actions.establish(parent=cast.district, data=NEW, administrators=taken)
    known = {**THREE, PostKind.AUDIT_ADMINISTRATOR: actions.NewPerson("p001", "丙")}
    with pytest.raises(NotAllowed, match="已经有人用"):
        actions.establish(parent=cast.district, data=NEW, administrators=known)
    assert (Agency.objects.count(), User.objects.count(), Entry.objects.count()) == before


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"credit_code": "11990101MB77777770"}, "有一位写错了"),
        ({"credit_code": "123"}, "应当是18位，这里是3位"),
        ({"name": "示例区公安局"}, "机关全称"),
        ({"phone": ""}, "联系电话"),
        ({"number_word": "示公〔2026〕"}, "机关代字：文号里的字只用汉字"),
        ({"reply_word": "复-"}, "答复书的文种字：文号里的字只用汉字"),
        ({"notice_word": "复"}, "^答复书和其他文书各编各的号"),
        ({"email": "nowhere"}, "互联网联系方式"),
        ({"slug": "两个字"}, "网址标识"),
    ],
)
def test_what_is_wrong_with_an_agency_is_named(
    cast: Cast, change: dict[str, str], words: str
) -> None:
    with pytest.raises(NotAllowed, match=words):
        actions.found_agency(parent=cast.district, data=replace(NEW, **change))  # type: ignore[arg-type]  # whatever the test sets


def test_a_changed_agency_is_told_value_by_value(cast: Cast) -> None:
    data = replace(data_of(cast.police), phone="0990-0000000", fax="0990-1111111")
    actions.change_agency(agency=cast.police, data=data, by=cast.system_administrator)
    entry = Entry.objects.order_by("-sequence")[0]
    assert entry.said == "联系电话：0990-1234567 → 0990-0000000；传真：空 → 0990-1111111"


def test_only_the_system_administrator_of_the_agency_changes_it(cast: Cast) -> None:
    for agency, by in (
        (cast.police, cast.security_administrator),
        (cast.education, cast.system_administrator),
    ):
        with pytest.raises(PermissionDenied, match="由系统管理员办理"):
            actions.change_agency(agency=agency, data=data_of(agency), by=by)


def test_how_a_fee_is_paid_has_words_until_the_agency_writes_its_own(cast: Cast) -> None:
    assert "缴款凭证" in cast.police.payment_way
    own = replace(data_of(cast.police), payment_way="到3号窗口缴纳")
    actions.change_agency(agency=cast.police, data=own, by=cast.system_administrator)
    assert Agency.objects.get(pk=cast.police.pk).payment_way == "到3号窗口缴纳"
    assert "信息处理费的缴纳方式：" in Entry.objects.latest("sequence").said
