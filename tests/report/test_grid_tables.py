"""The design grid set for print."""

from thematic.report.grid_tables import grid_table
from thematic.report.table import render
from thematic.transcripts.cases import declare_design, set_attribute


def test_the_grid_is_a_table_with_labels_a_total_and_its_notes(make):
    desk = make(sites=("Nord", "Sør"))
    table = grid_table(desk)
    said = [len(text.split()) for text in desk.store.values("texts", "text", order="id")]
    assert [column.heading for column in table.columns] == [
        *("Sted", "Sykefravær", "Grupper", "Deltakere", "Uten ord", "Ord", "Moderator")
    ]
    assert [row[:3] for row in table.rows] == [
        ("Nord", "lavt fravær", 1),
        (None, "høyt fravær", 1),
        ("Sør", "lavt fravær", 1),
        (None, "høyt fravær", 1),
        ("I alt", None, 4),
    ]
    assert 0 < table.rows[-1][5] <= sum(said)
    assert table.notes[1].text == "Alle cellene er fylt."


def test_empty_cells_are_empty_and_counted(make):
    desk = make(sites=("Nord", "Sør"))
    set_attribute(desk, "Sør-high", "absence", "low")
    table = grid_table(desk, language="en")
    assert [row[:3] for row in table.rows[2:4]] == [("Sør", "low absence", 2), (None, "high absence", 0)]
    assert table.rows[3][3:] == (None, None, None, None)
    assert table.notes[1].text == "Empty cells: 1 of 4."


def test_a_study_without_a_design_lists_its_groups(desk):
    declare_design(desk, "absence", design=False)
    assert "| Site | Group | Groups |" in render(grid_table(desk, language="en"), "md")
