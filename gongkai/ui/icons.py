"""Which icons there are."""

import re
from functools import lru_cache
from pathlib import Path

SPRITE = Path(__file__).resolve().parent / "static" / "ui" / "vendor" / "icons.svg"


@lru_cache(maxsize=1)
def icon_names() -> frozenset[str]:
    """The icons of the sprite."""
    return frozenset(re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text("utf-8")))
