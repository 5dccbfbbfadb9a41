"""What somebody wants in a case bundle, and for whom it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Recipient(StrEnum):
    """For whom a case bundle is made."""

    ARCHIVE = "archive"
    RECONSIDERATION = "reconsideration"
    COURT = "court"


RECIPIENT_NAMES: Mapping[Recipient, str] = {
    Recipient.ARCHIVE: "归档",
    Recipient.RECONSIDERATION: "提交行政复议机关",
    Recipient.COURT: "提交人民法院",
}


@dataclass(frozen=True, slots=True)
class BundleOrder:
    """The choices behind a case bundle made on a day.

    `received_on` is the day on which the copy of the application or complaint came.
    """

    recipient: Recipient
    on: date
    received_on: date | None = None
    identity: bool = False
    notes: bool = False
    journal: bool = True

    def kept(self) -> dict[str, Any]:
        """The choices as plain values."""
        return {
            "recipient": self.recipient.value,
            "on": self.on.isoformat(),
            "received_on": self.received_on.isoformat() if self.received_on else "",
            "identity": self.identity,
            "notes": self.notes,
            "journal": self.journal,
        }

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "BundleOrder":
        """The choices from plain values."""
        received_on = kept["received_on"]
        return cls(
            Recipient(kept["recipient"]),
            date.fromisoformat(kept["on"]),
            date.fromisoformat(received_on) if received_on else None,
            bool(kept["identity"]),
            bool(kept["notes"]),
            bool(kept["journal"]),
        )
