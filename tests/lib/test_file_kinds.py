"""What a file is, by its content; and the name under which it is given out."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from gongkai.lib.file_kinds import (
    DOCX,
    JPEG,
    KINDS_OF_STAFF,
    PDF,
    PNG,
    XLSX,
    FileKind,
    kind_of,
    safe_name,
)
from tests.requests.public.applicant import docx, png


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.4 ...", PDF),
        (b"\xff\xd8\xff\xe0 ...", JPEG),
        (png(), PNG),
        (docx(), DOCX),
        (b"MZ\x90\x00 a program", None),
        (b"", None),
        (b"PK\x03\x04 not a package", None),
        (b"<html>%PDF-</html>", None),
    ],
)
def test_a_file_is_what_its_content_says(content: bytes, kind: FileKind | None) -> None:
    assert kind_of(content) == kind


def test_a_workbook_is_taken_from_staff_only() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    assert kind_of(packed.getvalue()) is None
    assert kind_of(packed.getvalue(), KINDS_OF_STAFF) is XLSX


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("身份证.pdf", "身份证.pdf"),
        ("身份证.PDF", "身份证.PDF"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\照片\\证.pdf", "证.pdf"),
        ("病毒.exe", "病毒.exe.pdf"),
        ("a\r\nSet-Cookie: b.pdf", "aSet-Cookie: b.pdf"),
        ("", "文件.pdf"),
        ("..", "文件.pdf"),
        ("长" * 500 + ".pdf", "长" * 120 + ".pdf"),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name, PDF) == safe
