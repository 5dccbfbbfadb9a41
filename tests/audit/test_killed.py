"""A process killed while it writes: what it acknowledged is there, and the chain holds."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WRITES = """
import django
django.setup()
from django.db import transaction
from gongkai.audit import actions
from gongkai.lib.database import bring_up_to_date
from tests.cast import agency
bring_up_to_date()
police = agency("示例区公安局", slug="gongan")
while True:
    with transaction.atomic():
        entry = actions.note(by=None, act="note", about=police, agency=police, said="备注")
    print(entry.sequence, flush=True)
"""
COUNTS = """
import django
django.setup()
from gongkai.audit import queries
print(queries.last()[0], queries.broken())
"""


def test_every_acknowledged_entry_outlives_the_process(tmp_path: Path) -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "DJANGO_SETTINGS_MODULE": "gongkai.config.settings",
        "GONGKAI_DATA": str(tmp_path),
    }
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITES],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout
    acknowledged = [int(writer.stdout.readline()) for _ in range(200)]
    writer.kill()
    acknowledged += [int(line) for line in writer.stdout if line.endswith("\n")]
    writer.wait()
    writer.stdout.close()
    counted = subprocess.run(
        [sys.executable, "-c", COUNTS],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    there, fault = counted.stdout.split()
    assert acknowledged == list(range(2, len(acknowledged) + 2))
    assert int(there) - acknowledged[-1] in {0, 1}
    assert fault == "None"
