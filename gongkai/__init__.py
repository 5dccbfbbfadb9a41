"""Gongkai (公开): the year of open government information work of a Chinese agency."""

__version__ = "0.1.0"
