"""Where sessions are kept: in the database, under keys that a cookie may only name as we do."""

from django.contrib.sessions.backends.db import SessionStore as InDatabase


class SessionStore(InDatabase):
    """What `SESSION_ENGINE` asks for."""

    def _validate_session_key(self, key: str | None) -> bool:
        """Whether a key may be looked for; PostgreSQL raises at one that holds a NUL."""
        return bool(key and len(key) >= 8 and key.isascii() and key.isalnum())
