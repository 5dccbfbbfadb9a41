"""PDF files with a text layer: printed characters and ruling lines become lines and grids."""

from gongkai.reports.sources.pdf.reader import read_pdf

__all__ = ["read_pdf"]
