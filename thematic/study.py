"""The study as users hold it: an open file, a coder and a language, with the rooms composed over them."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from thematic.errors import BadInput, NotFound, StudyFileError, UsageError
from thematic.model import Book, Coding
from thematic.plurals import count
from thematic.store import doctor, history
from thematic.store.desk import Desk
from thematic.store.file import SUFFIX, create, open_store
from thematic.store.operations import Operation
from thematic.store.tables import Row

if TYPE_CHECKING:
    import pandas

    from thematic.agreement.run import Agreement
    from thematic.coding.codings import Added
    from thematic.contrast.mirror import Mirror
    from thematic.contrast.result import Contrast
    from thematic.contrast.rows import Kind
    from thematic.contrast.units import Unit
    from thematic.exchange.fidelity import Fidelity
    from thematic.exchange.merging import Comparison
    from thematic.transcripts.imported import Imported
    from thematic.transcripts.units import Unit as LanguageUnit

APPROACHES = ("codebook", "reliability", "reflexive")
LANGUAGES = ("nb", "en")
SETTINGS = ("title", "language", "approach", "default_coder")


class CodedSegments:
    """The coded segments of a study."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def frame(self, *, attributes: Sequence[str] = ()) -> "pandas.DataFrame":
        """One row a coding, by document and position, with a column for each of ``attributes``."""
        from thematic.coding.codingsfile import codings_frame

        return codings_frame(self._desk, attributes=attributes)


