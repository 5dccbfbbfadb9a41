"""Two reports → their differences."""

from decimal import Decimal

from gongkai.statute.report.annual_report import ReportSection
from gongkai.statute.report.compare import (
    CellDifference,
    ChangeKind,
    ParagraphChange,
    SectionDifference,
    Side,
    compare,
)
from gongkai.statute.report.form import label_of
from tests.statute.report.factories import bare_report, make_report, make_text


def only_cell(old: dict[str, int | None], new: dict[str, int | None]) -> CellDifference:
    (cell,) = compare(bare_report(old), bare_report(new)).cells
    return cell


def only_section(old: str, new: str) -> SectionDifference:
    before = make_report(text=[ReportSection("五", "存在的主要问题及改进情况", old)])
    after = make_report(text=[ReportSection("五", "存在问题和整改", new)])
    (section,) = compare(before, after).sections
    return section


def test_a_report_does_not_differ_from_itself() -> None:
    report = make_report(text=make_text(), t3_new_sum=3)
    comparison = compare(report, report)
    assert comparison.changed_cells() == ()
    assert all(each.similarity == 1 and not each.changes for each in comparison.sections)


def test_a_cell_has_its_change_and_its_ratio() -> None:
    cell = only_cell({"t3_new_sum": 8}, {"t3_new_sum": 10})
    assert (cell.old, cell.new, cell.change, cell.ratio) == (8, 10, 2, Decimal("0.25"))
    assert cell.label == label_of("t3_new_sum")


def test_from_zero_there_is_no_ratio() -> None:
    cell = only_cell({"t3_new_sum": 0}, {"t3_new_sum": 10})
    assert cell.change == 10
    assert cell.ratio is None


def test_a_blank_has_no_change_but_differs() -> None:
    cell = only_cell({"t3_new_sum": None}, {"t3_new_sum": 10})
    assert cell.change is None
    assert cell.differs
    assert cell.only_in is None


def test_cells_of_one_form_only_are_listed() -> None:
    old, new = bare_report(t2_license_prior=4), bare_report(t2_normdoc_made=1)
    sides = {cell.cell: cell.only_in for cell in compare(old, new).cells}
    assert sides == {"t2_license_prior": Side.OLD, "t2_normdoc_made": Side.NEW}


def test_changed_cells_are_only_those_that_differ() -> None:
    comparison = compare(make_report(), make_report(t3_new_sum=1))
    assert [cell.cell for cell in comparison.changed_cells()] == ["t3_new_sum"]


def test_sections_are_matched_by_meaning() -> None:
    section = only_section("公开不及时。", "公开不及时。")
    assert section.number == "五"
    assert section.new_heading == "存在问题和整改"
    assert section.similarity == 1


def test_changed_added_and_removed_paragraphs_are_told_apart() -> None:
    section = only_section("一是少。\n二是慢。\n三是乱。", "一是多。\n二是慢。")
    assert section.changes == (
        ParagraphChange(ChangeKind.CHANGED, "一是少。", "一是多。"),
        ParagraphChange(ChangeKind.REMOVED, "三是乱。", None),
    )


def test_an_added_paragraph_has_no_old_side() -> None:
    section = only_section("二是慢。", "一是多。\n二是慢。")
    assert section.changes == (ParagraphChange(ChangeKind.ADDED, None, "一是多。"),)


def test_lines_broken_by_a_page_are_no_change() -> None:
    assert only_section("公开\n不及时。", "公开不及时。").changes == ()


def test_a_section_of_one_report_only_is_listed() -> None:
    extra = ReportSection("七", "附件", "略。")
    comparison = compare(make_report(text=make_text()), make_report(text=[*make_text(), extra]))
    last = comparison.sections[-1]
    assert (last.number, last.old_heading, last.new_heading) == (None, None, "附件")
    assert last.similarity == 0
