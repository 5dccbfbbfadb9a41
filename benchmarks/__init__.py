"""Timings: `make bench` prints them, nothing is asserted on them."""