class Study:
    """An open study. ``desk`` is what every room's functions take first; close it, or use it in ``with``."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.desk.store.close()

    @property
    def path(self) -> Path:
        """Where the study file lies."""
        return self.desk.store.path

    @property
    def coder(self) -> str:
        """In whose name changes are made."""
        return self.desk.coder

    @property
    def operations(self) -> list[Operation]:
        """What was changed (or tried, in a dry run) since the study was opened here."""
        return self.desk.store.done

    @property
    def codings(self) -> CodedSegments:
        """The coded segments."""
        return CodedSegments(self.desk)

    def import_documents(
        self,
        paths: Iterable[str | Path],
        *,
        language: str = "",
        speakers: Mapping[str, str] | None = None,
        text: Sequence[str] = (),
        id: str = "",
        apart: Sequence[Path] = (),
    ) -> "list[Imported]":
        """Read transcripts as one operation; see ``transcripts.importing.import_documents``."""
        from thematic.transcripts.importing import import_documents

        files = [Path(path) for path in paths]
        return import_documents(self.desk, files, language=language, speakers=speakers, text=text, id=id, apart=apart)

    def import_project(
        self,
        path: str | Path,
        *,
        language: str = "",
        rename: bool = False,
        strict: bool = False,
        **options: str,
    ) -> "tuple[list[Imported], Fidelity]":
        """A project of another program as one operation, and what became of everything in it.

        See ``exchange.intake.bring_in``; ``options`` are for its reader (``positions``, ``project``).
        """
        from thematic.exchange.intake import bring_in
        from thematic.exchange.projects import read_project, required_reader

        place = Path(path)
        project, fidelity = read_project(place, required_reader(place), **options)
        with self.desk.change("import"):
            rows = bring_in(
                self.desk, project, fidelity, source=str(place), language=language, rename=rename, strict=strict
            )
        return rows, fidelity

    def import_folder(self, path: str | Path, *, strict: bool = False) -> "Fidelity":
        """Make the study that a study folder holds, in this one, which must be empty; see ``exchange.plain``."""
        from thematic.exchange.plain.importing import import_folder

        return import_folder(self.desk, Path(path), strict=strict)

    def import_codebook(self, path: str | Path) -> Book:
        """Codes, themes and named concepts of a codebook file, as one operation."""
        from thematic.coding.book import import_codes, import_concepts
        from thematic.coding.bookfile import read_book
        from thematic.themes.themes import import_themes

        book = read_book(Path(path))
        with self.desk.change("codebook import") as operation:
            new, changed = import_codes(self.desk, book)
            themes, links = import_themes(self.desk, book)
            concepts, _renamed = import_concepts(self.desk, book)
            named = f"; {count(concepts, 'new concept')}" if book.concepts else ""
            codes = f"{count(new, 'new code')}, {changed} changed"
            operation.notes.append(f"{codes}; {count(themes, 'new theme')}, {count(links, 'new link')}{named}.")
        return book

    def codebook(self) -> Book:
        """The study's codes, themes and named concepts as a codebook file holds them."""
        from thematic.coding.book import export_codes, export_concepts
        from thematic.themes.themes import export_themes

        store = self.desk.store
        return Book(
            store.setting("title"),
            store.setting("language"),
            export_codes(self.desk),
            export_themes(self.desk),
            export_concepts(self.desk),
        )

    def apply(
        self,
        code: str,
        document: str,
        *,
        quote: str | None = None,
        turn: int | None = None,
        span: tuple[int, int] | None = None,
        stance: str = "",
        memo: str = "",
    ) -> Coding:
        """Code one segment; see ``coding.codings.apply``."""
        from thematic.coding.codings import apply

        return apply(self.desk, code, document, quote=quote, turn=turn, span=span, stance=stance, memo=memo)

    def add_codings(self, rows: Iterable[Mapping[str, Any]], *, skip_bad: bool = False) -> "Added":
        """Code many segments as one operation; see ``coding.codings.add_codings``. Rows count from 1."""
        from thematic.coding.codings import add_codings

        return add_codings(self.desk, enumerate(rows, start=1), skip_bad=skip_bad)

    def contrast(
        self,
        *,
        by: str,
        values: Sequence[str] | None = None,
        where: Mapping[str, str] | None = None,
        theme: str | None = None,
        rows: "Kind" = "code",
        unit: "Unit" = "group",
        **options: Any,
    ) -> "Contrast":
        """Who talks more often about what; see ``contrast.compare.compare``."""
        from thematic.contrast.compare import compare

        named = tuple(values) if values is not None else None
        return compare(self.desk, by=by, values=named, where=where, theme=theme, rows=rows, unit=unit, **options)

    def mirror(self, *, by: str = "role", values: Sequence[str] | None = None, **options: Any) -> "Mirror":
        """What two kinds of groups say on the same matter, side by side; see ``contrast.mirror.mirror``."""
        from thematic.contrast.mirror import mirror

        return mirror(self.desk, by=by, values=tuple(values) if values is not None else None, **options)

    def agreement(
        self,
        *,
        coders: Sequence[str] = (),
        codes: Sequence[str] = (),
        documents: Sequence[str] = (),
        unit: "LanguageUnit" = "character",
        coefficients: Sequence[str] | None = None,
        reason: str = "",
        **options: Any,
    ) -> "Agreement":
        """How well coders agree; see ``agreement.run.run``. A reflexive study wants a ``reason``."""
        from thematic.agreement.approach import require_reason
        from thematic.agreement.catalogue import DEFAULT
        from thematic.agreement.run import run

        require_reason(self.desk, reason)
        return run(
            self.desk,
            coders=coders,
            codes=codes,
            documents=documents,
            unit=unit,
            coefficients=coefficients or DEFAULT,
            **options,
        )

    def history(self, *, coder: str | None = None, limit: int | None = None) -> list[Row]:
        """Operations, newest first."""
        return history.operations(self.desk.store, coder=coder, limit=limit)

    def undo(self, operation: int | None = None) -> Row:
        """Take back an operation, or the coder's own last one; returns it."""
        return history.undo(self.desk.store, coder=self.coder, operation=operation, dry_run=self.desk.dry_run)

    def redo(self) -> Row:
        """Take back the coder's own last undo; returns it."""
        return history.redo(self.desk.store, coder=self.coder, dry_run=self.desk.dry_run)

    def doctor(self) -> list[doctor.Finding]:
        """What is wrong with the study file, or could go wrong."""
        return doctor.examine(self.desk.store)

    def backup(self, target: str | Path) -> Path:
        """A consistent copy of the study."""
        from thematic.store.backup import copy_study

        copy_study(self.desk.store.connection, Path(target))
        return Path(target)

    def compact(self) -> int:
        """Forget the journal's row images; see ``store.backup.fold_journal``."""
        from thematic.store.backup import fold_journal

        return fold_journal(self.desk.store)

    def compare_copy(self, other: str | Path, *, prefer: str = "", **options: bool) -> "Comparison":
        """What merging another coder's copy would do, without doing it; see ``exchange.merging.compare``."""
        from thematic.exchange.merging import compare

        return compare(self.desk, Path(other), prefer=prefer, **options)

    def merge(
        self, other: "str | Path | Comparison", *, prefer: str = "", yes: bool = False, **options: bool
    ) -> "Comparison":
        """Bring another coder's copy in, as one operation; see ``exchange.merging``. Returns what was done.

        ``other`` is its file, or the comparison that ``compare_copy`` gave.
        """
        from thematic.exchange.merging import merge

        comparison = self.compare_copy(other, prefer=prefer, **options) if isinstance(other, str | Path) else other
        merge(self.desk, comparison, yes=yes)
        return comparison

    def settle(self, **settings: str) -> None:
        """Change settings of the study: title, language, approach, default_coder (a coder of the study)."""
        unknown = next((name for name in settings if name not in SETTINGS), None)
        if unknown is not None:
            raise NotFound.named("setting", unknown, SETTINGS)
        checked_language(settings.get("language", "nb"))
        checked_approach(settings.get("approach", "codebook"))
        if settings.get("default_coder"):
            settings["default_coder"] = self.desk.store.find("coders", settings["default_coder"])["name"]
        with self.desk.change("settings"):
            for name, value in settings.items():
                self.desk.store.set_setting(name, value)


