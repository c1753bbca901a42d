"""Commands on the journal and the file: history, undo, redo, backup, compact."""

from pathlib import Path
from typing import Annotated

import typer

from thematic.cli.context import changing, confirm, name_from_above, opened, say
from thematic.cli.options import DryRun, Format, Output, Yes
from thematic.cli.output import show_rows
from thematic.plurals import count


def history(
    ctx: typer.Context,
    mine: Annotated[bool, typer.Option("--mine", help="Only this coder's.")] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", help="The last so many; 0 for all.")] = 30,
    format: Format = "",
    output: Output = None,
) -> None:
    """What was done, by whom, when and why; newest first."""
    with opened(ctx) as study:
        rows = study.history(coder=study.coder if mine else None, limit=limit or None)
    columns = ("id", "started", "coder", "phase", "verb", "changes", "state", "reason", "summary")
    show_rows(columns, rows, format=format, output=output, spare=("phase", "changes", "coder"))


def undo(
    ctx: typer.Context,
    operation: Annotated[int | None, typer.Argument(help="Its number in the history; else your own last.")] = None,
    dry_run: DryRun = False,
) -> None:
    """Take back an operation: your own last one, or the one that is named."""
    with changing(ctx, dry_run=dry_run) as study:
        undone = study.undo(operation)
        say(f"Operation {undone['id']} ({undone['verb']}, {undone['coder']}) was taken back.")


def redo(ctx: typer.Context, dry_run: DryRun = False) -> None:
    """Take back your own last undo."""
    with changing(ctx, dry_run=dry_run) as study:
        redone = study.redo()
        say(f"{redone['reason']} stands again.")


def backup(ctx: typer.Context, file: Annotated[Path, typer.Argument(help="Where the copy goes; must be new.")]) -> None:
    """Copy the study safely, also while it is in use."""
    with opened(ctx) as study:
        copy = study.backup(file)
        typer.echo(copy)
        _tell_what_is_found(study.path, copy)


def _tell_what_is_found(study: Path, copy: Path) -> None:
    """A copy where commands look for the study is in their way."""
    here, folder = Path.cwd().resolve(), copy.resolve().parent
    home = study.resolve().parent
    if copy.suffix != study.suffix or copy.name.startswith("."):
        return
    if folder == home:
        say("The copy lies beside the study: commands without --study will ask which is meant.")
    elif here.is_relative_to(folder) and folder.is_relative_to(home):
        say("The copy lies nearer than the study: commands here will take the copy, unless --study names the study.")


def compact(ctx: typer.Context, yes: Yes = False) -> None:
    """Fold the journal away: a smaller file, but nothing before now can be undone or merged three-way."""
    confirm("Give up undo of everything before now?", yes=yes)
    with opened(ctx) as study:
        before = study.path.stat().st_size
        forgotten = study.compact()
        after = study.path.stat().st_size
        name_from_above(ctx, study)
    say(f"{count(forgotten, 'row image')} forgotten; {before:,} bytes became {after:,}.")
