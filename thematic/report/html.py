"""Chapters as one HTML file that needs nothing else: it reads on a screen, in print and aloud."""

import base64
from collections.abc import Iterator, Sequence
from html import escape

from thematic.report.blocks import Block, Chapter, Heading, Picture, Quotation
from thematic.report.markdown import slug
from thematic.report.ooxml import legible
from thematic.report.table import Cell, Line, Note, Table
from thematic.report.words import TAGS, Words

STYLE = """
:root { --ink: #1f2933; --grey: #52606d; --rule: #9aa5b1; --shade: #e4e7eb; --tint: #f5f7fa; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 46rem; color: var(--ink); background: #fff;
  font: 1rem/1.55 Arial, "Liberation Sans", Helvetica, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 3rem 0 1rem; }
header h1 { font-size: 2rem; margin: 0; }
header p { color: var(--grey); margin: .25rem 0 2rem; }
h2 { font-size: 1.25rem; margin: 2.25rem 0 .6rem; }
h3 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; }
p, ul { margin: 0 0 .8rem; }
nav { border-top: 1px solid var(--rule); border-bottom: 1px solid var(--rule); padding: .75rem 0; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav ul ul { padding-left: 1.25rem; }
a { color: inherit; }
blockquote { margin: 0 0 .9rem; padding: .1rem 0 .1rem 1rem; border-left: 3px solid var(--shade); }
blockquote p { margin: 0 0 .2rem; }
.wide { overflow-x: auto; }
figure { margin: 1.5rem 0 2rem; }
figure img { max-width: 100%; height: auto; }
figcaption, .caption { margin: .5rem 0 .2rem; font-size: .92rem; }
.note { color: var(--grey); font-size: .82rem; line-height: 1.45; margin: 0 0 .2rem; }
table { border-collapse: collapse; width: 100%; font-size: .88rem; line-height: 1.4;
  border-top: 2px solid var(--ink); border-bottom: 2px solid var(--ink); }
th, td { padding: .35rem .5rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--shade); }
thead th { background: var(--shade); vertical-align: bottom; border-bottom: 1px solid var(--rule); }
tbody th { background: var(--tint); }
.right { text-align: right; } .center { text-align: center; }
.dense table { font-size: .72rem; } .dense th, .dense td { padding: .2rem .3rem; }
td p, th p, td ul { margin: 0 0 .15rem; }
td ul { padding-left: 1.1rem; }
.figures { color: var(--grey); font-size: .92em; }
.quote { font-style: italic; } .quote .by, .quote strong { font-style: normal; }
.l1 { padding-left: 1em; } .l2 { padding-left: 2em; } .l3 { padding-left: 3em; }
@page { size: A4; margin: 2.2cm; }
@page turned { size: A4 landscape; margin: 1.6cm; }
@media print {
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  nav { display: none; }
  section.turned { page: turned; break-before: page; }
  h1, h2, h3, .lead { break-after: avoid; }
  tr, blockquote, figure img { break-inside: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; }
  .caption { break-before: avoid; }
}
"""


def html_text(chapters: Sequence[Chapter], *, title: str, subtitle: str = "", language: str) -> str:
    """An HTML document with ``title``, a list of its headings, then every chapter. Equal values give equal text."""
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{TAGS.get(language, language)}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_text(title)}</title>",
        f"<style>{STYLE}</style>",
        "</head>",
        "<body>",
        "<header>",
        f"<h1>{_text(title)}</h1>",
        f"<p>{_text(subtitle)}</p>" if subtitle else "",
        "</header>",
        *_contents(chapters, Words(language)),
        "<main>",
    ]
    for place, chapter in enumerate(chapters, start=1):
        parts += _chapter(chapter, place)
    return "\n".join(part for part in (*parts, "</main>", "</body>", "</html>") if part) + "\n"


def _contents(chapters: Sequence[Chapter], words: Words) -> Iterator[str]:
    headed = [(place, chapter) for place, chapter in enumerate(chapters, start=1) if chapter.heading]
    if len(headed) < 2:
        return
    yield f'<nav aria-label="{_text(words.say("contents"))}">'
    yield "<ul>"
    for place, chapter in headed:
        yield f'<li><a href="#c{place}">{_text(chapter.heading)}</a>'
        below = [
            (number, block)
            for number, block in enumerate(chapter.blocks, start=1)
            if isinstance(block, Heading) and block.level == 2
        ]
        if below:
            links = (f'<li><a href="#c{place}-{number}">{_text(block.text)}</a></li>' for number, block in below)
            yield f"<ul>{''.join(links)}</ul>"
        yield "</li>"
    yield "</ul>"
    yield "</nav>"


def _chapter(chapter: Chapter, place: int) -> Iterator[str]:
    turned = ' class="turned"' if chapter.landscape else ""
    yield f'<section id="c{place}"{turned}>'
    if chapter.heading:
        yield f"<h1>{_text(chapter.heading)}</h1>"
    bullets: list[Line] = []
    for number, block in enumerate((*chapter.blocks, None), start=1):
        if isinstance(block, Line) and block.kind == "bullet":
            bullets.append(block)
            continue
        if bullets:
            yield _lines(tuple(bullets))
            bullets = []
        if block is not None:
            yield from _block(block, f"c{place}-{number}")
    yield "</section>"


