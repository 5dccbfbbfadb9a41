"""Who may do which act."""

from datetime import date

import pytest

from gongkai.accounts import actions, duties
from gongkai.accounts.posts import ACT_NAMES, POST_NAMES, Act, PostKind
from tests.cast import Cast

ON = date(2026, 3, 2)

COLUMNS = "H U O S L G V 1 2 3".split()
TRUTH = """
                  H U O S L G V 1 2 3
read_requests     x x x x x x x . . .
receive           x . x . . . . . . .
confirm           x . x . . . . . . .
assign            x . x . . . . . . .
ask_search        x . x . . . . . . .
answer_search     x x . . . . . . . .
supplement        x . x . . . . . . .
seek_opinion      x . x . . . . . . .
ask_reasons       x . x . . . . . . .
set_term          . . x . . . . . . .
extend            . . x . . . . . . .
charge            x . x . . . . . . .
decide            x . x . . . . . . .
draft_letter      x . x . . . . . . .
review_letter     . x x . . . . . . .
rectify           x . x . . . . . . .
review_secrecy    . . . x . . . . . .
review_legality   . . . . x . . . . .
sign              . . . . . x . . . .
sign_notice       . . x . . x . . . .
issue_letter      x . x . . . . . . .
void_letter       . . x . . x . . . .
serve             x . x . . . . . . .
withdraw          x . x . . . . . . .
retract           x . x . . . . . . .
archive           x . x . . . . . . .
note              x x x x x x . . . .
open_identity     x . x . . . . . . .
export            x . x . . . . . . .
remind            . . x . . . x . . .
manage_agency     . . . . . . . x . .
manage_people     . . . . . . . . x .
enter_holidays    . . . . . . . x . .
read_journal      . . . . . . . . . x
"""
"""H handler, U unit reviewer, O head of office, S secrecy, L legal, G signer, V supervisor,
1 system, 2 security, 3 audit administrator."""
ROWS = [line.split() for line in TRUTH.strip().splitlines()[1:]]
POSTS = dict(zip(COLUMNS, PostKind, strict=True))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row[0]))
def test_each_act_belongs_to_exactly_the_posts_of_the_table(row: list[str]) -> None:
    act, *marks = row
    expected = {POSTS[c] for c, mark in zip(COLUMNS, marks, strict=True) if mark == "x"}
    assert duties.DUTIES[Act(act)] == expected


def test_the_table_has_every_act_once_and_every_name_is_chinese() -> None:
    assert sorted(row[0] for row in ROWS) == sorted(Act)
    assert set(duties.DUTIES) == set(ACT_NAMES) == set(Act)
    assert set(POST_NAMES) == set(PostKind)


def test_a_refusal_names_the_posts_to_ask() -> None:
    assert duties.refusal(Act.EXTEND) == "“延期答复”由工作机构负责人办理，请联系他们。"


def test_one_person_does_not_both_draft_and_sign() -> None:
    assert duties.hindrance(Act.SIGN, [Act.NOTE, Act.DECIDE]) == (
        "“拟作决定”和“签发”不能由同一个人办理，请交给别人。"
    )


def test_one_person_may_review_both_secrecy_and_law_and_note_anything() -> None:
    assert not duties.hindrance(Act.REVIEW_LEGALITY, [Act.REVIEW_SECRECY, Act.RECEIVE])
    assert not duties.hindrance(Act.NOTE, [Act.DECIDE])


def test_a_post_counts_in_its_own_agency_only(cast: Cast) -> None:
    assert duties.may(cast.handler, Act.RECEIVE, cast.police, ON)
    assert not duties.may(cast.handler, Act.RECEIVE, cast.education, ON)
    assert not duties.may(cast.education_handler, Act.READ_REQUESTS, cast.police, ON)


def test_a_supervisor_reads_and_reminds_below_and_does_nothing_else_there(cast: Cast) -> None:
    expected = {Act.READ_REQUESTS, Act.REMIND}
    assert duties.acts_of(cast.supervisor, cast.police, ON) == expected
    assert duties.acts_of(cast.supervisor, cast.education, ON) == expected


def test_a_post_counts_from_its_first_to_its_last_day(cast: Cast) -> None:
    actions.appoint(
        person=cast.without_post,
        kind=PostKind.HANDLER,
        since=date(2026, 3, 2),
        until=date(2026, 3, 4),
    )
    days = [date(2026, 3, day) for day in (1, 2, 4, 5)]
    may = [duties.may(cast.without_post, Act.RECEIVE, cast.police, day) for day in days]
    assert may == [False, True, True, False]


def test_a_deputy_may_what_the_absent_person_may_and_only_while_deputising(cast: Cast) -> None:
    actions.name_deputy(
        person=cast.head_of_office,
        deputy=cast.without_post,
        since=date(2026, 3, 2),
        until=date(2026, 3, 6),
    )
    assert duties.may(cast.without_post, Act.EXTEND, cast.police, date(2026, 3, 6))
    assert not duties.may(cast.without_post, Act.EXTEND, cast.police, date(2026, 3, 7))


def test_a_deputy_does_not_pass_the_post_on_to_an_own_deputy(cast: Cast) -> None:
    since, until = date(2026, 3, 2), date(2026, 3, 6)
    actions.name_deputy(person=cast.head_of_office, deputy=cast.signer, since=since, until=until)
    actions.name_deputy(person=cast.signer, deputy=cast.without_post, since=since, until=until)
    assert duties.may(cast.without_post, Act.SIGN, cast.police, since)
    assert not duties.may(cast.without_post, Act.EXTEND, cast.police, since)


def test_somebody_kept_out_may_nothing(cast: Cast) -> None:
    actions.block_person(person=cast.handler, by=cast.security_administrator)
    assert duties.acts_of(cast.handler, cast.police, ON) == frozenset()
