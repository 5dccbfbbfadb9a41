"""The pages of the public application, one form each (条例第二十九条); none asks for a purpose."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from gongkai.requests.actions.receive import plain_identity
from gongkai.requests.forms.contact import MailField, PhoneField
from gongkai.requests.forms.identity import identity_fault
from gongkai.requests.models import IdentityKind, WantedForm, WantedWay
from gongkai.statute.application import RequestItem, missing_from_request
from gongkai.statute.report.facts import ApplicantClass

CLASS_QUESTIONS = {
    ApplicantClass.NATURAL_PERSON: "公民个人",
    ApplicantClass.COMPANY: "商业企业，例如公司、合伙企业",
    ApplicantClass.RESEARCH_BODY: "科研机构，例如大学、研究所",
    ApplicantClass.PUBLIC_WELFARE_BODY: "社会公益组织，例如慈善组织、基金会",
    ApplicantClass.LEGAL_SERVICE: "法律服务机构，例如律师事务所",
    ApplicantClass.OTHER: "其他法人或者组织",
}
_PERSON_KINDS = (IdentityKind.IDENTITY_CARD, IdentityKind.PASSPORT, IdentityKind.OTHER)
_ORGANISATION_KINDS = (IdentityKind.CREDIT_CODE, IdentityKind.OTHER)
LONGEST_DESCRIPTION = 2000


def _can_be_read(text: str) -> None:
    if not any(sign.isprintable() and not sign.isspace() for sign in text):
        raise ValidationError("这里填的全是看不见的字符，请重新填写。")


class PageForm(forms.Form):
    """A page of the application."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.CharField):
                field.validators.append(_can_be_read)
            if isinstance(field.widget, forms.Textarea):
                # a browser would silently cut what is pasted; a sentence says what is too long
                field.widget.attrs["maxlength"] = False


class WhoForm(PageForm):
    """Who applies, by a plain question: the annual report counts classes of applicants."""

    applicant_class = forms.ChoiceField(
        label="申请人是",
        choices=[(each.value, words) for each, words in CLASS_QUESTIONS.items()],
        widget=forms.RadioSelect,
        help_text="只用于年度报告的统计，不影响答复。",
        error_messages={"required": "请选择谁来申请；不确定的，选最接近的一项。"},
    )


class IdentityForm(PageForm):
    """A name with a kind and number of identity proof; the number's check sign is verified."""

    name = forms.CharField(max_length=100)
    identity_kind = forms.ChoiceField(label="证件种类", widget=forms.RadioSelect)
    identity_number = forms.CharField(
        label="证件号码",
        max_length=50,
        help_text="加密保存，只用于核对身份，不会公开。",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, is_person: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = _PERSON_KINDS if is_person else _ORGANISATION_KINDS
        kind = forms.ChoiceField(
            label="证件种类",
            choices=[(each.value, each.label) for each in kinds],
            initial=kinds[0].value,
            widget=forms.RadioSelect,
        )
        self.fields["identity_kind"] = kind
        self.fields["name"].label = "姓名" if is_person else "名称"
        self.fields["name"].help_text = (
            "与证件上的一致。" if is_person else "与登记证书上的全称一致。"
        )
        if is_person:
            self.fields["name"].widget.attrs["autocomplete"] = "name"

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        kind, number = given.get("identity_kind"), given.get("identity_number")
        if kind and number:
            plain = plain_identity(number)
            if fault := identity_fault(IdentityKind(kind), plain):
                self.add_error("identity_number", fault)
            given["identity_number"] = plain
        return given


class ParticipantsForm(PageForm):
    """Whether others apply too, or somebody acts for the applicant."""

    together = forms.BooleanField(label="还有别人和我一起申请", required=False)
    by_representative = forms.BooleanField(label="由代理人代为申请", required=False)


class RepresentativeForm(IdentityForm):
    """Who acts for the applicant, with the authorisation that is uploaded on the next page."""

    phone = PhoneField(
        label="代理人的联系电话",
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )


class UploadForm(PageForm):
    """One file of proof; its kind is asked because staff look for it."""

    kind = forms.ChoiceField(label="这是什么", widget=forms.RadioSelect)
    file = forms.FileField(
        label="选择文件",
        help_text="PDF、JPG、PNG或者DOCX，一份不超过10MB。可以直接拍照。",
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.docx"}),
    )

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"] = forms.ChoiceField(
            label="这是什么", choices=kinds, initial=kinds[0][0], widget=forms.RadioSelect
        )


