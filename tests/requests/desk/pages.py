"""What tests of the desk share: who sits there, and the addresses of a request."""

from django.test import Client
from django.urls import reverse

from gongkai.accounts.models import User
from gongkai.requests.models import InfoRequest

BACKEND = "django.contrib.auth.backends.ModelBackend"


def at_desk(person: User) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(person, BACKEND)
    return client


def url(info_request: InfoRequest, page: str = "case", *further: object) -> str:
    """The address of a page of a request."""
    place = [info_request.year, info_request.serial, *further]
    return reverse(f"requests:{page}", args=place)
