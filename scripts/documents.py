"""Pages of `docs/` that are made from the code: `make docs` writes them, a test compares them."""

from collections.abc import Iterator
from pathlib import Path

from gongkai.letters.placeholders import PLACEHOLDERS, title
from gongkai.letters.said import asked
from gongkai.statute import articles
from gongkai.statute.diagram import mermaid
from gongkai.statute.index import implementations
from gongkai.statute.letters import LETTERS
from gongkai.statute.outcomes import OUTCOMES

DOCS = Path(__file__).parents[1] / "docs"


def states() -> str:
    """`docs/states.md`: the state diagram."""
    return (
        "# The states of a request\n\n"
        "Found by asking the statute, for each event, whether it may follow "
        "(`gongkai/statute/diagram.py`); `make docs` writes this page.\n"
        "A state says how far a request has come; what it waits for, if for anything, stands in "
        "the name.\n\n"
        f"```mermaid\n{mermaid()}```\n"
    )


def articles_page() -> str:
    """`docs/articles.md`: from each article to its code, or to the reason why it has none."""
    return (
        "# From the article to the code\n\n"
        "Every article of the Regulations and what implements it in `gongkai/statute/`, read from "
        "the docstrings and the data (`gongkai/statute/index.py`); `make docs` writes this page, "
        "`gongkai law ARTICLE` prints one article.\n" + "".join(_chapters())
    )


def _chapters() -> Iterator[str]:
    for chapter in articles.CHAPTERS:
        yield f"\n## {chapter.heading}\n\n| article | implemented by |\n|---|---|\n"
        for number in range(chapter.first, chapter.last + 1):
            yield f"| {articles.title(number)} | {_code(number)} |\n"


def _code(number: int) -> str:
    names = dict.fromkeys(
        found.name.removeprefix("gongkai.statute.") for found in implementations(number)
    )
    reason = articles.NOT_MODELLED.get(number, "—")
    return "<br>".join(f"`{name}`" for name in names) or reason


WORDING = """\
# 文书模板说明

各种文书的文字在 `gongkai/letters/wording/`，一种文书一个文件（P01 至 P18、D01 至 D27），
以 `_` 开头的是几种文书共用的部分。
每个文件开头的注释写明它是什么、依据哪一条、必须写明什么。本页由 `make docs` 生成。

## 怎样修改

1. 不要改系统自带的文件。在本机关的模板文件夹中放一个同名文件，系统先用它；
   共用的部分也可以这样替换。
2. 一行是一段，空行不算。以 `｜` 开头的行是表格的一行：`｜名称｜内容`。
3. `{{ 占位词 }}` 填入内容；`{% if 占位词 %}……{% endif %}` 是条件；`{% include "_opening.txt" %}`
   插入共用的部分；`{# …… #}` 是注释，不印出来。
4. 承办人写的内容（`said`）末尾的句号由系统去掉，模板自己加句号。
   没有写的显示为“〔待填：……〕”，不能发出。
5. 模板写错的，系统说明是哪个文件、哪一行、错在哪里，不会发出。
6. 申请人的身份号码、电话、地址没有占位词，不会出现在文书中。

## 占位词
"""


def wording() -> str:
    """`docs/wording.md`: what a lawyer may write in a wording file."""
    placeholders = "".join(f"| `{name}` | {said} |\n" for name, said in PLACEHOLDERS.items())
    return (
        f"{WORDING}\n| 占位词 | 内容 |\n|---|---|\n{placeholders}"
        "\n## 承办人写的内容\n\n| 文书 | 占位词 | 内容 |\n|---|---|---|\n" + "".join(_asked())
    )


def _asked() -> Iterator[str]:
    for kind in (*LETTERS, *OUTCOMES):
        for name, text in asked(kind).items():
            optional = "（可以不写）" if text.optional else ""
            yield f"| {kind}　{title(kind)} | `said.{name}` | {text.text}{optional} |\n"


PAGES = {"articles.md": articles_page, "states.md": states, "wording.md": wording}


def main() -> None:
    """Write the pages."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
