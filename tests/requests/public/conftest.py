"""Public pages of 示例区公安局, seen by somebody who is not logged in."""

import pytest
from django.test import Client
from pytest_django import Settings

from tests.cast import Cast
from tests.requests.public.applicant import Applicant


@pytest.fixture
def citizen(client: Client, cast: Cast, settings: Settings) -> Applicant:
    """Somebody who applies to 示例区公安局."""
    settings.PUBLIC_AGENCY = cast.police.slug
    return Applicant(client, cast.police.slug)
