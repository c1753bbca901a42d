"""Tables to files: the kind by the file's suffix, written whole or not at all."""

from collections.abc import Sequence
from pathlib import Path

from thematic.errors import BadInput, UsageError
from thematic.report.table import Table, render

TEXT = (".csv", ".tsv", ".json", ".md")
SUFFIXES = (*TEXT, ".docx", ".xlsx")


def check_suffix(path: Path, *, known: Sequence[str] = SUFFIXES) -> str:
    """The suffix of ``path`` in lower case; raises UsageError unless it is one of ``known``."""
    suffix = path.suffix.lower()
    if suffix not in known:
        raise UsageError(
            f"'{path.name}' does not say what kind of file to write.", hint=f"End it in {', '.join(known)}."
        )
    return suffix


def write_table(path: Path, table: Table, *, heading: str = "", title: str = "") -> None:
    """Write one table to ``path``, as its suffix says; ``heading`` names the chapter or the sheet.

    Raises UsageError for another suffix and BadInput where the folder cannot be written.
    """
    suffix = check_suffix(path)
    if suffix == ".docx":
        from thematic.report.blocks import Chapter
        from thematic.report.word import document_bytes

        wide = len(table.columns) > 5
        chapter = Chapter(heading, (table,), landscape=wide)
        write_whole(path, document_bytes([chapter], title=title or heading, language=table.language))
    elif suffix == ".xlsx":
        from thematic.report.excel import workbook_bytes

        write_whole(path, workbook_bytes([(heading, table)], title=title or heading))
    else:
        write_whole(path, render(table, suffix[1:]).encode())


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` in one step: a reader sees the old file or the new one, never half of it.

    Raises BadInput when the folder is missing or cannot be written.
    """
    import secrets

    _refuse_study(path)
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        try:
            new.write_bytes(content)
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BadInput(
            f"'{path}' could not be written: {reason}.",
            hint="Choose a folder that exists and that you may write to, and close the file elsewhere.",
        ) from error


def _refuse_study(path: Path) -> None:
    """An output must never take the place of a study, or of a device."""
    if path.exists() and not path.is_file():
        raise BadInput(f"'{path}' is no file.", hint="Name a new file.")
    if path.is_file():
        with path.open("rb") as file:
            if file.read(15) == b"SQLite format 3":
                raise BadInput(f"'{path}' is a study or another database.", hint="Name a new file.")
