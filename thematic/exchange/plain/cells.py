"""CSV and YAML as they stand in a study folder: every text exact, one way of writing it, no line lost in reading."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from thematic.errors import BadInput, UnreadableFile

MAX_BYTES = 128 * 1024 * 1024
"""The largest table or text that is read."""

MAX_YAML = 16 * 1024 * 1024
"""YAML is read by a slow parser; a codebook of 5,000 codes has about 4 MB."""


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV with LF line ends; quoted where a cell holds a separator, a quote, a line end or blanks around it."""
    return "".join(",".join(map(_cell, row)) + "\n" for row in (headings, *rows))


def _cell(text: str) -> str:
    if not text or (text.isalnum() and text.isascii()):
        return text
    if any(mark in text for mark in ',";\t\r\n') or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text


def yaml_text(content: Mapping[str, Any]) -> str:
    """Mappings, lists and texts as YAML; several lines as a block where YAML can hold them so."""
    import yaml

    class Texts(yaml.SafeDumper):
        """YAML folds the rarer line ends of Unicode unless they are escaped."""

        def represent_text(self, text: str) -> yaml.ScalarNode:
            rare = any(end in text for end in "\x85\u2028\u2029\r\ufeff")
            style = '"' if rare else "|" if "\n" in text else None
            return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)

        def ignore_aliases(self, data: Any) -> bool:
            return True

    Texts.add_representer(str, Texts.represent_text)
    return str(yaml.dump(content, Dumper=Texts, allow_unicode=True, sort_keys=False, width=110))


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a plain file of the folder; links, devices and what is too large are refused."""
    try:
        if path.is_symlink() or not path.is_file():
            raise UnreadableFile(f"{path} is no plain file.", hint="A study folder holds no links.")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read ({error.strerror}).", hint="Check the folder.") from error
    if len(data) > limit:
        raise UnreadableFile(f"{path} is larger than {limit // 1024**2} MB.", hint="Is it part of a study?")
    return data


def read_text(path: Path, limit: int = MAX_BYTES, *, nul: bool = False) -> str:
    """The text of a plain file in UTF-8, exactly; raises UnreadableFile. ``nul``: it may hold the character NUL."""
    data = read_bytes(path, limit)
    if not nul and b"\0" in data:
        raise UnreadableFile(f"{path} is not a text file.", hint="Save it as text in UTF-8.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"{path} is not in UTF-8.", hint="Save it in UTF-8 (in Excel: CSV UTF-8).") from error


def read_rows(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The headings, and every row that is not blank with its line number.

    Comma, semicolon or tab, whichever the first line has most of. Raises UnreadableFile, and BadInput for a line with
    more or fewer cells than there are headings.
    """
    text = read_text(path).removeprefix("\ufeff")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    rows: list[tuple[int, list[str]]] = []
    with _long_cells(len(text)):
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        line = 1
        try:
            for cells in reader:
                if cells and (len(cells) > 1 or cells[0].strip()):
                    rows.append((line, cells))
                line = reader.line_num + 1
        except csv.Error as error:
            raise UnreadableFile(
                f"{path}: line {reader.line_num} is not CSV ({error}).", hint="Is a quote left open?"
            ) from error
    if not rows:
        raise UnreadableFile(f"{path} is empty.", hint="The first line must hold the column names.")
    headings = [cell.strip() for cell in rows[0][1]]
    wrong = next(((number, cells) for number, cells in rows if len(cells) != len(headings)), None)
    if wrong is not None:
        raise BadInput(
            f"{path}: line {wrong[0]} has {len(wrong[1])} cells, and the header {len(headings)}.",
            hint="Put text that holds the separator in double quotes.",
        )
    return headings, rows[1:]


@contextmanager
def _long_cells(longest: int) -> Iterator[None]:
    """Python's own limit of 131,072 characters is shorter than a coding may be."""
    before = csv.field_size_limit(max(longest + 1, csv.field_size_limit()))
    try:
        yield
    finally:
        csv.field_size_limit(before)
