"""Pages for what went wrong, each saying what to do next.

In the root URLs: `handler400 = "gongkai.ui.errors.bad_request"`, likewise `forbidden`,
`not_found`, `server_error`; in the settings `CSRF_FAILURE_VIEW = "gongkai.ui.errors.csrf_failure"`
and the middleware `gongkai.ui.errors.WordsForBareRefusals`, which gives a page to refusals that
views answer with a bare status (405, 413, 429).
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import (
    DisallowedHost,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import requires_csrf_token


@dataclass(frozen=True)
class Words:
    """What a page of refusal says."""

    title: str
    text: str
    then: tuple[str, ...]


REFUSALS = {
    400: Words(
        "这次提交的内容不完整",
        "可能是网络中断，或者页面打开得太久。",
        ("返回上一页，核对填写的内容后再提交一次。", "还是不行，请打电话告诉我们。"),
    ),
    403: Words(
        "您没有办这件事的权限",
        "这项工作由别的岗位承担，或者您的岗位还没有登记。",
        ("需要办理的，请找本机关系统管理员核对您的岗位。", "代他人办理的，先由本人登记代理。"),
    ),
    404: Words(
        "没有找到这个页面",
        "地址可能写错了，内容也可能已经移走或者撤下。",
        ("核对地址，特别是末尾的编号。", "从首页的栏目或者搜索再找一次。"),
    ),
    405: Words(
        "这个地址不能直接打开",
        "它只接收表单提交。刷新页面、从收藏夹打开，都会到这里。",
        ("回到上一页，用页面上的按钮再做一次。",),
    ),
    413: Words(
        "上传的内容太大",
        "服务器没有接收，也没有保存任何部分。",
        (
            "按浏览器的返回键回到上一页，把文件压缩，或者分成几份再上传。",
            "扫描件用200dpi、灰度，通常已经够清楚。",
        ),
    ),
    429: Words(
        "操作太频繁，请稍等",
        "为了让大家都能用，同一地址一段时间内的次数有上限。",
        ("过几分钟再试，已经提交成功的不用再交。", "急需办理的，请打电话或者当面办理。"),
    ),
    500: Words(
        "系统出了故障，没有办成",
        "刚才的操作没有保存。故障已经记录，管理员会处理。",
        ("过几分钟再试一次。", "还是不行，请打电话告诉我们您在做什么、几点钟。"),
    ),
}
CSRF = Words(
    "为了安全，这次提交没有接受",
    "页面打开得太久，或者浏览器不接受本网站的Cookie，无法确认是您本人提交的。",
    (
        "返回上一页，刷新后再提交一次；刷新前先把写好的长文字复制下来。",
        "在浏览器设置里允许本网站的Cookie。",
    ),
)
WRONG_ADDRESS = Words(
    "这个网址不对",
    "您是用别的网址打开本网站的，网站没有理会。",
    ("请从本机关公布的网址进入。",),
)
_TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def page(
    request: HttpRequest, status: int, *, words: Words | None = None, reason: str = ""
) -> HttpResponse:
    """The page of a refusal, in the skeleton of the desk or of the public side."""
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    context = {
        "words": words or REFUSALS[status],
        "status": status,
        "reason": reason,
        "skeleton": "ui/desk.html" if signed_in else "ui/public.html",
    }
    text = render_to_string("ui/refusal.html", context, request=request)
    return HttpResponse(text, status=status)


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 where what was sent is too large."""
    words = WRONG_ADDRESS if isinstance(exception, DisallowedHost) else None
    return page(request, 413 if isinstance(exception, _TOO_MUCH) else 400, words=words)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403, with the reason that was raised."""
    return page(request, 403, reason=str(exception))


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django calls it with both
    """404; the reason stays silent, for it may tell what exists."""
    return page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django calls it with one
    """500; asks neither session nor database, for these may be what fails."""
    text = render_to_string("ui/failure.html", {"words": REFUSALS[500], "status": 500})
    return HttpResponse(text, status=500)


@never_cache
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django calls it with both
    """403 of a form whose token does not fit."""
    return page(request, 403, words=CSRF)


class WordsForBareRefusals:
    """Middleware: a refusal without content gets its page; its headers stay."""

    statuses = frozenset({405, 413, 429})

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        if response.status_code not in self.statuses or response.streaming or response.content:
            return response
        words = page(request, response.status_code)
        for name, value in response.items():
            if name.lower() not in {"content-type", "content-length"}:
                words[name] = value
        words.cookies = response.cookies
        return words
