"""Reading the text of a report: one width, no spaces, whole sentences, the text of one section."""

import re
import unicodedata
from collections.abc import Iterator

from gongkai.statute.report.annual_report import AnnualReport
from gongkai.statute.report.headings import ITEM_MARKER, section_number

_BLANKS = re.compile(r"[^\S\n]+")
_SENTENCE = re.compile(r"[^。;!?\n]+")
_SENTENCE_END = "。；;！!？?：:"


def unwrapped(text: str) -> str:
    """Join lines that a page broke in mid-sentence; one paragraph a line remains."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    paragraphs: list[str] = []
    for line in lines:
        broken = paragraphs and paragraphs[-1][-1] not in _SENTENCE_END
        if broken and not ITEM_MARKER.match(line):
            paragraphs[-1] += line
        else:
            paragraphs.append(line)
    return "\n".join(paragraphs)


def plain(text: str) -> str:
    """NFKC (so that ，：； become , : ;) without spaces, unwrapped."""
    return unwrapped(_BLANKS.sub("", unicodedata.normalize("NFKC", text)))


def sentences(text: str) -> Iterator[str]:
    """The sentences of a plain text, without their ends; a semicolon ends one too."""
    return (match[0] for match in _SENTENCE.finditer(text))


def section_text(report: AnnualReport, number: str) -> str:
    """The text under the form's section 一 to 六, empty if the report lacks it."""
    return "\n".join(each.text for each in report.sections if section_number(each) == number)


def prose(report: AnnualReport) -> str:
    """The plain text of all sections without their headings."""
    return plain("\n".join(section.text for section in report.sections))
