"""Directions on a page: from the PDF's own axes to a frame in which text runs to the right."""

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in PDF user space, points."""

_TURNS = ((1, 0), (0, 1), (-1, 0), (0, -1))


@dataclass(frozen=True, slots=True)
class Frame:
    """A quarter turn of the page; `x` grows in the direction of reading, `y` downwards.

    Only the text's own direction counts: a page turned by /Rotate whose text was written for
    that turn comes out upright, and so does a sideways table on an unturned page.
    """

    turn: int
    left: float = 0.0
    top: float = 0.0
    width: float = 0.0
    height: float = 0.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """User space to this frame."""
        along, across = _TURNS[self.turn]
        return x * along + y * across - self.left, x * across - y * along - self.top


def frame_of(turn: int, page: Box) -> Frame:
    """The frame of a page whose text is turned by quarter turns against the sun."""
    bare = Frame(turn)
    first, second = bare.point(page[0], page[1]), bare.point(page[2], page[3])
    left, right = sorted((first[0], second[0]))
    top, bottom = sorted((first[1], second[1]))
    return Frame(turn, left, top, right - left, bottom - top)
