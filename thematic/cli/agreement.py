"""Commands of phase 4 about coders: how well they agree, and where they do not."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thematic.cli.adjudication import ASIDE, adjudicate
from thematic.cli.context import changing, opened, say
from thematic.cli.double_coding import blind, sample
from thematic.cli.options import (
    Coder,
    DryRun,
    Format,
    Language,
    Output,
    complete_code,
    complete_coder,
    complete_document,
)
from thematic.cli.output import on_terminal, show_rows
from thematic.errors import UsageError
from thematic.plurals import count

if TYPE_CHECKING:
    from thematic.agreement.material import Material
    from thematic.study import Study
    from thematic.transcripts.units import Unit

agreement = typer.Typer(no_args_is_help=True, help="How well coders agree, and where they do not.")
agreement.command("adjudicate")(adjudicate)
agreement.command("sample")(sample)
agreement.command("blind")(blind)

ASSIGN = "'thematic agreement assign CODER DOCUMENT'"
UNSHARED = f"No document was read by two of them. {ASSIGN} lets a second coder read what the first has."

Coders = Annotated[
    str, typer.Option("--coders", help="A,B,...: only these.", metavar="A,B,...", autocompletion=complete_coder)
]
Codes = Annotated[
    list[str] | None,
    typer.Option("--codes", help="A,B,...: only these; or repeat it.", autocompletion=complete_code),
]
Documents = Annotated[
    list[str] | None,
    typer.Option("--documents", "-d", help="A,B,...: only these; or repeat it.", autocompletion=complete_document),
]
InUnit = Annotated[str, typer.Option("--unit", help="character, sentence, turn or document.")]
Coefficients = Annotated[
    list[str] | None, typer.Option("--coefficient", "-c", help="krippendorff_alpha, cohen_kappa, f1, masi_alpha, ...")
]
Reason = Annotated[str, typer.Option("--reason", help="Why numbers are wanted: needed in a reflexive study.")]


SPARE = ("by_coder", "prevalence", "expected", "observed", "coders", "documents", "units", "status")
"""Columns of coefficients that a narrow terminal does without."""


@agreement.command("run")
def run_(
    ctx: typer.Context,
    coders: Coders = "",
    codes: Codes = None,
    documents: Documents = None,
    unit: InUnit = "character",
    coefficient: Coefficients = None,
    ci: Annotated[str, typer.Option("--ci", help="bootstrap, jackknife or none; over documents.")] = "bootstrap",
    seed: Annotated[int, typer.Option("--seed", help="For the bootstrap.")] = 1,
    layer: Annotated[str, typer.Option("--layer", help="independent or consensus.")] = "independent",
    by_coder: Annotated[
        bool, typer.Option("--by-coder", help="Also how much each coder coded; tables on a terminal have it always.")
    ] = False,
    reason: Reason = "",
    format: Format = "",
    output: Output = None,
) -> None:
    """Coefficients of every code and of all together, with intervals over documents."""
    from thematic.agreement.resampling import FEWEST_DOCUMENTS, INTERVALS
    from thematic.agreement.run import BY_CODER, COLUMNS, rows_of

    if ci not in INTERVALS:
        raise UsageError(f"--ci cannot be '{ci}'.", hint=f"Use {', '.join(INTERVALS)}.")
    with opened(ctx) as study:
        found = study.agreement(
            coders=_listed(coders),
            codes=codes or (),
            documents=documents or (),
            unit=_unit(unit),
            coefficients=coefficient or None,
            interval=ci,
            seed=seed,
            layer=layer,
            reason=reason,
        )
    wide = by_coder or on_terminal(format, output)
    columns = (*COLUMNS, BY_CODER) if wide else COLUMNS
    show_rows(columns, rows_of(found), format=format, output=output, spare=(*SPARE, BY_CODER))
    say(f"{count(len(found.documents), 'document')} that at least two of {', '.join(found.coders)} read; unit: {unit}.")
    if not found.rows:
        say("None of them has applied a code there.")
    if not found.documents:
        say(f"{ASSIGN} lets a second coder read what the first has.")
    elif ci != "none" and len(found.documents) < FEWEST_DOCUMENTS:
        say(f"No intervals: they need {FEWEST_DOCUMENTS} documents.")
    if found.blank:
        _tell_blank(found.blank)


@agreement.command("assign")
def assign_(
    ctx: typer.Context,
    coder: Coder,
    documents: Annotated[list[str], typer.Argument(help="Documents.", autocompletion=complete_document)],
    dry_run: DryRun = False,
) -> None:
    """Say which documents a coder is to code, so that what is left blank there is a reading and not a gap."""
    from thematic.coding.assignments import assign_documents

    with changing(ctx, dry_run=dry_run) as study:
        assign_documents(study.desk, coder, documents)


@agreement.command("disagreements")
def disagreements(
    ctx: typer.Context,
    coders: Coders = "",
    codes: Codes = None,
    documents: Documents = None,
    reason: Reason = "",
    format: Format = "",
    output: Output = None,
) -> None:
    """Every place where coders differ, in its words: missed, boundary or different code; the costliest first.

    In a reflexive study the readings stand side by side in the order of the text, without a cost.
    """
    from thematic.agreement.listings import DISAGREEMENTS, disagreement_rows
    from thematic.agreement.material import gather
    from thematic.coding.approach import is_reflexive
    from thematic.coding.blinding import readable, veil_of

    with opened(ctx) as study:
        material = gather(study.desk, coders=_listed(coders), codes=codes or (), documents=documents or ())
        priced = bool(reason.strip()) or not is_reflexive(study.desk)
        rows = readable(study.desk, disagreement_rows(study.desk, material, priced=priced))
        notice = veil_of(study.desk).notice()
    if notice:
        say(notice)
    show_rows(DISAGREEMENTS, rows, format=format, output=output, spare=ASIDE)
    where = len({row["document"] for row in rows})
    say(f"{count(len(rows), 'disagreement')} in {where} of {count(len(material.documents), 'document')}.")
    _tell_unshared(material)


@agreement.command("confusion")
def confusion(
    ctx: typer.Context,
    coders: Coders = "",
    codes: Codes = None,
    documents: Documents = None,
    reason: Reason = "",
    format: Format = "",
    output: Output = None,
) -> None:
    """What one coder called what another called something else, in characters; an empty code is uncoded."""
    from thematic.agreement.listings import CONFUSION, confusion_rows
    from thematic.agreement.material import gather

    with opened(ctx) as study:
        _respect(study, reason)
        material = gather(study.desk, coders=_listed(coders), codes=codes or (), documents=documents or ())
    show_rows(CONFUSION, confusion_rows(material), format=format, output=output)
    _tell_unshared(material)


@agreement.command("pairwise")
def pairwise(
    ctx: typer.Context,
    coders: Coders = "",
    codes: Codes = None,
    documents: Documents = None,
    unit: InUnit = "character",
    coefficient: Coefficients = None,
    reason: Reason = "",
    format: Format = "",
    output: Output = None,
) -> None:
    """The coefficients of every pair of coders."""
    from thematic.agreement.catalogue import DEFAULT, known_coefficients
    from thematic.agreement.listings import PAIRWISE, pairwise_rows
    from thematic.agreement.material import gather

    names = known_coefficients(coefficient or DEFAULT)
    with opened(ctx) as study:
        _respect(study, reason)
        material = gather(
            study.desk, coders=_listed(coders), codes=codes or (), documents=documents or (), unit=_unit(unit)
        )
    show_rows(PAIRWISE, pairwise_rows(material, names), format=format, output=output)
    _tell_unshared(material)


@agreement.command("segments")
def segments(
    ctx: typer.Context,
    coders: Coders = "",
    codes: Codes = None,
    documents: Documents = None,
    overlap: Annotated[float, typer.Option("--overlap", help="Percent of what two segments cover together.")] = 90.0,
    reason: Reason = "",
    format: Format = "",
    output: Output = None,
) -> None:
    """Which coded segments have a counterpart: with equal ends, any overlap, or an overlap of so many percent."""
    from thematic.agreement.listings import SEGMENTS, segment_rows
    from thematic.agreement.material import gather

    if not 0 < overlap <= 100:
        raise UsageError(f"An overlap of {overlap:g} percent is not possible.", hint="More than 0, at most 100.")
    with opened(ctx) as study:
        _respect(study, reason)
        material = gather(study.desk, coders=_listed(coders), codes=codes or (), documents=documents or ())
    show_rows(SEGMENTS, segment_rows(material, share=overlap / 100.0), format=format, output=output)
    _tell_unshared(material)


@agreement.command("unitizing")
def unitizing(
    ctx: typer.Context,
    coders: Coders = "",
    codes: Codes = None,
    documents: Documents = None,
    reason: Reason = "",
    format: Format = "",
    output: Output = None,
) -> None:
    """Krippendorff's alphas for unitizing, document by document: boundaries and codes together."""
    from thematic.agreement.listings import UNITIZING, unitizing_rows
    from thematic.agreement.material import gather

    with opened(ctx) as study:
        _respect(study, reason)
        material = gather(study.desk, coders=_listed(coders), codes=codes or (), documents=documents or ())
    rows = unitizing_rows(material)
    show_rows(UNITIZING, rows, format=format, output=output)
    _tell_unshared(material)
    if any(row["status"] == "overlapping_codes" for row in rows):
        say("Where a coder's own codes overlap, only single codes have these alphas; masi_alpha takes sets of codes.")


