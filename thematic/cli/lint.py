"""The check of the codebook."""

from collections import Counter
from dataclasses import asdict
from typing import Annotated

import typer

from thematic.cli.context import opened, say
from thematic.cli.options import Format, Output
from thematic.cli.output import show_rows
from thematic.plurals import count

KINDS = "no-definition, no-include, no-exclude, no-example, unused, used-once, one-coder, one-site, co-applied, "
KINDS += "near-synonym, stance-mixed, guide-question, definition-changed, no-theme"


def lint(
    ctx: typer.Context,
    kind: Annotated[list[str] | None, typer.Option("--kind", help=f"Only this kind: {KINDS}.")] = None,
    format: Format = "",
    output: Output = None,
) -> None:
    """Look for codes that are not defined, hardly used, hard to tell apart or without a place (exit code 5)."""
    from thematic.coding.blinding import veil_of
    from thematic.coding.findings import KINDS as MEANINGS
    from thematic.coding.lint import COLUMNS
    from thematic.coding.lint import lint as check

    with opened(ctx) as study:
        found = check(study.desk, kinds=kind or ())
        notice = veil_of(study.desk).notice()
    show_rows(COLUMNS, map(asdict, found.findings), format=format, output=output)
    counts = Counter(finding.kind for finding in found.findings)
    for name, many in counts.items():
        say(f"{many} {name}: {MEANINGS[name]}.")
    if not counts:
        say("Nothing was found.")
    if found.parked:
        say(f"Parked and left out: {found.parked}.")
    if found.unclear:
        more = f", and {len(found.unclear) - 5} more" if len(found.unclear) > 5 else ""
        shown = ", ".join(found.unclear[:5]) + more
        say(f"Codes applied together were not counted where several coded and nobody leads: {shown}.")
    if found.unknown:
        say(f"The journal was folded: whether {count(found.unknown, 'code')} changed after first use cannot be told.")
    if notice:
        say(notice)
    if counts:
        raise typer.Exit(5)
