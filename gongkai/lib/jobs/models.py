"""When each job is due, and who is running it."""

from django.db import models


class DueJob(models.Model):
    """到期任务: one row a job; a claim that is not renewed is given up after a minute."""

    name = models.CharField("任务", max_length=60, unique=True)
    due_at = models.DateTimeField("应当运行于")
    claim = models.CharField("运行者", max_length=32, blank=True)
    claimed_until = models.DateTimeField("占用至", null=True, blank=True)
    finished_at = models.DateTimeField("上次完成于", null=True, blank=True)
    failures = models.PositiveIntegerField("连续失败次数", default=0)
    fault = models.CharField("上次失败的原因", max_length=200, blank=True)

    class Meta:
        app_label = "jobs"
        verbose_name = "到期任务"

    def __str__(self) -> str:
        return self.name
