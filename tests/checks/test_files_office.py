"""DOCX and XLSX: what is printed, and what is not."""

from typing import Any

import pytest

from gongkai.checks import workbook
from gongkai.checks.bounds import Bounds
from gongkai.checks.files import scan
from gongkai.checks.findings import Finding
from gongkai.checks.findings import FindingKind as K
from tests.checks import made

PHONE = "13800012345"
RUN = "<w:r><w:t>{}</w:t></w:r>"
HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>{}</w:t></w:r>"
DELETED = '<w:del w:id="1" w:author="周兰"><w:r><w:delText>{}</w:delText></w:r></w:del>'
INSERTED = '<w:ins w:id="2" w:author="李庆"><w:r><w:t>{}</w:t></w:r></w:ins>'
OUTSIDE = (
    '<Relationship Id="rId99" TargetMode="External" Target="file:///C:/内部/模板.dotx" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"/>'
)


def found(content: bytes, *names: str) -> list[Finding]:
    return scan(content, "", names)


def places(content: bytes, kind: K) -> list[tuple[str, str]]:
    return [(finding.where, finding.excerpt) for finding in found(content) if finding.kind is kind]


# --- DOCX -------------------------------------------------------------------------------------


def test_a_plain_letter_has_nothing_to_look_at() -> None:
    assert found(made.word("关于政府信息公开申请的答复", "您的申请收到。")) == []


def test_the_paragraph_of_a_number_is_told() -> None:
    assert places(made.word("答复", f"电话{PHONE}"), K.MOBILE) == [("正文第2段", "138****2345")]


def test_a_number_in_pieces_is_put_together() -> None:
    pieces = "".join(RUN.format(part) for part in (PHONE[:4], PHONE[4:9], PHONE[9:]))
    content = made.with_body(made.word("答复"), f"<w:p>{pieces}</w:p>")
    assert places(content, K.MOBILE) == [("正文第2段", "138****2345")]


def test_a_number_in_a_table_is_found() -> None:
    cell = f"<w:tbl><w:tr><w:tc><w:p>{RUN.format(PHONE)}</w:p></w:tc></w:tr></w:tbl>"
    content = made.with_body(made.word("答复"), cell)
    assert places(content, K.MOBILE) == [("正文第2段（表格内）", "138****2345")]


def test_a_number_in_a_text_box_is_found_once() -> None:
    box = "<w:r><mc:AlternateContent {}><mc:Choice>{}</mc:Choice>{}</mc:AlternateContent></w:r>"
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    inner = f"<w:txbxContent><w:p>{RUN.format(PHONE)}</w:p></w:txbxContent>"
    again = f"<mc:Fallback>{RUN.format(PHONE)}</mc:Fallback>"
    frame = f"<w:p>{RUN.format('图注')}{box.format(space, inner, again)}</w:p>"
    content = made.with_body(made.word("答复"), frame)
    assert places(content, K.MOBILE) == [("正文第3段", "138****2345")]


def test_a_tab_parts_numbers() -> None:
    row = f"<w:p>{RUN.format('1380')}<w:r><w:tab/></w:r>{RUN.format('0012345')}</w:p>"
    assert found(made.with_body(made.word("答复"), row)) == []


def test_hidden_text_is_told_and_read() -> None:
    content = made.with_body(made.word("答复"), f"<w:p>{HIDDEN.format(PHONE)}</w:p>")
    assert places(content, K.HIDDEN_CONTENT) == [("正文第2段", "隐藏文字，共11字")]
    assert places(content, K.MOBILE) == [("正文第2段（隐藏文字）", "138****2345")]


def test_text_that_is_hidden_no_more_is_printed() -> None:
    shown = HIDDEN.replace("<w:vanish/>", '<w:vanish w:val="0"/>').format("看得见")
    assert found(made.with_body(made.word("答复"), f"<w:p>{shown}</w:p>")) == []


def test_tracked_changes_are_told_and_what_was_deleted_is_read() -> None:
    changed = f"<w:p>{DELETED.format(PHONE)}{INSERTED.format('略')}</w:p>"
    content = made.with_body(made.word("答复"), changed)
    assert places(content, K.TRACKED_CHANGE) == [("正文", "共2处，修订人：周**、李**")]
    assert places(content, K.MOBILE) == [("正文第2段（修订删去的文字）", "138****2345")]


