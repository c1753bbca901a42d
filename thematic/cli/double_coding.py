"""Commands around double coding: which documents, and whether blind."""

from typing import TYPE_CHECKING, Annotated

import typer

from thematic.cli.context import changing, opened, say, tell
from thematic.cli.options import DryRun, Format, Output, complete_coder
from thematic.cli.output import show_rows
from thematic.errors import UsageError
from thematic.plurals import count

if TYPE_CHECKING:
    from thematic.agreement.sampling import Sample


def sample(
    ctx: typer.Context,
    share: Annotated[int, typer.Option("--share", help="Percent of the documents, 10 to 25.")] = 20,
    documents: Annotated[int | None, typer.Option("--documents", help="So many instead.")] = None,
    seed: Annotated[int, typer.Option("--seed", help="The same seed draws the same.")] = 1,
    assign: Annotated[
        str, typer.Option("--assign", help="Assign them to this coder.", autocompletion=complete_coder)
    ] = "",
    format: Format = "",
    output: Output = None,
    dry_run: DryRun = False,
) -> None:
    """Draw documents to code twice, from every kind of group in its proportion."""
    from thematic.agreement.sampling import draw

    with opened(ctx, dry_run=dry_run) as study:
        drawn = draw(study.desk, share=share, documents=documents, seed=seed, coder=assign)
        rows = _rows(drawn)
        show_rows(("document", *drawn.attributes), rows, format=format, output=output)
        for stratum in drawn.strata:
            kind = ", ".join(
                f"{name} {value or 'unknown'}" for name, value in zip(drawn.attributes, stratum.values, strict=True)
            )
            say(f"{kind or 'All documents'}: {len(stratum.drawn)} of {len(stratum.documents)}.")
        say(f"{len(rows)} of {count(drawn.documents, 'document')}, drawn with seed {seed}.")
        if not drawn.attributes:
            say("No attribute is declared as design ('thematic cases design'), so all documents are of one kind.")
        if assign:
            tell(study)


def _rows(drawn: "Sample") -> list[dict[str, str]]:
    return [
        {"document": name} | dict(zip(drawn.attributes, stratum.values, strict=True))
        for stratum in drawn.strata
        for name in stratum.drawn
    ]


def blind(
    ctx: typer.Context,
    state: Annotated[str, typer.Argument(help="on or off.")],
    hide: Annotated[
        list[str] | None, typer.Option("--hide", metavar="A,B,...", help="Attributes to hide as well: absence,site.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Hide other coders' codings of a document until the coder has finished it; a guard, not a lock."""
    from thematic.coding.blinding import set_blind

    if state not in ("on", "off"):
        raise UsageError(f"Blind coding cannot be '{state}'.", hint="Use on or off.")
    names = [name.strip() for given in hide or () for name in given.split(",") if name.strip()]
    if names and state == "off":
        raise UsageError("--hide goes with on.")
    with changing(ctx, dry_run=dry_run) as study:
        set_blind(study.desk, state == "on", hide=names)
