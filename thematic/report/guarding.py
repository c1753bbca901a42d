"""Cells of a CSV file that Excel would take for formulas, made harmless where somebody asks for it."""

from dataclasses import replace

from thematic.report.table import Cell, Table

STARTS = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that Excel reads as a formula (or strips until it is one)."""


def guard(table: Table) -> tuple[Table, int]:
    """The table with an apostrophe before every text that begins so, and how many these are.

    Speech begins so too ("- ja"), so that this is never done unasked: what was written no longer reads back as it was.
    """
    guarded = 0

    def guarded_cell(cell: Cell) -> Cell:
        nonlocal guarded
        if isinstance(cell, str) and cell.startswith(STARTS):
            guarded += 1
            return f"'{cell}"
        return cell

    rows = tuple(tuple(guarded_cell(cell) for cell in row) for row in table.rows)
    return replace(table, rows=rows), guarded
