"""The upload of a ledger."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from gongkai.requests.ledger import MOST_BYTES


class LedgerForm(forms.Form):
    """A filled-in template."""

    file = forms.FileField(
        label="台账文件",
        help_text="用模板填好的 XLSX，不超过10 MB，一次最多5000件。",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )

    def clean_file(self) -> "UploadedFile[Any]":
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if file.size and file.size > MOST_BYTES:
            raise forms.ValidationError("文件超过10 MB，请分成几份上传。", code="too_large")
        return file
