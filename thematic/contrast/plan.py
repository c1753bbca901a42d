"""The table plan: a YAML file that says which contrasts a report prints, in which order and under which words."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from thematic.contrast.design import parse_by
from thematic.contrast.rows import KINDS, Kind
from thematic.errors import BadInput, UsageError, did_you_mean

Style = Literal["report", "evidence"]
STYLES: tuple[Style, ...] = ("report", "evidence")
PLAN_KEYS = ("tables", "style")
TABLE_KEYS = ("number", "caption", "by", "where", "theme", "rows", "headings")
LANGUAGES = ("nb", "en")


@dataclass(frozen=True, slots=True)
class TablePlan:
    """One table: its number ("3-4"), and what it compares. Texts map "nb" and "en" to words; either may be missing.

    ``headings`` maps a compared value to the texts of its column.
    """

    number: str
    caption: Mapping[str, str]
    by: str
    values: tuple[str, ...] | None
    where: Mapping[str, str]
    theme: str | None
    rows: Kind
    headings: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Plan:
    """The tables of a report in order, and the style they are printed in unless told otherwise."""

    tables: tuple[TablePlan, ...]
    style: Style


def read_plan(path: Path) -> Plan:
    """Read a plan; raises BadInput that names the table, and the line where the YAML itself is wrong."""
    content = _load(path)
    if not isinstance(content, dict):
        raise BadInput(f"{path} is no table plan.", hint="Write 'tables:' and a list of tables.")
    _check_keys(content, PLAN_KEYS, str(path))
    tables = content.get("tables")
    if not isinstance(tables, list) or not tables:
        raise BadInput(f"{path} has no list 'tables'.", hint="Write 'tables:' and a '- number: ...' for each.")
    style = content.get("style", "report")
    if style not in STYLES:
        raise BadInput(f"{path}: there is no style '{style}'.", hint=f"Styles: {', '.join(STYLES)}.")
    plans = tuple(_table(table, f"{path}: table {place}") for place, table in enumerate(tables, start=1))
    numbers = [plan.number for plan in plans]
    twice = next((number for number in numbers if numbers.count(number) > 1), None)
    if twice is not None:
        raise BadInput(f"{path}: two tables have the number '{twice}'.", hint="Give each its own number.")
    return Plan(plans, style)


def _load(path: Path) -> Any:
    import yaml

    try:
        return yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} cannot be read ({error}).", hint="Name a table plan in YAML.") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "not YAML"
        raise BadInput(f"{path}{where}: {problem}.", hint="Check indents, colons and quotes there.") from error


def _table(table: Any, where: str) -> TablePlan:
    if not isinstance(table, dict):
        raise BadInput(f"{where} is no table.", hint="Write 'number:', 'caption:' and 'by:' under each '-'.")
    _check_keys(table, TABLE_KEYS, where)
    for key in ("number", "by"):
        if not str(table.get(key) or "").strip():
            raise BadInput(f"{where} has no '{key}'.", hint=f"Write '{key}: ...' for every table.")
    where = f"{where} ({table['number']})"
    try:
        by, values = parse_by(str(table["by"]))
    except UsageError as error:
        raise BadInput(f"{where}: {error.sentence}", hint=error.hint) from error
    rows = table.get("rows", "code")
    if rows not in KINDS:
        raise BadInput(f"{where}: there are no rows of '{rows}'.", hint=f"Rows: {', '.join(KINDS)}.")
    headings = _mapping(table, "headings", where)
    return TablePlan(
        number=str(table["number"]).strip(),
        caption=_texts(table.get("caption"), f"{where}, caption"),
        by=by,
        values=values,
        where={str(name): str(value) for name, value in _mapping(table, "where", where).items()},
        theme=str(table["theme"]) if table.get("theme") else None,
        rows=rows,
        headings={str(value): _texts(texts, f"{where}, heading '{value}'") for value, texts in headings.items()},
    )


def _mapping(table: Mapping[str, Any], key: str, where: str) -> Mapping[Any, Any]:
    found = table.get(key) or {}
    if not isinstance(found, dict):
        raise BadInput(f"{where}: '{key}' is no mapping.", hint=f"Write '{key}: {{name: value}}'.")
    return found


def _texts(texts: Any, where: str) -> Mapping[str, str]:
    """Words by language; bare words hold for both."""
    if texts is None:
        return {}
    if not isinstance(texts, dict):
        return dict.fromkeys(LANGUAGES, str(texts))
    _check_keys(texts, LANGUAGES, where)
    return {language: str(words) for language, words in texts.items()}


def _check_keys(found: Mapping[Any, Any], known: tuple[str, ...], where: str) -> None:
    unknown = next((str(key) for key in found if key not in known), None)
    if unknown is not None:
        raise BadInput(f"{where}: unknown key '{unknown}'.", hint=did_you_mean(unknown, known))