def open_study(path: str | Path | None = None, *, coder: str = "", language: str = "", dry_run: bool = False) -> Study:
    """Open a study file; without ``path`` the one that ``find_study`` finds. See ``Desk`` for the rest.

    Without ``coder``: $THEMATIC_CODER, else the study's default coder, else the login name.
    """
    if language:
        checked_language(language)
    store = open_store(Path(path) if path is not None else find_study())
    return Study(
        Desk(
            store=store,
            coder=coder or os.environ.get("THEMATIC_CODER", "") or store.setting("default_coder") or _login(),
            language=language or store.setting("language", "nb"),
            dry_run=dry_run,
        )
    )


def create_study(
    path: str | Path, *, title: str = "", language: str = "nb", approach: str = "codebook", coder: str = ""
) -> Study:
    """Make a new study file. ``coder`` becomes its first coder and its default."""
    checked_approach(approach)
    checked_language(language)
    target = Path(path)
    if not target.name:
        raise BadInput("A study needs a file name.", hint="For example ned.thematic.")
    if target.suffix != SUFFIX:
        target = target.with_name(target.name + SUFFIX)
    coder = coder.strip()
    maker = coder or os.environ.get("THEMATIC_CODER", "") or _login()
    store = create(target, title=title, language=language, approach=approach, coder=maker)
    study = Study(Desk(store, maker, language))
    if coder:
        from thematic.coding.coders import add_coder

        with study.desk.change("coders add"):
            add_coder(study.desk, coder)
            store.set_setting("default_coder", coder)
    return study


def find_study(folder: Path | None = None) -> Path:
    """$THEMATIC_STUDY, else the only study in this folder or the nearest parent that holds one."""
    named = os.environ.get("THEMATIC_STUDY")
    if named:
        return Path(named)
    here = (folder or Path.cwd()).resolve()
    for place in (here, *here.parents):
        found = sorted(path for path in place.glob(f"[!.]*{SUFFIX}") if path.is_file())
        if len(found) > 1:
            names = ", ".join(path.name for path in found)
            raise UsageError(f"There are several studies in {place}: {names}.", hint="Say which with --study FILE.")
        if found:
            return found[0]
    raise StudyFileError(
        f"There is no study in {here} or above it.", hint="Make one with 'thematic init FILE', or name it with --study."
    )


def checked_language(language: str) -> str:
    """``language`` if tables and reports know it; raises BadInput."""
    if language not in LANGUAGES:
        raise BadInput(f"'{language}' is no language of tables and reports.", hint="Use nb or en.")
    return language


def checked_approach(approach: str) -> str:
    """``approach`` if it is a school of thematic analysis that the tool knows; raises NotFound."""
    if approach not in APPROACHES:
        raise NotFound.named("approach", approach, APPROACHES)
    return approach


def _login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return "coder"


def names_of(table: str, start: str, *, study: str = "") -> list[str]:
    """Names in ``table`` (codes, documents, coders, themes) that begin with ``start``, for completion."""
    from thematic.store.names import fold

    with open_study(study or None) as opened:
        names = opened.desk.store.values(table, "name", order="name_key")
    return [name for name in names if fold(name).startswith(fold(start))]
