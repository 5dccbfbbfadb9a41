"""The stages of handling that an agency's register knows (条例 art 45)."""

from collections.abc import Mapping
from enum import StrEnum

from gongkai.statute.errors import LastStageError


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


def next_stage(stage: Stage) -> Stage:
    """条例第四十五条。The stage after a stage. Raises LastStageError after 归档."""
    order = tuple(Stage)
    if stage is order[-1]:
        raise LastStageError("申请已经归档，没有下一个环节，请核对登记。")
    return order[order.index(stage) + 1]
