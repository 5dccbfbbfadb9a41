"""A file before it is given out: what it shows of people, and what it hides."""

import struct
from collections.abc import Collection, Iterator

from lxml import etree

from gongkai.checks.bounds import BOUNDS
from gongkai.checks.findings import Finding
from gongkai.checks.passages import Found, Passage, UncheckableError, not_checked
from gongkai.checks.pdf import pdf
from gongkai.checks.pictures import picture
from gongkai.checks.text import HEAD_LINES, TextCheck
from gongkai.checks.word import word
from gongkai.checks.workbook import workbook
from gongkai.lib.file_kinds import DOCX, JPEG, KINDS_OF_STAFF, PDF, PNG, XLSX, kind_of
from gongkai.lib.pdfium import ALONE

_READERS = {PDF: pdf, DOCX: word, XLSX: workbook, JPEG: picture, PNG: picture}
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BROKEN = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    etree.LxmlError,
    struct.error,
)
"""What libraries raise about files that were made to break them."""
_NOT_READ = "文件无法读完，后面没有检查。请用原来的软件打开后另存一份，重新上传。"


def scan(content: bytes, media_type: str, known_names: Collection[str] = ()) -> list[Finding]:
    """What a file holds that somebody must look at before it is given out.

    `known_names` are looked for literally. The content tells what a file is; the media type only
    that something is plain text. Never raises: what could not be looked at is a finding too.
    """
    found: dict[Finding, None] = {}
    with ALONE:
        try:
            for finding in _findings(content, media_type, TextCheck(known_names)):
                found[finding] = None
        except UncheckableError as error:
            found[not_checked(str(error))] = None
        except _BROKEN:
            found[not_checked(_NOT_READ)] = None
    return list(found)


def _findings(content: bytes, media_type: str, check: TextCheck) -> Iterator[Finding]:
    """Findings in the order of the file, until there are more than one can deal with."""
    count = 0
    for piece in _pieces(content, media_type):
        if isinstance(piece, Passage):
            found = check.findings(piece.text, piece.where, piece.head_lines)
        else:
            found = [piece]
        count += len(found)
        if count > BOUNDS.findings:
            yield from found[: BOUNDS.findings - count]
            raise UncheckableError(
                f"已发现{BOUNDS.findings}处，后面没有检查。请先处理这些，再检查一遍。"
            )
        yield from found


def _pieces(content: bytes, media_type: str) -> Iterator[Found]:
    if len(content) > BOUNDS.file_bytes:
        raise UncheckableError(
            f"文件超过{BOUNDS.file_bytes >> 20} MB，没有检查。请压缩图片或者分成几个文件上传。"
        )
    kind = kind_of(content, KINDS_OF_STAFF)
    if kind is not None:
        yield from _READERS[kind](content)
    elif media_type.startswith("text/"):
        yield Passage("正文", _decoded(content), HEAD_LINES)
    else:
        raise UncheckableError(_refusal(content))


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", "replace")


def _refusal(content: bytes) -> str:
    if content.startswith(_COMPOUND_FILE):
        if _ENCRYPTED in content:
            return "文件加了密码，没有检查。请去掉密码另存一份，重新上传。"
        return "旧格式（.doc、.xls、.wps等）不能检查。请另存为DOCX、XLSX或者PDF，重新上传。"
    if not content:
        return "文件是空的，没有检查。请重新上传。"
    return "这种文件不能检查，或者文件已损坏。请另存为PDF、DOCX或者XLSX，重新上传。"
