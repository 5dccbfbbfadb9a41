"""The name of a view that somebody keeps."""

from django import forms


class ViewForm(forms.Form):
    """A name for the filters of the worklist."""

    name = forms.CharField(label="名称", max_length=30, help_text="例如：我的平常信函")
