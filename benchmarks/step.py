"""Run one step of `benchmarks.desk` with Django set up: `python -m benchmarks.step desk_times`."""

import sys
from importlib import import_module

import django

if __name__ == "__main__":
    django.setup()
    import_module(f"benchmarks.{sys.argv[1]}").main()
