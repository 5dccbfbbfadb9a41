"""What Word and Excel files have in common: properties, embedded files, pictures, links out."""

from collections.abc import Iterator

from lxml import etree

from gongkai.checks.findings import Finding, FindingKind
from gongkai.checks.masks import masked_digits, masked_file
from gongkai.checks.package import Package
from gongkai.checks.passages import Found, Passage
from gongkai.checks.people import named
from gongkai.checks.pictures import traces

_PLACE = "文档属性"
_CLEAN = "发出前请在“文件—信息—检查文档”中删去。"
_PEOPLE = {"creator": "作者", "lastModifiedBy": "最后修改人", "Manager": "经理"}
_WORDS = frozenset({"title", "subject", "description", "keywords", "category", "Company"})
_HARMLESS_LINKS = frozenset({"hyperlink"})
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".webp")
_TRACED = (".jpg", ".jpeg", ".png")


def properties(package: Package) -> Iterator[Found]:
    """Who wrote and changed a file, and what is said of it."""
    for part in ("docProps/core.xml", "docProps/app.xml"):
        root = package.tree(part)
        for element in () if root is None else root.iter(etree.Element):
            yield from _property(etree.QName(element).localname, (element.text or "").strip())
    custom = package.tree("docProps/custom.xml")
    for element in () if custom is None else custom.iterchildren(etree.Element):
        text = "".join(map(str, element.itertext())).strip()
        name = masked_digits(element.get("name", ""))[:20]
        yield Finding(FindingKind.PROPERTY, _PLACE, f"自定义属性 {name}", _CLEAN)
        yield Passage(_PLACE, text)


def _property(name: str, value: str) -> Iterator[Found]:
    if value and name in _PEOPLE:
        yield from named(_PEOPLE[name], value, _PLACE, _CLEAN)
    elif value and name in _WORDS:
        yield Passage(_PLACE, value)


def attachments(package: Package, folder: str) -> Iterator[Found]:
    """Files within the file, macros, and pictures, whose words nobody has read."""
    for name in package.under(f"{folder}/embeddings/"):
        yield Finding(
            FindingKind.EMBEDDED_FILE,
            "嵌入文件",
            masked_file(name.rpartition("/")[2]),
            "嵌入的文件没有检查，双击就能打开。请删去，或者改为图片。",
        )
    if f"{folder}/vbaProject.bin" in package.names:
        yield Finding(
            FindingKind.EMBEDDED_FILE, "嵌入文件", "宏", "文件里有宏，请另存为不带宏的文件。"
        )
    pictures = [n for n in package.under(f"{folder}/media/") if n.lower().endswith(_PICTURES)]
    if pictures:
        yield Finding(
            FindingKind.PICTURE_TEXT,
            "图片",
            f"共{len(pictures)}幅",
            "图片里的文字没有检查，请人工核对。",
        )
    for name in pictures:
        if name.lower().endswith(_TRACED):
            yield from traces(package.read(name), "图片")


def links_out(package: Package, folder: str) -> Iterator[Finding]:
    """Templates, pictures and tables that are fetched from elsewhere; hyperlinks are none."""
    for name in package.under(f"{folder}/"):
        if not name.endswith(".rels"):
            continue
        part = name.replace("_rels/", "").removesuffix(".rels")
        for kind, _target, is_outside in package.relations(part).values():
            if is_outside and kind not in _HARMLESS_LINKS:
                yield Finding(
                    FindingKind.EXTERNAL_LINK,
                    "外部链接",
                    _LINKS.get(kind, "其他文件"),
                    "文件引用了外面的文件，会露出内部路径。请断开链接后另存。",
                )


_LINKS = {
    "attachedTemplate": "模板",
    "image": "图片",
    "oleObject": "对象",
    "externalLinkPath": "工作簿",
}
