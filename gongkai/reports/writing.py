"""Write a report in any of the formats, by suffix."""

from collections.abc import Callable

from gongkai.lib.paper.docx import write_docx
from gongkai.lib.paper.html import write_html
from gongkai.lib.paper.markdown import write_markdown
from gongkai.lib.paper.pdf import write_pdf
from gongkai.lib.paper.xlsx import write_xlsx
from gongkai.reports.json_form import dump, to_json
from gongkai.reports.printing import document_of
from gongkai.statute.report.annual_report import AnnualReport

WRITERS: dict[str, Callable[[AnnualReport], bytes]] = {
    ".docx": lambda report: write_docx(document_of(report)),
    ".pdf": lambda report: write_pdf(document_of(report)),
    ".html": lambda report: write_html(document_of(report)).encode(),
    ".xlsx": lambda report: write_xlsx(document_of(report)),
    ".json": lambda report: (dump(to_json(report), indent=1) + "\n").encode(),
    ".md": lambda report: write_markdown(document_of(report)).encode(),
}


def write_report(report: AnnualReport, suffix: str) -> bytes:
    """The report as a file of this suffix (".docx" …). Raises KeyError for an unknown one."""
    return WRITERS[suffix](report)
