"""Overlap of themes as a picture."""

import pytest

from thematic.errors import BadInput
from thematic.report.pictures.overlap import Pair, overlap_pictures
from thematic.report.pictures.palette import lightness
from thematic.report.words import Words

NAMES = ("Klima", "Ledelse", "Hverdag", "Retning")


def test_every_pair_has_a_cell_with_its_index_and_its_counts():
    pairs = [Pair(0, 1, 1, 4), Pair(0, 2, 3, 4), Pair(1, 2, 0, 9), Pair(0, 3, 0, 0), Pair(1, 3, 1, 8)]
    (picture,) = overlap_pictures(NAMES, pairs, Words("nb"), measure="passages")
    cells = {mark.name: mark for mark in picture.drawing.named("cell")}
    assert set(cells) == {f"cell-{b}-{a}" for b in range(4) for a in range(b)}
    assert lightness(cells["cell-2-0"].fill) < lightness(cells["cell-1-0"].fill) < lightness(cells["cell-2-1"].fill)
    assert [name for name, cell in cells.items() if cell.dashed] == ["cell-3-2"]
    figures = [mark.text for mark in picture.drawing.named("figures")]
    assert figures == ["0,25", "1/4", "0,75", "3/4", "0,00", "0/9", "–", "0,12", "1/8"]
    assert picture.alt == (
        "Rutenett som viser hvor mye 4 temaer overlapper parvis, målt i passasjer. Mest felles: "
        "Klima og Hverdag 0,75 (3 av 4); Klima og Ledelse 0,25 (1 av 4); Ledelse og Retning 0,12 (1 av 8)."
    )


def test_many_themes_take_several_pictures():
    names = [f"tema {number}" for number in range(20)]
    pairs = [Pair(a, b, 0, 5) for a in range(20) for b in range(a + 1, 20)]
    pictures = overlap_pictures(names, pairs, Words("en"), measure="groups")
    assert len(pictures) == 2
    assert sum(len(picture.drawing.named("cell")) for picture in pictures) == 190
    assert "No themes share anything." in pictures[0].alt


def test_one_theme_overlaps_nothing():
    with pytest.raises(BadInput, match="two themes"):
        overlap_pictures(NAMES[:1], [], Words("en"), measure="passages")
