"""Refuse a body that is far too large before its first file is written anywhere."""

from typing import IO

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler


class UploadLimit(FileUploadHandler):
    """The first of FILE_UPLOAD_HANDLERS: it takes no file, it only looks at the length."""

    def handle_raw_input(
        self,
        input_data: IO[bytes],  # noqa: ARG002 so called by Django
        META: dict[str, str],  # noqa: ARG002, N803 - so called by Django
        content_length: int,
        boundary: str,  # noqa: ARG002 - so called by Django
        encoding: str | None = None,  # noqa: ARG002 - so called by Django
    ) -> None:
        """Raises RequestDataTooBig for a body over UPLOAD_MOST_BYTES."""
        if content_length > settings.UPLOAD_MOST_BYTES:
            raise RequestDataTooBig("the body is over UPLOAD_MOST_BYTES")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002 - so called by Django
        return raw_data

    def file_complete(self, file_size: int) -> None:  # noqa: ARG002 - so called by Django
        return None