@agreement.command("drift")
def drift(
    ctx: typer.Context,
    by: Annotated[str, typer.Option("--by", help="order (thirds of the documents) or date.")] = "order",
    every: Annotated[str, typer.Option("--every", help="With --by date: day, week or month.")] = "week",
    coders: Coders = "",
    codes: Codes = None,
    documents: Documents = None,
    unit: InUnit = "character",
    coefficient: Coefficients = None,
    reason: Reason = "",
    format: Format = "",
    output: Output = None,
) -> None:
    """Agreement as coding went on: by thirds of the documents in the order they were done, or by date."""
    from thematic.agreement.catalogue import DEFAULT
    from thematic.agreement.drift import COLUMNS, find_drift, rows_of

    with opened(ctx) as study:
        _respect(study, reason)
        found = find_drift(
            study.desk,
            by=by,
            every=every,
            coders=_listed(coders),
            codes=codes or (),
            documents=documents or (),
            unit=_unit(unit),
            coefficients=coefficient or DEFAULT,
        )
    show_rows(COLUMNS, rows_of(found), format=format, output=output, spare=SPARE)
    if not found.periods:
        say(UNSHARED)
    for period in found.periods:
        say(f"{period.name}: {', '.join(period.documents)}.")
    if found.at_once:
        say("All documents were done in the same moment (imported?), so their order says nothing.")


