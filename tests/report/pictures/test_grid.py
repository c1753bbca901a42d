"""The design grid as a picture."""

import pytest

from thematic.errors import BadInput
from thematic.report.labels import labels_of
from thematic.report.pictures.drawing import TALLEST
from thematic.report.pictures.grid import grid_pictures
from thematic.report.pictures.palette import lightness
from thematic.report.words import Words
from thematic.store.desk import Desk
from thematic.store.file import create
from thematic.transcripts.cases import set_attribute
from thematic.transcripts.grid import design_grid


def pictures(desk, language="nb"):
    return grid_pictures(design_grid(desk), labels_of(Desk(desk.store, "kari", language)), Words(language))


def test_every_cell_has_its_figures_and_its_shade(demo_desk):
    grid = design_grid(demo_desk)
    (picture,) = pictures(demo_desk)
    cells = picture.drawing.named("cell")
    assert len(cells) == len(grid.cells) == 32
    sites, kinds, words = grid.matrix("words")
    shades = {
        (int(row), int(column)): lightness(cell.fill) for cell in cells for _cell, row, column in [cell.name.split("-")]
    }
    by_words = sorted((words[row][column], -light) for (row, column), light in shades.items())
    assert [light for _words, light in by_words] == sorted(light for _words, light in by_words)
    figures = [mark.text for mark in picture.drawing.named("figures")]
    assert len(figures) == 3 * 32
    assert f"{words[0][0]} ord" in figures
    assert {"medarbeidere", "lavt fravær", "I alt", *sites} <= set(picture.drawing.texts)
    assert "36 grupper" in picture.drawing.texts
    assert picture.alt.startswith("Rutenett med 8 steder nedover og 4 typer grupper bortover: i alt 36 grupper")
    assert "Alle cellene er fylt." in picture.alt
    assert len(kinds) == 4


def test_an_empty_cell_is_hatched_and_named(make):
    desk = make(sites=("Nord", "Sør"))
    set_attribute(desk, "Sør-high", "absence", "low")
    (picture,) = pictures(desk, "en")
    hatched = [mark for mark in picture.drawing.named("cell") if mark.hatched]
    assert [mark.name for mark in hatched] == ["cell-1-1"]
    assert "no group" in picture.drawing.texts
    assert picture.alt.endswith("Empty cells: Sør, high absence.")


def test_without_a_design_every_group_has_a_row(make):
    desk = make(sites=("Nord", "Sør"))
    with desk.change("declare"):
        desk.store.update("attributes", 1, {"design": 0})
    (picture,) = pictures(desk)
    assert picture.caption == "Grupper, deltakere og ord etter sted"
    assert len(picture.drawing.named("cell")) == 4
    assert "1 gruppe, 4 deltakere, 44 ord" in picture.drawing.texts or picture.drawing.named("figures")
    assert picture.alt.startswith("Gruppene med deltakere og ord, 2 steder: i alt 4 grupper")


def test_a_large_design_takes_several_pictures_with_the_totals_under_the_last(make):
    sites = [f"Sted {number}" for number in range(25)]
    first, second = pictures(make(sites=sites), "en")
    assert first.caption == "Groups, participants and words by site and kind of group, 1 of 2"
    assert all(picture.height <= TALLEST for picture in (first, second))
    assert sum(len(picture.drawing.named("cell")) for picture in (first, second)) == 50
    assert ("50 groups" in first.drawing.texts, "50 groups" in second.drawing.texts) == (False, True)
    assert not first.notes
    assert second.notes[0].text == "Words are the participants’; the more, the darker the cell."


def test_an_empty_study_has_no_grid(tmp_path):
    store = create(tmp_path / "x.thematic")
    with pytest.raises(BadInput, match="no documents"):
        pictures(Desk(store, "kari"))
    store.close()
