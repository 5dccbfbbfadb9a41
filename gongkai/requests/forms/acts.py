"""One form for each act at the desk; what is filled in gives the events that it stands for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms

from gongkai.requests.letter_facts import PERSONS
from gongkai.requests.opened import Opened
from gongkai.statute import terms
from gongkai.statute.event_words import in_words
from gongkai.statute.events import (
    CONSULTED_NAMES,
    SERVICE_WAY_NAMES,
    Confirmed,
    Consulted,
    Event,
    Extended,
    FeeNoticed,
    FeePaid,
    OpinionReceived,
    OpinionSought,
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
from gongkai.ui.forms import DateInput

MOST_TEXT = 2000
SUPPLEMENT_DAYS = 14
SERVICE_CHOICES = [("", "请选择"), *SERVICE_WAY_NAMES.items()]


def day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    """A field for a day."""
    return forms.DateField(label=label, widget=DateInput, required=required, help_text=help_text)


def words(
    label: str,
    *,
    rows: int = 4,
    required: bool = True,
    help_text: str = "",
    most: int = MOST_TEXT,
) -> forms.CharField:
    """A field for a text of some lines."""
    return forms.CharField(
        label=label,
        widget=forms.Textarea({"rows": rows}),
        max_length=most,
        required=required,
        help_text=help_text,
    )


def line(
    label: str, *, help_text: str = "", required: bool = True, most: int = 200
) -> forms.CharField:
    """A field for a text of one line."""
    return forms.CharField(label=label, max_length=most, help_text=help_text, required=required)


class ActForm(forms.Form):
    """An act on a request that becomes one or more events.

    `blame` tells, by a word of the statute's refusal, which field it is about.
    """

    on = day("日期")
    blame: ClassVar[Mapping[str, str]] = {}

    def __init__(self, *args: Any, opened: Opened, **kwargs: Any) -> None:
        self.opened = opened
        super().__init__(*args, **kwargs)
        if "on" in self.fields:
            self.fields["on"].initial = opened.on
        self.prepare()

    def prepare(self) -> None:
        """Fit the fields to the request."""

    def clean_on(self) -> date:
        """Nothing is recorded for tomorrow."""
        on: date = self.cleaned_data["on"]
        if on > self.opened.on:
            raise forms.ValidationError(f"日期不能晚于今天（{chinese_date(self.opened.on)}）。")
        return on

    def events(self, given: Mapping[str, Any]) -> list[Event]:
        """The events that what is filled in stands for, in order. Raises KeyError if too little."""
        raise NotImplementedError

    def foreseen(self) -> list[Event]:
        """The events so far, or those of what the form proposes; none while too little is there."""
        given = self.cleaned_data if self.is_bound else self.proposed()
        try:
            return self.events(given)
        except (KeyError, TypeError, ValueError):
            return []

    def proposed(self) -> dict[str, Any]:
        """What stands in the form when it is opened."""
        return {
            name: value
            for name in self.fields
            if (value := self.get_initial_for_field(self.fields[name], name)) is not None
        }

    def before(self) -> str:
        """What should be known before it is filled in."""
        return ""

    def said(self) -> str:
        """What was written beside the facts, kept with the events."""
        return str(self.cleaned_data.get("remark", ""))

    def particulars(self) -> dict[str, Any]:
        """What else the act asked for, kept with the events."""
        return {}

    def refuse(self, reason: str) -> None:
        """Show the statute's refusal at the field it is about."""
        field = next((name for word, name in self.blame.items() if word in reason), None)
        about_day = "on" in self.fields and ("日期" in reason or "早于" in reason)
        self.add_error(field or ("on" if about_day else None), reason)


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


