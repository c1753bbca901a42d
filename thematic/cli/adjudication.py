"""Adjudication at the terminal: disagreements are shown one by one and decided by a key, or read from a file."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thematic.cli.context import changing, opened, say, tell
from thematic.cli.options import Document, DryRun, Format, Output, complete_coder
from thematic.cli.output import show_rows
from thematic.errors import ThematicError, UsageError
from thematic.plurals import count

if TYPE_CHECKING:
    from thematic.agreement.adjudication import Answer, Progress, Question
    from thematic.agreement.passages import Reread
    from thematic.agreement.verdicts import Verdict
    from thematic.study import Study

AROUND = 160
"""Characters shown on each side of a passage."""

KEYS = {"b": "both", "n": "new", "x": "neither", "d": "defer", "q": "quit"}
HELP = "a number keeps that reading; b both, n new span, x neither, d defer, q quit; words after the key are a memo"

ASIDE = ("before", "after", "cost", "characters", "end", "start", "quote_b", "speaker", "kind")
"""Columns of disagreements that a narrow terminal does without."""


def adjudicate(
    ctx: typer.Context,
    document: Document,
    coders: Annotated[
        str,
        typer.Option(
            "--coders", help="A,B,...: only their readings.", metavar="A,B,...", autocompletion=complete_coder
        ),
    ] = "",
    decisions: Annotated[
        Path | None, typer.Option("--decisions", help="Take the decisions from this CSV instead of asking.")
    ] = None,
    listed: Annotated[
        bool, typer.Option("--list", help="Instead: what is open, as rows with a cell for the decision.")
    ] = False,
    format: Format = "",
    output: Output = None,
    dry_run: DryRun = False,
) -> None:
    """Decide where coders differ, one disagreement after the other, until the document has its consensus."""
    named = [name.strip() for name in coders.split(",") if name.strip()]
    if listed and decisions is not None:
        raise UsageError("--list and --decisions exclude each other.")
    if not listed and (format or output is not None):
        raise UsageError("--format and -o are for --list.", hint="Add --list for the open disagreements as rows.")
    if listed:
        _list(ctx, document, named, format, output)
    elif decisions is not None:
        _take(ctx, document, named, decisions, dry_run=dry_run)
    else:
        _walk(ctx, document, named, dry_run=dry_run)


def _list(ctx: typer.Context, document: str, coders: list[str], format: str, output: Path | None) -> None:
    from thematic.agreement.decisions import FORM, form_rows
    from thematic.agreement.passages import reread

    with opened(ctx) as study:
        rows = form_rows(study.desk, reread(study.desk, document, coders=coders))
    show_rows(FORM, rows, format=format, output=output, spare=ASIDE)
    say(f"{count(len(rows), 'open disagreement')} of '{document}'.")


def _take(ctx: typer.Context, document: str, coders: list[str], file: Path, *, dry_run: bool) -> None:
    from thematic.agreement.adjudication import VERB, decide
    from thematic.agreement.decisions import read_decisions
    from thematic.agreement.passages import reread

    with changing(ctx, dry_run=dry_run) as study, study.desk.change(VERB) as operation:
        answers, elsewhere = read_decisions(study.desk, file, reread(study.desk, document, coders=coders))
        decide(study.desk, document, answers, coders=coders, again=True)
        if elsewhere:
            rows = count(elsewhere, "row of another document was", "rows of other documents were")
            operation.notes.append(f"{rows} left out.")


def _walk(ctx: typer.Context, document: str, coders: list[str], *, dry_run: bool) -> None:
    """Ask and keep each decision as an operation of its own, so that nothing is lost and nobody is kept waiting."""
    from thematic.agreement.adjudication import decide, open_questions
    from thematic.agreement.passages import reread
    from thematic.coding.coders import require_coder

    with opened(ctx, dry_run=dry_run) as study:
        here = reread(study.desk, document, coders=coders)
        require_coder(study.desk, study.coder)
        waiting = open_questions(study.desk, here)
        if not waiting:
            decide(study.desk, document, [], coders=coders)
            tell(study)
            return
        tried: list[Answer] = []
        decided = 0
        progress: Progress | None = None
        for number, question in enumerate(waiting, start=1):
            typer.echo(f"\n{number}/{len(waiting)}  {_shown(study, here, question)}")
            answer = _ask(study, here, question)
            if answer is None:
                break
            if dry_run:
                tried.append(answer)
                continue
            progress = decide(study.desk, document, [answer], coders=coders)
            decided += progress.decided
            if progress.left:
                say("Somebody else has decided this meanwhile; that stands.")
        if dry_run:
            decide(study.desk, document, tried, coders=coders)
            tell(study)
            return
        _conclude(study, here.name, progress, decided)


def _conclude(study: "Study", document: str, progress: "Progress | None", decided: int) -> None:
    kept = [operation for operation in study.operations if operation.kept]
    if progress is not None:
        say(progress.say(document, decided=decided))
        for note in study.operations[-1].notes[1:]:
            say(note)
    if progress is None or not progress.finished:
        say("The same command goes on with what is open.")
    if not kept:
        say("Nothing had to be changed.")
    elif len(kept) == 1:
        say(f"Undo with: thematic undo {kept[0].id}")
    else:
        say(f"Each decision is an operation of its own, {kept[0].id} to {kept[-1].id}.")
        say(f"Undo the last with: thematic undo {kept[-1].id}")


def _shown(study: "Study", here: "Reread", question: "Question") -> str:
    """A question in its context, with every reading and the key that keeps it."""
    from thematic.transcripts.documents import read_turns

    text = study.desk.store.text(here.document)
    start, end = question.span
    turn = next((turn for turn in read_turns(study.desk, here.name) if turn.end > start), None)
    where = f"turn {turn.number}, {turn.speaker or 'nobody named'}" if turn else f"{start}:{end}"
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    before, after = "..." * (start > AROUND) + _flat(before), _flat(after) + "..." * (end + AROUND < len(text))
    lines = [
        f"{question.kind}: {', '.join(passage.name for passage in question.passages)} ({where})",
        f"  {before}«{_flat(text[start:end])}»{after}",
    ]
    for key, coder in enumerate(here.coders, start=1):
        said = [
            f"{passage.name}{f' ({stance})' if stance else ''} {at}:{to} «{_flat(text[at:to])}»"
            for passage, (at, to, stance) in question.reading(coder)
        ]
        lines.append(f"  {key} {coder}: {'; '.join(said) or 'uncoded'}")
    return "\n".join(lines)


def _flat(text: str) -> str:
    return text.replace("\n", " ")


def _ask(study: "Study", here: "Reread", question: "Question") -> "Answer | None":
    """The answer that is typed; None to stop. What is not understood is asked again."""
    from thematic.agreement.adjudication import Answer

    numbers = "/".join(str(number) for number in range(1, len(here.coders) + 1))
    while True:
        typed = _read(f"Keep {numbers}, or b both, n new span, x neither, d defer, q quit: ")
        if typed is None:
            return None
        key, _space, memo = typed.partition(" ")
        word = KEYS.get(key.lower(), key.lower())
        if word == "quit":
            return None
        try:
            verdict = _verdict(study, here, question, word)
        except ThematicError as error:
            say(f"{error.sentence} {error.hint}".strip())
            continue
        if verdict is not None:
            return Answer(question, verdict, memo)


def _verdict(study: "Study", here: "Reread", question: "Question", word: str) -> "Verdict | None":
    from thematic.agreement.verdicts import Verdict

    if word.isdecimal() and 1 <= int(word) <= len(here.coders):
        return Verdict("keep", kept=here.coders[int(word) - 1])
    if word == "new":
        return _new(study, here, question)
    if word in ("both", "neither", "defer"):
        return Verdict(word)
    say(f"Keys: {HELP}.")
    return None


def _new(study: "Study", here: "Reread", question: "Question") -> "Verdict | None":
    """A span or words, and a code where two are in question; an empty line goes back."""
    from thematic.agreement.decisions import new_verdict
    from thematic.coding.anchors import open_place

    place = open_place(study.desk, here.name)
    typed = _read("The new span, as START:END or in its words: ")
    if not typed:
        return None
    start, colon, end = typed.partition(":")
    named = bool(colon) and start.strip().isdecimal() and end.strip().isdecimal()
    anchor = place.by_span(int(start), int(end)) if named else place.by_quote(typed)
    code = ""
    if len(question.passages) > 1:
        code = _read(f"Which code, {' or '.join(passage.name for passage in question.passages)}: ") or ""
    return new_verdict(study.desk, question, (anchor.start, anchor.end), code)


def _read(prompt: str) -> str | None:
    """A typed line; None at the end of what is typed."""
    typer.echo(prompt, nl=False)
    sys.stdout.flush()
    line = sys.stdin.readline()
    return line.strip() if line else None
