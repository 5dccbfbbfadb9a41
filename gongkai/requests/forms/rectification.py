"""Forms of the desk for requests to rectify: the entry, and the acts on a file."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, ClassVar

from django import forms

from gongkai.accounts.models import User
from gongkai.requests.actions import Arrival, Claim
from gongkai.requests.forms.act_form import day, line, words
from gongkai.requests.forms.acts import SERVICE_CHOICES
from gongkai.requests.forms.handling import FilesField
from gongkai.requests.models import EnclosureKind, InfoRequest, RectificationRequest, choices
from gongkai.requests.numbers import number_in
from gongkai.statute import rectification as statute
from gongkai.statute.errors import NotVerifiedError
from gongkai.statute.events import CHANNEL_NAMES, Channel, ServiceWay
from gongkai.statute.rectification import RectificationResult
from gongkai.statute.wording import chinese_date

_FILES = "PDF、JPG、PNG、DOCX、XLSX，每个不超过10 MB，可以选几个，加密保存。"
_YES_NO = [("yes", "是"), ("no", "否")]


class ClaimForm(forms.Form):
    """来件 and 更正事项: when it came, which record, what is wrong, what it should read."""

    optional: ClassVar = {
        "document_number": "没有或者不知道可以不填",
        "record": "不知道可以不填",
        "evidence": "有证据材料的可以不填",
        "comes_from": "不是从公开申请来的不填",
    }

    channel = forms.ChoiceField(
        label="申请渠道", choices=choices(CHANNEL_NAMES), widget=forms.RadioSelect
    )
    received_on = day("收到日期")
    comes_from = line(
        "来自哪件公开申请",
        required=False,
        most=20,
        help_text="按公开申请提出、内容是要求更正的，写那件申请的编号，例如2026-0044；申请人从那里带来。",
    )
    subject = line("要更正的信息名称", help_text="例如：常住人口登记表。")
    document_number = line("文号", required=False, most=100)
    record = line("记录所在", required=False, help_text="哪个登记、证照、系统或者案卷。")
    wrong = words("不准确之处", rows=3, help_text="照申请书原文填写，不要写完整的证件号码。")
    should_read = words("应当怎样更正", rows=3)
    evidence = words("证据说明", rows=3, required=False)
    material = FilesField(label="证据材料", required=False, help_text=_FILES)
    identity_proof = FilesField(label="申请人身份证明", required=False, help_text=_FILES)
    handler = forms.ChoiceField(label="经办人", required=False)

    def __init__(
        self,
        *args: Any,
        today: date,
        handlers: Iterable[User],
        find: Callable[[int, int], InfoRequest | None],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.find = today, find
        self.people = {str(each.pk): each for each in handlers}
        named = [(pk, each.name) for pk, each in self.people.items()]
        self.fields["handler"] = forms.ChoiceField(
            label="经办人", required=False, choices=[("", "以后再分办"), *named]
        )
        self.fields["received_on"].initial = today

    def clean_received_on(self) -> date:
        """Nothing arrives tomorrow."""
        on: date = self.cleaned_data["received_on"]
        if on > self.today:
            raise forms.ValidationError(f"收到日期不能晚于今天（{chinese_date(self.today)}）。")
        return on

    def clean_comes_from(self) -> InfoRequest | None:
        """The request of that number."""
        text = self.cleaned_data["comes_from"]
        if not text:
            return None
        number = number_in(text)
        found = self.find(*number) if number else None
        if found is None:
            raise forms.ValidationError(
                "本机关没有这个编号的公开申请。请照2026-0044这样写，或者清空后填写申请人。"
            )
        return found

    def claim(self) -> Claim:
        """What is to be rectified."""
        return Claim(**{name: self.cleaned_data[name] for name in Claim.__dataclass_fields__})

    def arrival(self) -> Arrival:
        """How and when it came."""
        return Arrival(Channel(self.cleaned_data["channel"]), self.cleaned_data["received_on"])

    def enclosures(self) -> dict[EnclosureKind, Any]:
        """The files by their kinds."""
        return {
            EnclosureKind.EVIDENCE: self.cleaned_data["material"],
            EnclosureKind.IDENTITY_PROOF: self.cleaned_data["identity_proof"],
        }

    def chosen_handler(self) -> User | None:
        """Who is to handle it."""
        return self.people.get(self.cleaned_data["handler"])


class AssignRectificationForm(forms.Form):
    """Who handles it."""

    handler = forms.ModelChoiceField(User.objects.none(), label="经办人", empty_label="请选择")

    def __init__(self, *args: Any, handlers: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        among = User.objects.filter(pk__in=[each.pk for each in handlers]).order_by("name")
        self.fields["handler"] = forms.ModelChoiceField(among, label="经办人", empty_label="请选择")


class NoteRectificationForm(forms.Form):
    """A note for colleagues."""

    text = words("备注", help_text="只在本机关内部可见。不要写证件号码和电话。")


class EncloseRectificationForm(forms.Form):
    """Files that belong to it."""

    kind = forms.ChoiceField(
        label="是什么材料",
        choices=[
            (each.value, each.label)
            for each in (EnclosureKind.EVIDENCE, EnclosureKind.IDENTITY_PROOF, EnclosureKind.OTHER)
        ],
        widget=forms.RadioSelect,
    )
    material = FilesField(label="文件", help_text=_FILES)


def _question(label: str, *, required: bool = True, help_text: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=_YES_NO,
        widget=forms.RadioSelect,
        required=required,
        help_text=help_text,
    )


class DecideRectificationForm(forms.Form):
    """条例第四十一条。The article's questions in its order; the answers give the result."""

    optional: ClassVar = {
        "competent": "前两项都是“是”的回答",
        "verified": "有权更正的回答",
        "forward": "无权更正的回答",
        "other_agency": "无权更正的填写",
    }

    about_applicant = _question("信息与申请人自身相关吗")
    has_evidence = _question("申请人有证据证明记录不准确吗")
    competent = _question("本机关有权更正吗", required=False)
    verified = _question(
        "经审核，记录确实不准确吗", required=False, help_text="核对原始材料后再回答。"
    )
    forward = forms.ChoiceField(
        label="本机关无权更正，怎样处理",
        choices=[
            ("forward", "转送有权更正的行政机关处理"),
            ("refer", "告知申请人向有权更正的行政机关提出"),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    other_agency = line("有权更正的行政机关", required=False)
    reasons = words("处理的事实和理由", help_text="予以更正的，写明更正后的内容；告知书照此写。")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        result = self.result()
        if result is None and not self.errors:
            self._ask_what_is_missing(given)
        elsewhere = result in {RectificationResult.FORWARDED, RectificationResult.REFERRED}
        if elsewhere and not given.get("other_agency"):
            self.add_error("other_agency", "请写明有权更正的行政机关的名称。")
        return given

    def _ask_what_is_missing(self, given: dict[str, Any]) -> None:
        if not given.get("competent"):
            self.add_error("competent", "请回答本机关是否有权更正。")
        elif given["competent"] == "no":
            self.add_error("forward", "请选择转送，或者告知申请人向有权更正的行政机关提出。")
        else:
            self.add_error("verified", "请先审核记录是否不准确，再作处理。")

    def finding(self) -> statute.RectificationRequest | None:
        """What was found, as the statute reads it; None while an answer is missing."""
        given = self.cleaned_data
        if not (given.get("about_applicant") and given.get("has_evidence")):
            return None
        answers = {
            name: given[name] == "yes"
            for name in ("about_applicant", "has_evidence", "competent", "verified")
            if given.get(name)
        }
        grounded = answers["about_applicant"] and answers["has_evidence"]
        if grounded and "competent" not in answers:
            return None
        competent = answers.get("competent", False)
        if grounded and not competent and not given.get("forward"):
            return None
        return statute.RectificationRequest(
            about_applicant=answers["about_applicant"],
            has_evidence=answers["has_evidence"],
            competent=competent,
            verified=answers.get("verified") if grounded and competent else None,
            can_forward=given.get("forward") == "forward",
        )

    def result(self) -> RectificationResult | None:
        """What the article makes of the answers; None while one is missing."""
        finding = self.finding()
        try:
            return statute.rectify(finding) if finding else None
        except NotVerifiedError:
            return None


def answers_of(rectification: RectificationRequest) -> dict[str, str]:
    """What was answered when it was decided, to be looked at again."""
    words_of = {True: "yes", False: "no", None: ""}
    if not rectification.result:
        return {}
    return {
        "about_applicant": words_of[rectification.about_applicant],
        "has_evidence": words_of[rectification.has_evidence],
        "competent": words_of[rectification.competent],
        "verified": words_of[rectification.verified],
        "forward": {"forwarded": "forward", "referred": "refer"}.get(rectification.result, ""),
        "other_agency": rectification.other_agency,
        "reasons": rectification.reasons,
    }


class TellForm(forms.Form):
    """告知申请人: on which day, how, and what proves it."""

    told_on = day("告知日期", help_text="邮寄的填交邮之日，当面的填签收之日。")
    way = forms.ChoiceField(label="告知方式", choices=SERVICE_CHOICES)
    proof = line("告知凭证", help_text="邮件号码、签收人或者其他凭证。")

    def clean_way(self) -> ServiceWay:
        return ServiceWay(self.cleaned_data["way"])
