"""An event of a request in one line, for lists that tell what happened."""

from functools import singledispatch

from gongkai.statute.events import (
    CHANNEL_NAMES,
    CONSULTED_NAMES,
    SERVICE_WAY_NAMES,
    Decided,
    Event,
    Extended,
    FeeNoticed,
    OpinionReceived,
    OpinionSought,
    ReasonsGiven,
    Retracted,
    Served,
    Split,
    Submitted,
    SupplementRequested,
    TermSet,
)
from gongkai.statute.outcomes import outcome
from gongkai.statute.wording import chinese_date


def in_words(event: Event) -> str:
    """条例第四十五条。What happened: 延期答复，延长10个工作日."""
    said = _said(event)
    return f"{event.name}，{said}" if said else event.name


@singledispatch
def _said(event: Event) -> str:  # noqa: ARG001 - most events say all by their names
    return ""


@_said.register
def _(event: Submitted) -> str:
    return f"{CHANNEL_NAMES[event.channel]}{'，口头提出' if event.oral else ''}"


@_said.register
def _(event: SupplementRequested) -> str:
    return f"补正期限至{chinese_date(event.until)}"


@_said.register
def _(event: OpinionSought) -> str:
    who = "共同制作机关" if event.joint else CONSULTED_NAMES[event.of]
    delivered = f"，{chinese_date(event.delivered_on)}送达" if event.delivered_on else ""
    return f"{who}：{event.party}{delivered}"


@_said.register
def _(event: OpinionReceived) -> str:
    return f"{event.party}{'同意公开' if event.consents else '不同意公开'}"


@_said.register
def _(event: ReasonsGiven) -> str:
    return "认定理由合理" if event.reasonable else "认定理由不合理"


@_said.register
def _(event: TermSet) -> str:
    return f"延迟答复至{chinese_date(event.until)}"


@_said.register
def _(event: Extended) -> str:
    approved = f"，{event.approved_by}同意" if event.approved_by else ""
    return f"延长{event.working_days}个工作日{approved}"


@_said.register
def _(event: FeeNoticed) -> str:
    return f"{event.amount}元"


@_said.register
def _(event: Decided) -> str:
    codes = event.points or (event.outcome,)
    return "；".join(outcome(code).situation for code in codes)


@_said.register
def _(event: Served) -> str:
    return SERVICE_WAY_NAMES[event.way]


@_said.register
def _(event: Split) -> str:
    return f"分为{'、'.join(event.into)}"


@_said.register
def _(event: Retracted) -> str:
    return f"第{event.sequence}步，原因：{event.reason}"
