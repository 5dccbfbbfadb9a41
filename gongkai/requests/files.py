"""Giving a file out: to be saved, never shown inside the site."""

from django.http import HttpResponse
from django.utils.encoding import escape_uri_path


def file_answer(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A file under its name, whatever the browser would make of its content."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{escape_uri_path(name)}"
    response["X-Content-Type-Options"] = "nosniff"
    return response
