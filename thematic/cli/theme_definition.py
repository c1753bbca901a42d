"""Commands of phase 5 on themes: what each is, its versions, and what still wants work."""

from typing import Annotated

import typer

from thematic.cli.context import changing, opened, say
from thematic.cli.options import DryRun, Format, Output, Reason, Theme
from thematic.cli.output import on_terminal, show_rows

COLUMNS = ("version", "created", "coder", "theme", "field", "change", "reason")


def define_theme(
    ctx: typer.Context,
    theme: Theme,
    idea: Annotated[str | None, typer.Option("--idea", help="Its central organising idea.")] = None,
    scope: Annotated[str | None, typer.Option("--scope", help="What it covers.")] = None,
    is_not: Annotated[str | None, typer.Option("--is-not", help="What it is not.")] = None,
    definition: Annotated[str | None, typer.Option("--definition", help="What it says.")] = None,
    label_nb: Annotated[str | None, typer.Option("--label-nb", help="Its wording in Bokmål.")] = None,
    label_en: Annotated[str | None, typer.Option("--label-en", help="Its wording in English.")] = None,
    reason: Reason = "",
    dry_run: DryRun = False,
) -> None:
    """Say what a theme is, and set it to defined; every version is kept. Going back is 'theme status'."""
    from thematic.themes.themes import define_theme as define

    given = {
        "idea": idea,
        "scope": scope,
        "is_not": is_not,
        "definition": definition,
        "label_nb": label_nb,
        "label_en": label_en,
    }
    fields = {name: text for name, text in given.items() if text is not None}
    with changing(ctx, dry_run=dry_run) as study:
        define(study.desk, theme, reason=reason, **fields)


def list_versions(ctx: typer.Context, theme: Theme, format: Format = "", output: Output = None) -> None:
    """A theme's versions, with the words that went [-so-] and came {+so+}."""
    from thematic.themes.versions import list_versions as rows

    columns: tuple[str, ...] = COLUMNS
    with opened(ctx) as study:
        found = rows(study.desk, theme)
    if on_terminal(format, output):
        found = [row | {"created": row["created"][:10]} for row in found]
        if len({row["theme"] for row in found}) < 2:
            columns = tuple(column for column in COLUMNS if column != "theme")
    show_rows(columns, found, format=format, output=output)


def lint_themes(ctx: typer.Context, format: Format = "", output: Output = None) -> None:
    """What still wants work in the themes, and the command that mends it; exit code 5 where there is something."""
    from thematic.themes.lint import COLUMNS as FOUND
    from thematic.themes.lint import lint

    with opened(ctx) as study:
        findings = lint(study.desk)
    show_rows(FOUND, findings, format=format, output=output)
    if findings:
        raise typer.Exit(5)
    say("Nothing to mend in the themes.")
