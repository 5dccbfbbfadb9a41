"""The results of a request, D01-D27: letter, article, row of table 3, demands, remedy (条例 36-40).

Titles are those in use; no national form of the letters exists. What no text proved carries a mark.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gongkai.statute.citations import FEE_MEASURES, Article, Law, Mark, Notice, Source
from gongkai.statute.demands import Demand
from gongkai.statute.errors import MixedReplyError, UnknownOutcomeError, UnknownResultRowError
from gongkai.statute.exemptions import EXEMPTIONS, Ground
from gongkai.statute.report.form import F2021


class Route(StrEnum):
    """Which remedy an outcome opens; `remedies` turns it, with a date, into a clause."""

    EITHER = "either"
    RECONSIDERATION_FIRST = "reconsideration_first"
    FIRST_FOR_WITHHELD_PART = "first_for_withheld_part"
    NO_LAWSUIT = "no_lawsuit"
    NONE = "none"
    PER_POINT = "per_point"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result: its code, the letter's usual title, when it applies, and its leaf row of table 3.

    `row` is None only for the reply on several matters. `bases` are printed in the letter;
    `other_bases` and `other_rows` are what an agency may choose instead (a setting). `mark` is
    set where no text proved its row or its basis.
    """

    code: str
    title: str
    situation: str
    row: str | None
    bases: tuple[Source, ...]
    demands: tuple[Demand, ...]
    route: Route
    ground: Ground | None = None
    mark: Mark | None = None
    other_bases: tuple[Source, ...] = ()
    other_rows: tuple[str, ...] = ()

    @property
    def gives(self) -> bool:
        """Whether the applicant gets anything by it: 予以公开 or 部分公开."""
        return self.row in {"granted", "partial"}


MIXED = "D27"

_INFORMED, _REFUSED = "政府信息公开告知书", "政府信息不予公开告知书"
_UNABLE, _DECLINED = "政府信息无法提供告知书", "不予处理告知书"
_ENDED, _INFORMED_SHORT = "终止办理告知", "告知书"


def _art36(item: int) -> Article:
    return Article(36, item=item)


def _refusal(code: str, ground: Ground) -> Outcome:
    """A refusal on a ground of arts 14-16, which says everything but the code and the title."""
    exemption = EXEMPTIONS[ground]
    return Outcome(
        code,
        _REFUSED,
        exemption.label,
        f"deny_{ground.name.lower()}",
        (*exemption.bases, _art36(3)),
        (Demand.REASONS, *exemption.demands),
        Route.RECONSIDERATION_FIRST,
        ground,
    )


_GRANTED = (
    Outcome(
        "D01",
        _INFORMED,
        "所申请信息已经主动公开",
        "granted",
        (_art36(1),),
        (Demand.ACCESS_ROUTE, Demand.PUBLICATION_PROOF),
        Route.EITHER,
        mark=Mark.MEMORY,
    ),
    Outcome(
        "D02",
        _INFORMED,
        "可以公开，随答复提供",
        "granted",
        (_art36(2), Article(40)),
        (Demand.ATTACHMENTS, Demand.FORM_GIVEN),
        Route.EITHER,
    ),
    Outcome(
        "D03",
        _INFORMED,
        "可以公开，告知获取的方式、途径和时间",
        "granted",
        (_art36(2),),
        (Demand.ACCESS_ROUTE, Demand.ACCESS_TIME),
        Route.EITHER,
    ),
    Outcome(
        "D04",
        "政府信息部分公开告知书",
        "含有不应当公开或者不属于政府信息的内容，但能够区分处理",
        "partial",
        (Article(37),),
        (Demand.GIVEN_PART, Demand.WITHHELD_PART, Demand.REASONS),
        Route.FIRST_FOR_WITHHELD_PART,
    ),
)

_WITHHELD = (
    _refusal("D05", Ground.STATE_SECRET),
    _refusal("D06", Ground.LAW_FORBIDS),
    _refusal("D07", Ground.SAFETY_STABILITY),
    _refusal("D08", Ground.THIRD_PARTY),
    _refusal("D09", Ground.INTERNAL_AFFAIRS),
    _refusal("D10", Ground.PROCESS_INFO),
    _refusal("D11", Ground.ENFORCEMENT_FILE),
    Outcome(
        "D12",
        _INFORMED,
        "工商、不动产登记资料等，法律、行政法规对获取有特别规定",
        "deny_admin_query",
        (_art36(7),),
        (Demand.REASONS, Demand.SPECIAL_RULE, Demand.QUERY_OFFICE),
        Route.NO_LAWSUIT,
    ),
)

_NOT_PROVIDED = (
    Outcome(
        "D13",
        "政府信息不存在告知书",
        "经检索没有所申请的信息",
        "unable_not_held",
        (_art36(4),),
        (Demand.SEARCH_DONE, Demand.REASONS, Demand.SEARCH_RECORD),
        Route.EITHER,
    ),
    Outcome(
        "D14",
        "非本机关政府信息告知书",
        "不属于本行政机关负责公开",
        "unable_not_held",
        (_art36(5), Article(10)),
        (Demand.REASONS, Demand.COMPETENT_AGENCY),
        Route.EITHER,
    ),
    Outcome(
        "D15",
        _UNABLE,
        "需要对现有信息进行加工、分析",
        "unable_needs_creation",
        (Article(38),),
        (Demand.NOTHING_READY, Demand.REASONS),
        Route.NO_LAWSUIT,
    ),
    Outcome(
        "D16",
        _UNABLE,
        "补正后申请内容仍不明确",
        "unable_still_unclear",
        (Article(30),),
        (Demand.STILL_UNCLEAR, Demand.REASONS),
        Route.EITHER,
    ),
)

