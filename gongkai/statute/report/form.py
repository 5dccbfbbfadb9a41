"""The two forms of the annual report as data: sections, tables, rows, columns, cells.

F2021 is 《中华人民共和国政府信息公开工作年度报告格式》 (国办公开办函〔2021〕30号),
used from the report on 2021 on; F2019 is its trial predecessor (国办公开办函〔2019〕60号),
used for 2019 and 2020.

A cell id names table, row and column: `t3_new_nat` is table 3, 本年新收, 自然人.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from gongkai.statute.citations import FORM_2019, FORM_2021, Notice


class FormVersion(StrEnum):
    """Which official form a report follows."""

    F2019 = "F2019"
    F2021 = "F2021"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the last part of a cell id, the label as printed, other labels seen in the wild."""

    id: str
    label: str
    variants: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        return (self.label, *self.variants)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the middle part of a cell id, its label, the heading it stands under, variants."""

    id: str
    label: str
    group: str = ""
    variants: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        return (self.label, *self.variants)


@dataclass(frozen=True, slots=True)
class Block:
    """One of the stacked blocks of table 2, headed by its item of article 20."""

    item: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def cell_id(self, row: Row, column: Column) -> str:
        return f"t2_{row.id}_{column.id}"

    def cell_ids(self) -> Iterator[str]:
        return (self.cell_id(row, column) for row in self.rows for column in self.columns)


@dataclass(frozen=True, slots=True)
class Section:
    """A main section: its numeral, its heading, other headings seen in the wild."""

    number: str
    heading: str
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """One version of the official form."""

    version: FormVersion
    source: Notice
    blocks: tuple[Block, ...]
    request_rows: tuple[Row, ...]

    def cell_ids(self) -> tuple[str, ...]:
        """Every cell of tables 2, 3 and 4, in the order of the form."""
        return _cell_ids(self.version)

    def result_rows(self) -> tuple[Row, ...]:
        """The leaf rows of 三、本年度办理结果: without new, carry_in, result_total, carry_out."""
        return tuple(row for row in self.request_rows if row.id not in FRAME_ROW_IDS)


# --- sections ---------------------------------------------------------------------------------

SECTIONS = (
    Section(
        "一", "总体情况", ("工作总体情况", "概述", "总体概况", "基本情况", "政府信息公开总体情况")
    ),
    Section(
        "二",
        "主动公开政府信息情况",
        (
            "政府信息主动公开情况",
            "主动公开信息情况",
            "主动公开情况",
            "行政机关主动公开政府信息情况",
        ),
    ),
    Section(
        "三",
        "收到和处理政府信息公开申请情况",
        (
            "收到和处理政府信息公开情况",
            "政府信息公开申请收到和处理情况",
            "行政机关收到和处理政府信息公开申请情况",
            "依申请公开政府信息情况",
        ),
    ),
    Section(
        "四",
        "政府信息公开行政复议、行政诉讼情况",
        (
            "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            "政府信息公开行政复议和行政诉讼情况",
            "因政府信息公开被申请行政复议和提起行政诉讼情况",
            "行政复议、行政诉讼情况",
        ),
    ),
    Section(
        "五",
        "存在的主要问题及改进情况",
        (
            "政府信息公开工作存在的主要问题及改进情况",
            "存在问题及改进情况",
            "存在的主要问题及整改措施",
            "当前存在的主要问题及下步改进措施",
            "存在的问题和改进措施",
        ),
    ),
    Section("六", "其他需要报告的事项", ("其他需要报告事项", "其他事项", "需要报告的其他事项")),
)

OVERVIEW_ITEMS = (
    Section("一", "主动公开", ("主动公开政府信息", "政府信息主动公开", "信息主动公开")),
    Section("二", "依申请公开", ("依申请公开政府信息", "政府信息依申请公开", "依法申请公开")),
    Section("三", "政府信息管理", ("政府信息资源管理", "信息管理")),
    Section("四", "政府信息公开平台建设", ("平台建设", "公开平台建设", "信息公开平台")),
    Section("五", "监督保障", ("监督保障及教育培训", "监督保障机制", "组织保障与监督")),
)

# --- table 2 ----------------------------------------------------------------------------------

_RULES = Row("rules", "规章", variants=("政府规章", "部门规章", "行政规章"))
_NORMDOC = Row("normdoc", "行政规范性文件", variants=("规范性文件", "其他规范性文件"))
_LICENSE = Row("license", "行政许可", variants=("许可",))
_PENALTY = Row("penalty", "行政处罚", variants=("处罚",))
_COERCION = Row("coercion", "行政强制", variants=("行政强制措施",))
_FEE = Row("fee", "行政事业性收费", variants=("行政事业收费", "事业性收费"))
_SERVICE = Row("service", "其他对外管理服务事项", variants=("其他对外管理服务", "对外管理服务事项"))
_PROCUREMENT = Row("procurement", "政府集中采购", variants=("集中采购",))

_DECISIONS = Column("decisions", "本年处理决定数量", ("处理决定数量", "处理决定数"))
_PRIOR = Column("prior", "上一年项目数量", ("上年项目数量", "上一年度项目数量"))
_CHANGE = Column("change", "本年增/减", ("本年增减", "本年增／减"))
_DECISIONS_2019 = Column("decisions", "处理决定数量", ("本年处理决定数量",))

_BLOCKS_2021 = (
    Block(
        "第二十条第（一）项",
        (
            Column("made", "本年制发件数", ("本年制发数", "制发件数")),
            Column("repealed", "本年废止件数", ("本年废止数", "废止件数")),
            Column("in_force", "现行有效件数", ("现行有效数", "现行有效")),
        ),
        (_RULES, _NORMDOC),
    ),
    Block("第二十条第（五）项", (_DECISIONS,), (_LICENSE,)),
    Block("第二十条第（六）项", (_DECISIONS,), (_PENALTY, _COERCION)),
    Block(
        "第二十条第（八）项",
        (Column("amount_wan", "本年收费金额（单位：万元）", ("本年收费金额", "收费金额（万元）")),),
        (_FEE,),
    ),
)

_NORMDOC_2019 = Row("normdoc", "规范性文件", variants=("行政规范性文件", "其他规范性文件"))

_BLOCKS_2019 = (
    Block(
        "第二十条第（一）项",
        (
            Column("new", "本年新制作数量", ("本年新制作数", "新制作数量")),
            Column("published", "本年新公开数量", ("本年新公开数", "新公开数量")),
            Column("published_total", "对外公开总数量", ("对外公开总数", "公开总数量")),
        ),
        (_RULES, _NORMDOC_2019),
    ),
    Block("第二十条第（五）项", (_PRIOR, _CHANGE, _DECISIONS_2019), (_LICENSE, _SERVICE)),
    Block("第二十条第（六）项", (_PRIOR, _CHANGE, _DECISIONS_2019), (_PENALTY, _COERCION)),
    Block("第二十条第（八）项", (_PRIOR, _CHANGE), (_FEE,)),
    Block(
        "第二十条第（九）项",
        (
            Column("count", "采购项目数量", ("采购项目数",)),
            Column("amount_wan", "采购总金额", ("采购总金额（万元）", "采购金额")),
        ),
        (_PROCUREMENT,),
    ),
)

# --- table 3 ----------------------------------------------------------------------------------

APPLICANT_COLUMNS = (
    Column("nat", "自然人"),
    Column("com", "商业企业", ("企业",)),
    Column("res", "科研机构", ("科研",)),
    Column("ngo", "社会公益组织", ("公益组织", "社会组织")),
    Column("law", "法律服务机构", ("法律服务",)),
    Column("oth", "其他"),
    Column("sum", "总计", ("合计", "小计")),
)
APPLICANT_CLASS_IDS = tuple(column.id for column in APPLICANT_COLUMNS if column.id != "sum")
BALANCE_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
FRAME_ROW_IDS = ("new", "carry_in", "result_total", "carry_out")

_DENY, _UNABLE = "（三）不予公开", "（四）无法提供"
_DECLINE, _OTHER = "（五）不予处理", "（六）其他处理"

_ROWS_BEFORE_OTHER = (
    Row("new", "一、本年新收政府信息公开申请数量", variants=("本年新收申请数量", "新收申请")),
    Row("carry_in", "二、上年结转政府信息公开申请数量", variants=("上年结转申请数量", "上年结转")),
    Row("granted", "（一）予以公开", variants=("同意公开",)),
    Row(
        "partial",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        variants=("部分公开", "同意部分公开"),
    ),
    Row("deny_state_secret", "1.属于国家秘密", _DENY, ("国家秘密", "涉及国家秘密")),
    Row(
        "deny_law_forbids",
        "2.其他法律行政法规禁止公开",
        _DENY,
        ("其他法律行政法规禁止", "法律法规禁止公开", "其他法律、行政法规禁止公开"),
    ),
    Row(
        "deny_safety_stability",
        "3.危及“三安全一稳定”",
        _DENY,
        ("三安全一稳定", "危及国家安全公共安全经济安全社会稳定"),
    ),
    Row("deny_third_party", "4.保护第三方合法权益", _DENY, ("第三方合法权益",)),
    Row("deny_internal_affairs", "5.属于三类内部事务信息", _DENY, ("内部事务信息", "三类内部事务")),
    Row("deny_process_info", "6.属于四类过程性信息", _DENY, ("过程性信息", "四类过程性")),
    Row("deny_enforcement_file", "7.属于行政执法案卷", _DENY, ("行政执法案卷",)),
    Row("deny_admin_query", "8.属于行政查询事项", _DENY, ("行政查询事项",)),
    Row(
        "unable_not_held",
        "1.本机关不掌握相关政府信息",
        _UNABLE,
        ("本机关不掌握", "不掌握相关政府信息", "本行政机关不掌握相关政府信息"),
    ),
    Row(
        "unable_needs_creation",
        "2.没有现成信息需要另行制作",
        _UNABLE,
        ("需要另行制作", "没有现成信息"),
    ),
    Row(
        "unable_still_unclear",
        "3.补正后申请内容仍不明确",
        _UNABLE,
        ("申请内容仍不明确", "补正后仍不明确"),
    ),
    Row(
        "decline_petition", "1.信访举报投诉类申请", _DECLINE, ("信访举报投诉", "信访投诉举报类申请")
    ),
    Row("decline_repeat", "2.重复申请", _DECLINE, ("重复申请",)),
    Row("decline_publication", "3.要求提供公开出版物", _DECLINE, ("公开出版物",)),
    Row("decline_excessive", "4.无正当理由大量反复申请", _DECLINE, ("大量反复申请",)),
    Row(
        "decline_reconfirm",
        "5.要求行政机关确认或重新出具已获取信息",
        _DECLINE,
        ("确认或重新出具已获取信息", "重新出具已获取信息"),
    ),
)
_ROWS_AFTER_OTHER = (
    Row("result_total", "（七）总计", variants=("总计", "办理结果总计", "（七）合计")),
    Row(
        "carry_out",
        "四、结转下年度继续办理",
        variants=("结转下年度继续办理", "结转下年继续办理", "结转下年度"),
    ),
)
_OTHER_ROWS_2021 = (
    Row(
        "other_not_supplemented",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        _OTHER,
        ("逾期不补正",),
    ),
    Row(
        "other_fee_unpaid",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        _OTHER,
        ("逾期未按收费通知要求缴纳费用",),
    ),
    Row("other_misc", "3.其他", _OTHER),
)
_OTHER_ROW_2019 = (Row("other_misc", "（六）其他处理", variants=("其他处理",)),)

# --- table 4 ----------------------------------------------------------------------------------

REVIEW_RESULTS = (
    Column("upheld", "结果维持", ("维持",)),
    Column("corrected", "结果纠正", ("纠正",)),
    Column("other", "其他结果"),
    Column("pending", "尚未审结", ("未审结",)),
    Column("sum", "总计", ("合计",)),
)
REVIEW_GROUPS = (
    Column("rev", "行政复议"),
    Column("lit_direct", "未经复议直接起诉", ("直接起诉",)),
    Column("lit_after", "复议后起诉"),
)

# --- the forms --------------------------------------------------------------------------------

F2019 = Form(
    FormVersion.F2019,
    FORM_2019,
    _BLOCKS_2019,
    (*_ROWS_BEFORE_OTHER, *_OTHER_ROW_2019, *_ROWS_AFTER_OTHER),
)
F2021 = Form(
    FormVersion.F2021,
    FORM_2021,
    _BLOCKS_2021,
    (*_ROWS_BEFORE_OTHER, *_OTHER_ROWS_2021, *_ROWS_AFTER_OTHER),
)
FORMS = {form.version: form for form in (F2019, F2021)}

MONEY_CELLS = frozenset({"t2_fee_amount_wan", "t2_procurement_amount_wan"})
"""Cells in 万元, with decimals; all others are counts."""

SIGNED_CELLS = frozenset(
    f"t2_{row}_change" for row in ("license", "service", "penalty", "coercion", "fee")
)
"""F2019's 本年增/减, which may be negative."""


