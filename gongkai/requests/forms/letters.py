"""The forms of a letter: its words, opinions and reasons, its materials, its service."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from django import forms

from gongkai.letters.actions import Served, Upload
from gongkai.letters.models import Letter
from gongkai.lib.file_kinds import KINDS_OF_STAFF, MOST_BYTES
from gongkai.lib.half_width import plain_dashes
from gongkai.requests.forms.act_form import day, line, words
from gongkai.requests.models import Enclosure, EnclosureKind, RectificationEnclosure
from gongkai.statute.events import SERVICE_WAY_NAMES, ServiceWay
from gongkai.statute.service import (
    DAY_THAT_COUNTS,
    POSTAL_CARRIERS,
    PROOF_WORDS,
    ServiceProofs,
    missing_proof,
)

AnyEnclosure = Enclosure | RectificationEnclosure
MOST_BODY = 20_000
OFFERED = (EnclosureKind.FOUND, EnclosureKind.OTHER)
"""What of a case file may go out with a letter; what applicants sent stays there."""


class TextForm(forms.Form):
    """The words of a draft, with the version that was read."""

    title = line("标题")
    addressee = line("称谓", most=300, help_text="不写冒号。")
    body = words("正文", rows=22, most=MOST_BODY, help_text="一行一段。〔待填〕的地方要写完整。")
    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, letter: Letter, *, auto_id: str) -> "TextForm":
        """The form as the letter stands."""
        return cls(
            auto_id=auto_id,
            initial={
                "title": letter.title,
                "addressee": letter.addressee,
                "body": letter.body,
                "version": letter.version,
            },
        )


def read_anew(form: forms.Form, letter: Letter) -> None:
    """Let words that came too late be saved over the draft as it is now, which its page shows."""
    form.data = {**form.data, "version": str(letter.version)}


def tracking_number(text: str) -> str:
    """A number of the post without the blanks of its print. Raises ValidationError."""
    number = re.sub(r"[\s\-]", "", plain_dashes(text)).upper()
    if number and not re.fullmatch(r"[0-9A-Z]+", number):
        raise forms.ValidationError("邮件号码只有数字和字母，请照邮寄凭证填写。")
    return number


class OpinionForm(forms.Form):
    """What a reviewer says when a letter passes."""

    opinion = line("审核意见", required=False)


class ReasonForm(forms.Form):
    """Why a letter goes back, is voided, or is not needed."""

    reason = line("理由")


class SignForm(forms.Form):
    """A signature; a late one wants a word."""

    late_reason = line(
        "逾期说明", required=False, most=500, help_text="已经超过答复期限，写明原因。"
    )

    def __init__(self, *args: Any, is_late: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_late:
            del self.fields["late_reason"]


class ClearForm(forms.Form):
    """What the secrecy reviewer says to what the scan found in a file."""

    material = forms.UUIDField(widget=forms.HiddenInput)
    because = line("核对意见", most=500, help_text="例如：已遮盖；是申请人本人的信息。")


class ReturnedForm(forms.Form):
    """A letter that came back."""

    returned_on = day("退回日期")
    reason = line("退回原因", help_text="例如：查无此人、地址不详、拒收。")


class MaterialForm(forms.Form):
    """A file to go out with a letter: from the case file, or uploaded."""

    enclosure = forms.ChoiceField(label="从案卷里选", required=False)
    file = forms.FileField(
        label="或者上传文件",
        required=False,
        error_messages={"empty": "这个文件是空的，请重新选择。"},
    )
    name = line("附件名称", required=False, help_text="答复书附件清单里的名称；不写就用文件名。")
    document_number = line("文号", required=False, most=100)
    pages = forms.IntegerField(label="页数", min_value=1, max_value=100_000, required=False)

    def __init__(self, *args: Any, enclosures: Sequence[AnyEnclosure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(each.pk): each for each in enclosures if each.kind in OFFERED}
        choices = [("", "不从案卷里选"), *((pk, each.name) for pk, each in self.offered.items())]
        self.fields["enclosure"] = forms.ChoiceField(
            label="从案卷里选", choices=choices, required=False
        )
        self.order_fields(["enclosure", "file"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        file = given.get("file")
        if not given.get("enclosure") and not file and "file" not in self.errors:
            self.add_error("file", "请从案卷里选一份材料，或者上传一个文件。")
        if file and file.size > MOST_BYTES:
            self.add_error("file", f"文件不能超过{MOST_BYTES // 1024 // 1024} MB，请分开上传。")
        return given

    def chosen(self) -> AnyEnclosure | None:
        """The file of the case that was chosen."""
        return self.offered.get(self.cleaned_data.get("enclosure", ""))

    def named(self, upload: Upload) -> Upload:
        """An upload under the name that the letter will give it."""
        given = self.cleaned_data
        return Upload(
            given.get("name") or upload.name,
            upload.content,
            given.get("document_number", ""),
            given.get("pages"),
        )


_ASKED_OF: Mapping[str, frozenset[ServiceWay]] = {
    "carrier": frozenset({ServiceWay.POST}),
    "tracking_number": frozenset({ServiceWay.POST}),
    "signed_by": frozenset({ServiceWay.IN_PERSON, ServiceWay.ENTRUSTED}),
    "statement": frozenset({ServiceWay.ELECTRONIC, ServiceWay.LEFT, ServiceWay.PUBLIC_NOTICE}),
}
"""Which ways ask for a field; the page hides it for the others."""


class ServeForm(forms.Form):
    """How a letter was served; each way wants its own proof."""

    optional: ClassVar[dict[str, str]] = {
        "carrier": "邮寄要选",
        "tracking_number": "邮寄要填",
        "signed_by": "直接送达、委托送达要填",
        "statement": "写明上面要求的情况",
        "proof": "有照片、回执的一并上传",
    }

    way = forms.ChoiceField(
        label="送达方式", choices=[*SERVICE_WAY_NAMES.items()], widget=forms.RadioSelect
    )
    on = day("日期")
    carrier = forms.ChoiceField(
        label="邮寄单位",
        choices=[("", "请选择"), *((each, each) for each in POSTAL_CARRIERS)],
        required=False,
        help_text="只能通过邮政企业寄送，不得向申请人收取邮寄费用。",
    )
    tracking_number = line("邮件号码", required=False, most=40)
    signed_by = line("签收人", required=False, most=100, help_text="谁在送达回证上签的字。")
    statement = line(
        "情况说明",
        required=False,
        most=300,
        help_text="电子送达写明同意和到达时间；留置送达写明见证人；公告写明载体和原因。",
    )
    proof = forms.FileField(
        label="凭证",
        required=False,
        error_messages={"empty": "这个文件是空的，请重新选择。"},
        help_text="邮寄凭证、送达回证、照片等，"
        + "、".join(each.name for each in KINDS_OF_STAFF[:3])
        + " 都可以。",
    )

    def clean_tracking_number(self) -> str:
        """As the post prints it."""
        return tracking_number(self.cleaned_data["tracking_number"])

    def clean_proof(self) -> Any:
        """No file larger than a case file takes."""
        proof = self.cleaned_data.get("proof")
        if proof and proof.size > MOST_BYTES:
            raise forms.ValidationError(f"文件不能超过{MOST_BYTES // 1024 // 1024} MB。")
        return proof

    def clean(self) -> dict[str, Any]:
        """Everything that the way still lacks is told at once, each at its field."""
        given = super().clean() or self.cleaned_data
        if "way" not in given:
            return given
        enough = ServiceProofs("1", POSTAL_CARRIERS[0], "1", "1", files=bool(given.get("proof")))
        for name, ways in _ASKED_OF.items():
            if self._way not in ways or name in self.errors:
                continue
            if fault := missing_proof(self._way, replace(enough, **{name: given[name].strip()})):
                self.add_error(name, fault)
        return given

    @property
    def proofs(self) -> list[tuple[str, dict[str, str]]]:
        """Each way with the day that counts and with what proves it."""
        return [
            (way.value, {"name": name, "day": DAY_THAT_COUNTS[way], "proof": PROOF_WORDS[way]})
            for way, name in SERVICE_WAY_NAMES.items()
        ]

    def served(self) -> Served:
        """The service as it was recorded; what was typed for another way is left out."""
        given = self.cleaned_data
        proof = given.get("proof")
        return Served(
            way=self._way,
            on=given["on"],
            carrier=self._asked("carrier"),
            tracking_number=self._asked("tracking_number"),
            signed_by=self._asked("signed_by"),
            statement=self._asked("statement"),
            files=[Upload(proof.name, proof.read())] if proof else [],
        )

    @property
    def _way(self) -> ServiceWay:
        return ServiceWay(self.cleaned_data["way"])

    def _asked(self, name: str) -> str:
        return str(self.cleaned_data[name]).strip() if self._way in _ASKED_OF[name] else ""
