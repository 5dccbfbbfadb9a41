"""The contact that a report gives, from its lead or its end."""

import re
from collections.abc import Sequence

from gongkai.statute.report.annual_report import Contact

_ANCHOR = re.compile(
    r"疑问|咨询|联系|意见建议|意见和建议|需要帮助|欢迎|地\s*址\s*[:：]|[(（]地址|联系方式\s*[:：]"
)
_ABOUT_SITE = re.compile(r"ICP|备案|网站标识码|主办单位|承办单位|版权所有|技术支持|网站维护|找错")
_ADDRESS = re.compile(
    r"(?:(?:通讯|通信|联系|办公|单位|邮寄)?地\s*址\s*(?:为|是)?\s*[:：]?"
    r"|联系方式\s*[:：](?=[^,，;；。\n]{4,40}号))\s*"
    r"(?P<value>(?:[^,，;；。()（）】\n]|[(（][^()（）\n]{1,30}[)）]){4,60}?)\s*"
    r"(?=[,，;；。)）】\n]|$|、?\s*(?:邮\s*编|邮政编码|(?:联系|咨询|办公)?电\s*话|传\s*真|电子邮|邮\s*箱|联系人))"
)
_LIKE_ADDRESS = re.compile(r"\d|[路街道巷号楼室村镇区县市院厦城]")
_POSTCODE = re.compile(r"(?:邮\s*编|邮政编码|邮码)\s*(?:为|是)?\s*[:：]?\s*(?P<value>\d{6})(?!\d)")
_NUMBER = (
    r"(?P<value>(?:[+＋]86[-—－\s]?)?[(（]?\d{3,4}[)）]?\s?[-—–－―~]{0,3}\s?\d{3,8}(?:[-—–－]\d{1,8})*"
    r"(?:(?:[、/,，转\s]|或者?|分机)+\d{3,8}(?:[-—]\d{3,8})?)*|\d{5,12})"
)
_PHONE = re.compile(
    r"(?<!传真)(?:电\s*话|联系方式|热线|拨打|致电)(?:号码|[及和/、(（]传\s*真[)）]?)?\s*(?:为|是)?\s*[:：]?\s*"
    + _NUMBER
)
_FAX = re.compile(
    r"传\s*真[)）]?(?:号码|(?:[及和/、]\s*)?电\s*话)?\s*(?:为|是)?\s*[:：]?\s*" + _NUMBER
)
_EMAIL = re.compile(
    r"(?:邮\s*箱|电子信箱|邮\s*件|E-?mail|e-?mail|EMAIL)(?:地址)?\s*(?:为|是)?\s*[:：]?\s*"
    r"(?P<value>[A-Za-z0-9._%+-]+[@＠][A-Za-z0-9.-]+\.[A-Za-z]{2,})"
)
_CUT_OFF = re.compile(r"(?:地址|邮编|邮政编码|电话|传真|邮箱)\s*[:：]\s*$")
_FOLLOWING = re.compile(
    r"^\s*(?:[-—•·▪*]|\d[.、)）])?\s*(?:通讯|通信|联系|办公|咨询)?(?:地\s*址|邮\s*编|邮政编码|电\s*话|传\s*真|电子邮|电子信箱|邮\s*箱|联系人|单位|E-?mail)"
)
_BROKEN_OFF = re.compile(r"[^。；;:：)）\s]$")
_GOES_ON = re.compile(
    r"^[\d-]+[,，;；。)）]|^[^。]{0,60}(?:邮\s*编|邮政编码|电\s*话|传\s*真|邮\s*箱)"
)
_CJK = r"[\u3400-\u9fff]"
_MOST_FOLLOWING = 6


def find_contact(lines: Sequence[str]) -> Contact | None:
    """The first contact in these lines that names an address, phone, fax or mail; else None.

    A contact whose sentence breaks off in the middle is not given, rather than in half.
    """
    for index, line in enumerate(lines):
        if not _ANCHOR.search(line) or _ABOUT_SITE.search(line):
            continue
        text = _with_following(lines, index)
        if _CUT_OFF.search(text):
            return None
        contact = _parse(text)
        if contact is not None:
            return contact
    return None


def _with_following(lines: Sequence[str], index: int) -> str:
    """A contact may go on in short lines of its own, one item each, or be broken at any place."""
    text = lines[index]
    for line in lines[index + 1 : index + 1 + _MOST_FOLLOWING]:
        if _FOLLOWING.match(line):
            text += "\n" + line
        elif _BROKEN_OFF.search(text) and _GOES_ON.match(line) and not _CUT_OFF.search(text):
            text += line
        else:
            break
    return text


def _plain(value: str) -> str:
    """As printed, but for the widths of marks between half-width letters and digits."""
    value = re.sub(r"(?<=\d)－+(?=\d)", "-", value.replace("＠", "@"))
    return re.sub(rf"(?<={_CJK}) +(?={_CJK})", "", value).strip().rstrip("、/,， ")


def _parse(text: str) -> Contact | None:
    found = {
        name: _plain(match["value"])
        for name, pattern in (
            ("address", _ADDRESS),
            ("postcode", _POSTCODE),
            ("phone", _PHONE),
            ("fax", _FAX),
            ("email", _EMAIL),
        )
        if (match := pattern.search(text))
    }
    if not _LIKE_ADDRESS.search(found.get("address", "号")) or found.get("address", "")[:1] == "、":
        del found["address"]
    if not found or found.keys() == {"postcode"}:
        return None
    return Contact(**found)
