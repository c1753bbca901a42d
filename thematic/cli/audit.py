"""The audit trail: the journal as prose by phase and coder, or as data."""

from typing import Annotated

import typer

from thematic.cli.context import opened
from thematic.cli.options import Format, Language, Output
from thematic.errors import UsageError


def audit(
    ctx: typer.Context,
    by: Annotated[str, typer.Option("--by", help="phase or coder.")] = "phase",
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="Only from this day on (2026-11-25).")] = "",
    lang: Language = "",
    format: Format = "",
    output: Output = None,
) -> None:
    """What was done in which phase, by whom, when and why: as prose, or as data with --format."""
    from thematic.cli.output import show_table
    from thematic.report.audit import BYS, By, audit_glance, audit_table, audit_text, write_audit

    if by not in BYS:
        raise UsageError(f"--by cannot be '{by}'.", hint=f"Use {' or '.join(BYS)}.")
    wanted: By = "coder" if by == "coder" else "phase"
    with opened(ctx, language=lang) as study:
        if format in ("", "md") and output is None:
            typer.echo(audit_text(study.desk, by=wanted, since=since), nl=False)
        elif format == "" and output is not None:
            write_audit(study.desk, output, by=wanted, since=since)
        else:
            data = audit_glance if format == "table" and output is None else audit_table
            show_table(data(study.desk, since=since), format=format, output=output)
