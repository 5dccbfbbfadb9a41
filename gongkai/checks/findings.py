"""What a check found: kind, place, a masked excerpt and what to do; never the number itself."""

from dataclasses import dataclass
from enum import StrEnum

PLEASE_VERIFY = "请核对："


class FindingKind(StrEnum):
    """What was found."""

    IDENTITY_NUMBER = "identity_number"
    MOBILE = "mobile"
    LANDLINE = "landline"
    BANK_CARD = "bank_card"
    CREDIT_CODE = "credit_code"
    PLATE = "plate"
    PASSPORT = "passport"
    EMAIL = "email"
    ADDRESS = "address"
    KNOWN_NAME = "known_name"
    SECRECY_MARK = "secrecy_mark"
    INTERNAL_MARK = "internal_mark"
    DRAFT_MARK = "draft_mark"
    FALSE_REDACTION = "false_redaction"
    HIDDEN_CONTENT = "hidden_content"
    COMMENT = "comment"
    TRACKED_CHANGE = "tracked_change"
    PROPERTY = "property"
    EMBEDDED_FILE = "embedded_file"
    EXTERNAL_LINK = "external_link"
    PICTURE_PLACE = "picture_place"
    PICTURE_TEXT = "picture_text"
    NOT_CHECKED = "not_checked"
    NUMBER_FORM = "number_form"
    DATE_FORM = "date_form"
    TERM = "term"
    REPEALED_LAW = "repealed_law"


FINDING_NAMES = {
    FindingKind.IDENTITY_NUMBER: "身份证号码",
    FindingKind.MOBILE: "手机号码",
    FindingKind.LANDLINE: "固定电话",
    FindingKind.BANK_CARD: "银行卡号",
    FindingKind.CREDIT_CODE: "统一社会信用代码",
    FindingKind.PLATE: "车牌号",
    FindingKind.PASSPORT: "护照、通行证号",
    FindingKind.EMAIL: "电子邮箱",
    FindingKind.ADDRESS: "地址",
    FindingKind.KNOWN_NAME: "当事人姓名、名称",
    FindingKind.SECRECY_MARK: "密级标志",
    FindingKind.INTERNAL_MARK: "内部标志",
    FindingKind.DRAFT_MARK: "未定稿标志",
    FindingKind.FALSE_REDACTION: "遮盖不实",
    FindingKind.HIDDEN_CONTENT: "隐藏内容",
    FindingKind.COMMENT: "批注",
    FindingKind.TRACKED_CHANGE: "修订痕迹",
    FindingKind.PROPERTY: "文档属性",
    FindingKind.EMBEDDED_FILE: "嵌入文件",
    FindingKind.EXTERNAL_LINK: "外部链接",
    FindingKind.PICTURE_PLACE: "拍摄位置",
    FindingKind.PICTURE_TEXT: "图片文字",
    FindingKind.NOT_CHECKED: "未能检查",
    FindingKind.NUMBER_FORM: "文号写法",
    FindingKind.DATE_FORM: "日期写法",
    FindingKind.TERM: "用词",
    FindingKind.REPEALED_LAW: "已废止的法",
}

PERSONAL = frozenset(
    {
        FindingKind.IDENTITY_NUMBER,
        FindingKind.MOBILE,
        FindingKind.LANDLINE,
        FindingKind.BANK_CARD,
        FindingKind.CREDIT_CODE,
        FindingKind.PLATE,
        FindingKind.PASSPORT,
        FindingKind.EMAIL,
        FindingKind.ADDRESS,
        FindingKind.KNOWN_NAME,
    }
)
"""What tells of a person, and may have to be made illegible."""

NUMBERS_OF_PEOPLE = frozenset(
    {FindingKind.IDENTITY_NUMBER, FindingKind.MOBILE, FindingKind.PASSPORT, FindingKind.BANK_CARD}
)
"""What no letter tells of anybody."""

MARKS = frozenset({FindingKind.SECRECY_MARK, FindingKind.INTERNAL_MARK, FindingKind.DRAFT_MARK})
"""What says that a document is not for everybody, or not final."""

HINTS = {
    FindingKind.IDENTITY_NUMBER: "身份证号码属于个人隐私，提供或者公开前请隐去。",
    FindingKind.MOBILE: "手机号码属于个人隐私，提供或者公开前请隐去。",
    FindingKind.LANDLINE: "办公电话可以保留；属于个人住宅的，请隐去。",
    FindingKind.BANK_CARD: "银行卡号、账号请隐去。",
    FindingKind.CREDIT_CODE: "单位的代码一般可以保留；属于个体工商户的，请看是否需要隐去。",
    FindingKind.PLATE: "车牌号能认出个人，提供或者公开前请隐去。",
    FindingKind.PASSPORT: "护照、通行证号码属于个人隐私，提供或者公开前请隐去。",
    FindingKind.EMAIL: "公务邮箱可以保留；属于个人的，请隐去。",
    FindingKind.ADDRESS: "办公地址可以保留；属于个人住址的，请隐去门牌。",
    FindingKind.KNOWN_NAME: "这里有本件当事人的姓名或者名称，请看是否需要隐去。",
    FindingKind.SECRECY_MARK: "文件标有密级，未经解密不得提供。请先交保密审查。",
    FindingKind.INTERNAL_MARK: "文件标有内部使用字样，请先交保密审查。",
    FindingKind.DRAFT_MARK: "这像是未定稿，请看是否应当提供正式文本。",
}
"""What to do with what stands in the text."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that somebody must look at; `is_certain` is false for what is only likely."""

    kind: FindingKind
    where: str
    excerpt: str
    hint: str
    is_certain: bool = True
