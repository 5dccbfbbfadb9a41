"""Grids with their place on the page."""

from dataclasses import dataclass

from gongkai.reports.flow import Grid


@dataclass(frozen=True, slots=True)
class PlacedGrid:
    """A grid and its place, in points from the top left of the page."""

    grid: Grid
    left: float
    top: float
    right: float
    bottom: float
