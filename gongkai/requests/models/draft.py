"""What an applicant filled in and did not send yet."""

import uuid
from typing import ClassVar

from django.db import models

from gongkai.requests.models.parts import EnclosureKind, random_place
from gongkai.requests.models.rectification import RectificationRequest
from gongkai.requests.models.request import InfoRequest


class Purpose(models.TextChoices):
    """What somebody fills in on the public pages."""

    DISCLOSURE = "disclosure", "申请公开政府信息"
    RECTIFICATION = "rectification", "申请更正政府信息"


class Draft(models.Model):
    """未提交的申请: what an applicant typed so far, encrypted; it goes a day after the last step.

    Once sent it points at its request, so that sending it again gives the same one, and holds the
    query code for the acknowledgement.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.ForeignKey("accounts.Agency", on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField(
        "申请什么", max_length=20, choices=Purpose, default=Purpose.DISCLOSURE
    )
    content_sealed = models.TextField("填写的内容", blank=True)
    code_sealed = models.TextField("查询码", blank=True)
    request = models.OneToOneField(
        InfoRequest, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    rectification = models.OneToOneField(
        RectificationRequest, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField("最后填写时间", auto_now=True, db_index=True)

    class Meta:
        verbose_name = "未提交的申请"

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def sent(self) -> InfoRequest | RectificationRequest | None:
        """What became of it, None while it is not sent."""
        return self.request or self.rectification


class DraftFile(models.Model):
    """A file of a draft, encrypted; it becomes an enclosure when the draft is sent."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="files")
    kind = models.CharField("种类", max_length=20, choices=EnclosureKind)
    name = models.CharField("文件名", max_length=200)
    media_type = models.CharField("类型", max_length=100)
    size = models.PositiveIntegerField("字节数")
    file = models.FileField("文件", upload_to=random_place)
    added_at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = "未提交的材料"
        ordering: ClassVar = ["added_at"]

    def __str__(self) -> str:
        return self.name
