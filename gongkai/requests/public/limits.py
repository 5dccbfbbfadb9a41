"""How often one address may do what costs us something, and the page for who did it too often."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse

from gongkai.lib.client_address import address_of
from gongkai.requests import actions, tallies
from gongkai.ui import errors


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many times within a span of time."""

    what: str
    most: int
    span: timedelta


BEGIN = Limit("begin", 60, timedelta(hours=1))
UPLOAD = Limit("upload", 60, timedelta(hours=1))
SEND = Limit("send", 20, timedelta(hours=1))
SEND_WITHOUT_PROOF = Limit("send without proof of work", 3, timedelta(hours=1))
GUESS = Limit("guess", 10, timedelta(minutes=15))

_CALL = "急需办理的，请打电话或者当面提交申请。"
_KEPT = errors.Words(
    "提交得太频繁，请稍等",
    "为了让大家都能用，同一地址一段时间内提交的份数有上限。您填写的内容都还在。",
    ("过一小时回到“核对后提交”那一页，再按一次“提交申请”。", _CALL),
)
_GUESSED = errors.Words(
    "输错的次数太多，请过15分钟再查",
    "为了保护申请人，同一地址输错10次后暂停查询。",
    ("对照登记回执核对编号和查询码。", "查询码丢了的，请打电话或者当面查询。"),
)
_WORDS = {SEND: _KEPT, SEND_WITHOUT_PROOF: _KEPT, GUESS: _GUESSED}


def spend(request: HttpRequest, limit: Limit) -> bool:
    """Count one more; False where it is more than the limit allows."""
    made = actions.count(what=limit.what, address=address_of(request), span=limit.span)
    return made <= limit.most


def is_spent(request: HttpRequest, limit: Limit) -> bool:
    """Whether the limit is reached; counts nothing."""
    made = tallies.counted(what=limit.what, address=address_of(request), span=limit.span)
    return made >= limit.most


def refusal(request: HttpRequest, limit: Limit) -> HttpResponse:
    """The page that says when to come back."""
    response = errors.page(request, 429, words=_WORDS.get(limit))
    response["Retry-After"] = str(int(limit.span.total_seconds()))
    return response
