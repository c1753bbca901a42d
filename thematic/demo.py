"""The sample study, built from the files that travel with the package, and its tables written."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from thematic import plurals
from thematic.errors import Busy, StudyFileError
from thematic.study import Study, create_study, open_study

STUDY = "ned.thematic"
TITLE = "Nærvær, klima og ledelse (oppdiktet eksempel)"
NYNORSK = ("ste-med-lav", "ste-led-hoy")
ATTRIBUTES = {"role": ("rolle", "role"), "absence": ("sykefravær", "sickness absence")}
"""How the sample's attributes are worded in tables."""

VALUES = {
    ("role", "employee"): ("medarbeidere", "employees"),
    ("role", "leader"): ("ledere", "leaders"),
    ("absence", "low"): ("lavt fravær", "low absence"),
    ("absence", "high"): ("høyt fravær", "high absence"),
}
"""How the sample's attribute values are worded in tables."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Where the sample's files lie: inside an installed package, or beside it in a checkout."""

    transcripts: Path
    codebooks: Path


def find_sample() -> Sample:
    """The sample; raises StudyFileError where it is missing."""
    package = Path(__file__).parent
    for root in (package / "_sample", package.parent):
        sample = Sample(root / "transcripts_sample", root / "codebooks")
        if (sample.transcripts / "cases.csv").is_file() and (sample.codebooks / "ned.yml").is_file():
            return sample
    raise StudyFileError("The sample study is not part of this installation.", hint="Install thematic again.")


def build_demo(folder: Path, *, say: Callable[[str], None], sample: Sample | None = None) -> Path:
    """Build the sample study in ``folder`` and write its tables there; ``say`` gets each line of what to look at.

    A study from an earlier demo is replaced if it is as that demo left it, else set aside under a new name.
    Returns the study's path. Raises StudyFileError where ``folder`` cannot be written or holds a file of that
    name which is no study, and Busy where the earlier study is in use.
    """
    sample = sample or find_sample()
    path = folder / STUDY
    fresh = folder / f"new-{STUDY}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for leftover in folder.glob(f"new-{STUDY}*"):
            leftover.unlink()
    except OSError as error:
        raise StudyFileError(
            f"The demo cannot be written to {folder} ({(error.strerror or str(error)).lower()}).",
            hint="Name another folder: thematic demo DIR.",
        ) from error
    if path.exists():
        _refuse_if_in_use(path)
    with create_study(fresh, title=TITLE, coder="kari") as study:
        build_study(study, sample)
        operations = len(study.history())
    if path.exists():
        kept = set_aside(path, unless=operations)
        if kept is not None:
            say(f"Your earlier study was kept as {kept}.")
    fresh.replace(path)
    with open_study(path) as study:
        written = write_tables(study, sample, folder)
        agreement = write_agreement(study, folder / "agreement.docx")
        _tell(study, path, [*written, folder / "agreement.docx"], agreement, say)
    return path


def build_study(study: Study, sample: Sample) -> None:
    """Everything of the sample into an empty study, as a researcher would do it."""
    from thematic.coding.coders import add_coder, set_lead
    from thematic.coding.codingsfile import import_codings
    from thematic.transcripts.cases import import_cases, import_participants, label_attribute, label_value
    from thematic.transcripts.guide import import_guide, log_asked_file

    desk = study.desk
    here = sample.transcripts
    add_coder(desk, "ola")
    set_lead(desk, "kari")
    study.import_documents([next(here.glob(f"{name}.*")) for name in NYNORSK], language="nn")
    study.import_documents([here])
    import_cases(desk, here / "cases.csv", design=("role", "absence"))
    with desk.change("cases label"):
        for attribute, (nb, en) in ATTRIBUTES.items():
            label_attribute(desk, attribute, nb=nb, en=en)
        for (attribute, value), (nb, en) in VALUES.items():
            label_value(desk, attribute, value, nb=nb, en=en)
    import_participants(desk, here / "participants.csv")
    import_guide(desk, here / "guide.yml")
    log_asked_file(desk, here / "asked.csv")
    study.import_codebook(sample.codebooks / "ned.yml")
    import_codings(desk, here / "codings.csv")


