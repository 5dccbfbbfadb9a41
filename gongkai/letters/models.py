"""Letters with their steps, numbers, enclosed material and service (送达).

A letter belongs to a matter of a room above (`matter`, such as `requests/2026-0044`), which this
room never looks into. What a signed letter says is in its PDF, which nothing changes any more.
"""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from gongkai.letters.flow import LETTER_STATE_NAMES, LetterState
from gongkai.statute.events import SERVICE_WAY_NAMES, ServiceWay


def random_place(_instance: models.Model, _name: str) -> str:
    """Where a file is kept: a name that tells nothing, in one of 256 folders."""
    name = uuid.uuid4().hex
    return f"letters/{name[:2]}/{name}"


class ReceiverRole(models.TextChoices):
    """Who receives a letter."""

    APPLICANT = "applicant", "申请人"
    THIRD_PARTY = "third_party", "第三方"
    AGENCY = "agency", "其他行政机关"


class Letter(models.Model):
    """文书: a letter or decision, from draft to proof of service."""

    agency = models.ForeignKey("accounts.Agency", on_delete=models.PROTECT, related_name="+")
    matter = models.CharField("所属事项", max_length=60)
    kind = models.CharField("种类", max_length=3)
    about = models.PositiveIntegerField("所依据的办理经过次序", null=True, blank=True)
    receiver = models.CharField("收件人", max_length=200)
    receiver_role = models.CharField("收件人身份", max_length=20, choices=ReceiverRole)
    title = models.CharField("标题", max_length=200)
    addressee = models.CharField("称谓", max_length=300, blank=True)
    body = models.TextField("正文")
    rows = models.JSONField("表格内容", default=list, blank=True)
    state = models.CharField(
        "状态",
        max_length=20,
        choices=[(each.value, name) for each, name in LETTER_STATE_NAMES.items()],
        default=LetterState.DRAFT.value,
    )
    version = models.PositiveIntegerField("修改次数", default=0)
    drafted_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    drafted_at = models.DateTimeField("起草时间", auto_now_add=True)
    series = models.CharField("编号类别", max_length=10, blank=True)
    year = models.PositiveSmallIntegerField("年度", null=True, blank=True)
    serial = models.PositiveIntegerField("序号", null=True, blank=True)
    number = models.CharField("发文字号", max_length=60, blank=True)
    signed_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dated = models.DateField("成文日期", null=True, blank=True)
    pdf = models.FileField("印发稿", upload_to=random_place, blank=True)
    pdf_sha256 = models.CharField("印发稿摘要", max_length=64, blank=True)
    issued_on = models.DateField("印发日期", null=True, blank=True)
    served_on = models.DateField("送达日期", null=True, blank=True)
    late_reason = models.CharField("逾期说明", max_length=500, blank=True)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )

    class Meta:
        verbose_name = "文书"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "series", "year", "serial"],
                condition=Q(serial__isnull=False),
                name="letter_numbered_once",
            ),
            models.CheckConstraint(
                condition=Q(serial__isnull=True, number="", dated__isnull=True, pdf="")
                | Q(serial__isnull=False, dated__isnull=False) & ~Q(number="") & ~Q(pdf=""),
                name="letter_number_with_date_and_text",
            ),
            models.CheckConstraint(
                condition=Q(issued_on__isnull=True) | Q(issued_on__gte=F("dated")),
                name="letter_issued_after_its_date",
            ),
            models.CheckConstraint(
                condition=Q(served_on__isnull=True) | Q(served_on__gte=F("issued_on")),
                name="letter_served_after_issue",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in LetterState]),
                name="letter_state_known",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["agency", "matter"], name="letter_of_matter"),
            models.Index(fields=["agency", "state"], name="letter_by_state"),
        ]

    def __str__(self) -> str:
        return self.number or self.title

    @property
    def matter_number(self) -> str:
        """The number of its matter, as people write it: 2026-0044."""
        return self.matter.partition("/")[2]


class LetterStep(models.Model):
    """One step on a letter's way: who did what and when, and what was said."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="steps")
    act = models.CharField("动作", max_length=30)
    said = models.CharField("说明", max_length=500, blank=True)
    by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = "文书经过"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.letter} {self.act}"


class LetterSeries(models.Model):
    """The last number given in a series of an agency and year; held while one is taken."""

    agency = models.ForeignKey("accounts.Agency", on_delete=models.PROTECT, related_name="+")
    series = models.CharField("编号类别", max_length=10)
    year = models.PositiveSmallIntegerField("年度")
    last = models.PositiveIntegerField("最后序号", default=0)

    class Meta:
        verbose_name = "编号"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "series", "year"], name="letter_series_once"),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.year} {self.series} {self.last}"


class Material(models.Model):
    """附件: a file that goes out with a letter, what the scan found in it, and who looked at it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="materials")
    position = models.PositiveSmallIntegerField("次序")
    name = models.CharField("名称", max_length=200)
    document_number = models.CharField("文号", max_length=100, blank=True)
    pages = models.PositiveIntegerField("页数", null=True, blank=True)
    media_type = models.CharField("类型", max_length=100)
    size = models.PositiveIntegerField("字节数")
    sha256 = models.CharField("摘要", max_length=64)
    file = models.FileField("文件", upload_to=random_place)
    findings = models.JSONField("检查发现", default=list, blank=True)
    cleared_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    cleared_because = models.CharField("核对意见", max_length=500, blank=True)

    class Meta:
        verbose_name = "附件"
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["letter", "position"], name="material_in_position"),
        ]

    def __str__(self) -> str:
        return self.name


class Service(models.Model):
    """送达: one attempt to serve a letter, with what proves it (国办公开办函〔2016〕235号)."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="services")
    way = models.CharField(
        "送达方式",
        max_length=20,
        choices=[(each.value, name) for each, name in SERVICE_WAY_NAMES.items()],
    )
    on = models.DateField("送达日期")
    tracking_number = models.CharField("邮件号码", max_length=40, blank=True)
    signed_by_name = models.CharField("签收人", max_length=100, blank=True)
    proof = models.CharField("凭证说明", max_length=500, blank=True)
    returned_on = models.DateField("退回日期", null=True, blank=True)
    return_reason = models.CharField("退回原因", max_length=200, blank=True)
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("登记时间", auto_now_add=True)

    class Meta:
        verbose_name = "送达"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(way__in=[each.value for each in ServiceWay]),
                name="service_way_known",
            ),
            models.CheckConstraint(
                condition=~Q(way=ServiceWay.POST.value) | ~Q(tracking_number=""),
                name="service_by_post_with_number",
            ),
            models.CheckConstraint(
                condition=Q(returned_on__isnull=True, return_reason="")
                | Q(returned_on__gte=F("on")) & ~Q(return_reason=""),
                name="service_returned_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter} {self.get_way_display()}"


class ServiceProof(models.Model):
    """A file that proves a service: the receipt of the post, a signed sheet, a picture."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="proofs")
    name = models.CharField("文件名", max_length=200)
    media_type = models.CharField("类型", max_length=100)
    size = models.PositiveIntegerField("字节数")
    sha256 = models.CharField("摘要", max_length=64)
    file = models.FileField("文件", upload_to=random_place)

    class Meta:
        verbose_name = "送达凭证"

    def __str__(self) -> str:
        return self.name
