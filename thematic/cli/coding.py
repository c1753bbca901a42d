"""Commands of phase 2 on coded segments: apply, unapply, codings, uncoded, finish."""

from typing import Annotated

import typer

from thematic.cli.context import changing, opened, say
from thematic.cli.options import Code, Document, DryRun, File, Format, InDocument, Output, complete_code, complete_coder
from thematic.cli.output import on_terminal, show_rows, show_table
from thematic.errors import UsageError
from thematic.plurals import count

codings = typer.Typer(no_args_is_help=True, help="Coded segments in and out as files.")

SPARE = ("created", "layer", "end", "start", "turn_end", "memo", "speaker", "stance", "coder")
"""Columns of coded segments that a narrow terminal does without."""

OfCoder = Annotated[str, typer.Option("--by", help="Only by this coder.", autocompletion=complete_coder)]


def apply(
    ctx: typer.Context,
    code: Code,
    document: Document,
    quote: Annotated[str | None, typer.Option("--quote", "-q", help="The words, as they stand.")] = None,
    turn: Annotated[int | None, typer.Option("--turn", "-t", help="The turn: alone, all of it.")] = None,
    span: Annotated[str, typer.Option("--span", metavar="START:END", help="Characters, counted from 0.")] = "",
    stance: Annotated[str, typer.Option("--stance", help="+, - or ±.")] = "",
    memo: Annotated[str, typer.Option("--memo", help="A memo on the coding.")] = "",
    dry_run: DryRun = False,
) -> None:
    """Code a segment: a quote, a turn or a span."""
    with changing(ctx, dry_run=dry_run) as study:
        coding = study.apply(code, document, quote=quote, turn=turn, span=_span(span), stance=stance, memo=memo)
        place = f"{coding.document} {coding.start}:{coding.end}"
        typer.echo(f"{coding.id}\t{coding.code}\t{coding.stance}\t{place}\t{' '.join(coding.quote.split())}")
        if not coding.new:
            say("That coding stood there already.")


def _span(text: str) -> tuple[int, int] | None:
    if not text:
        return None
    start, _colon, end = text.partition(":")
    try:
        return int(start), int(end)
    except ValueError as error:
        raise UsageError(f"'{text}' is no span.", hint="Write START:END, for example --span 120:164.") from error


def unapply(
    ctx: typer.Context,
    ids: Annotated[list[int], typer.Argument(metavar="ID...", help="Ids of codings.")],
    dry_run: DryRun = False,
) -> None:
    """Take codings away."""
    from thematic.coding.codings import unapply as take_away

    with changing(ctx, dry_run=dry_run) as study:
        take_away(study.desk, ids)


def uncoded(
    ctx: typer.Context,
    document: InDocument = "",
    by: OfCoder = "",
    words: Annotated[int, typer.Option("--words", help="Only stretches of at least so many words.")] = 5,
    summary: Annotated[bool, typer.Option("--summary", help="Instead: how much of each document is uncoded.")] = False,
    format: Format = "",
    output: Output = None,
) -> None:
    """Stretches of participants' talk that nobody has coded."""
    from thematic.coding.blinding import veil_of
    from thematic.coding.coverage import SUMMARY, summarise
    from thematic.coding.coverage import uncoded as stretches

    if summary:
        with opened(ctx) as study:
            told = summarise(study.desk, document=document, coder=by)
            notice = veil_of(study.desk).notice()
        headings = {name: name.replace("_", " ") for name in SUMMARY}
        if on_terminal(format, output):
            headings |= {"participant_words": "words", "uncoded_words": "uncoded", "uncoded_share": "share"}
            headings["longest_turn"] = "in turn"
        show_rows(headings, told, format=format, output=output)
        if notice:
            say(notice)
        return
    with opened(ctx) as study:
        rows = stretches(study.desk, document=document, coder=by, least_words=words)
        notice = veil_of(study.desk).notice()
    columns = ("document", "turn", "speaker", "start", "end", "words", "text")
    show_rows(columns, rows, format=format, output=output, spare=("end", "start"))
    say(f"{count(len(rows), 'stretch', 'stretches')}, {count(sum(row['words'] for row in rows), 'word')}.")
    if notice:
        say(notice)


def finish(
    ctx: typer.Context,
    document: Document,
    reopen: Annotated[bool, typer.Option("--reopen", help="It is not finished after all.")] = False,
    layer: Annotated[str, typer.Option("--layer", help="independent or consensus.")] = "independent",
    dry_run: DryRun = False,
) -> None:
    """Mark a document as coded to its end, so that silence in it means something."""
    from thematic.coding.assignments import finish as mark

    with changing(ctx, dry_run=dry_run) as study:
        mark(study.desk, document, layer=layer, finished=not reopen)


@codings.command("import")
def import_codings(
    ctx: typer.Context,
    file: File,
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help="Leave bad rows out, and list them.")] = False,
    dry_run: DryRun = False,
) -> None:
    """Read codings.csv: document, coder, code, and a quote, a turn or start and end."""
    from thematic.coding.codingsfile import import_codings as read

    with changing(ctx, dry_run=dry_run) as study:
        added = read(study.desk, file, skip_bad=skip_bad)
        for line, warning in added.warnings:
            say(f"Line {line}: {warning}")
        for line, reason in added.bad:
            say(f"Line {line} was left out: {reason}")


@codings.command("export")
def export_codings(
    ctx: typer.Context,
    attributes: Annotated[str, typer.Option("--attributes", help="Columns to add: site,absence,sector.")] = "",
    code: Annotated[str, typer.Option("--code", help="Only this code.", autocompletion=complete_code)] = "",
    by: OfCoder = "",
    layer: Annotated[str, typer.Option("--layer", help="Only this layer.")] = "",
    document: InDocument = "",
    format: Format = "",
    output: Output = None,
) -> None:
    """Coded segments, with the attributes that are asked for."""
    from thematic.coding.blinding import veil_of
    from thematic.coding.codingsfile import export_codings as export
    from thematic.report.table import Column, Table

    names = [name.strip() for name in attributes.split(",") if name.strip()]
    with opened(ctx) as study:
        columns, rows = export(study.desk, attributes=names, document=document, code=code, coder=by, layer=layer)
        notice = veil_of(study.desk).notice(attributes=names)
    table = Table(tuple(Column(name, name) for name in columns), tuple(rows))  # type: ignore[arg-type]
    show_table(table, format=format, output=output, spare=SPARE)
    if notice:
        say(notice)
