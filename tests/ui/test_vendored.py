"""What comes from others is what its list says."""

import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = [ROOT / "gongkai/ui/static/ui/vendor", ROOT / "tests/ui/vendor"]
ROW = re.compile(r"^\| (\S+) \| (\d+) \| ([0-9a-f]{64}) \|$", re.MULTILINE)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parts[-4])
def test_every_file_has_the_listed_hash(folder: Path) -> None:
    listed = {name: digest for name, _, digest in ROW.findall((folder / "VERSIONS.md").read_text())}
    found = {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "VERSIONS.md"
    }
    assert found == listed


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parts[-4])
def test_every_package_brings_its_licence(folder: Path) -> None:
    licences = re.findall(r"\(`(LICENSE-[^`]+)`\)", (folder / "VERSIONS.md").read_text())
    assert licences
    assert all((folder / name).stat().st_size > 300 for name in licences)


def test_the_sheet_asks_for_no_data_picture() -> None:
    sheet = (FOLDERS[0] / "tabler.min.css").read_text()
    assert "data:image" not in sheet
    for name in re.findall(r'url\("([^"]+)"\)', sheet):
        assert (FOLDERS[0] / name).is_file()
