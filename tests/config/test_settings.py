"""The settings as a whole."""

import os
import re
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

from gongkai.lib.jobs.table import jobs

ROOT = Path(__file__).resolve().parents[2]


def test_every_setting_is_described() -> None:
    source = (ROOT / "gongkai/config/settings.py").read_text("utf-8")
    named = set(re.findall(r"environment\.\w+\(\s*\"(\w+)\"", source))
    described = set(
        re.findall(r"`(GONGKAI_\w+|DATABASE_URL)`", (ROOT / "docs/settings.md").read_text("utf-8"))
    )
    assert named == described - {"GONGKAI_DATA", "DATABASE_URL"}


def test_every_due_job_names_a_function() -> None:
    assert all(callable(import_string(job.function)) for job in jobs().values())


def test_the_policy_lets_nothing_in_from_elsewhere_and_nothing_inline() -> None:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert {value for values in directives.values() for value in values} <= {"'self'", "'none'"}


def test_no_change_of_a_table_lacks_its_migration() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "No changes detected\n")
