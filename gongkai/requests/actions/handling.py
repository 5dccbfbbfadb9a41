"""Who handles a request, what staff tell each other, and when it is put away."""

from datetime import date

from django.db import transaction

from gongkai.accounts.models import Unit, User
from gongkai.accounts.posts import Act
from gongkai.audit.actions import note
from gongkai.requests import obstacles, queries
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import InfoRequest, Note
from gongkai.statute.wording import chinese_date


@transaction.atomic
def assign(
    *, info_request: InfoRequest, handler: User | None, unit: Unit | None, by: User
) -> InfoRequest:
    """Give a request to a handler and a unit. Raises NotAllowedError once it ended."""
    info_request = queries.locked(info_request.pk)
    _demand(obstacles.to_assigning(info_request))
    changes = []
    if handler != info_request.handler:
        changes.append(f"经办人：{info_request.handler or '未定'} → {handler or '未定'}")
    if unit != info_request.unit:
        changes.append(f"承办单位：{info_request.unit or '未定'} → {unit or '未定'}")
    if not changes:
        raise NotAllowedError("经办人和承办单位都没有变化，请重新选择。")
    info_request.handler, info_request.unit = handler, unit
    info_request.save(update_fields=["handler", "unit"])
    _note(info_request, Act.ASSIGN, "；".join(changes), by)
    return info_request


@transaction.atomic
def write_note(*, info_request: InfoRequest, text: str, by: User) -> Note:
    """Write a note into the case file."""
    written = Note.objects.create(request=info_request, text=text, written_by=by)
    _note(info_request, Act.NOTE, "写办理备注", by)
    return written


@transaction.atomic
def archive(*, info_request: InfoRequest, by: User, on: date) -> InfoRequest:
    """条例第四十五条。Put a served request away. Raises NotAllowedError before service."""
    info_request = queries.locked(info_request.pk)
    _demand(obstacles.to_archiving(info_request))
    info_request.archived_on = on
    info_request.save(update_fields=["archived_on"])
    _note(info_request, Act.ARCHIVE, f"归档（{chinese_date(on)}）", by)
    return info_request


@transaction.atomic
def propose_conversion(
    *, info_request: InfoRequest, reason: str, by: User, on: date
) -> InfoRequest:
    """条例第四十四条。Mark that what was asked for should be published for everybody."""
    info_request = queries.locked(info_request.pk)
    _demand(obstacles.to_proposing(info_request))
    info_request.conversion_proposed_on, info_request.conversion_reason = on, reason
    info_request.save(update_fields=["conversion_proposed_on", "conversion_reason"])
    _note(info_request, Act.DECIDE, f"提议转为主动公开：{reason}", by)
    return info_request


def _demand(reason: str | None) -> None:
    if reason:
        raise NotAllowedError(reason)


def _note(info_request: InfoRequest, act: Act, said: str, by: User) -> None:
    note(
        by=by,
        act=act,
        about=info_request,
        agency=info_request.agency,
        said=f"{info_request.number}{said}",
    )