def set_aside(path: Path, *, unless: int) -> Path | None:
    """Move a study out of the way and say where to, or delete it if it holds only ``unless`` operations."""
    _refuse_if_in_use(path)
    with open_study(path) as study:
        untouched = len(study.history()) == unless
    kept = None
    if not untouched:
        names = (path.with_name(f"{path.stem}-earlier-{number}{path.suffix}") for number in count(1))
        kept = next(name for name in names if not name.exists())
        path.rename(kept)
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    return kept


def _refuse_if_in_use(path: Path) -> None:
    """The last to close a study folds its -wal into it; while that is there, somebody has the study open."""
    with open_study(path):
        pass
    if path.with_name(path.name + "-wal").exists():
        raise Busy(f"{path} is open in another program.", hint="Close it there, or name another folder.")


def write_tables(study: Study, sample: Sample, folder: Path) -> list[Path]:
    """The eight tables in both styles and as CSV, leaders against employees, themes, codebook and codings."""
    from thematic.coding.codingsfile import export_codings
    from thematic.contrast.plan import read_plan
    from thematic.report.codebook_tables import export_codebook
    from thematic.report.files import write_table, write_whole
    from thematic.report.table import Column, Table
    from thematic.report.tables import compare_plan, contrast_document, tables, write_folder
    from thematic.report.theme_tables import export_themes

    desk = study.desk
    plan = read_plan(sample.transcripts / "tables.yml")
    mirror = read_plan(sample.transcripts / "leaders-employees.yml")
    named = {
        name: folder / name
        for name in ("tables.docx", "tables-evidence.docx", "leaders-employees.docx", "csv", "themes.docx")
    }
    planned = compare_plan(desk, plan)
    write_whole(named["tables.docx"], contrast_document(desk, planned, style="report", language=desk.language))
    evidence = contrast_document(desk, planned, style="evidence", language=desk.language)
    write_whole(named["tables-evidence.docx"], evidence)
    tables(desk, mirror, style="evidence", output=named["leaders-employees.docx"])
    write_folder(named["csv"], planned)
    export_themes(desk, named["themes.docx"])
    export_themes(desk, folder / "csv" / "themes.csv")
    export_codebook(desk, folder / "codebook.docx")
    columns, rows = export_codings(desk, attributes=("site", "group", "role", "absence"))
    table = Table(tuple(Column(name, name) for name in columns), tuple(rows))  # type: ignore[arg-type]
    write_table(folder / "csv" / "codings.csv", table)
    return [*named.values(), folder / "codebook.docx"]


def write_agreement(study: Study, output: Path) -> str:
    """The agreement of the sample's two coders as a chapter; returns the pooled alpha as a sentence."""
    from thematic.agreement.run import POOLED
    from thematic.report import agreement_report

    found = study.agreement(coefficients=agreement_report.MEASURES)
    agreement_report.write_agreement(study.desk, found, output)
    pooled = next(row for row in found.rows if (row.code, row.coefficient) == (POOLED, "krippendorff_alpha"))
    alpha = "undefined" if pooled.value is None else f"{pooled.value:.2f}"
    interval = "" if pooled.ci_low is None else f" (95% interval {pooled.ci_low:.2f} to {pooled.ci_high:.2f})"
    return (
        f"Two coders ({' and '.join(found.coders)}) in {plurals.count(len(found.documents), 'group')}:"
        f" Krippendorff's alpha {alpha}{interval}, all codes together, by characters."
    )


def _tell(study: Study, path: Path, written: list[Path], agreement: str, say: Callable[[str], None]) -> None:
    from thematic.report.contrast_glance import glance_table
    from thematic.report.table import render

    result = study.contrast(by="absence", values=("low", "high"), where={"role": "employee"}, theme="climate")
    names = {row["name"]: row["label_en"] for row in study.desk.store.rows("codes", ("name", "label_en"))}
    say("Employees on climate: groups that raised it, low against high sickness absence\n")
    say(render(glance_table(result, names=names), "md"))
    say(f"{agreement}\n")
    say("Written:")
    for file in (path, *written):
        say(f"  {file}")
    say("\nNext:")
    say(f"  thematic --study {path} contrast --by absence=low,high --where role=leader")
    say(f"  thematic --study {path} show kve-med-lav-1 --turns 1-12 --codes")
    say(f"  thematic --study {path} search --fuzzy 'egenmelding er ein fin ordning'")
    say(f"  thematic --study {path} agreement disagreements --documents gra-led-lav")
    say(f"  thematic --study {path} history")