@pytest.mark.parametrize(
    ("part", "where"),
    [
        ("header1", "页眉第1段"),
        ("footer2", "页脚第1段"),
        ("footnotes", "脚注第1段"),
        ("endnotes", "尾注第1段"),
    ],
)
def test_text_around_the_body_is_read(part: str, where: str) -> None:
    ns = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<w:x xmlns:w="{ns}"><w:p>{RUN.format(PHONE)}</w:p></w:x>'
    content = made.with_part(made.word("答复"), f"word/{part}.xml", xml)
    assert places(content, K.MOBILE) == [(where, "138****2345")]


def test_comments_are_told_and_read() -> None:
    ns = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    comment = f'<w:comment w:id="0" w:author="周兰"><w:p>{RUN.format(PHONE)}</w:p></w:comment>'
    xml = f'<w:comments xmlns:w="{ns}">{comment}</w:comments>'
    content = made.with_part(made.word("答复"), "word/comments.xml", xml)
    assert places(content, K.COMMENT) == [("批注", "共1条，批注人：周**")]
    assert places(content, K.MOBILE) == [("批注第1段", "138****2345")]


def test_the_author_is_told_by_the_family_name_only() -> None:
    assert places(made.word("答复", author="李庆余"), K.PROPERTY) == [("文档属性", "作者：李**")]


def test_properties_of_ones_own_are_told_and_read() -> None:
    xml = f'<Properties><property name="联系电话"><lpwstr>{PHONE}</lpwstr></property></Properties>'
    content = made.with_part(made.word("答复"), "docProps/custom.xml", xml)
    assert places(content, K.PROPERTY) == [("文档属性", "自定义属性 联系电话")]
    assert places(content, K.MOBILE) == [("文档属性", "138****2345")]


def test_a_file_within_the_file_is_told_without_its_name() -> None:
    content = made.with_part(made.word("答复"), "word/embeddings/张三丰.xlsx", b"PK")
    assert places(content, K.EMBEDDED_FILE) == [("嵌入文件", "张***.xlsx")]


def test_macros_are_told() -> None:
    content = made.with_part(made.word("答复"), "word/vbaProject.bin", b"x")
    assert places(content, K.EMBEDDED_FILE) == [("嵌入文件", "宏")]


def test_pictures_are_left_to_people_but_their_place_is_found() -> None:
    photo = made.jpeg(made.exif("<", artist="    ", with_place=True))
    content = made.with_part(made.word("答复"), "word/media/image1.jpeg", photo)
    assert places(content, K.PICTURE_TEXT) == [("图片", "共1幅")]
    assert places(content, K.PICTURE_PLACE) == [("图片", "经纬度")]


@pytest.mark.parametrize(
    ("kind", "told"), [("attachedTemplate", [("外部链接", "模板")]), ("hyperlink", [])]
)
def test_a_template_elsewhere_is_told_a_hyperlink_is_not(
    kind: str, told: list[tuple[str, str]]
) -> None:
    content = made.with_part(
        made.word("答复"),
        "word/_rels/document.xml.rels",
        lambda xml: xml.replace("</Relationships>", f"{OUTSIDE.format(kind)}</Relationships>"),
    )
    assert places(content, K.EXTERNAL_LINK) == told


def test_a_mark_below_the_head_is_only_likely() -> None:
    below = found(made.word(*["段落"] * 9, "内部资料"))
    above = found(made.word("内部资料", *["段落"] * 9))
    assert [finding.is_certain for finding in below + above] == [False, True]


# --- XLSX -------------------------------------------------------------------------------------


def test_the_cell_of_a_number_is_told() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("名单")
        sheet.write("A1", "电话")
        sheet.write("C5", PHONE)
        sheet.write_number("C6", int(PHONE) + 1)

    assert places(made.workbook(fill), K.MOBILE) == [
        ("工作表“名单”C5", "138****2345"),
        ("工作表“名单”C6", "138****2346"),
    ]


def test_numbers_of_other_shapes_are_read_as_they_stand() -> None:
    def change(sheet: str) -> str:
        cells = (
            '<c r="A1"><v>1.3800012345E10</v></c><c r="B1"><v>x</v></c>'
            f'<c r="C1" t="inlineStr"><is><t>{PHONE[:-1]}6</t></is></c>'
            f'<c r="D1" t="str"><v>{PHONE[:-1]}7</v></c><c r="E1" t="s"><v>99</v></c>'
        )
        return sheet.replace("<sheetData/>", f'<sheetData><row r="1">{cells}</row></sheetData>')

    content = made.workbook(lambda book: book.add_worksheet("表"))
    content = made.with_part(content, "xl/worksheets/sheet1.xml", change)
    assert [where for where, _ in places(content, K.MOBILE)] == [
        "工作表“表”A1",
        "工作表“表”C1",
        "工作表“表”D1",
    ]


