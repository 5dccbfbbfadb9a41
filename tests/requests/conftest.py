"""Files of requests go to a folder of the test's own."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def own_files(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Where a test that touches tables keeps what is uploaded."""
    if request.node.get_closest_marker("tables"):
        settings: Settings = request.getfixturevalue("settings")
        settings.MEDIA_ROOT = tmp_path
