"""The pictures of a chapter: the design, the themes, and the differences of each contrast, where there is any."""

from dataclasses import replace

from thematic.contrast.result import Contrast
from thematic.report.blocks import Picture
from thematic.report.contrast_columns import Setting
from thematic.report.numbering import Numbers
from thematic.report.pictures.difference import difference_pictures
from thematic.report.pictures.grid import grid_pictures
from thematic.report.pictures.theme_map import theme_pictures
from thematic.report.pictures.theme_tree import theme_tree
from thematic.store.desk import Desk
from thematic.transcripts.grid import design_grid

FEW = 40
"""A theme map with more codes than these shows the themes alone."""


def design_pictures(desk: Desk, setting: Setting, numbers: Numbers) -> list[Picture]:
    """The kinds of groups by site, where the design tells kinds apart and there is more than one site."""
    grid = design_grid(desk)
    if not grid.total.documents or grid.attributes == ("group",) or len({cell.site for cell in grid.cells}) < 2:
        return []
    return [one.block(number=numbers.next()) for one in grid_pictures(grid, setting.labels, setting.words)]


def map_pictures(desk: Desk, setting: Setting, numbers: Numbers) -> list[Picture]:
    """The themes, with their codes where these are few."""
    words = setting.words
    tree = theme_tree(desk, setting.labels, loose=words.say("pic_no_theme"))
    codes = desk.store.count("codes") <= FEW
    return [one.block(number=numbers.next()) for one in theme_pictures(tree, words, codes=codes)]


def contrast_pictures(contrast: Contrast, setting: Setting, numbers: Numbers) -> list[Picture]:
    """The rows of a contrast's table with their intervals; what the notes say stands under the table already."""
    if not contrast.rows:
        return []
    pictures = difference_pictures(contrast, setting)
    return [replace(one.block(number=numbers.next()), notes=()) for one in pictures]
