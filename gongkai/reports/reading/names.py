"""Names of agencies in running text: where they begin, where they end, whether they are names."""

import re

_SUFFIXES = (
    "人民政府办公室", "人民政府办公厅", "人民政府", "办事处", "管理委员会", "委员会", "管委会",
    "办公室", "办公厅", "办公厅", "分局", "总局", "局", "厅", "部", "委", "署", "院", "海关",
    "总队", "支队", "大队", "中心", "镇", "乡", "街道", "省", "自治区", "市", "自治州", "州",
    "盟", "地区", "区", "县", "旗", "所", "站", "公署", "行署", "部门", "银行", "学校", "大学",
    "学院", "医院", "联合社", "集团", "公司", "协会", "联合会", "总社", "联社", "关区", "政府",
    "兵团",
)  # fmt: skip
SUFFIX = "|".join(_SUFFIXES)
_ENDS_LIKE_AGENCY = re.compile(f"(?:{SUFFIX})$")
_PLACE = re.compile(r"[省市县区旗州盟镇乡]|街道|地区")
_PLACE_ALONE = re.compile(
    r"^(?:北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|长江|黄河|珠江|淮河|海河|松辽|太湖)"
    r"|^(?!人民|中心|中医|妇幼|第|附属|专科|职业|开放|党校|市|县|区|省).{2,}(?:海关|海事局|大学|学院|医院)$"
)
"""Names that need no 市 or 县 to be full: 宁波海事局, 电子科技大学."""
_PLACES_LIKE_WORDS = re.compile(
    r"^(?:和(?:平|田|顺|静|硕|龙|布克|林格|政|县(?=[\u4e00-\u9fff]{2}))|从[江化]|将乐|本溪|全[椒州南]|两[当江])"
)
_BEGINS_LIKE_PLACE = re.compile(
    r"^[本全各该其此两以按由对从在与和及为是有将经党](?![市县区镇乡州省])[\u4e00-\u9fff]{1,2}?[市县区旗州镇乡]"
)
_NATIONAL = re.compile(
    r"^(?:国家|国务院|中国|中华|全国|教育部|科学技术部|科技部|公安部|外交部|国防部|民政部|司法部|财政部|自然资源部|生态环境部|交通运输部|水利部|农业农村部|商务部|文化和旅游部|应急管理部|审计署|海关总署|工业和信息化部|住房和城乡建设部|人力资源和社会保障部|退役军人事务部)"
)
_NOT_A_NAME = re.compile(
    r"^(?:中华人民共和国政府|我|本|全|各|该|其|此|两|以|按|由|对|从|在|与|和|及|为|是|有|将|经|省委|市委|区委|县委|党|上级|下级|有关|相关)"
)
_BARE_LEVEL = re.compile(
    r"^(?:[县区省州盟旗]|市(?![北南中][区县])|[乡镇](?!江|原|远|巴|雄|坪|康|宁|赉|平|安|海))"
)
_LEADING = re.compile(
    r"^(?:.*(?:现公布|现将|报告(?=.)|年报(?=.)|现就|特向社会公布|向社会公布|予以公布|公布|发布|公开|编制|编写|撰写|(?<!自)由|请与|与|向(?![阳化荣])|《|》|“|”|,|，|。|:|：|;|；|、|\s|>|/|\||·|—))"
)
_MOST_CHARACTERS = 40
_IN_BRACKETS = re.compile(r"(?<=[\u4e00-\u9fff])[(（][\u4e00-\u9fff]{2,16}[)）]")
_MARKS = re.compile(r"^.*[《》“”,，。:：;；、\s>/|·—]")
_SENTENCE = re.compile(r"现将|现就|公布|发布|公开|编制|编写|印发|^(?:关于|的|了|年|名称|标题)")
_OWN_WORD = re.compile(
    r"[我本](局|镇|乡|街道|委|院|校|厅|部|县|区|市|省|中心|旗|州)(?![委政域情公])"
)
_GOVERNED = frozenset("镇乡县区市省旗州")


def is_name(text: str, *, in_title: bool = False) -> bool:
    """Whether a text is an agency's own name: not 我局, not 县教育局 without the county's name.

    A title begins with the name: 从江县 is a place there, whatever 从 means in a sentence.
    """
    place = _PLACES_LIKE_WORDS.match(text) or (in_title and _BEGINS_LIKE_PLACE.match(text))
    return (
        2 <= len(text) <= _MOST_CHARACTERS
        and (bool(place) or not _NOT_A_NAME.match(text))
        and not _BARE_LEVEL.match(text)
        and not text.endswith(("报告", "年报", "总结"))
        and not re.search(r"[\d。，,：:；;《》“”()（）、]", _IN_BRACKETS.sub("", text))
    )


def is_agency(text: str) -> bool:
    """Whether a text found in prose is a full name: ends like an agency and names its place."""
    return (
        is_name(text)
        and bool(_ENDS_LIKE_AGENCY.search(_IN_BRACKETS.sub("", text)))
        and bool(_NATIONAL.match(text) or _PLACE.search(text[1:]) or _PLACE_ALONE.match(text))
    )


def trimmed(text: str) -> str:
    """A name without the verbs and marks before it: 特向社会公布长春市公安局 → 长春市公安局."""
    text = _LEADING.sub("", text.strip())
    return re.sub(r"^(?:关于|的|了|年度?|编制的|印发|名称|标题)", "", text).strip(
        "的 :：-—_·【】[]"
    )


def of_title(text: str) -> str:
    """The name at the end of what stands before the kind of report in a title."""
    cut = _MARKS.sub("", text.strip("的 :：-—_·【】[]"))
    return cut if is_name(cut, in_title=True) and not _SENTENCE.search(cut) else trimmed(text)


def own_words(text: str) -> frozenset[str]:
    """What a text calls its own agency: 局 where it says 我局."""
    return frozenset(_OWN_WORD.findall(text))


def fits_own_words(name: str, own: frozenset[str]) -> bool:
    """Whether an agency of this name can call itself so."""
    ends = any(name.endswith(word) for word in own)
    governed = own & _GOVERNED and re.search(
        r"(?:人民政府(?:办公[室厅])?|管理委员会|管委会)$", name
    )
    street = "街道" in own and name.endswith("办事处")
    return bool(ends or governed or street)


def without_office(text: str) -> str:
    """The agency whose office it is: 海南省地震局办公室 → 海南省地震局; 人民政府办公室 stays."""
    match = re.match(r"^(?P<agency>.+?)(?<!人民政府)(?:办公室|综合科|办公厅)$", text)
    return match["agency"] if match and _ENDS_LIKE_AGENCY.search(match["agency"]) else text


_PLACE_WORD = r"[\u4e00-\u9fff]{1,7}?(?:省|自治区|自治州|地区|市|州|盟|县|区|旗)"
_NO_PLACE = re.compile(
    r"^.*(?:报告|年报|与|(?<!自)由|向|请|布|照|据|系|于|及|到|将|对|按|是|为|在|址|从|经|我|本|全|各|了|的|和(?![平县田顺静硕龙布政林]))"
)


def fuller(name: str, text: str) -> str:
    """The longest form of a name that the text gives: 洪泽区人民政府 → 淮安市洪泽区人民政府."""
    best = name
    for match in re.finditer(rf"([\u4e00-\u9fff]{{2,16}}){re.escape(name)}", text):
        place = _NO_PLACE.sub("", match.group(1))
        if re.fullmatch(f"(?:{_PLACE_WORD}){{1,3}}", place) and is_name(place + name):
            best = max(best, place + name, key=len)
    return best
