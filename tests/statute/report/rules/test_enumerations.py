"""W10, W11: totals and lists in the text."""

import pytest

from gongkai.statute.report.rules import check
from tests.statute.report.factories import found, make_report, told


@pytest.mark.parametrize(
    "sentence",
    [
        "现建有公开平台5个，其中政府网站1个，政务新媒体4个，开设了12个专栏。",
        "有政务新媒体账号3个，其中微信2个、微博1个。",
        "有政务新媒体3个，分别为“平安甲县”微信公众号、头条号和西瓜视频。",
        "有公开平台20余个，其中网站1个，新媒体4个。",
    ],
)
def test_w10_platforms_that_agree_with_their_list_pass(sentence: str) -> None:
    assert not found(check(make_report(text=told(sentence))), "W10")


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("现建有公开平台6个，其中政府网站1个，政务新媒体4个，2024年发稿12篇。", "相加为5个"),
        ("有政务新媒体4个，分别为微信公众号、头条号、西瓜视频。", "请核对个数"),
    ],
)
def test_w10_platforms_that_contradict_their_list_are_found(sentence: str, said: str) -> None:
    (finding,) = found(check(make_report(text=told(sentence))), "W10")
    assert said in finding.message


@pytest.mark.parametrize(
    "sentence",
    [
        "公开信息48条，其中动态8条，政策9条，其他信息31条。",
        "公开信息48条，其中动态8条，其他信息40条；通过微博发布98条。",
        "公开信息148条，其中规章8条、其他文件40条；动态90条、年报10条。",
        "公开信息578条，其中动态292条(省局197条、市县95条)、公告57条。",
        "公开信息117条，其中规章2条、公报3条。",
        "收到申请9件，其中自然人9件、网上申请5件。",
        "公开信息近300条，其中动态近200条，其他90余条。",
        "收到申请130件。其中予以公开59件、占45.3%；不予公开32件、占24.6%；其他处理39件、占30%。",
        "公开信息100条，其中动态60条，其中要闻20条，其他40条。",
    ],
)
def test_w11_lists_that_agree_or_are_not_plainly_complete_pass(sentence: str) -> None:
    assert not found(check(make_report(text=told(sentence))), "W11")


@pytest.mark.parametrize(
    ("sentence", "total"),
    [
        ("公开信息48条，其中动态8条，政策9条，其他信息30条。", 47),
        ("办结7件，其中予以公开5件、不予公开3件。", 8),
        ("收到申请130件。其中予以公开59件、占45%；不予公开32件；其他处理40件、占31%。", 131),
    ],
)
def test_w11_complete_lists_that_do_not_add_up_are_found(sentence: str, total: int) -> None:
    (finding,) = found(check(make_report(text=told(sentence))), "W11")
    assert f"相加为{total}" in finding.message


def test_an_endless_figure_is_no_count() -> None:
    text = told(f"公开平台{'1' * 20_000}个，其中网站1个，新媒体4个。")
    assert not found(check(make_report(text=text)), "W10")


def test_a_list_cut_off_by_another_figure_is_not_judged() -> None:
    text = told("公开信息48条，其中动态8条，政策9条，其他3条，全年发稿12篇。")
    assert not found(check(make_report(text=text)), "W11")
