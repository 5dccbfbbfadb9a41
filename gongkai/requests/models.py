"""A request, its events, the people behind it, its enclosures, and what units found.

What a request is stands in its events alone; the columns under "shown in lists" are computed from
them and can be rebuilt at any time (`gongkai rebuild-requests`).
"""

import uuid
from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar, TypeVar

from django.db import models
from django.db.models import F, Q

from gongkai.statute.events import CHANNEL_NAMES, Channel
from gongkai.statute.report.facts import ApplicantClass
from gongkai.statute.state import AWAITING_NAMES, STATE_NAMES, Awaiting, State

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


class WantedForm(models.TextChoices):
    """获取信息的方式 (条例第二十九条第三项、第四十条)."""

    ELECTRONIC = "electronic", "电子文件"
    PAPER = "paper", "纸质"
    READING = "reading", "查阅、抄录"


class WantedWay(models.TextChoices):
    """获取信息的途径 (条例第二十九条第三项)."""

    ONLINE = "online", "网上下载"
    EMAIL = "email", "电子邮件"
    POST = "post", "邮寄"
    IN_PERSON = "in_person", "当面领取"


class InfoRequest(models.Model):
    """政府信息公开申请: what is asked for, and where its events have brought it."""

    agency = models.ForeignKey("accounts.Agency", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("年度")
    serial = models.PositiveIntegerField("序号")
    query_digest = models.CharField("查询码摘要", max_length=64)
    channel = models.CharField("申请渠道", max_length=20, choices=choices(CHANNEL_NAMES))
    subject = models.CharField("信息名称", max_length=200)
    document_number = models.CharField("文号", max_length=100, blank=True)
    description = models.TextField("特征描述", blank=True)
    wanted_form = models.CharField("获取方式", max_length=20, choices=WantedForm)
    wanted_way = models.CharField("获取途径", max_length=20, choices=WantedWay)
    unit = models.ForeignKey(
        "accounts.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    handler = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    split_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="split_into"
    )
    archived_on = models.DateField("归档日期", null=True, blank=True)
    applicant_confirmed_on = models.DateField("申请人网上确认日期", null=True, blank=True)
    conversion_proposed_on = models.DateField("提议主动公开日期", null=True, blank=True)
    conversion_reason = models.TextField("提议主动公开的理由", blank=True)

    # shown in lists, computed from the events
    arrived_on = models.DateField("到达日期")
    received_on = models.DateField("收到日期", null=True)
    due_on = models.DateField("届满日", null=True)
    provisional = models.BooleanField("暂定", default=False)
    internal_target = models.DateField("内部目标", null=True)
    state = models.CharField("状态", max_length=20, choices=choices(STATE_NAMES))
    awaiting = models.CharField("等待", max_length=20, choices=choices(AWAITING_NAMES), blank=True)
    outcome = models.CharField("办理结果", max_length=3, blank=True)
    result_row = models.CharField("年报统计行", max_length=40, blank=True)
    decided_on = models.DateField("决定日期", null=True)
    served_on = models.DateField("送达日期", null=True)

    class Meta:
        verbose_name = "申请"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "year", "serial"], name="request_numbered_once"
            ),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(received_on__gte=F("arrived_on")),
                name="request_received_after_arrival",
            ),
            models.CheckConstraint(
                condition=Q(served_on__isnull=True) | Q(served_on__gte=F("decided_on")),
                name="request_served_after_decision",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True, outcome="")
                | Q(decided_on__isnull=False) & ~Q(outcome=""),
                name="request_decided_with_outcome",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in State])
                & Q(channel__in=[each.value for each in Channel]),
                name="request_state_known",
            ),
            models.CheckConstraint(
                condition=Q(awaiting="") | Q(awaiting__in=[each.value for each in Awaiting]),
                name="request_awaiting_known",
            ),
            models.CheckConstraint(
                condition=Q(conversion_proposed_on__isnull=True, conversion_reason="")
                | Q(conversion_proposed_on__isnull=False) & ~Q(conversion_reason=""),
                name="request_conversion_reasoned",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["agency", "state", "due_on"], name="request_worklist"),
            models.Index(fields=["agency", "received_on"], name="request_by_receipt"),
            models.Index(fields=["agency", "state", "-served_on"], name="request_done"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The number under which applicant and agency speak of it: 2026-0044."""
        return f"{self.year}-{self.serial:04d}"


class RequestEvent(models.Model):
    """One thing that happened; never changed, a wrong one is retracted by a further one.

    `detail` is what the statute reads; `particulars` is what the form of the act asked for beside
    it, such as what a decision says to each demand of its outcome.
    """

    request = models.ForeignKey(InfoRequest, on_delete=models.PROTECT, related_name="events")
    sequence = models.PositiveIntegerField("次序")
    kind = models.CharField("种类", max_length=30)
    on = models.DateField("日期", null=True)
    detail = models.JSONField("内容", default=dict)
    remark = models.TextField("说明", blank=True)
    particulars = models.JSONField("具体内容", default=dict)
    recorded_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField("登记时间", auto_now_add=True)

    class Meta:
        verbose_name = "办理经过"
        ordering: ClassVar = ["sequence"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "sequence"], name="event_in_sequence"),
        ]

    def __str__(self) -> str:
        return f"{self.request} {self.sequence} {self.kind}"


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


class Person(models.Model):
    """An applicant or representative. Everything but the name is encrypted at rest.

    `identity_digest` finds the same person again without opening the number.
    """

    request = models.ForeignKey(InfoRequest, on_delete=models.PROTECT, related_name="people")
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
        verbose_name = "申请人"
        ordering: ClassVar = ["role", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["request", "role", "position"], name="person_in_position"
            ),
        ]

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
    OTHER = "other", "其他材料"


def random_place(_instance: models.Model, _name: str) -> str:
    """Where a file is kept: a name that tells nothing, in one of 256 folders."""
    name = uuid.uuid4().hex
    return f"requests/{name[:2]}/{name}"


class Enclosure(models.Model):
    """A file of a request, stored outside the web root; what applicants send is encrypted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(InfoRequest, on_delete=models.PROTECT, related_name="enclosures")
    kind = models.CharField("种类", max_length=20, choices=EnclosureKind)
    name = models.CharField("文件名", max_length=200)
    media_type = models.CharField("类型", max_length=100)
    size = models.PositiveIntegerField("字节数")
    sha256 = models.CharField("摘要", max_length=64)
    file = models.FileField("文件", upload_to=random_place)
    is_sealed = models.BooleanField("加密", default=False)
    search = models.ForeignKey(
        "Search", on_delete=models.PROTECT, null=True, blank=True, related_name="found"
    )
    added_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    added_at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = "材料"
        ordering: ClassVar = ["added_at"]

    def __str__(self) -> str:
        return self.name


class SearchResult(models.TextChoices):
    """What a unit answers to a search."""

    FOUND = "found", "检索到"
    NOT_HELD = "not_held", "没有检索到"
    NEEDS_OPINION = "needs_opinion", "需要征求意见"


class Search(models.Model):
    """检索: a unit asked to look, and what it found: where, how, by whom."""

    request = models.ForeignKey(InfoRequest, on_delete=models.PROTECT, related_name="searches")
    unit = models.ForeignKey("accounts.Unit", on_delete=models.PROTECT, related_name="+")
    question = models.CharField("检索要求", max_length=500)
    asked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField("交办时间", auto_now_add=True)
    answer_by_on = models.DateField("内部期限")
    result = models.CharField("结果", max_length=20, choices=SearchResult, blank=True)
    place = models.CharField("检索范围", max_length=500, blank=True)
    method = models.CharField("检索方法", max_length=500, blank=True)
    searched_by = models.CharField("检索人", max_length=100, blank=True)
    remark = models.TextField("说明", blank=True)
    answered_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)

    class Meta:
        verbose_name = "检索"
        ordering: ClassVar = ["asked_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(result="", answered_at__isnull=True)
                | ~Q(result="") & Q(answered_at__isnull=False),
                name="search_answered_with_result",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request} {self.unit}"


