"""`make bench`: working days and reports, checks, letters, the desk; each in its own process."""

import subprocess
import sys


def main() -> None:
    """Print all tables; nothing is asserted."""
    for part in ("reports", "checks", "letters", "desk"):
        subprocess.run([sys.executable, "-m", f"benchmarks.{part}"], check=True)


if __name__ == "__main__":
    main()
