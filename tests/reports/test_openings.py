"""How reports begin and end: titles, metadata, periods and contacts in many wordings."""

from datetime import date
from pathlib import Path

import pytest

from gongkai.reports.read import read_report
from gongkai.statute.report.annual_report import AnnualReport, Contact

BODY = """
一、总体情况
本年度,深入贯彻落实《条例》,扎实推进政府信息公开工作。
(一)主动公开。{own}全年发布信息126条。
五、存在的主要问题及改进情况
一是公开深度不够。下一步将加强培训。
六、其他需要报告的事项
本年度未收取信息处理费。
"""
TITLE = "青河县水务局2022年政府信息公开工作年度报告\n"


def read(text: str, folder: Path, suffix: str = ".txt") -> AnnualReport:
    path = folder / f"report{suffix}"
    path.write_text(text, "utf-8")
    return read_report(path).report


AGENCIES = {
    "青河县水务局关于2022年度政府信息公开工作情况的报告": ("青河县水务局", 2022),
    "关于2022年度政府信息公开工作情况的报告\n青河县水务局\n现报告如下。": ("青河县水务局", 2022),
    "青河县人民政府二00八年政府信息公开工作年度报告": ("青河县人民政府", 2008),
    "国家税务总局青河县税务局二○二二年度政府信息公开工作年度报告": (
        "国家税务总局青河县税务局",
        2022,
    ),
    "水利部政府信息公开工作2023年度报告": ("水利部", 2023),
    "青河理工大学2019-2020学年信息公开工作报告": ("青河理工大学", None),
    "青河县水务局政府信息公开工作年度报告（2023年度）": ("青河县水务局", 2023),
    "青河县水务局政府信息公开工作年度报告\n(2023年)": ("青河县水务局", 2023),
    "2023年政府信息公开工作年度报告（青河县水务局）": ("青河县水务局", 2023),
    "【青河县水务局】2023年政府信息公开工作年度报告": ("青河县水务局", 2023),
    "临江高新技术产业\n开发区管理委员会\n2023年度\n政府信息公开工作年度报告": (
        "临江高新技术产业开发区管理委员会",
        2023,
    ),
    "2 0 2 3 年 政 府 信 息 公 开 工 作 年 度 报 告\n青 河 县 水 务 局": ("青河县水务局", 2023),
    "江州省烟草专卖局（公司）2022年政府信息公开工作年度报告": ("江州省烟草专卖局（公司）", 2022),
    "中国（临江）自由贸易试验区管理委员会青河管理局2023年政府信息公开工作年度报告": (
        "中国（临江）自由贸易试验区管理委员会青河管理局",
        2023,
    ),
    "公安局高新区分局2022年政府信息公开工作年度报告\n临江市公安局高新区分局编制本报告。": (
        "临江市公安局高新区分局",
        2022,
    ),
    "现将2021年度青河县卫生健康局政府信息公开工作情况公布如下。": ("青河县卫生健康局", 2021),
    "从江县水务局2023年政府信息公开工作年度报告": ("从江县水务局", 2023),
    "现公布从化区水务局2023年政府信息公开工作年度报告。": ("从化区水务局", 2023),
    "2023年政府信息公开工作年度报告\n由本溪市水务局编制。": ("本溪市水务局", 2023),
    "以勒镇人民政府2023年政府信息公开工作年度报告": ("以勒镇人民政府", 2023),
    "青河县向阳镇人民政府2023年政府信息公开工作年度报告": ("青河县向阳镇人民政府", 2023),
    "现公布宁波海事局2023年政府信息公开工作年度报告。": ("宁波海事局", 2023),
    "现公布卫生健康局2023年政府信息公开工作年度报告。": (None, 2023),
    "全县2023年政府信息公开工作年度报告": (None, 2023),
    "青河县水务局政府信息公开工作年度报告\n发布时间:2024-01-18": ("青河县水务局", None),
    "县水务局2022年政府信息公开工作年度报告\n我局编制本报告。": (None, 2022),
}


@pytest.mark.parametrize("opening", AGENCIES)
def test_whose_report_it_is_and_on_which_year(opening: str, tmp_path: Path) -> None:
    report = read(opening + BODY.format(own=""), tmp_path)
    assert report.agency == AGENCIES[opening][0]
    assert report.year == AGENCIES[opening][1]


