"""Print what the desk takes on 20,000 requests: SQLite, and PostgreSQL where DATABASE_URL is set.

`cold` is the first time in a fresh process, the other columns are warm. Times are those of the
server alone: from the request that reaches Django to the answer that leaves it.
"""

import os
import subprocess
import sys
import tempfile

_STEPS = ("desk_build", "desk_times", "desk_memory")


def main() -> None:
    """One table a database, each built anew in a process of its own."""
    everywhere = {**os.environ, "DJANGO_SETTINGS_MODULE": "gongkai.config.settings"}
    given = everywhere.pop("DATABASE_URL", "")
    for database in ("", given) if given else ("",):
        with tempfile.TemporaryDirectory() as folder:
            environment = {**everywhere, "GONGKAI_DATA": folder, "GONGKAI_AGENCY": "gongan"}
            if database:
                environment["DATABASE_URL"] = database
            for step in _STEPS:
                command = [sys.executable, "-m", "benchmarks.step", step]
                subprocess.run(command, check=True, env=environment)


if __name__ == "__main__":
    main()
