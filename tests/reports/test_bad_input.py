"""What is no report gets its clear sentence, in bounded time and memory."""

import io
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from opencc import OpenCC

from gongkai.reports.errors import UnreadableFileError
from gongkai.reports.limits import LIMITS
from gongkai.reports.read import ReadFile, read_report, try_read, walk
from gongkai.reports.writing import write_report

DATA = Path(__file__).parent.parent / "data"
SEED = DATA / "complete" / "000-kaizhou-gaj-2021" / "source.txt"


def refusal(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    with pytest.raises(UnreadableFileError) as caught:
        read_report(path)
    return str(caught.value)


def archive(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


def test_an_empty_file_is_named_empty(tmp_path: Path) -> None:
    assert "空" in refusal(tmp_path / "a.html", b"")


def test_a_photo_named_pdf_is_called_a_photo(tmp_path: Path) -> None:
    message = refusal(tmp_path / "a.pdf", b"\xff\xd8\xff\xe0" + b"\x00" * 2000)
    assert "图片" in message
    assert ".pdf" in message


def test_a_page_without_a_report_says_so(tmp_path: Path) -> None:
    page = "<html><body><h1>招聘公告</h1><p>现公开招聘工作人员三名，待遇从优。</p></body></html>"
    assert "没有找到" in refusal(tmp_path / "a.html", page.encode())


def test_a_list_of_reports_is_no_report(tmp_path: Path) -> None:
    links = "".join(f"<li>{y}年政府信息公开工作年度报告</li>" for y in range(2015, 2020))
    assert "没有找到" in refusal(tmp_path / "a.html", f"<ul>{links}</ul>".encode())


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    with path.open("wb") as file:
        file.truncate(LIMITS.file_bytes + 1)
    with pytest.raises(UnreadableFileError, match="上限"):
        read_report(path)


def test_a_docx_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = archive(word__document=b"", **{"word__document.xml": b"0" * (LIMITS.unpacked_bytes + 1)})
    assert "上限" in refusal(tmp_path / "a.docx", bomb)


def test_a_workbook_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = archive(**{"xl__workbook.xml": b"0" * (LIMITS.unpacked_bytes + 1)})
    assert "上限" in refusal(tmp_path / "a.xlsx", bomb)


def test_a_damaged_archive_asks_for_a_new_copy(tmp_path: Path) -> None:
    assert "损坏" in refusal(tmp_path / "a.docx", b"PK\x03\x04" + b"\x00" * 500)


def test_an_old_word_file_says_how_to_convert_it(tmp_path: Path) -> None:
    assert "DOCX" in refusal(
        tmp_path / "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 900
    )


def test_an_archive_of_files_is_no_report(tmp_path: Path) -> None:
    assert "压缩包" in refusal(tmp_path / "a.zip", archive(**{"a.txt": b"x"}))


def test_broken_json_names_the_line(tmp_path: Path) -> None:
    assert "行" in refusal(tmp_path / "a.json", b'{"cells": {\n"t3_new_nat": }}')


def test_json_with_an_unknown_cell_names_it(tmp_path: Path) -> None:
    assert "t9_x" in refusal(tmp_path / "a.json", b'{"cells": {"t9_x": 1}, "sections": []}')


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("agency", 5),
        ("year", "2021"),
        ("form", "F2030"),
        ("period", ["2021-01-01"]),
        ("period", True),
        ("contact", {"phone": 5}),
        ("contact", {"pager": "5"}),
        ("cells", [1]),
        ("cells", None),
        ("sections", ["一"]),
        ("sections", [{"number": 1, "heading": "", "text": ""}]),
        ("narrative", [{"cell": "t9_x", "value": 1, "quote": ""}]),
        ("narrative", [{"cell": "t3_new_sum", "value": 1, "quote": 5}]),
        ("warnings", 5),
    ],
)
def test_json_of_a_wrong_type_names_what_is_wrong_in_chinese(
    tmp_path: Path, field: str, value: Any
) -> None:
    data = json.dumps({"cells": {}, "sections": [], field: value}).encode()
    message = refusal(tmp_path / "a.json", data)
    assert "不合格式" in message
    assert "__init__" not in message
    assert "object" not in message


