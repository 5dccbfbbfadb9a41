"""What somebody was told, when they read it, when it was mailed."""

from typing import ClassVar

from django.db import models


class Notice(models.Model):
    """提醒: a digest for one person on one subject and day.

    `lines` are small records: `text`, `url`, `urgent`. They hold numbers and days, nobody's name.
    """

    person = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    topic = models.CharField("事项", max_length=30)
    on = models.DateField("日期")
    title = models.CharField("标题", max_length=100)
    lines = models.JSONField("内容", default=list)
    made_at = models.DateTimeField("时间", auto_now_add=True)
    read_at = models.DateTimeField("已读时间", null=True)
    mailed_at = models.DateTimeField("邮件发出时间", null=True)

    class Meta:
        verbose_name = "提醒"
        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "topic", "on"], name="told_once_a_day"),
        ]

    def __str__(self) -> str:
        return self.title
