"""The pictures of a chapter: the design, the themes, and the differences of each contrast, where there is any."""

from dataclasses import replace
from typing import Literal

from thematic.contrast.result import Contrast
from thematic.report.blocks import Picture
from thematic.report.contrast_columns import Setting
from thematic.report.numbering import Numbers
from thematic.report.picture import Picture as Drawn
from thematic.report.pictures.difference import difference_pictures
from thematic.report.pictures.grid import grid_pictures
from thematic.report.pictures.theme_map import theme_pictures
from thematic.report.pictures.theme_tree import theme_tree
from thematic.store.desk import Desk
from thematic.transcripts.grid import design_grid

Form = Literal["svg", "png"]
"""What the pictures are drawn as: SVG for HTML, PNG for Word and Markdown."""

FEW = 40
"""A theme map with more codes than these shows the themes alone."""


def design_pictures(desk: Desk, setting: Setting, numbers: Numbers, form: Form) -> list[Picture]:
    """The kinds of groups by site, where the design tells kinds apart and there is more than one site."""
    grid = design_grid(desk)
    if not grid.total.documents or grid.attributes == ("group",) or len({cell.site for cell in grid.cells}) < 2:
        return []
    return [_block(one, numbers.next(), form) for one in grid_pictures(grid, setting.labels, setting.words)]


def map_pictures(desk: Desk, setting: Setting, numbers: Numbers, form: Form) -> list[Picture]:
    """The themes, with their codes where these are few."""
    words = setting.words
    tree = theme_tree(desk, setting.labels, loose=words.say("pic_no_theme"))
    codes = desk.store.count("codes") <= FEW
    return [_block(one, numbers.next(), form) for one in theme_pictures(tree, words, codes=codes)]


def contrast_pictures(contrast: Contrast, setting: Setting, numbers: Numbers, form: Form) -> list[Picture]:
    """The rows of a contrast's table with their intervals; what the notes say stands under the table already."""
    if not contrast.rows:
        return []
    pictures = difference_pictures(contrast, setting)
    return [replace(_block(one, numbers.next(), form), notes=()) for one in pictures]


def _block(picture: Drawn, number: str, form: Form) -> Picture:
    """The picture drawn in one form only: drawing takes longer than all the text."""
    return Picture(
        svg=picture.svg if form == "svg" else b"",
        png=picture.png if form == "png" else b"",
        alt=picture.alt,
        caption=picture.caption,
        number=number,
        width=picture.width,
        language=picture.language,
        notes=picture.notes,
    )
