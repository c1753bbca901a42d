"""The design grid: cells filled and empty, who is in them, who never speaks, and the moderator's share."""

import pytest

from tests.store.rows import add_document
from thematic.store.talk import participant_words
from thematic.transcripts.cases import declare_design, import_cases, import_participants, set_attribute
from thematic.transcripts.documents import list_documents, read_turns
from thematic.transcripts.grid import ALL, design_grid, grid_columns, grid_rows
from thematic.transcripts.importing import import_documents

TALKS = {
    "a": "Moderator: Hva nå?\nÅse: Vi mangler folk.\nÅse: Ja.\n",
    "b": "Moderator: Hva nå da?\nLeif: Det går bra.\n",
    "c": "Moderator: Hva?\nIda: Nei.\n",
    "d": "Moderator: Hva?\nIda: Jo da.\nTor: Ja.\n",
}
CASES = """document,group,site,role,absence
a,Nord ansatte,Nord,employee,low
b,Nord ledere,Nord,leader,low
c,Sør ansatte,Sør,employee,high
d,Sør ansatte,Sør,employee,high
"""
PEOPLE = """document,speaker,participant,sector
a,Åse,P1,health
a,,P2,health
b,Leif,P3,school
c,Ida,P4,school
d,Ida,P4,school
"""


@pytest.fixture
def talks(desk, write):
    import_documents(desk, [write(f"{name}.txt", text) for name, text in TALKS.items()])
    return desk


@pytest.fixture
def designed(talks, write):
    import_cases(talks, write("cases.csv", CASES), design=("role", "absence"))
    import_participants(talks, write("participants.csv", PEOPLE))
    return talks


def shown(desk, **options):
    return [tuple(row.values()) for row in grid_rows(design_grid(desk, **options))]


def test_every_site_has_a_cell_for_every_kind_of_group_and_the_empty_ones_are_shown(designed):
    grid = design_grid(designed)
    assert grid_columns(grid)[:3] == ("site", "role", "absence")
    assert shown(designed) == [
        ("Nord", "employee", "high", 0, 0, 0, 0, 0, None, ""),
        ("Nord", "employee", "low", 1, 1, 2, 1, 4, 0.333, "P2"),
        ("Nord", "leader", "high", 0, 0, 0, 0, 0, None, ""),
        ("Nord", "leader", "low", 1, 1, 1, 0, 3, 0.5, ""),
        ("Sør", "employee", "high", 1, 2, 2, 0, 4, 0.333, ""),
        ("Sør", "employee", "low", 0, 0, 0, 0, 0, None, ""),
        ("Sør", "leader", "high", 0, 0, 0, 0, 0, None, ""),
        ("Sør", "leader", "low", 0, 0, 0, 0, 0, None, ""),
        (ALL, ALL, ALL, 3, 4, 5, 1, 11, 0.389, "P2"),
    ]
    assert len(grid.empty) == 5


def test_the_words_are_those_that_the_turns_hold(designed):
    grid = design_grid(designed)
    for cell in (*grid.cells, grid.total):
        turns = [turn for name in cell.documents for turn in read_turns(designed, name)]
        for role, words in (("participant", cell.words), ("interviewer", cell.moderator_words)):
            assert words == sum(len(turn.text.split()) for turn in turns if turn.role == role)
    assert participant_words(designed.store) == {
        row["id"]: told["participant_words"]
        for row, told in zip(designed.store.rows("documents", order="name_key"), list_documents(designed), strict=True)
    }


def test_without_a_design_a_row_is_a_group(designed):
    for attribute in ("role", "absence"):
        declare_design(designed, attribute, design=False)
    grid = design_grid(designed)
    assert grid.attributes == ("group",)
    assert [(cell.site, cell.values) for cell in grid.cells] == [
        ("Nord", ("Nord ansatte",)),
        ("Nord", ("Nord ledere",)),
        ("Sør", ("Sør ansatte",)),
    ]


def test_documents_without_a_group_stand_last_and_are_named(talks):
    grid = design_grid(talks)
    assert grid.outside == ("a", "b", "c", "d")
    assert shown(talks) == [("", "", 0, 4, 5, 0, 11, 0.389, ""), (ALL, ALL, 0, 4, 5, 0, 11, 0.389, "")]


def test_an_empty_study_has_an_empty_grid(desk):
    assert shown(desk) == [(ALL, ALL, 0, 0, 0, 0, 0, None, "")]
    assert design_grid(desk).matrix() == ((), (), ())


def test_a_text_without_turns_is_nobodys_talk(desk):
    add_document(desk, "notat", text="Ett to tre.")
    assert shown(desk)[-1] == (ALL, ALL, 0, 1, 0, 0, 3, 0.0, "")


def test_an_attribute_of_sites_makes_no_cells_that_cannot_be(designed):
    for site, value in (("Nord", "town"), ("Sør", "country")):
        set_attribute(designed, site, "place", value, kind="site")
    declare_design(designed, "place")
    declare_design(designed, "absence", design=False)
    grid = design_grid(designed)
    assert grid.attributes == ("role", "place")
    assert [(cell.site, cell.values) for cell in grid.cells] == [
        ("Nord", ("employee", "town")),
        ("Nord", ("leader", "town")),
        ("Sør", ("employee", "country")),
        ("Sør", ("leader", "country")),
    ]
    sites, kinds, values = grid.matrix("documents")
    assert (sites, len(kinds)) == (("Nord", "Sør"), 4)
    assert dict(zip(kinds, values[0], strict=True)) == {
        ("employee", "town"): 1,
        ("leader", "town"): 1,
        ("employee", "country"): None,
        ("leader", "country"): None,
    }


def test_an_attribute_of_participants_parts_no_cells_and_is_named(designed):
    declare_design(designed, "sector")
    grid = design_grid(designed)
    assert (grid.attributes, grid.below) == (("role", "absence"), ("sector",))


def test_a_group_without_a_value_has_a_cell_of_its_own_and_makes_no_empty_ones(designed):
    set_attribute(designed, "Nord ledere", "role", "")
    cells = {(cell.site, cell.values): len(cell.groups) for cell in design_grid(designed).cells}
    assert cells == {
        ("Nord", ("employee", "high")): 0,
        ("Nord", ("employee", "low")): 1,
        ("Nord", ("", "low")): 1,
        ("Sør", ("employee", "high")): 1,
        ("Sør", ("employee", "low")): 0,
    }


def test_what_is_not_to_be_told_apart_parts_no_cells(designed):
    grid = design_grid(designed, without=("ABSENCE", "site"))
    assert grid.attributes == ("role",)
    assert [(cell.site, cell.values, len(cell.groups)) for cell in grid.cells] == [
        ("", ("employee",), 2),
        ("", ("leader",), 1),
    ]
    for attribute in ("role", "absence"):
        declare_design(designed, attribute, design=False)
    assert len(design_grid(designed, without=("group",)).cells) == 2


def test_a_heat_map_gets_sites_kinds_and_figures(designed):
    sites, kinds, values = design_grid(designed).matrix("moderator_share")
    assert sites == ("Nord", "Sør")
    assert kinds == (("employee", "high"), ("employee", "low"), ("leader", "high"), ("leader", "low"))
    assert values == ((None, pytest.approx(1 / 3), None, 0.5), (pytest.approx(1 / 3), None, None, None))
    assert design_grid(designed).matrix("silent")[2] == ((0, 1, 0, 0), (0, 0, 0, 0))
