"""Identity data at rest: sealed with a key that is not in the database, matched by a digest.

The keys are the setting IDENTITY_KEYS, newest first. The first one seals, any of them unseals; so
a new key goes in front, `gongkai rotate-identity-keys` seals everything anew, and then the old key
may go.
"""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class SealBroken(Exception):
    """Sealed data that no key opens: the key is missing, or the data was changed."""

    def __init__(self) -> None:
        super().__init__("身份信息解不开：密钥不在 GONGKAI_IDENTITY_KEYS 里，或者数据被改过。")


def seal(text: str) -> str:
    """Seal a text, for a column of the database."""
    return seal_bytes(text.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """The text again. Raises SealBroken."""
    return unseal_bytes(sealed.encode()).decode()


def seal_bytes(content: bytes) -> bytes:
    """Seal the content of a file."""
    return _keys().encrypt(content)


def unseal_bytes(sealed: bytes) -> bytes:
    """The content again. Raises SealBroken."""
    try:
        return _keys().decrypt(sealed)
    except InvalidToken as error:
        raise SealBroken from error


def renew(sealed: bytes) -> bytes:
    """The same content sealed with the newest key. Raises SealBroken."""
    return seal_bytes(unseal_bytes(sealed))


def digest(text: str) -> str:
    """What to store beside a sealed text, so that equal texts are found; made with the newest key.

    Look it up among `digests`, as long as older keys are in use.
    """
    return digests(text)[0]


def digests(text: str) -> list[str]:
    """The digests of a text with every key, the newest first."""
    return [
        hmac.new(_derived("match", key), text.encode(), hashlib.sha256).hexdigest()
        for key in settings.IDENTITY_KEYS
    ]


def _keys() -> MultiFernet:
    return MultiFernet(
        [Fernet(base64.urlsafe_b64encode(_derived("seal", key))) for key in settings.IDENTITY_KEYS]
    )


def _derived(purpose: str, key: str) -> bytes:
    """A key of 32 bytes for one purpose, from the long random text of the setting."""
    return hmac.new(key.encode(), purpose.encode(), hashlib.sha256).digest()
