"""The contact that a report gives, from its lead or its end."""

import re
from collections.abc import Sequence

from gongkai.statute.report.annual_report import Contact

_ANCHOR = re.compile(r"疑问|咨询|联系|意见建议|意见和建议|需要帮助|欢迎|地址[:：]|[(（]地址")
_ABOUT_SITE = re.compile(r"ICP|备案|网站标识码|主办单位|承办单位|版权所有|技术支持|网站维护|找错")
_ADDRESS = re.compile(
    r"(?:通讯|通信|联系|办公|单位|邮寄)?地\s*址\s*(?:为|是)?\s*[:：]?\s*"
    r"(?P<value>[^,，;；。)）】\n]{4,60}?)\s*"
    r"(?=[,，;；。)）】\n]|$|、?\s*(?:邮编|邮政编码|联系电话|咨询电话|电话|传真|电子邮|邮箱|联系人))"
)
_LIKE_ADDRESS = re.compile(r"\d|[路街道巷号楼室村镇区县市院厦城]")
_POSTCODE = re.compile(r"(?:邮\s*编|邮政编码|邮码)\s*(?:为|是)?\s*[:：]?\s*(?P<value>\d{6})(?!\d)")
_NUMBER = (
    r"(?P<value>[(（]?\d{3,4}[)）]?\s?[-—–－―~]{0,3}\s?\d{3,8}(?:[-—–－]\d{1,8})*"
    r"(?:[、/,，转\s]+\d{3,8}(?:[-—]\d{3,8})?)*|\d{5,12})"
)
_PHONE = re.compile(
    r"(?<!传真)(?:电\s*话|联系方式|热线)(?:号码)?\s*(?:为|是)?\s*[:：]?\s*" + _NUMBER
)
_FAX = re.compile(r"传\s*真(?:号码|电话)?\s*(?:为|是)?\s*[:：]?\s*" + _NUMBER)
_EMAIL = re.compile(
    r"(?:邮\s*箱|邮\s*件|E-?mail|e-?mail|EMAIL)(?:地址)?\s*(?:为|是)?\s*[:：]?\s*"
    r"(?P<value>[A-Za-z0-9._%+-]+[@＠][A-Za-z0-9.-]+\.[A-Za-z]{2,})"
)
_CUT_OFF = re.compile(r"(?:地址|邮编|邮政编码|电话|传真|邮箱)\s*[:：]\s*$")
_FOLLOWING = re.compile(
    r"^\s*(?:通讯|通信|联系|办公)?(?:地址|邮编|邮政编码|电话|传真|电子邮|邮箱|联系电话|联系人|E-?mail)"
)
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
    """A contact may go on in short lines of its own, one item each."""
    taken = [lines[index]]
    for line in lines[index + 1 : index + 1 + _MOST_FOLLOWING]:
        if not _FOLLOWING.match(line):
            break
        taken.append(line)
    return "\n".join(taken)


def _parse(text: str) -> Contact | None:
    found = {
        name: match["value"].strip().rstrip("、/,， ")
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
