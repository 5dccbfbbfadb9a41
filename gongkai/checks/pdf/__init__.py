"""PDF: text page by page, and what is in the file but not on the paper."""

from gongkai.checks.pdf.reader import pdf

__all__ = ["pdf"]
