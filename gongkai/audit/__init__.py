"""The journal: who did what and when, append-only, each entry chained to the one before it."""
