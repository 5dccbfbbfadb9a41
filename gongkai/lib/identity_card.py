"""公民身份号码 (GB 11643-1999): eighteen signs with a birthday; the last checks the others."""

from datetime import date

_LENGTH = 18
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def with_check_sign(first: str) -> str:
    """The whole number for its first seventeen digits."""
    total = sum(int(digit) * weight for digit, weight in zip(first, _WEIGHTS, strict=True))
    return first + _CHECKS[total % 11]


def fault(number: str) -> str:
    """What is wrong with a number and how to mend it; empty if it holds."""
    if len(number) != _LENGTH:
        return f"居民身份证号码应当是{_LENGTH}位，这里是{len(number)}位，请对照证件核对。"
    first = number[:-1]
    if not (first.isascii() and first.isdecimal()) or number[-1] not in _CHECKS:
        return "居民身份证号码只有数字，最后一位可以是X，请对照证件核对。"
    if not _is_day(number[6:14]):
        return "居民身份证号码第7位至第14位应当是出生日期，请对照证件核对。"
    if number != with_check_sign(first):
        return "居民身份证号码有一位写错了，请对照证件逐位核对。"
    return ""


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True
