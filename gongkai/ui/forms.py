"""How Django's forms look and speak here; rooms write plain forms.

The setting `FORM_RENDERER = "gongkai.ui.forms.Renderer"` makes `{{ form }}` and
`{% field form.name %}` come out in the markup of this project, with sentences that say how to
mend. A form may add:

    optional = {"number": "不知道可以不填"}   what stands beside a field one need not fill
    units = {"days": "个工作日"}              what stands behind a field
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates

from gongkai.statute.wording import chinese_date

OPTIONAL, OPTIONAL_CHOICE, OPTIONAL_FILE = "可以不填", "可以不选", "可以不传"


class DateInput(forms.DateInput):
    """A day, entered with what the browser offers for days."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class Field(BoundField):
    """A field of a form with the classes, marks and sentences of this project."""

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        shown = widget or self.field.widget
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        own = str(shown.attrs.get("class", ""))
        marks = [_class_of(shown), own, "is-invalid" if self.errors else ""]
        if name := " ".join(mark for mark in marks if mark):
            built["class"] = name
        return built

    @property
    def aria_describedby(self) -> str | None:
        named: str | None = super().aria_describedby
        if named is None or not self.most:
            return named
        return f"{named} {self.auto_id}_most".strip()

    @property
    def most(self) -> int | None:
        """How many characters a long text may have."""
        if not isinstance(self.field.widget, forms.Textarea):
            return None
        most: int | None = getattr(self.field, "max_length", None)
        return most

    @property
    def beside(self) -> str:
        """What stands beside the label of a field one need not fill."""
        if self.field.required or isinstance(self.field.widget, forms.CheckboxInput):
            return ""
        words: str = getattr(self.form, "optional", {}).get(self.name, self._optional)
        return words

    @property
    def _optional(self) -> str:
        if isinstance(self.field, forms.FileField):
            return OPTIONAL_FILE
        is_choice = self.is_choices or isinstance(self.field.widget, forms.Select)
        return OPTIONAL_CHOICE if is_choice else OPTIONAL

    @property
    def unit(self) -> str:
        """What stands behind the field."""
        words: str = getattr(self.form, "units", {}).get(self.name, "")
        return words

    @property
    def is_choices(self) -> bool:
        """Whether the reader ticks among several."""
        return isinstance(self.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)

    @property
    def is_tick(self) -> bool:
        """Whether it is one box to tick."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def first_id(self) -> str:
        """Where a link from the summary of errors leads."""
        if self.is_choices and self.subwidgets:
            return str(self.subwidgets[0].id_for_label)
        return self.id_for_label or self.auto_id

    @property
    def sentences(self) -> list[str]:
        """The errors, each saying how to mend."""
        raised = self.form.errors.as_data().get(self.name, [])
        return [sentence for error in raised for sentence in _sentences(self, error)]


class Renderer(DjangoTemplates):
    """Forms and fields by the templates of this project."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/_field.html"
    bound_field_class = Field

    def get_template(self, template_name: str) -> Any:
        """A template; the one for lists to choose from is our own, without one for each option."""
        own = {"django/forms/widgets/select.html": "ui/_select.html"}
        return super().get_template(own.get(template_name, template_name))


def _class_of(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput | forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "form-check-input"
    if isinstance(widget, forms.Select):
        return "form-select"
    return "" if widget.is_hidden else "form-control"


# --- sentences --------------------------------------------------------------------------------


def _required(field: Field, _params: dict[str, Any]) -> str:
    if isinstance(field.field, forms.FileField):
        return f"请选择要上传的文件：{field.label}。"
    if field.is_choices or isinstance(field.field.widget, forms.Select):
        return f"请选择{field.label}。"
    if field.is_tick:
        return f"请勾选“{field.label}”。"
    return f"请填写{field.label}。"


def _invalid(field: Field, _params: dict[str, Any]) -> str:
    kinds: list[tuple[type[forms.Field], str]] = [
        (forms.DateTimeField, "请写年月日和时间，例如2026-10-28 14:30。"),
        (forms.DateField, "请写年月日，例如2026-10-28。"),
        (forms.EmailField, "请写完整的电子邮箱地址，例如 name@example.cn。"),
        (forms.DecimalField, "请只写数字。"),
        (forms.IntegerField, "请只写整数。"),
    ]
    advice = next((words for kind, words in kinds if isinstance(field.field, kind)), "")
    return f"{field.label}的写法不对。{advice or '请核对后重写。'}"


def _is_exact(field: Field) -> bool:
    most = getattr(field.field, "max_length", None)
    return most is not None and most == getattr(field.field, "min_length", None)


def _max_length(field: Field, params: dict[str, Any]) -> str:
    most, now = params["limit_value"], params["show_value"]
    if _is_exact(field):
        return f"{field.label}应为{most}位，现在是{now}位。请删去多写的{now - most}位。"
    return f"{field.label}最多{most}字，现在是{now}字。请删去{now - most}字。"


def _min_length(field: Field, params: dict[str, Any]) -> str:
    least, now = params["limit_value"], params["show_value"]
    if _is_exact(field):
        return f"{field.label}应为{least}位，现在是{now}位。请补上缺的{least - now}位。"
    return f"{field.label}至少{least}字，现在是{now}字。请再写{least - now}字。"


def _limit(word: str) -> Callable[[Field, dict[str, Any]], str]:
    def sentence(field: Field, params: dict[str, Any]) -> str:
        limit, now = (_written(params[name]) for name in ("limit_value", "show_value"))
        return f"{field.label}不能{word}{limit}，现在是{now}。请改正。"

    return sentence


def _written(value: object) -> str:
    return chinese_date(value) if isinstance(value, date) else str(value)


_SENTENCES: dict[str, Callable[[Field, dict[str, Any]], str]] = {
    "required": _required,
    "invalid": _invalid,
    "max_length": _max_length,
    "min_length": _min_length,
    "max_value": _limit("大于"),
    "min_value": _limit("小于"),
    "invalid_choice": lambda field, _: f"请在列出的{field.label}中选一项。",
    "null_characters_not_allowed": lambda field, _: (
        f"{field.label}里有看不见的字符，可能是从别处粘贴来的。请删去重写。"
    ),
    "empty": lambda field, _: f"{field.label}是空文件。请重新选择。",
}


def _sentences(field: Field, error: ValidationError) -> list[str]:
    """A room's own words as they are; Django's general ones as a sentence that names the field."""
    code = str(error.code or "")
    if code in _SENTENCES and _is_general(field, error, code):
        params = dict(error.params) if isinstance(error.params, dict) else {}
        return [_SENTENCES[code](field, params)]
    return [str(message) for message in error.messages]


def _is_general(field: Field, error: ValidationError, code: str) -> bool:
    general = {
        str(message)
        for kind in type(field.field).__mro__
        if (message := getattr(kind, "default_error_messages", {}).get(code))
    }
    from_validator = isinstance(error.params, dict) and "limit_value" in error.params
    unseen = code == ProhibitNullCharactersValidator.code
    from_email = code == "invalid" and isinstance(field.field, forms.EmailField)
    return str(error.message) in general or from_validator or from_email or unseen
