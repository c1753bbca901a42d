"""Memos of a study folder: one Markdown file each, with what it is about above the text."""

from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex

from thematic.errors import BadInput, ThematicError
from thematic.exchange.identity import Key
from thematic.exchange.plain.cells import read_text
from thematic.exchange.plain.layout import MEMO_FIELDS, MEMOS
from thematic.exchange.plain.records import Names
from thematic.exchange.threeway import Tables
from thematic.store.tables import NOUNS, Row
from thematic.transcripts.memos import TARGETS

FENCE = "---\n"
ABOUT = ("on", "name", "document", "code", "quote")
MAX_MEMO = 4 * 1024 * 1024


def read_memos(folder: Path, names: Names, rows: Tables, *, now: str) -> Iterator[Row]:
    """The rows of all memos; raises BadInput that names the file."""
    place = folder / MEMOS
    if place.is_symlink():
        raise BadInput(f"{place} is a link.", hint="A study folder holds no links.")
    for path in sorted(place.glob("*.md")) if place.is_dir() else ():
        head, text = _parted(path)
        try:
            yield _row(head, text, names, rows, now)
        except ThematicError as error:
            raise BadInput(f"{path}: {error.sentence}", hint=error.hint) from error


def _parted(path: Path) -> tuple[dict[str, str], str]:
    import yaml

    whole = read_text(path, MAX_MEMO, nul=True)
    above, fence, text = whole.removeprefix(FENCE).partition("\n" + FENCE)
    if not whole.startswith(FENCE) or not fence or not text.startswith("\n"):
        raise BadInput(f"{path} has no head between two lines '---'.", hint="Compare it with an exported memo.")
    try:
        head = yaml.load(above, yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise BadInput(f"{path}: the lines above the text are no YAML.", hint="Write 'name: value'.") from error
    if not isinstance(head, dict) or not all(isinstance(part, str) for pair in head.items() for part in pair):
        raise BadInput(f"{path}: the lines above the text are not 'name: value'.")
    return head, text[1:].removesuffix("\n")


def _row(head: dict[str, str], text: str, names: Names, rows: Tables, now: str) -> Row:
    known = {*ABOUT, *(field.heading for field in MEMO_FIELDS)}
    unknown = next((key for key in head if key not in known), None)
    if unknown is not None:
        raise BadInput(f"'{unknown[:60]}' is not known above a memo.", hint=f"Known: {', '.join(sorted(known))}.")
    row: Row = {"text": text}
    for field in MEMO_FIELDS:
        value = head.get(field.heading, "")
        if not value:
            value = {"now": now, "guid": token_hex(16)}.get(field.default, field.default)
        if field.choices and value not in field.choices:
            raise BadInput(f"'{value[:60]}' is no {field.heading} of memo.", hint=f"Use {', '.join(field.choices)}.")
        if field.needed and not value:
            raise BadInput(f"'{field.heading}' is missing above the memo.")
        row[field.column] = value
    table, key = _target(head, names, rows)
    return row | {"target_table": table, "target_id": key}


def _target(head: dict[str, str], names: Names, rows: Tables) -> tuple[str, Key]:
    noun, name = head.get("on", ""), head.get("name", "")
    if not noun:
        return "", None
    if noun not in TARGETS:
        raise BadInput(f"A memo is not about a '{noun[:60]}'.", hint=f"Use {', '.join(TARGETS)}.")
    table = TARGETS[noun]
    if table == "codings":
        if name not in rows["codings"]:
            raise BadInput(f"There is no coding with the guid '{name[:60]}' in this folder.")
        return table, name
    if table == "cases":
        return table, names.find("cases", noun, name, noun)
    if table == "speakers":
        document = names.find("documents", "document", head.get("document", ""))
        return table, names.find("speakers", noun, name, document)
    return table, names.find(table, NOUNS[table], name)
