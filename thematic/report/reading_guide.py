"""How to read contrast tables and their appendix: what holds for all tables of a document, said once."""

from collections.abc import Iterator, Sequence

from thematic.contrast.result import Contrast
from thematic.report.contrast_columns import Setting
from thematic.report.table import Line


def tables_guide(contrasts: Sequence[Contrast], setting: Setting) -> tuple[Line, ...]:
    """What columns, labels, quotes and chance mean; the figures of each table stand under it."""
    parts = ["columns", "labels"]
    if any(row.label == "shared" for contrast in contrasts for row in contrast.rows):
        parts.append("both")
    if setting.style == "evidence":
        if any(row.fragile for contrast in contrasts for row in contrast.rows):
            parts.append("fragile")
        parts.append("quotes")
    if any(contrast.baseline for contrast in contrasts):
        parts.append("chance")
    return tuple(_lines([*parts, "rest", "cause"], contrasts, setting))


def appendix_guide(contrasts: Sequence[Contrast], setting: Setting) -> tuple[Line, ...]:
    """What the figures of the appendix are."""
    return tuple(_lines(["pairs", "difference", "p", "talk"], contrasts, setting))


def _lines(parts: Sequence[str], contrasts: Sequence[Contrast], setting: Setting) -> Iterator[Line]:
    words = setting.words
    kinds = dict.fromkeys(contrast.unit for contrast in contrasts)
    units = words.joined([words.say(f"{kind}s") for kind in kinds], by="or")
    for part in parts:
        yield Line(words.say(f"read_{part}", units=units), lead=words.say(f"read_{part}_lead"))
