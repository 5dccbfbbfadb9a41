"""Tables without ruling lines: rows of words with wide gaps among the printed lines."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gongkai.reports.flow import Grid
from gongkai.reports.sources.pdf.columns import Column, columns_of, recut, row_of
from gongkai.reports.sources.pdf.figures import (
    ends_clause,
    is_counted,
    is_dashes,
    is_numbered,
    is_section,
    is_value,
)
from gongkai.reports.sources.pdf.lines import PrintedLine
from gongkai.reports.sources.pdf.placed import PlacedGrid

_LONGEST_WORD = 45
_LONGEST_HEAD = 22
_MOST_BETWEEN = 8
_MOST_HEAD_LINES = 8
_PROSE_WIDTH = 0.62
_NEAR = 1.75
_ATTACHED = 2.2
_HEAD_GAP = 3.2
_ROW_GAP = 6.0
_LARGER = 1.12
_LONG_ROW = 4
_FAR = 1e9


def with_unruled_tables(
    lines: Sequence[PrintedLine], separators: Sequence[float], width: float
) -> list[PrintedLine | PlacedGrid]:
    """The lines of a page with those that make up tables replaced by grids.

    `separators` are the heights of ruling lines that stand alone, `width` is that of the page's
    text; a grid needs two rows with figures in a common column.
    """
    lines = _with_close_figures([line for line in lines if not is_dashes(line.text)], width)
    pieces: list[PrintedLine | PlacedGrid] = []
    done = 0
    for first, last in _runs(lines, width):
        columns = _columns(lines[first : last + 1])
        if first < done or not columns:
            continue
        start, end = _extended(lines, first, last, columns, done)
        pieces += lines[done:start]
        pieces.append(_placed(lines[start:end], columns, separators))
        done = end
    pieces += lines[done:]
    return pieces


def _with_close_figures(lines: list[PrintedLine], width: float) -> list[PrintedLine]:
    """Lines near a table, cut where its columns show that a figure stands close to a label."""
    for first, last in _runs(lines, width):
        columns = _columns(lines[first : last + 1])
        near = range(max(0, first - _MOST_BETWEEN), min(len(lines), last + _MOST_BETWEEN + 1))
        for index in near if columns else ():
            line = recut(lines[index], columns)
            if is_anchor(line):
                lines[index] = line
    return lines


def _columns(run: Sequence[PrintedLine]) -> list[Column]:
    """The columns of a run of lines, none where it is no table."""
    rows = [line for line in run if _is_row(line)]
    columns = columns_of(rows)
    return columns if _is_table(rows, columns) else []


def is_anchor(line: PrintedLine) -> bool:
    """Whether a line is a row of a table: words apart from each other, figures among them."""
    texts = [word.text for word in line.words]
    return (
        len(texts) >= 2
        and any(map(is_value, texts[1:]))
        and all(len(text) <= _LONGEST_WORD and not ends_clause(text) for text in texts)
        and not any(is_value(text) and is_counted(unit) for text, unit in pairwise(texts))
    )


def _is_row(line: PrintedLine) -> bool:
    """An anchor, or a lone figure whose label stands above and below it."""
    return is_anchor(line) or (len(line.words) == 1 and is_value(line.text))


def _runs(lines: Sequence[PrintedLine], width: float) -> Iterator[tuple[int, int]]:
    """First and last row of lines that may be one table."""
    anchors = [index for index, line in enumerate(lines) if _is_row(line)]
    if not anchors:
        return
    first = anchors[0]
    for before, after in pairwise(anchors):
        if not _go_together(lines, before, after, width):
            yield first, before
            first = after
    yield first, anchors[-1]


def _go_together(lines: Sequence[PrintedLine], before: int, after: int, width: float) -> bool:
    between = range(before + 1, after)
    if len(between) > _MOST_BETWEEN or any(_is_prose(lines[i], width) for i in between):
        return False
    if any(_is_heading(lines, i, lines[before].size) for i in between):
        return False
    steps = pairwise(lines[before : after + 1])
    return all(lower.baseline - upper.baseline <= _ROW_GAP * lower.size for upper, lower in steps)


def _is_prose(line: PrintedLine, width: float) -> bool:
    if len(line.words) > 2:
        return False
    return line.right - line.left > _PROSE_WIDTH * width or line.text.endswith(("。", "；", "！"))


def _is_heading(lines: Sequence[PrintedLine], index: int, size: float) -> bool:
    """A section's heading between two tables, not the first line of a wrapped label."""
    line = lines[index]
    if len(line.words) > 1 or not is_section(line.text):
        return False
    following = next((other for other in lines[index + 1 :] if _is_row(other)), None)
    far = following is None or following.baseline - line.baseline > _NEAR * line.size
    return line.size > _LARGER * size or far


def _is_table(rows: Sequence[PrintedLine], columns: Sequence[Column]) -> bool:
    """Two rows with figures in a common column, or one long row of figures."""
    if len(columns) < 2 or not any(map(is_anchor, rows)):
        return False
    if any(sum(is_value(word.text) for word in row.words) >= _LONG_ROW for row in rows):
        return True
    return any(
        sum(any(column.overlap(word) > 0 for word in row.words) for row in rows) >= 2
        for column in columns
        if column.holds_values
    )


