"""Which draft a page was written for: another window may have begun anew meanwhile."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

from gongkai.requests.models import Draft

_FIELD = "draft"
_OF_ANOTHER = (
    "您在别的窗口里重新开始了，这一页写的还没有保存，也没有改动新的一份。"
    "要写进新的一份，请核对后再按一次；不要的，关掉这一页。"
)
_FILES = "文件没有收下，要上传的请重新选。"


def mark_of(draft: Draft | None) -> str:
    """What a page sends along for the draft it shows; it opens nothing. Empty for none."""
    if draft is None:
        return ""
    return salted_hmac(
        "gongkai.requests.which_draft", str(draft.pk), algorithm="sha256"
    ).hexdigest()


def is_of(request: HttpRequest, draft: Draft | None) -> bool:
    """Whether what is sent was written for this draft."""
    return constant_time_compare(request.POST.get(_FIELD, ""), mark_of(draft))


def is_of_another(request: HttpRequest, draft: Draft) -> bool:
    """Whether a page was sent that belongs to another draft; if so, the reader is told."""
    if request.method != "POST" or is_of(request, draft):
        return False
    messages.warning(request, _OF_ANOTHER + (_FILES if request.FILES else ""))
    return True


def not_written(response: HttpResponse) -> HttpResponse:
    """A page that is shown again because it belongs to another draft."""
    response.status_code = 409
    return response
