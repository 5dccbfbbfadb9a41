"""Rectification of an agency's records about the applicant (条例 art 41); 更正, never 补正."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from gongkai.statute.errors import NotVerifiedError


class RectificationResult(StrEnum):
    """How a request for rectification ends."""

    RECTIFIED = "rectified"
    NOT_RECTIFIED = "not_rectified"
    FORWARDED = "forwarded"
    REFERRED = "referred"


RECTIFICATION_NAMES: Mapping[RectificationResult, str] = {
    RectificationResult.RECTIFIED: "予以更正并告知申请人",
    RectificationResult.NOT_RECTIFIED: "不予更正并告知申请人",
    RectificationResult.FORWARDED: "转送有权更正的行政机关处理并告知申请人",
    RectificationResult.REFERRED: "告知申请人向有权更正的行政机关提出",
}


@dataclass(frozen=True, slots=True)
class RectificationRequest:
    """A request to rectify: is it about the applicant, is there evidence, is it ours, is it true.

    `verified` is None until someone has looked. `can_forward` says whether the agency forwards the
    request itself (or only tells whom to ask): the article leaves the choice.
    """

    about_applicant: bool
    has_evidence: bool
    competent: bool
    verified: bool | None = None
    can_forward: bool = True


def rectify(request: RectificationRequest) -> RectificationResult:
    """条例第四十一条。How a request for rectification ends; the article sets no term.

    That it is refused without evidence, or where the record proves true, follows from the article
    (an inference). Raises NotVerifiedError where nobody has looked yet.
    """
    if not (request.about_applicant and request.has_evidence):
        return RectificationResult.NOT_RECTIFIED
    if not request.competent:
        if request.can_forward:
            return RectificationResult.FORWARDED
        return RectificationResult.REFERRED
    if request.verified is None:
        raise NotVerifiedError("尚未审核有关信息是否不准确，请审核后再作处理。")
    return RectificationResult.RECTIFIED if request.verified else RectificationResult.NOT_RECTIFIED
