"""People, posts, deputies: what the actions do and refuse."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from gongkai.accounts import actions, queries
from gongkai.accounts.errors import NotAllowed
from gongkai.accounts.models import AgencyKind, Post, User
from gongkai.accounts.posts import THREE_ADMINISTRATORS, PostKind
from gongkai.audit.models import Entry
from tests.cast import SINCE, Cast, agency, person

MARCH = date(2026, 3, 1), date(2026, 3, 31)
APRIL = date(2026, 4, 1), date(2026, 4, 30)
ON = date(2026, 3, 2)
ADMINISTRATORS = sorted(THREE_ADMINISTRATORS)


def last_said() -> str:
    return Entry.objects.order_by("-sequence")[0].said


@pytest.mark.parametrize("first", ADMINISTRATORS)
@pytest.mark.parametrize("second", ADMINISTRATORS)
def test_nobody_is_two_of_the_three_administrators(
    cast: Cast, first: PostKind, second: PostKind
) -> None:
    somebody = person(cast.police, "韩三员", first)
    with pytest.raises(NotAllowed, match=r"三员不能由同一个人担任|已经担任"):
        actions.appoint(person=somebody, kind=second, since=ON)
    assert somebody.posts.count() == 1


def test_the_database_itself_refuses_a_second_administrators_post(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(
            person=cast.system_administrator,
            agency=cast.police,
            kind=PostKind.AUDIT_ADMINISTRATOR,
            since=ON,
        )


def test_one_after_the_other_is_allowed(cast: Cast) -> None:
    somebody = person(cast.police, "韩三员")
    first, second = PostKind.SYSTEM_ADMINISTRATOR, PostKind.AUDIT_ADMINISTRATOR
    actions.appoint(person=somebody, kind=first, since=MARCH[0], until=MARCH[1])
    actions.appoint(person=somebody, kind=second, since=APRIL[0])
    assert [post.kind for post in queries.posts_of(somebody, APRIL[0])] == [second]


def test_an_administrator_does_not_deputise_for_another(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="三员应当分开"):
        actions.name_deputy(
            person=cast.audit_administrator,
            deputy=cast.system_administrator,
            since=MARCH[0],
            until=MARCH[1],
        )
    assert not cast.audit_administrator.deputies.exists()


def test_nobody_deputises_for_two_administrators_at_once(cast: Cast) -> None:
    actions.name_deputy(
        person=cast.audit_administrator, deputy=cast.without_post, since=MARCH[0], until=MARCH[1]
    )
    with pytest.raises(NotAllowed, match="三员应当分开"):
        actions.name_deputy(
            person=cast.system_administrator,
            deputy=cast.without_post,
            since=MARCH[1],
            until=APRIL[1],
        )
    actions.name_deputy(
        person=cast.system_administrator, deputy=cast.without_post, since=APRIL[0], until=APRIL[1]
    )


def test_who_deputises_for_an_administrator_is_not_made_another(cast: Cast) -> None:
    actions.name_deputy(
        person=cast.audit_administrator, deputy=cast.without_post, since=MARCH[0], until=MARCH[1]
    )
    with pytest.raises(NotAllowed, match="三员应当分开"):
        actions.appoint(
            person=cast.without_post, kind=PostKind.SYSTEM_ADMINISTRATOR, since=MARCH[1]
        )


def test_a_person_whose_deputy_is_an_administrator_is_not_made_another(cast: Cast) -> None:
    actions.name_deputy(
        person=cast.without_post, deputy=cast.system_administrator, since=MARCH[0], until=MARCH[1]
    )
    with pytest.raises(NotAllowed, match="吴系统会同时办理"):
        actions.appoint(person=cast.without_post, kind=PostKind.AUDIT_ADMINISTRATOR, since=MARCH[1])


def test_a_post_is_not_held_twice_at_once(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="已经担任经办人"):
        actions.appoint(person=cast.handler, kind=PostKind.HANDLER, since=ON)


@pytest.mark.parametrize("act", ["appoint", "deputy", "password", "block"])
def test_a_security_administrator_does_nothing_for_themselves(cast: Cast, act: str) -> None:
    who = cast.security_administrator
    acts: dict[str, Callable[[], object]] = {
        "appoint": lambda: actions.appoint(person=who, kind=PostKind.SIGNER, since=ON, by=who),
        "deputy": lambda: actions.name_deputy(
            person=cast.signer, deputy=who, since=MARCH[0], until=MARCH[1], by=who
        ),
        "password": lambda: actions.reset_password(person=who, by=who),
        "block": lambda: actions.block_person(person=who, by=who),
    }
    with pytest.raises(NotAllowed, match="另一位安全管理员"):
        acts[act]()


@pytest.mark.parametrize(
    "who", ["handler", "head_of_office", "system_administrator", "audit_administrator"]
)
def test_only_the_security_administrator_appoints(cast: Cast, who: str) -> None:
    by: User = getattr(cast, who)
    with pytest.raises(PermissionDenied, match="由安全管理员办理"):
        actions.appoint(person=cast.without_post, kind=PostKind.HANDLER, since=ON, by=by)


def test_a_security_administrator_has_no_say_in_another_agency(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        actions.block_person(person=cast.education_handler, by=cast.security_administrator)


def test_an_appointment_is_told_in_the_journal(cast: Cast) -> None:
    actions.appoint(
        person=cast.without_post,
        kind=PostKind.HANDLER,
        since=MARCH[0],
        until=MARCH[1],
        by=cast.security_administrator,
    )
    entry = Entry.objects.order_by("-sequence")[0]
    assert entry.said == "任经办人，2026年3月1日起至2026年3月31日"
    assert (entry.by, entry.about_name) == (cast.security_administrator, "蒋新来")


def test_a_change_is_told_with_before_and_after_and_no_change_is_not_told(cast: Cast) -> None:
    by = cast.security_administrator
    actions.change_person(person=cast.handler, name="陈新名", unit=None, email="", by=by)
    assert last_said() == "姓名：陈经办 → 陈新名"
    count = Entry.objects.count()
    actions.change_person(person=cast.handler, name="陈新名", unit=None, email="", by=by)
    assert Entry.objects.count() == count


def test_an_ended_post_counts_to_its_last_day(cast: Cast) -> None:
    post = cast.handler.posts.get()
    actions.end_post(post=post, on=ON, by=cast.security_administrator)
    assert [len(queries.posts_of(cast.handler, day)) for day in (ON, date(2026, 3, 3))] == [1, 0]


def test_a_post_does_not_end_before_it_began_or_after_it_ended(cast: Cast) -> None:
    post = cast.handler.posts.get()
    with pytest.raises(NotAllowed, match="早于起始日期"):
        actions.end_post(post=post, on=date(2018, 12, 31), by=cast.security_administrator)
    actions.end_post(post=post, on=ON, by=cast.security_administrator)
    with pytest.raises(NotAllowed, match="已经结束"):
        actions.end_post(post=post, on=date(2026, 3, 3), by=cast.security_administrator)


@pytest.mark.parametrize(
    ("deputy", "words"),
    [("head_of_office", "同一机关里的另一个人"), ("education_handler", "同一机关里的另一个人")],
)
def test_a_deputy_is_somebody_else_of_the_same_agency(cast: Cast, deputy: str, words: str) -> None:
    with pytest.raises(NotAllowed, match=words):
        actions.name_deputy(
            person=cast.head_of_office,
            deputy=getattr(cast, deputy),
            since=MARCH[0],
            until=MARCH[1],
        )


def test_nobody_deputises_twice_for_the_same_days(cast: Cast) -> None:
    who = {"person": cast.handler, "deputy": cast.without_post}
    actions.name_deputy(**who, since=MARCH[0], until=MARCH[1])
    with pytest.raises(NotAllowed, match="蒋新来在这段时间里已经代理"):
        actions.name_deputy(**who, since=MARCH[1], until=APRIL[1])
    actions.name_deputy(**who, since=APRIL[0], until=APRIL[1])
    assert cast.handler.deputies.count() == 2


def test_a_deputyship_cut_short_ends_and_one_not_begun_never_was(cast: Cast) -> None:
    by = cast.security_administrator
    first = actions.name_deputy(
        person=cast.handler, deputy=cast.without_post, since=MARCH[0], until=MARCH[1]
    )
    second = actions.name_deputy(
        person=cast.handler, deputy=cast.without_post, since=APRIL[0], until=APRIL[1]
    )
    actions.end_deputyship(deputyship=first, on=ON, by=by)
    actions.end_deputyship(deputyship=second, on=ON, by=by)
    assert [(each.since, each.until) for each in cast.handler.deputies.all()] == [(MARCH[0], ON)]
    assert last_said() == "取消由蒋新来代理"


def test_nothing_waits_for_a_head_on_leave(cast: Cast) -> None:
    actions.name_deputy(
        person=cast.head_of_office, deputy=cast.without_post, since=MARCH[0], until=MARCH[1]
    )
    acting = queries.holders(cast.police, PostKind.HEAD_OF_OFFICE, ON)
    assert acting == [cast.head_of_office, cast.without_post]
    held = queries.posts_of(cast.without_post, ON)
    assert [(each.kind, each.instead_of_id) for each in held] == [
        (PostKind.HEAD_OF_OFFICE, cast.head_of_office.pk)
    ]


def test_a_handler_sees_the_own_agency_alone(cast: Cast) -> None:
    assert list(queries.agencies_visible(cast.handler, ON)) == [cast.police]


def test_a_supervisor_sees_the_tree_below(cast: Cast) -> None:
    station = agency("示例区公安局示例路派出所", parent=cast.police, slug="paichusuo")
    seen = set(queries.agencies_visible(cast.supervisor, ON))
    assert seen == {cast.district, cast.police, cast.education, station}


def test_a_competent_department_supervises_its_governments_tree(cast: Cast) -> None:
    office = agency(
        "示例区人民政府办公室",
        kind=AgencyKind.COMPETENT_DEPARTMENT,
        parent=cast.district,
        slug="bangongshi",
    )
    elsewhere = agency("别处区人民政府", kind=AgencyKind.GOVERNMENT, slug="biechu")
    supervisor = person(office, "何主管", PostKind.SUPERVISOR)
    seen = set(queries.agencies_visible(supervisor, ON))
    assert seen == {cast.district, cast.police, cast.education, office}
    assert elsewhere not in seen


def test_a_supervisor_whose_post_has_ended_sees_no_bureau(cast: Cast) -> None:
    security = person(cast.district, "郑二", PostKind.SECURITY_ADMINISTRATOR)
    actions.end_post(post=cast.supervisor.posts.get(), on=ON, by=security)
    assert list(queries.agencies_visible(cast.supervisor, date(2026, 3, 3))) == [cast.district]


def test_a_login_name_is_not_given_twice(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="已经有人用"):
        actions.add_person(agency=cast.police, username=cast.handler.username, name="重名")


@pytest.mark.parametrize("username", ["ab", "陈", "Chen", "chen jing", "1chen"])
def test_a_login_name_that_cannot_be_typed_well_is_refused(cast: Cast, username: str) -> None:
    with pytest.raises(NotAllowed, match="小写字母开头"):
        actions.add_person(agency=cast.police, username=username, name="某人")


def test_a_new_person_changes_the_one_time_password_and_holds_no_post(cast: Cast) -> None:
    new, password = actions.add_person(agency=cast.police, username="xinren", name="新人")
    assert new.check_password(password)
    assert new.must_change_password
    assert queries.posts_of(new, ON) == ()
    assert password not in "".join(Entry.objects.values_list("said", flat=True))


def test_all_posts_of_the_cast_are_held_since_the_same_day(cast: Cast) -> None:
    assert set(Post.objects.values_list("since", flat=True)) == {SINCE}


def test_who_is_blocked_meanwhile_stays_blocked(cast: Cast) -> None:
    own, listed = (User.objects.get(pk=cast.handler.pk) for _ in range(2))
    actions.block_person(person=cast.handler, by=cast.security_administrator)
    actions.change_password(person=own, password="three-new-words-2026")
    by = cast.security_administrator
    actions.change_person(person=listed, name="李新名", unit=None, email="", by=by)
    now = User.objects.get(pk=cast.handler.pk)
    assert (now.is_active, now.name) == (False, "李新名")
    assert now.check_password("three-new-words-2026")
