"""From disclosure on request to publication (条例 art 44): prompts; a person decides."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.statute.citations import Article
from gongkai.statute.errors import ApplicantUnknownError

ENOUGH_APPLICANTS = 2
"""多个申请人: from two on (an inference; the article has no number)."""


@dataclass(frozen=True, slots=True)
class GrantedRequest:
    """A request that was granted: its number, who asked, and a key of the information given."""

    number: str
    applicant_id: str
    information: str


@dataclass(frozen=True, slots=True)
class ConversionPrompt:
    """Information that may be published now: why, in words, and the requests that asked for it."""

    information: str
    requests: tuple[str, ...]
    words: str
    source: Article


def conversion_prompts(granted: Iterable[GrantedRequest]) -> tuple[ConversionPrompt, ...]:
    """条例第四十四条。Information that several applicants asked for and that can be opened.

    One applicant asking twice is one. What an applicant suggests, and the agency finds within the
    scope of publication, is published without delay (para 2): that is the agency's finding. Raises
    ApplicantUnknownError for a request without identity.
    """
    asked: dict[str, list[GrantedRequest]] = {}
    for request in granted:
        if not request.applicant_id.strip():
            raise ApplicantUnknownError(f"申请{request.number}没有申请人的身份号码，请补登。")
        asked.setdefault(request.information, []).append(request)
    return tuple(
        _prompt(information, requests)
        for information, requests in asked.items()
        if len({request.applicant_id for request in requests}) >= ENOUGH_APPLICANTS
    )


def _prompt(information: str, requests: list[GrantedRequest]) -> ConversionPrompt:
    applicants = len({request.applicant_id for request in requests})
    return ConversionPrompt(
        information,
        tuple(request.number for request in requests),
        f"{applicants}个申请人就相同政府信息提出申请，且该信息属于可以公开的，可以纳入主动公开的范围。",
        Article(44, 1),
    )
