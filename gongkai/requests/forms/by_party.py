"""What a consulted party writes online."""

from typing import Any, ClassVar

from django import forms

from gongkai.lib.half_width import half_width


class FindLetterForm(forms.Form):
    """The number of the letter and the code at its foot."""

    number = forms.CharField(
        label="文号",
        max_length=60,
        help_text="在征求意见书上端，例如示公告〔2026〕12号。",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    code = forms.CharField(
        label="答复码",
        max_length=20,
        help_text="在征求意见书落款下面，共10位，不分大小写。",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_number(self) -> str:
        """The number as letters have it, whatever brackets were typed."""
        plain = half_width("".join(str(self.cleaned_data["number"]).split()))
        for typed in "([【﹝":
            plain = plain.replace(typed, "〔")
        for typed in ")]】﹞":
            plain = plain.replace(typed, "〕")
        return plain


class PartyAnswerForm(forms.Form):
    """Whether the party agrees; an objection wants its reason."""

    optional: ClassVar[dict[str, str]] = {
        "reason": "不同意公开的要填",
        "file": "没有文件的，可以不传",
    }
    written: ClassVar[tuple[str, ...]] = ("consents", "reason", "given_by")
    consents = forms.ChoiceField(
        label="是否同意公开",
        choices=[("yes", "同意公开"), ("no", "不同意公开")],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="理由",
        max_length=2000,
        required=False,
        help_text="不同意公开的要写明：公开会怎样损害您的合法权益。",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    given_by = forms.CharField(label="答复人姓名和职务", max_length=100)
    file = forms.FileField(
        label="盖章的书面意见或者证明材料",
        required=False,
        help_text="PDF、JPG、PNG或者DOCX，不超过10MB。",
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.docx"}),
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("consents") == "no" and not given.get("reason", "").strip():
            self.add_error("reason", "不同意公开的，请写明理由；没有合理理由的，行政机关可以公开。")
        return given
