"""Settings for tests: an own data folder, quick passwords, a database that may be lost."""

import os
from pathlib import Path

_DATA = Path(__file__).resolve().parents[1] / "out" / "tests"
(_DATA / "static").mkdir(parents=True, exist_ok=True)
os.environ["GONGKAI_DATA"] = str(_DATA)
os.environ["GONGKAI_SECRET_KEY"] = "tests-" * 8
os.environ["GONGKAI_IDENTITY_KEYS"] = "identity-" * 5

from gongkai.config.settings import *  # noqa: E402, F403 - the environment is set first; all of it is wanted
from gongkai.config.settings import DATABASES  # noqa: E402 - as above

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(_DATA / "tests.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
    )