_NOT_HANDLED = (
    Outcome(
        "D17",
        _DECLINED,
        "以政府信息公开申请的形式进行信访、投诉、举报",
        "decline_petition",
        (Article(39, 1),),
        (Demand.REASONS, Demand.PROPER_CHANNEL),
        Route.NO_LAWSUIT,
    ),
    Outcome(
        "D18",
        "不予重复处理告知书",
        "已就申请作出答复，申请人重复申请公开相同信息",
        "decline_repeat",
        (_art36(6),),
        (Demand.REASONS, Demand.EARLIER_REPLY),
        Route.NO_LAWSUIT,
    ),
    Outcome(
        "D19",
        _INFORMED_SHORT,
        "要求提供政府公报、报刊、书籍等公开出版物",
        "decline_publication",
        (Article(39, 2),),
        (Demand.REASONS, Demand.HOW_TO_OBTAIN),
        Route.NO_LAWSUIT,
    ),
    Outcome(
        "D20",
        _DECLINED,
        "申请的数量、频次明显超过合理范围且理由不合理",
        "decline_excessive",
        (Article(35),),
        (Demand.REASONS, Demand.REASONS_ASKED),
        Route.EITHER,
    ),
    Outcome(
        "D21",
        _DECLINED,
        "要求行政机关确认或者重新出具已获取信息",
        "decline_reconfirm",
        (_art36(6),),
        (Demand.REASONS, Demand.EARLIER_PROVISION),
        Route.NO_LAWSUIT,
        mark=Mark.MEMORY,
        other_bases=(Article(38),),
    ),
)

_ENDED_OTHERWISE = (
    Outcome(
        "D22",
        _ENDED,
        "申请人无正当理由逾期不补正，视为放弃申请",
        "other_not_supplemented",
        (Article(30),),
        (Demand.SUPPLEMENT_NOTICE,),
        Route.EITHER,
    ),
    Outcome(
        "D23",
        _ENDED,
        "申请人逾期未缴纳信息处理费，视为放弃申请",
        "other_fee_unpaid",
        (Article(42), Notice(FEE_MEASURES, "第六条")),
        (Demand.FEE_NOTICE,),
        Route.EITHER,
    ),
    Outcome(
        "D24",
        _ENDED,
        "申请人书面撤回申请",
        "other_misc",
        (),
        (Demand.WITHDRAWAL,),
        Route.NONE,
        mark=Mark.MEMORY,
    ),
    Outcome(
        "D25",
        "非政府信息告知书",
        "所申请内容不属于政府信息",
        "other_misc",
        (Article(2),),
        (Demand.REASONS,),
        Route.EITHER,
        mark=Mark.MEMORY,
        other_rows=("decline_petition",),
    ),
    Outcome(
        "D26",
        _INFORMED_SHORT,
        "所申请信息已移交国家档案馆",
        "other_misc",
        (Law("档案法", 15, 2),),
        (Demand.ARCHIVE_PLACE,),
        Route.EITHER,
    ),
    Outcome(
        MIXED,
        "答复书",
        "一件申请含有多个事项，逐项答复",
        None,
        (),
        (Demand.NUMBERED_POINTS,),
        Route.PER_POINT,
    ),
)

OUTCOMES: Mapping[str, Outcome] = {
    outcome.code: outcome
    for outcome in (*_GRANTED, *_WITHHELD, *_NOT_PROVIDED, *_NOT_HANDLED, *_ENDED_OTHERWISE)
}

RESULT_ROWS = tuple(row.id for row in F2021.result_rows())
"""The leaf rows of 本年度办理结果, in the order of table 3."""


def outcome(code: str) -> Outcome:
    """条例第三十六条。The outcome under a code `D01`…`D27`. Raises UnknownOutcomeError."""
    if code not in OUTCOMES:
        raise UnknownOutcomeError(f"没有“{code}”这种办理结果，请在 D01 至 D27 中选择。")
    return OUTCOMES[code]


def row_of(code: str, points: Sequence[str] = (), row: str | None = None) -> str:
    """条例第三十七条。The one leaf row of table 3 in which a reply is counted.

    A reply on several matters (D27) counts in the row all its points share, else as `partial` if
    anything is given, else in `row`, which its handler names with a reason. Any other reply has
    its own row; `row` may name one of its `other_rows`. Raises UnknownOutcomeError,
    UnknownResultRowError, MixedReplyError.
    """
    if row is not None and row not in RESULT_ROWS:
        raise UnknownResultRowError(f"“{row}”不是表三中的办理结果，请重新选择。")
    found = outcome(code)
    if found.row is None:
        return _row_of_points(points, row)
    if points:
        raise MixedReplyError(f"{code}只答复一个事项，请改用{MIXED}逐项答复，或者去掉各项结果。")
    if row is not None and row not in (found.row, *found.other_rows):
        raise MixedReplyError(f"{code}不计入“{row}”，请去掉该行或者改选办理结果。")
    return row or found.row


def _row_of_points(points: Sequence[str], row: str | None) -> str:
    outcomes = [outcome(point) for point in points]
    if not outcomes or any(point.row is None for point in outcomes):
        raise MixedReplyError("逐项答复的，须列明各事项的办理结果，请逐项选择。")
    rows = {point.row for point in outcomes if point.row}
    if len(rows) == 1:
        return rows.pop()
    if any(point.gives for point in outcomes):
        return "partial"
    if row is None:
        raise MixedReplyError("各事项的办理结果不在同一行，请写明计入哪一行并说明理由。")
    return row
