"""Commands of phase 4 on themes: extracts read again, signals, marks, and overlap."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thematic.cli.context import changing, opened, say
from thematic.cli.options import DryRun, Format, Language, Output, Theme, complete_theme
from thematic.cli.output import on_terminal, show_table
from thematic.errors import UsageError

if TYPE_CHECKING:
    from thematic.study import Study
    from thematic.themes.signals import Signals

PAGES = (".docx", ".md")


def review_theme(
    ctx: typer.Context,
    theme: Annotated[
        str, typer.Argument(help="A theme's name; without it, one line a theme.", autocompletion=complete_theme)
    ] = "",
    page: Annotated[bool, typer.Option("--page", help="Through a pager.")] = False,
    lang: Language = "",
    format: Format = "",
    output: Output = None,
) -> None:
    """All extracts of a theme on one page, with what is worth a look; as .docx or .md with -o."""
    from thematic.report.review_listing import SPARE, extracts_listing, themes_listing
    from thematic.themes.signals import review_theme as read
    from thematic.themes.signals import review_themes

    with opened(ctx, language=lang) as study:
        if not theme:
            reviewed = review_themes(study.desk)
            table = themes_listing(reviewed, short=on_terminal(format, output))
            show_table(table, format=format, output=output, spare=SPARE)
            found = reviewed[0] if reviewed else None
        else:
            found = read(study.desk, theme)
            written = output is not None and output.suffix.lower() in PAGES
            if page or written or format == "md" or (not format and on_terminal(format, output)):
                _show_page(study, found, output, markdown=format == "md", page=page)
            else:
                show_table(extracts_listing(found), format=format, output=output)
    if found is not None and found.notice:
        say(found.notice)


def _show_page(study: "Study", found: "Signals", output: Path | None, *, markdown: bool, page: bool) -> None:
    from thematic.report.review_page import write_review
    from thematic.report.review_text import review_text

    if output is not None and output.suffix.lower() in PAGES:
        write_review(study.desk, found, output)
        typer.echo(output)
        return
    import shutil

    width = min(shutil.get_terminal_size().columns, 100)
    text = review_text(study.desk, found, language=study.desk.language, markdown=markdown, width=width)
    if output is not None:
        from thematic.report.files import write_whole

        write_whole(output, text.encode())
    elif page:
        import pydoc

        pydoc.pager(text)
    else:
        typer.echo(text, nl=False)


def mark_reviewed(
    ctx: typer.Context,
    theme: Theme,
    note: Annotated[str, typer.Option("--note", help="What you think of it.")] = "",
    take_away: Annotated[bool, typer.Option("--not", help="Take your mark away.")] = False,
    dry_run: DryRun = False,
) -> None:
    """Mark a theme as reviewed by you; the mark says when codes or codings changed after it."""
    from thematic.themes.reviewed import mark_reviewed as mark

    if take_away and note:
        raise UsageError("--not takes the mark away, and its note.", hint="Give one of the two.")
    with changing(ctx, dry_run=dry_run) as study:
        mark(study.desk, theme, note=note, reviewed=not take_away)


def overlap(
    ctx: typer.Context,
    theme: Annotated[
        str, typer.Option("--theme", help="Only pairs with this theme.", autocompletion=complete_theme)
    ] = "",
    format: Format = "",
    output: Output = None,
) -> None:
    """How far themes share passages, words and groups; all pairs, those that share most first.

    What is in both themes stands over what is in either (Jaccard's index). Themes and their subthemes are no pair.
    """
    from thematic.report.review_listing import SPARE, overlaps_listing
    from thematic.themes.overlap import overlaps

    with opened(ctx) as study:
        pairs = overlaps(study.desk, theme=theme)
    short = on_terminal(format, output)
    show_table(overlaps_listing(pairs, short=short), format=format, output=output, spare=SPARE)
