"""What the searches of the sample find, and what each decision was made on."""

from collections.abc import Mapping
from functools import cache

from gongkai.lib.paper.model import Document, Paragraph
from gongkai.lib.paper.pdf import write_pdf
from gongkai.requests import actions
from gongkai.requests.models import SearchResult

_HELD = ("D01", "D02", "D03", "D04", "D05", "D06", "D07", "D08", "D09", "D10", "D11", "D27")
_NOT_HELD = ("D13", "D14", "D15")
RESULTS: Mapping[str, SearchResult] = {
    **dict.fromkeys(_HELD, SearchResult.FOUND),
    **dict.fromkeys(_NOT_HELD, SearchResult.NOT_HELD),
}
"""What was found before a decision; the others need no search."""
GIVEN = "D02"
"""The decision whose reply encloses what was found."""


@cache
def paper_about(subject: str, description: str) -> actions.Upload:
    """An invented document of one page about a matter."""
    document = Document(
        title=subject,
        blocks=(
            Paragraph(f"本材料为示例文件，内容是：{description}"),
            Paragraph("示例区公安局治安管理大队整理。"),
        ),
    )
    return actions.Upload(f"{subject}.pdf", write_pdf(document))
