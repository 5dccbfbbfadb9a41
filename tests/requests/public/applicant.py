"""Somebody who applies: files as a telephone makes them, and walks through the pages."""

import zlib
from dataclasses import dataclass, field
from io import BytesIO
from struct import pack
from typing import Any, ClassVar
from zipfile import ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongkai.lib import identity_card

IDENTITY = "110101199003070011"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
NAME, PHONE_NUMBER = "张小明", "0990-7654321"
SUBJECT = "2025年旅馆业治安检查情况"


def png() -> bytes:
    """A picture of one dot."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    dot = chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + head + dot + chunk(b"IEND", b"")


def docx() -> bytes:
    """What makes a package a text of a word processor."""
    packed = BytesIO()
    with ZipFile(packed, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", "<document/>")
    return packed.getvalue()


def upload(name: str = "身份证.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    """A file as a form sends it."""
    return SimpleUploadedFile(name, content)


def another(name: str, first: str) -> dict[str, str]:
    """Somebody else who applies, too, by the first signs of an identity number."""
    number = identity_card.with_check_sign(first)
    return {"name": name, "identity_kind": "identity_card", "identity_number": number}


PAGES: dict[str, dict[str, str]] = {
    "who": {"applicant_class": "nat"},
    "applicant": {
        "name": NAME,
        "identity_kind": "identity_card",
        "identity_number": IDENTITY,
    },
    "participants": {},
    "proofs": {"later": "on"},
    "contact": {"phone": PHONE_NUMBER, "email": "someone@example.org"},
    "wanted": {"subject": SUBJECT, "document_number": "", "description": "次数和整改情况"},
    "receiving": {"form": "electronic", "way": "email"},
}


@dataclass
class Applicant:
    """Fills in the pages without a browser; `pages` may be changed before."""

    word: ClassVar = "apply"
    client: Client
    agency_slug: str
    pages: dict[str, dict[str, Any]] = field(default_factory=lambda: {**PAGES})

    def begin(self) -> None:
        """Press the button of the first page."""
        self.post(reverse(f"requests:{self.word}_to", args=[self.agency_slug]))

    def mark(self, address: str) -> str:
        """What a page sends along for the draft it was opened for; empty where there is none."""
        context = self.client.get(address, follow=True).context
        return str(context.get("draft_mark", "")) if context else ""

    def post(self, address: str, data: dict[str, Any] | None = None) -> Any:
        """Open a page and send it; gives the answer."""
        return self.client.post(address, {"draft": self.mark(address), **(data or {})})

    def send_page(self, page: str, **changed: Any) -> Any:
        """Send one page; gives the answer."""
        data = {**self.pages.get(page, {}), **changed}
        return self.post(reverse(f"requests:{self.word}_page", args=[page]), data)

    def fill(self, until: str = "check") -> None:
        """Fill in the pages before one."""
        self.begin()
        for page in self.pages:
            if page == until:
                return
            answer = self.send_page(page)
            assert answer.status_code == 302, page

    def send(self, **more: str) -> Any:
        """Look at everything once more and press the last button; gives the answer."""
        return self.client.post(reverse(f"requests:{self.word}_check"), {**self.look(), **more})

    def look(self) -> dict[str, str]:
        """What the check page sends along for what it shows; nothing where it does not open."""
        context = self.client.get(reverse(f"requests:{self.word}_check")).context
        return {"seen": context["seen"]} if context else {}
