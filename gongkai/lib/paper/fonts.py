"""The fonts that PDFs embed: look-alikes in the package, an operator's own before them."""

import os
from functools import cache
from importlib.resources import files
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst

from gongkai.lib.paper.page import Face

SETTING = "GONGKAI_FONTS"
"""The environment variable that names a folder of licensed fonts (仿宋_GB2312 and others)."""

FOLDER = Path(str(files("gongkai.lib.paper") / "fonts"))

_SERIF, _SANS = "Noto Serif SC", "Noto Sans SC"
_FAMILIES = {
    Face.FANG: ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "FandolFang R", _SERIF),
    Face.TITLE: ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "FandolSong", _SERIF),
    Face.HEI: ("黑体", "SimHei", _SANS),
    Face.KAI: ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "FandolKai", _SERIF),
    Face.SONG: ("宋体", "SimSun", _SERIF),
}
_PACKAGED = frozenset({"FandolFang R", "FandolSong", "FandolKai", _SERIF, _SANS})


class FontFolderMissingError(ValueError):
    """The folder that GONGKAI_FONTS names is not there."""


def fonts() -> typst.Fonts:
    """The fonts for typst, scanned once per process and setting.

    Raises FontFolderMissingError when GONGKAI_FONTS names no folder.
    """
    return _scanned(os.environ.get(SETTING, ""))


def families(face: Face) -> list[str]:
    """The families for a face, first choice first; each next one fills in single characters."""
    return list(_chosen(face, os.environ.get(SETTING, "")))


@cache
def _scanned(licensed: str) -> typst.Fonts:
    folders = [FOLDER, pylopdf_fonts_zh_cn.serif_path().parent]
    if licensed:
        if not Path(licensed).is_dir():
            raise FontFolderMissingError(
                f"{SETTING} 指的字体文件夹 {licensed} 不存在，请改正或去掉这项设置。"
            )
        folders.insert(0, Path(licensed))
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


@cache
def _chosen(face: Face, licensed: str) -> tuple[str, ...]:
    present = _scanned(licensed).families()
    named = [family for family in _FAMILIES[face] if family in present]
    rest = [family for family in sorted(present) if family not in _PACKAGED]
    return tuple(dict.fromkeys((*named, _SERIF, _SANS, *rest)))
