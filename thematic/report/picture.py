"""A picture as a value: the drawing, its caption, and what it shows in words for who cannot see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from thematic.report.blocks import Picture as Block
from thematic.report.files import check_suffix, write_whole
from thematic.report.pictures.drawing import POINTS, Drawing
from thematic.report.table import Note

SUFFIXES = (".svg", ".png")


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, and what goes with it in print.

    ``kind`` is the word after ``thematic plot``; ``caption`` and ``notes`` stand below the picture, never in it;
    ``number`` is the figure's own ("3-1"), or ""; ``alt`` says the main figures in words; ``language`` is "nb" or "en".
    Equal pictures give equal bytes.
    """

    kind: str
    drawing: Drawing
    caption: str
    alt: str
    notes: tuple[Note, ...] = ()
    number: str = ""
    language: str = "en"

    @property
    def width(self) -> float:
        """In centimetres."""
        return self.drawing.width / POINTS

    @property
    def height(self) -> float:
        """In centimetres."""
        return self.drawing.height / POINTS

    @property
    def svg(self) -> bytes:
        """An SVG file with live text; ``caption`` and ``alt`` are its title and description."""
        from thematic.report.pictures.rendering import svg_bytes

        return svg_bytes(self.drawing, title=self.caption, alt=self.alt, language=self.language)

    @property
    def png(self) -> bytes:
        """A PNG file at 200 dots an inch; ``alt`` is its description."""
        from thematic.report.pictures.rendering import png_bytes

        return png_bytes(self.drawing, alt=self.alt)

    def block(self, *, number: str = "") -> Block:
        """The picture as a block of a document, as figure ``number``, else with its own number."""
        return Block(
            svg=self.svg,
            png=self.png,
            alt=self.alt,
            caption=self.caption,
            number=number or self.number,
            width=self.width,
            language=self.language,
            notes=self.notes,
        )


def write_pictures(path: Path, pictures: Sequence[Picture]) -> list[Path]:
    """Write the first picture to ``path`` and any others beside it ("x.svg", "x-2.svg", ...); returns the files.

    Raises UsageError for a suffix other than .svg and .png, BadInput where the folder cannot be written.
    """
    suffix = check_suffix(path, known=SUFFIXES)
    paths = [path, *(path.with_name(f"{path.stem}-{place}{path.suffix}") for place in range(2, len(pictures) + 1))]
    for one, picture in zip(paths, pictures, strict=False):
        write_whole(one, picture.svg if suffix == ".svg" else picture.png)
    return paths[: len(pictures)]
