"""What an applicant writes on the status page."""

import re
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from gongkai.lib.half_width import plain_dashes
from gongkai.requests.numbers import number_in


class FindForm(forms.Form):
    """Receipt number and query code, forgiving in how they are written."""

    number = forms.CharField(
        label="申请编号",
        max_length=20,
        help_text="在登记回执上，例如2026-0044。",
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    code = forms.CharField(
        label="查询码",
        max_length=20,
        help_text="在登记回执上，共8位，不分大小写。",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_number(self) -> tuple[int, int]:
        found = number_in(str(self.cleaned_data["number"]))
        if not found:
            raise ValidationError("申请编号是年份、横线和序号，例如2026-0044。请对照登记回执。")
        return found

    def clean_code(self) -> str:
        return re.sub(r"[\s-]", "", plain_dashes(str(self.cleaned_data["code"]))).upper()


class SupplementForm(forms.Form):
    """What is supplemented: a text, a file, or both."""

    optional: ClassVar[dict[str, str]] = {
        "text": "文字和材料至少有一样",
        "file": "没有文件的，只写文字",
    }
    written: ClassVar[tuple[str, ...]] = ("text",)
    text = forms.CharField(
        label="补正的内容",
        max_length=2000,
        required=False,
        help_text="对照上面要补正的事项逐项写。",
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    file = forms.FileField(
        label="补正材料",
        required=False,
        help_text="PDF、JPG、PNG或者DOCX，不超过10MB。可以直接拍照。",
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.docx"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # a browser would silently cut what is pasted; a sentence says what is too long
        self.fields["text"].widget.attrs["maxlength"] = False

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not given.get("text") and not given.get("file"):
            self.add_error("text", "请写明补正的内容，或者上传补正材料。")
        return given


class WithdrawForm(forms.Form):
    """Taking the request back; nobody has to say why, but one has to mean it."""

    optional: ClassVar[dict[str, str]] = {"reason": "可以不填"}
    reason = forms.CharField(
        label="想告诉我们的话",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    sure = forms.BooleanField(label="我确定撤回这份申请，撤回后不再答复")
