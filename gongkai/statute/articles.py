"""The 56 articles of the Regulations by chapter and caption, and which need no code, and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.statute.citations import Article
from gongkai.statute.errors import UnknownArticleError


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its number, its heading, its first and last article."""

    number: int
    heading: str
    first: int
    last: int


CHAPTERS: tuple[Chapter, ...] = (
    Chapter(1, "总则", 1, 9),
    Chapter(2, "公开的主体和范围", 10, 18),
    Chapter(3, "主动公开", 19, 26),
    Chapter(4, "依申请公开", 27, 45),
    Chapter(5, "监督和保障", 46, 53),
    Chapter(6, "附则", 54, 56),
)

CAPTIONS: Mapping[int, str] = {
    1: "立法目的",
    2: "什么是政府信息",
    3: "组织领导和主管部门",
    4: "工作制度和工作机构",
    5: "公开为常态、不公开为例外",
    6: "及时准确，澄清虚假信息",
    7: "逐步增加公开内容",
    8: "信息资源管理和平台建设",
    9: "公众监督",
    10: "由谁公开",
    11: "与其他机关协调一致",
    12: "指南和目录",
    13: "应当公开的范围和方式",
    14: "不得公开的信息",
    15: "商业秘密、个人隐私和第三方权益",
    16: "内部事务、过程性信息和执法案卷",
    17: "公开前审查",
    18: "定期评估和动态调整",
    19: "主动公开的一般标准",
    20: "主动公开的十五项内容",
    21: "市县和乡镇另应公开的内容",
    22: "具体内容的确定和增加",
    23: "公开渠道",
    24: "统一平台",
    25: "查阅场所和送交",
    26: "主动公开的期限",
    27: "可以向谁申请",
    28: "申请渠道",
    29: "申请的形式和内容",
    30: "补正",
    31: "收到申请之日",
    32: "征求第三方意见",
    33: "答复期限和延长",
    34: "共同制作的信息",
    35: "数量、频次明显超过合理范围",
    36: "七种答复",
    37: "区分处理",
    38: "不提供加工、分析",
    39: "信访类申请和公开出版物",
    40: "提供的形式",
    41: "更正",
    42: "不收取费用和信息处理费",
    43: "对阅读和视听困难者的帮助",
    44: "转为主动公开",
    45: "登记、审核、办理、答复、归档",
    46: "考核、评议和责任追究制度",
    47: "日常指导和监督检查",
    48: "培训",
    49: "年度报告的期限",
    50: "年度报告的内容",
    51: "投诉、举报、复议和诉讼",
    52: "未建立制度的责任",
    53: "违反条例的责任",
    54: "授权组织",
    55: "公共企事业单位",
    56: "施行日期",
}

NOT_MODELLED: Mapping[int, str] = {
    27: "谁可以申请、可以向谁申请不设须由程序判断的条件，申请也不问用途。",
    28: "建立和完善申请渠道是机关的组织义务，渠道一经公布，如何计日由第三十一条规定。",
}
"""Articles of chapters 2-4 that have no code, each with the reason."""

MODELLED_RANGE = range(10, 46)
"""The articles of chapters 2-4: each has code, or stands in NOT_MODELLED."""


PARAGRAPHS: Mapping[int, int] = {
    3: 4,
    4: 2,
    6: 2,
    10: 3,
    11: 2,
    12: 3,
    13: 2,
    16: 2,
    17: 3,
    25: 3,
    29: 2,
    33: 3,
    39: 2,
    42: 2,
    44: 2,
    47: 2,
    49: 2,
    50: 2,
    55: 2,
}
"""How many paragraphs an article has; those not named have one. [memory, outside 16, 33 and 39]"""

ITEMS: Mapping[int, tuple[int, int]] = {
    4: (2, 5),
    20: (1, 15),
    29: (2, 3),
    31: (1, 3),
    36: (1, 7),
    50: (1, 5),
    53: (1, 3),
}
"""Articles with items: the paragraph they stand in, and how many there are."""


def exists(article: Article) -> bool:
    """Whether the text of 2019 has such an article, with such a paragraph and such an item."""
    if article.number not in CAPTIONS:
        return False
    if article.paragraph and article.paragraph > PARAGRAPHS.get(article.number, 1):
        return False
    if article.item is None:
        return True
    paragraph, items = ITEMS.get(article.number, (0, 0))
    return article.item <= items and article.paragraph in {None, paragraph}


def caption(number: int) -> str:
    """The caption of an article of the Regulations. Raises UnknownArticleError outside 1-56."""
    if number not in CAPTIONS:
        raise UnknownArticleError(f"条例只有五十六条，没有第 {number} 条，请填 1 至 56。")
    return CAPTIONS[number]


def chapter_of(number: int) -> Chapter:
    """The chapter of an article. Raises UnknownArticleError outside 1-56."""
    caption(number)
    return next(chapter for chapter in CHAPTERS if number <= chapter.last)


def title(number: int) -> str:
    """An article with its caption: 第三十三条（答复期限和延长）. Raises UnknownArticleError."""
    return f"{Article(number).place}（{caption(number)}）"