class OpinionForm(ActForm):
    blame: ClassVar = {
        "向谁": "parties",
        "尚未答复": "parties",
        "共同制作": "joint",
        "另定": "until",
    }
    optional: ClassVar = {"delivered_on": "送达后补登", "until": "只用于征求其他机关"}
    on = day("发出日期")
    of = forms.ChoiceField(
        label="征求谁的意见", choices=list(CONSULTED_NAMES.items()), widget=forms.RadioSelect
    )
    parties = words("名称", rows=3, help_text="一行写一个，可以同时征求几方的意见。")
    persons = forms.BooleanField(
        label="所写的第三方是个人",
        required=False,
        help_text="征求意见书里称“您”，不称“贵单位”；个人和单位请分两次征求。",
    )
    joint = forms.BooleanField(
        label="对方是共同制作该信息的机关",
        required=False,
        help_text="共同制作机关15个工作日内不答复，视为同意公开（第三十四条）。",
    )
    delivered_on = day(
        "送达日期", required=False, help_text="第三方和共同制作机关的15个工作日自送达次日起算。"
    )
    until = day("函件所定期限", required=False)
    remark = words("征求意见的内容", rows=3, required=False)

    def prepare(self) -> None:
        self.fields["of"].initial = Consulted.THIRD_PARTY

    def events(self, given: Mapping[str, Any]) -> list[Event]:
        lines = [each.strip() for each in str(given["parties"]).splitlines()]
        return [
            OpinionSought(
                given["on"],
                Consulted(given["of"]),
                party,
                given.get("delivered_on"),
                bool(given.get("joint")),
                given.get("until"),
            )
            for party in dict.fromkeys(lines)
            if party
        ]

    def particulars(self) -> dict[str, Any]:
        of_third_party = self.cleaned_data["of"] == Consulted.THIRD_PARTY
        return {PERSONS: True} if of_third_party and self.cleaned_data["persons"] else {}


class OpinionReceivedForm(ActForm):
    on = day("收到日期")
    party = forms.ChoiceField(label="谁的意见", widget=forms.RadioSelect)
    consents = forms.ChoiceField(
        label="是否同意公开",
        choices=[("yes", "同意公开"), ("no", "不同意公开")],
        widget=forms.RadioSelect,
    )
    remark = words("理由", rows=3, required=False, help_text="不同意公开的，写明对方的理由。")

    def prepare(self) -> None:
        consultations = self.opened.standing.consultations
        waiting = [each.asked.party for each in consultations if each.answer is None]
        self.fields["party"] = forms.ChoiceField(
            label="谁的意见",
            choices=[(party, party) for party in waiting],
            widget=forms.RadioSelect,
            initial=waiting[0] if len(waiting) == 1 else None,
        )
        self.order_fields(["on", "party"])

    def events(self, given: Mapping[str, Any]) -> list[Event]:
        return [OpinionReceived(given["on"], given["party"], given["consents"] == "yes")]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("consents") == "no" and not given.get("remark", "").strip():
            self.add_error("remark", "请写明对方不同意公开的理由；没有说明理由的，写“未说明理由”。")
        return given


class DeliveredForm(ActForm):
    """A letter was sent before its delivery was known: it is entered anew with that day."""

    blame: ClassVar = {"送达日期": "delivered_on"}
    on = None  # type: ignore[assignment]  # the day that counts is that of delivery
    letter = forms.ChoiceField(label="哪一份函件", widget=forms.RadioSelect)
    delivered_on = day("送达日期", help_text="对方签收之日，期限自次日起算。")

    def prepare(self) -> None:
        waiting = undelivered(self.opened)
        choices = [(str(entry.sequence), in_words(entry.event)) for entry in waiting]
        self.fields["letter"] = forms.ChoiceField(
            label="哪一份函件",
            choices=choices,
            widget=forms.RadioSelect,
            initial=choices[0][0] if len(choices) == 1 else None,
        )
        self.fields["delivered_on"].initial = self.opened.on
        self.order_fields(["letter", "delivered_on"])

    def clean_delivered_on(self) -> date:
        """Nothing is delivered tomorrow."""
        on: date = self.cleaned_data["delivered_on"]
        if on > self.opened.on:
            raise forms.ValidationError(f"日期不能晚于今天（{chinese_date(self.opened.on)}）。")
        return on

    def events(self, given: Mapping[str, Any]) -> list[Event]:
        sequence = int(given["letter"])
        sent = next(each for each in undelivered(self.opened) if each.sequence == sequence)
        return [
            Retracted(sequence, "补登送达日期"),
            replace(sent.event, delivered_on=given["delivered_on"]),
        ]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in the record whose term runs from its delivery."""

    sequence: int
    event: OpinionSought | FeeNoticed


def undelivered(opened: Opened) -> list[Letter]:
    """Letters whose delivery is not recorded although a term depends on it."""
    answered = {each.asked for each in opened.standing.consultations if each.answer}
    return [
        Letter(entry.sequence, entry.event)
        for entry in standing_entries(opened.history)
        if isinstance(entry.event, OpinionSought | FeeNoticed)
        and entry.event.delivered_on is None
        and entry.event not in answered
        and _waits_for_delivery(entry.event)
    ]


def _waits_for_delivery(event: OpinionSought | FeeNoticed) -> bool:
    if isinstance(event, FeeNoticed):
        return True
    return event.of is Consulted.THIRD_PARTY or event.joint


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
