"""Where a rule comes from: an article of the Regulations, or a notice with its number."""

from dataclasses import dataclass

_DIGITS = "零一二三四五六七八九"


def chinese_numeral(number: int) -> str:
    """Write 1-99 as the law writes it: 33 → 三十三. Raises ValueError outside 1-99."""
    if not 1 <= number <= 99:
        raise ValueError(f"chinese_numeral writes 1-99, not {number}")
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


@dataclass(frozen=True, slots=True)
class Article:
    """An article of 中华人民共和国政府信息公开条例 (国务院令第711号, 2019 numbering)."""

    number: int
    paragraph: int | None = None
    item: int | None = None

    def __str__(self) -> str:
        text = f"《政府信息公开条例》第{chinese_numeral(self.number)}条"
        if self.paragraph:
            text += f"第{chinese_numeral(self.paragraph)}款"
        if self.item:
            text += f"第（{chinese_numeral(self.item)}）项"
        return text


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice by its document number, with the part of it that is meant."""

    document_number: str
    part: str = ""

    def __str__(self) -> str:
        return f"{self.document_number}{self.part}"


Source = Article | Notice

FORM_2019 = Notice("国办公开办函〔2019〕60号")
FORM_2021 = Notice("国办公开办函〔2021〕30号")
