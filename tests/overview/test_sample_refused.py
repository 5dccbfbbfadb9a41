"""The sample is set up where nothing else is."""

from datetime import date

import pytest

from gongkai.accounts.models import Agency
from gongkai.overview.sample.build import NotASampleError, build
from tests.cast import Cast


def test_a_real_agency_is_left_alone(cast: Cast) -> None:
    with pytest.raises(NotASampleError, match="真实的机关"):
        build(date(2026, 11, 24))
    assert Agency.objects.count() == 3
