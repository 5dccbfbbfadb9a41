"""The forms for asking others: seeking opinions, their answers, the delivery of what asks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from django import forms

from gongkai.requests.forms.act_form import ActForm, day, words
from gongkai.requests.letter_facts import PERSONS
from gongkai.requests.opened import Opened
from gongkai.statute.event_words import in_words
from gongkai.statute.events import (
    CONSULTED_NAMES,
    Consulted,
    Event,
    FeeNoticed,
    OpinionReceived,
    OpinionSought,
    Retracted,
    standing_entries,
)


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
        return self.past("delivered_on")

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
