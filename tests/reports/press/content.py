"""Random but lawful reports: what is printed, and what a reader should read."""

import random
from dataclasses import dataclass, field
from datetime import date

from gongkai.lib.paper.model import Document
from gongkai.reports.printing import document_of
from gongkai.statute.report.annual_report import AnnualReport, Contact, Number, ReportSection
from gongkai.statute.report.form import (
    APPLICANT_CLASS_IDS,
    FORMS,
    MONEY_CELLS,
    REVIEW_GROUPS,
    SECTIONS,
    FormVersion,
    request_cell_id,
)

AGENCIES = (
    "临江市青河区公安局",
    "云岭县人民政府",
    "东湖省水利厅",
    "白石镇人民政府",
    "金沙区桥头街道办事处",
    "北岭市人民政府办公室",
    "青山县卫生健康局",
    "南屏市经济技术开发区管理委员会",
)
PROSE = (
    "本机关严格执行《中华人民共和国政府信息公开条例》，按照“谁公开、谁审查”的要求做好各项工作。",
    "通过门户网站发布信息126条，微信公众号发布信息58条，同比增长12.5%。",
    "一是健全制度。二是加强审核。三是组织培训2次，参加人员45人次。",
    "修订政府信息公开指南，明确公开时限、公开渠道和公开方式，方便群众查阅。",
    "根据（国办发〔2023〕4号）要求，及时更新目录，未发现泄密情况。",
)


@dataclass(frozen=True, slots=True)
class Content:
    """A report and the marks with which its blanks are printed."""

    report: AnnualReport
    blank: str = ""
    document: Document = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "document", document_of(self.report))


def make_content(seed: int, version: FormVersion = FormVersion.F2021) -> Content:
    """A balanced report; seeds differ in size, blanks and whether 其他处理 is divided."""
    chance = random.Random(seed)
    year = (
        chance.randint(2021, 2025) if version is FormVersion.F2021 else chance.randint(2019, 2020)
    )
    agency = chance.choice(AGENCIES)
    cells = _cells(chance, version)
    if chance.random() < 0.3:
        for cell in chance.sample(
            sorted(c for c in cells if c.startswith("t3_") and not c.endswith("_sum")), 25
        ):
            if cells[cell] == 0:
                cells[cell] = None
    report = AnnualReport(
        agency=agency,
        year=year,
        form=version,
        period=(date(year, 1, 1), date(year, 12, 31)),
        contact=Contact("临江市中山路18号", "400123", "023-66012345"),
        cells=cells,
        lead=(
            f"本报告根据《中华人民共和国政府信息公开条例》的规定编制，由总体情况、主动公开政府信息情况、其他需要报告的事项等六部分组成。"
            f"所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。如有疑问，请与{agency}联系"
            "（地址：临江市中山路18号，邮编：400123，电话：023-66012345）。"
        ),
        sections=_sections(chance, year),
    )
    return Content(report, blank=chance.choice(["", "/", "—"]))


def _sections(chance: random.Random, year: int) -> tuple[ReportSection, ...]:
    texts = {
        0: _overview(chance, year),
        4: "\n".join(chance.sample(PROSE, 2)),
        5: "本机关未收取信息处理费。",
    }
    return tuple(
        ReportSection(section.number, section.heading, texts.get(kind, ""))
        for kind, section in enumerate(SECTIONS)
    )


def _overview(chance: random.Random, year: int) -> str:
    items = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
    return f"{year}年，工作有序推进。\n" + "\n".join(
        f"（{numeral}）{item}。{chance.choice(PROSE)}"
        for numeral, item in zip("一二三四五", items, strict=True)
    )


# --- balanced cells ---------------------------------------------------------------------------


def _cells(chance: random.Random, version: FormVersion) -> dict[str, Number | None]:
    form = FORMS[version]
    largest = chance.choice([0, 3, 40, 2500])
    cells: dict[str, Number | None] = {}
    for block in form.blocks:
        for cell in block.cell_ids():
            cells[cell] = chance.randint(0, 9000) if chance.random() < 0.6 else 0
            if cell in MONEY_CELLS and cells[cell]:
                cells[cell] = chance.randint(1, 999999)
    _fill_requests(chance, cells, [row.id for row in form.result_rows()], largest)
    for group in REVIEW_GROUPS:
        parts = [chance.choice([0, 0, chance.randint(0, largest)]) for _ in range(4)]
        for result, value in zip(
            ("upheld", "corrected", "other", "pending", "sum"), (*parts, sum(parts)), strict=True
        ):
            cells[f"t4_{group.id}_{result}"] = value
    return {cell: cells[cell] for cell in form.cell_ids()}


def _fill_requests(
    chance: random.Random, cells: dict[str, Number | None], results: list[str], largest: int
) -> None:
    for column in APPLICANT_CLASS_IDS:
        weight = 1.0 if column == "nat" else 0.25
        counts = {
            row: chance.randint(0, largest) if chance.random() < weight * 0.5 else 0
            for row in results
        }
        counts["result_total"] = sum(counts.values())
        counts["carry_out"] = chance.randint(0, largest) if chance.random() < weight * 0.5 else 0
        counts["carry_in"] = chance.randint(
            0, min(counts["result_total"] + counts["carry_out"], 30)
        )
        counts["new"] = counts["result_total"] + counts["carry_out"] - counts["carry_in"]
        for row, count in counts.items():
            cells[request_cell_id(row, column)] = count
    for row in (*results, "result_total", "carry_out", "carry_in", "new"):
        values = [cells[request_cell_id(row, column)] or 0 for column in APPLICANT_CLASS_IDS]
        cells[request_cell_id(row, "sum")] = sum(values)
