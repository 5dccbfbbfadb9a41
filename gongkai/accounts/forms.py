"""The shape of what people enter about agencies, people and posts."""

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from gongkai.accounts.models import Agency, AgencyKind, Unit, User
from gongkai.accounts.passwords import LEAST
from gongkai.accounts.posts import POST_NAMES, PostKind
from gongkai.audit.acts import named
from gongkai.lib import credit_code
from gongkai.ui.forms import DateInput


def _secret(autocomplete: str) -> forms.PasswordInput:
    return forms.PasswordInput({"autocomplete": autocomplete})


class LoginForm(forms.Form):
    """Name and password."""

    username = forms.CharField(
        label="登录名",
        max_length=50,
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label="密码", max_length=200, strip=False, widget=_secret("current-password")
    )


class CodeForm(forms.Form):
    """A code of the authenticator, or a recovery code."""

    code = forms.CharField(
        label="口令",
        max_length=30,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "text"}),
    )


class PasswordForm(forms.Form):
    """A new password, given twice."""

    old = forms.CharField(
        label="现在的密码", max_length=200, strip=False, widget=_secret("current-password")
    )
    new = forms.CharField(
        label="新密码",
        max_length=200,
        strip=False,
        help_text=f"至少{LEAST}个字符，不能全是数字，不能是常见密码，不能和姓名、登录名相近",
        widget=_secret("new-password"),
    )
    again = forms.CharField(
        label="再写一遍新密码", max_length=200, strip=False, widget=_secret("new-password")
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("new") and given.get("again") and given["new"] != given["again"]:
            self.add_error("again", "两遍写的不一样，请再写一遍。")
        return given


class PersonForm(forms.Form):
    """What is known of a person."""

    name = forms.CharField(label="姓名", max_length=50)
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label="内设机构", required=False, empty_label="不属于内设机构"
    )
    email = forms.EmailField(label="电子邮箱", required=False, help_text="催办通知发到这里")

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = self.fields["unit"]
        assert isinstance(units, forms.ModelChoiceField)  # noqa: S101 - for the type checker: the form declares it
        units.queryset = agency.units.order_by("name")


class NewPersonForm(PersonForm):
    """A person who is entered for the first time."""

    username = forms.CharField(
        label="登录名", max_length=50, help_text="小写字母开头，例如姓名的拼音；以后不能改"
    )
    field_order = ["username", "name", "unit", "email"]  # noqa: RUF012 as Django declares it


class PostForm(forms.Form):
    """A post for a person."""

    kind = forms.ChoiceField(label="岗位", choices=[("", "请选择"), *POST_NAMES.items()])
    since = forms.DateField(label="从哪一天起", widget=DateInput)
    until = forms.DateField(label="到哪一天止", required=False, widget=DateInput)
    optional: ClassVar = {"until": "不写就一直担任"}

    def clean_kind(self) -> PostKind:
        return PostKind(self.cleaned_data["kind"])


class DeputyForm(forms.Form):
    """Somebody who acts for a person for a while."""

    deputy = forms.ModelChoiceField(
        User.objects.none(), label="代理人", empty_label="请选择", help_text="本机关的人"
    )
    since = forms.DateField(label="从哪一天起", widget=DateInput)
    until = forms.DateField(label="到哪一天止", widget=DateInput)

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = self.fields["deputy"]
        assert isinstance(people, forms.ModelChoiceField)  # noqa: S101 - for the type checker: the form declares it
        others = User.objects.filter(agency=person.agency, is_active=True).exclude(pk=person.pk)
        people.queryset = others.order_by("name")


if TYPE_CHECKING:
    _FormOfAgency = forms.ModelForm[Agency]
else:
    _FormOfAgency = forms.ModelForm


