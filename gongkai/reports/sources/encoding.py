"""Which encoding the bytes of a text are in: BOM, UTF-8, then the Chinese legacy encodings."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)
_SAMPLE_BYTES = 200_000

# Frequent in any report, and each in simplified and traditional writing.
_FREQUENT = frozenset("的政府信息公开開工作和年度情况況本机機关關行第在不一二三件申请請数數据據")
_ODD = re.compile("[\ue000-\uf8ff\ufffd\u0080-\u009f]")


def decode(data: bytes) -> str:
    """Decode text of unknown encoding; a declared charset counts only if it fits.

    Bytes that fit no encoding are replaced, never an error.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace")
    if (wide := _wide_without_bom(data)) is not None:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_best_legacy(data), errors="replace")


def _wide_without_bom(data: bytes) -> str | None:
    head = data[:4000]
    if head[1::2].count(0) > len(head) // 8:
        return "utf-16-le"
    if head[0::2].count(0) > len(head) // 8:
        return "utf-16-be"
    return None


def _best_legacy(data: bytes) -> str:
    sample = data[:_SAMPLE_BYTES]
    candidates = ["utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be"]
    declared = _DECLARED.search(data[:4000])
    if declared and _known(name := declared.group(1).decode("ascii")):
        candidates.append(name)
    return max(candidates, key=lambda encoding: _plausibility(sample, encoding))


def _known(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True


def _plausibility(sample: bytes, encoding: str) -> int:
    text = sample.decode(encoding, errors="replace")
    frequent = sum(map(text.count, _FREQUENT))
    return frequent - 3 * len(_ODD.findall(text))
