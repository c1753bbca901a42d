"""Reading single members of a ZIP file that may be hostile, and the XML in them."""

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from thematic.errors import UnreadableFile

if TYPE_CHECKING:
    from lxml import etree

MAX_MEMBERS = 5_000
MAX_MEMBER_BYTES = 32 * 1024 * 1024
MAX_RATIO = 400
"""How much smaller than its content a member of a megabyte or more may be; deflate ends near 1,030."""

_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError)


class Archive:
    """A ZIP file held in memory. Members are read by name, one at a time, and counted while reading.

    Raises UnreadableFile for a damaged archive, too many members, names that occur twice, passwords, foreign
    compression, and for members that are too large or suspiciously well compressed.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as error:
            raise self._damaged() from error
        self._members = {info.filename: info for info in self._zip.infolist()}
        if len(self._zip.infolist()) > MAX_MEMBERS:
            raise self._unsafe(f"it has more than {MAX_MEMBERS:,} parts")
        if len(self._members) < len(self._zip.infolist()):
            raise self._unsafe("it has two parts of the same name")

    def __contains__(self, member: str) -> bool:
        return member in self._members

    def read(self, member: str) -> bytes:
        """The bytes of ``member``, which must be there."""
        info = self._members[member]
        if info.flag_bits & 0x1:
            raise UnreadableFile(
                f"{self.name} is protected by a password.", hint="Save a copy without the password and import that."
            )
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self._unsafe("it is compressed in a way that Office programs do not use")
        try:
            with self._zip.open(info) as file:
                data = file.read(MAX_MEMBER_BYTES + 1)
        except (*_DAMAGE, RuntimeError) as error:
            raise self._damaged() from error
        if len(data) > MAX_MEMBER_BYTES:
            raise self._unsafe(f"{member} is larger than {MAX_MEMBER_BYTES // 1024**2} MB")
        if len(data) > 1024**2 and len(data) > MAX_RATIO * info.compress_size:
            raise self._unsafe(f"{member} unpacks to more than {MAX_RATIO} times its size")
        return data

    def xml(self, member: str) -> "etree._Element":
        """The root element of an XML member, without comments; any DOCTYPE is refused and no entity expanded."""
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            tree = etree.ElementTree(etree.fromstring(self.read(member), parser))
        except (etree.LxmlError, ValueError) as error:
            raise self._damaged() from error
        if tree.docinfo.internalDTD is not None:
            raise self._unsafe(f"{member} declares a DOCTYPE")
        return tree.getroot()

    def _damaged(self) -> UnreadableFile:
        return UnreadableFile(
            f"{self.name} is damaged or incomplete.", hint="Open it in its own program and save it once more."
        )

    def _unsafe(self, reason: str) -> UnreadableFile:
        return UnreadableFile(
            f"{self.name} was not opened: {reason}.", hint="Open it in its own program and save a new copy."
        )
