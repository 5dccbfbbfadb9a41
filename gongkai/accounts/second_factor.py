"""动态口令 (TOTP, RFC 6238) and recovery codes: making and checking, without tables."""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

STEP = 30
"""Seconds for which a code holds; the one before and the one after are taken as well."""
RECOVERY_CODES = 10


def new_secret() -> str:
    """A secret for an authenticator, in the letters that people can type."""
    return base64.b32encode(secrets.token_bytes(20)).decode("ascii")


def address(secret: str, *, username: str, issuer: str) -> str:
    """What the picture for the authenticator holds."""
    return _totp(secret).get_provisioning_uri(username, issuer)


def code_at(secret: str, at: datetime) -> str:
    """The code of an instant."""
    return _totp(secret).generate(int(at.timestamp())).decode("ascii")


def step_of(secret: str, code: str, at: datetime) -> int | None:
    """The number of the thirty seconds whose code this is, None if it is not one of now."""
    now = int(at.timestamp()) // STEP
    for step in (now, now - 1, now + 1):
        expected = _totp(secret).generate(step * STEP)
        if hmac.compare_digest(expected, code.strip().encode()):
            return step
    return None


def new_recovery_codes() -> list[str]:
    """Codes that let somebody in once each, of eighty random bits."""
    return [
        _grouped(base64.b32encode(secrets.token_bytes(10)).decode()) for _ in range(RECOVERY_CODES)
    ]


def recovery_hash(code: str) -> str:
    """What is kept of a recovery code; so many random bits need no slow hash."""
    plain = code.upper().replace("-", "").replace(" ", "")
    return hashlib.sha256(plain.encode()).hexdigest()


def _grouped(code: str) -> str:
    return "-".join(code[place : place + 4] for place in range(0, len(code), 4))


def _totp(secret: str) -> TOTP:
    return TOTP(base64.b32decode(secret), 6, SHA1(), STEP, enforce_key_length=True)  # noqa: S303 - what authenticator apps compute
