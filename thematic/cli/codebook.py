"""Commands of phase 2 on the codebook and its codes."""

from typing import Annotated

import typer

from thematic.cli.context import changing, confirm, opened, say
from thematic.cli.intake import import_book
from thematic.cli.lint import lint
from thematic.cli.negative import code_negative
from thematic.cli.options import Code, DryRun, File, Format, Language, Output, Reason, Yes, complete_code
from thematic.cli.output import show_rows
from thematic.cli.parking import park, unpark
from thematic.cli.refi import write_codebook
from thematic.errors import UsageError
from thematic.plurals import count

codebook = typer.Typer(no_args_is_help=True, help="Read, write, list and check the codebook.")
code = typer.Typer(no_args_is_help=True, help="Add, edit, rename, move, merge, split, park and delete codes.")

codebook.command("lint")(lint)
code.command("park")(park)
code.command("unpark")(unpark)

Parent = Annotated[str, typer.Option("--parent", help="The code above it.", autocompletion=complete_code)]
LabelNb = Annotated[str | None, typer.Option("--label-nb", help="Its wording in Bokmål.")]
LabelEn = Annotated[str | None, typer.Option("--label-en", help="Its wording in English.")]
Definition = Annotated[str | None, typer.Option("--definition", help="What it means.")]
Include = Annotated[str | None, typer.Option("--include", help="When to use it.")]
Exclude = Annotated[str | None, typer.Option("--exclude", help="When not to.")]
Example = Annotated[str | None, typer.Option("--example", help="A typical utterance.")]
Concept = Annotated[str | None, typer.Option("--concept", help="The matter it shares with other codes.")]
Colour = Annotated[str | None, typer.Option("--colour", help="#RRGGBB.")]


@codebook.command("import")
def import_codebook(
    ctx: typer.Context,
    file: File,
    prefer: Annotated[
        str, typer.Option("--prefer", help="ours or theirs: whose side settles conflicts.", metavar="ours|theirs")
    ] = "",
    delete_missing: Annotated[
        bool, typer.Option("--delete-missing", help="Take out what the file no longer holds; never codes with codings.")
    ] = False,
    format: Format = "",
    output: Output = None,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    """Read a codebook with its themes: YAML, CSV or .qdc, or a Word or Excel table that 'codebook export' wrote.

    From YAML and CSV, codes that are there are renewed; from .qdc they get what they lack. What was edited in Word or
    Excel is listed first, and written after a yes; what was changed there and here is a conflict, and nothing is
    written before --prefer settles it.
    """
    if file.suffix.lower() not in (".docx", ".xlsx"):
        if prefer or delete_missing:
            raise UsageError("--prefer and --delete-missing are for .docx and .xlsx files.", hint="Leave them out.")
        if file.suffix.lower() == ".qdc":
            import_book(ctx, file, dry_run=dry_run, format=format, output=output)
            return
        with changing(ctx, dry_run=dry_run) as study, study.desk.change("codebook import"):
            study.import_codebook(file)
        return
    from thematic.exchange.book_return import COLUMNS, compare_book_file, refuse_conflicts, take_back

    with changing(ctx, dry_run=dry_run) as study:
        diff = compare_book_file(study.desk, file, prefer=prefer, delete_missing=delete_missing)
        rows = [{column: getattr(line, column) for column in COLUMNS} for line in diff.lines]
        if rows or format or output is not None:
            show_rows(COLUMNS, rows, format=format, output=output)
        for note in diff.notes:
            say(note)
        refuse_conflicts(diff, file.name)
        if diff.changes:
            if not dry_run:
                confirm(f"Taking {count(diff.changes, 'change')} from {file.name}?", yes=yes)
            take_back(study.desk, diff, file.name)


@codebook.command("export")
def export_codebook(
    ctx: typer.Context,
    output: Annotated[str, typer.Option("--output", "-o", help="FILE.yml, .csv, .docx, .xlsx or .qdc.")],
    lang: Language = "",
) -> None:
    """Write the codebook to be edited and read again: YAML, CSV, Word, Excel, .qdc ('export codebook' prints it)."""
    from pathlib import Path

    from thematic.coding.bookfile import write_csv, write_yaml
    from thematic.report.book_tables import export_book as write_book
    from thematic.report.files import write_whole

    path = Path(output)
    with opened(ctx, language=lang) as study:
        if path.suffix.lower() in (".yml", ".yaml", ".csv"):
            write = write_csv if path.suffix.lower() == ".csv" else write_yaml
            book = study.codebook()
            write_whole(path, write(book).encode())
            if write is write_csv and book.concepts:
                say(f"CSV has no place for the labels of concepts ({len(book.concepts)}); a .yml file keeps them.")
        elif path.suffix.lower() in (".docx", ".xlsx"):
            write_book(study.desk, path, language=lang)
        elif path.suffix.lower() == ".qdc":
            write_codebook(study, path)
        else:
            raise UsageError(f"'{path.name}' is no codebook file.", hint="End it in .yml, .csv, .docx, .xlsx or .qdc.")
    typer.echo(path)


@codebook.command("list")
def list_codebook(ctx: typer.Context, lang: Language = "", format: Format = "", output: Output = None) -> None:
    """The code tree with labels, concepts, themes and counts, and why a code is parked."""
    from thematic.coding.blinding import veil_of
    from thematic.coding.codebook import list_codes

    with opened(ctx, language=lang) as study:
        rows, notice = list_codes(study.desk), veil_of(study.desk).notice()
    columns = ("code", "depth", "label", "concept", "theme", "codings", "documents", "parked")
    show_rows(columns, rows, format=format, output=output, spare=("depth", "concept", "documents", "theme"))
    if notice:
        say(notice)


def _given(**fields: str | None) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value is not None}


