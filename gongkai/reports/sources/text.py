"""Plain or flattened text, and Markdown from converters or OCR: lines and pipe tables."""

import csv
import re
from collections.abc import Iterator

from gongkai.reports.flow import Flow, Grid, GridCell, Line, Piece
from gongkai.reports.sources.html import read_html

_HTML_TABLE = re.compile(r"<table\b.*?(?:</table\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_ESCAPED_PIPE = "\ue000"
_RULE_ROW = re.compile(r"^[\s|:\-—=+┼├┤─]*$")
_MARKDOWN_HEADING = re.compile(r"^#{1,6}\s+")
_MARKDOWN_MARKS = re.compile(r"\*\*|__|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)|`")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")
_LEAST_COMMAS = 3
_FIGURE_OR_BLANK = re.compile(r"^(?:[\d.,]*|[/—-])$")
_PIPES = str.maketrans({"｜": "|", "│": "|", "┃": "|", "︱": "|", "║": "|"})
_BULLET = re.compile(r"^[•·●▪◦○■*+]\s+")


def read_text(text: str) -> Flow:
    """Read text; pipe rows and tab rows become grids, tables in HTML are read as such."""
    pieces: list[Piece] = []
    position = 0
    for match in _HTML_TABLE.finditer(text):
        pieces += _text_pieces(text[position : match.start()])
        pieces += read_html(match.group()).pieces
        position = match.end()
    pieces += _text_pieces(text[position:])
    return Flow(tuple(pieces))


def _text_pieces(text: str) -> Iterator[Piece]:
    rows: list[tuple[GridCell, ...]] = []
    for raw in text.splitlines():
        line = raw.strip("\r\n\f\v ")
        if _is_row(line):
            if row := _row(line):
                rows.append(row)
            continue
        if rows:
            yield Grid(tuple(rows))
            rows = []
        yield from _line(line)
    if rows:
        yield Grid(tuple(rows))


def _is_row(line: str) -> bool:
    piped = line.translate(_PIPES)
    return (
        piped.count("|") >= 2
        or " | " in piped
        or piped.endswith(" |")
        or "\t" in line.lstrip("\t ")
        or bool(_comma_parts(line))
    )


def _comma_parts(line: str) -> list[str]:
    """The fields of a row whose figures stand between commas; none where it is a sentence."""
    if line.count(",") < _LEAST_COMMAS:
        return []
    parts = next(csv.reader([line]), [])
    figures = sum(_FIGURE_OR_BLANK.match(part.strip()) is not None for part in parts)
    return parts if figures >= len(parts) / 2 and figures >= _LEAST_COMMAS else []


def _row(line: str) -> tuple[GridCell, ...]:
    if parts := _comma_parts(line):
        return tuple(GridCell(part.strip(), column) for column, part in enumerate(parts))
    piped = line.translate(_PIPES)
    if _RULE_ROW.match(piped) and "-" in piped:
        return ()
    if "|" in piped:
        piped = piped.replace("\\|", _ESCAPED_PIPE).strip()
        parts = piped.removeprefix("|").removesuffix("|").split("|")
    else:
        parts = line.lstrip("\t ").split("\t")
    return tuple(
        GridCell(_plain(part).replace(_ESCAPED_PIPE, "|"), column)
        for column, part in enumerate(parts)
    )


def _line(line: str) -> Iterator[Line]:
    heading = bool(_MARKDOWN_HEADING.match(line))
    text = _plain(_BULLET.sub("", _MARKDOWN_HEADING.sub("", line)))
    if text and not re.fullmatch(r"[-=*_]{3,}", text):
        yield Line(text, heading=heading)


def _plain(text: str) -> str:
    text = re.sub(r"<br\s*/?>", "\n", text.strip(), flags=re.IGNORECASE)
    text = re.sub(r"</?(?:p|b|strong|span|div|font|u|em|sup|sub)\b[^>]*>", "", text)
    return _ESCAPED.sub(r"\1", _MARKDOWN_MARKS.sub("", text)).replace("&nbsp;", " ").strip()