def request_cell_id(row_id: str, column_id: str) -> str:
    """The id of a cell of table 3."""
    return f"t3_{row_id}_{column_id}"


def review_cell_ids() -> tuple[str, ...]:
    """The fifteen cells of table 4, left to right."""
    return tuple(
        f"t4_{group.id}_{result.id}" for group in REVIEW_GROUPS for result in REVIEW_RESULTS
    )


@cache
def _cell_ids(version: FormVersion) -> tuple[str, ...]:
    form = FORMS[version]
    return (
        *(cell for block in form.blocks for cell in block.cell_ids()),
        *(
            request_cell_id(row.id, column.id)
            for row in form.request_rows
            for column in APPLICANT_COLUMNS
        ),
        *review_cell_ids(),
    )


@cache
def all_cell_ids() -> frozenset[str]:
    """Every cell id of either form."""
    return frozenset(cell for form in FORMS.values() for cell in form.cell_ids())


# Sums that prose speaks of without naming their rows ("不予公开20件"): id → the rows added up.
RESULT_GROUPS: dict[str, tuple[str, ...]] = {
    "granted_or_partial": ("granted", "partial"),
    "deny": tuple(row.id for row in _ROWS_BEFORE_OTHER if row.group == _DENY),
    "unable": tuple(row.id for row in _ROWS_BEFORE_OTHER if row.group == _UNABLE),
    "decline": tuple(row.id for row in _ROWS_BEFORE_OTHER if row.group == _DECLINE),
    "other": tuple(row.id for row in _OTHER_ROWS_2021),
}


