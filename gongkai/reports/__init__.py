"""The annual report: read, check, compare, roll up, write."""
