"""What the form of every act at the desk is made of."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms

from gongkai.requests.opened import Opened
from gongkai.statute.events import Event
from gongkai.statute.wording import chinese_date
from gongkai.ui.forms import DateInput

MOST_TEXT = 2000


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
        return self.past("on")

    def past(self, field: str) -> date:
        """The day in a field. Raises ValidationError for one that is yet to come."""
        day: date = self.cleaned_data[field]
        if day > self.opened.on:
            raise forms.ValidationError(f"日期不能晚于今天（{chinese_date(self.opened.on)}）。")
        return day

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
