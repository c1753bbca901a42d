"""The command of phase 6 that finds words to quote."""

import sys
from typing import Annotated

import typer

from thematic.cli.context import opened, say
from thematic.cli.filters import read_filters
from thematic.cli.options import Format, Language, Output, complete_code, complete_theme
from thematic.cli.output import show_table
from thematic.errors import UsageError


def quotes(
    ctx: typer.Context,
    theme: Annotated[
        str, typer.Option("--theme", help="Quotes on this theme and those below it.", autocompletion=complete_theme)
    ] = "",
    code: Annotated[
        str, typer.Option("--code", help="Quotes on this code and those below it.", autocompletion=complete_code)
    ] = "",
    concept: Annotated[str, typer.Option("--concept", help="Quotes on all codes of this concept.")] = "",
    where: Annotated[
        list[str] | None, typer.Option("--where", metavar="ATTRIBUTE=VALUE", help="Only what these say.")
    ] = None,
    number: Annotated[int, typer.Option("--number", "-n", help="How many at most, for each theme.")] = 10,
    per_participant: Annotated[int, typer.Option("--per-participant", help="At most so many of one person.")] = 1,
    exchanges: Annotated[
        bool, typer.Option("--exchanges", help="Also stretches in which several make the point together.")
    ] = False,
    lang: Language = "",
    format: Format = "",
    output: Output = None,
) -> None:
    """Quotes on a theme, spread over groups and sites, with why each was chosen; without a topic, on every theme."""
    from thematic.coding.blinding import veil_of
    from thematic.report.quote_tables import glance_table, pick_quotes, quotes_table, write_quotes

    if sum(map(bool, (theme, code, concept))) > 1:
        raise UsageError("Quotes are of one theme, one code or one concept.", hint="Give one of the three.")
    with opened(ctx, language=lang) as study:
        found = pick_quotes(
            study.desk,
            theme=theme,
            code=code,
            concept=concept,
            count=number,
            per_participant=per_participant,
            exchanges=exchanges,
            where=read_filters(where or []),
        )
        language = study.desk.language
        if output is not None and format in ("", "table"):
            write_quotes(study.desk, found, output, language=language)
        else:
            seen = format == "table" or (not format and output is None and sys.stdout.isatty())
            table = glance_table(found, language=language) if seen else quotes_table(found, language=language)
            show_table(table, format=format, output=output)
        notice = veil_of(study.desk).notice(attributes=("group", "site"))
    if notice:
        say(notice)
    if not found:
        say("Nothing is coded that could be quoted.")
    elif (theme or code or concept) and len(found) < number:
        say(f"{len(found)} of {number} found; --per-participant {per_participant + 1} may give more.")
