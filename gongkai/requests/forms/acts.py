"""One form for each act at the desk; what is filled in gives the events that it stands for."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, ClassVar

from django import forms

from gongkai.requests.forms.act_form import ActForm, day, line, words
from gongkai.requests.opened import Opened
from gongkai.statute import terms
from gongkai.statute.event_words import in_words
from gongkai.statute.events import (
    SERVICE_WAY_NAMES,
    Confirmed,
    Event,
    Extended,
    FeePaid,
    ReasonsGiven,
    ReasonsRequested,
    Retracted,
    Served,
    ServiceWay,
    SupplementReceived,
    SupplementRequested,
    TermSet,
    Withdrawn,
    standing_entries,
)
from gongkai.statute.wording import chinese_date

SUPPLEMENT_DAYS = 14
SERVICE_CHOICES = [("", "请选择"), *SERVICE_WAY_NAMES.items()]


class ConfirmForm(ActForm):
    on = day("双方确认的日期", help_text="确认之日为收到申请之日。")
    remark = line("怎样确认的", help_text="例如：电话确认，申请人本人接听。")

    def prepare(self) -> None:
        """The applicant's own half is proposed as the way it was confirmed."""
        online = self.opened.info_request.applicant_confirmed_on
        if online:
            self.fields["remark"].initial = f"申请人{chinese_date(online)}在网上确认"

    def before(self) -> str:
        """What the applicant did already."""
        online = self.opened.info_request.applicant_confirmed_on
        if online is None:
            return ""
        return (
            f"申请人已于{chinese_date(online)}在网上确认，不用再打电话。"
            "两方中后确认的那一天，是双方确认之日。"
        )

    def events(self, given: Mapping[str, Any]) -> list[Event]:
        return [Confirmed(given["on"])]


class SupplementForm(ActForm):
    blame: ClassVar = {"补正期限": "until"}
    on = day("告知日期")
    until = day("补正期限", help_text="给申请人合理的期限，一般不少于7个工作日。")
    remark = words("需要补正的事项", help_text="一次写全，并说明怎样补正。")

    def prepare(self) -> None:
        self.fields["until"].initial = self.opened.on + timedelta(SUPPLEMENT_DAYS)

    def events(self, given: Mapping[str, Any]) -> list[Event]:
        return [SupplementRequested(given["on"], given["until"])]


class SupplementReceivedForm(ActForm):
    on = day("收到补正的日期")
    remark = words("补正的内容")

    def events(self, given: Mapping[str, Any]) -> list[Event]:
        return [SupplementReceived(given["on"])]


class ReasonsForm(ActForm):
    on = day("告知日期")
    remark = words("要求说明什么", rows=3, help_text="写明数量、频次明显超过合理范围的事实。")

    def events(self, given: Mapping[str, Any]) -> list[Event]:
        return [ReasonsRequested(given["on"])]


class ReasonsGivenForm(ActForm):
    on = day("收到日期")
    reasonable = forms.ChoiceField(
        label="理由是否合理",
        choices=[("yes", "合理"), ("no", "不合理")],
        widget=forms.RadioSelect,
    )
    remark = words("申请人的理由和认定的依据")

    def events(self, given: Mapping[str, Any]) -> list[Event]:
        return [ReasonsGiven(given["on"], given["reasonable"] == "yes")]


class TermForm(ActForm):
    blame: ClassVar = {"合理期限应当": "until"}
    on = day("确定日期")
    until = day("延迟答复至")
    remark = words("延迟答复的理由", rows=3)

    def events(self, given: Mapping[str, Any]) -> list[Event]:
        return [TermSet(given["on"], given["until"])]


class ExtendForm(ActForm):
    """The approver is whoever sends it: only the head of the office may."""

    blame: ClassVar = {"个工作日": "working_days"}
    units: ClassVar = {"working_days": "个工作日"}
    on = day("同意延期的日期")
    working_days = forms.IntegerField(label="延长的时间", min_value=1)
    remark = words("延期的理由", rows=3, help_text="延期应当告知申请人。")

    def prepare(self) -> None:
        longest = terms.EXTENSION.days(self.opened.on)
        left = longest - sum(each.working_days for each in self.opened.standing.extensions)
        self.fields["working_days"].initial = max(left, 1)
        self.fields["working_days"].help_text = f"合计不超过{longest}个工作日。"

    def events(self, given: Mapping[str, Any]) -> list[Event]:
        return [Extended(given["on"], given["working_days"], self.opened.reader.name)]


class PaymentForm(ActForm):
    on = day("缴清日期")
    remark = line("票据号码")

    def events(self, given: Mapping[str, Any]) -> list[Event]:
        return [FeePaid(given["on"])]


class ServeForm(ActForm):
    on = day("送达日期", help_text="邮寄的填交邮之日，当面的填签收之日。")
    way = forms.ChoiceField(label="送达方式", choices=SERVICE_CHOICES)
    remark = line("送达凭证", help_text="邮件号码、签收人或者其他凭证。")

    def events(self, given: Mapping[str, Any]) -> list[Event]:
        return [Served(given["on"], ServiceWay(given["way"]))]


class WithdrawForm(ActForm):
    on = day("撤回日期")
    remark = line("怎样撤回的", help_text="例如：书面申请，随文归档。")

    def events(self, given: Mapping[str, Any]) -> list[Event]:
        return [Withdrawn(given["on"])]


class RetractForm(ActForm):
    on = None  # type: ignore[assignment]  # a retraction has no day of its own
    blame: ClassVar = {"步": "sequence"}
    sequence = forms.ChoiceField(label="撤销哪一步", widget=forms.RadioSelect)
    reason = line("撤销的原因", help_text="例如：登记到了别的申请上。原记录保留，不再发生效力。")

    def prepare(self) -> None:
        self.fields["sequence"] = forms.ChoiceField(
            label="撤销哪一步", choices=retractable(self.opened), widget=forms.RadioSelect
        )
        self.order_fields(["sequence"])

    def events(self, given: Mapping[str, Any]) -> list[Event]:
        return [Retracted(int(given["sequence"]), given["reason"])]


def retractable(opened: Opened) -> list[tuple[str, str]]:
    """The steps that may be taken back; the submission itself begins the file and stays."""
    return [
        (
            str(entry.sequence),
            f"第{entry.sequence}步　{chinese_date(entry.event.on)}　{in_words(entry.event)}",
        )
        for entry in reversed(standing_entries(opened.history))
        if entry.sequence > 1
    ]
