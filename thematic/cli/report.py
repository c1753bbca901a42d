"""Commands of phase 6: planned contrast tables and the report's chapter."""

from pathlib import Path
from typing import Annotated

import typer

from thematic.cli.context import opened
from thematic.cli.options import Language
from thematic.errors import UsageError


def tables(
    ctx: typer.Context,
    plan: Annotated[Path, typer.Argument(help="The table plan (YAML).")],
    output: Annotated[Path, typer.Option("--output", "-o", help="FILE.docx, or a folder for CSV files.")],
    style: Annotated[str, typer.Option("--style", help="report or evidence; else the plan's.")] = "",
    lang: Language = "",
) -> None:
    """Write planned contrast tables to Word or CSV."""
    from thematic.contrast.plan import STYLES, read_plan
    from thematic.report.tables import tables as write

    if style and style not in STYLES:
        raise UsageError(f"There is no style '{style}'.", hint=f"Styles: {', '.join(STYLES)}.")
    with opened(ctx, language=lang) as study:
        chosen = next((known for known in STYLES if known == style), None)
        for path in write(study.desk, read_plan(plan), style=chosen, output=output):
            typer.echo(path)


def report(
    ctx: typer.Context,
    output: Annotated[Path, typer.Option("--output", "-o", help="FILE.docx, FILE.md (for Quarto) or FILE.html.")],
    template: Annotated[
        Path | None, typer.Option("--template", help="A .docx of your own; {{thematic}} says where the chapter goes.")
    ] = None,
    plan: Annotated[
        Path | None, typer.Option("--plan", help="A table plan (YAML); else the design says what is compared.")
    ] = None,
    style: Annotated[str, typer.Option("--style", help="Of contrast tables: report or evidence.")] = "",
    reason: Annotated[
        str, typer.Option("--reason", help="Why agreement figures, in a reflexive study; the report repeats it.")
    ] = "",
    lang: Language = "",
) -> None:
    """Write the chapter of methods and results from the study: Word, Markdown or HTML."""
    from thematic.contrast.plan import STYLES, read_plan
    from thematic.report.chapter import write_report

    if style and style not in STYLES:
        raise UsageError(f"There is no style '{style}'.", hint=f"Styles: {', '.join(STYLES)}.")
    with opened(ctx, language=lang) as study:
        written = write_report(
            study.desk,
            output,
            plan=read_plan(plan) if plan else None,
            style=next((known for known in STYLES if known == style), None),
            template=template,
            reason=reason,
        )
    for path in written:
        typer.echo(path)
