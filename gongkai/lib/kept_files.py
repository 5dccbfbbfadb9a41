"""Files that belong to rows."""

from typing import Protocol

from django.db import transaction
from django.db.models.fields.files import FieldFile


class KeepsFile(Protocol):
    """A row with a file."""

    file: FieldFile

    def delete(self) -> object:
        """Take the row away."""


def delete_with_file(row: KeepsFile) -> None:
    """Take away a row and, once that holds, its file."""
    storage, place = row.file.storage, row.file.name
    row.delete()
    if place:
        transaction.on_commit(lambda: storage.delete(place))
