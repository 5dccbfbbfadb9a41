"""A request to rectify what an agency recorded about the applicant (条例第四十一条)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from gongkai.requests.models.parts import EnclosureBase, NoteBase, PersonBase, choices
from gongkai.requests.models.request import InfoRequest
from gongkai.statute.events import CHANNEL_NAMES, SERVICE_WAY_NAMES
from gongkai.statute.rectification import RECTIFICATION_NAMES


class RectificationRequest(models.Model):
    """更正申请: which record is meant, what is wrong with it, and what the agency found.

    The four findings are what the statute reads; they and the result come together.
    """

    agency = models.ForeignKey("accounts.Agency", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("年度")
    serial = models.PositiveIntegerField("序号")
    query_digest = models.CharField("查询码摘要", max_length=64)
    channel = models.CharField("申请渠道", max_length=20, choices=choices(CHANNEL_NAMES))
    received_on = models.DateField("收到日期")
    comes_from = models.ForeignKey(
        InfoRequest, on_delete=models.PROTECT, null=True, blank=True, related_name="rectifications"
    )
    subject = models.CharField("信息名称", max_length=200)
    document_number = models.CharField("文号", max_length=100, blank=True)
    record = models.CharField("记录所在", max_length=200, blank=True)
    wrong = models.TextField("不准确之处")
    should_read = models.TextField("应当更正为")
    evidence = models.TextField("证据说明", blank=True)
    handler = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    about_applicant = models.BooleanField("与申请人自身相关", null=True)
    has_evidence = models.BooleanField("有证据证明记录不准确", null=True)
    competent = models.BooleanField("本机关有权更正", null=True)
    verified = models.BooleanField("经审核记录确不准确", null=True)
    result = models.CharField(
        "处理结果", max_length=20, choices=choices(RECTIFICATION_NAMES), blank=True
    )
    reasons = models.TextField("处理理由", blank=True)
    other_agency = models.CharField("有权更正的行政机关", max_length=200, blank=True)
    decided_on = models.DateField("处理日期", null=True, blank=True)
    told_on = models.DateField("告知日期", null=True, blank=True)
    told_way = models.CharField(
        "告知方式", max_length=20, choices=choices(SERVICE_WAY_NAMES), blank=True
    )
    told_proof = models.CharField("告知凭证", max_length=200, blank=True)

    class Meta:
        verbose_name = "更正申请"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "year", "serial"], name="rectification_numbered_once"
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True, result="", reasons="")
                | Q(decided_on__isnull=False) & ~Q(result="") & ~Q(reasons=""),
                name="rectification_decided_with_result",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | Q(decided_on__gte=F("received_on")),
                name="rectification_decided_after_receipt",
            ),
            models.CheckConstraint(
                condition=Q(told_on__isnull=True, told_way="", told_proof="")
                | Q(decided_on__isnull=False, told_on__gte=F("decided_on")) & ~Q(told_way=""),
                name="rectification_told_after_decision",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["agency", "told_on", "received_on"], name="rectification_list"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The number under which applicant and agency speak of it: 更正2026-0003."""
        return f"更正{self.year}-{self.serial:04d}"


class RectificationPerson(PersonBase):
    """The applicant of a rectification, or who acts for one."""

    request = models.ForeignKey(
        RectificationRequest, on_delete=models.PROTECT, related_name="people"
    )

    class Meta(PersonBase.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["request", "role", "position"], name="rectification_person_in_position"
            ),
        ]


class RectificationEnclosure(EnclosureBase):
    """A file of a rectification, above all the evidence."""

    request = models.ForeignKey(
        RectificationRequest, on_delete=models.PROTECT, related_name="enclosures"
    )

    class Meta(EnclosureBase.Meta):
        pass


class RectificationNote(NoteBase):
    """A note in the file of a rectification."""

    request = models.ForeignKey(
        RectificationRequest, on_delete=models.PROTECT, related_name="notes"
    )

    class Meta(NoteBase.Meta):
        pass
