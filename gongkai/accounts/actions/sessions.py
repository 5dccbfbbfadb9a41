"""What is left of sessions that have ended."""

from django.contrib.sessions.backends.db import SessionStore


def clear_ended_sessions() -> None:
    """Remove the rows of sessions that have ended; may run any number of times."""
    SessionStore.clear_expired()
