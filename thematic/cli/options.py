"""Options that many commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from thematic.errors import BadInput, UsageError

FORMATS = ("table", "tsv", "csv", "json", "md")


def _completion(table: str) -> Callable[[typer.Context, str], list[str]]:
    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        from thematic.errors import ThematicError
        from thematic.study import names_of

        root = ctx.find_root()
        try:
            return names_of(table, incomplete, study=root.params.get("study") or "")
        except ThematicError:
            return []

    return complete


complete_code = _completion("codes")
complete_document = _completion("documents")
complete_coder = _completion("coders")
complete_theme = _completion("themes")
complete_snapshot = _completion("snapshots")


def _known_format(ctx: typer.Context, format: str) -> str:
    """Refused here, before the command has done anything."""
    if format not in ("", *FORMATS) and not ctx.resilient_parsing:
        raise UsageError(f"There is no format '{format}'.", hint=f"Formats: {', '.join(FORMATS)}.")
    return format


def writable(ctx: typer.Context, output: Path | None) -> Path | None:
    """Refused here, before the command has done anything."""
    if output is not None and not ctx.resilient_parsing:
        if output.is_dir():
            raise BadInput(f"'{output}' is a folder.", hint="Name a file in it.")
        if not output.parent.is_dir():
            raise BadInput(f"There is no folder '{output.parent}'.", hint="Make the folder first.")
    return output


Format = Annotated[
    str,
    typer.Option(
        "--format", help="table, tsv, csv, json or md; a table on a terminal, else tsv.", callback=_known_format
    ),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead.", callback=writable)]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Do everything, then take it back.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
Language = Annotated[str, typer.Option("--lang", help="nb or en; else the study's.")]
Reason = Annotated[str, typer.Option("--reason", help="Why; it stands in the audit trail.")]

Code = Annotated[str, typer.Argument(help="A code's name.", autocompletion=complete_code)]
Document = Annotated[str, typer.Argument(help="A document's name.", autocompletion=complete_document)]
Coder = Annotated[str, typer.Argument(help="A coder's name.", autocompletion=complete_coder)]
Theme = Annotated[str, typer.Argument(help="A theme's name.", autocompletion=complete_theme)]
InDocument = Annotated[
    str, typer.Option("--document", "-d", help="Only in this document.", autocompletion=complete_document)
]
File = Annotated[Path, typer.Argument(help="A file.")]