class Note(models.Model):
    """办理备注: what staff want each other to know."""

    request = models.ForeignKey(InfoRequest, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField("备注")
    written_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = "备注"
        ordering: ClassVar = ["written_at"]

    def __str__(self) -> str:
        return self.text[:30]


class Draft(models.Model):
    """未提交的申请: what an applicant typed so far, encrypted; it goes a day after the last step.

    Once sent it points at its request, so that sending it again gives the same one, and holds the
    query code for the acknowledgement.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.ForeignKey("accounts.Agency", on_delete=models.CASCADE, related_name="+")
    content_sealed = models.TextField("填写的内容", blank=True)
    code_sealed = models.TextField("查询码", blank=True)
    request = models.OneToOneField(
        InfoRequest, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField("最后填写时间", auto_now=True, db_index=True)

    class Meta:
        verbose_name = "未提交的申请"

    def __str__(self) -> str:
        return str(self.pk)


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


class SavedView(models.Model):
    """常用筛选: a name that somebody gave to the filters of the worklist."""

    person = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    name = models.CharField("名称", max_length=30)
    query = models.CharField("条件", max_length=1000)

    class Meta:
        verbose_name = "常用筛选"
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "name"], name="view_named_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Tally(models.Model):
    """How often something was done from one address within one span of time.

    The address is kept as a digest only, and the row goes when its span is over.
    """

    key = models.CharField("对象摘要", max_length=64, primary_key=True)
    count = models.PositiveIntegerField("次数", default=0)
    ends_at = models.DateTimeField("到", db_index=True)

    class Meta:
        verbose_name = "次数"

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.count}"


class LedgerImport(models.Model):
    """台账导入: an uploaded ledger, row by row as it is checked and then taken in as a whole.

    `rows_sealed` holds the rows as JSON, sealed, until they are in; `problems` holds sentences
    about rows and no cell of them. `sha256` tells a file that is already in.
    """

    agency = models.ForeignKey("accounts.Agency", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("摘要", max_length=64)
    rows_sealed = models.TextField("内容", blank=True)
    total = models.PositiveIntegerField("行数")
    checked = models.PositiveIntegerField("已核对", default=0)
    problems = models.JSONField("问题", default=list)
    uploaded_at = models.DateTimeField("上传时间", auto_now_add=True)
    imported_at = models.DateTimeField("导入时间", null=True)

    class Meta:
        verbose_name = "台账导入"
        ordering: ClassVar = ["-uploaded_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "sha256"],
                condition=Q(imported_at__isnull=False),
                name="ledger_imported_once",
            ),
            models.CheckConstraint(
                condition=Q(checked__lte=F("total")), name="ledger_checked_within_total"
            ),
        ]

    def __str__(self) -> str:
        return self.name
