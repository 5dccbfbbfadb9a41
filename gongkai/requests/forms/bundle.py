"""The form of a case bundle: for whom it is, and what goes in."""

from datetime import date
from typing import ClassVar

from django import forms

from gongkai.accounts.posts import Act
from gongkai.requests.bundle_order import RECIPIENT_NAMES, BundleOrder, Recipient
from gongkai.requests.forms.act_form import day
from gongkai.requests.forms.handling import OfficeForm


class BundleForm(OfficeForm):
    """Identity is offered only to who may open it."""

    optional: ClassVar = {"received_on": "归档的不填"}

    recipient = forms.ChoiceField(
        label="用途",
        choices=[(each.value, name) for each, name in RECIPIENT_NAMES.items()],
        widget=forms.RadioSelect,
        initial=Recipient.ARCHIVE.value,
    )
    received_on = day(
        "收到副本的日期",
        required=False,
        help_text="行政复议申请书副本或者起诉状副本；填了，首页写明提交证据的最后一天。",
    )
    notes = forms.BooleanField(label="附办理备注", required=False)
    journal = forms.BooleanField(label="附审计日志摘录", required=False, initial=True)

    def prepare(self) -> None:
        if Act.OPEN_IDENTITY in self.opened.may:
            self.fields["identity"] = forms.BooleanField(
                label="附申请人身份信息",
                required=False,
                help_text="证件号码、联系方式、身份证明和授权委托书；选了会记入审计日志。",
            )

    def clean_received_on(self) -> date | None:
        """A copy came before today, and after the request."""
        on: date | None = self.cleaned_data["received_on"]
        if on and on > self.opened.on:
            raise forms.ValidationError("收到副本的日期不能晚于今天，请核对。")
        if on and on < self.opened.info_request.arrived_on:
            raise forms.ValidationError("收到副本的日期不能早于申请提交的日期，请核对。")
        return on

    def order(self) -> BundleOrder:
        """What was chosen."""
        given = self.cleaned_data
        return BundleOrder(
            recipient=Recipient(given["recipient"]),
            on=self.opened.on,
            received_on=given["received_on"],
            identity=given.get("identity", False),
            notes=given["notes"],
            journal=given["journal"],
        )