def test_a_text_full_of_invisible_characters_is_a_text(tmp_path: Path) -> None:
    text = "\u200b".join(TITLE) + BODY.format(own="")
    assert read(text, tmp_path).agency == "青河县水务局"


def test_the_traditional_word_for_information_is_read(tmp_path: Path) -> None:
    title = "東莞市虎門鎮人民政府2022年政府資訊公開工作年度報告\n根據條例編制。\n"
    report = read(f"{title}一、總體情況\n我鎮認真貫徹落實條例。", tmp_path)
    assert report.agency == "东莞市虎门镇人民政府"


@pytest.mark.parametrize("agency", ["青河县公共资源交易中心", "国家税务总局将乐县税务局"])
def test_a_name_does_not_end_where_a_verb_could_begin(agency: str, tmp_path: Path) -> None:
    text = f"2023年政府信息公开工作年度报告\n一、总体情况\n2023年,{agency}深入贯彻《条例》。"
    assert read(text, tmp_path).agency == agency


def test_the_subject_of_the_first_sentence_is_not_whom_it_thanks(tmp_path: Path) -> None:
    text = (
        "2023年政府信息公开工作年度报告\n一、总体情况\n"
        "2023年,在临江市人民政府的正确领导下,青河县下楼镇人民政府认真贯彻《条例》。"
    )
    assert read(text, tmp_path).agency == "青河县下楼镇人民政府"


def test_an_agency_that_only_signs_is_read(tmp_path: Path) -> None:
    signature = "青河县下楼镇人民政府\n2024年1月15日"
    text = "政府信息公开工作年度报告" + BODY.format(own="") + signature
    assert read(text, tmp_path).agency == "青河县下楼镇人民政府"


@pytest.mark.parametrize(
    ("metadata", "own", "agency"),
    [
        ("发布机构：青河县高家镇人民政府", "", "青河县高家镇人民政府"),
        ("发布机构：青河县高家镇人民政府", "我镇", "青河县高家镇人民政府"),
        ("发布机构：青河县人民政府", "我局", None),
        ("来源：青河县水务局 时间：2024-01-10", "我局", "青河县水务局"),
        ("来源：青河县水务局 时间：2024-01-10", "", None),
        ("来源：青河县人民政府 发布时间：2024-01-10", "我局", None),
    ],
)
def test_metadata_name_the_agency_unless_the_text_gainsays(
    metadata: str, own: str, agency: str | None, tmp_path: Path
) -> None:
    text = f"{metadata}\n2023年政府信息公开工作年度报告" + BODY.format(own=own)
    assert read(text, tmp_path).agency == agency


@pytest.mark.parametrize(("own", "agency"), [("我乡", "青河县东乡人民政府"), ("我局", None)])
def test_the_site_in_the_page_title_is_the_agency_if_the_text_bears_it_out(
    own: str, agency: str | None, tmp_path: Path
) -> None:
    title = "<title>2021年政府信息公开工作年度报告_青河县东乡人民政府</title>"
    body = "".join(f"<p>{line}</p>" for line in BODY.format(own=own).split("\n") if line)
    page = f"<html><head>{title}</head><body>{body}</body></html>"
    assert read(page, tmp_path, ".html").agency == agency


def test_the_title_of_the_article_in_the_metadata_of_a_page_is_read(tmp_path: Path) -> None:
    meta = '<meta name="ArticleTitle" content="青河县水务局2023年政府信息公开工作年度报告">'
    body = "".join(f"<p>{line}</p>" for line in BODY.format(own="").split("\n") if line)
    page = f"<html><head>{meta}<title>详情</title></head><body>{body}</body></html>"
    report = read(page, tmp_path, ".html")
    assert (report.agency, report.year) == ("青河县水务局", 2023)


@pytest.mark.parametrize(
    "period",
    [
        "数据统计期限自二〇二二年一月一日起至二〇二二年十二月三十一日止。",
        "数据的统计期限自２０２２年１月１日起，至２０２２年１２月３１日止。",
        "数据统计截止期限为2022年1月1日零时至2022年12月31日24时。",
        "数据统计时间为2022年1月至12月。",
        "（2022年1月1日—2022年12月31日）",
        "数据统计期限：2022/1/1～2022/12/31",
    ],
)
def test_the_period_is_read_in_every_wording(period: str, tmp_path: Path) -> None:
    report = read(TITLE + period + BODY.format(own=""), tmp_path)
    assert report.period == (date(2022, 1, 1), date(2022, 12, 31))


