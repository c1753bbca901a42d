"""Snapshots of codebook and themes, and what differs between two."""

from typing import Annotated

import typer

from thematic.cli.context import changing, opened, say
from thematic.cli.options import DryRun, Format, Output, complete_snapshot
from thematic.cli.output import on_terminal, show_rows

LISTED = (
    *("snapshot", "created", "coder", "phase", "codes", "themes", "links", "concepts"),
    *("digest", "same_as_now", "note"),
)
SHORT = ("snapshot", "created", "phase", "codes", "themes", "links", "digest", "same_as_now", "note")

snapshot = typer.Typer(
    invoke_without_command=True,
    help="Freeze the codebook and the themes as they are now.\n\nAlone it takes one, named by phase and date.",
)

Name = Annotated[str, typer.Argument(help="A snapshot's name, or 'now'.", autocompletion=complete_snapshot)]
Note = Annotated[str, typer.Option("--note", help="Why it was taken.")]


@snapshot.callback()
def alone(ctx: typer.Context, note: Note = "", dry_run: DryRun = False) -> None:
    """Take one where no command follows."""
    if ctx.invoked_subcommand is None:
        _take(ctx, "", note, dry_run)
    elif note or dry_run:
        from thematic.errors import UsageError

        raise UsageError("An option stands before the command that it belongs to.", hint="Put it at the end.")


@snapshot.command("take")
def take(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="Its name; else by phase and date.")] = "",
    note: Note = "",
    dry_run: DryRun = False,
) -> None:
    """Freeze codes, themes, links and concepts under a name."""
    _take(ctx, name, note, dry_run)


def _take(ctx: typer.Context, name: str, note: str, dry_run: bool) -> None:
    from thematic.themes.snapshots import take_snapshot

    with changing(ctx, dry_run=dry_run) as study:
        row = take_snapshot(study.desk, name, note=note)
        if not row["new"]:
            say(f"Same as the snapshot '{row['name']}' of {row['created'][:10]}.")
    typer.echo(row["name"])


@snapshot.command("list")
def list_all(ctx: typer.Context, format: Format = "", output: Output = None) -> None:
    """Snapshots, the oldest first."""
    from thematic.themes.snapshots import list_snapshots

    with opened(ctx) as study:
        rows = list_snapshots(study.desk)
    reading = on_terminal(format, output)
    if reading:
        rows = [row | {"created": row["created"][:10], "digest": row["digest"][:8]} for row in rows]
    show_rows(SHORT if reading else LISTED, rows, format=format, output=output)


@snapshot.command("show")
def show(ctx: typer.Context, name: Name, format: Format = "", output: Output = None) -> None:
    """The themes and codes of a snapshot in tree order."""
    from thematic.themes.snapshot_tree import COLUMNS, tree_rows
    from thematic.themes.snapshots import read_snapshot

    with opened(ctx) as study:
        rows = tree_rows(read_snapshot(study.desk, name))
    show_rows(COLUMNS, rows, format=format, output=output)


@snapshot.command("export")
def export(ctx: typer.Context, name: Name, output: Output = None) -> None:
    """A snapshot as the JSON that its digest (SHA-256) is of."""
    from thematic.report.files import write_whole
    from thematic.themes.snapshots import export_snapshot

    with opened(ctx) as study:
        text = export_snapshot(study.desk, name)
    if output is None:
        typer.echo(text, nl=False)
    else:
        write_whole(output, text.encode())
        typer.echo(output)


@snapshot.command("delete")
def delete(ctx: typer.Context, name: Name, dry_run: DryRun = False) -> None:
    """Remove a snapshot."""
    from thematic.themes.snapshots import delete_snapshot

    with changing(ctx, dry_run=dry_run) as study:
        delete_snapshot(study.desk, name)


def diff(ctx: typer.Context, a: Name, b: Name = "now", format: Format = "", output: Output = None) -> None:
    """What differs between two snapshots of codebook and themes; without the second, since the first."""
    from thematic.themes.difference import COLUMNS
    from thematic.themes.difference import diff as compare

    with opened(ctx) as study:
        rows = compare(study.desk, a, b)
    if on_terminal(format, output):
        told = [row | {"what": row["words"] or " → ".join(filter(None, (row["before"], row["after"])))} for row in rows]
        show_rows(("kind", "change", "name", "what"), told, format=format)
    else:
        show_rows(COLUMNS, rows, format=format, output=output)
    if not rows:
        say(f"{a} and {b} are the same.")
