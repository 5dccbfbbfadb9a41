"""`make bench`: reports and working days, letters, the desk, each in a process of its own."""

import subprocess
import sys


def main() -> None:
    """Print all tables; nothing is asserted."""
    for part in ("reports", "letters", "desk"):
        subprocess.run([sys.executable, "-m", f"benchmarks.{part}"], check=True)


if __name__ == "__main__":
    main()
