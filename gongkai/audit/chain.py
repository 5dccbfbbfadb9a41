"""What an entry's hash is made of."""

import json
from datetime import UTC

from cryptography.hazmat.primitives import hashes

from gongkai.audit.models import Entry

ORIGIN = "0" * 64
"""What the first entry names as the hash before it."""


def hash_of(entry: Entry) -> str:
    """SM3 (GB/T 32905) over everything an entry says, with the hash of the entry before it."""
    digest = hashes.Hash(hashes.SM3())
    digest.update(_written(entry).encode())
    return digest.finalize().hex()


def _written(entry: Entry) -> str:
    """One line of JSON, the same on every database: sorted keys, the instant in UTC."""
    says = {
        "sequence": entry.sequence,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "by": entry.by_id,
        "actor": entry.actor,
        "act": entry.act,
        "about": [entry.about_kind, entry.about_id, entry.about_name],
        "agency": entry.agency_id,
        "said": entry.said,
        "detail": entry.detail,
        "previous": entry.previous,
    }
    return json.dumps(says, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
