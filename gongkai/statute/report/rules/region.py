"""W3: a government's report is the sum of its departments, its office and its townships."""

from collections.abc import Iterator

from gongkai.statute.citations import Article
from gongkai.statute.report.findings import Severity
from gongkai.statute.report.form import label_of
from gongkai.statute.report.roll_up import summed
from gongkai.statute.report.rules.figures import number
from gongkai.statute.report.rules.rule import Breach, Case, Remark, Rule, Unchecked


def sum_of_parts(case: Case) -> Iterator[Remark]:
    """W3 per cell that the report and at least one part print."""
    if not case.parts:
        yield Unchecked("没有各单位的报告，请导入后再核对汇总数。")
        return
    if any(part.year != case.report.year for part in case.parts):
        yield Unchecked("各单位的报告与本报告不是同一年度，请换成同一年的报告。")
        return
    for cell, total in summed([part.cells for part in case.parts]).items():
        value = case.cells.get(cell)
        if value is not None and total is not None and value != total:
            yield Breach(
                (cell,),
                f"{label_of(cell)}为{number(value)}，{len(case.parts)}个单位相加为"
                f"{number(total)}，请核对各单位报告。",
            )


RULES = (Rule("W3", Severity.WARNING, "汇总数等于各单位之和", Article(49, 2), sum_of_parts),)
