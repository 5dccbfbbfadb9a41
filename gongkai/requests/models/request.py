"""A request for disclosure: its events, the people behind it, its enclosures, what units found.

What a request is stands in its events alone; the columns under "shown in lists" are computed from
them and can be rebuilt at any time (`gongkai rebuild-requests`).
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from gongkai.requests.models.parts import (
    EnclosureBase,
    NoteBase,
    PersonBase,
    choices,
)
from gongkai.statute.events import CHANNEL_NAMES, Channel
from gongkai.statute.state import AWAITING_NAMES, STATE_NAMES, Awaiting, State


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
                condition=Q(served_on__isnull=True)
                | Q(decided_on__isnull=False, served_on__gte=F("decided_on")),
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
            models.Index(
                fields=["agency", "state", "-served_on", "year", "serial"], name="request_done"
            ),
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


class Person(PersonBase):
    """An applicant of a request, or who acts for one."""

    request = models.ForeignKey(InfoRequest, on_delete=models.PROTECT, related_name="people")

    class Meta(PersonBase.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["request", "role", "position"], name="person_in_position"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["applicant_class", "role", "position", "request"], name="person_by_class"
            ),
            models.Index(fields=["name"], name="person_by_name"),
        ]


class Enclosure(EnclosureBase):
    """A file of a request."""

    request = models.ForeignKey(InfoRequest, on_delete=models.PROTECT, related_name="enclosures")
    search = models.ForeignKey(
        "Search", on_delete=models.PROTECT, null=True, blank=True, related_name="found"
    )

    class Meta(EnclosureBase.Meta):
        pass


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


class Note(NoteBase):
    """A note in the file of a request."""

    request = models.ForeignKey(InfoRequest, on_delete=models.PROTECT, related_name="notes")

    class Meta(NoteBase.Meta):
        pass


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
