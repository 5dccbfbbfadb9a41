"""What a request must contain (条例 art 29), and what help its applicant is owed (art 43)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from gongkai.statute.citations import Article


class RequestItem(StrEnum):
    """What an applicant writes down."""

    APPLICANT_NAME = "applicant_name"
    IDENTITY_PROOF = "identity_proof"
    CONTACT = "contact"
    INFO_NAME = "info_name"
    DOCUMENT_NUMBER = "document_number"
    DESCRIPTION = "description"
    FORM_WANTED = "form_wanted"


@dataclass(frozen=True, slots=True)
class RequiredContent:
    """A piece of content that art 29 requires: any one of `items` is enough for it."""

    words: str
    items: tuple[RequestItem, ...]
    source: Article


REQUIRED_CONTENTS = (
    RequiredContent("申请人的姓名或者名称", (RequestItem.APPLICANT_NAME,), Article(29, 2, 1)),
    RequiredContent("申请人的身份证明", (RequestItem.IDENTITY_PROOF,), Article(29, 2, 1)),
    RequiredContent("申请人的联系方式", (RequestItem.CONTACT,), Article(29, 2, 1)),
    RequiredContent(
        "申请公开的政府信息的名称、文号或者便于行政机关查询的其他特征性描述",
        (RequestItem.INFO_NAME, RequestItem.DOCUMENT_NUMBER, RequestItem.DESCRIPTION),
        Article(29, 2, 2),
    ),
    RequiredContent(
        "申请公开的政府信息的形式要求，包括获取信息的方式、途径",
        (RequestItem.FORM_WANTED,),
        Article(29, 2, 3),
    ),
)


def missing_from_request(given: Collection[RequestItem]) -> tuple[RequiredContent, ...]:
    """条例第二十九条第二款。What a request still lacks; a purpose is never among it.

    A missing identity proof is cured by a supplement (practice, not in the text).
    """
    return tuple(
        content for content in REQUIRED_CONTENTS if not any(item in given for item in content.items)
    )


class WrittenBy(StrEnum):
    """条例第二十九条第一款。Who writes a request down: the office where writing is hard."""

    APPLICANT = "applicant"
    DISCLOSURE_OFFICE = "disclosure_office"


class Difficulty(StrEnum):
    """条例第四十三条。What makes an applicant be owed help."""

    READING = "reading"
    SIGHT_OR_HEARING = "sight_or_hearing"


DIFFICULTY_WORDS: Mapping[Difficulty, str] = {
    Difficulty.READING: "存在阅读困难，应当提供必要的帮助",
    Difficulty.SIGHT_OR_HEARING: "存在视听障碍，应当提供必要的帮助",
}
