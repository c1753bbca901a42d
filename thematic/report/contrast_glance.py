"""A contrast at a glance, as narrow as a terminal; every figure stands in ``contrast_figures``."""

from collections.abc import Mapping

from thematic.contrast.result import Contrast, ContrastRow
from thematic.report.table import Table, listing


def glance_table(contrast: Contrast, *, all_rows: bool = False, names: Mapping[str, str] | None = None) -> Table:
    """Rows with their counts "7 of 9", sites on each side, difference with its 95 % interval, q and label.

    ``names`` gives rows wordings of their own; without it they are called as in the study.
    """
    rows = contrast.all_rows if all_rows else contrast.rows
    two = len(contrast.values) == 2
    first, second = contrast.values if two else ("value", "rest")
    columns = ["more often", "what", first, second, "sites", "difference (95 %)", "q", "label", "fails without"]
    if not two:
        columns.insert(0, "compared")
    return listing(columns, (_cells(row, first, second, names or {}) for row in rows))


def _cells(row: ContrastRow, first: str, second: str, names: Mapping[str, str]) -> dict[str, str]:
    mark = " *" if row.not_per_word and row.more_often not in ("", "both") else ""
    return {
        "compared": row.compared,
        "more often": row.more_often,
        "what": " ".join(filter(None, (names.get(row.row) or row.row, row.stance))) + mark,
        first: f"{row.groups_a} of {row.of_a}",
        second: f"{row.groups_b} of {row.of_b}",
        "sites": f"{row.sites_a} / {row.sites_b}",
        "difference (95 %)": _difference(row),
        "q": "" if row.q is None else f"{row.q:.3f}",
        "label": row.label,
        "fails without": ", ".join(row.fragile),
    }


def _difference(row: ContrastRow) -> str:
    if row.difference is None or row.interval_low is None or row.interval_high is None:
        return ""
    return f"{row.difference:.2f} ({row.interval_low:.2f} to {row.interval_high:.2f})"
