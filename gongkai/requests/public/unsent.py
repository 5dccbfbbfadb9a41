"""What somebody sent after the page was shut for idleness: kept until the code is given again.

One answer a reader, in the session, under the name of what it answers: nobody else's page has it.
"""

from collections.abc import Iterable

from django.http import HttpRequest

_UNSENT = "unsent"
_LONGEST = 20_000
"""Of one field no more signs are kept; no field allows a tenth of them."""
OPEN_AGAIN = "页面开着太久没有操作，为了安全要再核对一次。您写的文字还在，输入后接着提交。"


def keep(request: HttpRequest, name: str, fields: Iterable[str]) -> bool:
    """Keep what was typed into these fields; False where nothing was."""
    typed = {field: request.POST.get(field, "")[:_LONGEST] for field in fields}
    if not any(text.strip() for text in typed.values()):
        return False
    request.session[_UNSENT] = [name, typed]
    return True


def kept(request: HttpRequest, name: str) -> dict[str, str]:
    """What was kept under a name."""
    of, typed = request.session.get(_UNSENT, ("", {}))
    return dict(typed) if of == name else {}


def forget(request: HttpRequest) -> None:
    """Let go what was kept: it was sent, or the reader leaves."""
    request.session.pop(_UNSENT, None)
