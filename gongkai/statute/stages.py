"""The stages of handling that an agency's register knows (条例 art 45)."""

from collections.abc import Mapping
from enum import StrEnum


class Stage(StrEnum):
    """条例第四十五条。登记、审核、办理、答复、归档, in this order."""

    REGISTERED = "registered"
    EXAMINED = "examined"
    HANDLED = "handled"
    ANSWERED = "answered"
    ARCHIVED = "archived"


STAGE_NAMES: Mapping[Stage, str] = {
    Stage.REGISTERED: "登记",
    Stage.EXAMINED: "审核",
    Stage.HANDLED: "办理",
    Stage.ANSWERED: "答复",
    Stage.ARCHIVED: "归档",
}

_LETTERS_BEFORE_REPLY: Mapping[str, Stage] = {
    **dict.fromkeys(("P01", "P02", "P03"), Stage.REGISTERED),
    **dict.fromkeys(("P04", "P05"), Stage.EXAMINED),
    **dict.fromkeys(("P06", "P07", "P08", "P09", "P11", "P12", "P13", "P14", "P16"), Stage.HANDLED),
}


def stage_of_letter(code: str) -> Stage:
    """条例第四十五条。The stage at which a letter is filed; replies and their service are answers.

    The article names the stages; which letter belongs to which is an inference.
    """
    return _LETTERS_BEFORE_REPLY.get(code, Stage.ANSWERED)