ADDRESS = "青河县青龙路86号"
ASK = "如有疑问,请与本局联系"
PHONE, FAX = "0531-87883217", "0531-87883218"
CONTACTS = [
    (f"{ASK}(地址:{ADDRESS},电话/传真:{PHONE})。", Contact(ADDRESS, None, PHONE, PHONE)),
    (
        f"{ASK}（地址：{ADDRESS}，邮编：２５０４００，电话：０５３１－８７８８３２１７）。",
        Contact(ADDRESS, "250400", PHONE),
    ),
    (f"{ASK},地址:{ADDRESS},电话:+86-531-87883217。", Contact(ADDRESS, None, "+86-531-87883217")),
    (
        f"{ASK}。地 址:{ADDRESS} 邮 编:250400 电 话:{PHONE} 邮 箱:qhswj＠163.com",
        Contact(ADDRESS, "250400", PHONE, None, "qhswj@163.com"),
    ),
    (f"{ASK}(地址:青河 县青龙 路86号,电话:{PHONE})。", Contact(ADDRESS, None, PHONE)),
    (
        f"{ASK}:\n- 地址：{ADDRESS}\n- 邮编：250400\n- 传真：{FAX}",
        Contact(ADDRESS, "250400", None, FAX),
    ),
    (
        f"{ASK}(地址:{ADDRESS}(大楼西侧)3楼,电话:{PHONE},电子信箱:a@b.cn)。",
        Contact(f"{ADDRESS}(大楼西侧)3楼", None, PHONE, None, "a@b.cn"),
    ),
    (
        f"{ASK}。地址:青河县\n青龙路86号,邮编:250\n400,电话:0531-\n87883217。",
        Contact(ADDRESS, "250400", PHONE),
    ),
]


@pytest.mark.parametrize(("wording", "contact"), CONTACTS)
def test_the_contact_is_read_in_every_wording(
    wording: str, contact: Contact, tmp_path: Path
) -> None:
    assert read(TITLE + wording + BODY.format(own=""), tmp_path).contact == contact


HEADINGS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)


@pytest.mark.parametrize(
    "numbering",
    [
        "（{0}）", "{0} ", "{0} 、 ", "第{0}部分 ", "第{0}部分：",
    ],
)  # fmt: skip
def test_the_six_sections_are_found_under_every_numbering(numbering: str, tmp_path: Path) -> None:
    parts = zip("一二三四五六", HEADINGS, strict=True)
    text = TITLE + "".join(f"{numbering.format(n)}{h}\n有序推进。\n" for n, h in parts)
    assert [section.heading for section in read(text, tmp_path).sections] == list(HEADINGS)


def test_the_six_sections_are_found_under_formal_numerals(tmp_path: Path) -> None:
    parts = zip("壹贰叁肆伍陆", HEADINGS, strict=True)
    text = TITLE + "".join(f"{n}、{h}\n有序推进。\n" for n, h in parts)
    assert len(read(text, tmp_path).sections) == len(HEADINGS)


def test_what_is_carried_into_next_year_belongs_to_this_year(tmp_path: Path) -> None:
    own = "2022年收到政府信息公开申请12件,予以公开10件、部分公开1件,结转2023年办理1件。"
    figures = {
        figure.cell: figure.value
        for figure in read(TITLE + BODY.format(own=own), tmp_path).narrative
    }
    assert figures["t3_new_sum"] == 12
    assert figures["t3_partial_sum"] == 1
    assert figures["t3_carry_out_sum"] == 1


def test_figures_in_prose_are_read_with_separators_and_without_verbs(tmp_path: Path) -> None:
    own = "作出行政许可决定1,256件，行政处罚决定33件；无结转下年度办理件；"
    figures = {
        figure.cell: figure.value
        for figure in read(TITLE + BODY.format(own=own), tmp_path).narrative
    }
    assert figures["t2_license_decisions"] == 1256
    assert figures["t2_penalty_decisions"] == 33
    assert figures["t3_carry_out_sum"] == 0