@cache
def subtotal_cells() -> dict[str, tuple[str, ...]]:
    """Sums that the form does not print: `t3_deny_sum` → the eight cells it adds up."""
    subtotals = {
        request_cell_id(group, "sum"): tuple(request_cell_id(row, "sum") for row in rows)
        for group, rows in RESULT_GROUPS.items()
    }
    for result in ("sum", "upheld"):
        subtotals[f"t4_lit_{result}"] = (f"t4_lit_direct_{result}", f"t4_lit_after_{result}")
    return subtotals


def label_of(cell_id: str) -> str:
    """The cell's place in words: `t3_new_nat` → 表三“一、本年新收政府信息公开申请数量”自然人.

    Raises KeyError for an id of neither form and of no subtotal.
    """
    return _labels()[cell_id]


@cache
def _labels() -> dict[str, str]:
    labels: dict[str, str] = {}
    for form in (F2019, F2021):
        for block in form.blocks:
            for row in block.rows:
                for column in block.columns:
                    labels[block.cell_id(row, column)] = f"表二“{row.label}”{column.label}"
        for row in form.request_rows:
            for column in APPLICANT_COLUMNS:
                name = row.group.partition("）")[2] + row.label if row.group else row.label
                labels[request_cell_id(row.id, column.id)] = f"表三“{name}”{column.label}"
    for group in REVIEW_GROUPS:
        for result in REVIEW_RESULTS:
            labels[f"t4_{group.id}_{result.id}"] = f"表四“{group.label}”{result.label}"
    names = {
        "granted_or_partial": "予以公开和部分公开",
        "deny": "不予公开",
        "unable": "无法提供",
        "decline": "不予处理",
        "other": "其他处理",
    }
    for group_id, name in names.items():
        labels[request_cell_id(group_id, "sum")] = f"表三“{name}”各行总计之和"
    labels["t4_lit_sum"] = "表四“行政诉讼”两栏总计之和"
    labels["t4_lit_upheld"] = "表四“行政诉讼”两栏结果维持之和"
    return labels