@pytest.mark.parametrize("figure", ["NaN", "Infinity", "1e999", "1e-999", "9" * 400, '"5"', "true"])
def test_json_figures_that_no_report_can_hold_are_refused(tmp_path: Path, figure: str) -> None:
    text = f'{{"cells": {{"t3_new_nat": {figure}}}, "sections": []}}'
    assert "t3_new_nat" in refusal(tmp_path / "a.json", text.encode())


def test_json_that_is_a_list_is_no_report(tmp_path: Path) -> None:
    assert "JSON" in refusal(tmp_path / "a.json", b"[1, 2]")


def test_a_page_of_countless_tags_is_not_parsed(tmp_path: Path) -> None:
    page = "<p>某局2021年政府信息公开工作年度报告</p>" + "<b></b>" * LIMITS.tags
    assert "标记" in refusal(tmp_path / "a.html", page.encode())


def test_a_docx_of_countless_elements_is_not_parsed(tmp_path: Path) -> None:
    body = b"<w:document>" + b"<w:p/>" * LIMITS.tags
    assert "标记" in refusal(tmp_path / "a.docx", archive(**{"word__document.xml": body}))


def test_a_page_of_endless_text_is_refused(tmp_path: Path) -> None:
    page = f"<p>{'某局2021年政府信息公开工作年度报告' * 10}</p>" * (LIMITS.characters // 150)
    assert "字的文字" in refusal(tmp_path / "a.html", page.encode())


def test_spans_beyond_measure_do_not_widen_a_table_for_ever(tmp_path: Path) -> None:
    row = "<tr>" + '<td colspan="999999" rowspan="999999">1</td>' * 40 + "</tr>"
    page = f"<h1>某局2021年工作总结</h1><table>{row * 1000}</table>"
    assert "没有找到" in refusal(tmp_path / "a.html", page.encode())


def test_a_sheet_with_a_figure_in_its_last_cell_is_not_held_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write(0, 0, "2021年政府信息公开工作年度报告")
        sheet.write(1_048_575, 16_383, 1)
    with pytest.raises(UnreadableFileError, match="上限"):
        read_report(path)


def test_empty_cells_at_the_end_of_a_sheet_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        for row, line in enumerate(SEED.read_text("utf-8").splitlines()):
            sheet.write(row, 0, line)
        sheet.write_blank(1_048_575, 16_383, None, workbook.add_format({"bold": True}))
    assert read_report(path).report.year == 2021


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    pipe = tmp_path / "a.html"
    os.mkfifo(pipe)
    with pytest.raises(UnreadableFileError, match="管道"):
        read_report(pipe)


@pytest.mark.parametrize(
    "encoding", ["gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"]
)
def test_other_encodings_are_read_alike(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    text = SEED.read_text("utf-8").replace("渝快办", "办")
    path.write_bytes(text.encode(encoding, errors="replace"))
    assert read_report(path).report.cells == read_report(SEED).report.cells


def test_a_big5_page_is_read_in_simplified_characters(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    traditional = OpenCC("s2t").convert(SEED.read_text("utf-8"))
    path.write_bytes(traditional.encode("big5", errors="replace"))
    report = read_report(path).report
    assert (report.agency, report.year) == ("重庆市开州区公安局", 2021)
    assert report.cells == read_report(SEED).report.cells


def test_a_missing_file_is_a_sentence_and_no_exception(tmp_path: Path) -> None:
    assert try_read(tmp_path / "none.html") == ReadFile(
        tmp_path / "none.html", error="没有这个文件，请检查路径。"
    )


def test_a_folder_is_walked_for_reports_only(tmp_path: Path) -> None:
    for name in ("a.html", "b.exe", ".hidden.html", "~$c.docx"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "other.json").write_bytes(b"{}")
    assert [path.name for path in walk((tmp_path,))] == ["a.html"]


def test_a_folder_that_cannot_be_listed_is_given_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert list(walk((tmp_path,))) == [tmp_path]


def test_tags_that_are_never_closed_hide_no_report(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    report = read_report(SEED).report
    page = write_report(report, ".html").decode()
    path.write_text(page.replace("<main>", "<main>" + "<font>" * 500), "utf-8")
    assert read_report(path).report.cells == report.cells


def test_tables_nested_without_end_are_one_sentence(tmp_path: Path) -> None:
    page = "<div><table><tr><td>" * 20_000 + "某局2021年政府信息公开工作年度报告"
    assert "一层套一层" in refusal(tmp_path / "a.html", page.encode())
