"""PDFs: what is on the page, and what is in the file but on no page."""

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest

from gongkai.checks.bounds import Bounds
from gongkai.checks.files import scan
from gongkai.checks.findings import Finding
from gongkai.checks.findings import FindingKind as K
from gongkai.checks.pdf import reader, unseen
from tests.checks import made

MEDIA_TYPE = "application/pdf"
PLAIN = made.pdf("这是一页普通的答复，没有个人信息，也没有看不见的文字。")


def found(content: bytes, *names: str) -> list[Finding]:
    return scan(content, MEDIA_TYPE, names)


def kinds(content: bytes) -> set[K]:
    return {finding.kind for finding in found(content)}


def only(content: bytes, kind: K) -> Finding:
    (finding,) = (finding for finding in found(content) if finding.kind is kind)
    return finding


def test_a_plain_letter_has_nothing_to_look_at() -> None:
    assert found(PLAIN) == []


def test_the_page_of_a_number_is_told() -> None:
    finding = only(made.pdf("第一页。#pagebreak()电话13800012345"), K.MOBILE)
    assert (finding.where, finding.excerpt) == ("第2页", "138****2345")


def test_names_of_the_case_are_found_in_pages() -> None:
    content = made.pdf("第三方张三丰表示不同意公开。")
    assert [f.excerpt for f in found(content, "张三丰")] == ["张**"]


def test_a_mark_of_secrecy_at_the_head_of_a_page_is_certain() -> None:
    finding = only(made.pdf("机密★10年\n\n关于某事项的请示，内容从略。"), K.SECRECY_MARK)
    assert finding.is_certain
    assert finding.excerpt == "机密★10年"


@pytest.mark.parametrize("colour", ["black", "rgb(60, 0, 0)", "luma(30%)"])
def test_text_under_a_dark_box_is_a_false_redaction(colour: str) -> None:
    box = (
        f"#place(top + left, dx: -4pt, dy: -4pt, rect(width: 200pt, height: 24pt, fill: {colour}))"
    )
    finding = only(made.pdf(f"申请人张三丰的住处{box}"), K.FALSE_REDACTION)
    assert (finding.where, finding.excerpt) == ("第1页", "共9字")


def test_text_under_a_box_as_dark_as_on_paper_but_beside_it_is_none() -> None:
    box = "#place(top + left, dy: 100pt, rect(width: 200pt, height: 24pt, fill: black))"
    assert kinds(made.pdf(f"申请人张三丰的住处{box}")) == set()


def test_blocks_printed_in_place_of_words_are_an_honest_redaction() -> None:
    assert kinds(made.pdf("申请人■■■，住███。")) == set()


def test_a_single_sign_that_cannot_be_seen_is_a_stain() -> None:
    content = made.pdf("看得见的一行字。#text(fill: white)[白]还有看得见的字在这里。")
    assert kinds(content) == set()


def test_text_laid_under_a_scan_is_not_hidden_but_read() -> None:
    words = "BT 3 Tr /F 20 Tf 50 200 Td (13800012345 AND MORE WORDS) Tj ET"
    content = made.bare_pdf(words, "/Resources << /Font << /F 4 0 R >> >>")
    assert kinds(content) == {K.MOBILE}


def test_a_damaged_page_is_named() -> None:
    content = made.bare_pdf("").replace(b"[3 0 R] /Count 1", b"[3 0 R 9 0 R] /Count 2")
    assert only(content, K.NOT_CHECKED).where == "第2页"


def test_a_page_that_cannot_be_painted_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise pdfium.PdfiumError("no memory for the bitmap")

    monkeypatch.setattr(unseen, "_painted", refuse)
    assert only(PLAIN, K.NOT_CHECKED).where == "第1页"


def test_white_text_on_a_dark_ground_is_seen() -> None:
    content = made.pdf("#box(fill: black, inset: 4pt, text(fill: white)[表头文字])")
    assert kinds(content) == set()


def test_a_black_box_drawn_by_a_program_afterwards_is_a_false_redaction() -> None:
    with pdfium.PdfDocument(made.pdf("申请人张三丰的住处")) as document:
        page = document[0]
        box = pdfium_c.FPDFPageObj_CreateNewRect(0, 300, 400, 100)
        pdfium_c.FPDFPageObj_SetFillColor(box, 0, 0, 0, 255)
        pdfium_c.FPDFPath_SetDrawMode(box, pdfium_c.FPDF_FILLMODE_ALTERNATE, 0)
        pdfium_c.FPDFPage_InsertObject(page.raw, box)
        page.gen_content()
        content = made.saved(document)
    assert K.FALSE_REDACTION in kinds(content)


def test_white_text_is_hidden_content() -> None:
    content = made.pdf("看得见的一行字。#text(fill: white)[白色的字在这里]")
    assert only(content, K.HIDDEN_CONTENT).excerpt == "共7字"