# --- head and foot of a run -------------------------------------------------------------------


def _extended(
    lines: Sequence[PrintedLine], first: int, last: int, columns: Sequence[Column], done: int
) -> tuple[int, int]:
    figures = _figures_left(columns)
    size = lines[first].size
    start = first
    while start > done and first - start < _MOST_HEAD_LINES:
        if not _is_head(lines[start - 1], lines[start], figures, size):
            break
        start -= 1
    end = last + 1
    while end < len(lines) and _is_rest_of_label(lines[end], lines[end - 1], figures):
        end += 1
    return start, end


def _figures_left(columns: Sequence[Column]) -> float:
    return min(column.left for column in columns if column.holds_values)


def _is_head(line: PrintedLine, below: PrintedLine, figures: float, size: float) -> bool:
    gap = below.baseline - line.baseline
    if line.size > _LARGER * size or gap > _HEAD_GAP * size or ends_clause(line.text):
        return False
    if any(len(word.text) > _LONGEST_HEAD for word in line.words):
        return False
    if len(line.words) > 1:
        return True
    if is_section(line.text) and gap > _NEAR * size:
        return False
    over_figures = (line.left + line.right) / 2 > figures
    in_labels = line.right <= figures and gap <= _NEAR * size
    return over_figures or in_labels


def _is_rest_of_label(line: PrintedLine, above: PrintedLine, figures: float) -> bool:
    return (
        line.right <= figures
        and line.baseline - above.baseline <= _NEAR * line.size
        and line.size <= _LARGER * above.size
        and not is_numbered(line.text)
        and not ends_clause(line.text)
    )


# --- rows -------------------------------------------------------------------------------------


def _placed(
    lines: Sequence[PrintedLine], columns: Sequence[Column], separators: Sequence[float]
) -> PlacedGrid:
    rows = rows_of(lines, _figures_left(columns), separators)
    return PlacedGrid(
        Grid(tuple(row_of(row, columns) for row in rows)),
        min(line.left for line in lines),
        lines[0].baseline - lines[0].size,
        max(line.right for line in lines),
        lines[-1].baseline,
    )


def rows_of(
    lines: Sequence[PrintedLine], figures: float, separators: Sequence[float]
) -> list[list[PrintedLine]]:
    """The lines of each table row: lines of a wrapped label join the row with its figures.

    `figures` is where the columns of figures begin; lines that reach beyond it and are no row of
    figures stand for themselves (heads, titles of blocks).
    """
    rows: list[list[PrintedLine]] = []
    labels: list[PrintedLine] = []
    upper: PrintedLine | None = None
    for line in lines:
        firm = _is_row(line) or line.right > figures
        if not firm:
            labels.append(line)
            continue
        lower = line if _is_row(line) else None
        to_upper, loose, to_lower = _shared(upper, labels, lower, separators)
        if to_upper:
            rows[-1] += to_upper
        rows += [[label] for label in loose]
        rows.append([*to_lower, line])
        upper, labels = lower, []
    to_upper, loose, _ = _shared(upper, labels, None, separators)
    if to_upper:
        rows[-1] += to_upper
    return rows + [[label] for label in loose]


_Shares = tuple[list[PrintedLine], list[PrintedLine], list[PrintedLine]]


def _shared(
    upper: PrintedLine | None,
    labels: list[PrintedLine],
    lower: PrintedLine | None,
    separators: Sequence[float],
) -> _Shares:
    """Which lines of labels belong to the row above, to none, to the row below."""
    if not labels:
        return [], [], []
    gaps = _gaps(upper, labels, lower, separators)
    split = _split(labels, lower, gaps)
    limit = _ATTACHED * labels[0].size
    above = 0
    while above < split and gaps[above] <= limit:
        above += 1
    below = len(labels)
    while below > split and gaps[below] <= limit:
        below -= 1
    return labels[:above], labels[above:below], labels[below:]


def _gaps(
    upper: PrintedLine | None,
    labels: list[PrintedLine],
    lower: PrintedLine | None,
    separators: Sequence[float],
) -> list[float]:
    """Distances of neighbouring baselines; without limit where a ruling line lies between."""
    baselines = [
        upper.baseline if upper else -_FAR,
        *(label.baseline for label in labels),
        lower.baseline if lower else _FAR,
    ]
    return [
        _FAR if any(before < place < after for place in separators) else after - before
        for before, after in pairwise(baselines)
    ]


def _split(labels: list[PrintedLine], lower: PrintedLine | None, gaps: list[float]) -> int:
    numbered = (index for index, label in enumerate(labels) if is_numbered(label.text))
    if (first := next(numbered, None)) is not None:
        return first
    if lower is not None and is_numbered(lower.text) and max(gaps) < _FAR:
        return len(labels)
    return max(range(len(gaps)), key=lambda index: gaps[index])
