"""What people write into a letter: which words each kind asks for, and how they stand in a text."""

from collections.abc import Iterator, Mapping

from gongkai.letters.facts import LetterFacts
from gongkai.statute.demands import DEMANDS, DemandText, Where
from gongkai.statute.events import Consulted, OpinionSought
from gongkai.statute.exemptions import KIND_NAMES
from gongkai.statute.letters import LETTERS, Party
from gongkai.statute.outcomes import OUTCOMES

TO_FILL = "〔待填：{}〕"


def _asks(text: str, *, optional: bool = False) -> DemandText:
    return DemandText(text, Where.LETTER, optional)


SAID: Mapping[str, Mapping[str, DemandText]] = {
    "P04": {"remark": _asks("需要补正的事项")},
    "P05": {"remark": _asks("数量、频次明显超过合理范围的事实")},
    "P06": {"remark": _asks("延期的理由")},
    "P07": {"remark": _asks("征求意见的内容", optional=True)},
    "P10": {
        "given_part": _asks("决定公开的政府信息内容"),
        "reasons": _asks("决定公开的理由"),
    },
    "P11": {"remark": _asks("征求意见的内容", optional=True)},
    "P12": {"remark": _asks("需要协助的事项")},
    "P13": {"payment_way": _asks("缴纳方式")},
    "P14": {
        "proposal": _asks("拟办意见"),
        "unit_review": _asks("承办单位审核意见", optional=True),
        "secrecy_review": _asks("保密审查意见", optional=True),
        "legal_review": _asks("法制审核意见", optional=True),
        "head_of_office": _asks("工作机构负责人意见", optional=True),
        "signature": _asks("签发", optional=True),
    },
    "P15": {
        "rectification_result": _asks("更正申请的处理结果"),
        "reasons": _asks("理由"),
        "competent_agency": _asks("有权更正的行政机关的名称、联系方式", optional=True),
    },
    "P16": {"remark": _asks("延迟答复的理由")},
    "P17": {"reasons": _asks("转为主动公开的理由")},
    "P18": {
        "letter_title": _asks("所送达文书的名称"),
        "letter_number": _asks("所送达文书的文号"),
        "remark": _asks("送达凭证"),
    },
}
"""What process letters ask for; decisions ask for their demands."""


def asked(kind: str) -> Mapping[str, DemandText]:
    """The words that a kind asks for, by their names."""
    if kind not in OUTCOMES:
        return SAID.get(kind, {})
    return {
        demand.value: DEMANDS[demand]
        for demand in OUTCOMES[kind].demands
        if DEMANDS[demand].where is Where.LETTER
    }


def said(facts: LetterFacts) -> dict[str, str]:
    """What was written, by name; what is missing stands as 〔待填：…〕, unless it may be left out.

    The end of a text loses its full stop: the wording sets its own. A kind within a ground stands
    in words, and letters to the applicant do not name a third party.
    """
    return {name: _one(facts, name, text) for name, text in asked(facts.kind).items()}


def _one(facts: LetterFacts, name: str, text: DemandText) -> str:
    written = in_words(facts, facts.particulars.get(name, ""))
    return written or ("" if text.optional else TO_FILL.format(text.text))


def in_words(facts: LetterFacts, text: str) -> str:
    """A text as it may stand in the letter."""
    text = KIND_WORDS.get(text, text).strip().rstrip("。；，、;,")
    if to(facts.kind) is not Party.APPLICANT:
        return text
    for party in third_parties(facts):
        text = text.replace(f"第三方{party}", "第三方").replace(party, "第三方")
    return text


def to(kind: str) -> Party:
    """To whom a kind of letter goes."""
    return Party.APPLICANT if kind in OUTCOMES else LETTERS[kind].to


def third_parties(facts: LetterFacts) -> Iterator[str]:
    """The third parties that were asked, by name."""
    for event in facts.history:
        if isinstance(event, OpinionSought) and event.of is Consulted.THIRD_PARTY and event.party:
            yield event.party


KIND_WORDS = {kind.value: name for kind, name in KIND_NAMES.items()}
