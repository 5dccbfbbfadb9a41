"""Whose report, on which year, over which period: as the text gives it, never a guess."""

from datetime import date

import pytest

from gongkai.reports.reading.contact import find_contact
from gongkai.reports.reading.identity import Identity, find_identity
from gongkai.reports.reading.years import find_period, with_plain_years


def identity(*lead: str, body: str = "", page_title: str | None = None) -> Identity:
    return find_identity(lead, body, page_title=page_title, period_year=None)


@pytest.mark.parametrize(
    ("lead", "agency", "year"),
    [
        ("开州区公安局2021年政府信息公开工作年度报告", "开州区公安局", 2021),
        ("2019年上海市人民政府办公厅政府信息公开工作年度报告", "上海市人民政府办公厅", 2019),
        ("现公布云南省公安厅2023年政府信息公开工作年度报告。", "云南省公安厅", 2023),
        (
            "由南京市浦口区教育局办公室编制的2024年度政府信息公开工作年度报告。",
            "南京市浦口区教育局",
            2024,
        ),
        ("洛阳市二〇二二年政府信息公开工作年度报告", "洛阳市", 2022),
    ],
)
def test_agency_and_year_are_read_from_title_or_lead(lead: str, agency: str, year: int) -> None:
    found = identity(lead)
    assert (found.agency, found.year) == (agency, year)


def test_a_title_broken_over_two_lines_is_one_title() -> None:
    found = identity("高平市人民政府办公室", "2023年政府信息公开工作年度报告")
    assert (found.agency, found.year) == ("高平市人民政府办公室", 2023)


@pytest.mark.parametrize("subject", ["我局", "全县", "县乡村振兴局", "区教育局", "我街道"])
def test_a_name_without_its_place_is_no_name(subject: str) -> None:
    assert identity(body=f"2021年，{subject}认真贯彻落实《条例》。").agency is None


def test_the_fullest_form_of_the_name_wins_and_the_title_is_kept() -> None:
    found = identity(
        "洪泽区人民政府2023年政府信息公开工作年度报告", "请与淮安市洪泽区人民政府办公室联系。"
    )
    assert (found.agency, found.agency_in_title) == ("淮安市洪泽区人民政府", "洪泽区人民政府")


def test_the_year_of_the_first_sentence_is_the_last_resort() -> None:
    assert identity(body="2024年，我街道认真贯彻落实《条例》。").year == 2024


@pytest.mark.parametrize(
    "text",
    [
        "统计期限自2021年1月1日起至2021年12月31日止",
        "统计时限为2021年1月1日至12月31日",
        "所列数据统计期限从2021年1月1日到12月31日止",
        "数据统计期限：2021.1.1-2021.12.31",
    ],
)
def test_the_period_is_read_in_its_many_wordings(text: str) -> None:
    assert find_period(text) == (date(2021, 1, 1), date(2021, 12, 31))


def test_half_a_period_is_none() -> None:
    assert find_period("报告所列数据的统计起止时间为12月31日") is None


def test_years_in_chinese_numerals_are_read() -> None:
    assert with_plain_years("二○二三年") == "2023年"


def test_a_contact_is_read_item_by_item() -> None:
    contact = find_contact(
        [
            "请与办公室联系（地址：某市某路58号；邮编：225300；电话：0523-86839755；传真：0523-86839056；电子邮箱：a@b.cn）。"
        ]
    )
    assert contact is not None
    assert (contact.address, contact.postcode) == ("某市某路58号", "225300")
    assert (contact.phone, contact.fax, contact.email) == (
        "0523-86839755",
        "0523-86839056",
        "a@b.cn",
    )


def test_a_contact_cut_off_in_the_middle_is_not_given_in_half() -> None:
    assert find_contact(["如有疑问，请与办联系（地址：某市城市之门西楼；邮编："]) is None


def test_what_a_page_says_of_its_site_is_no_contact() -> None:
    assert find_contact(["主办单位：某县人民政府 联系电话：0555-1234567"]) is None
