"""The last command of phase 6: does the manuscript say what the study says."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from thematic.cli.context import opened, say
from thematic.cli.filters import read_filters
from thematic.cli.options import Format, Output
from thematic.cli.output import show_table
from thematic.errors import UsageError

FOUND = 5
"""The exit code of a check that found something."""


def verify(
    ctx: typer.Context,
    manuscript: Annotated[Path, typer.Argument(help="The manuscript, .docx or .md.")],
    by: Annotated[
        str, typer.Option("--by", metavar="ATTRIBUTE[=A,B]", help="What claims compare; else the study's design.")
    ] = "",
    where: Annotated[
        list[str] | None, typer.Option("--where", metavar="ATTRIBUTE=VALUE", help="With --by: only these groups.")
    ] = None,
    plan: Annotated[
        Path | None, typer.Option("--plan", help="Hold claims against the comparisons of this table plan.")
    ] = None,
    min_words: Annotated[int, typer.Option("--min-words", help="Pass over shorter quotations.")] = 4,
    all_items: Annotated[
        bool, typer.Option("--all", help="Also what was passed over: terms, titles, citations.")
    ] = False,
    format: Format = "",
    output: Output = None,
) -> None:
    """Hold a manuscript's quotations and claims against the study.

    Exit code 0: everything holds or cannot be told; 5: something is altered, not found, somebody else's, or fails.
    """
    from thematic.report.verification.check import asked_of, planned
    from thematic.report.verification.check import verify as check

    if min_words < 1:
        raise UsageError(f"--min-words cannot be {min_words}.", hint="Give a whole number from 1 on.")
    if plan is not None and (by or where):
        raise UsageError("--plan and --by exclude each other.", hint="The plan says what is compared.")
    if where and not by:
        raise UsageError("--where needs --by.", hint="For example --by absence=low,high --where role=employee.")
    asked = planned(plan) if plan is not None else asked_of(by, read_filters(where or [])) if by else ()
    with opened(ctx) as study:
        found = check(study.desk, manuscript, asked=asked, least=min_words)
    seen = format == "table" or (not format and output is None and sys.stdout.isatty())
    wanted = found.glance if seen and output is None else found.table
    show_table(wanted(all_items=all_items), format=format, output=output)
    if seen and output is None:
        say("--format csv gives whole texts, and document and turn in columns of their own.")
    for sentence in found.summary():
        say(sentence)
    if found.findings:
        raise typer.Exit(FOUND)
