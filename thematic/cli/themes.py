"""Commands of phases 3 to 5 on the theme tree."""

from typing import Annotated

import typer

from thematic.cli.context import changing, opened
from thematic.cli.negative import theme_negative
from thematic.cli.options import (
    DryRun,
    Format,
    Language,
    Output,
    Reason,
    Theme,
    complete_code,
    complete_snapshot,
    complete_theme,
)
from thematic.cli.output import on_terminal, show_rows
from thematic.cli.theme_definition import define_theme, lint_themes, list_versions
from thematic.cli.theme_review import mark_reviewed, review_theme
from thematic.errors import UsageError

theme = typer.Typer(no_args_is_help=True, help="The theme tree, its codes and its map.")

Codes = Annotated[list[str], typer.Argument(metavar="CODE...", help="Codes.", autocompletion=complete_code)]
Parent = Annotated[str, typer.Option("--parent", help="The theme above it.", autocompletion=complete_theme)]


@theme.command("list")
def list_themes(ctx: typer.Context, lang: Language = "", format: Format = "", output: Output = None) -> None:
    """Themes in tree order with status, versions and marks; their codes' names where the listing is a file's."""
    from thematic.themes.themes import list_themes as rows

    with opened(ctx, language=lang) as study:
        found = rows(study.desk)
    columns = ("theme", "depth", "label", "status", "versions", "reviewed_by", "codes", "code_names")
    shown = columns[:-1] if on_terminal(format, output) else columns
    show_rows(shown, found, format=format, output=output, spare=("depth", "codes", "versions"))


@theme.command("add")
def add_theme(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="The new theme's name.")],
    parent: Parent = "",
    label_nb: Annotated[str, typer.Option("--label-nb", help="Its wording in Bokmål.")] = "",
    label_en: Annotated[str, typer.Option("--label-en", help="Its wording in English.")] = "",
    definition: Annotated[str, typer.Option("--definition", help="What it says.")] = "",
    dry_run: DryRun = False,
) -> None:
    """Add a candidate theme."""
    from thematic.themes.themes import add_theme as add

    with changing(ctx, dry_run=dry_run) as study:
        add(study.desk, name, parent=parent, label_nb=label_nb, label_en=label_en, definition=definition)


@theme.command("edit")
def edit_theme(
    ctx: typer.Context,
    theme: Theme,
    label_nb: Annotated[str | None, typer.Option("--label-nb", help="Its wording in Bokmål.")] = None,
    label_en: Annotated[str | None, typer.Option("--label-en", help="Its wording in English.")] = None,
    definition: Annotated[str | None, typer.Option("--definition", help="What it says.")] = None,
    dry_run: DryRun = False,
) -> None:
    """Change a theme's wording or definition."""
    from thematic.themes.themes import edit_theme as edit

    given = {"label_nb": label_nb, "label_en": label_en, "definition": definition}
    fields = {name: value for name, value in given.items() if value is not None}
    if not fields:
        raise UsageError("Nothing was given to change.", hint="For example --definition TEXT.")
    with changing(ctx, dry_run=dry_run) as study:
        edit(study.desk, theme, **fields)


@theme.command("rename")
def rename_theme(
    ctx: typer.Context,
    theme: Theme,
    name: Annotated[str, typer.Argument(help="The new name.")],
    dry_run: DryRun = False,
) -> None:
    """Give a theme another name; the guide's questions follow."""
    from thematic.themes.themes import rename_theme as rename

    with changing(ctx, dry_run=dry_run) as study:
        rename(study.desk, theme, name)


@theme.command("assign")
def assign_codes(ctx: typer.Context, theme: Theme, codes: Codes, dry_run: DryRun = False) -> None:
    """Put codes under a theme; a code may stand under several."""
    from thematic.themes.themes import assign_codes as assign

    with changing(ctx, dry_run=dry_run) as study:
        assign(study.desk, theme, codes)


@theme.command("unassign")
def unassign_codes(ctx: typer.Context, theme: Theme, codes: Codes, dry_run: DryRun = False) -> None:
    """Take codes out of a theme."""
    from thematic.themes.themes import unassign_codes as unassign

    with changing(ctx, dry_run=dry_run) as study:
        unassign(study.desk, theme, codes)


@theme.command("move")
def move_theme(ctx: typer.Context, theme: Theme, parent: Parent = "", dry_run: DryRun = False) -> None:
    """Put a theme under another (--parent), or at the top."""
    from thematic.themes.themes import move_theme as move

    with changing(ctx, dry_run=dry_run) as study:
        move(study.desk, theme, parent)


@theme.command("status")
def set_status(
    ctx: typer.Context,
    theme: Theme,
    status: Annotated[str, typer.Argument(help="candidate, reviewed, defined or dropped.")],
    reason: Reason = "",
    dry_run: DryRun = False,
) -> None:
    """Say how far a theme has come; going back is normal."""
    from thematic.themes.themes import set_status as write

    with changing(ctx, dry_run=dry_run) as study:
        write(study.desk, theme, status, reason=reason)


@theme.command("merge")
def merge_themes(
    ctx: typer.Context,
    sources: Annotated[list[str], typer.Argument(metavar="THEME...", autocompletion=complete_theme)],
    into: Annotated[str, typer.Option("--into", help="The theme that stays.", autocompletion=complete_theme)],
    reason: Reason = "",
    dry_run: DryRun = False,
) -> None:
    """Give the codes and subthemes of some themes to another."""
    from thematic.themes.themes import merge_themes as merge

    with changing(ctx, dry_run=dry_run) as study:
        merge(study.desk, sources, into=into, reason=reason)


@theme.command("map")
def theme_map(
    ctx: typer.Context,
    form: Annotated[str, typer.Option("--form", help="mermaid or graphviz.")] = "mermaid",
    codes: Annotated[bool, typer.Option("--codes/--no-codes", help="With the codes of each theme.")] = True,
    at: Annotated[str, typer.Option("--at", help="As in this snapshot.", autocompletion=complete_snapshot)] = "",
    change: Annotated[
        tuple[str, str] | None,
        typer.Option("--diff", help="What came (+) and went (−) between two snapshots, or 'now'.", metavar="A B"),
    ] = None,
    lang: Language = "",
    output: Output = None,
) -> None:
    """The theme map as text for Mermaid or Graphviz."""
    from thematic.themes.map import theme_map as draw

    if form not in ("mermaid", "graphviz"):
        raise UsageError(f"There is no form '{form}'.", hint="Use mermaid or graphviz.")
    if at and change:
        raise UsageError("--at and --diff exclude each other.", hint="Give one of them.")
    with opened(ctx, language=lang) as study:
        text = draw(study.desk, form=form, codes=codes, at=at, change=change)
    if output is None:
        typer.echo(text, nl=False)
    else:
        from thematic.report.files import write_whole

        write_whole(output, text.encode())


theme.command("review")(review_theme)
theme.command("reviewed")(mark_reviewed)
theme.command("negative")(theme_negative)
theme.command("define")(define_theme)
theme.command("versions")(list_versions)
theme.command("lint")(lint_themes)
