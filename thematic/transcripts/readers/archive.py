"""Reading single members of a ZIP file that may be hostile, and the XML in them."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

from thematic.errors import UnreadableFile
from thematic.store.names import fold
from thematic.transcripts.readers.xmltree import MAX_TAGS, damaged, tree, unsafe

if TYPE_CHECKING:
    from lxml import etree

MAX_MEMBERS = 5_000
MAX_MEMBER_BYTES = 32 * 1024 * 1024
MAX_TOTAL_BYTES = 4 * MAX_MEMBER_BYTES
MAX_RATIO = 400
"""How much smaller than its content a member of a megabyte or more may be; deflate ends near 1,030."""

_CHUNK = 256 * 1024
_ENTRY = 512
"""Bytes of the archive's directory that a member may take on average: 46, its name, and what programs add."""

_LOCAL_HEADER = 30
_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError)


class Archive:
    """A ZIP file, in memory or on disk. Members are read by name, one at a time, and counted while reading.

    From a path only the directory and the members that are asked for are read; use it as a context manager then, or
    close it. The limits are ``members`` in all, ``member_bytes`` for one (unpacked), ``total_bytes`` for all that is
    read through this object, ``ratio`` for the packing, and ``tags`` in one XML member.

    Names that are absolute or lead out of a folder (``..``) are no members; with ``whole`` (an archive in which each
    part counts, such as another program's project) one of them refuses it. Raises UnreadableFile for a damaged
    archive, names that occur twice (also by case or normal form), parts that overlap, passwords, links, foreign
    compression, and for whatever passes a limit.
    """

    def __init__(
        self,
        source: bytes | Path,
        name: str = "",
        *,
        members: int = MAX_MEMBERS,
        member_bytes: int = MAX_MEMBER_BYTES,
        total_bytes: int = MAX_TOTAL_BYTES,
        ratio: int = MAX_RATIO,
        tags: int = MAX_TAGS,
        whole: bool = False,
    ) -> None:
        self.name = name or (source.name if isinstance(source, Path) else "The archive")
        self._member_bytes, self._total_bytes, self._ratio, self._tags = member_bytes, total_bytes, ratio, tags
        self._read = 0
        self._file = _DirectoryGuard(self._opened(source))
        try:
            self._members = self._directory(members, whole=whole)
        except BaseException:
            self.close()
            raise

    def __contains__(self, member: str) -> bool:
        return member in self._members

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; no member can be read afterwards."""
        self._file.close()

    def names(self) -> tuple[str, ...]:
        """The names of all members that are files, in the order of the archive's directory."""
        return tuple(name for name in self._members if not name.endswith("/"))

    def size(self, member: str) -> int:
        """How many bytes ``member`` says it unpacks to."""
        return self._members[member].file_size

    def read(self, member: str) -> bytes:
        """The bytes of ``member``, which must be there."""
        data = bytearray()
        for chunk in self.chunks(member):
            data += chunk
        return bytes(data)

    def chunks(self, member: str) -> Iterator[bytes]:
        """The bytes of ``member`` in pieces of at most 256 kB, each counted before it is handed out."""
        info = self._members[member]
        self._check(info)
        unpacked = 0
        try:
            with self._zip.open(info) as file:
                while chunk := file.read(_CHUNK):
                    unpacked += len(chunk)
                    self._read += len(chunk)
                    self._weigh(info, unpacked)
                    yield chunk
        except (*_DAMAGE, RuntimeError) as error:
            raise damaged(self.name) from error

    def xml(self, member: str) -> "etree._Element":
        """The root element of an XML member, without comments; any DOCTYPE is refused and no entity expanded."""
        return tree(self.read(member), self.name, part=member, tags=self._tags)

    def _opened(self, source: bytes | Path) -> BinaryIO:
        if isinstance(source, bytes):
            return io.BytesIO(source)
        try:
            return source.open("rb")
        except OSError as error:
            reason = error.strerror or "it is no file"
            raise UnreadableFile(f"{self.name} cannot be read: {reason}.", hint="Check the path.") from error

    def _directory(self, limit: int, *, whole: bool) -> dict[str, zipfile.ZipInfo]:
        """The members by name, after a look at the whole directory."""
        self._file.most = limit * _ENTRY
        try:
            self._zip = zipfile.ZipFile(self._file)
        except _TooLong as error:
            raise unsafe(self.name, f"it has more than {limit:,} parts") from error
        except _DAMAGE as error:
            raise damaged(self.name) from error
        self._file.most = None
        infos = self._zip.infolist()
        if len(infos) > limit:
            raise unsafe(self.name, f"it has more than {limit:,} parts")
        members: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            if leads_out(info.filename):
                if whole:
                    raise unsafe(self.name, f"a part of it is called '{info.filename[:80]}', which leads out of it")
                continue
            members.setdefault(info.filename, info)
        kept = [info for info in infos if not leads_out(info.filename)]
        if len({fold(info.filename.replace("\\", "/")) for info in kept}) < len(kept):
            raise unsafe(self.name, "it has two parts of the same name")
        placed = sorted(infos, key=lambda info: info.header_offset)
        for info, following in pairwise(placed):
            if info.header_offset + _LOCAL_HEADER + info.compress_size > following.header_offset:
                raise unsafe(self.name, "its parts overlap")
        return members

    def _check(self, info: zipfile.ZipInfo) -> None:
        """What can be told of a member before it is unpacked."""
        if info.flag_bits & 0x41:
            raise UnreadableFile(
                f"{self.name} is protected by a password.", hint="Save a copy without the password and import that."
            )
        if stat.S_ISLNK(info.external_attr >> 16):
            raise unsafe(self.name, f"{info.filename} is a link to another file")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise unsafe(self.name, "it is compressed in a way that Office programs do not use")
        self._weigh(info, info.file_size)

    def _weigh(self, info: zipfile.ZipInfo, unpacked: int) -> None:
        if unpacked > self._member_bytes:
            raise unsafe(self.name, f"{info.filename} is larger than {self._member_bytes // 1024**2} MB")
        if unpacked > 1024**2 and unpacked > self._ratio * info.compress_size:
            raise unsafe(self.name, f"{info.filename} unpacks to more than {self._ratio} times its size")
        if self._read > self._total_bytes:
            raise unsafe(self.name, f"its parts are larger than {self._total_bytes // 1024**2} MB together")


class _TooLong(Exception):
    """A single read of more bytes than the directory may have."""


class _DirectoryGuard:
    """The file behind an archive. While ``most`` is set, a single read of more bytes than that is refused.

    zipfile reads a directory in one piece, as long as the file says it is, and makes an object of each entry before
    anybody can count them: a file of 60 MB would take a gigabyte.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.most: int | None = None
        self.seek = file.seek
        self.tell = file.tell
        self.seekable = file.seekable
        self.close = file.close

    def read(self, size: int = -1) -> bytes:
        """As much as ``file.read`` gives."""
        if self.most is not None and size > max(self.most, 1 << 17):
            raise _TooLong
        return self._file.read(size)


def leads_out(name: str) -> bool:
    """Whether a member's name is absolute, has a drive letter, or climbs with ``..``."""
    parts = name.replace("\\", "/").split("/")
    return not parts[0] or ".." in parts or parts[0][1:2] == ":"
