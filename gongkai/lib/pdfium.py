"""PDFium for one thread at a time: the library has no locks of its own."""

from threading import RLock

ALONE = RLock()
"""Held by whoever opens a PDF in a process that serves several people at once."""
