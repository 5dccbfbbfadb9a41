"""Who reviews an agency's decision, by the day of the decision (行政复议法 of 1999 and of 2023)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.statute.citations import Law, Mark
from gongkai.statute.errors import ReviewOrganUnknownError
from gongkai.statute.terms import RECONSIDERATION_LAW_IN_FORCE_ON


class AgencyKind(StrEnum):
    """What an agency is in the order of review."""

    DEPARTMENT = "department"
    VERTICAL = "vertical"
    GOVERNMENT = "government"
    PROVINCE = "province"
    MINISTRY = "ministry"


VERTICAL_BODIES = ("海关", "金融", "外汇管理", "税务", "国家安全")
"""Reviewed by the next higher body of their own line (行政复议法第二十七条); not the police."""


@dataclass(frozen=True, slots=True)
class ReviewedAgency:
    """An agency with those above it: its government (本级人民政府), its superior body."""

    name: str
    kind: AgencyKind
    government: str = ""
    superior: str = ""


@dataclass(frozen=True, slots=True)
class ReviewRule:
    """Who reviews a kind of agency before and since 2024: fields of ReviewedAgency, any of them."""

    kind: AgencyKind
    words: str
    before_2024: tuple[str, ...]
    since_2024: tuple[str, ...]
    sources: tuple[Law, ...]
    mark: Mark | None = None


def _old(number: int) -> Law:
    return Law("行政复议法（1999年）", number)


def _new(number: int) -> Law:
    return Law("行政复议法", number)


RULES = {
    rule.kind: rule
    for rule in (
        ReviewRule(
            AgencyKind.DEPARTMENT,
            "县级以上地方人民政府工作部门",
            ("government", "superior"),
            ("government",),
            (_old(12), _new(24)),
        ),
        ReviewRule(
            AgencyKind.VERTICAL,
            "海关、金融、外汇管理等实行垂直领导的行政机关，税务和国家安全机关",
            ("superior",),
            ("superior",),
            (_old(12), _new(27)),
        ),
        ReviewRule(
            AgencyKind.GOVERNMENT,
            "省级以下地方人民政府",
            ("superior",),
            ("superior",),
            (_old(13), _new(24)),
        ),
        ReviewRule(
            AgencyKind.PROVINCE,
            "省、自治区、直辖市人民政府",
            ("name",),
            ("name",),
            (_old(14), _new(24)),
            Mark.MEMORY,
        ),
        ReviewRule(
            AgencyKind.MINISTRY,
            "国务院部门",
            ("name",),
            ("name",),
            (_old(14), _new(25)),
            Mark.MEMORY,
        ),
    )
}


def review_organs(agency: ReviewedAgency, on: date) -> tuple[str, ...]:
    """条例第五十一条、行政复议法第二十四条。Who may review the agency's decision of that day.

    Several names are the applicant's choice. That before 2024 a department was reviewed by its
    government or the body above it is remembered (1999, art 12). Raises ReviewOrganUnknownError
    where the name of one is not given.
    """
    rule = RULES[agency.kind]
    fields = rule.since_2024 if on >= RECONSIDERATION_LAW_IN_FORCE_ON else rule.before_2024
    names = tuple(getattr(agency, field) for field in fields)
    if not all(names):
        raise ReviewOrganUnknownError(
            f"{agency.name}没有登记复议机关（本级人民政府或者上一级机关），请补登名称。"
        )
    return names
