"""The fee notice: what is to be paid is computed, never typed."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from gongkai.requests.applicant_queries import price_of
from gongkai.requests.forms.act_form import ActForm, day
from gongkai.statute.errors import StatuteError
from gongkai.statute.events import Event, FeeNoticed
from gongkai.statute.fees import FeeBasis, Price


class FeeForm(ActForm):
    blame: ClassVar = {"送达日期": "delivered_on"}
    units: ClassVar = {"pages": "页"}
    optional: ClassVar = {"pages": "按量计收时填写", "delivered_on": "送达后补登"}
    on = day("通知日期")
    delivered_on = day("送达日期", required=False, help_text="20个工作日的缴费期限自送达次日起算。")
    basis = forms.ChoiceField(
        label="计收方式",
        choices=[(FeeBasis.PER_REQUEST, "按件计收"), (FeeBasis.PER_PAGE, "按量计收")],
        widget=forms.RadioSelect,
        help_text="一份申请只能选一种。",
    )
    pages = forms.IntegerField(label="提供的页数", min_value=1, required=False)

    def prepare(self) -> None:
        self.fields["basis"].initial = FeeBasis.PER_REQUEST

    def price(self, given: Mapping[str, Any]) -> Price:
        """国办函〔2020〕109号第四条、第五条。The computed sheet. Raises KeyError for too little."""
        pages = given["pages"] if given["basis"] == FeeBasis.PER_PAGE else None
        if given["basis"] == FeeBasis.PER_PAGE and not pages:
            raise KeyError("pages")
        return price_of(self.opened.info_request, pages=pages)

    def sheet(self) -> Price | None:
        """The sheet so far, for the page."""
        try:
            return self.price(self.cleaned_data if self.is_bound else self.proposed())
        except (KeyError, StatuteError):
            return None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("basis") == FeeBasis.PER_PAGE and not given.get("pages"):
            self.add_error("pages", "按量计收的，请填写提供的页数。")
            return given
        try:
            if "basis" in given and self.price(given).amount == 0:
                self.add_error("basis", "计算结果为0元，不收费，无需通知缴费。")
        except StatuteError as error:
            self.add_error(None, str(error))
        return given

    def events(self, given: Mapping[str, Any]) -> list[Event]:
        amount = self.price(given).amount
        return [FeeNoticed(given["on"], amount, given.get("delivered_on"))] if amount else []

    def particulars(self) -> dict[str, Any]:
        price = self.price(self.cleaned_data)
        lines = [[each.first, each.last, each.rate, each.amount] for each in price.fee.lines]
        return {"basis": price.fee.basis.value, "ordinal": price.ordinal, "lines": lines}
