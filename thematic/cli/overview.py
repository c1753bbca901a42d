"""Commands of phase 2 that look at the coding as a whole: co-occurrence and attention."""

from typing import TYPE_CHECKING, Annotated

import typer

from thematic.cli.context import opened, say
from thematic.cli.options import Format, Output, complete_code
from thematic.cli.output import on_terminal, show_rows
from thematic.errors import UsageError
from thematic.plurals import count

if TYPE_CHECKING:
    from thematic.coding.cooccurrence import Unit
    from thematic.coding.readings import Seen
    from thematic.study import Study

Codes = Annotated[
    list[str] | None,
    typer.Option(
        "--codes", help="Pairs of this code; given several times, pairs among these.", autocompletion=complete_code
    ),
]


def cooccurrence(
    ctx: typer.Context,
    codes: Codes = None,
    unit: Annotated[str, typer.Option("--unit", help="passage, turn or document.")] = "passage",
    least: Annotated[int, typer.Option("--least", help="Only pairs together at least so often.")] = 1,
    format: Format = "",
    output: Output = None,
) -> None:
    """Which codes are applied to the same talk: pairs, the most entwined first, within one reading a document."""
    from thematic.coding.cooccurrence import COLUMNS, pair_rows
    from thematic.coding.cooccurrence import cooccurrence as pair_up

    with opened(ctx) as study:
        found = pair_up(study.desk, unit=_unit(unit), codes=codes or (), least=least)
        rows = pair_rows(study.desk, found)
        notice = _hidden(study, found.seen)
    columns = {name: name.replace("_", " ") for name in COLUMNS}
    if on_terminal(format, output):
        rows = [_told(row) for row in rows]
        columns = {"code_a": "code", "code_b": "with", "together": "together", "jaccard": "Jaccard", "groups": "groups"}
    show_rows(columns, rows, format=format, output=output)
    where = count(len(found.seen.readings), "document")
    say(f"{count(len(rows), 'pair')} in {where}; unit: {unit}.")
    if on_terminal(format, output):
        say("together: units of each that have the other too; groups: with both, of those with each.")
    if notice:
        say(notice)


def attention(ctx: typer.Context, format: Format = "", output: Output = None) -> None:
    """How evenly each coder codes: codings per 1000 participant words, document by document, the thinnest first."""
    from thematic.coding.attention import COLUMNS, attention_rows
    from thematic.coding.attention import attention as measure
    from thematic.coding.blinding import veil_of

    with opened(ctx) as study:
        found = measure(study.desk)
        notice = veil_of(study.desk).notice()
    columns = {name: name.replace("_", " ") for name in COLUMNS}
    if on_terminal(format, output):
        short = {"participant_words": "words", "per_1000_words": "per 1000", "times_median": "times median"}
        columns = {name: short.get(name, said) for name, said in columns.items() if name not in ("median", "finished")}
    show_rows(columns, attention_rows(found), format=format, output=output)
    medians = {one.coder: one.median for one in found.readings if one.median is not None}
    for coder, middle in medians.items():
        many = sum(one.coder == coder for one in found.readings)
        say(f"{coder}: a median of {middle:.1f} codings per 1000 words in {count(many, 'document')} read.")
    if found.begun:
        shown = ", ".join(f"{document} ({coder})" for coder, document in found.begun[:8])
        more = f", and {len(found.begun) - 8} more" if len(found.begun) > 8 else ""
        say(f"Assigned, not finished and nothing coded, so left out: {shown}{more}.")
    if notice:
        say(notice)


def _told(row: dict[str, object]) -> dict[str, object]:
    """A pair in few columns: "3/4, 3/9" of each, and the groups in the same way."""
    return row | {
        "together": f"{row['together_a']}/{row['of_a']}, {row['together_b']}/{row['of_b']}",
        "groups": f"{row['groups_together']} of {row['groups_a']}, {row['groups_b']}",
    }


def _unit(unit: str) -> "Unit":
    from thematic.coding.cooccurrence import UNITS

    if unit not in UNITS:
        raise UsageError(f"--unit cannot be '{unit}'.", hint=f"Use {', '.join(UNITS)}.")
    return unit


def _hidden(study: "Study", seen: "Seen") -> str:
    """What a blind study kept out of the figures, as a line; '' for nothing."""
    from thematic.coding.blinding import veil_of

    return veil_of(study.desk).notice() if seen.hidden else ""
