"""LibreOffice as the word processor of the tests, with open faces for the official ones."""

import os
import subprocess
from pathlib import Path

import pylopdf_fonts_zh_cn

from gongkai.lib.paper.fonts import FOLDER

# The desktops of agencies have these faces; here the open ones stand in for them.
STAND_INS = {
    "仿宋_GB2312": "FandolFang",
    "方正小标宋简体": "FandolSong",
    "楷体_GB2312": "FandolKai",
    "黑体": "Noto Sans SC",
    "宋体": "Noto Serif SC",
    "Times New Roman": "Liberation Serif",
}


def as_pdf(document: Path, folder: Path) -> Path:
    """A DOCX as the PDF that LibreOffice makes of it, in `folder`."""
    settings = folder / "fonts.conf"
    settings.write_text(_font_settings(folder), encoding="utf-8")
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder / "converted",
            document,
        ],
        check=True,
        capture_output=True,
        timeout=300,
        env={**os.environ, "FONTCONFIG_FILE": str(settings)},
    )
    return folder / "converted" / f"{document.stem}.pdf"


def _font_settings(folder: Path) -> str:
    folders = [FOLDER, pylopdf_fonts_zh_cn.serif_path().parent, Path("/usr/share/fonts")]
    aliases = "".join(
        f"<alias binding='same'><family>{name}</family>"
        f"<prefer><family>{stand_in}</family></prefer></alias>"
        for name, stand_in in STAND_INS.items()
    )
    named = "".join(f"<dir>{each}</dir>" for each in folders)
    return f"<fontconfig>{named}<cachedir>{folder}/font-cache</cachedir>{aliases}</fontconfig>"
