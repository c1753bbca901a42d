"""The theme map: every theme and code once in its place, with the groups that the theme table counts."""

import pytest

from thematic.errors import BadInput, NotFound
from thematic.report.labels import labels_of
from thematic.report.pictures.drawing import TALLEST
from thematic.report.pictures.theme_map import BARS, theme_pictures
from thematic.report.pictures.theme_tree import theme_tree
from thematic.report.theme_tables import theme_table
from thematic.report.words import Words
from thematic.store.desk import Desk
from thematic.store.file import create


def tree_of(desk, theme=None):
    return theme_tree(desk, labels_of(desk), loose="Uten tema", theme=theme)


def test_themes_count_the_groups_of_the_theme_table(demo_desk):
    table = theme_table(demo_desk)
    names = [column.name for column in table.columns]
    counted = {row[names.index("theme")]: row[names.index("groups")] for row in table.rows}
    tree = tree_of(demo_desk)
    everything = [theme for top in tree.themes for theme in top.everything]
    assert {theme.name: theme.groups for theme in everything} == counted
    assert tree.of == 36
    assert sum(len(theme.codes) for theme in everything) == demo_desk.store.count("codes")


def test_codes_stand_under_their_theme_and_their_code(desk):
    climate, loose = tree_of(desk).themes if len(tree_of(desk).themes) > 1 else (*tree_of(desk).themes, None)
    assert loose is None
    assert [(code.label, code.level, code.groups) for code in climate.codes] == [
        ("ledere som er lette å få tak i", 0, 4),
        ("også på telefon om kvelden", 1, 2),
        ("slitasje på dem som er igjen", 0, 4),
    ]
    (daily,) = climate.themes
    assert (daily.label, daily.groups, climate.depth) == ("Hverdag", 6, 2)


def test_every_theme_has_a_box_and_every_code_a_bar_as_long_as_its_groups(desk):
    tree = tree_of(desk)
    (picture,) = theme_pictures(tree, Words("nb"))
    drawing = picture.drawing
    assert len(drawing.named("theme")) == 2
    assert [bar.width for bar in drawing.named("bar")] == [pytest.approx(BARS * n / 8) for n in (4, 2, 4, 6)]
    assert [mark.text for mark in drawing.named("count")] == ["4", "2", "4", "6"]
    assert {"Klima", "Hverdag", "8 grupper", "6 grupper", "kandidat", "antall grupper av 8"} <= set(drawing.texts)
    assert picture.alt == (
        "Temakart med 2 temaer, og hvor mange grupper som tok opp hvert av dem. Klima (8 av 8): "
        "ledere som er lette å få tak i (4 av 8); slitasje på dem som er igjen (4 av 8); "
        "også på telefon om kvelden (2 av 8). Hverdag (6 av 8): humor i hverdagen (6 av 8)."
    )


def test_boxes_of_a_level_do_not_overlap_and_hold_their_words(demo_desk):
    for picture in theme_pictures(tree_of(demo_desk), Words("en")):
        boxes = picture.drawing.named("theme")
        for one in boxes:
            for other in boxes:
                if one is not other:
                    assert (
                        one.x + one.width <= other.x + 1e-6
                        or other.x + other.width <= one.x + 1e-6
                        or one.y + one.height <= other.y + 1e-6
                        or other.y + other.height <= one.y + 1e-6
                    )
        for track in picture.drawing.named("track"):
            assert any(
                box.x < track.x and box.y < track.y and track.y + track.height < box.y + box.height for box in boxes
            )
        assert picture.height <= TALLEST


def test_themes_alone_go_on_one_page(demo_desk):
    (picture,) = theme_pictures(tree_of(demo_desk), Words("en"), codes=False)
    assert len(picture.drawing.named("theme")) == 6
    assert picture.drawing.named("code") == []
    assert picture.caption == "The themes, and how many groups raised them"


def test_a_code_without_a_theme_and_a_parked_one_are_shown(desk):
    with desk.change("park"):
        desk.store.insert("codes", {"name": "odd", "label_nb": "noe annet", "parked": "for lite"})
    tree = tree_of(desk)
    assert [(theme.label, theme.status) for theme in tree.themes] == [("Klima", "candidate"), ("Uten tema", "")]
    (picture,) = theme_pictures(tree, Words("nb"))
    assert {"Uten tema", "noe annet", "parkert"} <= set(picture.drawing.texts)
    assert len(tree_of(desk, "daily").themes) == 1


def test_a_theme_without_codes_has_a_place(desk):
    with desk.change("make"):
        desk.store.insert("themes", {"name": "empty", "label_nb": "Tomt", "status": "defined", "position": 9})
    (picture,) = theme_pictures(tree_of(desk), Words("nb"))
    assert {"Tomt", "0 grupper", "definert"} <= set(picture.drawing.texts)


def test_no_themes_and_unknown_themes_are_said(desk, tmp_path):
    with pytest.raises(NotFound, match="no theme 'climat'"):
        tree_of(desk, "climat")
    store = create(tmp_path / "x.thematic")
    with pytest.raises(BadInput, match="no themes to draw"):
        tree_of(Desk(store, "kari"))
    store.close()
