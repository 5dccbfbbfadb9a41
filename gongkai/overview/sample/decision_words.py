"""What the invented office writes into the forms of its steps, as the record keeps it."""

from collections.abc import Mapping
from typing import Any

from gongkai.statute.demands import Demand
from gongkai.statute.events import DatedEvent, Decided, FeeNoticed
from gongkai.statute.exemptions import EXEMPTIONS, Ground
from gongkai.statute.fees import Fee, per_page
from gongkai.statute.outcomes import outcome

_WORDS: Mapping[Demand, str] = {
    Demand.ACCESS_ROUTE: "本机关门户网站“政府信息公开—法定主动公开内容—治安管理”栏目",
    Demand.ACCESS_TIME: "本告知书送达之日起15个工作日内",
    Demand.ATTACHMENTS: "所申请的政府信息1份",
    Demand.FORM_GIVEN: "电子文件，与申请的形式相同",
    Demand.GIVEN_PART: "检查的时间、对象数量、整改要求和完成情况",
    Demand.WITHHELD_PART: "被检查单位的客源和经营数据，依照条例第十五条不予公开",
    Demand.REASONS: "经对照申请内容逐项审查，事实清楚，依据充分",
    Demand.CLASSIFICATION: "该信息已依法确定为国家秘密，尚在保密期限内",
    Demand.FORBIDDING_LAW: "《中华人民共和国个人信息保护法》第二十五条",
    Demand.THIRD_PARTY_OBJECTION: "已书面征求第三方意见，第三方不同意公开，所述理由合理",
    Demand.NO_OVERRIDE: "经审查，不公开该信息不会对公共利益造成重大影响",
    Demand.CASE_FILE_NAMED: "所申请的询问笔录属于本机关办理的治安案件案卷材料",
    Demand.FILE_ACCESS_RIGHTS: "您是案件当事人的，可以依法申请查阅案卷",
    Demand.SPECIAL_RULE: "《不动产登记暂行条例》",
    Demand.QUERY_OFFICE: "示例区政务服务中心查询窗口",
    Demand.SEARCH_DONE: "检索了治安管理大队档案室和公文系统，以名称和文号检索，没有找到",
    Demand.COMPETENT_AGENCY: "示例区交通运输局，电话0990-7654321",
    Demand.NOTHING_READY: "没有现成的信息，需要对多份台账重新汇总、分析",
    Demand.STILL_UNCLEAR: "补正后仍不能确定所指的文件名称、文号或者其他特征",
    Demand.PROPER_CHANNEL: "示例区信访局接待窗口",
    Demand.EARLIER_REPLY: "本机关此前就同一内容作出的答复",
    Demand.HOW_TO_OBTAIN: "各大书店和图书馆",
    Demand.REASONS_ASKED: "已书面要求说明理由，所述理由与获取信息无关，不合理",
    Demand.EARLIER_PROVISION: "该信息此前已经向您提供",
    Demand.SUPPLEMENT_NOTICE: "本机关已书面告知补正并给予合理期限",
    Demand.FEE_NOTICE: "本机关已书面通知缴费，缴费期限为20个工作日",
    Demand.ARCHIVE_PLACE: "示例区档案馆",
    Demand.DISCRETION_REASON: "公开将影响正常的内部讨论，公众的需要可以由已公开的结论满足",
    Demand.SEARCH_RECORD: "见检索记录",
}


FEE: Fee = per_page(101)
"""What a copy of 101 pages costs."""


def particulars_of(event: DatedEvent) -> dict[str, Any] | None:
    """What the form of a step would have kept beside the event; None where it keeps nothing."""
    if isinstance(event, FeeNoticed):
        lines = [[each.first, each.last, each.rate, each.amount] for each in FEE.lines]
        return {"basis": FEE.basis.value, "ordinal": 1, "lines": lines}
    return said_of(event) if isinstance(event, Decided) else None


def said_of(decided: Decided) -> dict[str, Any]:
    """What the form of the decision would have kept: words, a kind within the ground, ticks."""
    found = outcome(decided.outcome)
    said: dict[str, Any] = {
        demand.value: _WORDS.get(demand, True)
        for demand in found.demands
        if demand is not Demand.NUMBERED_POINTS
    }
    if found.ground and (kinds := EXEMPTIONS[found.ground].kinds):
        of_kind = {"harm_kind", "third_party_interest", "internal_kind", "process_kind"}
        said |= dict.fromkeys(of_kind & said.keys(), kinds[0].value)
    if decided.outcome == "D04":
        said["grounds"] = [Ground.THIRD_PARTY.value]
    if decided.points:
        said["points"] = [_point(number, code) for number, code in enumerate(decided.points, 1)]
    return said


def _point(number: int, code: str) -> dict[str, str]:
    found = outcome(code)
    return {
        "matter": f"申请的第{number}项内容",
        "outcome": code,
        "reasons": f"经逐项审查，属于“{found.situation}”的情形",
    }
