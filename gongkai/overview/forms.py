"""The text of a holiday notice, as it was copied."""

from typing import Any

from django import forms

from gongkai.statute.calendar import Calendar, YearDays
from gongkai.statute.calendar.notice import read_notice
from gongkai.statute.errors import StatuteError

MOST_TEXT = 20_000


class NoticeForm(forms.Form):
    """A valid form has read the notice."""

    text = forms.CharField(
        label="通知全文",
        max_length=MOST_TEXT,
        widget=forms.Textarea({"rows": 14}),
        help_text="从中国政府网复制国务院办公厅放假通知的全文，从标题到落款。",
    )

    def __init__(self, *args: Any, calendar: Calendar, **kwargs: Any) -> None:
        self.calendar = calendar
        self.notice: YearDays | None = None
        super().__init__(*args, **kwargs)

    def clean_text(self) -> str:
        """Read it, or say where it contradicts itself."""
        text: str = self.cleaned_data["text"]
        try:
            self.notice = read_notice(text, self.calendar)
        except StatuteError as error:
            raise forms.ValidationError(str(error)) from error
        if self.notice in self.calendar.notices(self.notice.year):
            raise forms.ValidationError("这份通知已经生效，不必再登记。")
        return text
