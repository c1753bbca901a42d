"""Where a project lies: a .qdpx (a ZIP file), or a .qde or .qdc by itself, and the sources beside it.

Nothing is unpacked. A source is looked up by the name that the project gives it, whatever its case, inside the
package only: absolute paths and ``..`` are never followed.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from thematic.errors import UnreadableFile
from thematic.exchange.refi.names import INTERNAL, RELATIVE, SOURCES
from thematic.store.names import fold
from thematic.transcripts.readers.archive import MAX_MEMBER_BYTES, Archive

SUFFIXES = (".qdpx", ".qde", ".qdc")
MAX_PROJECT_BYTES = 256 * 1024 * 1024
MAX_BYTES = 2 * MAX_PROJECT_BYTES
MAX_MEMBERS = 20_000

_CHUNK = 256 * 1024
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(?:Project|CodeBook)[\s>/]")
_QUOTED = re.compile(rb"%([0-9a-fA-F]{2})")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):/", re.IGNORECASE)


class Outside(Exception):
    """A source's path leads out of the package; the message says so in a clause."""


def recognises(path: Path) -> bool:
    """Whether the file is, or at least is called, a REFI-QDA project or codebook; its content decides first."""
    try:
        with path.open("rb") as file:
            head = file.read(65_536)
    except OSError:
        return False
    if head.startswith(_ZIP):
        try:
            with Archive(path, members=MAX_MEMBERS) as archive:
                return any(name.lower().endswith(".qde") for name in archive.names()) or _is_called(path)
        except UnreadableFile:
            return _is_called(path)
    if _ROOT.search(head) and b"QDA-XML" in head:
        return True
    return _is_called(path)


def _is_called(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES


class Package:
    """An open project. Use it as a context manager. Raises UnreadableFile for what is none, or is not safe."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self._path = path
        self._archive: Archive | None = None
        self._base = ""
        self.project = path.name
        try:
            with path.open("rb") as file:
                zipped = file.read(4) in _ZIP
        except OSError as error:
            reason = error.strerror or "it is no file"
            raise UnreadableFile(f"{path.name} cannot be read: {reason}.", hint="Check the path.") from error
        if zipped:
            self._archive = Archive(
                path, members=MAX_MEMBERS, member_bytes=MAX_PROJECT_BYTES, total_bytes=MAX_BYTES, whole=True
            )
            try:
                self.project = self._find_project(self._archive.names())
            except BaseException:
                self._archive.close()
                raise
            self._base = self.project[: self.project.rfind("/") + 1]
            self._members = {fold(name.replace("\\", "/")): name for name in self._archive.names()}
        elif path.stat().st_size > MAX_PROJECT_BYTES:
            raise UnreadableFile(
                f"{path.name} is larger than the {MAX_PROJECT_BYTES // 1024**2} MB that a project may have.",
                hint="Export it in parts.",
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._archive is not None:
            self._archive.close()

    def _find_project(self, names: tuple[str, ...]) -> str:
        """The one project file: at the root, or in the one folder that everything was packed in."""
        found = [name for name in names if name.lower().endswith(".qde") and not _is_litter(name)]
        root = [name for name in found if "/" not in name] or [name for name in found if name.count("/") == 1]
        if len(root) == 1:
            return root[0]
        how = f"{len(root)} project files" if root else "no project file (.qde)"
        raise UnreadableFile(
            f"{self.name} holds {how}, where a REFI-QDA project has one.", hint="Export it once more as a .qdpx file."
        )

    def chunks(self) -> Iterator[bytes]:
        """The project file in pieces."""
        if self._archive is not None:
            yield from self._archive.chunks(self.project)
            return
        with self._path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk

    def source(self, path: str) -> bytes | None:
        """The bytes of the source that a project calls ``path``; None where it is not there.

        Raises Outside for a path that leads out of the package, UnreadableFile for a source that is not safe.
        """
        for place in _places(path):
            data = self._packed(place) if self._archive is not None else self._beside(place)
            if data is not None:
                return data
        return None

    def _packed(self, place: str) -> bytes | None:
        archive = self._archive
        assert archive is not None
        member = self._members.get(fold(self._base + place))
        if member is None:
            return None
        if archive.size(member) > MAX_MEMBER_BYTES:
            raise UnreadableFile(
                f"{self.name} was not opened: {member} is larger than {MAX_MEMBER_BYTES // 1024**2} MB.",
                hint="A text of that size is none: take it out of the project and export that once more.",
            )
        return archive.read(member)

    def _beside(self, place: str) -> bytes | None:
        """A source in the folder of a .qde that was unpacked, by steps that never leave it."""
        folder = self._path.parent.resolve()
        here = folder
        for step in place.split("/"):
            if not here.is_dir():
                return None
            found = next((one for one in sorted(here.iterdir()) if fold(one.name) == fold(step)), None)
            if found is None:
                return None
            here = found
        if not here.resolve().is_relative_to(folder) or not here.is_file():
            return None
        if here.stat().st_size > MAX_MEMBER_BYTES:
            raise UnreadableFile(f"{here.name} is larger than {MAX_MEMBER_BYTES // 1024**2} MB.", hint="Split it.")
        return here.read_bytes()


def _is_litter(name: str) -> bool:
    """macOS packs ``__MACOSX/._project.qde`` along."""
    return name.startswith("__MACOSX/") or name.rsplit("/", 1)[-1].startswith("._")


def _places(path: str) -> list[str]:
    """Where in the package a source may lie, best first. Raises Outside."""
    plain = path.strip().replace("\\", "/")
    lower = plain.lower()
    if lower.startswith(INTERNAL):
        plain = plain[len(INTERNAL) :].lstrip("/")
    elif lower.startswith(RELATIVE):
        plain = plain[len(RELATIVE) :].lstrip("/")
    elif _SCHEME.match(plain):
        raise Outside("its text lies elsewhere")
    if plain.startswith("/") or plain[1:2] == ":":
        raise Outside("its text lies outside the project")
    places = []
    for spelling in dict.fromkeys((plain, _unquoted(plain))):
        steps = [step for step in spelling.split("/") if step not in ("", ".")]
        if ".." in steps or "\0" in spelling or any(":" in step for step in steps[:1]):
            raise Outside("its text lies outside the project")
        if steps:
            places += [SOURCES + "/".join(steps), "/".join(steps)]
            if len(steps) > 1:
                places.append(SOURCES + steps[-1])
    return places


def _unquoted(path: str) -> str:
    """``%20`` and the like as what they stand for; the path itself where that is no text."""
    try:
        return _QUOTED.sub(lambda match: bytes.fromhex(match[1].decode()), path.encode()).decode()
    except UnicodeError:
        return path
