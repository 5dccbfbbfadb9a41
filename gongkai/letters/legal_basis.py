"""The legal basis of a letter, as sources and as it is printed: laws by their full names."""

from collections.abc import Collection, Iterator

from gongkai.letters.facts import LetterFacts
from gongkai.statute.citations import FEE_MEASURES, Source, cite
from gongkai.statute.exemptions import EXEMPTIONS, Ground
from gongkai.statute.letters import LETTERS
from gongkai.statute.outcomes import MIXED, OUTCOMES

FULL_NAMES = {
    "《政府信息公开条例》": "《中华人民共和国政府信息公开条例》",
    "《档案法》": "《中华人民共和国档案法》",
    FEE_MEASURES: f"《政府信息公开信息处理费管理办法》（{FEE_MEASURES}）",
}


def bases(facts: LetterFacts) -> tuple[Source, ...]:
    """条例第三十六条、条例第三十七条。What a letter rests on, in the order in which it is printed.

    A reply on several matters rests on what its points rest on, each once.
    """
    if facts.kind == MIXED:
        each = (of_outcome(point.outcome, point.grounds) for point in facts.points)
        return tuple(dict.fromkeys(source for found in each for source in found))
    if facts.kind in LETTERS:
        return LETTERS[facts.kind].bases
    return of_outcome(facts.kind, facts.grounds)


def of_outcome(code: str, grounds: Collection[Ground] = ()) -> tuple[Source, ...]:
    """条例第三十七条。The sources of one outcome; `grounds` are those of a withheld part."""
    return tuple(dict.fromkeys((*OUTCOMES[code].bases, *_of_grounds(grounds))))


def _of_grounds(grounds: Collection[Ground]) -> Iterator[Source]:
    for ground in grounds:
        yield from EXEMPTIONS[ground].bases


def printed(sources: Collection[Source]) -> str:
    """Several sources in one line, with the full names of the laws; empty if there are none."""
    line = cite(tuple(sources))
    for short, full in FULL_NAMES.items():
        line = line.replace(short, full)
    return line