def _block(block: Block, name: str) -> Iterator[str]:
    if isinstance(block, Heading):
        level = min(max(block.level, 2), 6)
        yield f'<h{level} id="{name}">{_text(block.text)}</h{level}>'
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Picture):
        yield from _picture(block)
    elif isinstance(block, Quotation):
        yield f"<blockquote>{''.join(f'<p>{_inline(line)}</p>' for line in block.lines)}</blockquote>"
    else:
        yield f"<p>{_inline(block)}</p>"


def _picture(picture: Picture) -> Iterator[str]:
    data = base64.b64encode(picture.svg).decode()
    named = _label("figure", picture.number, picture.caption, picture.language)
    yield f'<figure id="fig-{slug(picture.number or picture.caption)}">'
    yield f'<img src="data:image/svg+xml;base64,{data}" alt="{_text(picture.alt)}">'
    yield f"<figcaption>{named}</figcaption>"
    yield from _notes(picture.notes, picture.language)
    yield "</figure>"


def _table(table: Table) -> Iterator[str]:
    name = f"tbl-{slug(table.number or table.caption)}"
    width = len(table.columns)
    dense = " dense" if width >= 9 else ""
    yield f'<figure class="table{dense}" id="{name}">'
    label = f' aria-label="{_text(table.alt)}"' if table.alt else ""
    yield f'<div class="wide" tabindex="0"><table aria-describedby="{name}-caption"{label}>'
    whole = sum(column.width for column in table.columns)
    shares = "".join(f'<col style="width:{100 * column.width / whole:.1f}%">' for column in table.columns)
    yield f"<colgroup>{shares}</colgroup>"
    yield "<thead>"
    for band in table.bands:
        yield f'<tr><th colspan="{width}">{_text(band)}</th></tr>'
    heads = (
        f'<th scope="col"{_align(table, index)}>{_text(column.heading)}</th>'
        for index, column in enumerate(table.columns)
    )
    yield f"<tr>{''.join(heads)}</tr>"
    yield "</thead>"
    yield "<tbody>"
    for row in table.rows:
        yield f"<tr>{''.join(_cells(row, table))}</tr>"
    yield "</tbody>"
    yield "</table></div>"
    caption = _label("table", table.number, table.caption, table.language)
    yield f'<figcaption class="caption" id="{name}-caption">{caption}</figcaption>'
    yield from _notes(table.notes, table.language)
    yield "</figure>"


def _notes(notes: Sequence[Note], language: str) -> Iterator[str]:
    general = " ".join(note.text for note in notes if not note.mark)
    if general:
        yield f'<p class="note"><em>{_text(Words(language).say("note"))}</em> {_text(general)}</p>'
    marked = [f"<sup>{_text(note.mark)}</sup>&nbsp;{_text(note.text)}" for note in notes if note.mark]
    if marked:
        yield f'<p class="note">{" &ensp;".join(marked)}</p>'


def _label(kind: str, number: str, caption: str, language: str) -> str:
    named = f"<strong>{_text(Words(language).say(kind))} {_text(number)}</strong> &ensp;" if number else ""
    return f"{named}{_text(caption)}"


def _align(table: Table, index: int) -> str:
    side = table.align(index)
    return "" if side == "left" else f' class="{side}"'


def _cells(row: tuple[Cell, ...], table: Table) -> Iterator[str]:
    if len(row) < len(table.columns):
        first = row[0]
        heads = isinstance(first, tuple) and len(first) == 1 and first[0].kind == "heading"
        tag, scope = ("th", ' scope="rowgroup"') if heads else ("td", "")
        yield f'<{tag} colspan="{len(table.columns)}"{scope}>{_cell(first)}</{tag}>'
        return
    for index, cell in enumerate(row):
        yield f"<td{_align(table, index)}>{_cell(cell)}</td>"


def _cell(cell: Cell) -> str:
    if isinstance(cell, tuple):
        return _lines(cell)
    return "" if cell is None else _text(str(cell))


def _lines(lines: tuple[Line, ...]) -> str:
    """Lines as paragraphs, bullets as lists in each other; what stands under a bullet goes with it."""
    parts: list[str] = []
    depth = 0
    for line in lines:
        if line.kind == "bullet":
            wanted = line.level + 1
            if depth >= wanted:
                parts.append("</li>" + "</ul></li>" * (depth - wanted))
            else:
                parts.append("<ul>" * (wanted - depth))
            parts.append(f"<li>{_inline(line)}")
            depth = wanted
        else:
            kind = f"{line.kind} " if line.kind in ("figures", "quote") else ""
            level = f"l{min(line.level, 3)}" if line.level and not depth else ""
            style = f"{kind}{level}".strip()
            text = f"<strong>{_inline(line)}</strong>" if line.kind == "heading" else _inline(line)
            parts.append(f'<p class="{style}">{text}</p>' if style else f"<p>{text}</p>")
    if depth:
        parts.append("</li>" + "</ul></li>" * (depth - 1) + "</ul>")
    return "".join(parts)


def _inline(line: Line) -> str:
    lead = f"<strong>{_text(line.lead)}</strong> " if line.lead else ""
    text = _text(line.text)
    if line.language:
        text = f'<span lang="{_text(TAGS.get(line.language, line.language))}">{text}</span>'
    tail = f' <span class="by">{_text(line.tail)}</span>' if line.tail else ""
    marks = f"<sup>{_text(','.join(line.marks))}</sup>" if line.marks else ""
    return f"{lead}{text}{tail}{marks}"


def _text(text: str) -> str:
    return escape(legible(text)).replace("\n", "<br>")
