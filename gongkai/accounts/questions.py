"""What `gongkai init` asks, as one table."""

from collections.abc import Callable
from dataclasses import dataclass

from gongkai.accounts.posts import NOTICE_WORD, REPLY_WORD
from gongkai.lib import credit_code

KINDS = {
    "人民政府": "government",
    "信息公开工作主管部门": "competent_department",
    "政府部门": "department",
    "乡镇、街道": "township",
}
"""What an agency is, as people write it and as it is stored; either may be given."""


@dataclass(frozen=True)
class Question:
    """What `gongkai init` needs to know: key in the file, words, an example, a check."""

    key: str
    words: str
    example: str = ""
    required: bool = True
    fault: Callable[[str], str] = lambda _: ""


def _fault_of_kind(given: str) -> str:
    known = given in KINDS or given in KINDS.values()
    return "" if known else f"种类请写其中之一：{'；'.join(KINDS)}。"


AGENCY = (
    Question("name", "机关全称", "示例区公安局"),
    Question("kind", "种类", "政府部门", fault=_fault_of_kind),
    Question("credit_code", "统一社会信用代码", fault=credit_code.fault),
    Question("number_word", "文书文号里的机关代字", "示公公开"),
    Question("reply_word", f"答复书的文种字（不写的用“{REPLY_WORD}”）", required=False),
    Question("notice_word", f"其他文书的文种字（不写的用“{NOTICE_WORD}”）", required=False),
    Question("review_organ", "行政复议机关", "示例区人民政府"),
    Question("former_review_organ", "2024年以前的另一复议机关（上一级主管部门）", required=False),
    Question("online_review", "网上申请行政复议的渠道", required=False),
    Question("court", "管辖法院", "示例区人民法院"),
    Question("office", "政府信息公开工作机构", "示例区公安局办公室"),
    Question("address", "办公地址", "示例区示例路1号"),
    Question("hours", "办公时间", "工作日9:00至17:00"),
    Question("phone", "联系电话", "0990-1234567"),
    Question("fax", "传真", required=False),
    Question("email", "互联网联系方式（电子邮箱）", required=False),
    Question("slug", "网址里代表本机关的小写字母（简称的拼音）"),
)
ADMINISTRATORS = (
    Question("system_administrator", "系统管理员", "登录名:姓名"),
    Question("security_administrator", "安全管理员", "登录名:姓名"),
    Question("audit_administrator", "审计管理员", "登录名:姓名"),
)


def fault_of(question: Question, answer: str) -> str:
    """What is wrong with an answer and how to mend it; empty if it holds."""
    if not answer:
        return f"缺少{question.words}，请补上。" if question.required else ""
    if question in ADMINISTRATORS and not all(person_of(answer)):
        return f"{question.words}请写成“登录名:姓名”，例如 wangwu:王五。"
    return question.fault(answer)


def person_of(answer: str) -> tuple[str, str]:
    """登录名:姓名 → both."""
    username, _, name = answer.replace("：", ":").partition(":")
    return username.strip(), name.strip()
