"""Which columns and files hold sealed data, and sealing them anew with the newest key."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import BinaryField, FileField, Model

from gongkai.lib import sealed


@dataclass(frozen=True)
class SealedField:
    """A column that holds sealed data: text, bytes or a file, and the digest beside it if any.

    `only` names a column that says which rows are sealed, where not all are.
    """

    model: str
    field: str
    digest: str = ""
    only: str = ""


def seal_all_anew() -> dict[str, int]:
    """Seal every field of the settings with the newest key; gives how many rows each had.

    It may be broken off and begun again: a row is sealed anew whole or not at all.
    """
    fields: Iterable[SealedField] = settings.SEALED_FIELDS
    return {f"{each.model}.{each.field}": _seal_anew(each) for each in fields}


def _seal_anew(which: SealedField) -> int:
    model = apps.get_model(which.model)
    count = 0
    rows = model._default_manager.filter(**({which.only: True} if which.only else {}))
    for pk in list(rows.values_list("pk", flat=True)):
        with transaction.atomic():
            row = model._default_manager.select_for_update().filter(pk=pk).first()
            if row is not None and getattr(row, which.field):
                _renew(row, which)
                count += 1
    return count


def _renew(row: Model, which: SealedField) -> None:
    """Seal one field of one row anew. A file gets a new name, and the old one goes afterwards."""
    before: Any = getattr(row, which.field)
    changed = [which.field]
    field = row._meta.get_field(which.field)
    if isinstance(field, FileField):
        with before.open("rb") as file:
            content = sealed.renew(file.read())
        storage, old = before.storage, before.name
        before.save(old.rsplit("/", 1)[-1], ContentFile(content), save=False)
        transaction.on_commit(lambda: storage.delete(old))
    elif isinstance(field, BinaryField):
        setattr(row, which.field, sealed.renew(bytes(before)))
    else:
        setattr(row, which.field, sealed.renew(before.encode()).decode("ascii"))
    if which.digest:
        setattr(row, which.digest, sealed.digest(sealed.unseal(getattr(row, which.field))))
        changed.append(which.digest)
    row.save(update_fields=changed)
