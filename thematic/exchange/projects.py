"""Project files of other programs: which module reads which, chosen by what a file holds."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from thematic.errors import BadInput, UsageError
from thematic.exchange.fidelity import Fidelity
from thematic.exchange.project import Project
from thematic.store.foreign import HEADER, is_sqlite
from thematic.store.schema import APPLICATION_ID
from thematic.transcripts.folders import files_of


class ProjectReader(Protocol):
    """What a module offers that reads projects. ``recognises`` opens a file no further than it must, and never raises.

    ``read`` takes the path and, as keywords, what ``OPTIONS`` names (``positions``, ``project``), all of it text.
    """

    @property
    def OPTIONS(self) -> Sequence[str]: ...  # noqa: N802

    def recognises(self, path: Path) -> bool: ...

    @property
    def read(self) -> Callable[..., tuple[Project, Fidelity]]: ...


def project_readers() -> tuple[ProjectReader, ...]:
    """All of them, in the order in which they are asked."""
    from thematic.exchange import qualcoder, taguette
    from thematic.exchange.refi import reading

    return (reading, qualcoder, taguette)


def find_reader(path: Path) -> ProjectReader | None:
    """The module that reads the project at ``path``; None where it is none. Raises BadInput for a study file."""
    if not path.exists():
        return None
    if _is_study(path):
        raise BadInput(f"{path} is a study.", hint=f"Bring it in with 'thematic merge {path.as_posix()}'.")
    return _reader_of(path)


def _reader_of(path: Path) -> ProjectReader | None:
    return next((reader for reader in project_readers() if reader.recognises(path)), None)


def find_projects(folder: Path) -> list[tuple[Path, ProjectReader]]:
    """The projects that lie in a folder, each with its reader; studies in it are left alone."""
    found = [(path, _reader_of(path)) for path in files_of(folder) if not _is_study(path)]
    return [(path, reader) for path, reader in found if reader]


def required_reader(path: Path) -> ProjectReader:
    """As ``find_reader``, but raises BadInput where ``path`` is no project."""
    reader = find_reader(path)
    if reader is None:
        if not path.exists():
            raise BadInput(f"There is no file {path}.", hint="Check the name.")
        raise BadInput(
            f"{path} is no project of another program.", hint="Transcripts are read by 'thematic import' as well."
        )
    return reader


def read_project(path: Path, reader: ProjectReader, **options: str) -> tuple[Project, Fidelity]:
    """The project at ``path``; empty options say nothing. Raises UsageError for one that its reader does not know."""
    told = {name: value for name, value in options.items() if value}
    unknown = next((name for name in told if name not in reader.OPTIONS), None)
    if unknown is not None:
        raise UsageError(f"--{unknown} says nothing about {path.name}.", hint="Leave it out for this file.")
    return reader.read(path, **told)


def _is_study(path: Path) -> bool:
    if not is_sqlite(path):
        return False
    with path.open("rb") as file:
        head = file.read(72)
    return head.startswith(HEADER) and int.from_bytes(head[68:72], "big") == APPLICATION_ID
