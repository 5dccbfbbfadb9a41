"""Agencies, units, people, posts and deputies."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from gongkai.accounts.posts import (
    NOTICE_WORD,
    PAYMENT_WAY,
    POST_NAMES,
    REPLY_WORD,
    THREE_ADMINISTRATORS,
    PostKind,
)

_IN_A_NUMBER = RegexValidator("^[\u4e00-\u9fff]+$", "文号里的字只用汉字，年份和序号由系统编。")


class AgencyKind(models.TextChoices):
    """What an agency is in the tree of its region."""

    GOVERNMENT = "government", "人民政府"
    COMPETENT_DEPARTMENT = "competent_department", "信息公开工作主管部门"
    DEPARTMENT = "department", "政府部门"
    TOWNSHIP = "township", "乡镇、街道"


class Agency(models.Model):
    """行政机关: an agency with what its numbers and letters need to know of it."""

    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    name = models.CharField("机关全称", max_length=100, unique=True)
    kind = models.CharField("种类", max_length=30, choices=AgencyKind)
    credit_code = models.CharField("统一社会信用代码", max_length=18, unique=True)
    number_word = models.CharField("机关代字", max_length=20, validators=[_IN_A_NUMBER])
    reply_word = models.CharField(
        "答复书的文种字", max_length=4, default=REPLY_WORD, validators=[_IN_A_NUMBER]
    )
    notice_word = models.CharField(
        "其他文书的文种字", max_length=4, default=NOTICE_WORD, validators=[_IN_A_NUMBER]
    )
    review_organ = models.CharField("行政复议机关", max_length=100)
    former_review_organ = models.CharField("2024年以前的另一复议机关", max_length=100, blank=True)
    online_review = models.CharField("网上申请行政复议的渠道", max_length=200, blank=True)
    court = models.CharField("管辖法院", max_length=100)
    office = models.CharField("政府信息公开工作机构", max_length=100)
    address = models.CharField("办公地址", max_length=200)
    hours = models.CharField("办公时间", max_length=200)
    phone = models.CharField("联系电话", max_length=50)
    fax = models.CharField("传真", max_length=50, blank=True)
    email = models.EmailField("互联网联系方式", blank=True)
    slug = models.SlugField("网址标识", unique=True)
    payment_way = models.CharField(
        "信息处理费的缴纳方式", max_length=300, default=PAYMENT_WAY, blank=True
    )
    legal_review = models.BooleanField("答复书须经法制审核", default=False)

    class Meta:
        verbose_name = "机关"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(reply_word=F("notice_word")),
                name="two_words_in_numbers",
                violation_error_message="答复书和其他文书各编各的号，文种字不能相同，请改一个。",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """内设机构: a unit of an agency."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="units")
    name = models.CharField("名称", max_length=100)

    class Meta:
        verbose_name = "内设机构"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "name"], name="unit_named_once"),
        ]

    def __str__(self) -> str:
        return self.name


class People(BaseUserManager["User"]):
    """Finds people by their login name."""


class User(AbstractBaseUser):
    """人员: a person of an agency; what the person may do follows from the posts."""

    username = models.CharField(
        "登录名",
        max_length=50,
        unique=True,
        validators=[
            RegexValidator(
                r"^[a-z][a-z0-9._-]{2,}$",
                "登录名用小写字母开头，三个字符以上，只用小写字母、数字和 . _ - 。",
            )
        ],
        error_messages={"unique": "这个登录名已经有人用，请换一个。"},
    )
    name = models.CharField("姓名", max_length=50)
    email = models.EmailField("电子邮箱", blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="people")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="people", null=True, blank=True
    )
    is_active = models.BooleanField("可以登录", default=True)
    must_change_password = models.BooleanField("须改密码", default=False)

    objects: ClassVar[People] = People()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]

    class Meta:
        verbose_name = "人员"

    def __str__(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        """What pages call the person."""
        return self.name


class SecondFactor(models.Model):
    """动态口令: the secret of a person's authenticator, sealed."""

    person = models.OneToOneField(User, on_delete=models.PROTECT, related_name="second_factor")
    secret = models.TextField("密钥")
    confirmed_at = models.DateTimeField("启用于", null=True, blank=True)
    last_step = models.BigIntegerField("上次所用口令的时段", default=0)

    class Meta:
        verbose_name = "动态口令"

    def __str__(self) -> str:
        return f"{self.person}的动态口令"


class RecoveryCode(models.Model):
    """备用口令: lets a person in once without the authenticator; only its hash is kept."""

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="recovery_codes")
    hash = models.CharField("摘要", max_length=64)

    class Meta:
        verbose_name = "备用口令"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "hash"], name="recovery_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person}的备用口令"


class Post(models.Model):
    """岗位: what a person is, and from when until when."""

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="posts")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="posts")
    kind = models.CharField("岗位", max_length=30, choices=list(POST_NAMES.items()))
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)

    class Meta:
        verbose_name = "岗位"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="post_in_order"
            ),
            models.UniqueConstraint(
                fields=["person", "agency", "kind"],
                condition=Q(until__isnull=True),
                name="post_held_once",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(kind__in=sorted(THREE_ADMINISTRATORS), until__isnull=True),
                name="one_of_three_administrators",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}：{POST_NAMES[PostKind(self.kind)]}"


class Deputy(models.Model):
    """代理: who acts for whom, from when until when, both days included."""

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="deputies")
    deputy = models.ForeignKey(User, on_delete=models.PROTECT, related_name="deputises")
    since = models.DateField("起")
    until = models.DateField("止")

    class Meta:
        verbose_name = "代理"
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="deputy_in_order"),
            models.CheckConstraint(
                condition=~Q(person=F("deputy")), name="deputy_is_somebody_else"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deputy}代理{self.person}"