def test_a_number_as_the_name_of_a_sheet_is_not_repeated() -> None:
    content = made.workbook(lambda book: book.add_worksheet(PHONE).write("A1", PHONE))
    assert places(content, K.MOBILE) == [
        ("工作表名称", "138****2345"),
        ("工作表“***”A1", "138****2345"),
    ]


def test_hidden_names_are_told() -> None:
    def hide(book: str) -> str:
        name = '<definedNames><definedName name="a" hidden="1">1</definedName></definedNames>'
        return book.replace("</sheets>", f"</sheets>{name}")

    content = made.with_part(
        made.workbook(lambda book: book.add_worksheet()), "xl/workbook.xml", hide
    )
    assert places(content, K.HIDDEN_CONTENT) == [("自定义名称", "隐藏的名称")]


def test_hidden_sheets_rows_and_columns_are_told_and_read() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("公开")
        sheet.write("A1", "序号")
        sheet.set_row(3, None, None, {"hidden": True})
        sheet.set_row(4, None, None, {"hidden": True})
        sheet.write("A4", "略")
        sheet.set_column("D:F", None, None, {"hidden": True})
        secret = book.add_worksheet("底稿")
        secret.write("B2", PHONE)
        secret.hide()

    content = made.workbook(fill)
    assert places(content, K.HIDDEN_CONTENT) == [
        ("工作表“公开”", "隐藏的列：D至F列"),
        ("工作表“公开”", "隐藏的行：第4、5行，共2行"),
        ("工作表“底稿”", "隐藏的工作表"),
    ]
    assert places(content, K.MOBILE) == [("工作表“底稿”B2", "138****2345")]


def test_comments_of_cells_are_told_and_read() -> None:
    def fill(book: Any) -> None:
        book.add_worksheet("名单").write_comment("B3", f"致电{PHONE}", {"author": "周兰"})

    content = made.workbook(fill)
    assert places(content, K.COMMENT) == [("工作表“名单”", "共1条，批注人：周**")]
    assert places(content, K.MOBILE) == [("工作表“名单”B3批注", "138****2345")]


def test_text_of_boxes_and_of_head_and_foot_is_read() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("表")
        sheet.insert_textbox("A1", f"手机{PHONE}")
        sheet.set_footer(f"&L{PHONE[:-1]}6")

    assert {where for where, _ in places(made.workbook(fill), K.MOBILE)} == {
        "工作表“表”图形",
        "工作表“表”页眉页脚",
    }


def test_properties_of_a_workbook_are_told() -> None:
    content = made.workbook(lambda book: book.add_worksheet(), author="李庆余", manager="周兰")
    assert {excerpt for _, excerpt in places(content, K.PROPERTY)} == {
        "作者：李**",
        "最后修改人：李**",
        "经理：周**",
    }


def test_defined_names_are_read() -> None:
    def fill(book: Any) -> None:
        book.add_worksheet("表")
        book.define_name("联系电话", f'="{PHONE}"')

    assert places(made.workbook(fill), K.MOBILE) == [("自定义名称", "138****2345")]


def test_caches_and_connections_are_told() -> None:
    content = made.workbook(lambda book: book.add_worksheet())
    content = made.with_part(content, "xl/pivotCache/pivotCacheRecords1.xml", b"<x/>")
    content = made.with_part(content, "xl/connections.xml", b"<x/>")
    assert places(content, K.HIDDEN_CONTENT) == [("数据透视表", "数据缓存")]
    assert places(content, K.EXTERNAL_LINK) == [("外部链接", "数据连接")]


def test_a_workbook_elsewhere_is_told() -> None:
    content = made.with_part(
        made.workbook(lambda book: book.add_worksheet()),
        "xl/externalLinks/_rels/externalLink1.xml.rels",
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{OUTSIDE.format('externalLinkPath')}</Relationships>",
    )
    assert places(content, K.EXTERNAL_LINK) == [("外部链接", "工作簿")]


def test_more_cells_than_are_looked_at_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "BOUNDS", Bounds(cells=3))
    content = made.workbook(lambda book: book.add_worksheet().write_row("A1", list("甲乙丙丁")))
    assert places(content, K.NOT_CHECKED) == [("后面的单元格", "")]
