"""CSV tables that go in: decoded, split, and told by line number."""

import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from thematic.errors import BadInput, UnreadableFile, did_you_mean
from thematic.plurals import count

SEPARATORS = ",;\t|"
_LONGEST_HEADING = 100_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file: its column names (stripped, lower case, normal form C) and its rows with their line numbers."""

    source: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]

    def require(self, *columns: str) -> None:
        """Raise BadInput unless every one of ``columns`` is there."""
        missing = [column for column in columns if column not in self.columns]
        if missing:
            hint = did_you_mean(missing[0], self.columns) or "The first line must hold the column names."
            raise BadInput(f"{self.source}: the column '{missing[0]}' is missing.", hint=hint)

    def others(self, *known: str) -> list[str]:
        """Columns besides ``known``, in order."""
        return [column for column in self.columns if column not in known]


def read_sheet(path: Path) -> Sheet:
    """Read a CSV file with a heading line; comma, semicolon or tab, UTF-8 (with or without BOM) or cp1252."""
    text = decode(path)
    lines = list(split_rows(text, str(path), separator=find_separator(text)))
    if not lines:
        raise UnreadableFile(f"{path} is empty.", hint="The first line must hold the column names.")
    columns = tuple(unicodedata.normalize("NFC", cell.strip().lower()) for cell in lines[0][1])
    twice = next((column for column in columns if column and columns.count(column) > 1), None)
    if twice is not None:
        raise BadInput(f"{path}: the column '{twice}' stands twice.", hint="Rename one of them.")
    return Sheet(str(path), columns, tuple((line, _record(path, line, columns, cells)) for line, cells in lines[1:]))


def find_separator(text: str) -> str:
    """What parts the cells of a CSV text: the commonest of comma, semicolon, tab and bar in its first row."""
    counts = dict.fromkeys(SEPARATORS, 0)
    quoted = False
    for character in text.lstrip("\r\n")[:_LONGEST_HEADING]:
        if character == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif character in "\r\n":
            break
        elif character in counts:
            counts[character] += 1
    return max(SEPARATORS, key=counts.__getitem__)


def split_rows(
    text: str, source: str, *, separator: str, quoted: bool = True, widest: int = 0
) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV text that hold anything, each with the number of its first line.

    Without ``quoted``, a quotation mark is a character like any other. Raises UnreadableFile, naming the line, for
    what is not CSV and for a row of more than ``widest`` cells (0: any number).
    """
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=separator,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
        strict=True,
    )
    line = 1
    try:
        for cells in reader:
            if widest and len(cells) > widest:
                raise UnreadableFile(
                    f"{source}: line {line} has {len(cells):,} cells, and a table may have {widest:,}.",
                    hint="Keep the columns that matter, and save it as CSV again.",
                )
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableFile(f"{source}: line {line} is not CSV ({error}).", hint="Is a quote left open?") from error


def _record(path: Path, line: int, columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        raise BadInput(
            f"{path}: line {line} has {count(len(cells), 'cell')}, and the header {count(len(columns), 'column')}.",
            hint="Put text that holds the separator in double quotes.",
        )
    padded = [*cells, *[""] * (len(columns) - len(cells))]
    return {column: cell.strip() for column, cell in zip(columns, padded, strict=False) if column}


def tidy_name(name: str) -> str:
    """A name as it is stored: in normal form C, with single spaces and none around it."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def decode(path: Path) -> str:
    """The text of a small file (CSV, YAML), without BOM; raises UnreadableFile."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read ({error.strerror}).", hint="Check the name.") from error
    if b"\0" in raw:
        raise UnreadableFile(f"{path} is not a text file.", hint="Save it as CSV in UTF-8.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def read_yaml(path: Path) -> object:
    """The content of a YAML file, each scalar as text (None where it is empty); raises UnreadableFile with the line."""
    import yaml

    class Texts(yaml.SafeLoader):
        """YAML 1.1 would read the names ``no``, ``1.10`` and ``12:30`` as False, 1.1 and 750."""

        yaml_implicit_resolvers = {  # noqa: RUF012
            first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith((":null", ":merge"))]
            for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

    try:
        return yaml.load(decode(path), Texts)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 1}" if mark else ""
        reason = getattr(error, "problem", None) or "not YAML"
        hint = "Check indentation there, and put text that holds any of : ? , # in quotes."
        raise UnreadableFile(f"{path}: {reason}{where}.", hint=hint) from error
