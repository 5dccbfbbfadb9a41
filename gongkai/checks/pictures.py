"""Pictures: what a camera or a program wrote beside the picture; its words nobody reads here."""

import re
import struct
from collections.abc import Iterator

from gongkai.checks.findings import Finding, FindingKind
from gongkai.checks.passages import Found, Passage
from gongkai.checks.people import named

_PEOPLE = {0x013B: "作者", 0x9C9D: "作者", 0x8298: "版权", 0xA430: "相机所有者"}
_WORDS = {0x010E, 0x9C9B, 0x9C9C, 0x9C9F}
_EXIF_POINTER, _GPS_POINTER = 0x8769, 0x8825
_OF_MICROSOFT = range(0x9C9B, 0x9CA0)
_TEXT, _BYTES = 2, 1
_MOST_ENTRIES = 500
_MOST_CHUNKS = 2000
_START_OF_SCAN = 0xDA
_AUTHOR_BEGINS, _AUTHOR_ENDS, _LONGEST_AUTHOR = b"<dc:creator>", b"</dc:creator>", 2000
_PLACE_OF_XMP = b"exif:GPSLatitude"
_TAGS = re.compile(r"<[^>]*>")
_RESAVE = "请用截图或者“另存为”去掉图片的附加信息。"
_PNG_PEOPLE = frozenset({"Author", "Artist", "Copyright"})


def picture(content: bytes) -> Iterator[Found]:
    """A picture that is a file of its own."""
    yield Finding(
        FindingKind.PICTURE_TEXT, "整个文件", "图片", "图片里的文字没有检查，请人工核对。"
    )
    yield from traces(content, "图片信息")


def traces(content: bytes, where: str) -> Iterator[Found]:
    """Where and by whom a picture was taken, as EXIF, XMP or PNG text say."""
    blocks = _png_blocks(content) if content.startswith(b"\x89PNG") else _jpeg_blocks(content)
    for kind, block in blocks:
        if kind == "exif":
            yield from _exif(block, where)
        elif kind == "xmp":
            yield from _xmp(block, where)
        else:
            yield from _spoken(kind, block.decode("utf-8", "replace"), where)


def _jpeg_blocks(content: bytes) -> Iterator[tuple[str, bytes]]:
    place = 2
    for _ in range(_MOST_CHUNKS):
        if (
            place + 4 > len(content)
            or content[place] != 0xFF
            or content[place + 1] == _START_OF_SCAN
        ):
            return
        length = int.from_bytes(content[place + 2 : place + 4], "big")
        block = content[place + 4 : place + 2 + length]
        if content[place + 1] == 0xE1 and block.startswith(b"Exif\x00\x00"):
            yield "exif", block[6:]
        elif content[place + 1] == 0xE1 and block.startswith(b"http://ns.adobe.com/xap/"):
            yield "xmp", block
        elif content[place + 1] == 0xFE:
            yield "说明", block
        place += 2 + length


def _png_blocks(content: bytes) -> Iterator[tuple[str, bytes]]:
    place = 8
    for _ in range(_MOST_CHUNKS):
        if place + 12 > len(content):
            return
        length = int.from_bytes(content[place : place + 4], "big")
        kind, block = content[place + 4 : place + 8], content[place + 8 : place + 8 + length]
        if kind == b"eXIf":
            yield "exif", block
        elif kind in {b"tEXt", b"iTXt"}:
            word, _, text = block.partition(b"\x00")
            is_xmp = word == b"XML:com.adobe.xmp"
            yield "xmp" if is_xmp else word.decode("latin-1"), text
        place += 12 + length


def _exif(block: bytes, where: str) -> Iterator[Found]:
    order = {b"II": "<", b"MM": ">"}.get(block[:2])
    if order is None or len(block) < 8:
        return
    for at in _directories(block, order):
        for tag, kind, count, value in _entries(block, order, at):
            if tag == _GPS_POINTER and any(_entries(block, order, _number(order, value))):
                yield _place(where)
            elif kind in {_TEXT, _BYTES} and tag in {*_PEOPLE, *_WORDS}:
                text = _text(_content(block, order, count, value), tag)
                yield from _spoken(_PEOPLE.get(tag, "说明"), text, where)


def _directories(block: bytes, order: str) -> Iterator[int]:
    first = _number(order, block[4:8])
    yield first
    for tag, _kind, _count, value in _entries(block, order, first):
        if tag == _EXIF_POINTER:
            yield _number(order, value)


def _entries(block: bytes, order: str, at: int) -> Iterator[tuple[int, int, int, bytes]]:
    """Tag, type, count and the four bytes of value or pointer of each entry of a directory."""
    if at + 2 > len(block):
        return
    (count,) = struct.unpack_from(f"{order}H", block, at)
    for place in range(at + 2, at + 2 + 12 * min(count, _MOST_ENTRIES), 12):
        if place + 12 > len(block):
            return
        yield (*struct.unpack_from(f"{order}HHI", block, place), block[place + 8 : place + 12])


def _content(block: bytes, order: str, count: int, value: bytes) -> bytes:
    at = _number(order, value)
    return value[:count] if count <= 4 else block[at : at + count]


def _number(order: str, value: bytes) -> int:
    return int(struct.unpack(f"{order}I", value)[0])


def _text(content: bytes, tag: int) -> str:
    encoding = "utf-16-le" if tag in _OF_MICROSOFT else "utf-8"
    return content.decode(encoding, "replace").strip("\x00 ")


def _xmp(block: bytes, where: str) -> Iterator[Found]:
    if _PLACE_OF_XMP in block:
        yield _place(where)
    yield from _spoken("作者", author_of_xmp(block), where)


def author_of_xmp(content: bytes) -> str:
    """The author that XMP anywhere in a file names first; empty if none."""
    _, found, rest = content.partition(_AUTHOR_BEGINS)
    inside, ended, _ = rest[:_LONGEST_AUTHOR].partition(_AUTHOR_ENDS)
    name = _TAGS.sub("", inside.decode("utf-8", "replace")) if found and ended else ""
    return " ".join(name.split())


def _spoken(kind: str, text: str, where: str) -> Iterator[Found]:
    if kind in _PEOPLE.values() or kind in _PNG_PEOPLE:
        role = "作者" if kind in _PNG_PEOPLE else kind
        yield from named(role, text, where, _RESAVE)
    else:
        yield Passage(where, text)


def _place(where: str) -> Finding:
    return Finding(FindingKind.PICTURE_PLACE, where, "经纬度", f"照片记有拍摄位置，{_RESAVE}")
