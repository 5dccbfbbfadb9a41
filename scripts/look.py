"""Write an example report and turn its DOCX and PDF into pictures, page by page.

Run by `make look`; needs LibreOffice and poppler (scripts/debian-packages).
"""

import shutil
import subprocess
import sys
from pathlib import Path

from gongkai.reports.read import read_report
from gongkai.reports.writing import write_report
from tests.word_processor import as_pdf

ROOT = Path(__file__).parent.parent
OUT = ROOT / "out" / "look"
RESOLUTION = "80"


def main() -> None:
    """Write, convert, print: out/look/{docx,pdf}-N.png."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else _first_example()
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    report = read_report(source).report
    for suffix in (".pdf", ".docx"):
        (OUT / f"report{suffix}").write_bytes(write_report(report, suffix))
    _picture(OUT / "report.pdf", "pdf")
    _picture(as_pdf(OUT / "report.docx", OUT), "docx")
    print(f"{len(list(OUT.glob('*.png')))} 页图片在 {OUT}")


def _first_example() -> Path:
    return next((ROOT / "examples" / "reports").glob("000*/source.*"))


def _picture(pdf: Path, name: str) -> None:
    subprocess.run(["pdftoppm", "-r", RESOLUTION, "-png", pdf, OUT / name], check=True)


if __name__ == "__main__":
    main()
