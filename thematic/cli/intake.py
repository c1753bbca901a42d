"""Projects of other programs on the command line: their options, and the report of what was kept, changed and lost."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thematic.cli.context import changing, say
from thematic.cli.output import on_terminal, show_rows
from thematic.errors import UsageError

if TYPE_CHECKING:
    from thematic.exchange.fidelity import Fidelity
    from thematic.exchange.project import Project
    from thematic.exchange.projects import ProjectReader
    from thematic.study import Study
    from thematic.transcripts.importing import Imported

Rename = Annotated[
    bool, typer.Option("--rename", help="Projects: a document of our name with another text gets a number.")
]
Positions = Annotated[
    str,
    typer.Option(
        "--positions", metavar="HOW", help="REFI-QDA: how positions count, say utf16, where that is not found out."
    ),
]
ProjectName = Annotated[
    str, typer.Option("--project", metavar="NAME", help="Of a file with several projects: which one.")
]


@dataclass(frozen=True, slots=True)
class Told:
    """What the options say of projects."""

    strict: bool = False
    rename: bool = False
    positions: str = ""
    project: str = ""
    fidelity: Path | None = None

    def idle(self) -> str:
        """The first option that was given."""
        given = {
            "--strict": self.strict,
            "--rename": self.rename,
            "--positions": self.positions,
            "--project": self.project,
            "--fidelity": self.fidelity,
        }
        return next((option for option, value in given.items() if value), "")


def part(paths: Sequence[Path]) -> "tuple[list[Path], list[tuple[Path, ProjectReader]]]":
    """Paths that are transcripts, or folders of them; and projects, those in the folders included."""
    from thematic.exchange.projects import find_projects, find_reader

    found = [(path, find_reader(path)) for path in paths]
    files = [path for path, reader in found if reader is None]
    projects = [(path, reader) for path, reader in found if reader]
    return files, projects + [project for path in files if path.is_dir() for project in find_projects(path)]


def refuse_beside_folder(told: Told) -> None:
    """Raise UsageError for an option that says nothing of a whole study in a folder."""
    option = replace(told, strict=False, fidelity=None).idle()
    if option:
        raise UsageError(f"{option} says nothing about the folder of a whole study.", hint="Leave it out.")


def refuse_idle(told: Told, files: Sequence[Path], projects: "list[tuple[Path, ProjectReader]]") -> None:
    """Raise UsageError for an option that is for projects, where there is none; files that are not there come first."""
    if not projects and told.idle() and all(path.exists() for path in files):
        raise UsageError(f"{told.idle()} is for projects of other programs.", hint="None of these files is one.")


def read_projects(projects: "list[tuple[Path, ProjectReader]]", told: Told) -> "list[tuple[Path, Project, Fidelity]]":
    """The projects, read whole before anything is written."""
    from thematic.exchange.projects import read_project

    return [
        (path, *read_project(path, reader, positions=told.positions, project=told.project)) for path, reader in projects
    ]


def take_projects(
    study: "Study", projects: "list[tuple[Path, Project, Fidelity]]", told: Told, *, language: str = ""
) -> "list[Imported]":
    """Bring projects in, inside the caller's operation; the rows of their documents."""
    from thematic.exchange.intake import bring_in

    rows: list[Imported] = []
    for path, project, fidelity in projects:
        rows += bring_in(
            study.desk,
            project,
            fidelity,
            source=str(path),
            language=language,
            rename=told.rename,
            strict=told.strict,
        )
    return rows


def import_book(
    ctx: typer.Context, file: Path, *, dry_run: bool = False, format: str = "", output: Path | None = None
) -> None:
    """Bring in the codebook that another program wrote (.qdc)."""
    from thematic.exchange.projects import required_reader

    with changing(ctx, dry_run=dry_run) as study:
        found = read_projects([(file, required_reader(file))], Told())
        with study.desk.change("codebook import"):
            take_projects(study, found, Told())
    if not on_terminal(format, output):
        from thematic.exchange.fidelity import COLUMNS

        show_rows(COLUMNS, found[0][2].table(), format=format, output=output)
    show_reports(found, Told(), format=format, output=output)


def show_reports(
    found: "Sequence[tuple[Path, Project, Fidelity]]", told: Told, *, format: str = "", output: Path | None = None
) -> None:
    """What became of everything: a table on a terminal, else sentences on what was changed and lost."""
    from thematic.exchange.fidelity import COLUMNS

    rows = [{"file": path.name, **row} for path, _project, fidelity in found for row in fidelity.table()]
    columns = COLUMNS if len(found) == 1 else ("file", *COLUMNS)
    if told.fidelity is not None:
        show_rows(columns, rows, format="", output=told.fidelity)
    if not rows:
        return
    drawn = on_terminal(format, output)
    if drawn:
        show_rows(columns, rows, format="table", spare=("examples",))
    for path, _project, fidelity in found:
        fates: Counter[str] = Counter()
        whose = f"{path.name}: " if len(found) > 1 else ""
        for row in fidelity.rows.values():
            fates[row.fate] += row.count
            if row.fate != "kept" and not drawn:
                example = f" (for example {row.examples[0]})" if row.examples else ""
                say(f"{whose}{row.fate.capitalize()}: {row.kind} ({row.count:,}), {row.what}{example}.")
        say(f"{path.name}: {fates['kept']:,} kept, {fates['changed']:,} changed, {fates['lost']:,} lost.")
