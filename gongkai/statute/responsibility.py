"""Which agency discloses what (条例 art 10), and whom it must ask before it publishes (art 11)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.statute.citations import Article, Source
from gongkai.statute.errors import ResponsibleAgencyUnknownError


class Origin(StrEnum):
    """Where information comes from."""

    MADE = "made"
    FROM_CITIZEN = "from_citizen"
    FROM_AGENCY = "from_agency"
    MADE_JOINTLY = "made_jointly"
    IN_OWN_NAME = "in_own_name"


@dataclass(frozen=True, slots=True)
class Responsibility:
    """An origin in the law's words, and who discloses."""

    origin: Origin
    words: str
    who: str
    source: Article


RESPONSIBILITIES = {
    rule.origin: rule
    for rule in (
        Responsibility(
            Origin.MADE, "行政机关制作的政府信息", "制作该政府信息的行政机关", Article(10, 1)
        ),
        Responsibility(
            Origin.FROM_CITIZEN,
            "行政机关从公民、法人和其他组织获取的政府信息",
            "保存该政府信息的行政机关",
            Article(10, 1),
        ),
        Responsibility(
            Origin.FROM_AGENCY,
            "行政机关获取的其他行政机关的政府信息",
            "制作或者最初获取该政府信息的行政机关",
            Article(10, 1),
        ),
        Responsibility(
            Origin.IN_OWN_NAME,
            "派出机构、内设机构依照法律、法规对外以自己名义履行行政管理职能的政府信息",
            "该派出机构、内设机构",
            Article(10, 2),
        ),
        Responsibility(
            Origin.MADE_JOINTLY,
            "两个以上行政机关共同制作的政府信息",
            "牵头制作的行政机关",
            Article(10, 3),
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where one piece of information comes from, and the agency that its origin makes responsible.

    `agency` is the maker, the keeper, the first obtainer, the lead maker or the office in its own
    name, as `origin` asks; "" where nobody knows it yet. `by_law` is an agency that a law or
    regulation makes competent instead, with its `basis`.
    """

    origin: Origin
    agency: str = ""
    by_law: str = ""
    basis: Source | None = None


def responsible_agency(provenance: Provenance) -> str:
    """条例第十条。The agency that must disclose; another competence set by law prevails.

    Raises ResponsibleAgencyUnknownError where it is not known: the reply may then only say that
    the asked agency is not the one (art 36 item 5).
    """
    if provenance.by_law and provenance.basis is not None:
        return provenance.by_law
    if not provenance.agency:
        who = RESPONSIBILITIES[provenance.origin].who
        raise ResponsibleAgencyUnknownError(f"由{who}负责公开，尚不知道是哪个机关，请查明后填写。")
    return provenance.agency


# --- before publication -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Coordination:
    """Another agency asked whether the information is right: when, and its answer (None: none)."""

    agency: str
    asked_on: date
    confirmed: bool | None = None


@dataclass(frozen=True, slots=True)
class Approval:
    """An approval that publication needs, by which rule, and when it was given (None: not yet)."""

    organ: str
    basis: str
    approved_on: date | None = None


def obstacle_to_publication(
    coordinations: Iterable[Coordination] = (), approvals: Iterable[Approval] = ()
) -> str | None:
    """条例第十一条。Why the information may not be published yet, in words; None if it may."""
    for asked in coordinations:
        if asked.confirmed is None:
            return f"该信息涉及{asked.agency}，协商、确认尚未答复。"
        if not asked.confirmed:
            return f"该信息涉及{asked.agency}，对方未确认准确，应当先协商一致。"
    for approval in approvals:
        if approval.approved_on is None:
            return f"公开该信息依照{approval.basis}需经{approval.organ}批准，尚未批准。"
    return None
