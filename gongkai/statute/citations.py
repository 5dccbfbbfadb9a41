"""Where a rule comes from: an article of the Regulations or of another law, or a notice."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

_DIGITS = "零一二三四五六七八九"


def chinese_numeral(number: int) -> str:
    """Write 1-99 as the law writes it: 33 → 三十三. Raises ValueError outside 1-99."""
    if not 1 <= number <= 99:
        raise ValueError(f"chinese_numeral writes 1-99, not {number}")
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


def _place(number: int, paragraph: int | None, item: int | None) -> str:
    text = f"第{chinese_numeral(number)}条"
    if paragraph:
        text += f"第{chinese_numeral(paragraph)}款"
    if item:
        text += f"第（{chinese_numeral(item)}）项"
    return text


@dataclass(frozen=True, slots=True)
class Article:
    """An article of 中华人民共和国政府信息公开条例 (国务院令第711号, 2019 numbering)."""

    number: int
    paragraph: int | None = None
    item: int | None = None

    @property
    def place(self) -> str:
        """The article without the name of its law: 第三十三条第二款."""
        return _place(self.number, self.paragraph, self.item)

    def __str__(self) -> str:
        return f"《政府信息公开条例》{self.place}"


@dataclass(frozen=True, slots=True)
class Law:
    """An article of another law, regulation or judicial interpretation, named without brackets."""

    name: str
    number: int
    paragraph: int | None = None
    item: int | None = None

    @property
    def place(self) -> str:
        """The article without the name of its law: 第二十条第一款."""
        return _place(self.number, self.paragraph, self.item)

    def __str__(self) -> str:
        return f"《{self.name}》{self.place}"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice by its document number, with the part of it that is meant."""

    document_number: str
    part: str = ""

    def __str__(self) -> str:
        return f"{self.document_number}{self.part}"


Source = Article | Law | Notice


def cite(sources: Sequence[Source]) -> str:
    """Several sources in one line; a law is named once: 《…条例》第三十二条、第三十三条第三款."""
    written: list[str] = []
    law = ""
    for source in sources:
        if isinstance(source, Notice):
            law = ""
            written.append(str(source))
        else:
            named = str(source).removesuffix(source.place)
            written.append(source.place if named == law else str(source))
            law = named
    return "、".join(written)


class Mark(StrEnum):
    """What no text at hand proved: the field's memory, or a consequence drawn from the rules."""

    MEMORY = "memory"
    INFERENCE = "inference"


FORM_2019 = Notice("国办公开办函〔2019〕60号")
FORM_2021 = Notice("国办公开办函〔2021〕30号")
RECEIPT_NOTICE = Notice("国办公开办函〔2015〕207号")
SERVICE_NOTICE = Notice("国办公开办函〔2016〕235号")
FEE_MEASURES = "国办函〔2020〕109号"
DISCLOSURE_LITIGATION_2025 = Notice("法释〔2025〕8号")
