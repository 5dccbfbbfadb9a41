"""XLSX: cells, and what is not seen: hidden sheets, rows and columns, comments, names, caches."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from gongkai.checks.bounds import BOUNDS
from gongkai.checks.findings import Finding, FindingKind
from gongkai.checks.masks import masked_digits, masked_name
from gongkai.checks.office import attachments, links_out, properties
from gongkai.checks.package import Package
from gongkai.checks.passages import Found, Passage, not_checked

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DRAWN_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_PHONETIC = f"{_S}rPh"
_FORMAT_CODE = re.compile(r"&(?:[A-Z]|\"[^\"]{0,80}\"|[0-9]{1,2})")
_HEAD_ROWS = 3
_UNHIDE = "隐藏的内容取消隐藏就能看见。请删去，或者取消隐藏后核对。"
_TRUE = frozenset({"1", "true"})
_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    part: str
    is_hidden: bool

    @property
    def where(self) -> str:
        return f"工作表“{masked_digits(self.name)}”"


def workbook(content: bytes) -> Iterator[Found]:
    """All text of an XLSX with its place, and what is not seen on the screen.

    Raises UncheckableError for a file that cannot be unpacked.
    """
    package = Package(content)
    yield from properties(package)
    strings = _strings(package)
    budget = _Budget(BOUNDS.cells)
    for sheet in _sheets(package):
        yield Passage("工作表名称", sheet.name)
        if sheet.is_hidden:
            yield Finding(FindingKind.HIDDEN_CONTENT, sheet.where, "隐藏的工作表", _UNHIDE)
        yield from _cells(package, sheet, strings, budget)
        yield from _remarks(package, sheet)
    if budget.left < 0:
        yield not_checked(
            f"表格超过{BOUNDS.cells}格，后面的没有检查。请分成几个文件上传。", "后面的单元格"
        )
    yield from _defined_names(package)
    yield from _caches(package)
    yield from attachments(package, "xl")
    yield from links_out(package, "xl")


@dataclass(slots=True)
class _Budget:
    left: int


def _sheets(package: Package) -> Iterator[_Sheet]:
    root = package.tree("xl/workbook.xml")
    relations = package.relations("xl/workbook.xml")
    for sheet in () if root is None else root.iter(f"{_S}sheet"):
        _, target, _ = relations.get(sheet.get(_RELATION_ID, ""), ("", "", False))
        part = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        hidden = sheet.get("state", "visible") != "visible"
        yield _Sheet(sheet.get("name", ""), part, hidden)


def _strings(package: Package) -> list[str]:
    items = package.elements("xl/sharedStrings.xml", f"{_S}si")
    return [_text(item) for item in items]


def _text(item: etree._Element) -> str:
    """The text of a string item or a comment without how it is pronounced."""
    return "".join(
        part.text or ""
        for part in item.iter(f"{_S}t")
        if next(part.iterancestors(_PHONETIC), None) is None
    )


def _cells(package: Package, sheet: _Sheet, strings: list[str], budget: _Budget) -> Iterator[Found]:
    rows: list[str] = []
    tags = (f"{_S}col", f"{_S}row", f"{_S}headerFooter")
    for element in package.elements(sheet.part, *tags):
        if element.tag == tags[0]:
            yield from _hidden_columns(element, sheet)
        elif element.tag == tags[1]:
            if element.get("hidden") in _TRUE:
                rows.append(element.get("r", ""))
            yield from _row(element, sheet, strings, budget)
        else:
            text = _FORMAT_CODE.sub(" ", " ".join(map(str, element.itertext())))
            yield Passage(f"{sheet.where}页眉页脚", text, 1)
    if rows:
        more = "等" if len(rows) > _MOST_NAMED else ""
        which = f"第{'、'.join(rows[:_MOST_NAMED])}{more}行，共{len(rows)}行"
        yield Finding(FindingKind.HIDDEN_CONTENT, sheet.where, f"隐藏的行：{which}", _UNHIDE)


def _hidden_columns(column: etree._Element, sheet: _Sheet) -> Iterator[Finding]:
    if column.get("hidden") in _TRUE:
        first, last = _letters(column.get("min", "")), _letters(column.get("max", ""))
        which = f"{first}列" if first == last else f"{first}至{last}列"
        yield Finding(FindingKind.HIDDEN_CONTENT, sheet.where, f"隐藏的列：{which}", _UNHIDE)


def _row(
    row: etree._Element, sheet: _Sheet, strings: list[str], budget: _Budget
) -> Iterator[Passage]:
    for cell in row.iter(f"{_S}c"):
        budget.left -= 1
        if budget.left < 0:
            return
        at_head = row.get("r", "").isdecimal() and int(row.get("r", "")) <= _HEAD_ROWS
        if text := _value(cell, strings):
            yield Passage(f"{sheet.where}{cell.get('r', '')}", text, int(at_head))


def _value(cell: etree._Element, strings: list[str]) -> str:
    """The text of a cell; a large number as it is shown, not as 1.38E+10."""
    if cell.get("t") == "inlineStr":
        return _text(cell)
    value = cell.findtext(f"{_S}v") or ""
    if cell.get("t") == "s":
        known = value.isdecimal() and int(value) < len(strings)
        return strings[int(value)] if known else ""
    return _plain(value) if cell.get("t", "n") == "n" else value


def _plain(value: str) -> str:
    try:
        number = float(value)
    except ValueError:
        return value
    return str(int(number)) if number.is_integer() else value


def _remarks(package: Package, sheet: _Sheet) -> Iterator[Found]:
    for kind, target, _ in package.relations(sheet.part).values():
        part = posixpath.normpath(posixpath.join("/", posixpath.dirname(sheet.part), target))
        if kind == "comments":
            yield from _comments(package, part.lstrip("/"), sheet)
        elif kind == "drawing":
            for text in package.elements(part.lstrip("/"), _DRAWN_TEXT):
                yield Passage(f"{sheet.where}图形", text.text or "")


def _comments(package: Package, part: str, sheet: _Sheet) -> Iterator[Found]:
    root = package.tree(part)
    if root is None:
        return
    remarks = list(root.iter(f"{_S}comment"))
    people = (masked_name(author.text or "") for author in root.iter(f"{_S}author"))
    by = "、".join(dict.fromkeys(name for name in people if name))
    excerpt = f"共{len(remarks)}条" + (f"，批注人：{by}" if by else "")
    yield Finding(FindingKind.COMMENT, sheet.where, excerpt, "请删去批注后另存，再上传。")
    for remark in remarks:
        yield Passage(f"{sheet.where}{remark.get('ref', '')}批注", _text(remark))


def _defined_names(package: Package) -> Iterator[Found]:
    root = package.tree("xl/workbook.xml")
    for name in () if root is None else root.iter(f"{_S}definedName"):
        yield Passage("自定义名称", f"{name.get('name', '')} {name.text or ''}")
        if name.get("hidden") in _TRUE and not name.get("name", "").startswith("_xlnm."):
            yield Finding(FindingKind.HIDDEN_CONTENT, "自定义名称", "隐藏的名称", _UNHIDE)


def _caches(package: Package) -> Iterator[Finding]:
    if any(package.under("xl/pivotCache/")):
        yield Finding(
            FindingKind.HIDDEN_CONTENT,
            "数据透视表",
            "数据缓存",
            "数据透视表里存有全部原始数据。请复制为数值，删去透视表后另存。",
        )
    if "xl/connections.xml" in package.names:
        yield Finding(
            FindingKind.EXTERNAL_LINK,
            "外部链接",
            "数据连接",
            "文件连着外面的数据，会露出内部路径。请断开连接后另存。",
        )


def _letters(column: str) -> str:
    """A column by its letters, as people see it."""
    number, name = int(column) if column.isdecimal() else 0, ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
