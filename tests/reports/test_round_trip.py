"""A report that was written reads back the same, from nothing but what its pages show."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree, html

from gongkai.reports.read import read_report
from gongkai.reports.writing import WRITERS, write_report
from gongkai.statute.report.annual_report import AnnualReport
from tests.reports.press.content import make_content
from tests.reports.test_samples import samples, source_of

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PAGE_FORMATS = sorted(set(WRITERS) - {".json"})


def without_metadata_of_package(data: bytes) -> bytes:
    """A DOCX or XLSX without its properties, table captions and any part no page shows."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as stripped:
        for name in source.namelist():
            if name.startswith(("docProps/", "customXml/")):
                continue
            part = source.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(part)
                etree.strip_elements(root, f"{WORD}tblCaption", f"{WORD}tblDescription")
                part = etree.tostring(root)
            stripped.writestr(name, part)
    return target.getvalue()


def without_metadata_of_page(data: bytes) -> bytes:
    """An HTML page without head, scripts, comments, captions and attributes but spans."""
    page = html.document_fromstring(data.decode())
    etree.strip_elements(page, "head", "script", "caption", etree.Comment, with_tail=False)
    for element in page.iter():
        for name in set(element.attrib) - {"rowspan", "colspan"}:
            del element.attrib[name]
    return b"<meta charset=utf-8>" + bytes(html.tostring(page, encoding="utf-8"))


def without_metadata_of_pdf(data: bytes) -> bytes:
    """A PDF whose pages were carried over into a new file: no properties, tags, attachments."""
    target, bare = io.BytesIO(), pypdfium2.PdfDocument.new()
    with pypdfium2.PdfDocument(data) as source:
        assert source.count_attachments() == 0
        bare.import_pages(source)
        bare.save(target)
    return target.getvalue()


STRIP: dict[str, Callable[[bytes], bytes]] = {
    ".docx": without_metadata_of_package,
    ".xlsx": without_metadata_of_package,
    ".html": without_metadata_of_page,
    ".pdf": without_metadata_of_pdf,
    ".md": lambda data: data,
}


def written_and_read(report: AnnualReport, suffix: str, folder: Path) -> AnnualReport:
    path = folder / f"report{suffix}"
    path.write_bytes(STRIP[suffix](write_report(report, suffix)))
    return read_report(path).report


def same_report(report: AnnualReport, read: AnnualReport) -> None:
    assert dict(read.cells) == dict(report.cells)
    for name in ("agency", "agency_in_title", "year", "form", "period", "contact"):
        assert getattr(read, name) == getattr(report, name), name


@pytest.mark.parametrize("suffix", PAGE_FORMATS)
@pytest.mark.parametrize("sample", samples("complete"), ids=lambda path: path.name)
def test_a_real_report_reads_back_from_what_the_pages_show(
    sample: Path, suffix: str, tmp_path: Path
) -> None:
    report = read_report(source_of(sample)).report
    same_report(report, written_and_read(report, suffix, tmp_path))


@pytest.mark.parametrize("suffix", PAGE_FORMATS)
@pytest.mark.parametrize("seed", range(6))
def test_a_lawful_report_reads_back_from_what_the_pages_show(
    seed: int, suffix: str, tmp_path: Path
) -> None:
    report = make_content(seed).report
    same_report(report, written_and_read(report, suffix, tmp_path))


@pytest.mark.parametrize("sample", samples("complete"), ids=lambda path: path.name)
def test_json_reads_back_whole(sample: Path, tmp_path: Path) -> None:
    report = read_report(source_of(sample)).report
    path = tmp_path / "report.json"
    path.write_bytes(write_report(report, ".json"))
    read = read_report(path).report
    same_report(report, read)
    assert read.sections == report.sections


@pytest.mark.parametrize("suffix", PAGE_FORMATS)
def test_the_prose_of_the_seed_reads_back_word_by_word(suffix: str, tmp_path: Path) -> None:
    report = read_report(source_of(samples("complete")[0])).report
    read = written_and_read(report, suffix, tmp_path)

    def words(of: AnnualReport) -> list[str]:
        return [re.sub(r"\s", "", section.heading + section.text) for section in of.sections]

    assert words(read) == words(report)


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_the_same_report_gives_the_same_bytes(suffix: str) -> None:
    report = read_report(source_of(samples("complete")[0])).report
    assert write_report(report, suffix) == write_report(report, suffix)
