"""Addresses below the street: a house, a room, a group of a village, and what leads to it."""

import re
from collections.abc import Iterator

from gongkai.checks.findings import FindingKind
from gongkai.checks.spans import Span

_COUNT = r"(?:[0-9]{1,5}|[一二三四五六七八九十百]{1,4}|[A-Za-z甲乙丙丁])"
_PART = rf"(?:(?:附|之|-)?{_COUNT}(?:号楼|号院|号附|号|弄|组|社|队|栋|幢|座|期|单元|楼|层|室|户))"
_DETAIL = re.compile(
    rf"{_PART}(?:{_PART}|[\u4e00-\u9fff]{{2,8}}(?={_PART}|[0-9]{{1,2}}-[0-9]))*+"
    r"(?:(?:[0-9]{1,2}-[0-9]{1,2}(?:-[0-9]{1,2})?|[0-9]{3,4})(?![0-9]))?+"
)
"""Possessive: 一号 may be read in two ways, and trying all of them would never end."""
_STREET = "路街道巷弄胡同村镇乡区苑园城府湾里坊桥寺庄屯寨坝岭坪院厦寓社委场居"
_NO_HOUSE = re.compile(r"[线地宗标令文公通机井闸工门隧批次院桥泵会]")
_DWELLING = re.compile(r"室|单元|栋|幢|户|组|社$|[0-9]-[0-9]|[0-9]{3,4}$")
_CALLED = re.compile(
    r"(?:(?:居|家庭|现|常)?住(?:址|所地?|在|于|地)?"
    r"|(?:户籍|通信|通讯|联系|详细|送达|邮寄|办公|经营|单位)?(?:所在地|地址|地)"
    r"|籍贯|位于|[坐座]落(?:在|于|为)?|寄(?:往|至|到)|搬(?:到|至)|前往|到达|在|至|到)[:为是]?"
)
_HOME = re.compile(r"住|户籍|家庭")
_PROVINCE = re.compile(
    r"北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南"
    r"|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆"
)
_BOUNDARY = re.compile(r"[^\u4e00-\u9fff0-9A-Za-z()·]")
_REACH = 45
_FEWEST = 4


def addresses(text: str) -> Iterator[Span]:
    """Addresses with a house or a group; certain where they lead to a dwelling."""
    last = 0
    for match in _DETAIL.finditer(text):
        lead = _Lead(text, match.start(), last)
        if not lead.is_street or _NO_HOUSE.match(text, match.end()):
            continue
        certain = lead.is_home or _DWELLING.search(match[0]) is not None
        yield Span(FindingKind.ADDRESS, lead.start, match.end(), is_certain=certain)
        last = match.end()


class _Lead:
    """What stands before the number of a house, from the province or from 住址 and the like on."""

    def __init__(self, text: str, place: int, after: int) -> None:
        begin = max(after, place - _REACH)
        for boundary in _BOUNDARY.finditer(text, begin, place):
            begin = boundary.end()
        self.is_home = _HOME.search(text, max(after, begin - 6), place) is not None
        for called in _CALLED.finditer(text, begin, place):
            if place - called.end() >= _FEWEST - 1:
                begin = called.end()
        if province := _PROVINCE.search(text, begin, place):
            begin = province.start()
        self.start = begin
        self.is_street = place - begin >= 2 and text[place - 1] in _STREET
