"""The fonts in the package are the ones that were reviewed."""

import hashlib

from gongkai.lib.paper.fonts import FOLDER, families
from gongkai.lib.paper.page import Face

REVIEWED = {
    "FandolFang-Regular.otf": "d838ad32ce2244d8144f408c37fe71065aba6fbbc80759a4d2aa2033948d5bc9",
    "FandolKai-Regular.otf": "ea7e7fb4f9b3ac694a68d43946e04d21deed6e8c29a7c2d3081e1a4138f2f827",
    "FandolSong-Bold.otf": "ffa76a70e128947a4dd22151d5ee829b23e24ce3cb6fe8ad49891cd1c2d9e9b9",
}


def test_each_font_is_the_reviewed_file() -> None:
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FOLDER.glob("*.otf")
    }
    assert found == REVIEWED


def test_their_licence_stands_beside_them() -> None:
    assert "special exception" in (FOLDER / "LICENSE-Fandol.txt").read_text("utf-8")


def test_every_face_has_a_look_alike_of_its_own() -> None:
    first = [families(face)[0] for face in Face]
    assert len(set(first)) == len(Face)