class ProofsForm(PageForm):
    """Going on without a proof: a supplement can cure that."""

    later = forms.BooleanField(label="现在没有身份证明的文件，以后再补", required=False)
    missing = "请上传身份证明；现在没有的，请勾选“以后再补”。"

    def __init__(self, *args: Any, has_proof: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_proof = has_proof

    def clean_later(self) -> bool:
        later = bool(self.cleaned_data["later"])
        if not later and not self.has_proof:
            raise ValidationError(self.missing)
        return later


class ContactForm(PageForm):
    """How the applicant is reached: one way is enough, a telephone makes confirming quick."""

    optional: ClassVar[dict[str, str]] = {"phone": "三项至少填一项", "email": "", "address": ""}
    phone = PhoneField(
        label="联系电话",
        max_length=30,
        required=False,
        help_text="我们要和您确认收到申请，留电话最快。",
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    email = MailField(
        label="电子邮箱",
        max_length=100,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    address = forms.CharField(
        label="通信地址",
        max_length=200,
        required=False,
        help_text="要邮寄答复的，请写到门牌号，并写邮政编码。",
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(given.get(name) for name in self.fields):
            self.add_error("phone", "请至少留一种联系方式，否则我们没法与您确认和答复。")
        return given


class InformationForm(PageForm):
    """条例第二十九条第二款第二项。What is wanted: a name, a document number or a description."""

    optional: ClassVar[dict[str, str]] = {
        "subject": "不知道可以不填",
        "document_number": "不知道可以不填",
    }
    subject = forms.CharField(
        label="信息的名称",
        max_length=200,
        required=False,
        help_text="例如：2025年示例大道交通信号灯改造工程的中标结果。一份申请写一件事。",
    )
    document_number = forms.CharField(
        label="文号", max_length=100, required=False, help_text="例如：示公规〔2026〕2号。"
    )
    description = forms.CharField(
        label="能帮助查找的描述",
        max_length=LONGEST_DESCRIPTION,
        required=False,
        help_text="写清时间、地点、事情，例如哪一年、哪条路、哪项检查。",
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        items = {
            RequestItem.INFO_NAME: given.get("subject"),
            RequestItem.DOCUMENT_NUMBER: given.get("document_number"),
            RequestItem.DESCRIPTION: given.get("description"),
        }
        wanted = {item for item, text in items.items() if text}
        lacking = [
            each for each in missing_from_request(wanted) if RequestItem.DESCRIPTION in each.items
        ]
        if lacking and not self.errors:
            self.add_error("subject", "请写信息的名称、文号或者描述，至少写一项。")
        return given


class ReceivingForm(PageForm):
    """条例第二十九条第二款第三项。In what form and by what way the answer comes.

    A way that needs an e-mail or postal address asks for it where the contact page has none.
    """

    optional: ClassVar[dict[str, str]] = {"email": "选电子邮件的填写", "address": "选邮寄的填写"}
    form = forms.ChoiceField(
        label="要什么形式",
        choices=WantedForm.choices,
        widget=forms.RadioSelect,
        help_text="没有所要形式的，我们会以可以提供的形式提供。",
    )
    way = forms.ChoiceField(label="怎样拿到", choices=WantedWay.choices, widget=forms.RadioSelect)
    email = MailField(label="电子邮箱", max_length=100, required=False)
    address = forms.CharField(label="通信地址", max_length=200, required=False)

    def __init__(self, *args: Any, known: frozenset[str] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        for name in known & {"email", "address"}:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        form, way = given.get("form"), given.get("way")
        if form and way and way not in _WAYS[WantedForm(form)]:
            ways = "、".join(WantedWay(each).label for each in _WAYS[WantedForm(form)])
            self.add_error("way", f"{WantedForm(form).label}只能通过{ways}取得，请改选。")
        self._demand("email", way == WantedWay.EMAIL, "选电子邮件的，请填写电子邮箱。")
        self._demand("address", way == WantedWay.POST, "选邮寄的，请填写通信地址。")
        return given

    def _demand(self, name: str, needed: bool, sentence: str) -> None:  # noqa: FBT001 - read as one sentence where it is called
        is_asked = needed and name in self.fields and name not in self.errors
        if is_asked and not self.cleaned_data.get(name):
            self.add_error(name, sentence)


_WAYS = {
    WantedForm.ELECTRONIC: (WantedWay.ONLINE, WantedWay.EMAIL),
    WantedForm.PAPER: (WantedWay.POST, WantedWay.IN_PERSON),
    WantedForm.READING: (WantedWay.IN_PERSON,),
}
