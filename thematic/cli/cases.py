"""Commands on the design: cases, participants, guide."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thematic.cli.context import changing, opened, say
from thematic.cli.options import Document, DryRun, File, Format, Output
from thematic.cli.output import on_terminal, show_rows
from thematic.errors import UsageError

if TYPE_CHECKING:
    from thematic.transcripts.grid import Grid

cases = typer.Typer(no_args_is_help=True, help="Groups, sites and their attributes.")
participants = typer.Typer(no_args_is_help=True, help="Who the speakers are.")
guide = typer.Typer(no_args_is_help=True, help="The interview guide, and what was asked where.")

Case = Annotated[str, typer.Argument(help="The name of a site, group or participant.")]
Attribute = Annotated[str, typer.Argument(help="An attribute's name.")]
Kind = Annotated[str, typer.Option("--kind", help="site, group or participant.")]
Questions = Annotated[list[str] | None, typer.Argument(metavar="[QUESTION]...", help="Ids of questions.")]


@cases.command("import")
def import_cases(
    ctx: typer.Context,
    file: File,
    design: Annotated[str, typer.Option("--design", help="Attributes the study was designed on: role,absence.")] = "",
    dry_run: DryRun = False,
) -> None:
    """Read cases.csv: document, group, site, and attributes of the group."""
    from thematic.transcripts.cases import import_cases as read

    named = [name.strip() for name in design.split(",") if name.strip()]
    with changing(ctx, dry_run=dry_run) as study:
        read(study.desk, file, design=named)


@cases.command("list")
def list_cases(ctx: typer.Context, kind: Kind = "", format: Format = "", output: Output = None) -> None:
    """Cases with their documents and attributes."""
    from thematic.coding.blinding import cover_cases, veil_of
    from thematic.transcripts.cases import list_cases as rows

    with opened(ctx) as study:
        found = cover_cases(study.desk, rows(study.desk, kind=kind))
        notice = veil_of(study.desk).notice(codings=False, attributes=list(found[0]) if found else ())
    if notice:
        say(notice)
    columns = list(found[0]) if found else ["case", "kind", "site", "documents"]
    show_rows(columns, found, format=format, output=output, spare=("kind", "documents"))


@cases.command("set")
def set_attribute(
    ctx: typer.Context,
    case: Case,
    attribute: Attribute,
    value: Annotated[str, typer.Argument(help="The value; empty takes it away.")],
    kind: Kind = "",
    dry_run: DryRun = False,
) -> None:
    """Give a case a value of an attribute (or a group its site)."""
    from thematic.transcripts.cases import set_attribute as write

    with changing(ctx, dry_run=dry_run) as study:
        write(study.desk, case, attribute, value, kind=kind)


@cases.command("group")
def assign_group(
    ctx: typer.Context,
    document: Document,
    group: Annotated[str, typer.Argument(help="The group's name; empty unties the document.")],
    dry_run: DryRun = False,
) -> None:
    """Say which group a document belongs to."""
    from thematic.transcripts.cases import assign_group as assign

    with changing(ctx, dry_run=dry_run) as study:
        assign(study.desk, document, group)


@cases.command("design")
def declare_design(
    ctx: typer.Context,
    attribute: Attribute,
    off: Annotated[bool, typer.Option("--off", help="It is not part of the design after all.")] = False,
    dry_run: DryRun = False,
) -> None:
    """Say that the study was designed on an attribute: it forms strata where it is not compared."""
    from thematic.transcripts.cases import declare_design as declare

    with changing(ctx, dry_run=dry_run) as study:
        declare(study.desk, attribute, design=not off)


@cases.command("label")
def label_value(
    ctx: typer.Context,
    attribute: Attribute,
    value: Annotated[str, typer.Argument(help="A value of it.")],
    nb: Annotated[str, typer.Option("--nb", help="Its wording in Bokmål.")] = "",
    en: Annotated[str, typer.Option("--en", help="Its wording in English.")] = "",
    dry_run: DryRun = False,
) -> None:
    """Give a value of an attribute its wording in tables."""
    from thematic.transcripts.cases import label_value as label

    with changing(ctx, dry_run=dry_run) as study:
        label(study.desk, attribute, value, nb=nb, en=en)


@cases.command("label-attribute")
def label_attribute(
    ctx: typer.Context,
    attribute: Attribute,
    nb: Annotated[str, typer.Option("--nb", help="Its wording in Bokmål.")] = "",
    en: Annotated[str, typer.Option("--en", help="Its wording in English.")] = "",
    dry_run: DryRun = False,
) -> None:
    """Give an attribute itself its wording in tables: 'sykefravær' for absence."""
    from thematic.transcripts.cases import label_attribute as label

    with changing(ctx, dry_run=dry_run) as study:
        label(study.desk, attribute, nb=nb, en=en)


@participants.command("import")
def import_participants(ctx: typer.Context, file: File, dry_run: DryRun = False) -> None:
    """Read participants.csv: document, speaker, participant, speaker_role, and attributes."""
    from thematic.transcripts.cases import import_participants as read

    with changing(ctx, dry_run=dry_run) as study:
        read(study.desk, file)


@guide.command("import")
def import_guide(ctx: typer.Context, file: File, dry_run: DryRun = False) -> None:
    """Read the interview guide (YAML)."""
    from thematic.transcripts.guide import import_guide as read

    with changing(ctx, dry_run=dry_run) as study:
        read(study.desk, file)


@guide.command("list")
def list_questions(ctx: typer.Context, format: Format = "", output: Output = None) -> None:
    """The questions, and in how many documents each was asked."""
    from thematic.transcripts.guide import list_questions as rows

    with opened(ctx) as study:
        found = rows(study.desk)
    show_rows(("question", "theme", "wording", "asked_in"), found, format=format, output=output)


@guide.command("log")
def log_asked(
    ctx: typer.Context,
    document: Annotated[str, typer.Argument(help="A document's name.")] = "",
    questions: Questions = None,
    csv: Annotated[Path | None, typer.Option("--csv", help="A file of document,question rows.")] = None,
    dry_run: DryRun = False,
) -> None:
    """Note which questions were raised in a document."""
    from thematic.transcripts.guide import log_asked as log
    from thematic.transcripts.guide import log_asked_file

    if (csv is None) == (not document or not questions):
        raise UsageError("Say what was asked where.", hint="Give DOCUMENT QUESTION..., or --csv FILE.")
    with changing(ctx, dry_run=dry_run) as study:
        if csv is not None:
            log_asked_file(study.desk, csv)
        else:
            log(study.desk, document, questions or [])


@guide.command("unlog")
def unlog_asked(
    ctx: typer.Context,
    document: Document,
    questions: Annotated[list[str], typer.Argument(metavar="QUESTION...", help="Ids of questions.")],
    dry_run: DryRun = False,
) -> None:
    """Take questions out of a document's log."""
    from thematic.transcripts.guide import unlog_asked as unlog

    with changing(ctx, dry_run=dry_run) as study:
        unlog(study.desk, document, questions)