class AgencyForm(_FormOfAgency):
    """What letters and pages say of an agency."""

    class Meta:
        model = Agency
        fields: ClassVar = [
            "name",
            "kind",
            "credit_code",
            "number_word",
            "reply_word",
            "notice_word",
            "review_organ",
            "former_review_organ",
            "online_review",
            "court",
            "office",
            "address",
            "hours",
            "phone",
            "fax",
            "email",
            "payment_way",
            "legal_review",
            "slug",
        ]
        help_texts: ClassVar = {
            "number_word": "文书文号里的机关代字，例如：示公公开",
            "reply_word": "接在机关代字后面，例如：示公公开复〔2026〕1号",
            "notice_word": "补正、延期、收费等文书用，例如：示公公开告〔2026〕1号；"
            "改了文种字，当年的序号接着编",
            "review_organ": "答复书里告知申请人可以申请行政复议的机关",
            "former_review_organ": "成文日期在2024年以前的，申请人也可以选择的上一级主管部门；"
            "没有的不写",
            "online_review": "告知救济途径时一并写明，例如行政复议网上申请的网址",
            "court": "答复书里告知申请人可以起诉的人民法院",
            "payment_way": "写入收费通知书；不写的，每次拟稿时填写",
            "slug": "网址里代表本机关的小写字母，例如 gongan",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [("", "请选择"), *AgencyKind.choices]
        self.fields["kind"] = forms.ChoiceField(label=self.fields["kind"].label, choices=kinds)

    def clean_credit_code(self) -> str:
        code: str = self.cleaned_data["credit_code"].strip().upper()
        if fault := credit_code.fault(code):
            raise forms.ValidationError(fault)
        return code


class NewAgencyForm(AgencyForm):
    """An agency below, with its three administrators."""

    system_username = forms.CharField(label="系统管理员的登录名", max_length=50)
    system_name = forms.CharField(label="系统管理员的姓名", max_length=50)
    security_username = forms.CharField(label="安全管理员的登录名", max_length=50)
    security_name = forms.CharField(label="安全管理员的姓名", max_length=50)
    audit_username = forms.CharField(label="审计管理员的登录名", max_length=50)
    audit_name = forms.CharField(label="审计管理员的姓名", max_length=50)


class UnitForm(forms.Form):
    """A unit's name."""

    name = forms.CharField(label="名称", max_length=100)


def _searched(label: str) -> forms.CharField:
    """A text to look for; databases refuse to look for very long ones."""
    widget = forms.TextInput({"type": "search"})
    return forms.CharField(label=label, required=False, max_length=100, widget=widget)


def _day_of_entries(label: str) -> forms.DateField:
    """A day that has an instant before and after it in every time zone."""
    said = "请写2000年至2099年之间的日期。"
    limits = [
        MinValueValidator(date(2000, 1, 1), said),
        MaxValueValidator(date(2099, 12, 31), said),
    ]
    return forms.DateField(label=label, required=False, widget=DateInput, validators=limits)


class PeopleFilter(forms.Form):
    """Which people to list."""

    q = _searched("姓名、登录名")
    kind = forms.ChoiceField(
        label="岗位", required=False, choices=[("", "全部"), *POST_NAMES.items()]
    )


class JournalFilter(forms.Form):
    """Which entries of the journal to list."""

    q = _searched("对象、内容")
    person = forms.ModelChoiceField(
        User.objects.none(), label="行为人", required=False, empty_label="全部"
    )
    act = forms.ChoiceField(label="行为", required=False)
    since = _day_of_entries("从哪一天起")
    until = _day_of_entries("到哪一天止")

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people, acts = self.fields["person"], self.fields["act"]
        assert isinstance(people, forms.ModelChoiceField)  # noqa: S101 - for the type checker: the form declares it
        assert isinstance(acts, forms.ChoiceField)  # noqa: S101 - for the type checker: the form declares it
        people.queryset = User.objects.filter(agency=agency).order_by("name")
        acts.choices = [("", "全部"), *named()]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        since, until = given.get("since"), given.get("until")
        if since and until and since > until:
            self.add_error("until", "止的日期早于起的日期，请改正。")
        return given
