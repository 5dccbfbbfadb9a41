"""Papers of many kinds become one PDF that can be leafed through and cited by page."""

import io
import struct
import zlib
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import typst

from gongkai.lib.paper.bundle import Bundle, Joined, Part, join
from gongkai.lib.paper.letter_pdf import write_letter_pdf
from tests.lib.paper.letters import letter, of_lines

LETTER = Part("答复书", "答复", write_letter_pdf(letter()))


def page_of(width_mm: int, height_mm: int, text: str = "text") -> bytes:
    source = f"#set page(width: {width_mm}mm, height: {height_mm}mm)\n{text}"
    written = typst.Compiler(source.encode()).compile(format="pdf")
    assert isinstance(written, bytes)
    return written


def turned(content: bytes) -> bytes:
    written = io.BytesIO()
    with pypdfium2.PdfDocument(content) as pdf:
        pdf[0].set_rotation(90)
        pdf.save(written)
    return written.getvalue()


def picture(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


LOCKED = b"""%%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>> endobj
4 0 obj <</Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)>> endobj
trailer <</Root 1 0 R/Encrypt 4 0 R/ID[(a)(a)]>>
%%%%EOF""" % (b"o" * 32, b"u" * 32)


NARROW = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 0.4]>> endobj
trailer <</Root 1 0 R>>
%%EOF"""


def pages_of(joined: Joined) -> list[str]:
    with pypdfium2.PdfDocument(joined.pdf) as pdf:
        return ["".join(page.get_textpage().get_text_range().split()) for page in pdf]


def sizes_of(joined: Joined) -> list[tuple[int, int]]:
    with pypdfium2.PdfDocument(joined.pdf) as pdf:
        sizes = [page.get_size() for page in pdf]
    return [(round(width / 72 * 25.4), round(height / 72 * 25.4)) for width, height in sizes]


def test_title_contents_and_parts_follow_with_running_numbers() -> None:
    bundle = Bundle(
        "案卷一号",
        (
            Part("申请表", "申请", page_of(210, 297, "FORM")),
            LETTER,
            Part("长信", "答复", write_letter_pdf(of_lines(40))),
        ),
        (("受理机关", "临江市水务局"),),
    )
    title, contents, *rest = pages_of(join(bundle))
    count = 2 + len(rest)
    assert all(part in title for part in ("案卷一号", "受理机关：临江市水务局", f"{count}页"))
    assert [line in contents for line in ("申请", "申请表", "答复书", "长信")] == [True] * 4
    assert contents.index("申请表") < contents.index("答复书") < contents.index("长信")
    for at, page in enumerate(rest, start=3):
        assert f"第{at}页共{count}页" in page
    assert "FORM" in rest[0]
    assert "你申请的信息予以公开。" in rest[1]


def test_bookmarks_lead_to_stages_and_parts() -> None:
    parts = (LETTER, Part("回证", "送达", page_of(210, 297)), Part("照片", "送达", picture(9, 9)))
    with pypdfium2.PdfDocument(join(Bundle("卷", parts)).pdf) as pdf:
        marks = [
            (mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in pdf.get_toc()
        ]
    assert marks == [
        (0, "答复", 2), (1, "答复书", 2), (0, "送达", 3), (1, "回证", 3), (1, "照片", 4),
    ]  # fmt: skip


def test_the_contents_give_the_page_and_lead_there() -> None:
    long = tuple(Part(f"材料{at}", "申请", page_of(210, 297)) for at in range(60))
    joined = join(Bundle("卷", (*long, LETTER)))
    pages = pages_of(joined)
    at = next(number for number, page in enumerate(pages, start=1) if "赵一：" in page)
    assert at > 63  # the contents need more than a page
    assert f"{at}" in "".join(pages[1 : at - 61]).partition("答复书")[2]
    with pypdfium2.PdfDocument(joined.pdf) as pdf:
        assert pdfium.FPDFLink_GetLinkAtPoint(pdf[1].raw, 300, 700) is not None


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (page_of(297, 210), (297, 210)),
        (page_of(420, 297), (297, 210)),
        (turned(page_of(210, 297)), (297, 210)),
        (page_of(100, 140), (210, 297)),
        (page_of(841, 1189), (210, 297)),
        (picture(3000, 10), (210, 297)),
    ],
    ids=["across", "A3", "turned", "small", "A0", "picture"],
)
def test_every_page_is_a4_the_way_it_is_read(content: bytes, expected: tuple[int, int]) -> None:
    joined = join(Bundle("卷", (Part("件", "段", content),)))
    assert sizes_of(joined)[2:] == [expected]
    assert joined.left_out == ()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (LOCKED, "有密码"),
        (b"%PDF-1.7 broken", "损坏"),
        (b"", "损坏"),
        (b"PK\x03\x04 a word file", "损坏"),
        (b"\x89PNG\r\n\x1a\nbroken", "损坏"),
        (b"\xff\xd8\xffbroken", "损坏"),
        (b"RIFF\x00\x00\x00\x00WEBPbroken", "损坏"),
        (NARROW, "损坏"),
    ],
    ids=["locked", "broken", "empty", "other", "png", "jpeg", "webp", "a page too narrow"],
)
def test_what_cannot_be_joined_has_a_page_that_says_so(content: bytes, reason: str) -> None:
    joined = join(Bundle("卷", (Part("证明", "申请", content), LETTER)))
    assert [part.title for part in joined.left_out] == ["证明"]
    pages = pages_of(joined)
    assert "证明" in pages[2]
    assert reason in pages[2]
    assert "你申请的信息予以公开。" in pages[3]


def test_the_same_parts_give_the_same_bytes() -> None:
    bundle = Bundle("卷", (LETTER, Part("照片", "送达", picture(20, 30))))
    assert join(bundle).pdf == join(bundle).pdf


def test_a_bundle_without_parts_is_title_and_contents() -> None:
    assert len(pages_of(join(Bundle("卷", ())))) == 2


def test_titles_are_text() -> None:
    hostile: Any = '#panic("x")'
    joined = join(Bundle(hostile, (Part(hostile, hostile, LETTER.content),), ((hostile, hostile),)))
    assert "".join(pages_of(joined)).count(hostile) >= 6


def test_a_thousand_signs_in_a_title_stay_on_its_page() -> None:
    assert "答" in "".join(pages_of(join(Bundle("长" * 300, (LETTER,)))))
