"""An office file as an archive of parts, unpacked within bounds."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from gongkai.checks.bounds import BOUNDS
from gongkai.checks.passages import UncheckableError

_DAMAGED = "文件已损坏或不完整，没有检查。请用 Word、Excel 或 WPS 打开后另存一份，重新上传。"
_TOO_LARGE = "文件解压后过大，没有检查。请删去大图片和多余内容，另存一份再上传。"
_LOCKED = "文件加了密码，没有检查。请去掉密码另存一份，重新上传。"
_ENCRYPTED_FLAG = 0x1
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """The parts of an office file; raises UncheckableError for what is no safe archive."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UncheckableError(_DAMAGED) from error
        members = self._archive.infolist()
        if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
            raise UncheckableError(_LOCKED)
        self._left = BOUNDS.unpacked_bytes
        if len(members) > BOUNDS.parts or sum(part.file_size for part in members) > self._left:
            raise UncheckableError(_TOO_LARGE)
        self.names = [member.filename for member in members]

    def under(self, *folders: str) -> Iterator[str]:
        """The names of the parts in these folders, folders themselves left out."""
        return (name for name in self.names if name.startswith(folders) and name[-1] != "/")

    def read(self, name: str) -> bytes:
        """One part. A size that was stated falsely is found out by reading no more than is left."""
        try:
            with self._archive.open(name) as part:
                data = part.read(self._left + 1)
        except Exception as error:  # zipfile leaks whatever its decompressors raise
            raise UncheckableError(_DAMAGED) from error
        self._left -= len(data)
        if self._left < 0:
            raise UncheckableError(_TOO_LARGE)
        return data

    def tree(self, name: str) -> etree._Element | None:
        """The root of an XML part; None if there is no such part."""
        if name not in self.names:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        data = self.read(name)
        if len(data) > BOUNDS.tree_bytes:
            raise UncheckableError(_TOO_LARGE)
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise UncheckableError(_DAMAGED) from error

    def elements(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """The elements of these kinds in an XML part, one after another; each lives until the next.

        For large parts: the tree never stands in memory as a whole.
        """
        if name not in self.names:
            return
        try:
            for _, element in etree.iterparse(
                BytesIO(self.read(name)), tag=tags, resolve_entities=False, no_network=True
            ):
                yield element
                element.clear(keep_tail=False)
                while element.getprevious() is not None:
                    del element.getparent()[0]
        except etree.XMLSyntaxError as error:
            raise UncheckableError(_DAMAGED) from error

    def relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Of a part by id: what a relation is, where it leads, whether out of the file."""
        folder, _, name = part.rpartition("/")
        root = self.tree(f"{folder}/_rels/{name}.rels")
        if root is None:
            return {}
        return {
            relation.get("Id", ""): (
                relation.get("Type", "").rpartition("/")[2],
                relation.get("Target", ""),
                relation.get("TargetMode") == "External",
            )
            for relation in root.iter(_RELATION)
        }
