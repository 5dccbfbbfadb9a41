"""The journal's tables. Rows are added, never changed: database triggers see to it."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class Entry(models.Model):
    """审计记录: who did what to which thing and when, chained to the entry before it."""

    sequence = models.PositiveBigIntegerField("序号", unique=True)
    at = models.DateTimeField("时间", db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    actor = models.CharField("行为人", max_length=100)
    act = models.CharField("行为", max_length=60)
    about_kind = models.CharField("对象种类", max_length=60)
    about_id = models.CharField("对象标识", max_length=60)
    about_name = models.CharField("对象", max_length=200)
    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, null=True, related_name="+"
    )
    said = models.TextField("内容")
    detail = models.JSONField("明细", default=dict)
    previous = models.CharField("前一条的摘要", max_length=64)
    hash = models.CharField("摘要", max_length=64)

    class Meta:
        verbose_name = "审计记录"
        indexes: ClassVar = [
            models.Index(fields=["agency", "-sequence"], name="entry_of_agency"),
            models.Index(fields=["about_kind", "about_id"], name="entry_about"),
        ]

    def __str__(self) -> str:
        return f"第{self.sequence}条"


class Tip(models.Model):
    """链尾: the last entry's number and hash, so that entries cut off at the end are missed."""

    sequence = models.PositiveBigIntegerField("序号")
    hash = models.CharField("摘要", max_length=64)

    class Meta:
        verbose_name = "链尾"
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(pk=1), name="one_tip"),
        ]

    def __str__(self) -> str:
        return f"第{self.sequence}条"
