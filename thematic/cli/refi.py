"""The study to other programs of qualitative analysis, in their common format, and their codebooks back."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thematic.cli.context import opened, say
from thematic.cli.fidelity import Report, Strict, show_fidelity
from thematic.cli.options import Format, writable

if TYPE_CHECKING:
    from thematic.study import Study

To = Annotated[
    Path,
    typer.Option("--output", "-o", help="FILE.qdpx for the project, FILE.qdc for its codebook.", callback=writable),
]
For = Annotated[
    str, typer.Option("--profile", help="The program that is to read it: nvivo, atlasti or maxqda; else the standard.")
]


def export_refi(
    ctx: typer.Context,
    output: To,
    profile: For = "",
    strict: Strict = False,
    fidelity: Report = None,
    format: Format = "",
) -> None:
    """A REFI-QDA project (.qdpx) or codebook (.qdc) for NVivo, ATLAS.ti, MAXQDA, QualCoder and others."""
    from thematic.exchange.refi.export import export_refi as write

    with opened(ctx) as study:
        told = write(study.desk, output, profile=profile, strict=strict)
    show_fidelity(told, format=format, file=fidelity)
    say(f"Written to {output}.")


def write_codebook(study: "Study", path: Path) -> None:
    """The codebook alone (.qdc); what it has no place for is said in one line."""
    from thematic.exchange.refi.export import export_refi as write

    lost = write(study.desk, path).losses()
    if lost:
        kinds = ", ".join(row.kind for row in lost)
        say(f"A .qdc file has no place for: {kinds}.")
