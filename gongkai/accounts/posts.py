"""The posts of an agency and the acts of its people, as plain words."""

from enum import StrEnum

PAYMENT_WAY = "到本机关政府信息公开工作机构领取缴款凭证，通过非税收入收缴渠道缴纳"
"""How a processing fee is paid, until an agency writes its own words."""
REPLY_WORD, NOTICE_WORD = "复", "告"
"""What follows 机关代字 in the number of a reply and of any other letter, if nothing is chosen."""


class PostKind(StrEnum):
    """岗位: what a person is in an agency."""

    HANDLER = "handler"
    UNIT_REVIEWER = "unit_reviewer"
    HEAD_OF_OFFICE = "head_of_office"
    SECRECY_REVIEWER = "secrecy_reviewer"
    LEGAL_REVIEWER = "legal_reviewer"
    SIGNER = "signer"
    SUPERVISOR = "supervisor"
    SYSTEM_ADMINISTRATOR = "system_administrator"
    SECURITY_ADMINISTRATOR = "security_administrator"
    AUDIT_ADMINISTRATOR = "audit_administrator"


POST_NAMES = {
    PostKind.HANDLER: "经办人",
    PostKind.UNIT_REVIEWER: "承办单位审核",
    PostKind.HEAD_OF_OFFICE: "工作机构负责人",
    PostKind.SECRECY_REVIEWER: "保密审查",
    PostKind.LEGAL_REVIEWER: "法制审核",
    PostKind.SIGNER: "签发人",
    PostKind.SUPERVISOR: "上级监督",
    PostKind.SYSTEM_ADMINISTRATOR: "系统管理员",
    PostKind.SECURITY_ADMINISTRATOR: "安全管理员",
    PostKind.AUDIT_ADMINISTRATOR: "审计管理员",
}

THREE_ADMINISTRATORS = frozenset(
    {
        PostKind.SYSTEM_ADMINISTRATOR,
        PostKind.SECURITY_ADMINISTRATOR,
        PostKind.AUDIT_ADMINISTRATOR,
    }
)
"""三员: of these a person may hold one only."""

CASE_POSTS = frozenset(PostKind) - THREE_ADMINISTRATORS
"""The posts that have to do with cases."""


class Act(StrEnum):
    """What a person may do at the desk."""

    READ_REQUESTS = "read_requests"
    RECEIVE = "receive"
    CONFIRM = "confirm"
    ASSIGN = "assign"
    ASK_SEARCH = "ask_search"
    ANSWER_SEARCH = "answer_search"
    SUPPLEMENT = "supplement"
    SEEK_OPINION = "seek_opinion"
    ASK_REASONS = "ask_reasons"
    SET_TERM = "set_term"
    EXTEND = "extend"
    CHARGE = "charge"
    DECIDE = "decide"
    DRAFT_LETTER = "draft_letter"
    REVIEW_LETTER = "review_letter"
    RECTIFY = "rectify"
    REVIEW_SECRECY = "review_secrecy"
    REVIEW_LEGALITY = "review_legality"
    SIGN = "sign"
    SIGN_NOTICE = "sign_notice"
    ISSUE_LETTER = "issue_letter"
    VOID_LETTER = "void_letter"
    SERVE = "serve"
    WITHDRAW = "withdraw"
    RETRACT = "retract"
    ARCHIVE = "archive"
    NOTE = "note"
    OPEN_IDENTITY = "open_identity"
    EXPORT = "export"
    REMIND = "remind"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_AGENCY = "manage_agency"
    ENTER_HOLIDAYS = "enter_holidays"
    READ_JOURNAL = "read_journal"


ACT_NAMES = {
    Act.READ_REQUESTS: "查阅申请",
    Act.RECEIVE: "登记来件",
    Act.CONFIRM: "确认收到",
    Act.ASSIGN: "分办",
    Act.ASK_SEARCH: "交办检索",
    Act.ANSWER_SEARCH: "答复检索",
    Act.SUPPLEMENT: "告知补正、登记补正",
    Act.SEEK_OPINION: "征求意见、登记意见",
    Act.ASK_REASONS: "要求说明理由、登记理由",
    Act.SET_TERM: "确定合理期限",
    Act.EXTEND: "延期答复",
    Act.CHARGE: "通知缴费、登记缴费",
    Act.DECIDE: "拟作决定",
    Act.DRAFT_LETTER: "拟写文书",
    Act.REVIEW_LETTER: "承办单位审核",
    Act.RECTIFY: "处理更正申请",
    Act.REVIEW_SECRECY: "保密审查",
    Act.REVIEW_LEGALITY: "法制审核",
    Act.SIGN: "签发",
    Act.SIGN_NOTICE: "签发告知文书",
    Act.ISSUE_LETTER: "用印、印发",
    Act.VOID_LETTER: "作废文书",
    Act.SERVE: "登记送达",
    Act.WITHDRAW: "登记撤回",
    Act.RETRACT: "撤销误登",
    Act.ARCHIVE: "归档",
    Act.NOTE: "写办理备注",
    Act.OPEN_IDENTITY: "查看申请人身份信息",
    Act.EXPORT: "导出",
    Act.REMIND: "催办",
    Act.MANAGE_PEOPLE: "管理人员",
    Act.MANAGE_AGENCY: "管理机关设置",
    Act.ENTER_HOLIDAYS: "登记放假安排",
    Act.READ_JOURNAL: "查阅审计日志",
}


class OwnAct(StrEnum):
    """What people do with their own account; the journal has it, no post is needed."""

    LOG_IN = "log_in"
    LOG_IN_FAILED = "log_in_failed"
    LOG_OUT = "log_out"
    CHANGE_PASSWORD = "change_password"  # noqa: S105 an act, no password
    SECOND_FACTOR = "second_factor"


OWN_ACT_NAMES = {
    OwnAct.LOG_IN: "登录",
    OwnAct.LOG_IN_FAILED: "登录失败",
    OwnAct.LOG_OUT: "退出",
    OwnAct.CHANGE_PASSWORD: "修改密码",
    OwnAct.SECOND_FACTOR: "动态口令",
}
