"""What must be published of one's own accord, and by when (条例 arts 19-22, 26)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.statute import terms
from gongkai.statute.calendar import Calendar, Reckoned
from gongkai.statute.citations import Article
from gongkai.statute.errors import UnknownCategoryError
from gongkai.statute.exemptions import Ground
from gongkai.statute.terms import Term


class PublicConcern(StrEnum):
    """条例第十九条。What makes information be published: any one is enough."""

    INTERESTS_ADJUSTED = "interests_adjusted"
    WIDELY_NEEDED = "widely_needed"
    PARTICIPATION_NEEDED = "participation_needed"


CONCERN_WORDS: Mapping[PublicConcern, str] = {
    PublicConcern.INTERESTS_ADJUSTED: "涉及公众利益调整",
    PublicConcern.WIDELY_NEEDED: "需要公众广泛知晓",
    PublicConcern.PARTICIPATION_NEEDED: "需要公众参与决策",
}


class Level(StrEnum):
    """Whose lists of art 21 apply: those of cities and counties, or those of townships."""

    CITY_OR_COUNTY = "city_or_county"
    TOWNSHIP = "township"
    OTHER_LEVEL = "other_level"


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of information to be published, with the parts that the law names."""

    id: str
    text: str
    source: Article
    parts: tuple[str, ...] = ()


def _art20(item: int, text: str, *parts: str) -> Category:
    return Category(f"art20_{item:02}", text, Article(20, item=item), parts)


ARTICLE_20: tuple[Category, ...] = (
    _art20(1, "行政法规、规章和规范性文件"),
    _art20(
        2,
        "机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名",
        "机关职能",
        "机构设置",
        "办公地址",
        "办公时间",
        "联系方式",
        "负责人姓名",
    ),
    _art20(3, "国民经济和社会发展规划、专项规划、区域规划及相关政策"),
    _art20(4, "国民经济和社会发展统计信息"),
    _art20(
        5,
        "办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果",
        "依据",
        "条件",
        "程序",
        "办理结果",
    ),
    _art20(
        6,
        "实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定",
        "依据",
        "条件",
        "程序",
        "具有一定社会影响的行政处罚决定",
    ),
    _art20(7, "财政预算、决算信息"),
    _art20(8, "行政事业性收费项目及其依据、标准", "项目", "依据", "标准"),
    _art20(9, "政府集中采购项目的目录、标准及实施情况", "目录", "标准", "实施情况"),
    _art20(10, "重大建设项目的批准和实施情况", "批准", "实施情况"),
    _art20(11, "扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况"),
    _art20(
        12,
        "突发公共事件的应急预案、预警信息及应对情况",
        "应急预案",
        "预警信息",
        "应对情况",
    ),
    _art20(13, "环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况"),
    _art20(14, "公务员招考的职位、名额、报考条件等事项以及录用结果"),
    _art20(15, "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息"),
)


def _art21(level: str, texts: tuple[str, ...]) -> tuple[Category, ...]:
    return tuple(
        Category(f"art21_{level}_{number:02}", text, Article(21))
        for number, text in enumerate(texts, start=1)
    )


ARTICLE_21: Mapping[Level, tuple[Category, ...]] = {
    Level.CITY_OR_COUNTY: _art21(
        "county",
        (
            "市政建设",
            "公共服务",
            "公益事业",
            "土地征收",
            "房屋征收",
            "治安管理",
            "社会救助",
        ),
    ),
    Level.TOWNSHIP: _art21(
        "township",
        (
            "贯彻落实农业农村政策",
            "农田水利工程建设运营",
            "农村土地承包经营权流转",
            "宅基地使用情况审核",
            "土地征收",
            "房屋征收",
            "筹资筹劳",
            "社会救助",
        ),
    ),
    Level.OTHER_LEVEL: (),
}
CATEGORIES: Mapping[str, Category] = {
    category.id: category
    for category in (*ARTICLE_20, *(item for items in ARTICLE_21.values() for item in items))
}


