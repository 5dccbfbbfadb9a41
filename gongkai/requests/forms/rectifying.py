"""The public application for rectification (条例第四十一条): its pages, and what they come to."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django import forms

from gongkai.requests.actions import Claim
from gongkai.requests.forms import apply
from gongkai.requests.forms.application import FORMS, Application, Page, pages_by_key
from gongkai.requests.forms.apply import LONGEST_DESCRIPTION, PageForm
from gongkai.requests.models import EnclosureKind


class RepresentedForm(PageForm):
    """Whether somebody acts for the applicant."""

    by_representative = forms.BooleanField(label="由代理人代为申请", required=False)


class RecordForm(PageForm):
    """Which record is meant."""

    optional: ClassVar[dict[str, str]] = {
        "document_number": "没有的不填",
        "record": "不知道可以不填",
    }
    subject = forms.CharField(
        label="要更正的是什么信息", max_length=200, help_text="例如：常住人口登记表。"
    )
    document_number = forms.CharField(label="文号", max_length=100, required=False)
    record = forms.CharField(
        label="记在哪里",
        max_length=200,
        required=False,
        help_text="哪个登记、证照、系统或者案卷，例如户籍档案。",
    )


def _text(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST_DESCRIPTION,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class MistakeForm(PageForm):
    """What is inaccurate, what it should read, and how that is shown."""

    wrong = _text("哪里不准确", "照记录上的原样写。不用写完整的证件号码。")
    should_read = _text("应当是怎样的", "写准确的内容。")
    evidence = _text("有什么证据", "例如：出生医学证明、法院判决书。证据材料在下一页上传。")


class EvidenceForm(apply.ProofsForm):
    """Going on without files: originals may be brought or sent."""

    later = forms.BooleanField(label="缺的材料以后当面或者邮寄提交", required=False)
    missing = "请上传身份证明和证据材料；现在没有的，请勾选“缺的材料以后当面或者邮寄提交”。"


class Rectifying(Application):
    """What was typed so far of an application for rectification."""

    PLACES: ClassVar[Mapping[str, Page]] = pages_by_key(
        Page("who", 1, "谁来申请"),
        Page("applicant", 1, "申请人的姓名和证件"),
        Page("participants", 1, "有没有代理人", "没有的，直接继续。"),
        Page("representative", 1, "谁代为申请", "单位申请的填写经办人，个人申请的填写代理人。"),
        Page("contact", 2, "怎样联系您"),
        Page("record", 3, "要更正哪条信息", "只能要求更正与申请人自身相关的信息。"),
        Page("mistake", 3, "哪里不准确"),
        Page("proofs", 4, "身份证明和证据"),
        Page("check", 5, "核对后提交"),
    )
    STEPS: ClassVar[tuple[str, ...]] = (
        "申请人",
        "联系方式",
        "更正什么",
        "证明材料",
        "核对提交",
    )
    FORMS: ClassVar[Mapping[str, Callable[..., forms.Form]]] = {
        **FORMS,
        "participants": lambda _, **given: RepresentedForm(**given),
        "record": lambda _, **given: RecordForm(**given),
        "mistake": lambda _, **given: MistakeForm(**given),
        "proofs": lambda app, **given: EvidenceForm(
            has_proof={"identity_proof", "evidence"} <= app.file_kinds, **given
        ),
    }

    def upload_kinds(self) -> list[tuple[str, str]]:
        return [(EnclosureKind.EVIDENCE.value, "证据材料"), *super().upload_kinds()]

    def contact(self) -> dict[str, Any]:
        return self.cleaned("contact")

    def claim(self) -> Claim:
        """What is to be rectified."""
        record, mistake = self.cleaned("record"), self.cleaned("mistake")
        return Claim(**record, **mistake)