@agreement.command("report")
def report(
    ctx: typer.Context,
    output: Annotated[Path, typer.Option("--output", "-o", help="FILE.docx or FILE.md.")],
    coders: Coders = "",
    codes: Codes = None,
    documents: Documents = None,
    unit: InUnit = "character",
    seed: Annotated[int, typer.Option("--seed", help="For the bootstrap.")] = 1,
    reason: Reason = "",
    lang: Language = "",
) -> None:
    """The methods paragraph and the table for a publication: Word or Markdown, nb or en."""
    from thematic.report.agreement_report import MEASURES, write_agreement

    with opened(ctx, language=lang) as study:
        found = study.agreement(
            coders=_listed(coders),
            codes=codes or (),
            documents=documents or (),
            unit=_unit(unit),
            coefficients=MEASURES,
            seed=seed,
            reason=reason,
        )
        write_agreement(study.desk, found, output, reason=reason)
    typer.echo(output)


def _tell_unshared(material: "Material") -> None:
    if not material.documents:
        say(UNSHARED)


def _tell_blank(blank: Sequence[tuple[str, str]]) -> None:
    """Assigned and not yet begun looks like read and found empty: only the coders know."""
    shown = ", ".join(f"{document} ({coder})" for coder, document in blank[:5])
    more = f" and {len(blank) - 5} more" if len(blank) > 5 else ""
    say(f"Read and left blank: {shown}{more}. Leave out with --documents what has not been read yet.")


def _listed(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]


def _unit(unit: str) -> "Unit":
    from thematic.transcripts.units import UNITS

    if unit not in UNITS:
        raise UsageError(f"--unit cannot be '{unit}'.", hint=f"Use {', '.join(UNITS)}.")
    return unit


def _respect(study: "Study", reason: str) -> None:
    from thematic.agreement.approach import require_reason

    require_reason(study.desk, reason)
