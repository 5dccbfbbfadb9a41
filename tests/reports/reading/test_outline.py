"""Main sections are told by wording, numbering and order together."""

from gongkai.reports.reading.outline import find_outline

PROSE = "本机关严格执行《条例》，做好各项工作，方便群众了解和监督。"


def headings(*lines: str) -> list[tuple[str | None, str]]:
    return [(section.number, section.heading) for section in find_outline(lines).sections]


def test_sections_are_found_in_order() -> None:
    found = headings(
        "一、总体情况", PROSE, "二、主动公开政府信息情况", "六、其他需要报告的事项", PROSE
    )
    assert found == [
        ("一", "总体情况"),
        ("二", "主动公开政府信息情况"),
        ("六", "其他需要报告的事项"),
    ]


def test_a_second_series_inside_a_section_is_prose() -> None:
    found = headings(
        "一、总体情况",
        PROSE,
        "五、存在的主要问题及改进情况",
        "一、存在的问题",
        PROSE,
        "二、改进的措施",
        PROSE,
    )
    assert [number for number, _ in found] == ["一", "五"]


def test_a_heading_that_lost_its_number_is_found_by_its_words() -> None:
    assert headings("一、总体情况", PROSE, "主动公开政府信息情况") == [
        ("一", "总体情况"),
        (None, "主动公开政府信息情况"),
    ]


def test_a_sub_item_that_lost_its_number_is_no_section() -> None:
    assert headings("一、总体情况", "主动公开情况", PROSE) == [("一", "总体情况")]


def test_a_heading_glued_to_its_prose_is_cut_off() -> None:
    sections = find_outline(["六、其他需要报告的事项本机关未收取信息处理费。"]).sections
    assert (sections[0].heading, sections[0].text) == (
        "其他需要报告的事项",
        "本机关未收取信息处理费。",
    )


def test_a_table_of_contents_is_not_taken_for_the_sections() -> None:
    contents = [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
    ]
    lines = [line for heading in contents for line in (heading, PROSE)]
    sections = find_outline([*contents, *lines]).sections
    assert [section.text for section in sections] == [PROSE] * 4


def test_a_site_footer_is_not_part_of_the_last_section() -> None:
    sections = find_outline(["六、其他需要报告的事项", PROSE, "版权所有：某县人民政府"]).sections
    assert sections[0].text == PROSE


def test_lines_before_the_first_section_are_the_lead() -> None:
    assert find_outline(["标题", PROSE, "一、总体情况"]).lead == ("标题", PROSE)
