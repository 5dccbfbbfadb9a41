"""What is left of sessions that have ended."""

from gongkai.accounts.sessions import SessionStore


def clear_ended_sessions() -> None:
    """Remove the rows of sessions that have ended; may run any number of times."""
    SessionStore.clear_expired()
