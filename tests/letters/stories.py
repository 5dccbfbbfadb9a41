"""Invented letters: facts for each kind, and for histories, days and receivers that matter."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from gongkai.letters.facts import (
    Attachment,
    LetterFacts,
    Point,
    Receiver,
    Request,
    Sender,
)
from gongkai.statute.calendar import packaged
from gongkai.statute.events import (
    Channel,
    Confirmed,
    Consulted,
    DatedEvent,
    Decided,
    Event,
    Extended,
    FeeNoticed,
    FeePaid,
    OpinionReceived,
    OpinionSought,
    ReasonsGiven,
    ReasonsRequested,
    Served,
    ServiceWay,
    Submitted,
    SupplementReceived,
    SupplementRequested,
    TermSet,
    Withdrawn,
)
from gongkai.statute.exemptions import Ground
from gongkai.statute.fees import Fee, FeeBasis, TierLine, per_page
from gongkai.statute.outcomes import OUTCOMES

RECEIVED_ON = date(2024, 3, 4)
THIRD_PARTY, OTHER_AGENCY = "示例区悦来旅馆有限公司", "示例区交通运输局"

SENDER = Sender(
    agency="示例区公安局",
    number_word="示公",
    office="示例区公安局办公室",
    address="示例区示例路3号",
    hours="工作日9:00至12:00、14:00至18:00",
    phone="0990-1234563",
    review_organs=("示例区人民政府",),
    court="示例区人民法院",
)
BEFORE_2024 = replace(SENDER, review_organs=("示例区人民政府", "示例市公安局"))
PERSON = Receiver("张小川")
COMPANY = Receiver("示例区安达物流有限公司", is_organisation=True)
REQUEST = Request(
    number="示公申〔2024〕17号",
    channel=Channel.IN_PERSON,
    submitted_on=RECEIVED_ON,
    received_on=RECEIVED_ON,
    name="旅馆业治安检查责令整改单位名单",
    document_number="示公发〔2023〕41号",
    description="2023年对辖区旅馆开展治安检查后责令整改的单位名单和整改完成情况。",
    wanted_form="纸质",
    wanted_way="邮寄",
)

PARTICULARS: Mapping[str, Mapping[str, str]] = {
    "P04": {
        "remark": "申请中写明的“近年来的检查材料”范围不明确，"
        "请写明材料的名称、文号或者检查的年份、检查的单位。"
    },
    "P05": {"remark": "2024年2月，您向本机关提出申请46件，其中31件内容相近。"},
    "P06": {"remark": "所涉材料较多，需要逐份审查。"},
    "P07": {"remark": "是否同意公开检查结果中与贵单位有关的内容。"},
    "P10": {
        "given_part": "责令整改通知书的正文，不含经营数据",
        "reasons": "不公开可能对公共安全方面的公共利益造成重大影响，且经营数据已作区分处理",
    },
    "P11": {"remark": "是否同意公开联合检查通报的全文。"},
    "P12": {"remark": "核对联合检查中由贵单位提供的数据是否准确、能否公开。"},
    "P13": {"payment_way": "凭本通知书到示例区政务服务中心非税窗口缴纳，或者扫描通知书附码缴纳"},
    "P14": {"proposal": "拟予以公开，随文提供责令整改单位名单1份"},
    "P16": {"remark": "所申请的材料分散在多个单位，需要分批整理。"},
    "P17": {"reasons": "两名以上申请人申请公开相同信息，且该信息可以公开"},
    "P18": {
        "letter_title": "政府信息公开告知书",
        "letter_number": "示公复〔2024〕9号",
        "remark": "邮政挂号信收据，邮件编号XA00000000001",
    },
    "D01": {
        "access_route": "示例区人民政府网站“政务公开—法定主动公开内容—行政检查”栏目，"
        "网址为https://www.example.org/zwgk/jiancha/2023.html"
    },
    "D02": {
        "attachments": "责令整改单位名单1份，共3页",
        "form_given": "纸质复印件，与申请的形式一致",
    },
    "D03": {
        "access_route": "到本机关政府信息公开查阅点（示例路3号一楼大厅）查阅、抄录",
        "access_time": "2024年4月8日至4月30日的工作日9:00至17:00",
    },
    "D04": {
        "given_part": "责令整改单位名单和整改完成情况，共3页",
        "withheld_part": "名单附表中被检查单位的经营数据，共1页",
        "reasons": "该部分是第三方不为公众所知悉、具有商业价值并采取了保密措施的经营信息",
    },
    "D05": {
        "classification": "该信息所在的文件标有密级和保密期限，尚在保密期限内",
        "reasons": "经保密审查，该文件的密级和保密期限没有变更，也没有解密",
    },
    "D06": {
        "forbidding_law": "《中华人民共和国反恐怖主义法》的有关规定",
        "reasons": "该信息含有个人举报材料，属于上述规定要求保密的内容",
    },
    "D07": {
        "harm_kind": "public_security",
        "reasons": "该信息载明重点部位安全防护设施的位置和布局，公开后可能被用于规避防护",
    },
    "D08": {
        "third_party_interest": "business_secret",
        "third_party_objection": f"{THIRD_PARTY}于2024年3月20日答复不同意公开，"
        "理由是所涉经营安排公开后将影响其正常经营",
        "no_override": "该信息不涉及公共安全和公众健康，不公开不会对公共利益造成重大影响",
        "reasons": "该信息不为公众所知悉，具有商业价值，第三方不同意公开的理由成立",
    },
    "D09": {
        "internal_kind": "personnel",
        "reasons": "该信息是本机关内部人员考核的材料，不对外产生影响",
    },
    "D10": {
        "process_kind": "discussion_record",
        "reasons": "该信息是作出决定之前会议讨论的记录，公开会影响坦率讨论，有关决定已经公开",
    },
    "D11": {
        "case_file_named": "示公行罚〔2023〕208号治安管理处罚案卷",
        "reasons": "所申请的询问笔录和现场照片是该案卷的组成部分",
        "file_access_rights": "您是该案当事人的，可以依照办案程序的规定申请查阅案卷",
    },
    "D12": {
        "special_rule": "《不动产登记暂行条例》关于权利人、利害关系人查询、复制登记资料的规定",
        "query_office": "示例区不动产登记中心查询窗口（示例路60号）",
        "reasons": "所申请的内容是不动产登记资料",
    },
    "D13": {
        "search_done": "治安管理大队检索了2021年至2023年的检查档案和办公系统，"
        "检索词为“旅馆”“责令整改”；档案室检索了同期的归档目录",
        "reasons": "2023年的检查没有形成单位名单",
    },
    "D14": {
        "reasons": "旅馆建筑消防设计审查由住房和城乡建设主管部门办理，该信息由其制作",
        "competent_agency": "示例区住房和城乡建设委员会，电话0990-7654321",
    },
    "D15": {
        "nothing_ready": "本机关没有按照街道和月份统计的检查数据",
        "reasons": "形成该统计需要从各次检查记录中逐一摘录、汇总",
    },
    "D16": {
        "still_unclear": "补正后的申请仍没有写明材料的名称、文号或者检查的年份",
        "reasons": "按照补正后的描述，不能确定所指向的政府信息",
    },
    "D17": {
        "reasons": "申请的内容是对民警处理噪声警情的态度提出投诉",
        "proper_channel": "示例区公安局纪检监督部门，或者通过12345热线反映",
    },
    "D18": {
        "earlier_reply": "2023年11月6日，示公复〔2023〕52号",
        "reasons": "两次申请的内容相同，前次答复已经告知所申请的信息",
    },
    "D19": {
        "reasons": "所申请的《示例区统计年鉴（2022）》是公开出版的书籍",
        "how_to_obtain": "可以在示例区图书馆借阅，或者向出版单位购买",
    },
    "D20": {
        "reasons_asked": "2024年3月8日要求说明理由，3月15日收到说明",
        "reasons": "所说明的理由与获取政府信息无关",
    },
    "D21": {
        "earlier_provision": "本机关已于2023年11月6日以示公复〔2023〕52号提供该信息",
        "reasons": "申请的内容是要求在已提供的复印件上再次加盖印章",
    },
    "D22": {"supplement_notice": "2024年3月8日，示公补〔2024〕3号，补正期限至2024年3月22日"},
    "D23": {
        "fee_notice": "2024年3月11日，示公费〔2024〕1号，缴费期限至2024年4月10日",
    },
    "D24": {},
    "D25": {"reasons": "所申请的内容是刑事案件侦查中形成的材料，不是履行行政管理职能的信息"},
    "D26": {"archive_place": "示例区档案馆（示例路88号）"},
    "D27": {},
}

GIVEN = (
    Attachment("旅馆业治安检查责令整改单位名单", "示公发〔2023〕41号", 3, "纸质"),
    Attachment("整改完成情况表", "", 1, "纸质"),
)
POINTS = (
    Point("责令整改单位名单", "D02", "该名单可以公开，见附件"),
    Point("整改验收的会议记录", "D10", "该记录是作出验收结论之前的讨论记录，验收结论已经公开"),
    Point("2019年以前的检查档案", "D13", "治安管理大队和档案室均未检索到该档案"),
    Point("对检查民警的投诉", "D17", "该项内容属于投诉，可以向本机关纪检监督部门提出"),
)


def after(days: int) -> date:
    """The n-th working day after receipt."""
    return packaged().add(RECEIVED_ON, days)


SUBMITTED: tuple[Event, ...] = (Submitted(Channel.IN_PERSON, RECEIVED_ON),)
SUPPLEMENTED: tuple[Event, ...] = (
    *SUBMITTED,
    SupplementRequested(after(4), after(4) + timedelta(14)),
    SupplementReceived(after(9)),
)
OBJECTED: tuple[Event, ...] = (
    *SUBMITTED,
    OpinionSought(after(4), Consulted.THIRD_PARTY, THIRD_PARTY, after(5)),
    OpinionReceived(after(12), THIRD_PARTY, consents=False),
)
OF_TWO_MINDS: tuple[Event, ...] = (
    *OBJECTED,
    OpinionSought(after(4), Consulted.THIRD_PARTY, "示例区悦来旅馆", after(5)),
    OpinionReceived(after(12), "示例区悦来旅馆", consents=True),
)
JOINTLY: tuple[Event, ...] = (
    *SUBMITTED,
    OpinionSought(after(3), Consulted.AGENCY, OTHER_AGENCY, after(3), joint=True),
    OpinionReceived(after(8), OTHER_AGENCY, consents=True),
)
EXTENDED: tuple[Event, ...] = (*OBJECTED, Extended(after(20), 15, "陈育"))
PAID: tuple[Event, ...] = (*SUBMITTED, FeeNoticed(after(5), 740, after(6)), FeePaid(after(10)))
REASONED: tuple[Event, ...] = (
    *SUBMITTED,
    ReasonsRequested(after(4)),
    ReasonsGiven(after(9), reasonable=True),
)
REFUSED_REASONS: tuple[Event, ...] = (*REASONED[:-1], ReasonsGiven(after(9), reasonable=False))
DELAYED: tuple[Event, ...] = (*REASONED, TermSet(after(12), after(60)))

OF_TWO_SORTS: tuple[Event, ...] = (
    *SUBMITTED,
    OpinionSought(after(4), Consulted.THIRD_PARTY, THIRD_PARTY),
    OpinionSought(after(4), Consulted.THIRD_PARTY, "示例区悦来旅馆"),
    OpinionSought(after(4), Consulted.AGENCY, OTHER_AGENCY, until=after(9)),
)

HISTORIES: Mapping[str, tuple[Event, ...]] = {
    "P10": OBJECTED,
    "P16": REASONED,
    "D04": OBJECTED,
    "D08": OBJECTED,
    "D16": SUPPLEMENTED,
    "D20": REFUSED_REASONS,
    "D24": (*SUBMITTED, Withdrawn(after(6))),
}
TOLD: Mapping[str, DatedEvent] = {
    "P04": SupplementRequested(after(4), after(4) + timedelta(14)),
    "P05": ReasonsRequested(after(4)),
    "P06": Extended(after(18), 15, "陈育"),
    "P07": OpinionSought(after(4), Consulted.THIRD_PARTY, THIRD_PARTY),
    "P09": OpinionSought(after(4), Consulted.THIRD_PARTY, THIRD_PARTY),
    "P11": OpinionSought(after(4), Consulted.AGENCY, OTHER_AGENCY, joint=True),
    "P12": OpinionSought(after(4), Consulted.AGENCY, OTHER_AGENCY, until=after(9)),
    "P13": FeeNoticed(after(5), 740),
    "P16": TermSet(after(12), after(60)),
    "P18": Served(after(16), ServiceWay.POST),
}
RECEIVERS = {
    "P07": Receiver(THIRD_PARTY, is_organisation=True),
    "P08": Receiver(THIRD_PARTY, is_organisation=True),
    "P10": Receiver(THIRD_PARTY, is_organisation=True),
    "P11": Receiver(OTHER_AGENCY, is_organisation=True),
    "P12": Receiver(OTHER_AGENCY, is_organisation=True),
}
REPLIED_ON = after(15)


def plain(kind: str) -> LetterFacts:
    """An ordinary letter of a kind."""
    event = Decided(REPLIED_ON, kind) if kind in OUTCOMES else TOLD.get(kind)
    history = HISTORIES.get(kind, SUBMITTED)
    return LetterFacts(
        kind=kind,
        sender=SENDER,
        receiver=RECEIVERS.get(kind, PERSON),
        request=REQUEST,
        dated=event.on if event else RECEIVED_ON,
        history=(*history, event) if event else history,
        event=event,
        particulars=PARTICULARS.get(kind, {}),
        grounds=(Ground.THIRD_PARTY,) if kind == "D04" else (),
        points=POINTS if kind == "D27" else (),
        attachments=GIVEN if kind in {"D02", "D04"} else GIVEN[:1] if kind == "D27" else (),
        fee=per_page(102) if kind == "P13" else None,
        number=f"示公复〔{REPLIED_ON.year}〕9号" if kind in OUTCOMES else "",
    )


def with_history(kind: str, history: tuple[Event, ...], dated: date) -> LetterFacts:
    """A decision after another history."""
    decided = Decided(dated, kind)
    return replace(plain(kind), history=(*history, decided), event=decided, dated=dated)


def on_channel(kind: str, channel: Channel, confirmed: int | None) -> LetterFacts:
    """A letter on a request through another channel, confirmed some working days after arrival."""
    confirmed_on = None if confirmed is None else after(confirmed)
    received_on = RECEIVED_ON if channel is Channel.MAIL_SIGNED else confirmed_on
    request = replace(REQUEST, channel=channel, received_on=received_on)
    told: tuple[Event, ...] = (Confirmed(confirmed_on),) if confirmed_on else ()
    return replace(
        plain(kind),
        request=request,
        history=(Submitted(channel, RECEIVED_ON), *told),
        dated=confirmed_on or RECEIVED_ON,
    )


def replied_on_channel(kind: str, channel: Channel, confirmed: int | None) -> LetterFacts:
    """A decision on a request through another channel."""
    asked = on_channel(kind, channel, confirmed)
    decided = Decided(REPLIED_ON, kind)
    return replace(asked, history=(*asked.history, decided), event=decided, dated=REPLIED_ON)


def in_year(kind: str, day: date, sender: Sender = SENDER) -> LetterFacts:
    """A decision of another year, without what happened on the way."""
    received_on = day - timedelta(21)
    request = replace(
        REQUEST,
        number=f"示公申〔{received_on.year}〕17号",
        submitted_on=received_on,
        received_on=received_on,
    )
    decided = Decided(day, kind)
    history = (Submitted(Channel.IN_PERSON, received_on), decided)
    return replace(
        plain(kind),
        sender=sender,
        request=request,
        history=history,
        event=decided,
        dated=day,
        number=f"示公复〔{day.year}〕9号",
    )


LAST_DAY_OF_OLD_LAW, FIRST_DAY_OF_NEW_LAW = date(2023, 12, 29), date(2024, 1, 2)
BEFORE_INTERPRETATION, SINCE_INTERPRETATION = date(2025, 5, 30), date(2025, 6, 3)
ONLINE_REVIEW = replace(SENDER, online_review="https://www.example.org/fuyi")
PER_REQUEST = Fee(FeeBasis.PER_REQUEST, (TierLine(12, 12, 100),))


def _rectification(result: str, **more: str) -> LetterFacts:
    reasons = {
        "rectified": "住址门牌号由“18号”更正为“81号”",
        "not_rectified": "经核对户籍档案，登记的住址与原始材料一致",
        "forwarded": "不动产登记信息由不动产登记机构登记和更正",
        "referred": "不动产登记信息由不动产登记机构登记和更正",
    }
    particulars = {"rectification_result": result, "reasons": reasons[result], **more}
    is_ours = result in {"rectified", "not_rectified"}
    record = "户籍登记中的住址" if is_ours else "不动产登记簿中的坐落"
    request = replace(REQUEST, name=record, document_number="", description="")
    return replace(plain("P15"), request=request, history=(), particulars=particulars)


VARIANTS: Mapping[str, LetterFacts] = {
    **{
        kind: plain(kind)
        for kind in sorted(PARTICULARS.keys() | {"P01", "P02", "P03", "P08", "P09"})
    },
    "P15": _rectification("rectified"),
    "D01-organisation": replace(plain("D01"), receiver=COMPANY),
    "D02-jointly-made": with_history("D02", JOINTLY, after(18)),
    "D02-paid": with_history("D02", PAID, after(25)),
    "D03-extended": with_history("D03", EXTENDED, after(38)),
    "D03-delayed": with_history("D03", DELAYED, after(55)),
    "D04-nothing-exempt": replace(plain("D04"), grounds=()),
    "D04-two-grounds": replace(plain("D04"), grounds=(Ground.THIRD_PARTY, Ground.PROCESS_INFO)),
    "D04-parties-of-two-minds": with_history("D04", OF_TWO_MINDS, after(18)),
    "D05-2023": in_year("D05", LAST_DAY_OF_OLD_LAW, BEFORE_2024),
    "D05-2024": in_year("D05", FIRST_DAY_OF_NEW_LAW),
    "D09-organisation": replace(plain("D09"), receiver=COMPANY),
    "D09-online-review": replace(plain("D09"), sender=ONLINE_REVIEW),
    "D11-no-hint": replace(
        plain("D11"),
        particulars={k: v for k, v in PARTICULARS["D11"].items() if k != "file_access_rights"},
    ),
    "D13-2023": in_year("D13", LAST_DAY_OF_OLD_LAW, BEFORE_2024),
    "D13-supplemented": with_history("D13", SUPPLEMENTED, after(22)),
    "D13-unfinished": replace(plain("D13"), particulars={}),
    "D14-unknown-agency": replace(
        plain("D14"), particulars={"reasons": PARTICULARS["D14"]["reasons"]}
    ),
    "D15-before-june-2025": in_year("D15", BEFORE_INTERPRETATION),
    "D15-since-june-2025": in_year("D15", SINCE_INTERPRETATION),
    "D17-since-june-2025": in_year("D17", SINCE_INTERPRETATION),
    "D20-organisation": replace(plain("D20"), receiver=COMPANY),
    "D20-unanswered": replace(
        plain("D20"),
        history=REFUSED_REASONS[:-1],
        particulars={
            "reasons_asked": "2024年3月8日要求说明理由",
            "reasons": "所申请的件数明显超过合理范围，又没有说明理由",
        },
    ),
    "D27-2023": replace(in_year("D27", LAST_DAY_OF_OLD_LAW, BEFORE_2024), points=POINTS),
    "D27-since-june-2025": replace(
        in_year("D27", SINCE_INTERPRETATION),
        points=(
            *POINTS,
            Point("检查方案", "D04", "方案中的警力部署不公开", (Ground.SAFETY_STABILITY,)),
        ),
    ),
    "P03-online-unconfirmed": on_channel("P03", Channel.ONLINE, None),
    "P03-online-confirmed": on_channel("P03", Channel.ONLINE, 1),
    "P03-post-signed": on_channel("P03", Channel.MAIL_SIGNED, None),
    "P03-ordinary-letter": on_channel("P03", Channel.MAIL_ORDINARY, 0),
    "P03-fax-unconfirmed": on_channel("P03", Channel.FAX, None),
    "D02-online": replied_on_channel("D02", Channel.ONLINE, 1),
    "D02-post-signed": replied_on_channel("D02", Channel.MAIL_SIGNED, None),
    "D02-ordinary-letter": replied_on_channel("D02", Channel.MAIL_ORDINARY, 0),
    "D02-fax": replied_on_channel("D02", Channel.FAX, 2),
    "P04-online-unconfirmed": replace(
        on_channel("P04", Channel.ONLINE, None), event=TOLD["P04"], dated=TOLD["P04"].on
    ),
    "P02-unconfirmed": on_channel("P02", Channel.ONLINE, None),
    "P07-person": replace(
        plain("P07"),
        receiver=Receiver("林晓月"),
        particulars={"remark": "是否同意公开检查记录中与您有关的内容。"},
    ),
    "D24-while-asked": with_history(
        "D24", (*SUBMITTED, OF_TWO_SORTS[1], Withdrawn(after(6))), after(7)
    ),
    "D13-agency-silent": with_history("D13", (*SUBMITTED, OF_TWO_SORTS[-1]), after(8)),
    "P09-joint-agency": replace(plain("P09"), history=JOINTLY, event=TOLD["P11"]),
    "P09-two-sorts": replace(plain("P09"), history=OF_TWO_SORTS, event=TOLD["P09"]),
    "D13-description-of-lines": replace(
        plain("D13"),
        request=replace(
            REQUEST, description="2023年度的：\r\n1. 责令整改的单位名单\n\n2. 整改情况"
        ),
    ),
    "P10-silent": replace(plain("P10"), history=OBJECTED[:-1], dated=after(21)),
    "P12-no-day": replace(
        plain("P12"), event=OpinionSought(after(4), Consulted.AGENCY, OTHER_AGENCY)
    ),
    "P13-per-request": replace(plain("P13"), fee=PER_REQUEST, event=FeeNoticed(after(5), 100)),
    "P15-not-rectified": _rectification("not_rectified"),
    "P15-forwarded": _rectification(
        "forwarded", competent_agency="示例区不动产登记中心，电话0990-7654321"
    ),
    "P15-referred": _rectification("referred"),
}
