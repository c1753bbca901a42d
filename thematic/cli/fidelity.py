"""What became of everything in an import or export, shown and written."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thematic.cli.options import writable
from thematic.cli.output import show_rows

if TYPE_CHECKING:
    from thematic.exchange.fidelity import Fidelity

Strict = Annotated[bool, typer.Option("--strict", help="Write nothing where something would be lost.")]
Report = Annotated[
    Path | None,
    typer.Option("--fidelity", help="Also write the report to this file (.csv, .json, .md).", callback=writable),
]


def show_fidelity(fidelity: "Fidelity", *, format: str = "", file: Path | None = None) -> None:
    """The report as a listing: kept, changed and lost, by kind; and in ``file``, where that is given."""
    from thematic.exchange.fidelity import COLUMNS

    if file is not None:
        show_rows(COLUMNS, fidelity.table(), format="", output=file)
    show_rows(COLUMNS, fidelity.table(), format=format, spare=("examples",))
