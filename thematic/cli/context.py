"""What every command starts from: the global options, and the study opened with them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from thematic.study import Study


@dataclass(frozen=True, slots=True)
class Settings:
    """The options that stand before the command."""

    study: str = ""
    coder: str = ""
    debug: bool = False


@contextmanager
def opened(ctx: typer.Context, *, language: str = "", dry_run: bool = False) -> "Iterator[Study]":
    """The study, closed afterwards; one that was found above this folder and was changed is named on stderr."""
    from thematic.study import open_study

    settings: Settings = ctx.obj
    with open_study(settings.study or None, coder=settings.coder, language=language, dry_run=dry_run) as study:
        yield study
        if any(operation.changes for operation in study.operations):
            name_from_above(ctx, study)


def name_from_above(ctx: typer.Context, study: "Study") -> None:
    """Say which study it is, where nobody named it and it does not lie in this folder."""
    import os
    from pathlib import Path

    if ctx.obj.study or os.environ.get("THEMATIC_STUDY"):
        return
    if study.path.parent != Path.cwd().resolve():
        say(f"The study is {study.path}, found above this folder.")


@contextmanager
def changing(ctx: typer.Context, *, dry_run: bool = False, language: str = "") -> "Iterator[Study]":
    """The study for a change; afterwards what was done and how to undo it stands on stderr."""
    with opened(ctx, dry_run=dry_run, language=language) as study:
        yield study
        tell(study)


def tell(study: "Study") -> None:
    """Say what the operations of this command did."""
    if not study.operations:
        say("Nothing had to be changed.")
    for operation in study.operations:
        for note in operation.notes:
            say(note)
        if not operation.changes:
            say("Nothing had to be changed.")
        elif not operation.kept:
            say("Dry run: nothing was written.")
        elif operation.verb == "undo":
            say("Take this back with: thematic redo")
        else:
            say(f"Undo with: thematic undo {operation.id}")


def say(sentence: str) -> None:
    """A note for the person at the terminal, on stderr."""
    if sys.stderr.isatty():
        import shutil
        import textwrap

        sentence = textwrap.fill(sentence, shutil.get_terminal_size().columns, break_on_hyphens=False)
    typer.echo(sentence, err=True)


def confirm(question: str, *, yes: bool) -> None:
    """Ask before something that takes much away; without a terminal, ``yes`` must be given."""
    from thematic.errors import UsageError

    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageError(question.rstrip("?") + " needs a yes.", hint="Add --yes.")
    typer.confirm(question, abort=True, err=True)
