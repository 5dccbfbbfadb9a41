"""The grounds on which information is withheld (条例 arts 13-16)."""

from enum import StrEnum


class Ground(StrEnum):
    """The seven grounds of 条例 arts 14-16."""

    STATE_SECRET = "EX1"  # noqa: S105 -- a ground, no password
    LAW_FORBIDS = "EX2"
    SAFETY_STABILITY = "EX3"
    THIRD_PARTY = "EX4"
    INTERNAL_AFFAIRS = "EX5"
    PROCESS_INFO = "EX6"
    ENFORCEMENT_FILE = "EX7"
