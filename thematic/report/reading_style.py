"""How a reading copy looks, on a screen and in print: measures in millimetres, so that both break alike."""

from collections.abc import Iterable

from thematic.report.reading_copy import Ink

PAGE, TIME, WHO, NUMBER, MARGIN = 186.0, 13.0, 23.0, 8.0, 54.0
"""Widths of the page and of its columns; the text has the rest."""

TYPE, SMALL = 9.2, 7.4
"""Sizes of the type of the text and of what stands in the margin, in points."""

POINT = 0.352778

STYLE = """
:root { --ink: #1f2933; --grey: #52606d; --rule: #cbd2d9; --faint: #e4e7eb; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 10mm 4mm 20mm; width: 194mm; color: var(--ink); background: #fff;
  font: 9.2pt/1.45 Arial, "Liberation Sans", Helvetica, sans-serif;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }
h1 { font-size: 17pt; line-height: 1.2; margin: 0 0 1mm; }
h2 { font-size: 11pt; margin: 8mm 0 2mm; }
p { margin: 0 0 1.5mm; max-width: 150mm; }
a { color: inherit; }
.under { color: var(--grey); font-size: 10.5pt; }
.small, .key { color: var(--grey); font-size: 8.2pt; }
.skip { position: absolute; left: -999mm; }
.skip:focus { position: static; }
.vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.legend { list-style: none; margin: 0; padding: 0; columns: 3; column-gap: 6mm; font-size: 8.2pt; }
.legend li { break-inside: avoid; padding-left: 4.5mm; position: relative; margin-bottom: .6mm; }
.legend .n { color: var(--grey); }
.swatch { position: absolute; left: 0; top: .6mm; height: 2.6mm; border-left-width: 2.6mm; }
.text { margin-top: 5mm; border-top: .3mm solid var(--ink); border-bottom: .3mm solid var(--ink); padding: 2mm 0; }
.line { display: grid; break-inside: avoid; min-height: 4.6mm; line-height: 4.6mm; position: relative; }
.line.first { padding-top: 1.8mm; }
.time, .no { color: var(--grey); font-size: 7pt; font-variant-numeric: tabular-nums; }
.no { text-align: right; padding-right: 2.2mm; }
.who { font-weight: bold; font-size: 8.2pt; white-space: nowrap; overflow: hidden; text-overflow: ellipsis;
  padding-right: 2mm; }
.said { white-space: pre; tab-size: 4; }
.asks .who { font-weight: normal; }
.asks .said { font-style: italic; color: var(--grey); }
.apart .said { color: var(--grey); font-size: 8.2pt; }
mark { color: inherit; background: none; padding: .45mm 0; text-decoration: underline dotted .22mm var(--grey);
  text-underline-offset: .9mm; }
.d1 { background: #eef3f9; } .d2 { background: #dce7f3; } .d3 { background: #c6d8ea; }
.margin { position: relative; }
.rail { position: absolute; left: 0; top: 0; bottom: 0; }
.rail i { position: absolute; top: 0; bottom: 0; }
.first .rail { top: -1.8mm; }
.first .rail i.a { top: 1.8mm; }
.rail i.a { margin-top: .6mm; }
.rail i.z { margin-bottom: .6mm; }
.tags { position: absolute; right: 0; display: flex; gap: 1.4mm; font-size: 7.4pt; line-height: 4.6mm; }
.tag { position: relative; flex: 0 1 auto; min-width: 2.6mm; display: block; padding-left: 2.4mm;
  text-decoration: none; }
.tag b { font-weight: normal; display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.tag::before { content: ""; position: absolute; left: 0; top: 1.5mm; height: 1.6mm; border-left-width: 1.6mm; }
.r2 b, .r3 b { white-space: normal; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2;
  line-clamp: 2; line-height: 4.2mm; padding-top: .2mm; }
.r3 b { -webkit-line-clamp: 3; line-clamp: 3; }
.tip { display: none; position: absolute; right: 0; top: 4.6mm; z-index: 9; width: 62mm; padding: 2mm 2.5mm;
  background: #fff; border: .25mm solid var(--ink); box-shadow: 0 1mm 3mm rgba(0,0,0,.25); font-size: 8.2pt;
  line-height: 1.4; white-space: normal; }
.tip strong, .tip span { display: block; }
.tip .memo { margin-top: 1mm; padding-top: 1mm; border-top: .2mm solid var(--rule); white-space: pre-line; }
.tag:hover .tip, .tag:focus .tip { display: block; }
.tag:focus { outline: .4mm solid var(--ink); outline-offset: .3mm; }
.tag:target b { background: #fff3bf; }
.line:target .said { background: #fff3bf; }
.index { columns: 2; column-gap: 8mm; font-size: 8.2pt; }
.index div { break-inside: avoid; padding-left: 4.5mm; position: relative; margin-bottom: 1mm; }
.index dt { font-weight: bold; display: inline; } .index dd { display: inline; margin: 0 0 0 1mm; color: var(--grey); }
dl { margin: 0; }
.memos { font-size: 8.6pt; padding-left: 6mm; } .memos li { margin-bottom: 1.5mm; white-space: pre-line; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 1mm 3mm 1mm 0; border-bottom: .2mm solid var(--rule); }
td.n, th.n { text-align: right; }
@page { size: A4; margin: 12mm 12mm 14mm; }
@media print { body { width: 186mm; padding: 0; } .tip, .skip, .back { display: none !important; }
  a { text-decoration: none; } h2 { break-after: avoid; } }
"""

FILLS = ("solid", "dashed", "dotted", "double")
"""How stripes are drawn, told apart where colours are not. They are borders: gradients make a PDF huge and slow."""


def text_width(*, times: bool) -> float:
    """How wide the text runs, in millimetres."""
    return PAGE - (TIME if times else 0) - WHO - NUMBER - MARGIN


def type_width(*, times: bool) -> int:
    """How wide the text runs, in thousandths of the type size, with a little to spare."""
    return int((text_width(times=times) - 1.5) / (TYPE * POINT) * 1000)


def lane_width(lanes: int) -> float:
    """From one lane to the next, in millimetres: closer where there are many."""
    return min(2.0, 24.0 / lanes) if lanes else 0.0


def style_of(inks: Iterable[Ink], *, lanes: int, times: bool) -> str:
    """The whole style sheet of a page: no element has a style of its own, so that a strict policy can allow it."""
    columns = f"{f'{TIME}mm ' if times else ''}{WHO}mm {NUMBER}mm {text_width(times=times):.2f}mm {MARGIN}mm"
    pitch = lane_width(lanes)
    rules = [STYLE, f".line {{ grid-template-columns: {columns}; }}"]
    rules += [
        f".l{lane} {{ left: {lane * pitch:.2f}mm; border-left-width: {pitch * 0.62:.2f}mm; }}" for lane in range(lanes)
    ]
    rules.append(f".tags {{ left: {lanes * pitch + 1.2:.2f}mm; }}")
    for ink in inks:
        drawn = f"border-left-style: {FILLS[ink.pattern]}; border-left-color: {ink.colour};"
        rules.append(f".k{ink.code}, .tag.t{ink.code}::before {{ {drawn} }}")
    return "\n".join(rules) + "\n"
