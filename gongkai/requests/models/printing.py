"""What is put together for somebody to fetch: kept sealed for a day, under a random name."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from gongkai.requests.models.parts import random_place


class PrintingKind(models.TextChoices):
    """What is put together."""

    CASE_BUNDLE = "case_bundle", "案卷"
    LETTERS = "letters", "文书合订"


class Printing(models.Model):
    """编印: papers joined into one file, piece by piece.

    `order` says what belongs into it and holds keys and choices only. `claimed_at` moves on while
    somebody works on it, so that one who was killed is followed by another.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.ForeignKey("accounts.Agency", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("种类", max_length=20, choices=PrintingKind)
    title = models.CharField("名称", max_length=200)
    order = models.JSONField("内容", default=dict)
    total = models.PositiveIntegerField("份数")
    done = models.PositiveIntegerField("已完成", default=0)
    ordered_at = models.DateTimeField("提出时间", auto_now_add=True)
    claimed_at = models.DateTimeField("办理时间", null=True, blank=True)
    finished_at = models.DateTimeField("完成时间", null=True, blank=True)
    fault = models.CharField("没有做成的原因", max_length=200, blank=True)
    ending = models.CharField("文件类型", max_length=10, blank=True)
    size = models.PositiveBigIntegerField("字节数", default=0)
    sha256 = models.CharField("摘要", max_length=64, blank=True)
    file = models.FileField("文件", upload_to=random_place, blank=True)

    class Meta:
        verbose_name = "编印"
        ordering: ClassVar = ["-ordered_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(done__lte=F("total")), name="printing_done_within_total"
            ),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True, file="")
                | Q(finished_at__isnull=False, fault="") & ~Q(file="")
                | Q(finished_at__isnull=False, file="") & ~Q(fault=""),
                name="printing_finished_with_file_or_fault",
            ),
        ]

    def __str__(self) -> str:
        return self.title
