"""The filters of the worklist; what cannot be read is said at its field and filters nothing."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from gongkai.requests.lists import NOBODY
from gongkai.requests.models import APPLICANT_CLASS_NAMES, choices
from gongkai.statute.events import CHANNEL_NAMES
from gongkai.statute.outcomes import OUTCOMES
from gongkai.statute.state import STATE_NAMES
from gongkai.ui.forms import DateInput

ALL = ("", "全部")

SORTS = [
    ("", "届满日由近到远"),
    ("due_desc", "届满日由远到近"),
    ("received_desc", "最近收到的在前"),
    ("received", "最早收到的在前"),
    ("number", "按编号"),
]


def _select(label: str, options: Iterable[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[ALL, *options])


def _day(label: str) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=DateInput())


class FilterForm(forms.Form):
    """What narrows and orders the list; every value stands in the address of the page."""

    q = forms.CharField(
        label="内容、编号、文号、申请人全名",
        required=False,
        max_length=100,
        widget=forms.TextInput({"type": "search"}),
    )
    handler = _select("经办人", [])
    channel = _select("申请渠道", choices(CHANNEL_NAMES))
    applicant_class = _select("申请人类别", choices(APPLICANT_CLASS_NAMES))
    unit = _select("承办单位", [])
    agency = _select("机关", [])
    state = _select("状态", choices(STATE_NAMES))
    outcome = _select("办理结果", [(code, o.situation) for code, o in OUTCOMES.items()])
    received_from = _day("收到日期从")
    received_to = _day("收到日期到")
    due_from = _day("届满日从")
    due_to = _day("届满日到")
    sort = forms.ChoiceField(label="排序", required=False, choices=SORTS)

    first_line = ("handler", "channel", "applicant_class", "unit")
    more = ("state", "outcome", "received_from", "received_to", "due_from", "due_to", "sort")

    def __init__(
        self,
        *args: Any,
        handlers: Iterable[tuple[str, str]] = (),
        units: Iterable[tuple[str, str]] = (),
        agencies: Iterable[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = {
            "handler": [(NOBODY, "尚未分办"), *handlers],
            "unit": [(NOBODY, "尚未确定"), *units],
            "agency": list(agencies),
        }
        for name, options in offered.items():
            self.fields[name] = _select(str(self.fields[name].label), options)
        if not offered["agency"]:
            del self.fields["agency"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for what in ("received", "due"):
            first, last = given.get(f"{what}_from"), given.get(f"{what}_to")
            if first and last and first > last:
                self.add_error(f"{what}_to", "“到”早于“从”，请改正。")
        return given

    def given(self) -> dict[str, str | date]:
        """What filters, by name: only what was filled in and can be read."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def line(self) -> list[forms.BoundField]:
        """The fields that always show, after the wide one."""
        names = ("agency", "handler") if "agency" in self.fields else ()
        return [self[name] for name in dict.fromkeys((*names, *self.first_line))]

    @property
    def folded(self) -> list[forms.BoundField]:
        """The fields behind “更多条件”."""
        return [self[name] for name in self.more]

    @property
    def more_used(self) -> bool:
        """Whether one of the folded fields says something."""
        return any(self.data.get(name) for name in self.more)
