"""What a reply must say and what its file must hold, so that the agency can prove it was lawful.

The letter's contents come from 条例 arts 36-40 and the forms in use; what the file must hold is
the burden of proof of the agency (法释〔2025〕8号, known from a secondary text). That the use of a
"may" ground needs its own reason (`discretion_reason`) is an inference.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Demand(StrEnum):
    """One thing that must stand in the letter or lie in the file; its words are in DEMANDS."""

    ACCESS_ROUTE = "access_route"
    ACCESS_TIME = "access_time"
    ATTACHMENTS = "attachments"
    FORM_GIVEN = "form_given"
    GIVEN_PART = "given_part"
    WITHHELD_PART = "withheld_part"
    REASONS = "reasons"
    CLASSIFICATION = "classification"
    FORBIDDING_LAW = "forbidding_law"
    HARM_KIND = "harm_kind"
    THIRD_PARTY_INTEREST = "third_party_interest"
    THIRD_PARTY_OBJECTION = "third_party_objection"
    NO_OVERRIDE = "no_override"
    INTERNAL_KIND = "internal_kind"
    PROCESS_KIND = "process_kind"
    CASE_FILE_NAMED = "case_file_named"
    FILE_ACCESS_RIGHTS = "file_access_rights"
    SPECIAL_RULE = "special_rule"
    QUERY_OFFICE = "query_office"
    SEARCH_DONE = "search_done"
    COMPETENT_AGENCY = "competent_agency"
    NOTHING_READY = "nothing_ready"
    STILL_UNCLEAR = "still_unclear"
    PROPER_CHANNEL = "proper_channel"
    EARLIER_REPLY = "earlier_reply"
    HOW_TO_OBTAIN = "how_to_obtain"
    REASONS_ASKED = "reasons_asked"
    EARLIER_PROVISION = "earlier_provision"
    SUPPLEMENT_NOTICE = "supplement_notice"
    FEE_NOTICE = "fee_notice"
    ARCHIVE_PLACE = "archive_place"
    NUMBERED_POINTS = "numbered_points"
    PUBLICATION_PROOF = "publication_proof"
    SECRECY_FILE = "secrecy_file"
    HARM_EVIDENCE = "harm_evidence"
    CONSULTATION_FILE = "consultation_file"
    BEFORE_DECISION = "before_decision"
    CASE_FILE_CONTENT = "case_file_content"
    DISCRETION_REASON = "discretion_reason"
    SEARCH_RECORD = "search_record"
    WITHDRAWAL = "withdrawal"


class Where(StrEnum):
    """Where a demand is met: in the letter, or in the file behind it."""

    LETTER = "letter"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class DemandText:
    """A demand in Chinese words, where it is met, and whether it may be left out."""

    text: str
    where: Where
    optional: bool = False


def _letter(text: str, *, optional: bool = False) -> DemandText:
    return DemandText(text, Where.LETTER, optional)


def _file(text: str) -> DemandText:
    return DemandText(text, Where.FILE)


DEMANDS: Mapping[Demand, DemandText] = {
    Demand.ACCESS_ROUTE: _letter("获取该政府信息的方式、途径（具体到网页或者栏目）"),
    Demand.ACCESS_TIME: _letter("获取该政府信息的时间"),
    Demand.ATTACHMENTS: _letter("所提供信息的名称、份数"),
    Demand.FORM_GIVEN: _letter("提供的形式；与申请的形式不同的，说明原因"),
    Demand.GIVEN_PART: _letter("予以公开的部分"),
    Demand.WITHHELD_PART: _letter("不予公开的部分及其依据"),
    Demand.REASONS: _letter("理由"),
    Demand.CLASSIFICATION: _letter("依法确定为国家秘密的事实（不写其内容）"),
    Demand.FORBIDDING_LAW: _letter("禁止公开的法律、行政法规的名称和条款"),
    Demand.HARM_KIND: _letter("可能危及国家安全、公共安全、经济安全、社会稳定中的哪一项"),
    Demand.THIRD_PARTY_INTEREST: _letter("涉及商业秘密、个人隐私还是第三方的其他合法权益"),
    Demand.THIRD_PARTY_OBJECTION: _letter("已征求第三方意见，第三方不同意公开且有合理理由"),
    Demand.NO_OVERRIDE: _letter("不公开不会对公共利益造成重大影响"),
    Demand.INTERNAL_KIND: _letter("属于人事管理、后勤管理、内部工作流程中的哪一类"),
    Demand.PROCESS_KIND: _letter("属于讨论记录、过程稿、磋商信函、请示报告中的哪一类"),
    Demand.CASE_FILE_NAMED: _letter("属于哪一行政执法案卷"),
    Demand.FILE_ACCESS_RIGHTS: _letter("当事人另有查阅案卷的权利", optional=True),
    Demand.SPECIAL_RULE: _letter("作出特别规定的法律、行政法规"),
    Demand.QUERY_OFFICE: _letter("办理查询的机构或者窗口"),
    Demand.SEARCH_DONE: _letter("已进行检索以及检索的情况"),
    Demand.COMPETENT_AGENCY: _letter(
        "负责公开的行政机关的名称、联系方式（能够确定的）", optional=True
    ),
    Demand.NOTHING_READY: _letter("没有现成信息，需要加工、分析"),
    Demand.STILL_UNCLEAR: _letter("已收到补正，补正后申请内容仍不明确"),
    Demand.PROPER_CHANNEL: _letter("提出信访、投诉、举报的相应渠道", optional=True),
    Demand.EARLIER_REPLY: _letter("前次答复的日期和文号"),
    Demand.HOW_TO_OBTAIN: _letter("获取公开出版物的途径", optional=True),
    Demand.REASONS_ASKED: _letter("已要求说明理由，以及理由不合理之处"),
    Demand.EARLIER_PROVISION: _letter("此前已提供或者已获取该信息的情况"),
    Demand.SUPPLEMENT_NOTICE: _letter("补正告知书的文号、日期和补正期限"),
    Demand.FEE_NOTICE: _letter("收费通知书的文号、日期和缴费期限"),
    Demand.ARCHIVE_PLACE: _letter("保管该档案的国家档案馆"),
    Demand.NUMBERED_POINTS: _letter("逐项编号，每项各有决定、依据和理由"),
    Demand.PUBLICATION_PROOF: _file("已经主动公开的证据"),
    Demand.SECRECY_FILE: _file("密级标识、保密期限和定密依据"),
    Demand.HARM_EVIDENCE: _file("公开后可能造成危害的证据"),
    Demand.CONSULTATION_FILE: _file("征求意见书、送达凭证和第三方的答复"),
    Demand.BEFORE_DECISION: _file("信息形成于行政决定作出之前的证据"),
    Demand.CASE_FILE_CONTENT: _file("信息属于案卷内容的证据"),
    Demand.DISCRETION_REASON: _file("可以不予公开而决定不予公开的考虑"),
    Demand.SEARCH_RECORD: _file("检索的时间、范围、方法和经办人"),
    Demand.WITHDRAWAL: _file("申请人的书面撤回"),
}
