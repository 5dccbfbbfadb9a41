"""Any file: pictures, texts, what cannot be looked at; and nothing ever raises."""

import struct
import zipfile
from collections.abc import Iterator
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.checks import files, package
from gongkai.checks.bounds import BOUNDS, Bounds
from gongkai.checks.files import scan
from gongkai.checks.findings import FindingKind as K
from gongkai.checks.passages import Found
from gongkai.lib import file_kinds
from tests.checks import made

DOCX = made.word("答复", "电话13800012345")
XLSX = made.workbook(lambda book: book.add_worksheet("名单").write("A1", "13800012345"))
PDF = made.pdf("电话13800012345")
JPEG = made.jpeg(made.exif("<", artist="zhou", with_place=True))
PNG = made.png((b"tEXt", b"Author\x00zhou"))
SAMPLES = [DOCX, XLSX, PDF, JPEG, PNG]


def refusal(content: bytes) -> str:
    (finding,) = scan(content, "application/octet-stream")
    assert finding.kind is K.NOT_CHECKED
    return finding.hint


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_photo_tells_its_author_and_that_it_has_a_place(order: str) -> None:
    found = scan(made.jpeg(made.exif(order, artist="周兰", with_place=True)), "image/jpeg")
    assert [(f.kind, f.excerpt) for f in found] == [
        (K.PICTURE_TEXT, "图片"),
        (K.PROPERTY, "作者：周**"),
        (K.PICTURE_PLACE, "经纬度"),
    ]


def test_a_photo_without_a_place_says_only_that_people_must_read_it() -> None:
    found = scan(made.jpeg(made.exif("<", artist="    ", with_place=False)), "image/jpeg")
    assert [f.kind for f in found] == [K.PICTURE_TEXT]


def test_a_photo_that_says_it_in_xmp_is_found_out() -> None:
    packet = "<dc:creator><rdf:li>周兰</rdf:li></dc:creator><exif:GPSLatitude>29,1"
    found = scan(made.jpeg(b"http://ns.adobe.com/xap/1.0/\x00" + packet.encode()), "image/jpeg")
    assert {f.kind for f in found} == {K.PICTURE_TEXT, K.PROPERTY, K.PICTURE_PLACE}


def test_what_a_camera_remarked_is_read() -> None:
    remark = b"\xff\xfe" + struct.pack(">H", 2 + 11) + b"13800012345"
    found = scan(b"\xff\xd8" + remark + b"\xff\xda\x00\x02\xff\xd9", "image/jpeg")
    assert [f.kind for f in found] == [K.PICTURE_TEXT, K.MOBILE]


def test_a_png_tells_its_author_and_its_words_are_read() -> None:
    content = made.png((b"tEXt", b"Author\x00zhou lan"), (b"iTXt", b"Comment\x0013800012345"))
    kinds = [f.kind for f in scan(content, "image/png")]
    assert kinds == [K.PICTURE_TEXT, K.PROPERTY, K.MOBILE]


def test_a_png_with_exif_tells_its_place() -> None:
    block = made.exif(">", artist="    ", with_place=True).removeprefix(b"Exif\x00\x00")
    assert K.PICTURE_PLACE in {f.kind for f in scan(made.png((b"eXIf", block)), "image/png")}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_plain_text_is_read_in_either_encoding(encoding: str) -> None:
    found = scan("联系电话：13800012345，请核对。".encode(encoding), "text/plain")
    assert [f.excerpt for f in found] == ["138****2345"]


def test_an_old_file_is_refused_with_what_to_do() -> None:
    assert "另存为DOCX" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)


def test_a_locked_office_file_is_told_from_an_old_one() -> None:
    name = "EncryptedPackage".encode("utf-16-le")
    assert "去掉密码" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + name)


def test_an_archive_is_no_document() -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.txt", "x")
    assert "另存为PDF" in refusal(target.getvalue())


def test_an_empty_file_says_so() -> None:
    assert refusal(b"").startswith("文件是空的")


def test_a_file_beyond_the_bound_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "BOUNDS", Bounds(file_bytes=1 << 20))
    assert refusal(PDF + b"\x00" * (1 << 20)).startswith("文件超过1 MB")


def test_a_bomb_is_not_unpacked() -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (BOUNDS.unpacked_bytes + 1))
    assert "过大" in refusal(target.getvalue())


def test_a_bomb_that_lies_about_its_size_is_found_broken() -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (BOUNDS.unpacked_bytes + 1))
    size = struct.pack("<I", BOUNDS.unpacked_bytes + 1)
    lying = target.getvalue().replace(size, struct.pack("<I", 10))
    assert "没有检查" in refusal(lying)


def test_a_tree_too_large_for_memory_is_not_grown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "BOUNDS", Bounds(tree_bytes=100))
    assert "过大" in refusal(DOCX)


@pytest.mark.parametrize("error", [ValueError, AttributeError, RecursionError, struct.error])
def test_a_reader_that_stumbles_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def stumble(_: bytes) -> Iterator[Found]:
        raise error

    monkeypatch.setitem(files._READERS, file_kinds.PDF, stumble)
    assert "另存一份" in refusal(PDF)


def test_a_locked_part_is_not_read() -> None:
    content = bytearray(DOCX)
    place = content.find(b"PK\x01\x02")
    content[place + 8] |= 1
    assert "去掉密码" in refusal(bytes(content))


def test_entities_are_not_followed() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "13800012345">]><x>&a;</x>'
    content = made.with_part(DOCX, "docProps/custom.xml", bomb)
    assert [f.where for f in scan(content, "")] == ["正文第2段"]


def test_more_findings_than_one_can_deal_with_are_cut_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "BOUNDS", Bounds(findings=5))
    many = made.word(*(f"电话1380001{number:04}" for number in range(20)))
    found = scan(many, "")
    assert [f.kind for f in found] == [*[K.MOBILE] * 5, K.NOT_CHECKED]


@given(st.binary(max_size=400), st.sampled_from(["text/plain", ""]))
def test_no_bytes_raise(content: bytes, media_type: str) -> None:
    scan(content, media_type)


@given(st.sampled_from(SAMPLES), st.data())
def test_no_mutilated_file_raises(sample: bytes, data: st.DataObject) -> None:
    content = bytearray(sample)
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    scan(bytes(content[: data.draw(st.integers(1, len(content)))]), "")


@given(st.binary(max_size=200), st.sampled_from(["<", ">"]))
def test_no_exif_raises(block: bytes, order: str) -> None:
    head = b"II*\x00" if order == "<" else b"MM\x00*"
    scan(made.jpeg(b"Exif\x00\x00" + head + block), "image/jpeg")


@given(st.text(alphabet='<>w:pr/tvanish dlxi"=1', max_size=200))
def test_no_xml_raises(xml: str) -> None:
    scan(made.with_part(DOCX, "word/document.xml", xml), "")
