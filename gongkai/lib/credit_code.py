"""统一社会信用代码 (GB 32100-2015): eighteen characters, the last of which checks the others."""

_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LENGTH = 18


def with_check_sign(first: str) -> str:
    """The whole code for its first seventeen characters."""
    total = sum(_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(first))
    return first + _SIGNS[-total % 31]


def fault(code: str) -> str:
    """What is wrong with a code and how to mend it; empty if it holds."""
    if len(code) != _LENGTH:
        return f"统一社会信用代码应当是{_LENGTH}位，这里是{len(code)}位。"
    if strange := sorted({sign for sign in code if sign not in _SIGNS}):
        return f"统一社会信用代码里不会有“{'、'.join(strange)}”，请对照证书核对（字母大写）。"
    if code != with_check_sign(code[:-1]):
        return "统一社会信用代码有一位写错了，请对照证书逐位核对。"
    return ""
