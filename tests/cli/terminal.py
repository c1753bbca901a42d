"""A command run in this process or in its own, and what it answered."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.store.rows import every_row
from thematic.store.file import open_store

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Answer:
    """Exit code, stdout and stderr of a command."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, str]]:
        """The listing on stdout, read as the TSV that a pipe gets."""
        heading, *lines = self.out.splitlines()
        return [dict(zip(heading.split("\t"), line.split("\t"), strict=True)) for line in lines]

    @property
    def columns(self) -> list[str]:
        """The first line of stdout."""
        return self.out.splitlines()[0].split("\t")


Run = Callable[..., Answer]


def in_own_process(*arguments: object, folder: Path, **options: object) -> Answer:
    """The command as a shell would start it, in ``folder``."""
    command = [sys.executable, "-c", "from thematic.cli.app import main; main()", *map(str, arguments)]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", **options)
    return Answer(done.returncode, done.stdout, done.stderr)


def everything(path: Path) -> dict[str, list[dict[str, object]]]:
    """Every row of the study at ``path``, and its operations."""
    store = open_store(path)
    rows = every_row(store) | {"operations": store.rows("operations", order="id")}
    store.close()
    return rows


@contextmanager
def unchanged(path: Path):
    """What happens inside leaves every row of the study as it is."""
    before = everything(path)
    yield
    assert everything(path) == before


def refused(answer: Answer, code: int, sentence: str, hint: str | None = None) -> None:
    """The command ended with ``code``, nothing on stdout, and one sentence (and a hint) that hold these words."""
    assert answer.code == code, answer.err
    assert answer.out == ""
    first, *rest = answer.err.splitlines()
    assert first.startswith("Error: ")
    assert sentence in first
    if hint is None:
        assert rest == []
    else:
        (second,) = rest
        assert second.startswith("Hint: ")
        assert hint in second


def undoable(answer: Answer, path: Path) -> int:
    """The command changed the study and said how to take that back; returns the operation."""
    assert answer.code == 0, answer.err
    newest = everything(path)["operations"][-1]["id"]
    assert f"Undo with: thematic undo {newest}\n" in answer.err
    return newest
