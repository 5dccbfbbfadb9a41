"""Holiday notices as they were entered at the desk, one row a notice; never changed."""

from typing import ClassVar

from django.db import models


class EnteredNotice(models.Model):
    """放假通知: the official text, and what was read out of it as a year file."""

    year = models.PositiveSmallIntegerField("年份")
    document_number = models.CharField("发文字号", max_length=100, blank=True)
    text = models.TextField("通知全文")
    year_file = models.TextField("安排")
    entered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField("登记时间", auto_now_add=True)

    class Meta:
        verbose_name = "放假通知"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.document_number or f"{self.year}年放假安排"
