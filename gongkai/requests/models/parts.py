"""What requests of every kind are made of: people, files, notes, and the labels of both."""

import uuid
from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar, TypeVar

from django.db import models

from gongkai.statute.report.facts import ApplicantClass

APPLICANT_CLASS_NAMES = {
    ApplicantClass.NATURAL_PERSON: "自然人",
    ApplicantClass.COMPANY: "商业企业",
    ApplicantClass.RESEARCH_BODY: "科研机构",
    ApplicantClass.PUBLIC_WELFARE_BODY: "社会公益组织",
    ApplicantClass.LEGAL_SERVICE: "法律服务机构",
    ApplicantClass.OTHER: "其他",
}

Label = TypeVar("Label", bound=StrEnum)


def choices(names: Mapping[Label, str]) -> list[tuple[str, str]]:
    """The choices of a column, as plain words that migrations can hold."""
    return [(label.value, name) for label, name in names.items()]


class Role(models.TextChoices):
    """Who somebody is in a request."""

    APPLICANT = "applicant", "申请人"
    REPRESENTATIVE = "representative", "代理人"


class IdentityKind(models.TextChoices):
    """身份证明 (条例第二十九条第一项)."""

    IDENTITY_CARD = "identity_card", "居民身份证"
    CREDIT_CODE = "credit_code", "统一社会信用代码"
    PASSPORT = "passport", "护照"
    OTHER = "other", "其他证件"


class PersonBase(models.Model):
    """An applicant or representative. Everything but the name is encrypted at rest.

    `identity_digest` finds the same person again without opening the number.
    """

    role = models.CharField("身份", max_length=20, choices=Role, default=Role.APPLICANT)
    position = models.PositiveSmallIntegerField("次序", default=1)
    applicant_class = models.CharField(
        "申请人类别", max_length=3, choices=choices(APPLICANT_CLASS_NAMES)
    )
    name = models.CharField("姓名或者名称", max_length=100)
    identity_kind = models.CharField("证件种类", max_length=20, choices=IdentityKind)
    identity_sealed = models.TextField("证件号码", blank=True)
    identity_digest = models.CharField("证件号码摘要", max_length=64, blank=True, db_index=True)
    phone_sealed = models.TextField("联系电话", blank=True)
    email_sealed = models.TextField("电子邮箱", blank=True)
    address_sealed = models.TextField("通信地址", blank=True)

    class Meta:
        abstract = True
        verbose_name = "申请人"
        ordering: ClassVar = ["role", "position"]

    def __str__(self) -> str:
        return self.name


class EnclosureKind(models.TextChoices):
    """What an enclosure is."""

    IDENTITY_PROOF = "identity_proof", "身份证明"
    AUTHORISATION = "authorisation", "授权委托书"
    ARRIVAL_PROOF = "arrival_proof", "来件凭证"
    SUPPLEMENT = "supplement", "补正材料"
    FOUND = "found", "检索到的信息"
    OPINION = "opinion", "意见"
    EVIDENCE = "evidence", "证据材料"
    OTHER = "other", "其他材料"


def random_place(_instance: models.Model, _name: str) -> str:
    """Where a file is kept: a name that tells nothing, in one of 256 folders."""
    name = uuid.uuid4().hex
    return f"requests/{name[:2]}/{name}"


class EnclosureBase(models.Model):
    """A file of a case, stored outside the web root; what applicants send is encrypted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("种类", max_length=20, choices=EnclosureKind)
    name = models.CharField("文件名", max_length=200)
    media_type = models.CharField("类型", max_length=100)
    size = models.PositiveIntegerField("字节数")
    sha256 = models.CharField("摘要", max_length=64)
    file = models.FileField("文件", upload_to=random_place)
    is_sealed = models.BooleanField("加密", default=False)
    added_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    added_at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        abstract = True
        verbose_name = "材料"
        ordering: ClassVar = ["added_at"]

    def __str__(self) -> str:
        return self.name


class NoteBase(models.Model):
    """办理备注: what staff want each other to know."""

    text = models.TextField("备注")
    written_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        abstract = True
        verbose_name = "备注"
        ordering: ClassVar = ["written_at"]

    def __str__(self) -> str:
        return self.text[:30]
