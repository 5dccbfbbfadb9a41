"""The DOCX follows GB/T 9704 and survives a word processor."""

import io
import zipfile
from pathlib import Path

import pypdfium2
from lxml import etree

from gongkai.lib.paper.docx import write_docx
from gongkai.lib.paper.model import Document, Heading, Paragraph
from tests.lib.paper.documents import SPANS, document, long_table
from tests.word_processor import as_pdf

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(printed: Document) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(write_docx(printed))) as package:
        return {name: package.read(name) for name in package.namelist()}


def body(printed: Document) -> etree._Element:
    return etree.fromstring(parts(printed)["word/document.xml"])


def test_nothing_foreign_is_in_the_package() -> None:
    assert set(parts(document())) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/footer1.xml",
        "word/footer2.xml",
    }


def test_its_title_and_author_are_named() -> None:
    core = parts(document())["docProps/core.xml"].decode()
    assert "关于公开的报告" in core
    assert "临江市人民政府" in core
    assert "python" not in core


def test_the_typefaces_of_official_documents_are_named_and_none_embedded() -> None:
    styles = parts(document())["word/styles.xml"].decode()
    for face in ("仿宋_GB2312", "方正小标宋简体", "楷体_GB2312", "黑体"):
        assert f'w:eastAsia="{face}"' in styles


def test_heads_repeat_and_no_row_splits() -> None:
    rows = list(body(document(long_table(3))).iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [
        True, False, False, False,
    ]  # fmt: skip
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_spans_are_merged_cells() -> None:
    cells = list(body(document(SPANS)).iter(f"{W}tc"))
    merges = [cell.find(f"{W}tcPr/{W}vMerge") for cell in cells]
    spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in cells]
    assert [m.get(f"{W}val") if m is not None else None for m in merges[:3]] == [
        "restart", None, "continue",
    ]  # fmt: skip
    assert spans[1] is not None
    assert spans[1].get(f"{W}val") == "2"


def test_markup_in_text_is_text() -> None:
    texts = [t.text for t in body(document(Paragraph('<w:p/> & "x" ]]>'))).iter(f"{W}t")]
    assert '<w:p/> & "x" ]]>' in texts


def test_a_word_processor_prints_28_characters_a_line(tmp_path: Path) -> None:
    long = document(Heading("一、情况"), Paragraph("公" * 28 * 30, indent=False), SPANS)
    (tmp_path / "a.docx").write_bytes(write_docx(long))
    with pypdfium2.PdfDocument(as_pdf(tmp_path / "a.docx", tmp_path)) as pdf:
        assert pdf.get_metadata_dict()["Title"] == "关于公开的报告"
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    lines = [line for line in text.split("\r\n") if set(line.strip()) == {"公"}]
    assert {len(line.strip()) for line in lines} == {28}
    assert all(word in text for word in ("一、情况", "合计", "4.5"))
