"""Sealing columns and files anew."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.db import connection, models
from pytest_django import Settings

from gongkai.lib import sealed
from gongkai.lib.sealed_fields import SealedField, seal_all_anew

OLD, NEW = "old-key-" * 5, "new-key-" * 5
NUMBER, SCAN = "11010519491231002X", b"\x89PNG scan"
FIELDS = [
    SealedField("ui.Kept", "number", digest="number_digest"),
    SealedField("ui.Kept", "scan"),
    SealedField("ui.Kept", "file"),
]


class Kept(models.Model):
    """Sealed data of every kind."""

    number = models.TextField(blank=True)
    number_digest = models.TextField(blank=True)
    scan = models.BinaryField(null=True)
    file = models.FileField(null=True)

    class Meta:
        app_label = "ui"


@pytest.fixture
def kept(transactional_db: None, settings: Settings, tmp_path: Path) -> Iterator[Kept]:
    settings.IDENTITY_KEYS, settings.SEALED_FIELDS = [OLD], FIELDS
    file = Kept._meta.get_field("file")
    assert isinstance(file, models.FileField)
    file.storage = FileSystemStorage(tmp_path)
    with connection.schema_editor() as editor:
        editor.create_model(Kept)
    row = Kept(number=sealed.seal(NUMBER), number_digest=sealed.digest(NUMBER))
    row.scan = sealed.seal_bytes(SCAN)
    row.file.save("copy", ContentFile(sealed.seal_bytes(SCAN)))
    yield row
    with connection.schema_editor() as editor:
        editor.delete_model(Kept)


def test_text_bytes_and_files_are_sealed_anew_and_the_old_file_goes(
    kept: Kept, settings: Settings, tmp_path: Path
) -> None:
    Kept().save()
    settings.IDENTITY_KEYS = [NEW, OLD]
    assert seal_all_anew() == {"ui.Kept.number": 1, "ui.Kept.scan": 1, "ui.Kept.file": 1}
    settings.IDENTITY_KEYS = [NEW]
    kept.refresh_from_db()
    assert sealed.unseal(kept.number) == NUMBER
    assert kept.number_digest == sealed.digest(NUMBER)
    assert sealed.unseal_bytes(bytes(kept.scan or b"")) == SCAN
    files = list(tmp_path.iterdir())
    assert [sealed.unseal_bytes(file.read_bytes()) for file in files] == [SCAN]
    assert [file.name for file in files] == [kept.file.name]


def test_sealing_anew_twice_loses_nothing(kept: Kept, settings: Settings) -> None:
    settings.IDENTITY_KEYS = [NEW, OLD]
    seal_all_anew()
    seal_all_anew()
    kept.refresh_from_db()
    assert sealed.unseal(kept.number) == NUMBER