def grid(ctx: typer.Context, format: Format = "", output: Output = None) -> None:
    """The design as a grid: groups, people and words at each site in each kind of group."""
    from thematic.coding.blinding import veil_of
    from thematic.transcripts.grid import design_grid, grid_columns, grid_rows

    with opened(ctx) as study:
        veil = veil_of(study.desk)
        found = design_grid(study.desk, without=veil.attributes if veil.documents else ())
        notice = veil.notice(codings=False, attributes=veil.attributes)
    seen = on_terminal(format, output)
    columns = _narrow(found) if seen else {name: name.replace("_", " ") for name in grid_columns(found)}
    show_rows(columns, grid_rows(found), format=format, output=output)
    silent = found.total.silent
    if silent and seen:
        say(f"Without a word: {_some(silent)}.")
    if found.empty:
        say(f"{len(found.empty)} of {len(found.cells)} cells are empty.")
    if found.below:
        say(f"{_some(found.below)} belongs to participants, and so parts no cells.")
    if found.outside:
        say(f"In no group ('thematic cases import' ties them to one): {_some(found.outside)}.")
    if found.attributes == ("group",) and found.cells:
        say("No attribute of groups is declared as design ('thematic cases design'), so a row is a group.")
    if notice:
        say(notice)


def _narrow(grid: "Grid") -> dict[str, str]:
    """The columns of the grid with headings that leave room on a terminal; names follow below it."""
    from thematic.transcripts.grid import grid_columns

    said = {"participants": "people", "moderator_share": "mod.\nshare"}
    one_each = len(grid.total.documents) == len(grid.total.groups)
    left_out = {"silent_names", "documents" if one_each else ""}
    names = (name for name in grid_columns(grid) if name not in left_out)
    return {name: said.get(name, name.replace("_", " ")) for name in names}


def _some(names: Sequence[str], *, most: int = 8) -> str:
    more = f", and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
