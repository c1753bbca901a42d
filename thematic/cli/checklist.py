"""Reporting checklists of phase 6: items, what the study shows for them, answers, and a method text held against it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thematic.cli.context import changing, opened, say
from thematic.cli.options import DryRun, Format, Language, Output
from thematic.cli.output import show_table
from thematic.errors import Findings, UsageError
from thematic.plurals import count

if TYPE_CHECKING:
    from thematic.report.method_claims import Finding


def checklist(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="braun-clarke, coreq or srqr.")],
    answer: Annotated[str, typer.Option("--answer", metavar="ITEM", help="Answer this item, with --text.")] = "",
    text: Annotated[str, typer.Option("--text", help="The answer.")] = "",
    not_applicable: Annotated[
        str, typer.Option("--not-applicable", metavar="ITEM", help="This item does not apply, --because.")
    ] = "",
    because: Annotated[str, typer.Option("--because", help="Why it does not apply.")] = "",
    reopen: Annotated[str, typer.Option("--reopen", metavar="ITEM", help="Take an answer away.")] = "",
    only_open: Annotated[bool, typer.Option("--open", help="Only items without an answer.")] = False,
    method: Annotated[
        Path | None, typer.Option("--method", metavar="FILE", help="Hold this method text against the study.")
    ] = None,
    lang: Language = "",
    format: Format = "",
    output: Output = None,
    dry_run: DryRun = False,
) -> None:
    """What a reporting checklist asks, what the study shows for it, and what you have answered."""
    from thematic.report.checklists import answers
    from thematic.report.checklists.sheet import fill, sheet_glance, sheet_table, write_sheet

    _refuse(answer, text, not_applicable, because, reopen)
    if answer or not_applicable or reopen:
        with changing(ctx, dry_run=dry_run) as study:
            if reopen:
                answers.withdraw(study.desk, name, reopen)
            elif answer:
                answers.answer(study.desk, name, answer, text)
            else:
                answers.answer(study.desk, name, not_applicable, because, kind="not applicable")
        return
    with opened(ctx, language=lang) as study:
        answers.find_checklist(name)
        findings: list[Finding] = []
        manuscript = None
        if method is not None:
            from thematic.report.method_claims import check_method, findings_table

            findings, manuscript = check_method(study.desk, method)
        sheet = fill(study.desk, name, only_open=only_open, manuscript=manuscript)
        if output is not None and format in ("", "md") and output.suffix.lower() in (".docx", ".md"):
            write_sheet(study.desk, sheet, output, findings=findings)
        elif method is not None:
            show_table(findings_table(findings), format=format, output=output)
        else:
            seen = format == "table" or (not format and output is None and sys.stdout.isatty())
            show_table(sheet_glance(sheet) if seen else sheet_table(sheet), format=format, output=output)
        if method is None:
            say(f"{len(sheet.entries)} items, {sheet.count('open')} without an answer. --answer ITEM --text TEXT.")
        else:
            say(f"{count(len(findings), 'claim')} that the study can speak to.")
    wrong = sum(one.verdict == "contradicted" for one in findings)
    if wrong:
        raise Findings(
            f"{wrong} {'claim is' if wrong == 1 else 'claims are'} contradicted by the study.",
            hint="Change the text, or look at what the study shows beside it.",
        )


def _refuse(answer: str, text: str, not_applicable: str, because: str, reopen: str) -> None:
    if sum(map(bool, (answer, not_applicable, reopen))) > 1:
        raise UsageError("--answer, --not-applicable and --reopen are three different things.", hint="Give one.")
    if text and not answer:
        raise UsageError("--text goes with --answer ITEM.")
    if because and not not_applicable:
        raise UsageError("--because goes with --not-applicable ITEM.")
