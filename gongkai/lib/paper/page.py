"""The page of an official document: GB/T 9704-2012《党政机关公文格式》, once for every writer.

Millimetres and points as their names say. The numbers behind each name give the clause.
"""

from enum import StrEnum


class Face(StrEnum):
    """The typefaces of official documents, under the names they have on agencies' desktops."""

    FANG = "仿宋_GB2312"  # 5.2.2: body
    TITLE = "方正小标宋简体"  # 7.3.1: title
    HEI = "黑体"  # 7.3.3: headings of the first level, 一、
    KAI = "楷体_GB2312"  # 7.3.3: headings of the second level, （一）
    SONG = "宋体"  # 7.5: page numbers; also tables


WIDTH_MM, HEIGHT_MM = 210, 297  # 5.1: A4
TOP_MM, LEFT_MM = 37, 28  # 5.2.1
BOTTOM_MM, RIGHT_MM = 35, 26  # what the type area of 156 × 225 mm leaves
TEXT_WIDTH_MM = WIDTH_MM - LEFT_MM - RIGHT_MM
TEXT_HEIGHT_MM = HEIGHT_MM - TOP_MM - BOTTOM_MM
PAGE_NUMBER_BELOW_TEXT_MM = 7  # 7.5

LINES_ON_A_PAGE, CHARACTERS_ON_A_LINE = 22, 28  # 5.2.3

TITLE_PT = 22  # 二号
TITLE_LINE_PT = 34  # so that titles of two and three lines stand apart from the body
BODY_PT = 16  # 三号
LINE_PT = 28.9  # 22 lines fill 225 mm
TRACKING_PT = -0.22  # 28 characters fill 156 mm
PAGE_NUMBER_PT = 14  # 四号
TABLE_PT, DENSE_TABLE_PT = 10.5, 9  # 五号, 小五
FORM_PT = 12  # 小四
CELL_SIDE_MM, CELL_TOP_MM = 0.9, 1.1
DENSE_BELOW_MM = 15
"""A table with a column narrower than this is set in the smaller size."""

FORM_LABEL_MM = 48
"""Ten characters in a row: no label leaves its last one alone."""
FORM_BLANK_MM = 12
"""The height of a row that is still to be filled in by hand."""
SHEET_COLUMN_MM = 18

SENDER_PT, SENDER_LEAST_PT = 42, 24
SENDER_SPREAD = 0.06
"""Space between the characters of the sender's name, as a part of its size."""
LETTERHEAD = "#c8281e"  # 7.2.4, 7.2.7: red
RULE_MM, THIN_RULE_MM = 0.35, 0.25  # 7.4.1
RULE_BELOW_NUMBER_MM = 4  # 7.2.7
FOOT_PT = 14  # 7.4.2: 四号
DRAFT_PT = 130
WIDEST_TEAR_EM = 2.5
"""A line may be stretched by so much before a number that begins the next; else it ends short."""
LONGEST_CLOSING_LINES = 16
"""A closing up to this height is kept with two lines of text; a page holds both."""

MM_PER_PT = 25.4 / 72


def column_widths_mm(widths: tuple[float, ...]) -> list[float]:
    """Relative column widths as millimetres that fill the type area."""
    total = sum(widths)
    return [TEXT_WIDTH_MM * width / total for width in widths]


def table_size_pt(widths: tuple[float, ...]) -> float:
    """The size of a table's text in points: smaller when a column is narrow."""
    return DENSE_TABLE_PT if min(column_widths_mm(widths)) < DENSE_BELOW_MM else TABLE_PT


def sheet_size_pt(widths: tuple[float, ...]) -> float:
    """The size of the text of a table that has a page to itself: that of a form, where it fits."""
    narrowest = min(column_widths_mm(widths))
    return FORM_PT if narrowest >= SHEET_COLUMN_MM else table_size_pt(widths)
