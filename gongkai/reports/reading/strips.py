"""A flow cut into strips: one table row or one line each, with its labels and its figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from gongkai.reports.flow import Flow, Grid, GridCell, Line
from gongkai.reports.normal import key
from gongkai.reports.reading.labels import bare, is_disclosure_label, is_request_label
from gongkai.reports.reading.outline import names_section
from gongkai.reports.reading.values import BLANK, Value, is_number, is_value, parse_value

_PAGE_NUMBER = re.compile(
    r"^(?:[-—–―~·•\s]+\d{1,3}[-—–―~·•\s]+|第?[1-9]\d{0,2}页?[/共][1-9]\d{0,2}页?|第\d{1,3}页(?:[,，]?共\d{1,3}页)?|page\d+)$",
    re.IGNORECASE,
)
_PROSE_ROW_CHARACTERS = 45
_GLUED = re.compile(r"^(.*[\u3400-\u9fff”\"')）】])((?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?)$")
_LEAST_COUNTED = 4
_LEAST_MERGED = 5
_NUMBERED_LABEL = re.compile(r"^(?:\d[.、．]|[(（][一二三四五六七][)）]|[一二三四]、)")
_SERIAL_HEADS = frozenset(("序号", "行次", "编号", "行号"))
_FIGURE = r"\"?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\"?|[/—]"
_LISTED = re.compile(
    rf"^(?P<label>[^。；;:：,，]{{2,50}}(?<!\d))[:：,，]\s*"
    rf"(?P<figures>(?:{_FIGURE})(?:\s*[,，、;；]\s*(?:{_FIGURE}))*)[。；;]?$"
)
_THOUSANDS = re.compile(r"\d{1,3}，\d{3}")
_TABLE_IN_A_LINE = 24
_LABELS_OF_A_TABLE = 2
_SENTENCE = re.compile(r"[。；;！!？?]")


@dataclass(frozen=True, slots=True)
class Run:
    """Figures that stand beside each other; `columns` are their places in a grid."""

    values: tuple[Value, ...]
    columns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Strip:
    """A table row or a line: the text before its figures, the figures, the text after."""

    text: str
    label: str
    run: Run
    after: str
    source: int
    """Index of its piece in the flow."""
    in_grid: bool
    runs: tuple[tuple[str, Run], ...] = ()
    """All label-run pairs of the row, where there is more than one."""
    cells: tuple[GridCell, ...] = ()

    @property
    def values(self) -> tuple[Value, ...]:
        return self.run.values

    @property
    def has_numbers(self) -> bool:
        return any(not value.is_blank for value in self.run.values)


def is_page_number(text: str) -> bool:
    """Whether a line is nothing but a page number in its dashes or words."""
    return bool(_PAGE_NUMBER.match(key(text)))


def unframe(flow: Flow) -> Flow:
    """Turn table rows that hold one cell of prose into lines, cutting the grid there."""
    pieces: list[Line | Grid] = []
    for piece in flow.pieces:
        if isinstance(piece, Line):
            pieces += [Line(text, piece.heading) for text in piece.text.split("\n") if text.strip()]
        else:
            pieces += _unframed(piece)
    return Flow(tuple(pieces), flow.title)


def _unframed(grid: Grid) -> Iterator[Line | Grid]:
    rows: list[tuple[GridCell, ...]] = []
    for row in chain.from_iterable(map(_parted, _without_serials(grid.rows))):
        written = [cell for cell in row if cell.text.strip()]
        if len(written) == 1 and _is_prose(written[0].text, alone=len(row) == 1):
            if rows:
                yield Grid(tuple(rows))
            rows = []
            for text in written[0].text.split("\n"):
                if text.strip():
                    yield Line(text.strip())
        elif written:
            rows.append(row)
    if rows:
        yield Grid(tuple(rows))


def _parted(row: tuple[GridCell, ...]) -> Iterator[tuple[GridCell, ...]]:
    """Rows that were merged into one, each of their figures on a line of its cell."""
    lines = [cell.text.split("\n") for cell in row]
    figures = [part for part in lines if len(part) > 1 and all(map(is_value, part))]
    heights = {len(part) for part in figures}
    if len(figures) < _LEAST_MERGED or len(heights) != 1:
        yield row
        return
    height = heights.pop()
    parts = [_in_parts(part, height) for part in lines]
    for number in range(height):
        yield tuple(replace(c, text=part[number]) for c, part in zip(row, parts, strict=True))


def _in_parts(lines: list[str], height: int) -> list[str]:
    """The lines of a label cell shared out to its rows; a new number begins a new label."""
    if len(lines) == height:
        return lines
    starts = [n for n, line in enumerate(lines) if _NUMBERED_LABEL.match(line)]
    if len(starts) == height:
        return ["".join(lines[a:b]) for a, b in pairwise([0, *starts[1:], len(lines)])]
    return ["".join(lines), *[""] * (height - 1)]


def _without_serials(rows: tuple[tuple[GridCell, ...], ...]) -> tuple[tuple[GridCell, ...], ...]:
    """Rows without a first column that merely counts them: 序号, 1, 2, 3."""
    firsts = [row[0] for row in rows if row and row[0].column == 0 and len(row) > 1]
    counted = [cell.text for cell in firsts if cell.text.isdecimal()]
    headed = any(key(cell.text) in _SERIAL_HEADS for cell in firsts)
    labelled = [row for row in rows if any(not is_value(cell.text) for cell in row[1:])]
    counts = len(counted) >= _LEAST_COUNTED and len(labelled) >= len(counted)
    steps = {int(b) - int(a) for a, b in pairwise(counted)}
    if not (headed or counts) or not steps <= {1}:
        return rows
    return tuple(tuple(c for c in row if c.column != 0) for row in rows)


def _is_prose(text: str, *, alone: bool) -> bool:
    if is_value(text):
        return False
    if is_request_label(text):
        return False
    long = len(text) > _PROSE_ROW_CHARACTERS or bool(_SENTENCE.search(text))
    return long or alone or names_section(text)


def strips_of(flow: Flow) -> list[Strip]:
    """Every line and every table row of the flow, in order; page numbers are left out."""
    strips: list[Strip] = []
    for index, piece in enumerate(flow.pieces):
        if isinstance(piece, Grid):
            strips += (_grid_strip(row, index) for row in piece.rows)
        elif not is_page_number(piece.text):
            strips += _line_strips(piece.text, index)
    return strips


# --- rows of a grid ---------------------------------------------------------------------------


def _grid_strip(row: tuple[GridCell, ...], source: int) -> Strip:
    pairs = list(_pairs(row))
    label, run, after = _best_pair(pairs)
    text = " ".join(cell.text for cell in row if cell.text)
    runs = tuple(pair for pair in pairs if pair[1].values)
    return Strip(text, label, run, after, source, in_grid=True, runs=runs, cells=row)


def _pairs(row: tuple[GridCell, ...]) -> Iterator[tuple[str, Run]]:
    """Labels with the figures that follow them, left to right."""
    label: list[str] = []
    values: list[Value] = []
    columns: list[int] = []
    for cell in row:
        value = parse_value(cell.text)
        if value is None:
            if values:
                yield " ".join(label), Run(tuple(values), tuple(columns))
                label, values, columns = [], [], []
            label.append(cell.text)
            continue
        repeats = cell.colspan if value.is_blank else 1
        values += [value] * repeats
        columns += range(cell.column, cell.column + repeats)
    yield " ".join(label), Run(tuple(values), tuple(columns))


def _best_pair(pairs: list[tuple[str, Run]]) -> tuple[str, Run, str]:
    """The pair with most numbers, its label led by all labels before it."""
    best = max(
        range(len(pairs)),
        key=lambda index: (
            sum(not value.is_blank for value in pairs[index][1].values),
            len(pairs[index][1].values),
        ),
    )
    # A row that stands twice beside itself has its label twice.
    before = " ".join(dict.fromkeys(label for label, _ in pairs[: best + 1] if label))
    after = " ".join(label for label, _ in pairs[best + 1 :] if label)
    return before, pairs[best][1], after


# --- lines ------------------------------------------------------------------------------------


def _line_strips(text: str, source: int) -> Iterator[Strip]:
    """One strip a line; a whole table run together into one line gives one for each row."""
    tokens = _line_tokens(text)
    if len(tokens) < _TABLE_IN_A_LINE or not _is_table_in_a_line(tokens):
        yield _line_strip(text, tokens, source)
        return
    label: str | None = None
    run: list[str] = []
    for token in tokens:
        if is_value(token):
            run.append(token)
            continue
        if label is not None and not run and _is_label(label + token):
            label += token
            continue
        if label is not None:
            yield _line_strip(" ".join((label, *run)), [label, *run], source)
        elif run:
            yield _line_strip(" ".join(run), run, source)
        label, run = token, []
    rest = [token for token in (label, *run) if token is not None]
    yield _line_strip(" ".join(rest), rest, source)


def _is_table_in_a_line(tokens: list[str]) -> bool:
    values = sum(map(is_value, tokens))
    labels = sum(map(_is_label, tokens))
    return values > len(tokens) // 4 and labels >= _LABELS_OF_A_TABLE


def _is_label(text: str) -> bool:
    return is_request_label(text) or is_disclosure_label(text)


def _line_strip(text: str, tokens: list[str], source: int) -> Strip:
    start, end = _longest_run(tokens)
    values = tuple(parse_value(token) or BLANK for token in tokens[start:end])
    return Strip(
        text,
        " ".join(tokens[:start]) if values else text,
        Run(values),
        " ".join(tokens[end:]) if values else "",
        source,
        in_grid=False,
    )


def _line_tokens(text: str) -> list[str]:
    """White space cuts, and so do the marks in 规章：0，0，0; a figure glued to a label too."""
    if listed := _LISTED.match(text):
        return [*listed["label"].split(), *_listed_figures(listed["figures"])]
    tokens: list[str] = []
    for token in text.split():
        glued = _GLUED.match(token)
        if glued and len(token) < 60 and not _SENTENCE.search(token):
            tokens += glued.groups()
        else:
            tokens.append(token)
    return tokens


def _listed_figures(text: str) -> list[str]:
    """1,234，0，5 are three figures; a wide comma alone may be a thousands separator."""
    if _THOUSANDS.fullmatch(text):
        return [text]
    return [figure.strip('"') for figure in re.findall(_FIGURE, text)]


def _longest_run(tokens: list[str]) -> tuple[int, int]:
    best = (0, 0)
    start = 0
    while start < len(tokens):
        end = start
        while end < len(tokens) and is_value(tokens[end]):
            end += 1
        numbers = any(is_number(token) for token in tokens[start:end])
        if end - start > best[1] - best[0] and (numbers or end - start == len(tokens)):
            best = (start, end)
        start = end + 1
    return best


def written(strip: Strip) -> str:
    """The written characters of the whole strip."""
    return bare(strip.text)
