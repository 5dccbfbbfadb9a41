"""Pages as a person sees them."""

import html
import re

from django.http import HttpResponse
from django.test import Client

from gongkai.accounts.models import User


def client_of(person: User) -> Client:
    """A browser of somebody who is logged in."""
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(response: object) -> str:
    """What a page says, without its markup."""
    assert isinstance(response, HttpResponse)
    plain = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", html.unescape(plain))
