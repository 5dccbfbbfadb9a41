"""The words of a letter: its wording file, filled in from the facts.

Wording files are Jinja2 templates in `wording/`, one a kind; those in an agency's own folder come
first. One line is one paragraph; a line that begins with ｜ is a row of a table: ｜label｜value.
"""

import re
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from gongkai.letters.errors import WordingError
from gongkai.letters.facts import LetterFacts
from gongkai.letters.legal_basis import bases
from gongkai.letters.placeholders import attachment, title, values
from gongkai.statute.calendar import Calendar
from gongkai.statute.citations import Source
from gongkai.statute.remedies import DEFAULTS, Settings

PACKAGED = Path(__file__).parent / "wording"
ATTACHED = {
    "P07": ("政府信息公开申请征求意见确认函",),
    "P13": ("信息处理费计算表",),
}
"""What goes with a kind of letter always."""

_ROW, _BREAK = "｜", "\u2028"
_QUOTATION = re.compile("“[^“”]*”|《[^《》]*》")
_FAILURES = (
    *(jinja2.TemplateError, ArithmeticError, AttributeError, LookupError, OSError),
    *(RecursionError, TypeError, ValueError),
)
"""All that a wording file of somebody's own may run into."""


@dataclass(frozen=True, slots=True)
class LetterText:
    """A letter in words.

    `addressee` has no colon, `body` one paragraph a line, the remedy at its place in it; `rows`
    are label and value, of a form or of a sheet that goes with the letter. Number, agency, date
    and seal are the page's to set.
    """

    title: str
    addressee: str
    body: str
    attachments: tuple[str, ...]
    legal_basis: tuple[Source, ...]
    rows: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """All that a reader will read, for checks."""
        rows = (f"{label}：{value}" for label, value in self.rows)
        return "\n".join((self.addressee, self.body, *rows, *self.attachments))


def compose(
    facts: LetterFacts,
    folder: Path | None = None,
    *,
    settings: Settings = DEFAULTS,
    calendar: Calendar | None = None,
) -> LetterText:
    """条例第三十六条、条例第五十一条。Write a letter; `folder` holds an agency's own wording.

    What nobody has written yet stands as 〔待填：…〕. Raises LetterFactsError, WordingError.
    """
    lines = _lines(_render(facts.kind, values(facts, settings=settings, calendar=calendar), folder))
    with_it = (*ATTACHED.get(facts.kind, ()), *(attachment(each) for each in facts.attachments))
    return LetterText(
        title(facts.kind),
        facts.receiver.name,
        "\n".join(line for line in lines if not line.startswith(_ROW)),
        with_it,
        bases(facts),
        tuple(_row(line) for line in lines if line.startswith(_ROW)),
    )


def environment(folder: Path | None = None) -> ImmutableSandboxedEnvironment:
    """The template language: sandboxed, strict about names, for plain text."""
    return _environment(folder, _state(folder))


def _state(folder: Path | None) -> tuple[tuple[str, int], ...]:
    """What an agency's own folder holds just now: names and when they were changed."""
    own = sorted(folder.glob("*.txt")) if folder else []
    return tuple((path.name, path.stat().st_mtime_ns) for path in own)


@lru_cache(maxsize=32)
def _environment(
    folder: Path | None,
    state: tuple[tuple[str, int], ...],  # noqa: ARG001 - a change of the folder compiles anew
) -> ImmutableSandboxedEnvironment:
    folders = [folder, PACKAGED] if folder else [PACKAGED]
    return ImmutableSandboxedEnvironment(
        autoescape=False,
        loader=jinja2.FileSystemLoader(folders),
        auto_reload=False,
        undefined=jinja2.StrictUndefined,
        finalize=_printable,
        keep_trailing_newline=True,  # a part ends its last paragraph
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _printable(value: object) -> str:
    """What a placeholder prints: texts and numbers only. Breaks within it wait for `_lines`."""
    if isinstance(value, jinja2.Undefined):
        return str(value)  # which says what is missing
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise TypeError("这里要填文字或者数字，不能直接填列表、条件或者空值")
    return _BREAK.join(str(value).replace(_ROW, "|").splitlines())


def _render(kind: str, given: dict[str, object], folder: Path | None) -> str:
    name = f"{kind}.txt"
    try:
        return environment(folder).get_template(name).render(given)
    except _FAILURES as error:
        raise WordingError(_complaint(name, error)) from error


def _lines(rendered: str) -> list[str]:
    """The lines that say something; breaks stay within a row and end within a quotation."""
    found = []
    for line in rendered.split("\n"):
        if line.startswith(_ROW):
            parts = [line.replace(_BREAK, "\n")]
        else:
            parts = _QUOTATION.sub(_in_one_line, line).split(_BREAK)
        found += [_tidy(part) for part in parts if part.strip()]
    return found


def _in_one_line(quotation: re.Match[str]) -> str:
    """A quotation of several lines in one, word for word: a space stands where a line ended."""
    return " ".join(each.strip() for each in quotation[0].split(_BREAK) if each.strip())


def _tidy(line: str) -> str:
    """Without the full stop that follows another end of a sentence."""
    return re.sub(r"([。！？；：])[。；]", r"\1", line.strip())


def _row(line: str) -> tuple[str, str]:
    label, _, value = line.removeprefix(_ROW).partition(_ROW)
    return label.strip(), value.strip()


# --- what is wrong with a wording file --------------------------------------------------------


def _complaint(name: str, error: BaseException) -> str:
    file, line = _place(name, error)
    where = f"文书模板 {file}" + (f" 第{line}行" if line else "")
    return f"{where}有误：{_why(error)}。请改正该文件，或者移走它以使用系统自带的模板。"


def _place(name: str, error: BaseException) -> tuple[str, int | None]:
    """File and line, from the error itself or from the last template it went through."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return Path(error.filename or error.name or name).name, error.lineno
    frames = [each for each in _frames(error) if each.filename.endswith(".txt")]
    return (Path(frames[-1].filename).name, frames[-1].lineno) if frames else (name, None)


def _frames(error: BaseException) -> Iterator[traceback.FrameSummary]:
    yield from traceback.extract_tb(error.__traceback__)


def _why(error: BaseException) -> str:
    said = error.message if isinstance(error, jinja2.TemplateError) else str(error)
    match error:
        case jinja2.UndefinedError():
            named = re.findall(
                r"'(?:[\w.]+ object)' has no attribute '(\w+)'|'(\w+)' is", said or ""
            )
            unknown = "".join(part for pair in named for part in pair)
            return (
                f"没有“{unknown}”这个占位词，可用的占位词见《文书模板说明》（docs/wording.md）"
                if unknown
                else f"{said}"
            )
        case jinja2.TemplateNotFound():
            return f"找不到文件 {error.name}"
        case jinja2.TemplateSyntaxError():
            return f"写法不合规则（{said}）"
        case jinja2.exceptions.SecurityError():
            return f"这种写法不允许（{said}）"
        case UnicodeDecodeError():
            return "文件不是UTF-8编码"
    return f"{said}"
