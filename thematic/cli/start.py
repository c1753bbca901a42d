"""Commands that start or check a study: demo, init, doctor, coders."""

from pathlib import Path
from typing import Annotated

import typer

from thematic.cli.context import Settings, changing, opened, say
from thematic.cli.options import Coder, DryRun, File, Format, Output
from thematic.cli.output import show_rows
from thematic.errors import Findings

coders = typer.Typer(no_args_is_help=True, help="List and add coders; say who leads.")


def demo(folder: Annotated[Path, typer.Argument(help="Where to build it.")] = Path("demo")) -> None:
    """Build the sample study and write its tables."""
    from thematic.demo import build_demo

    build_demo(folder, say=typer.echo)


def init(
    ctx: typer.Context,
    file: File,
    approach: Annotated[str, typer.Option("--approach", help="codebook, reliability or reflexive.")] = "codebook",
    lang: Annotated[str, typer.Option("--lang", help="nb or en: the language of tables and reports.")] = "nb",
    title: Annotated[str, typer.Option("--title", help="The study's title.")] = "",
) -> None:
    """Make a new study file."""
    from thematic.study import create_study

    settings: Settings = ctx.obj
    with create_study(file, title=title, language=lang, approach=approach, coder=settings.coder) as study:
        typer.echo(study.path)
        say("Next: thematic import PATH...")


def doctor(ctx: typer.Context, format: Format = "", output: Output = None) -> None:
    """Check the study file for damage and danger."""
    with opened(ctx) as study:
        findings = study.doctor()
    rows = [
        {"check": finding.check, "grave": "yes" if finding.grave else "", "finding": finding.sentence}
        for finding in findings
    ]
    if not rows and not format:
        say("The study keeps its promises.")
        return
    show_rows(("check", "grave", "finding"), rows, format=format, output=output)
    if any(finding.grave for finding in findings):
        raise Findings("The study breaks a promise.", hint="Restore a backup, or keep the file and ask for help.")


@coders.command("list")
def list_(ctx: typer.Context, format: Format = "", output: Output = None) -> None:
    """Coders with their codings and documents."""
    from thematic.coding.coders import list_coders

    with opened(ctx) as study:
        rows = list_coders(study.desk)
    show_rows(("coder", "lead", "codings", "documents"), rows, format=format, output=output)


@coders.command()
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="The new coder's name.")],
    lead: Annotated[bool, typer.Option("--lead", help="Their reading counts where several coded.")] = False,
    dry_run: DryRun = False,
) -> None:
    """Add a coder."""
    from thematic.coding.coders import add_coder

    with changing(ctx, dry_run=dry_run) as study:
        add_coder(study.desk, name, lead=lead)


@coders.command()
def lead(ctx: typer.Context, name: Coder, dry_run: DryRun = False) -> None:
    """Make this coder's reading the one that counts where several coded a document."""
    from thematic.coding.coders import set_lead

    with changing(ctx, dry_run=dry_run) as study:
        set_lead(study.desk, name)


@coders.command()
def default(ctx: typer.Context, name: Coder, dry_run: DryRun = False) -> None:
    """Make this coder the one who works where nobody is named."""
    from thematic.coding.coders import require_coder

    with changing(ctx, dry_run=dry_run) as study, study.desk.change("coders default"):
        require_coder(study.desk, name)
        study.settle(default_coder=name)
