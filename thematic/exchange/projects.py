"""Project files of other programs: which module reads which, chosen by what a file holds."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from thematic.errors import BadInput, UsageError
from thematic.exchange.fidelity import Fidelity
from thematic.exchange.project import Project
from thematic.store.schema import APPLICATION_ID

_STUDY = b"SQLite format 3\x00"


class ProjectReader(Protocol):
    """What a module offers that reads projects. ``recognises`` opens a file no further than it must, and never raises.

    ``OPTIONS`` names what ``read`` can be told besides the path (``positions``, ``project``).
    """

    @property
    def OPTIONS(self) -> Sequence[str]: ...  # noqa: N802

    def recognises(self, path: Path) -> bool: ...

    def read(self, path: Path, **options: str) -> tuple[Project, Fidelity]: ...


def project_readers() -> tuple[ProjectReader, ...]:
    """All of them, in the order in which they are asked."""
    from thematic.exchange import qualcoder, taguette

    return (qualcoder, taguette)


def find_reader(path: Path) -> ProjectReader | None:
    """The module that reads the project at ``path``; None where it is none. Raises BadInput for a study file."""
    if not path.exists():
        return None
    if _is_study(path):
        raise BadInput(f"{path} is a study.", hint=f"Bring it in with 'thematic merge {path.as_posix()}'.")
    return next((reader for reader in project_readers() if reader.recognises(path)), None)


def read_project(path: Path, reader: ProjectReader, **options: str) -> tuple[Project, Fidelity]:
    """The project at ``path``; empty options say nothing. Raises UsageError for one that its reader does not know."""
    told = {name: value for name, value in options.items() if value}
    unknown = next((name for name in told if name not in reader.OPTIONS), None)
    if unknown is not None:
        raise UsageError(f"--{unknown} says nothing about {path.name}.", hint="Leave it out for this file.")
    return reader.read(path, **told)


def _is_study(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(72)
    except OSError:
        return False
    return head.startswith(_STUDY) and int.from_bytes(head[68:72], "big") == APPLICATION_ID
