"""Codes put aside, and taken up again."""

from typing import Annotated

import typer

from thematic.cli.context import changing
from thematic.cli.options import DryRun, Reason, complete_code

Codes = Annotated[list[str], typer.Argument(metavar="CODE...", help="Codes.", autocompletion=complete_code)]


def park(ctx: typer.Context, codes: Codes, reason: Reason = "", dry_run: DryRun = False) -> None:
    """Put codes aside with a reason: they keep their codings, and need no theme."""
    from thematic.coding.parking import park_codes

    with changing(ctx, dry_run=dry_run) as study:
        park_codes(study.desk, codes, reason=reason)


def unpark(ctx: typer.Context, codes: Codes, dry_run: DryRun = False) -> None:
    """Take parked codes up again."""
    from thematic.coding.parking import unpark_codes

    with changing(ctx, dry_run=dry_run) as study:
        unpark_codes(study.desk, codes)
