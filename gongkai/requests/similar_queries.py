"""Earlier requests like this one: by the same applicant, or by anyone with like content."""

from dataclasses import dataclass
from threading import Lock

from gongkai.accounts.models import Agency
from gongkai.lib.bigrams import Index, rank, words_shared
from gongkai.requests import applicant_queries, queries
from gongkai.requests.case_queries import shown_name
from gongkai.requests.models import InfoRequest
from gongkai.statute.state import State

LIKE = 0.52
"""From this score on a request counts as like; set on the pairs of tests/data/similar/."""
MOST = 3
_CHUNK = 500
"""So many texts are read at a time: all at once would stay in the memory of the server."""
POLITE = (
    "申请公开",
    "申请获取",
    "政府信息",
    "请提供",
    "请公开",
    "希望了解",
    "复印件",
    "全文",
    "情况",
    "以及",
    "是什么",
    "是多少",
    "本区",
    "你局",
)
"""What requests say without saying anything of their matter."""


RECORDS = (
    "受理清单 审批流程图 依据文件 批准文件 批复 中标结果 中标公告 招标文件 "
    "采购合同 合同文本 协议 数量统计 收费标准 备案登记表 许可 办理条件 所需材料 "
    "内部规程 工作方案 预算决算 建设项目 改造工程 资金来源 设立 名单 名录 样本 "
    "责任书 检查记录 规划 经费 费用 明细 年度 通告 关于 管理 报告 公告 设置 "
    "发放表 区域 划定 示例 文件 清单 的 和 及 公安局 "
).split()
"""What kind of record is asked for: it says less than of what matter."""


@dataclass(frozen=True, slots=True)
class Similar:
    """An earlier request: how like, by what words, and whether the same applicant made it."""

    info_request: InfoRequest
    applicant: str
    score: float
    words: tuple[str, ...]
    same_applicant: bool
    applicant_key: str

    @property
    def percent(self) -> int:
        """The score as people read it."""
        return round(100 * self.score)


class _Known:
    """The texts of one agency, kept in memory and extended by what is new.

    What is asked for never changes once it is taken in, so rows are only ever added.
    """

    def __init__(self) -> None:
        self.index = Index(POLITE, RECORDS)
        self.last = 0
        self.lock = Lock()

    def catch_up(self, agency: Agency) -> Index:
        """The index with everything that came in since."""
        with self.lock:
            new = queries.of_agency(agency).filter(pk__gt=self.last).order_by("pk")
            texts = new.values_list("pk", "subject", "document_number", "description")
            for pk, *text in texts.iterator(chunk_size=_CHUNK):
                self.index.add(pk, " ".join(text))
                self.last = pk
            return self.index


_known: dict[int, _Known] = {}


def forget() -> None:
    """Read all texts anew: for tests, whose rows come and go."""
    _known.clear()


def text_of(info_request: InfoRequest) -> str:
    """What is compared."""
    return " ".join((info_request.subject, info_request.document_number, info_request.description))


def similar(info_request: InfoRequest, *, most: int = MOST) -> list[Similar]:
    """The requests most like one, those above the measured score, the most like first.

    A request that was split is left out: its parts stand for it.
    """
    agency = info_request.agency
    index = _known.setdefault(agency.pk, _Known()).catch_up(agency)
    text = text_of(info_request)
    keys = [key for key in index.candidates(text) if key != info_request.pk]
    found = queries.of_agency(agency).filter(pk__in=keys).exclude(state=State.SPLIT)
    rows = {each.pk: each for each in found.prefetch_related("people")}
    ranked = rank(text, {pk: text_of(row) for pk, row in rows.items()}, index.rarity, POLITE)
    same = set(applicant_queries.of_same_applicant(info_request).values_list("pk", flat=True))
    return [
        Similar(
            rows[pk],
            shown_name(applicant_queries.first_applicant(rows[pk])),
            likeness.score,
            words_shared(text, text_of(rows[pk]), likeness.shared),
            pk in same,
            applicant_queries.first_applicant(rows[pk]).identity_digest or str(pk),
        )
        for pk, likeness in ranked[:most]
        if likeness.score >= LIKE
    ]
