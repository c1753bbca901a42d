"""Starting: ``thematic --help`` and ``thematic apply`` against a bare Typer app of one command."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

from timing import Line, compared, in_turns, seconds

from thematic.demo import build_study, find_sample
from thematic.study import create_study

ROUNDS = 15
BARE = '''"""A Typer app of one command."""

import typer

app = typer.Typer()


@app.command()
def greet(name: str, shout: bool = False) -> None:
    """Say hello."""
    typer.echo(f"Hello {name.upper() if shout else name}")
'''
SCRIPT = "import sys\nfrom {module} import {function}\n\nif __name__ == '__main__':\n    sys.exit({function}())\n"
"""What pip writes for an entry point."""


def run(folder: Path) -> Iterator[Line]:
    """Each start is a process of its own, with this interpreter; their output goes to a pipe."""
    (folder / "bare.py").write_text(BARE, encoding="utf-8")
    bare, ours = folder / "greet_script.py", folder / "thematic_script.py"
    bare.write_text(SCRIPT.format(module="bare", function="app"), encoding="utf-8")
    ours.write_text(SCRIPT.format(module="thematic.cli.app", function="main"), encoding="utf-8")

    helps = in_turns(partial(_start, folder, ours, "--help"), partial(_start, folder, bare, "--help"), rounds=ROUNDS)
    yield compared("thematic --help", helps[0], "bare Typer app --help", helps[1], most=2)

    study, code, document = _study(folder)
    spans = (f"{start}:{start + 41}" for start in count(100, 3))
    apply = ("--study", str(study), "apply", code, document, "--span")
    changes = in_turns(
        lambda: _start(folder, ours, *apply, next(spans)), partial(_start, folder, bare, "Kari"), rounds=ROUNDS
    )
    note = f"sample study; a fresh coding each time in {document}"
    yield compared("thematic apply", changes[0], "bare Typer app's command", changes[1], most=4, note=note)


def _start(folder: Path, script: Path, *arguments: str) -> float:
    command = [sys.executable, str(script), *arguments]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("THEMATIC_")}
    start: Callable[[], object] = partial(
        subprocess.run, command, cwd=folder, env=environment, capture_output=True, check=True
    )
    return seconds(start)


def _study(folder: Path) -> tuple[Path, str, str]:
    """The sample study, and the names of a code and a document of it."""
    path = folder / "sample.thematic"
    with create_study(path, coder="kari") as study:
        build_study(study, find_sample())
        code, document = (study.desk.store.values(table, "name", order="id")[0] for table in ("codes", "documents"))
    return path, code, document