def categories(level: Level) -> tuple[Category, ...]:
    """条例第二十条、条例第二十一条。What an agency of a level must publish, in the law's order."""
    return (*ARTICLE_20, *ARTICLE_21[level])


def category(identifier: str) -> Category:
    """条例第二十条。The category under an id `art20_01`…`art20_15`, `art21_…`.

    Raises UnknownCategoryError.
    """
    if identifier not in CATEGORIES:
        raise UnknownCategoryError(f"没有“{identifier}”这一类主动公开内容，请重新选择。")
    return CATEGORIES[identifier]


def must_be_published(
    *,
    level: Level,
    concerns: Collection[PublicConcern] = (),
    category_id: str | None = None,
    ground: Ground | None = None,
) -> bool:
    """条例第十九条、条例第二十条、条例第二十一条。Whether information must be published unasked.

    It must if the public is concerned or a category of the agency's level covers it, and no ground
    withholds it. Raises UnknownCategoryError.
    """
    covered = category_id is not None and category(category_id) in categories(level)
    return ground is None and (covered or bool(concerns))


def dropped(before: Iterable[str], after: Collection[str]) -> tuple[str, ...]:
    """条例第二十二条。The items that a new list leaves out, which should only grow."""
    return tuple(item for item in before if item not in after)


# --- by when ----------------------------------------------------------------------------------


class Layer(StrEnum):
    """Who sets a term of publication: the law of the land, the place, the agency's own promise."""

    LAW = "law"
    LOCAL = "local"
    PROMISE = "promise"


LAYER_NAMES: Mapping[Layer, str] = {
    Layer.LAW: "国家规定",
    Layer.LOCAL: "地方规定",
    Layer.PROMISE: "本机关承诺",
}


class Subject(StrEnum):
    """What is published, where the State has set a term of its own for it."""

    GENERAL = "general"
    LICENSE_OR_PENALTY = "license_or_penalty"
    OTHER_ENFORCEMENT = "other_enforcement"
    INTERPRETATION = "interpretation"


NATIONAL_TERMS: Mapping[Subject, tuple[Term, ...]] = {
    Subject.GENERAL: (terms.PUBLICATION,),
    Subject.LICENSE_OR_PENALTY: (terms.PUBLICATION, terms.LICENSE_PENALTY_PUBLICATION),
    Subject.OTHER_ENFORCEMENT: (terms.PUBLICATION, terms.ENFORCEMENT_PUBLICATION),
    Subject.INTERPRETATION: (terms.PUBLICATION, terms.INTERPRETATION_PUBLICATION),
}


@dataclass(frozen=True, slots=True)
class LayeredTerm:
    """A term and the layer that sets it."""

    layer: Layer
    term: Term


@dataclass(frozen=True, slots=True)
class PublicationDue:
    """The day that counts, the term it comes from, and all terms by their days, earliest first."""

    due: Reckoned
    by: LayeredTerm
    all: tuple[tuple[LayeredTerm, Reckoned], ...]


def publication_due(
    formed_on: date,
    calendar: Calendar,
    *,
    subject: Subject = Subject.GENERAL,
    further: Iterable[LayeredTerm] = (),
    special: Term | None = None,
) -> PublicationDue:
    """条例第二十六条。By when information formed or changed on a day must be published.

    Of all terms the one that ends first counts and is named; of two that end alike, the higher
    layer. `further` are local terms and the agency's own promises; `special` is a term that a law
    or regulation sets instead of the 20 working days, be it shorter or longer. Raises
    TermNotInForceError.
    """
    national = NATIONAL_TERMS[subject] if special is None else (special,)
    layered = [*(LayeredTerm(Layer.LAW, term) for term in national), *further]
    reckoned = [(entry, entry.term.ends(formed_on, calendar)) for entry in layered]
    order = tuple(Layer)
    reckoned.sort(key=lambda pair: (pair[1].date, order.index(pair[0].layer)))
    first, due = reckoned[0]
    return PublicationDue(due, first, tuple(reckoned))
