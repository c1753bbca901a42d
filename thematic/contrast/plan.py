"""The table plan: a YAML file that says which contrasts a report prints, in which order and under which words.

style: report                          # or evidence
tables:
  - number: "3-4"                      # number and by are needed, the rest may be left out
    caption: {nb: ..., en: ...}
    by: "absence=low,high"
    where: {role: employee}
    theme: climate
    rows: code                         # code-stance, concept, theme
    unit: group                        # participant, document
    strata: [role]                     # instead of the design's attributes; [] for the site alone
    layer: consensus                   # or independent: only this layer
    headings: {low: {nb: ..., en: ...}, high: {nb: ..., en: ...}}
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from thematic.coding.assignments import LAYERS
from thematic.contrast.design import parse_by
from thematic.contrast.rows import KINDS, Kind
from thematic.contrast.units import UNITS, Unit
from thematic.errors import BadInput, UsageError, did_you_mean
from thematic.transcripts.sheets import read_yaml

Style = Literal["report", "evidence"]
Known = TypeVar("Known", bound=str)
STYLES: tuple[Style, ...] = ("report", "evidence")
PLAN_KEYS = ("tables", "style")
TABLE_KEYS = ("number", "caption", "by", "where", "theme", "rows", "unit", "strata", "layer", "headings")
TEXT_KEYS = ("number", "by", "theme", "rows", "unit", "layer")
LANGUAGES = ("nb", "en")


@dataclass(frozen=True, slots=True)
class TablePlan:
    """One table: its number ("3-4"), and what it compares. Texts map "nb" and "en" to words; either may be missing.

    ``headings`` maps a compared value to the texts of its column. ``strata`` None: the design's attributes; ``layer``
    None: the reading of each document that counts.
    """

    number: str
    caption: Mapping[str, str]
    by: str
    values: tuple[str, ...] | None
    where: Mapping[str, str]
    theme: str | None
    rows: Kind
    unit: Unit
    strata: tuple[str, ...] | None
    layer: str | None
    headings: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Plan:
    """The tables of a report in order, and the style they are printed in unless told otherwise."""

    tables: tuple[TablePlan, ...]
    style: Style


def read_plan(path: Path) -> Plan:
    """Read a plan; raises BadInput that names the table, and the line where the YAML itself is wrong."""
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise BadInput(f"{path} is no table plan.", hint="Write 'tables:' and a list of tables.")
    _check_keys(content, PLAN_KEYS, str(path))
    tables = content.get("tables")
    if not isinstance(tables, list) or not tables:
        raise BadInput(f"{path} has no list 'tables'.", hint="Write 'tables:' and a '- number: ...' for each.")
    written = _text(content.get("style"), f"{path}, style") or "report"
    style = _one_of(STYLES, written, f"{path}: there is no style '{written}'.")
    plans = tuple(_table(table, f"{path}: table {place}") for place, table in enumerate(tables, start=1))
    numbers = [plan.number for plan in plans]
    twice = next((number for number in numbers if numbers.count(number) > 1), None)
    if twice is not None:
        raise BadInput(f"{path}: two tables have the number '{twice}'.", hint="Give each its own number.")
    return Plan(plans, style)


def _table(table: object, where: str) -> TablePlan:
    if not isinstance(table, dict):
        raise BadInput(f"{where} is no table.", hint="Write 'number:', 'caption:' and 'by:' under each '-'.")
    _check_keys(table, TABLE_KEYS, where)
    text = {key: _text(table.get(key), f"{where}, {key}") for key in TEXT_KEYS}
    for key in ("number", "by"):
        if not text[key]:
            raise BadInput(f"{where} has no '{key}'.", hint=f"Write '{key}: ...' for every table.")
    where = f"{where} ({text['number']})"
    try:
        by, values = parse_by(text["by"])
    except UsageError as error:
        raise BadInput(f"{where}: {error.sentence}", hint=error.hint) from error
    layer = text["layer"] or None
    return TablePlan(
        number=text["number"],
        caption=_texts(table.get("caption"), f"{where}, caption"),
        by=by,
        values=values,
        where=_filters(table, where),
        theme=text["theme"] or None,
        rows=_one_of(KINDS, text["rows"] or "code", f"{where}: there are no rows of '{text['rows']}'."),
        unit=_one_of(UNITS, text["unit"] or "group", f"{where}: there is no unit '{text['unit']}'."),
        strata=_strata(table.get("strata"), f"{where}, strata"),
        layer=layer and _one_of(LAYERS, layer, f"{where}: there is no layer '{layer}'."),
        headings={
            value: _texts(texts, f"{where}, heading '{value}'")
            for value, texts in _mapping(table, "headings", where).items()
        },
    )


def _one_of(known: Sequence[Known], written: str, sentence: str) -> Known:
    found = next((one for one in known if one == written), None)
    if found is None:
        raise BadInput(sentence, hint=did_you_mean(written, known))
    return found


def _strata(written: object, where: str) -> tuple[str, ...] | None:
    """Names of attributes, as a list or as one text; an empty list leaves the site alone."""
    if written is None:
        return None
    names = [_text(name, where) for name in (written if isinstance(written, list) else [written])]
    if not all(names):
        raise BadInput(f"{where}: an attribute has no name.", hint="Write 'strata: [role]', or leave the line out.")
    return tuple(names)


def _filters(table: Mapping[str, object], where: str) -> Mapping[str, str]:
    filters = {name: _text(value, f"{where}, {name}") for name, value in _mapping(table, "where", where).items()}
    empty = next((name for name, value in filters.items() if not value), None)
    if empty is not None:
        raise BadInput(f"{where}: 'where' has no value for '{empty}'.", hint=f"Write 'where: {{{empty}: value}}'.")
    return filters


def _mapping(table: Mapping[str, object], key: str, where: str) -> Mapping[str, object]:
    found = table.get(key) or {}
    if not isinstance(found, dict):
        raise BadInput(f"{where}: '{key}' is no mapping.", hint=f"Write '{key}: {{name: value}}'.")
    return {str(name): value for name, value in found.items()}


def _texts(texts: object, where: str) -> Mapping[str, str]:
    """Words by language; bare words hold for both, and a language left empty is missing."""
    if not isinstance(texts, dict):
        words = _text(texts, where)
        return dict.fromkeys(LANGUAGES, words) if words else {}
    _check_keys(texts, LANGUAGES, where)
    found = {str(language): _text(words, f"{where}, {language}") for language, words in texts.items()}
    return {language: words for language, words in found.items() if words}


def _text(value: object, where: str) -> str:
    """One value as text; "" where it is left empty."""
    if value is not None and not isinstance(value, str):
        raise BadInput(f"{where}: a list or a mapping stands where a text belongs.", hint="Put the text in quotes.")
    return (value or "").strip()


def _check_keys(found: Mapping[object, object], known: tuple[str, ...], where: str) -> None:
    unknown = next((str(key) for key in found if key not in known), None)
    if unknown is not None:
        raise BadInput(f"{where}: unknown key '{unknown}'.", hint=did_you_mean(unknown, known))
