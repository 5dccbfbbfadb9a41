"""The entry of an arrival: what came, who asks, what is wanted, and the evidence of each."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile

from gongkai.accounts.models import User
from gongkai.lib.file_kinds import MOST_BYTES
from gongkai.requests.actions import Applicant, Upload, Wanted
from gongkai.requests.actions.receive import plain_identity
from gongkai.requests.forms.identity import identity_fault
from gongkai.requests.models import (
    APPLICANT_CLASS_NAMES,
    EnclosureKind,
    IdentityKind,
    Role,
    WantedForm,
    WantedWay,
    choices,
)
from gongkai.statute.application import RequestItem, RequiredContent, missing_from_request
from gongkai.statute.events import CHANNEL_NAMES, Channel, Submitted
from gongkai.statute.receipt import needs_confirmation
from gongkai.statute.report.facts import ApplicantClass
from gongkai.statute.state import obstacle
from gongkai.ui.forms import DateInput

MOST_APPLICANTS = 50
_SUBJECT_LENGTH = 60


class ArrivalForm(forms.Form):
    """来件: by which channel, when, and what proves it."""

    optional: ClassVar = {
        "confirmed_on": "还没有确认的不填",
        "how_confirmed": "填了确认日期的要写",
    }

    channel = forms.ChoiceField(
        label="申请渠道", choices=choices(CHANNEL_NAMES), widget=forms.RadioSelect
    )
    arrived_on = forms.DateField(
        label="到达日期",
        widget=DateInput(),
        help_text="当面的填提交之日，需签收的邮寄填签收之日，其他的填送达本机关之日。",
    )
    confirmed_on = forms.DateField(
        label="双方确认的日期",
        required=False,
        widget=DateInput(),
        help_text="平常信函、互联网渠道、传真要与申请人确认，确认之日为收到申请之日；"
        "平常信函应当在到达当日确认。",
    )
    how_confirmed = forms.CharField(
        label="怎样确认的",
        required=False,
        max_length=200,
        help_text="例如：10:20电话确认，申请人本人接听。不要写电话号码。",
    )
    evidence = forms.CharField(
        label="来件凭证",
        required=False,
        max_length=200,
        help_text="例如：挂号邮件号、签收人、收文登记号。",
    )
    arrival_proof = forms.FileField(
        label="来件扫描件",
        required=False,
        help_text="信封、邮件单或者传真件，PDF、JPG、PNG，不超过10 MB。",
    )
    oral = forms.BooleanField(
        label="申请人书写确有困难，口头提出，由本机关代为填写", required=False
    )
    oral_confirmed = forms.BooleanField(
        label="已向申请人读过填写的内容，申请人确认无误", required=False
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(*args, **kwargs)
        self.fields["arrived_on"].initial = today

    def clean_arrival_proof(self) -> "UploadedFile[Any] | None":
        return checked_file(self.cleaned_data["arrival_proof"])

    def clean(self) -> None:
        given = self.cleaned_data
        self._check_confirmation()
        if given.get("oral") and not given.get("oral_confirmed"):
            self.add_error("oral_confirmed", "口头申请要经申请人确认，请读给申请人听后勾选。")
        if given.get("oral") and given.get("channel") not in {None, Channel.IN_PERSON}:
            self.add_error("oral", "口头申请在当面提出，请把申请渠道改为“当面提交”。")
        if not self.errors:
            self._ask_the_statute()

    def _check_confirmation(self) -> None:
        given = self.cleaned_data
        channel, confirmed_on = given.get("channel"), given.get("confirmed_on")
        if confirmed_on and channel and not needs_confirmation(Channel(channel)):
            name = CHANNEL_NAMES[Channel(channel)]
            self.add_error("confirmed_on", f"{name}无需确认，到达日期即收到日期。请清空确认日期。")
        elif confirmed_on and not given.get("how_confirmed"):
            self.add_error("how_confirmed", "请写明怎样确认的，以便日后证明收到日期。")
        for name in ("arrived_on", "confirmed_on"):
            day = given.get(name)
            if day and day > self.today:
                self.add_error(name, f"{self.fields[name].label}不能晚于今天，请核对。")

    def _ask_the_statute(self) -> None:
        """What the law refuses is said at the day that it concerns."""
        submitted = self.submitted()
        if reason := obstacle([], submitted):
            unconfirmed = Submitted(submitted.channel, submitted.arrived_on, None, submitted.oral)
            concerned = "arrived_on" if obstacle([], unconfirmed) else "confirmed_on"
            self.add_error(concerned, reason)

    def submitted(self) -> Submitted:
        """The first event of the request."""
        given = self.cleaned_data
        return Submitted(
            Channel(given["channel"]),
            given["arrived_on"],
            given.get("confirmed_on"),
            bool(given.get("oral")),
        )

    def said(self) -> str:
        """How it came and was confirmed, kept with the event."""
        given = self.cleaned_data
        oral = "口头提出，本机关代为填写，已经申请人确认" if given["oral"] else ""
        confirmed = f"确认方式：{given['how_confirmed']}" if given["how_confirmed"] else ""
        evidence = f"来件凭证：{given['evidence']}" if given["evidence"] else ""
        return "；".join(part for part in (evidence, confirmed, oral) if part)


_ILLEGIBLE = "看不清的先空着，以后请申请人补正；证件种类选错的，请改选。"
_TYPED = ("name", "identity_number", "phone", "email", "address")


class PersonForm(forms.Form):
    """Somebody with identity and contact; what is missing may be supplemented later."""

    name = forms.CharField(label="姓名或者名称", max_length=100)
    identity_kind = forms.ChoiceField(label="证件种类", choices=IdentityKind.choices)
    identity_number = forms.CharField(
        label="证件号码",
        required=False,
        max_length=40,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    phone = forms.CharField(
        label="联系电话",
        required=False,
        max_length=40,
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "tel"}),
    )
    email = forms.EmailField(
        label="电子邮箱", required=False, widget=forms.EmailInput({"autocomplete": "off"})
    )
    address = forms.CharField(
        label="通信地址",
        required=False,
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        """A number that cannot be right is said before it is kept; none may be supplemented."""
        given = super().clean() or self.cleaned_data
        kind, number = given.get("identity_kind"), plain_identity(given.get("identity_number", ""))
        if kind and number and (fault := identity_fault(IdentityKind(kind), number)):
            self.add_error("identity_number", f"{fault}{_ILLEGIBLE}")
        return given

    def has_changed(self) -> bool:
        """Whether anything was typed; a kind that stands chosen from the start says nothing."""
        return any(self.data.get(self.add_prefix(name), "").strip() for name in _TYPED)

    def person(self, role: Role, applicant_class: ApplicantClass) -> Applicant:
        """Whom a valid form describes."""
        given = self.cleaned_data
        return Applicant(
            name=given["name"].strip(),
            applicant_class=applicant_class,
            identity_kind=IdentityKind(given["identity_kind"]),
            identity_number=given["identity_number"],
            phone=given["phone"],
            email=given["email"],
            address=given["address"],
            role=role,
        )


class ApplicantForm(PersonForm):
    """申请人."""

    applicant_class = forms.ChoiceField(label="申请人类别", choices=choices(APPLICANT_CLASS_NAMES))
    field_order = ("name", "applicant_class")

    def applicant(self) -> Applicant:
        """Who asks."""
        given = ApplicantClass(self.cleaned_data["applicant_class"])
        return self.person(Role.APPLICANT, given)


class RepresentativeForm(PersonForm):
    """代理人; left empty where the applicant acts alone."""

    name = forms.CharField(label="代理人姓名", max_length=100)
    authorisation = forms.FileField(
        label="授权委托书", required=False, help_text="PDF、JPG、PNG，不超过10 MB。"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"empty_permitted": True, "use_required_attribute": False}
        super().__init__(*args, **kwargs)

    def clean_authorisation(self) -> "UploadedFile[Any] | None":
        return checked_file(self.cleaned_data["authorisation"])

    def representative(self) -> Applicant | None:
        """Who acts for the applicants, if anybody."""
        if not self.has_changed():
            return None
        return self.person(Role.REPRESENTATIVE, ApplicantClass.NATURAL_PERSON)


if TYPE_CHECKING:
    _FormSet = forms.BaseFormSet[ApplicantForm]
else:
    _FormSet = forms.BaseFormSet


class Applicants(_FormSet):
    """All who ask together; further ones that were left empty are none."""

    def initial_form_count(self) -> int:
        """None of what is sent was there before: those left empty are permitted."""
        return 0 if self.is_bound else super().initial_form_count()

    def people(self) -> list[Applicant]:
        """Those who ask, in the order of the page."""
        return [form.applicant() for form in self.forms if form.has_changed()]


ApplicantFormSet = forms.formset_factory(
    ApplicantForm,
    formset=Applicants,
    extra=0,
    min_num=1,
    max_num=MOST_APPLICANTS,
    absolute_max=MOST_APPLICANTS,
)


class WantedInfoForm(forms.Form):
    """所需信息: any of name, document number and description is enough (条例第二十九条)."""

    optional: ClassVar = {
        "subject": "名称、文号、描述至少填一项",
        "document_number": "不知道可以不填",
    }

    subject = forms.CharField(label="信息名称", required=False, max_length=200)
    document_number = forms.CharField(label="文号", required=False, max_length=100)
    description = forms.CharField(
        label="便于查询的特征描述",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="照申请书原文填写。申请的用途不用问，也不用写。",
    )
    wanted_form = forms.ChoiceField(label="获取方式", choices=WantedForm.choices)
    wanted_way = forms.ChoiceField(label="获取途径", choices=WantedWay.choices)
    identity_proof = forms.FileField(
        label="申请人身份证明", required=False, help_text="PDF、JPG、PNG，不超过10 MB，加密保存。"
    )
    handler = forms.ChoiceField(label="经办人", required=False)

    def __init__(self, *args: Any, handlers: Iterable[User] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(each.pk): each for each in handlers}
        named = [(pk, each.name) for pk, each in self.people.items()]
        self.fields["handler"] = forms.ChoiceField(
            label="经办人", required=False, choices=[("", "以后再分办"), *named]
        )

    def clean_identity_proof(self) -> "UploadedFile[Any] | None":
        return checked_file(self.cleaned_data["identity_proof"])

    def clean(self) -> None:
        given = self.cleaned_data
        if not any(given.get(name) for name in ("subject", "document_number", "description")):
            self.add_error("subject", "请填写所需信息的名称、文号或者特征描述，至少一项。")

    def wanted(self) -> Wanted:
        """What is asked for; without a name the list shows the number or the first words."""
        given = self.cleaned_data
        first_words = " ".join(given["description"].split())[:_SUBJECT_LENGTH]
        return Wanted(
            subject=given["subject"] or given["document_number"] or first_words,
            document_number=given["document_number"],
            description=given["description"],
            form=given["wanted_form"],
            way=given["wanted_way"],
        )

    def chosen_handler(self) -> User | None:
        """Who is to handle it."""
        return self.people.get(self.cleaned_data["handler"])


def checked_file(file: "UploadedFile[Any] | None") -> "UploadedFile[Any] | None":
    """A file that is not too large; what it is, is told by its content when it is taken in."""
    if file and file.size and file.size > MOST_BYTES:
        raise forms.ValidationError(
            f"{file.name}超过10 MB，请降低扫描的清晰度，或者分开上传。", code="too_large"
        )
    return file


def upload_of(file: "UploadedFile[Any]") -> Upload:
    """A file as the action takes it."""
    return Upload(str(file.name or "附件"), file.read())


def uploads(files: "dict[EnclosureKind, UploadedFile[Any] | None]") -> dict[EnclosureKind, Upload]:
    """The files that were chosen."""
    return {kind: upload_of(file) for kind, file in files.items() if file}


def lacking(wanted: Wanted, people: Iterable[Applicant], *, proven: bool) -> list[RequiredContent]:
    """条例第二十九条第二款。What the application still lacks and a supplement may cure."""
    given = {RequestItem.FORM_WANTED, RequestItem.APPLICANT_NAME}
    items = {
        RequestItem.INFO_NAME: wanted.subject,
        RequestItem.DOCUMENT_NUMBER: wanted.document_number,
        RequestItem.DESCRIPTION: wanted.description,
        RequestItem.IDENTITY_PROOF: proven,
        RequestItem.CONTACT: any(each.phone or each.email or each.address for each in people),
    }
    given |= {item for item, value in items.items() if value}
    return list(missing_from_request(given))
