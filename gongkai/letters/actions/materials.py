"""附件: files that go out with a letter; a person answers for what the scan found in them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import transaction

from gongkai.accounts.models import User
from gongkai.letters.actions.steps import held, step
from gongkai.letters.errors import LetterNotAllowedError
from gongkai.letters.flow import LetterState
from gongkai.letters.models import Letter, Material
from gongkai.lib.file_kinds import KINDS_OF_STAFF, kind_of, safe_name
from gongkai.lib.kept_files import delete_with_file


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to go out with a letter, as the reader will see it named."""

    name: str
    content: bytes
    document_number: str = ""
    pages: int | None = None


@transaction.atomic
def add_material(*, letter: Letter, upload: Upload, findings: Sequence[str], by: User) -> Material:
    """Enclose a copy of a file, with what the scan found. Raises LetterNotAllowedError."""
    letter = held(letter, LetterState.DRAFT)
    known = kind_of(upload.content, KINDS_OF_STAFF)
    if known is None:
        kinds = "、".join(each.name for each in KINDS_OF_STAFF)
        raise LetterNotAllowedError(f"“{upload.name}”不是{kinds}文件，请转换后再添加。")
    last = letter.materials.order_by("-position").first()
    material = Material(
        letter=letter,
        position=last.position + 1 if last else 1,
        name=safe_name(upload.name, known),
        document_number=upload.document_number,
        pages=upload.pages,
        media_type=known.media_type,
        size=len(upload.content),
        sha256=hashlib.sha256(upload.content).hexdigest(),
        findings=list(findings),
    )
    material.file.save("content", ContentFile(upload.content), save=False)
    material.save()
    found = f"，检查发现{len(findings)}处" if findings else ""
    step(letter, "material_added", by=by, said=f"添加附件“{material.name}”{found}", to=None)
    return material


def enclose_again(voided: Letter, new: Letter) -> None:
    """Enclose the files of a voided letter with the one that takes its place.

    Each has a copy of its own, so that a file taken out of the draft stays with the voided letter.
    """
    for each in voided.materials.all():
        with each.file.open() as kept:
            content = kept.read()
        copy = Material(
            letter=new,
            position=each.position,
            name=each.name,
            document_number=each.document_number,
            pages=each.pages,
            media_type=each.media_type,
            size=each.size,
            sha256=each.sha256,
            findings=each.findings,
        )
        copy.file.save("content", ContentFile(content), save=False)
        copy.save()


@transaction.atomic
def drop_material(*, material: Material, by: User) -> None:
    """Take a file out of a draft."""
    letter = held(material.letter, LetterState.DRAFT)
    material = _still_there(material)
    step(letter, "material_dropped", by=by, said=f"去掉附件“{material.name}”", to=None)
    delete_with_file(material)


@transaction.atomic
def clear_material(*, material: Material, by: User, because: str) -> Material:
    """核对: the secrecy reviewer answers for what was found in a file, with a reason."""
    letter = held(material.letter, LetterState.SECRECY_REVIEW)
    if not because.strip():
        raise LetterNotAllowedError("请写明核对意见：为什么可以提供，或者已经怎样处理。")
    material = _still_there(material)
    material.cleared_by, material.cleared_because = by, because.strip()[:500]
    material.save()
    said = f"核对附件“{material.name}”的检查发现：{because}"
    step(letter, "material_cleared", by=by, said=said, to=None)
    return material


def _still_there(material: Material) -> Material:
    """The file as it is now that its letter is held. Raises LetterNotAllowedError."""
    found = Material.objects.filter(pk=material.pk).first()
    if found is None:
        raise LetterNotAllowedError(f"附件“{material.name}”已经去掉，请刷新后再看。")
    return found