def test_text_covered_in_white_is_hidden_content() -> None:
    box = "#place(top + left, dx: -4pt, dy: -4pt, rect(width: 200pt, height: 24pt, fill: white))"
    assert K.HIDDEN_CONTENT in kinds(made.pdf(f"申请人张三丰的住处{box}"))


def test_text_beside_the_page_is_hidden_content() -> None:
    content = made.pdf("看得见的一行字。#place(dx: 600pt)[页面以外的字]")
    assert K.HIDDEN_CONTENT in kinds(content)


def test_a_turned_page_hides_nothing_of_itself() -> None:
    with pdfium.PdfDocument(PLAIN) as document:
        document[0].set_rotation(90)
        content = made.saved(document)
    assert found(content) == []


def test_the_author_is_told_by_the_family_name_only() -> None:
    content = made.pdf('#set document(author: "李庆余")\n正文若干字，没有别的东西在里面。')
    assert [f.excerpt for f in found(content) if f.kind is K.PROPERTY] == ["作者：李**"]


def test_an_agency_as_author_is_nobody() -> None:
    content = made.pdf('#set document(author: "示例区信息公开局")\n正文若干字，没有别的东西。')
    assert kinds(content) == set()


def test_an_attached_file_is_told_without_its_name() -> None:
    finding = only(made.with_attachment(PLAIN, "张三丰的证据.xlsx"), K.EMBEDDED_FILE)
    assert finding.excerpt == "张***.xlsx"


def test_a_note_is_told_and_read() -> None:
    content = made.with_note(
        PLAIN, pdfium_c.FPDF_ANNOT_TEXT, {"Contents": "致电13800012345", "T": "周兰"}
    )
    assert only(content, K.COMMENT).excerpt == "批注人：周**"
    assert only(content, K.MOBILE).where == "第1页批注"


def test_a_field_of_a_form_is_read() -> None:
    field = "<< /Subtype /Widget /FT /Tx /T (t) /V (13800012345) /Rect [9 9 90 90] >>"
    content = made.bare_pdf("", f"/Annots [{field}]")
    assert only(content, K.MOBILE).where == "第1页表单"


@pytest.mark.parametrize(
    ("subtype", "kind"), [("Redact", K.FALSE_REDACTION), ("FileAttachment", K.EMBEDDED_FILE)]
)
def test_what_was_only_marked_or_pinned_to_a_page_is_told(subtype: str, kind: K) -> None:
    note = f"<< /Subtype /{subtype} /Rect [9 9 90 90] >>"
    assert only(made.bare_pdf("", f"/Annots [{note}]"), kind).where == "第1页"


@pytest.mark.parametrize(("switch", "hidden"), [("OFF", ["共11字"]), ("ON", [])])
def test_text_on_a_hidden_layer_is_hidden_content(switch: str, hidden: list[str]) -> None:
    words = "/OC /L BDC BT /F 20 Tf 50 200 Td (SECRETWORDS) Tj ET EMC"
    page = "/Resources << /Font << /F 4 0 R >> /Properties << /L 6 0 R >> >>"
    layers = f"/OCProperties << /OCGs [6 0 R] /D << /{switch} [6 0 R] >> >>"
    content = made.bare_pdf(words, page, layers, "<< /Type /OCG /Name (draft) >>")
    told = [f.excerpt for f in found(content) if f.kind is K.HIDDEN_CONTENT]
    assert told == hidden


def test_a_pdf_with_a_password_says_to_take_it_off() -> None:
    locked = (
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
        f"/O <{'11' * 32}> /U <{'22' * 32}> >> /ID [<{'33' * 16}> <{'33' * 16}>]"
    )
    content = made.bare_pdf("").replace(b"/Root 1 0 R", f"/Root 1 0 R {locked}".encode())
    assert "去掉密码" in only(content, K.NOT_CHECKED).hint


def test_pages_without_text_are_left_to_people() -> None:
    content = made.scanned(made.pdf("一#pagebreak()二#pagebreak()三"))
    finding = only(content, K.PICTURE_TEXT)
    assert (finding.where, finding.excerpt) == ("第1—3页", "共3页")


def test_a_broken_file_says_what_to_do() -> None:
    finding = only(PLAIN[:400], K.NOT_CHECKED)
    assert "另存一份PDF" in finding.hint


def test_more_pages_than_are_looked_at_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "BOUNDS", Bounds(pages=1))
    finding = only(made.pdf("一页#pagebreak()两页"), K.NOT_CHECKED)
    assert finding.where == "第2页起"


def test_more_text_than_is_looked_at_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "BOUNDS", Bounds(characters=20))
    finding = only(
        made.pdf("一页不到二十个字#pagebreak()第二页的字就太多了，超过了上限"), K.NOT_CHECKED
    )
    assert finding.where == "第2页起"
