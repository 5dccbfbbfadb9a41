"""What stands in the way of issuing a letter, read from its text and its file, in Chinese words.

A fault forbids the issue or only warns. The checks read the text as people left it, so that a
letter edited by hand is held to the same law as one that was composed.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.statute.articles import exists
from gongkai.statute.calendar import Calendar, packaged
from gongkai.statute.citations import Article, Notice, Source, cite
from gongkai.statute.cited import articles_cited
from gongkai.statute.demands import DEMANDS, Demand, Where
from gongkai.statute.events import Consulted, DatedEvent, Extended, History, standing_entries
from gongkai.statute.exemptions import EXEMPTIONS, Ground
from gongkai.statute.letters import LETTERS, Party
from gongkai.statute.outcomes import MIXED, OUTCOMES, Outcome, outcome
from gongkai.statute.remedies import DEFAULTS, Clause, ClauseKind, Settings, clauses
from gongkai.statute.reply_term import DEFAULT_SETTINGS, ReplyTerm
from gongkai.statute.report.findings import Severity
from gongkai.statute.standing import Consultation, Standing, stand
from gongkai.statute.terms import SUPPLEMENT_NOTICE
from gongkai.statute.wording import chinese_date


class LetterCheck(StrEnum):
    """What a fault is about."""

    UNFILLED = "unfilled"
    TITLE = "title"
    NUMBER = "number"
    CITATION = "citation"
    LEGAL_BASIS = "legal_basis"
    REMEDY = "remedy"
    CONTENT = "content"
    FILE = "file"
    CONSULTATION = "consultation"
    DEADLINE = "deadline"
    DATE = "date"
    PERSONAL_DATA = "personal_data"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class LetterFault:
    """What is missing and how to mend it; an error forbids the issue, a warning does not."""

    check: LetterCheck
    severity: Severity
    text: str

    @property
    def forbids(self) -> bool:
        return self.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class LetterSheet:
    """A letter as it is about to be issued `on` a day, and what its file holds.

    `text` is all that the receiver reads. `number` is None before it is numbered, `sent_on` None
    before it is sent. `met` are the demands that letter and file meet, `grounds` those of the
    withheld part of D04, `points` the outcomes of D27 with their grounds. `late_note` is what was
    noted about a missed term.
    """

    kind: str
    title: str
    text: str
    on: date
    dated: date
    number: str | None = None
    number_word: str = ""
    sent_on: date | None = None
    history: History = ()
    met: Collection[str] = ()
    grounds: tuple[Ground, ...] = ()
    points: tuple[tuple[str, tuple[Ground, ...]], ...] = ()
    review_organs: tuple[str, ...] = ()
    late_note: str = ""

    @property
    def results(self) -> tuple[tuple[Outcome, tuple[Ground, ...]], ...]:
        """The outcomes it tells, each with the grounds of its withheld part, if it tells any."""
        if self.kind == MIXED:
            return tuple((outcome(code), grounds) for code, grounds in self.points)
        return ((outcome(self.kind), self.grounds),) if self.kind in OUTCOMES else ()

    @property
    def stays_in_file(self) -> bool:
        """Whether it is a paper of the file that nobody is sent, or one that comes from others."""
        return self.kind in LETTERS and LETTERS[self.kind].to is Party.OWN_AGENCY


def faults(
    sheet: LetterSheet, *, calendar: Calendar | None = None, settings: Settings = DEFAULTS
) -> tuple[LetterFault, ...]:
    """条例第三十六条、条例第三十七条、条例第五十一条。All that is wrong with a letter.

    Raises UnknownOutcomeError for a kind or a point that is none.
    """
    found = [*_unfilled(sheet), *_title(sheet), *_citations(sheet)]
    if not sheet.stays_in_file:
        found += [*_number(sheet), *_legal_basis(sheet), *_remedy(sheet, settings)]
        found += [*_file(sheet), *_content(sheet)]
        found += [*_consultation(sheet, calendar or packaged())]
        found += [*_deadline(sheet, calendar or packaged()), *_dates(sheet)]
    return tuple(dict.fromkeys(found))


def _error(check: LetterCheck, text: str) -> LetterFault:
    return LetterFault(check, Severity.ERROR, text)


def _warning(check: LetterCheck, text: str) -> LetterFault:
    return LetterFault(check, Severity.WARNING, text)


# --- the text ---------------------------------------------------------------------------------

_TO_FILL = re.compile(r"〔待填：?([^〕]*)〕")
_CROSSES = "×✕"
"""May be a blank, or what an applicant wrote: only warned of."""
_BLANK = re.compile(rf"_{{2,}}|＿{{2,}}|{{{{|}}}}|[{_CROSSES}]{{2,}}|年[ 　]+月")
_NUMBER = re.compile(r"(?P<word>[^〔〕\[\]\s]+)〔(?P<year>\d{4})〕(?P<serial>[1-9]\d*)号")


def _unfilled(sheet: LetterSheet) -> Iterator[LetterFault]:
    for what in dict.fromkeys(_TO_FILL.findall(sheet.text)):
        yield _error(LetterCheck.UNFILLED, f"“{what}”还没有填写，请在文书中写明。")
    for blank in dict.fromkeys(_BLANK.findall(sheet.text)):
        say = _warning if blank[0] in _CROSSES else _error
        yield say(LetterCheck.UNFILLED, f"文书中还有“{blank}”，请填写完整或者删去。")


def _title(sheet: LetterSheet) -> Iterator[LetterFault]:
    known = LETTERS[sheet.kind].title if sheet.kind in LETTERS else outcome(sheet.kind).title
    if sheet.title != known:
        yield _error(LetterCheck.TITLE, f"标题应当是“{known}”，现为“{sheet.title}”，请改正。")


def _number(sheet: LetterSheet) -> Iterator[LetterFault]:
    if sheet.number is None:
        return
    written = _NUMBER.fullmatch(sheet.number)
    if written is None:
        yield _error(
            LetterCheck.NUMBER,
            f"文号“{sheet.number}”不合格式，应当写作“机关代字〔{sheet.dated.year}〕1号”："
            "年份用六角括号，序号不加“第”、不补零。",
        )
        return
    if int(written["year"]) != sheet.dated.year:
        yield _error(LetterCheck.NUMBER, f"文号的年份与成文日期不符，应当是{sheet.dated.year}年。")
    if not written["word"].startswith(sheet.number_word):
        yield _error(LetterCheck.NUMBER, f"文号应当以本机关代字“{sheet.number_word}”开头。")


# --- what is cited ----------------------------------------------------------------------------

OLD_NUMBERS = {21: 36, 22: 37, 23: 32, 24: 33, 25: 41, 26: 40}
"""Where a reply cited the text of 2007, whose arts 21-26 were on requests, and the article now."""

_MAY_CITE_PUBLICATION = frozenset({"D01", "D03", "P17", MIXED})
"""Letters that may rightly speak of arts 21-26 as they are today: how information is published."""


def _citations(sheet: LetterSheet) -> Iterator[LetterFault]:
    for article in articles_cited(sheet.text):
        if not exists(article):
            yield _error(
                LetterCheck.CITATION,
                f"现行条例（2019年修订）没有{article.place}{_now(article)}，请改正。",
            )
        elif article.number in OLD_NUMBERS and sheet.kind not in _MAY_CITE_PUBLICATION:
            yield _error(
                LetterCheck.CITATION,
                f"{article.place}像是2007年条例的条文序号{_now(article)}，请核对。",
            )


def _now(article: Article) -> str:
    now = OLD_NUMBERS.get(article.number)
    return f"（2007年的{Article(article.number).place}，现为{Article(now).place}）" if now else ""


def _legal_basis(sheet: LetterSheet) -> Iterator[LetterFault]:
    cited = articles_cited(sheet.text)
    for needed in _needed(sheet):
        if not any(_is_cited(source, cited, sheet.text) for source in needed):
            choice = "或者".join(cite((source,)) for source in needed)
            yield _error(LetterCheck.LEGAL_BASIS, f"没有引用{choice}，请在文书中写明依据。")
    own = _own_items(sheet)
    for article in cited:
        if article.number == 36 and article.item and article.item not in own:
            yield _error(
                LetterCheck.LEGAL_BASIS, f"{article.place}不是这种办理结果的依据，请改正或者删去。"
            )
        elif article.number in _GROUNDS - _own_grounds(sheet) and sheet.results:
            yield _warning(
                LetterCheck.LEGAL_BASIS,
                f"引用了{article.place}，办理结果中却没有相应的不予公开情形，"
                "请核对办理结果和救济途径。",
            )


def _needed(sheet: LetterSheet) -> Iterator[tuple[Source, ...]]:
    """The sources that must be cited; of several in one, any."""
    if sheet.kind in LETTERS:
        yield from ((source,) for source in LETTERS[sheet.kind].bases)
    for result, grounds in sheet.results:
        if result.other_bases:
            yield (*result.bases, *result.other_bases)
        else:
            yield from ((source,) for source in result.bases)
        for ground in grounds:
            yield from ((source,) for source in EXEMPTIONS[ground].bases)


def _is_cited(source: Source, cited: Collection[Article], text: str) -> bool:
    if isinstance(source, Notice):
        return source.document_number in text
    if not isinstance(source, Article):
        return source.place in text
    return any(
        article.number == source.number
        and source.paragraph in {None, article.paragraph}
        and source.item in {None, article.item}
        for article in cited
    )


_GROUNDS = frozenset({14, 15, 16})


def _own_grounds(sheet: LetterSheet) -> frozenset[int]:
    """Of arts 14-16 those on which something is withheld."""
    withheld = [ground for result, own in sheet.results for ground in (result.ground, *own)]
    return frozenset(
        base.number for ground in withheld if ground for base in EXEMPTIONS[ground].bases
    )


_ITEMS_OF_PARTIAL = frozenset({2, 3})


def _own_items(sheet: LetterSheet) -> frozenset[int]:
    """The items of art 36 that the letter may cite."""
    items = {
        base.item
        for result, _ in sheet.results
        for base in (*result.bases, *result.other_bases)
        if isinstance(base, Article) and base.number == 36 and base.item
    }
    is_partial = any(result.row == "partial" for result, _ in sheet.results)
    return frozenset(items | _ITEMS_OF_PARTIAL) if is_partial else frozenset(items)


# --- the remedy -------------------------------------------------------------------------------

_RECONSIDERATION, _LAWSUIT = "申请行政复议", "提起行政诉讼"
_FIRST = re.compile(r"(?:应当|须|必须|依法)先[^。]{0,40}申请行政复议")


def _remedy(sheet: LetterSheet, settings: Settings) -> Iterator[LetterFault]:
    if sheet.kind == MIXED and not sheet.points:
        return
    offered = _offered(sheet, settings)
    if not offered:
        if _RECONSIDERATION in sheet.text or _LAWSUIT in sheet.text:
            yield _error(LetterCheck.REMEDY, "这种文书不告知救济途径，请删去复议、诉讼的内容。")
        return
    for words, meaning in _words_of(offered, sheet):
        if words not in sheet.text:
            yield _error(
                LetterCheck.REMEDY, f"救济途径中没有写明{meaning}“{words}”，请按照救济告知改正。"
            )
    yield from _order(sheet, {clause.kind for clause in offered})


def _offered(sheet: LetterSheet, settings: Settings) -> tuple[Clause, ...]:
    if sheet.kind in LETTERS:
        return clauses(sheet.kind, sheet.dated, settings=settings)
    return tuple(
        clause
        for result, grounds in sheet.results
        for clause in clauses(result.code, sheet.dated, withheld=grounds, settings=settings)
    )


def _words_of(offered: Collection[Clause], sheet: LetterSheet) -> Iterator[tuple[str, str]]:
    """What the text must hold for these clauses, and what that is."""
    for organ in sheet.review_organs:
        yield organ, "行政复议机关"
    yield "行政复议", "途径"
    for clause in offered:
        terms = {
            "申请复议的期限": clause.reconsideration,
            "提起诉讼的期限": clause.lawsuit,
            "复议后提起诉讼的期限": None
            if clause.lawsuit
            else clause.lawsuit_after_reconsideration,
        }
        for meaning, term in terms.items():
            if term:
                yield str(term.length(sheet.dated)), meaning
        if clause.lawsuit:
            yield _LAWSUIT, "途径"


def _order(sheet: LetterSheet, kinds: Collection[ClauseKind]) -> Iterator[LetterFault]:
    """Whether reconsideration comes first, where it does and only there."""
    says_first = _FIRST.search(sheet.text) is not None
    must_come_first = ClauseKind.RECONSIDERATION_FIRST in kinds
    if must_come_first and not says_first:
        yield _error(
            LetterCheck.REMEDY,
            "依照行政复议法第二十三条，对不予公开不服的应当先申请行政复议，请在救济途径中写明。",
        )
    elif says_first and not must_come_first:
        day = chinese_date(sheet.dated)
        yield _error(
            LetterCheck.REMEDY,
            f"{day}的这种办理结果不必先申请行政复议，请按照救济告知改正。",
        )
    if kinds == {ClauseKind.RECONSIDERATION_ONLY} and _LAWSUIT in sheet.text:
        yield _warning(LetterCheck.REMEDY, "这种办理结果一般不能单独提起行政诉讼，请核对救济途径。")


# --- what the file must hold ------------------------------------------------------------------


def _file(sheet: LetterSheet) -> Iterator[LetterFault]:
    """条例第三十六条第（四）项。Only the search is demanded of a reply on several matters, too."""
    for result, _ in sheet.results:
        for demand in result.demands:
            if DEMANDS[demand].where is not Where.FILE or demand in sheet.met:
                continue
            text = f"案卷里没有{DEMANDS[demand].text}，请补入案卷，或者改变办理结果。"
            forbids = demand is Demand.SEARCH_RECORD or sheet.kind != MIXED
            yield (_error if forbids else _warning)(LetterCheck.FILE, text)


def _content(sheet: LetterSheet) -> Iterator[LetterFault]:
    if sheet.kind == MIXED and not sheet.points:
        yield _error(LetterCheck.CONTENT, "逐项答复要列明各事项和办理结果，请补充。")
    if sheet.kind not in OUTCOMES or outcome(sheet.kind).row != "partial":
        return
    for demand in (Demand.GIVEN_PART, Demand.WITHHELD_PART):
        if demand not in sheet.met:
            yield _error(
                LetterCheck.CONTENT,
                f"部分公开要写明{DEMANDS[demand].text}，请补充；没有的，请改变办理结果。",
            )


def _consultation(sheet: LetterSheet, calendar: Calendar) -> Iterator[LetterFault]:
    """条例第三十二条。Art 15 may be relied on only when the third party was asked and heard."""
    withholds = any(
        Ground.THIRD_PARTY in (result.ground, *grounds) for result, grounds in sheet.results
    )
    cites = any(article.number == 15 for article in articles_cited(sheet.text))
    if not (withholds or cites):
        return
    term = ReplyTerm(_standing(sheet), calendar, DEFAULT_SETTINGS)
    asked = [each for each in term.standing.consultations if each.asked.of is Consulted.THIRD_PARTY]
    if not asked:
        yield _error(
            LetterCheck.CONSULTATION,
            "引用第十五条要先书面征求第三方意见，案卷里没有，请先征求意见。",
        )
    waiting = [each for each in asked if term.is_out(each, sheet.on)]
    if waiting:
        yield _error(LetterCheck.CONSULTATION, _still_out(term, waiting[0]))


def _still_out(term: ReplyTerm, consultation: Consultation) -> str:
    last = term.opinion_ends_on(consultation)
    until = f"，期限至{chinese_date(last)}" if last else "，征求意见书的送达日期也没有登记"
    return f"第三方尚未答复征求意见{until}，请等收到答复或者期限届满后再发出。"


# --- days -------------------------------------------------------------------------------------


def _standing(sheet: LetterSheet) -> Standing:
    return stand(_events(sheet))


def _events(sheet: LetterSheet) -> list[DatedEvent]:
    return [entry.event for entry in standing_entries(sheet.history)]


def _deadline(sheet: LetterSheet, calendar: Calendar) -> Iterator[LetterFault]:
    """条例第三十条、条例第三十三条。A term that has passed does not forbid, but wants a note."""
    day = sheet.sent_on or sheet.on
    last = _last_day(sheet, calendar, day)
    if last is None or day <= last:
        return
    late = f"已经超过期限（{chinese_date(last)}）"
    if sheet.late_note:
        yield _warning(LetterCheck.DEADLINE, f"{late}，原因已经注明，请尽快发出。")
    else:
        yield _error(LetterCheck.DEADLINE, f"{late}，请注明超期的原因，再尽快发出。")


def _last_day(sheet: LetterSheet, calendar: Calendar, day: date) -> date | None:
    standing = _standing(sheet)
    if sheet.kind == "P04":
        runs_from = standing.runs_from
        return SUPPLEMENT_NOTICE.ends(runs_from, calendar).date if runs_from else None
    if sheet.kind == "P06":
        standing = _before_extension(sheet)
    elif not sheet.results:
        return None
    due = ReplyTerm(standing, calendar, DEFAULT_SETTINGS).due(day)
    return due.date if due else None


def _before_extension(sheet: LetterSheet) -> Standing:
    """条例第三十三条第二款。An extension is told while the term that it extends still runs."""
    events = _events(sheet)
    told = max((at for at, each in enumerate(events) if isinstance(each, Extended)), default=None)
    return stand(each for at, each in enumerate(events) if at != told)


def _dates(sheet: LetterSheet) -> Iterator[LetterFault]:
    if sheet.sent_on and sheet.dated > sheet.sent_on:
        yield _error(
            LetterCheck.DATE,
            f"成文日期（{chinese_date(sheet.dated)}）晚于发出日期"
            f"（{chinese_date(sheet.sent_on)}），请核对。",
        )
