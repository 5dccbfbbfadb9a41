"""The remedies of a letter in plain words, with the last days."""

from datetime import date

from gongkai.statute.calendar import packaged
from gongkai.statute.exemptions import Ground
from gongkai.statute.remedy_words import Told, plain_remedies

ORGANS = ("示例区人民政府",)
DATED = date(2026, 3, 2)
SERVED = date(2026, 3, 3)


def words(told: Told) -> list[str]:
    found = plain_remedies(told, packaged())
    return [line for each in found for line in (each.sentence, *each.ways)]


def test_a_refusal_goes_to_reconsideration_first_with_its_last_day() -> None:
    said = words(Told("D08", DATED, ORGANS, SERVED))
    assert said[0] == ("对这份文书不服的，要先申请行政复议；对复议结果还不服的，再到法院起诉。")
    assert said[1] == ("申请行政复议：向示例区人民政府提出，收到之日起60日内，最晚到2026年5月6日。")
    assert "收到复议决定之日起15日内" in said[2]


def test_before_2024_the_same_refusal_leaves_the_choice() -> None:
    told = Told("D08", date(2023, 3, 2), ORGANS, date(2023, 3, 3))
    said = words(told)
    assert "任选一样" in said[0]
    assert said[2] == "到法院起诉：收到之日起6个月内，最晚到2023年9月4日。"


def test_a_letter_that_did_not_arrive_yet_tells_no_day() -> None:
    said = words(Told("D01", DATED, ORGANS))
    assert "最晚到" not in "".join(said)
    assert "收到之日起60日内。" in said[1]


def test_a_day_without_a_notice_of_holidays_is_expected() -> None:
    told = Told("D08", date(2026, 12, 20), ORGANS, date(2026, 12, 20))
    assert "预计最晚到2027年" in words(told)[1]


def test_where_no_court_is_open_only_reconsideration_is_named() -> None:
    assert words(Told("D17", DATED, ORGANS, SERVED))[0] == "对这份文书不服的，可以申请行政复议。"
    assert len(words(Told("D17", DATED, ORGANS, SERVED))) == 2


def test_of_a_partial_reply_the_withheld_part_and_the_rest_differ() -> None:
    said = words(Told("D04", DATED, ORGANS, SERVED, withheld=[Ground.THIRD_PARTY]))
    assert said[0].startswith("对没有公开的部分不服的，要先")
    assert any(line.startswith("对其余部分不服的，可以") for line in said)


def test_of_a_mixed_reply_each_point_is_told() -> None:
    said = words(Told("D27", DATED, ORGANS, SERVED, points=[("D02", ()), ("D08", ())]))
    assert said[0].startswith("对第一项不服的")
    assert any(line.startswith("对第二项不服的，要先") for line in said)


def test_points_of_a_mixed_reply_with_the_same_remedy_are_told_together() -> None:
    said = words(Told("D27", DATED, ORGANS, SERVED, points=[("D02", ()), ("D13", ()), ("D08", ())]))
    assert said[0].startswith("对第一项、第二项不服的，可以申请行政复议")
    assert [line for line in said if line.startswith("对")][1:] == [
        "对第三项不服的，要先申请行政复议；对复议结果还不服的，再到法院起诉。"
    ]


def test_a_notice_on_the_way_bears_no_remedy() -> None:
    assert words(Told("P04", DATED, ORGANS, SERVED)) == []
