"""Commands of phase 1 on transcripts: import, show, search, memo, speakers, document."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from thematic.cli.context import changing, confirm, opened, say
from thematic.cli.fidelity import Report, Strict
from thematic.cli.intake import (
    Positions,
    ProjectName,
    Rename,
    Told,
    part,
    read_projects,
    refuse_beside_folder,
    refuse_idle,
    show_reports,
    take_projects,
)
from thematic.cli.marks import checked, marks, read
from thematic.cli.options import Document, DryRun, Format, InDocument, Output, Yes
from thematic.cli.output import on_terminal, show_rows
from thematic.cli.whole_study import import_study_folder, study_folder
from thematic.errors import UsageError
from thematic.plurals import count
from thematic.transcripts.imported import Imported, report_of_files

speakers = typer.Typer(no_args_is_help=True, help="Names and roles of speakers, corrected after import.")
document = typer.Typer(no_args_is_help=True, help="List, mark, rename and delete documents.")
memo = typer.Typer(no_args_is_help=True, help="Write down thoughts and decisions, on anything.")

IMPORTED = ("file", "reader", "document", "turns", "speakers", "words", "codings", "encoding", "doubts", "status")
REPORT = (*IMPORTED, "times", "headings")
SPARE = ("encoding", "doubts", "headings", "times", "reader", "codings", "document")
"""What a narrow terminal does without."""


def import_(
    ctx: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, or folders of files.")],
    lang: Annotated[str, typer.Option("--lang", help="Language of the talk (nb, nn, en, ...).")] = "",
    roles: Annotated[
        list[str] | None,
        typer.Option("--speakers", metavar="LABEL=ROLE", help="Correct a label: interviewer, participant or other."),
    ] = None,
    text: Annotated[
        list[str] | None,
        typer.Option("--text", metavar="COLUMN", help="In tables: the column with talk, or with answers; repeat it."),
    ] = None,
    id: Annotated[
        str, typer.Option("--id", metavar="COLUMN", help="In survey tables: the column that tells respondents apart.")
    ] = "",
    strict: Strict = False,
    rename: Rename = False,
    positions: Positions = "",
    project: ProjectName = "",
    fidelity: Report = None,
    dry_run: DryRun = False,
    format: Format = "",
    output: Output = None,
) -> None:
    """Read transcripts, and projects of other programs, into the study."""
    named = dict(_pair(role) for role in roles or [])
    told = Told(strict=strict, rename=rename, positions=positions, project=project, fidelity=fidelity)
    whole = study_folder(paths)
    if whole is not None:
        refuse_beside_folder(told)
        import_study_folder(ctx, whole, strict=strict, fidelity=fidelity, dry_run=dry_run, format=format)
        return
    files, projects = part(paths)
    refuse_idle(told, files, projects)
    with changing(ctx, dry_run=dry_run) as study:
        found = read_projects(projects, told)
        with study.desk.change("import"):
            reports = study.import_documents(
                files,
                language=lang,
                speakers=named,
                text=text or (),
                id=id,
                apart=[path for path, _reader in projects],
            )
            reports += take_projects(study, found, told, language=lang)
    if on_terminal(format, output):
        shown = report_of_files(reports)
        show_rows(_telling(shown), map(asdict, shown), format=format, output=output, spare=SPARE)
    else:
        show_rows(REPORT, map(asdict, reports), format=format, output=output)
    several = {path.name for path, project, _fidelity in found if len(project.documents) > 1}
    doubtful: dict[str, list[str]] = {}
    for report in reports:
        for sentence in report.sentences:
            names = doubtful.setdefault(sentence, [])
            name = f"'{report.document}'" if report.name in several else report.name
            if name not in names:
                names.append(name)
    for sentence, names in doubtful.items():
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        say(f"{', '.join(names[:3])}{more}: {sentence}")
    show_reports(found, told, format=format, output=output)


def _telling(reports: Sequence[Imported]) -> list[str]:
    """The columns that say something to who looks at a report; the doubts stand below it."""
    columns = ["file", "reader", "document", "turns", "times", "headings", "speakers", "words", "codings", "encoding"]
    for column in ("document", "times", "headings", "codings"):
        if not any(getattr(report, column) for report in reports):
            columns.remove(column)
    if all(report.encoding in ("utf-8", "utf-8-sig", "") for report in reports):
        columns.remove("encoding")
    return [*columns, "status"]


def _pair(text: str) -> tuple[str, str]:
    label, equals, role = text.rpartition("=")
    if not equals or not label:
        raise UsageError(f"'{text}' is not LABEL=ROLE.", hint='For example --speakers "I=interviewer".')
    return label.strip(), role.strip()


def show(
    ctx: typer.Context,
    document: Document,
    turns: Annotated[str, typer.Option("--turns", metavar="FIRST-LAST", help="Only these turns.")] = "",
    codes: Annotated[bool, typer.Option("--codes", help="With the codes on each turn.")] = False,
    format: Format = "",
    output: Output = None,
) -> None:
    """Read a transcript turn by turn."""
    from thematic.coding.blinding import notice_on
    from thematic.coding.coverage import codes_by_turn
    from thematic.transcripts.documents import read_turns

    first, last = _range(turns)
    with opened(ctx) as study:
        read = read_turns(study.desk, document, first=first, last=last)
        margin = codes_by_turn(study.desk, document) if codes else {}
        notice = notice_on(study.desk, document) if codes else ""
    rows = [
        {
            "turn": turn.number,
            "time": _clock(turn.time_start),
            "speaker": turn.speaker,
            "text": turn.text,
            "codes": "; ".join(margin.get(turn.number, [])),
        }
        for turn in read
    ]
    columns = ["turn", "time", "speaker", "text", "codes"]
    if not codes:
        columns.remove("codes")
    if all(turn.time_start is None for turn in read):
        columns.remove("time")
    show_rows(columns, rows, format=format, output=output)
    if notice:
        say(notice)


def _range(turns: str) -> tuple[int, int | None]:
    first, dash, last = turns.partition("-")
    try:
        if not turns:
            return 1, None
        start = int(first or 1)
        end = (int(last) if last else None) if dash else start
    except ValueError as error:
        raise UsageError(f"'{turns}' names no turns.", hint="For example --turns 3-9.") from error
    if start < 1 or (end is not None and end < start):
        raise UsageError(f"'{turns}' names no turns.", hint="Turns count from 1: for example --turns 3-9.")
    return start, end


def _clock(milliseconds: int | None) -> str:
    if milliseconds is None:
        return ""
    seconds = milliseconds // 1000
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def search(
    ctx: typer.Context,
    pattern: Annotated[str, typer.Argument(help="The words to find.")],
    regex: Annotated[bool, typer.Option("--regex", help="PATTERN is a regular expression.")] = False,
    fuzzy: Annotated[bool, typer.Option("--fuzzy", help="Also what nearly says it; the nearest first.")] = False,
    case: Annotated[bool, typer.Option("--case", help="Capitals matter.")] = False,
    role: Annotated[str, typer.Option("--role", help="Only turns of interviewer, participant or other.")] = "",
    document: InDocument = "",
    format: Format = "",
    output: Output = None,
) -> None:
    """Find words in the transcripts, shown in context."""
    from thematic.transcripts.search import search as find

    if regex and fuzzy:
        raise UsageError("--regex and --fuzzy exclude each other.")
    with opened(ctx) as study:
        hits = find(
            study.desk,
            pattern,
            regex=regex,
            fuzzy=fuzzy,
            case_sensitive=case,
            document=document,
            speaker_role=role,
        )
    columns = ("document", "turn", "speaker", "start", "end", "before", "match", "after")
    shown = (*columns, "score") if fuzzy else columns
    show_rows(
        shown, [asdict(hit) for hit in hits], format=format, output=output, spare=("end", "start", "score", "speaker")
    )
    say(f"{count(len(hits), 'hit')} in {count(len({hit.document for hit in hits}), 'document')}.")


@memo.command("add")
def add_memo(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(help="What you want to remember.")],
    on: Annotated[
        str, typer.Option("--on", metavar="NOUN:NAME", help="document:, group:, code:, coding:, theme: ...")
    ] = "",
    kind: Annotated[
        str, typer.Option("--kind", help="analytic, reflexive, method, familiarisation or decision.")
    ] = "analytic",
    dry_run: DryRun = False,
) -> None:
    """Write a memo on something, or on the study."""
    from thematic.transcripts.memos import add_memo as add

    with changing(ctx, dry_run=dry_run) as study:
        typer.echo(add(study.desk, text, on=on, kind=kind))


@memo.command("list")
def list_memos(
    ctx: typer.Context,
    on: Annotated[str, typer.Option("--on", metavar="NOUN:NAME", help="Only on this.")] = "",
    kind: Annotated[str, typer.Option("--kind", help="Only of this kind.")] = "",
    format: Format = "",
    output: Output = None,
) -> None:
    """Memos, oldest first."""
    from thematic.coding.blinding import hidden_memos
    from thematic.transcripts.memos import list_memos as rows

    with opened(ctx) as study:
        hidden = hidden_memos(study.desk)
        memos = rows(study.desk, on=on, kind=kind)
    found = [memo for memo in memos if memo["id"] not in hidden]
    columns = ("id", "created", "coder", "kind", "on", "text")
    show_rows(columns, found, format=format, output=output, spare=("kind", "coder", "created"))
    if len(found) < len(memos):
        say(f"Blind: {count(len(memos) - len(found), 'memo')} on other coders' codings hidden.")


@memo.command("delete")
def delete_memo(
    ctx: typer.Context, memo: Annotated[int, typer.Argument(help="Its id.")], dry_run: DryRun = False
) -> None:
    """Remove a memo."""
    from thematic.transcripts.memos import delete_memo as delete

    with changing(ctx, dry_run=dry_run) as study:
        delete(study.desk, memo)


Speaker = Annotated[str, typer.Argument(help="The speaker's name in the transcript.")]


@speakers.command("list")
def list_speakers(ctx: typer.Context, document: InDocument = "", format: Format = "", output: Output = None) -> None:
    """Speakers with their role, participant, turns and words."""
    from thematic.transcripts.speakers import list_speakers as rows

    with opened(ctx) as study:
        found = rows(study.desk, document=document)
    columns = ("document", "speaker", "role", "participant", "turns", "words")
    show_rows(columns, found, format=format, output=output)


@speakers.command("rename")
def rename_speaker(
    ctx: typer.Context,
    speaker: Speaker,
    name: Annotated[str, typer.Argument(help="The new name.")],
    document: InDocument = "",
    dry_run: DryRun = False,
) -> None:
    """Give a speaker another name (the transcript's text stays)."""
    from thematic.transcripts.speakers import rename_speaker as rename

    with changing(ctx, dry_run=dry_run) as study:
        rename(study.desk, speaker, name, document=document)


@speakers.command("role")
def set_role(
    ctx: typer.Context,
    speaker: Speaker,
    role: Annotated[str, typer.Argument(help="interviewer, participant or other.")],
    document: InDocument = "",
    dry_run: DryRun = False,
) -> None:
    """Say what a speaker is: interviewers' words never count as evidence."""
    from thematic.transcripts.speakers import set_role as write

    with changing(ctx, dry_run=dry_run) as study:
        write(study.desk, speaker, role, document=document)


@speakers.command("merge")
def merge_speakers(
    ctx: typer.Context,
    speaker: Speaker,
    into: Annotated[str, typer.Option("--into", help="The name that stays.")],
    document: Annotated[str, typer.Option("--document", "-d", help="In which document.")],
    dry_run: DryRun = False,
) -> None:
    """Two labels of one document are one person."""
    from thematic.transcripts.speakers import merge_speakers as merge

    with changing(ctx, dry_run=dry_run) as study:
        merge(study.desk, speaker, into, document=document)


@document.command("list")
def list_documents(ctx: typer.Context, format: Format = "", output: Output = None) -> None:
    """Documents with group, site, turns, words, codings, familiarisation memos, and who read and checked them."""
    from thematic.coding.blinding import cover_documents, veil_of
    from thematic.coding.marks import with_marks
    from thematic.transcripts.documents import list_documents as rows

    with opened(ctx) as study:
        found = with_marks(study.desk, cover_documents(study.desk, rows(study.desk)))
        notice = veil_of(study.desk).notice(codings=False, attributes=("group", "site"))
    if notice:
        say(notice)
    told = ("document", "group", "site", "language", "reader", "turns", "participant_words", "codings")
    columns = (*told, "memos", "read", "checked")
    headings = {name: name.replace("_", " ") for name in columns}
    if on_terminal(format, output):
        headings["participant_words"] = "words"
    spare = (
        *(() if any(row["memos"] for row in found) else ("memos",)),
        "reader",
        "language",
        "group",
        "turns",
        "site",
    )
    show_rows(headings, found, format=format, output=output, spare=spare)


document.command("read")(read)
document.command("checked")(checked)
document.command("marks")(marks)


@document.command("rename")
def rename_document(
    ctx: typer.Context,
    document: Document,
    name: Annotated[str, typer.Argument(help="The new name.")],
    dry_run: DryRun = False,
) -> None:
    """Give a document another name."""
    from thematic.transcripts.documents import rename_document as rename

    with changing(ctx, dry_run=dry_run) as study:
        rename(study.desk, document, name)


@document.command("delete")
def delete_document(
    ctx: typer.Context,
    document: Document,
    with_codings: Annotated[bool, typer.Option("--with-codings", help="Also when it carries codings.")] = False,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    """Remove a document; undo brings it back whole."""
    from thematic.transcripts.documents import delete_document as delete

    if with_codings and not dry_run:
        confirm(f"Delete '{document}' with its codings?", yes=yes)
    with changing(ctx, dry_run=dry_run) as study:
        delete(study.desk, document, with_codings=with_codings)
