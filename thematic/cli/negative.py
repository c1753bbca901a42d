"""Negative cases of themes and codes: recorded, listed, taken away."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from thematic.cli.context import changing, opened
from thematic.cli.options import Code, DryRun, Format, Output, Theme
from thematic.cli.output import show_rows
from thematic.errors import UsageError

COLUMNS = ("id", "answer", "text", "coding", "document", "quote", "coder", "created")

Handled = Annotated[str | None, typer.Option("--handled", help="There is one: how it is accounted for.")]
Coding = Annotated[int | None, typer.Option("--coding", help="The id of the coding that holds it.")]
NoneFound = Annotated[bool, typer.Option("--none-found", help="They were looked for, and none found.")]
Text = Annotated[str | None, typer.Option("--text", help="With --none-found: how they were looked for.")]
Remove = Annotated[int | None, typer.Option("--remove", help="Take the answer with this id away.")]


def theme_negative(
    ctx: typer.Context,
    theme: Theme,
    handled: Handled = None,
    coding: Coding = None,
    none_found: NoneFound = False,
    text: Text = None,
    remove: Remove = None,
    dry_run: DryRun = False,
    format: Format = "",
    output: Output = None,
) -> None:
    """What does not fit a theme: handled, or looked for and not found; without options, what is recorded."""
    _negative(ctx, "theme", theme, handled, coding, none_found, text, remove, dry_run, format, output)


def code_negative(
    ctx: typer.Context,
    code: Code,
    handled: Handled = None,
    coding: Coding = None,
    none_found: NoneFound = False,
    text: Text = None,
    remove: Remove = None,
    dry_run: DryRun = False,
    format: Format = "",
    output: Output = None,
) -> None:
    """What does not fit a code: handled, or looked for and not found; without options, what is recorded."""
    _negative(ctx, "code", code, handled, coding, none_found, text, remove, dry_run, format, output)


def _negative(
    ctx: typer.Context,
    noun: Literal["theme", "code"],
    name: str,
    handled: str | None,
    coding: int | None,
    none_found: bool,
    text: str | None,
    remove: int | None,
    dry_run: bool,
    format: str,
    output: Path | None,
) -> None:
    from thematic.themes import negative

    if sum((handled is not None, none_found, remove is not None)) > 1:
        raise UsageError("--handled, --none-found and --remove exclude each other.", hint="Give one of them.")
    if coding is not None and handled is None:
        raise UsageError("--coding goes with --handled.", hint="Say how the case is accounted for.")
    if text is not None and not none_found:
        raise UsageError("--text goes with --none-found.", hint="With --handled the text follows it directly.")
    if handled is None and not none_found and remove is None:
        with opened(ctx) as study:
            rows = negative.list_negative(study.desk, noun, name)
        show_rows(COLUMNS, rows, format=format, output=output)
        return
    with changing(ctx, dry_run=dry_run) as study:
        if handled is not None:
            negative.record_handled(study.desk, noun, name, handled, coding=coding)
        elif none_found:
            negative.record_none_found(study.desk, noun, name, text or "")
        elif remove is not None:
            negative.remove_negative(study.desk, noun, name, remove)
