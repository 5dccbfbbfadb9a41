"""What a file is, told from its first bytes and not from its name."""

import email
import email.policy
import re
import stat
import unicodedata
import zipfile
from enum import StrEnum
from pathlib import Path

from gongkai.reports.errors import UnreadableFileError
from gongkai.reports.flow import Flow, Line
from gongkai.reports.limits import LIMITS, beyond
from gongkai.reports.sources.encoding import decode
from gongkai.reports.sources.html import read_html
from gongkai.reports.sources.text import read_text


class Kind(StrEnum):
    """The kinds of file that can hold a report."""

    HTML = "html"
    TEXT = "text"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    JSON = "json"


_PICTURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG", "PNG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"BM", "BMP"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD_BYTES = 8192
_HTML_TAG = re.compile(
    r"<\s*(?:!doctype|html|head|body|meta|title|div|p|span|table|tr|td|article|h[1-6]|br|ul|font)\b",
    re.IGNORECASE,
)
_MARKDOWN_SUFFIXES = frozenset((".md", ".markdown", ".txt"))
_FEW_PRINTABLE = 0.7


def kind_of(path: Path) -> Kind:
    """Tell the kind of a file. Raises UnreadableFileError, saying what it is, if no report."""
    status = path.stat()
    size = status.st_size
    if stat.S_ISFIFO(status.st_mode) or stat.S_ISCHR(status.st_mode):
        raise UnreadableFileError("这是管道或设备，不是文件；请先把内容存成文件再读取。")
    if size == 0:
        raise UnreadableFileError("文件是空的，请重新下载或保存。")
    if size > LIMITS.file_bytes:
        raise UnreadableFileError(
            f"文件有 {size >> 20} MB，超过 {LIMITS.file_bytes >> 20} MB 的上限；"
            "一份年度报告不会这么大，确认无误后可用 GONGKAI_MAX_FILE_MB 调高上限。"
        )
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_archive(path)
    if head.startswith(_OLE):
        return _kind_of_ole(path)
    _refuse_binary(head, path)
    return _kind_of_text(head, path)


def _kind_of_archive(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError) as error:
        raise UnreadableFileError("压缩格式的文件已损坏或不完整，请重新下载后再试。") from error
    if any(name.startswith("word/") for name in names):
        return Kind.DOCX
    if any(name.startswith("xl/") for name in names):
        return Kind.XLSX
    if any(name.lower() == "ofd.xml" for name in names):
        raise UnreadableFileError(
            "这是 OFD 文件，目前不能读取；请用阅读器另存为 PDF 或 DOCX 再试。"
        )
    raise UnreadableFileError("这是压缩包，不是报告；请解压后读取其中的文件。")


def _kind_of_ole(path: Path) -> Kind:
    data = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableFileError("文件设了打开密码，请先去掉密码再读取。")
    if "Workbook".encode("utf-16-le") in data:
        return Kind.XLSX
    raise UnreadableFileError("这是旧版 DOC 或 WPS 文件；请用 Word 或 WPS 另存为 DOCX 再读取。")


def _refuse_binary(head: bytes, path: Path) -> None:
    for mark, name in _PICTURES:
        if head.startswith(mark):
            raise UnreadableFileError(_picture(name, path))
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        raise UnreadableFileError(_picture("WEBP", path))
    if head.startswith(b"{\\rtf"):
        raise UnreadableFileError("这是 RTF 文件；请用 Word 或 WPS 另存为 DOCX 再读取。")


def _picture(name: str, path: Path) -> str:
    named = f"文件名虽是 {path.suffix}，内容却是" if path.suffix else "这是"
    return f"{named}图片（{name}）；请先做文字识别（OCR），或找到可复制文字的原文再读取。"


def _kind_of_text(head: bytes, path: Path) -> Kind:
    text = decode(head)
    printable = sum(
        character.isprintable() or character.isspace() or unicodedata.category(character) == "Cf"
        for character in text
    )
    if printable < _FEW_PRINTABLE * len(text):
        raise UnreadableFileError(
            "这不是文字文件，读不出内容；请确认文件没有损坏，或换一种格式保存。"
        )
    stripped = text.lstrip("\ufeff \t\r\n")
    if stripped.startswith("{") and '"' in stripped[:200]:
        return Kind.JSON
    if path.suffix.lower() in {".json", ".jsonl"}:
        return Kind.JSON
    if path.suffix.lower() not in _MARKDOWN_SUFFIXES and _looks_like_html(text, path):
        return Kind.HTML
    return Kind.HTML if re.match(r"<(?:!doctype|html)\b", stripped, re.IGNORECASE) else Kind.TEXT


def _looks_like_html(text: str, path: Path) -> bool:
    return bool(_HTML_TAG.search(text)) or path.suffix.lower() in {".html", ".htm", ".shtml"}


def read_source(path: Path, kind: Kind) -> Flow:
    """Read a file of a known kind (not JSON) into a flow. Raises UnreadableFileError."""
    flow = _flow_of(path, kind)
    if (characters := _characters(flow)) > LIMITS.characters:
        raise beyond(f"里面有 {characters} 字的文字", LIMITS.characters, "CHARACTERS")
    return flow


def _flow_of(path: Path, kind: Kind) -> Flow:
    # A reader's libraries load when its kind of file occurs, not at every start of the command.
    if kind is Kind.PDF:
        from gongkai.reports.sources.pdf import read_pdf

        return read_pdf(path)
    if kind is Kind.DOCX:
        from gongkai.reports.sources.docx import read_docx

        return read_docx(path)
    if kind is Kind.XLSX:
        from gongkai.reports.sources.xlsx import read_xlsx

        return read_xlsx(path)
    data = path.read_bytes()
    if _is_saved_mail(data):
        data = _html_of_mail(data)
        kind = Kind.HTML
    text = decode(data)
    if kind is Kind.TEXT and len(text) > LIMITS.characters:
        raise beyond(f"里面有 {len(text)} 字的文字", LIMITS.characters, "CHARACTERS")
    if (tags := text.count("<")) > LIMITS.tags:
        raise beyond(f"网页有 {tags} 个标记", LIMITS.tags, "TAGS")
    return read_html(text) if kind is Kind.HTML else read_text(text)


def _characters(flow: Flow) -> int:
    return sum(
        len(piece.text)
        if isinstance(piece, Line)
        else sum(len(cell.text) for row in piece.rows for cell in row)
        for piece in flow.pieces
    )


def _is_saved_mail(data: bytes) -> bool:
    """MHTML, as browsers save a page into one file."""
    return b"MIME-Version:" in data[:2000] and b"multipart/related" in data[:4000]


def _html_of_mail(data: bytes) -> bytes:
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            return payload if isinstance(payload, bytes) else b""
    return b""