@code.command("add")
def add_code(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="The new code's name.")],
    parent: Parent = "",
    label_nb: LabelNb = None,
    label_en: LabelEn = None,
    definition: Definition = None,
    include: Include = None,
    exclude: Exclude = None,
    example: Example = None,
    concept: Concept = None,
    colour: Colour = None,
    dry_run: DryRun = False,
) -> None:
    """Add a code."""
    from thematic.coding.codebook import add_code as add

    fields = _given(
        label_nb=label_nb,
        label_en=label_en,
        definition=definition,
        include=include,
        exclude=exclude,
        example=example,
        concept=concept,
        colour=colour,
    )
    with changing(ctx, dry_run=dry_run) as study:
        add(study.desk, name, parent=parent, **fields)


@code.command("edit")
def edit_code(
    ctx: typer.Context,
    code: Code,
    label_nb: LabelNb = None,
    label_en: LabelEn = None,
    definition: Definition = None,
    include: Include = None,
    exclude: Exclude = None,
    example: Example = None,
    concept: Concept = None,
    colour: Colour = None,
    dry_run: DryRun = False,
) -> None:
    """Change what a code means; only what is given changes."""
    from thematic.coding.codebook import edit_code as edit

    fields = _given(
        label_nb=label_nb,
        label_en=label_en,
        definition=definition,
        include=include,
        exclude=exclude,
        example=example,
        concept=concept,
        colour=colour,
    )
    if not fields:
        raise UsageError("Nothing was given to change.", hint="For example --definition TEXT.")
    with changing(ctx, dry_run=dry_run) as study:
        edit(study.desk, code, **fields)


@code.command("rename")
def rename_code(
    ctx: typer.Context,
    code: Code,
    name: Annotated[str, typer.Argument(help="The new name.")],
    dry_run: DryRun = False,
) -> None:
    """Give a code another name; its codings stay."""
    from thematic.coding.codebook import rename_code as rename

    with changing(ctx, dry_run=dry_run) as study:
        rename(study.desk, code, name)


@code.command("move")
def move_code(ctx: typer.Context, code: Code, parent: Parent = "", dry_run: DryRun = False) -> None:
    """Put a code under another (--parent), or at the top."""
    from thematic.coding.codebook import move_code as move

    with changing(ctx, dry_run=dry_run) as study:
        move(study.desk, code, parent)


@code.command("merge")
def merge_codes(
    ctx: typer.Context,
    sources: Annotated[list[str], typer.Argument(metavar="CODE...", autocompletion=complete_code)],
    into: Annotated[str, typer.Option("--into", help="The code that stays.", autocompletion=complete_code)],
    reason: Reason = "",
    dry_run: DryRun = False,
) -> None:
    """Give every coding of some codes to another; identical codings unite, and all remember their code."""
    from thematic.coding.merging import merge_codes as merge

    with changing(ctx, dry_run=dry_run) as study:
        merge(study.desk, sources, into=into, reason=reason)


@code.command("split")
def split_code(
    ctx: typer.Context,
    code: Code,
    codings: Annotated[list[int], typer.Argument(metavar="ID...", help="Ids of the codings that go.")],
    into: Annotated[str, typer.Option("--into", help="The code they go to; a new name makes one.")],
    reason: Reason = "",
    dry_run: DryRun = False,
) -> None:
    """Give some of a code's codings to another code."""
    from thematic.coding.merging import split_code as split

    with changing(ctx, dry_run=dry_run) as study:
        split(study.desk, code, into, codings, reason=reason)


@code.command("delete")
def delete_code(
    ctx: typer.Context,
    code: Code,
    with_codings: Annotated[bool, typer.Option("--with-codings", help="Also when it carries codings.")] = False,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    """Remove a code; its children move up."""
    from thematic.coding.codebook import delete_code as delete

    if with_codings and not dry_run:
        confirm(f"Delete '{code}' with its codings?", yes=yes)
    with changing(ctx, dry_run=dry_run) as study:
        delete(study.desk, code, with_codings=with_codings)


code.command("negative")(code_negative)
