"""Writing made uniform: radicals, widths, Traditional characters, pinyin in brackets.

`clean_flow` keeps the text as a person would retype it; `key` folds it for comparison.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache

from opencc import OpenCC

from gongkai.reports.flow import Flow, Grid, GridCell, Line, Piece

# CJK radicals supplement: NFKC leaves these, PDF fonts and OCR produce them.
_RADICALS = str.maketrans(
    "⺁⺄⺅⺆⺇⺈⺉⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺝⺞⺠⺡⺢⺣⺦⺨⺩⺪⺫⺬⺭⺮⺯⺱⺲⺴⺶⺷⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂乙亻冂几刀刂卩小小兀尢尣尢巳幺彑彑忄心扌攵旡月歺民氵氺灬丬犭王疋目示礻竹糹罒罒罒羊羊耂聿聿月臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅长镸长门阜阝雨青韦页风飞食飠饣饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龟亀龟",
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffc\ufe00-\ufe0f]")
_FOLDED_RANGES = re.compile(
    "[\u2f00-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"
)
_CJK = "\u3400-\u9fff"
_PINYIN_LETTERS = "a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹ"
_PINYIN = re.compile(rf"(?<=[{_CJK})）])[(（][{_PINYIN_LETTERS}]{{1,6}}[)）]")
_MANY_PINYIN = 5
_SPACES = re.compile(r"[^\S\n]+")
_TRADITIONAL_SHARE = 0.04
_SHORT_CHARACTERS = 60
_SAMPLE_CHARACTERS = 20_000

Mend = Callable[[str], str]


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")


def simplify(text: str) -> str:
    """Traditional characters to simplified ones."""
    return str(_to_simplified().convert(text))


def is_traditional(text: str) -> bool:
    """Whether a text is written in Traditional characters (a few in names do not count)."""
    sample = text[:_SAMPLE_CHARACTERS]
    written = re.findall(f"[{_CJK}]", sample)
    if not written:
        return False
    plain = "".join(written)
    converted = simplify(plain)
    changed = sum(before != after for before, after in zip(plain, converted, strict=False))
    return changed > _TRADITIONAL_SHARE * len(plain)


def clean(text: str) -> str:
    """Radicals to characters, full-width digits and letters to half-width, one kind of space.

    Chinese punctuation stays as printed.
    """
    text = text.translate(_RADICALS)
    text = _FOLDED_RANGES.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    return _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()


def key(text: str) -> str:
    """Fold a text for comparison: NFKC, no white space at all."""
    # Labels and figures come by the thousand, and most of them again and again.
    return _known_key(text) if len(text) <= _SHORT_CHARACTERS else _key(text)


def _key(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text.translate(_RADICALS)).split())


_known_key = lru_cache(maxsize=8192)(_key)


def clean_flow(flow: Flow) -> Flow:
    """A flow whose every text is clean, in simplified characters, without pinyin in brackets."""
    texts = [piece.text for piece in flow.pieces if isinstance(piece, Line)]
    texts += [
        cell.text
        for piece in flow.pieces
        if isinstance(piece, Grid)
        for row in piece.rows
        for cell in row
    ]
    sample = "".join(texts)[:_SAMPLE_CHARACTERS]
    drop_pinyin = len(_PINYIN.findall(sample)) >= _MANY_PINYIN
    traditional = is_traditional(_PINYIN.sub("", sample) if drop_pinyin else sample)

    def mend(text: str) -> str:
        text = clean(text)
        if drop_pinyin:
            text = _PINYIN.sub("", text)
        return simplify(text).replace("资讯公开", "信息公开") if traditional else text

    title = mend(flow.title) if flow.title else None
    return Flow(tuple(_mend_piece(piece, mend) for piece in flow.pieces), title)


def _mend_piece(piece: Piece, mend: Mend) -> Piece:
    if isinstance(piece, Line):
        return replace(piece, text=mend(piece.text))
    rows = tuple(tuple(_mend_cell(cell, mend) for cell in row) for row in piece.rows)
    return Grid(rows)


def _mend_cell(cell: GridCell, mend: Mend) -> GridCell:
    text = cell.text
    # Most cells are short figures; they need no mending.
    return cell if text.isascii() and text.strip() == text else replace(cell, text=mend(text))
