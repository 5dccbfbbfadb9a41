"""XLSX (and XLS) workbooks: each visible sheet is a grid with its merged cells."""

import zipfile
import zlib
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from gongkai.lib.workbook_size import cells_spanned, unpacked_bytes
from gongkai.reports.errors import UnreadableFileError
from gongkai.reports.flow import Flow, Grid, GridCell
from gongkai.reports.limits import LIMITS, beyond

_EMPTY_PER_CELL = 10
_DAMAGED = "表格文件已损坏或不完整，请用 Excel 或 WPS 打开后另存为 .xlsx 再试。"


def read_xlsx(path: Path) -> Flow:
    """Read every visible sheet, in order.

    Raises UnreadableFileError for a damaged or encrypted workbook, or one beyond the limits.
    """
    try:
        _check_size(path)
        with CalamineWorkbook.from_path(path) as workbook:
            names = [
                sheet.name
                for sheet in workbook.sheets_metadata
                if sheet.visible == SheetVisibleEnum.Visible
            ]
            grids = [_grid(workbook.get_sheet_by_name(name)) for name in names]
    except (CalamineError, OSError, zipfile.BadZipFile, zlib.error) as error:
        raise UnreadableFileError(_DAMAGED) from error
    return Flow(tuple(grid for grid in grids if grid.rows))


def _check_size(path: Path) -> None:
    """Refuse what the reader could not hold in memory: it unpacks, and spans every sheet, whole."""
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        size = unpacked_bytes(archive)
        if size > LIMITS.unpacked_bytes:
            unpacked = f"{LIMITS.unpacked_bytes >> 20} MB"
            raise beyond(f"解压后有 {size >> 20} MB", unpacked, "UNPACKED_MB")
        most = _EMPTY_PER_CELL * LIMITS.grid_cells
        for info in archive.infolist():
            if (spanned := cells_spanned(archive.read(info))) > most:
                raise beyond(f"工作表占了 {spanned} 格", most, "GRID_CELLS")


def _grid(sheet: CalamineSheet) -> Grid:
    spans, covered = _merged(sheet)
    # A row begins at the first written column of the sheet; merged ranges are counted from A1.
    _, left = sheet.start or (0, 0)
    rows = []
    left_over = LIMITS.grid_cells
    for row_index, row in enumerate(sheet.iter_rows()):
        cells = tuple(
            GridCell(_text(value), column, *spans.get((row_index, column), (1, 1)))
            for column, value in enumerate(row, start=left)
            if (row_index, column) not in covered
        )
        if any(cell.text for cell in cells):
            rows.append(cells)
            left_over -= len(cells)
        if left_over < 0:
            raise beyond("工作表的格数过多", LIMITS.grid_cells, "GRID_CELLS")
    return Grid(tuple(rows))


def _merged(
    sheet: CalamineSheet,
) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        spans[top, left] = (bottom - top + 1, right - left + 1)
        if (bottom - top + 1) * (right - left + 1) > LIMITS.grid_cells:
            continue
        covered.update(
            (row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)
        )
        covered.discard((top, left))
    return spans, covered


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
