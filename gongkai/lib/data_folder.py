"""The folder of the agency's own data."""

import os
from pathlib import Path

SETTING = "GONGKAI_DATA"
"""The environment variable that names it; without it, `data` in the current directory."""


def data_folder() -> Path:
    """Where the agency's own data lie; the folder need not exist yet."""
    return Path(os.environ.get(SETTING) or "data")
