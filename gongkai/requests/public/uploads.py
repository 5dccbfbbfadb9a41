"""Taking a file from the public: small, and of a kind that its own content proves."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from gongkai.lib.file_kinds import KINDS, MOST_BYTES, kind_of, safe_name
from gongkai.requests.actions import File
from gongkai.requests.models import EnclosureKind


def taken(upload: "UploadedFile[bytes]", kind: EnclosureKind) -> File:
    """The file to keep. Raises ValidationError that says what to send instead."""
    size = upload.size or 0
    if size > MOST_BYTES:
        raise ValidationError(
            f"文件有{size / 1024 / 1024:.1f}MB，一份不能超过10MB。请压缩，或者分成几份上传。"
        )
    content = upload.read()
    found = kind_of(content)
    if found is None:
        names = "、".join(each.name for each in KINDS)
        raise ValidationError(
            f"只收{names}文件，这份文件的内容不是。请另存为PDF，或者拍成照片再上传。"
        )
    return File(kind, safe_name(upload.name or "", found), found.media_type, content)
