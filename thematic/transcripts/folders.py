"""The files behind what an import was given: named ones, those of a folder, and what in a folder is left aside."""

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from thematic.errors import BadInput, NoTalk
from thematic.transcripts.reading import read_bytes, suffixes

_OLD_WORD = ".doc"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file to read; ``searched`` says that it was found in a folder, and not named itself."""

    path: Path
    name: str
    sha256: str
    searched: bool


def left_aside(left: Sequence[Path], aside: Sequence[tuple[Path, NoTalk]]) -> list[str]:
    """Notes on what an import of a folder passed over, and what to do about it."""
    files = [path.name for path in left if not path.is_dir()]
    old = [name for name in files if name.lower().endswith(_OLD_WORD)]
    others = [name for name in files if name not in old]
    notes = [f"Not read, by their names no transcripts: {', '.join(others)}."] if others else []
    if old:
        notes.append(f"Not read, older Word files: {', '.join(old)}. Save them as .docx and import those.")
    ours = [f"{path.name} ('{error.command}')" for path, error in aside if error.command]
    if ours:
        notes.append(f"Left aside, since other commands read them: {', '.join(ours)}.")
    notes += [f"Left aside: {error.sentence} {error.hint}" for _path, error in aside if not error.command]
    folders = [path for path in left if path.is_dir()]
    if folders:
        notes.append(f"Folders inside a folder are not searched. To bring them in: {_import_of(folders)}")
    return notes


def _import_of(folders: Sequence[Path]) -> str:
    return " ".join(["thematic import", *(quote(folder.as_posix()) for folder in folders)])


def transcript_files(paths: Iterable[Path], *, apart: Sequence[Path] = ()) -> tuple[list[Incoming], list[Path]]:
    """The files behind ``paths``, each with the name and digest it will have, and what in folders is left aside.

    ``apart`` are paths in the folders that somebody else reads.

    Raises BadInput for bad paths, and for files too large to be transcripts, which are not read.
    """
    files: list[tuple[Path, bool]] = []
    left: list[Path] = []
    for path in paths:
        if path.is_dir():
            there = [file for file in files_of(path) if file not in apart]
            inside = [file for file in there if _is_transcript(file)]
            if not inside and len(there) == len(files_of(path)):
                folders = [file for file in there if file.is_dir()]
                known = f"Known: {', '.join(sorted(suffixes()))}."
                hint = f"It holds folders: {_import_of(folders)}" if folders else known
                raise BadInput(f"{path} holds no transcripts.", hint=hint)
            files += [(file, True) for file in inside]
            left += [file for file in there if file not in inside]
        elif path.exists():
            files.append((path, False))
        else:
            raise BadInput(f"There is no file {path}.", hint="Check the name.")
    incoming = [
        Incoming(file, unicodedata.normalize("NFC", file.stem), _digest(file), searched) for file, searched in files
    ]
    return incoming, left


def files_of(folder: Path) -> list[Path]:
    """What lies in a folder, by name, without hidden files and read-me files."""
    return sorted(file for file in folder.iterdir() if not _is_litter(file))


def _is_litter(file: Path) -> bool:
    """Word leaves ``~$name.docx`` beside an open file, and macOS ``._name.docx`` on foreign disks."""
    return file.name.startswith((".", "~$")) or file.stem.lower() == "readme"


def _is_transcript(file: Path) -> bool:
    suffix = file.suffix.lower()
    return (suffix in suffixes() or (suffix == _OLD_WORD and not _is_old_word(file))) and file.is_file()


def _is_old_word(file: Path) -> bool:
    """Whether Word's own .doc is inside; programs call RTF and web pages .doc as well."""
    try:
        with file.open("rb") as opened:
            return opened.read(len(_OLE)) == _OLE
    except OSError:
        return True


def _digest(path: Path) -> str:
    return hashlib.sha256(read_bytes(path)).hexdigest()
