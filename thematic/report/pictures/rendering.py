"""A drawing to SVG and PNG: the same bytes for the same drawing, with what it shows in words inside the file."""

import io
import re
import zlib
from collections import Counter
from typing import TYPE_CHECKING, Any, Literal
from xml.sax.saxutils import escape

from thematic.report.legible import legible
from thematic.report.pictures.drawing import Anchor, Area, Box, Drawing, Mark, Sign, Stroke, Text, hatching
from thematic.report.pictures.library import settings
from thematic.report.pictures.typeface import TYPEFACE
from thematic.report.words import TAGS

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure

RESOLUTION = 200
"""Dots an inch of a PNG."""

FALLBACKS = f"'{TYPEFACE}', Verdana, Arial, sans-serif"
"""Typefaces of an SVG, where the first is not on the reader's machine: none of them runs much wider."""

ALIGNED: dict[Anchor, Literal["left", "center", "right"]] = {"start": "left", "middle": "center", "end": "right"}
DASHES = (0, (3.0, 2.0))
SHAPES: dict[str, tuple[tuple[float, float], ...]] = {
    "square": ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)),
    "diamond": ((0.0, -0.6), (0.6, 0.0), (0.0, 0.6), (-0.6, 0.0)),
    "triangle": ((-0.55, 0.45), (0.55, 0.45), (0.0, -0.55)),
}
"""Corners of a marker one point across, y downwards."""


def svg_bytes(drawing: Drawing, *, title: str, alt: str, language: str) -> bytes:
    """The drawing as SVG with live text; a screen reader says ``title`` and ``alt``."""
    drawn = _saved(drawing, "svg", {"Date": None, "Creator": None, "Format": None, "Type": None})
    text = drawn.decode("utf-8").replace(f"'{TYPEFACE}'", FALLBACKS)
    text = re.sub(r"\s*<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
    own = f"{zlib.crc32(alt.encode('utf-8', 'replace')):08x}"
    opened = f'<svg role="img" aria-labelledby="title-{own} desc-{own}" xml:lang="{TAGS[language]}" '
    spoken = "".join(
        f'\n <{tag} id="{tag}-{own}">{escape(legible(said))}</{tag}>' for tag, said in (("title", title), ("desc", alt))
    )
    return re.sub(r"<svg ([^>]*>)", lambda head: opened + head[1] + spoken, text, count=1).encode("utf-8")


def png_bytes(drawing: Drawing, *, alt: str) -> bytes:
    """The drawing as PNG at ``RESOLUTION``, with ``alt`` as its description."""
    return _saved(drawing, "png", {"Software": None, "Description": alt})


def _saved(drawing: Drawing, format: str, metadata: dict[str, str | None]) -> bytes:
    with settings():
        from matplotlib.figure import Figure

        figure = Figure(figsize=(drawing.width / 72, drawing.height / 72), dpi=72)
        _add(figure, drawing)
        saved = io.BytesIO()
        figure.savefig(saved, format=format, dpi=72 if format == "svg" else RESOLUTION, metadata=metadata)
    return saved.getvalue()


def _add(figure: "Figure", drawing: Drawing) -> None:
    """Every mark as an artist, each above the one before it; one point is one unit, y downwards."""
    from matplotlib.transforms import Affine2D

    place = Affine2D().scale(1 / 72, -1 / 72).translate(0, drawing.height / 72) + figure.dpi_scale_trans
    used: Counter[str] = Counter()
    for layer, mark in enumerate(drawing.marks):
        for artist in _artists(mark):
            artist.set_transform(place)
            artist.set_zorder(layer)
            if mark.name:
                # An id stands once in an SVG: the second mark of a name is "label.2".
                used[mark.name] += 1
                artist.set_gid(f"{mark.name}.{used[mark.name]}" if used[mark.name] > 1 else mark.name)
            figure.add_artist(artist)


def _artists(mark: Mark) -> "list[Artist]":
    match mark:
        case Box():
            return _box(mark)
        case Stroke():
            return [_line(mark.points, mark.colour, mark.line, dashed=mark.dashed)]
        case Area():
            return [_polygon(mark.points, mark.fill, "", 0)]
        case Sign():
            return [_sign(mark)]
        case Text():
            return [_text(mark)]


def _box(box: Box) -> "list[Artist]":
    from matplotlib.collections import LineCollection
    from matplotlib.patches import Rectangle

    made: list[Artist] = [
        Rectangle(
            (box.x, box.y),
            box.width,
            box.height,
            facecolor=box.fill or "none",
            edgecolor=box.edge or "none",
            linewidth=box.line if box.edge else 0,
            linestyle=DASHES if box.dashed else "solid",
        )
    ]
    if box.hatched:
        made.append(LineCollection(list(hatching(box)), colors=[box.edge or "black"], linewidths=[0.5]))
    return made


def _line(points: tuple[tuple[float, float], ...], colour: str, line: float, *, dashed: bool) -> "Artist":
    from matplotlib.lines import Line2D

    xs, ys = zip(*points, strict=True)
    style: Any = DASHES if dashed else "solid"
    return Line2D(xs, ys, color=colour, linewidth=line, linestyle=style, solid_capstyle="butt")


def _polygon(points: tuple[tuple[float, float], ...], fill: str, edge: str, line: float) -> "Artist":
    from matplotlib.patches import Polygon

    return Polygon(points, closed=True, facecolor=fill or "none", edgecolor=edge or "none", linewidth=line)


def _sign(sign: Sign) -> "Artist":
    from matplotlib.patches import Circle, PathPatch
    from matplotlib.path import Path

    if sign.shape == "circle":
        return Circle(
            (sign.x, sign.y), sign.size / 2, facecolor=sign.fill or "none", edgecolor=sign.edge, linewidth=sign.line
        )
    if sign.shape == "cross":
        arm = sign.size / 2
        corners = [(-arm, -arm), (arm, arm), (-arm, arm), (arm, -arm)]
        moves = [Path.MOVETO, Path.LINETO, Path.MOVETO, Path.LINETO]
        crossed = Path([(sign.x + x, sign.y + y) for x, y in corners], moves)
        return PathPatch(crossed, facecolor="none", edgecolor=sign.edge, linewidth=sign.line)
    corners = [(sign.x + x * sign.size, sign.y + y * sign.size) for x, y in SHAPES[sign.shape]]
    return _polygon(tuple(corners), sign.fill, sign.edge, sign.line)


def _text(text: Text) -> "Artist":
    from matplotlib.text import Text as Type

    return Type(
        text.x,
        text.y,
        legible(text.text),
        color=text.colour,
        fontsize=text.size,
        fontfamily=TYPEFACE,
        fontweight="bold" if text.bold else "normal",
        horizontalalignment=ALIGNED[text.anchor],
        verticalalignment="baseline",
        rotation=90 if text.turned else 0,
        rotation_mode="anchor",
        parse_math=False,
    )
