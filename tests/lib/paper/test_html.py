"""The HTML page stands alone and can be read by ear."""

from lxml import html

from gongkai.lib.paper.html import write_html
from gongkai.lib.paper.model import Heading, Paragraph
from tests.lib.paper.documents import SPANS, document


def test_it_names_its_language_title_and_tables() -> None:
    page = html.document_fromstring(write_html(document(SPANS)))
    assert page.get("lang") == "zh-CN"
    assert page.findtext(".//title") == "关于公开的报告"
    assert page.findtext(".//caption") == "合并"


def test_it_loads_nothing_and_runs_nothing() -> None:
    written = write_html(document(Paragraph("<script>alert(1)</script>"), SPANS))
    page = html.document_fromstring(written)
    assert not page.xpath("//script | //link | //img | //iframe | //@src | //@href")
    assert "url(" not in written
    assert "@import" not in written


def test_head_cells_say_what_they_head() -> None:
    page = html.document_fromstring(write_html(document(SPANS)))
    scopes = {cell.text: cell.get("scope") for cell in page.iter("th")}
    assert scopes == {"左": "col", "上": "colgroup", "甲": "col", "乙": "col", "合计": "row"}


def test_markup_in_text_is_text() -> None:
    written = '<b a="1">&amp;</b>'
    page = html.document_fromstring(
        write_html(document(Heading(written), Paragraph(written), title=written))
    )
    assert [page.findtext(f".//{tag}") for tag in ("title", "h1", "h2", "p")] == [written] * 4
