"""Reading copies as HTML: a transcript with margin stripes, in one file that runs nothing and fetches nothing."""

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from thematic.report.legible import legible
from thematic.report.reading_copy import Copy, Ink, Stripe
from thematic.report.reading_lines import PrintLine, width_of
from thematic.report.reading_style import MARGIN, POINT, SMALL, lane_width, style_of
from thematic.report.words import TAGS, Words

ROOM = 3
"""How many lines below its first one a label may stand, and how many lines it may take."""


class Tag(NamedTuple):
    """The label of a stripe, and how many lines it may take."""

    stripe: Stripe
    rows: int


class Noted(NamedTuple):
    """A memo with its number, and the stripe that it is on."""

    number: int
    stripe: Stripe


def reading_page(copy: Copy, words: Words, *, title: str, index: str = "") -> str:
    """A page of one document; ``index`` is the address of the page that lists all."""
    drawn = {stripe.ink.code: stripe.ink for stripe in copy.stripes}
    style = style_of(drawn.values(), lanes=copy.lanes, times=any(line.time is not None for line in copy.lines))
    body = "\n".join(_body(copy, words, drawn, title=title, index=index))
    return page(f"{copy.name} – {title}", style, body, language=words.language)


def page(title: str, style: str, body: str, *, language: str) -> str:
    """A whole page; its policy allows this style sheet and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!DOCTYPE html>\n<html lang="{TAGS[language]}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{shown(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _body(copy: Copy, words: Words, drawn: Mapping[int, Ink], *, title: str, index: str) -> Iterator[str]:
    yield f'<a class="skip" href="#text">{words.say("reading_skip")}</a>'
    yield "<header>"
    if index:
        yield f'<p class="small back"><a href="{index}">{words.say("reading_back")}</a></p>'
    yield f"<h1>{shown(copy.name)}</h1>"
    yield f'<p class="under">{shown(" · ".join(part for part in (title, copy.group, copy.site) if part))}</p>'
    yield f'<p class="small">{shown(" ".join(_tell(copy, words)))}</p>'
    yield "</header>"
    yield "<main>"
    if drawn:
        yield f"<h2>{words.say('reading_codes')}</h2>"
        yield '<ul class="legend">'
        counted: dict[int, int] = {}
        for stripe in copy.stripes:
            counted[stripe.ink.code] = counted.get(stripe.ink.code, 0) + 1
        for code, ink in sorted(drawn.items(), key=lambda item: item[1].label.casefold()):
            number = f'<span class="n">{counted[code]}</span>'
            yield f'<li><span class="swatch k{code}"></span>{shown(ink.label)} {number}</li>'
        yield "</ul>"
        yield f'<p class="key">{words.say("reading_key")}</p>'
    noted = [Noted(number, s) for number, s in enumerate((s for s in copy.stripes if s.memo), start=1)]
    yield f'<section class="text" id="text" aria-label="{words.say("reading_text")}">'
    yield from _lines(copy, words, {id(note.stripe): note.number for note in noted})
    yield "</section>"
    if drawn:
        yield from _index(copy, words, drawn)
    if noted:
        yield f"<h2>{words.say('reading_memos')}</h2>"
        yield '<ol class="memos">'
        for note in noted:
            where = _where(note.stripe, words)
            yield (
                f'<li id="m{note.number}"><strong>{shown(note.stripe.ink.label)}</strong>, '
                f'<a href="#n{note.stripe.first + 1}">{where}</a> ({shown(note.stripe.coder)}): '
                f"{shown(note.stripe.memo)}</li>"
            )
        yield "</ol>"
    yield "</main>"


def _tell(copy: Copy, words: Words) -> Iterator[str]:
    if not copy.stripes:
        yield words.say("reading_none")
    else:
        yield f"{words.count(len(copy.stripes), 'reading_segment')}."
        several = "s" if len(copy.coders) > 1 else ""
        yield words.say(f"reading_coder{several}", names=words.joined(copy.coders))
        layers = dict.fromkeys(stripe.layer for stripe in copy.stripes)
        yield words.say("reading_layer", layer=words.joined([words.say(f"reading_layer_{name}") for name in layers]))
    if copy.unclear:
        yield words.say("reading_unclear")
    if copy.notice:
        yield copy.notice


def _lines(copy: Copy, words: Words, noted: Mapping[int, int]) -> Iterator[str]:
    beside: list[list[Stripe]] = [[] for _line in copy.lines]
    for stripe in copy.stripes:
        for place in range(stripe.first, stripe.last + 1):
            beside[place].append(stripe)
    tags = _place_tags(copy, several=len(copy.coders) > 1)
    times = any(line.time is not None for line in copy.lines)
    language = f' lang="{shown(TAGS.get(copy.language, copy.language))}"' if copy.language else ""
    known = {id(stripe): number for number, stripe in enumerate(copy.stripes, start=1)}
    for place, line in enumerate(copy.lines):
        kind = "apart" if not line.turn else "asks" if line.role in ("interviewer", "other") else ""
        names = " ".join(part for part in ("line", "first" if line.first else "", kind) if part)
        bars = "".join(_bar(stripe, place) for stripe in beside[place])
        labels = "".join(
            _tag(tag, words, known[id(tag.stripe)], noted.get(id(tag.stripe)), several=len(copy.coders) > 1)
            for tag in tags.get(place, ())
        )
        speaker = shown(line.speaker) if line.first else ""
        clock = f'<span class="time">{_clock(line.time) if line.first else ""}</span>' if times else ""
        number = place + 1
        counted = number if number == 1 or number % 5 == 0 else ""
        yield (
            f'<div class="{names}" id="n{number}">{clock}<span class="who" title="{speaker}">{speaker}</span>'
            f'<span class="no" aria-hidden="true">{counted}</span>'
            f'<span class="said"{language}>{_said(copy.text, line, beside[place])}</span>'
            f'<span class="margin"><span class="rail" aria-hidden="true">{bars}</span>'
            f'{f"""<span class="tags">{labels}</span>""" if labels else ""}</span></div>'
        )


def _said(text: str, line: PrintLine, stripes: Sequence[Stripe]) -> str:
    """The text of a line, what is coded marked as deep as it has codes."""
    edges = {line.start, line.end}
    for stripe in stripes:
        edges |= {min(max(at, line.start), line.end) for at in (stripe.start, stripe.end)}
    order = sorted(edges)
    parts: list[str] = []
    for start, end in pairwise(order):
        over = [stripe for stripe in stripes if stripe.start <= start and end <= stripe.end]
        piece = shown(text[start:end])
        if over:
            depth = min(len({stripe.ink.code for stripe in over}), 3)
            told = shown(", ".join(dict.fromkeys(_called(stripe) for stripe in over)))
            piece = f'<mark class="d{depth}" title="{told}">{piece}</mark>'
        parts.append(piece)
    return "".join(parts)


def _bar(stripe: Stripe, place: int) -> str:
    ends = ("a" if place == stripe.first else "") + (" z" if place == stripe.last else "")
    names = " ".join(part for part in (f"l{stripe.lane}", f"k{stripe.ink.code}", ends.strip()) if part)
    return f'<i class="{names}" title="{shown(_called(stripe))}"></i>'


def _place_tags(copy: Copy, *, several: bool) -> dict[int, list[Tag]]:
    """On which line each label stands: its first, or one further down where there is more room.

    A long one goes on over the lines below that its stripe covers and that are free; else it is cut, and can be read
    whole by pointing at it, and in the legend.
    """
    whole = MARGIN - copy.lanes * lane_width(copy.lanes) - 1.2
    left = [whole] * len(copy.lines)
    found: dict[int, list[Tag]] = {}
    following = [stripe.first for stripe in copy.stripes[1:]] + [len(copy.lines)]
    for stripe, next_one in zip(copy.stripes, following, strict=False):
        wide = width_of(_short(stripe, several=several)) / 1000 * SMALL * POINT + 4.2
        lines = range(stripe.first, min(stripe.last, stripe.first + ROOM) + 1)
        place = next((at for at in lines if left[at] >= min(wide, whole)), stripe.first)
        below = min(stripe.last + 1, next_one, place + ROOM)
        rows = 1
        if wide > whole and left[place] == whole:
            rows = max(1, min(below - place, 1 + int(1.15 * wide / whole)))
        for at in range(place, place + rows):
            left[at] -= wide
        found.setdefault(place, []).append(Tag(stripe, rows))
    return found


def _tag(tag: Tag, words: Words, number: int, memo: int | None, *, several: bool) -> str:
    stripe = tag.stripe
    called = shown(_short(stripe, several=several))
    target = f' href="#m{memo}"' if memo else ' tabindex="0"'
    mark = f"<sup>{memo}</sup>" if memo else ""
    told = [f"<strong>{shown(stripe.ink.label)}</strong>"]
    if stripe.ink.label != stripe.ink.name:
        told.append(f"<span>{shown(stripe.ink.name)}</span>")
    if stripe.stance:
        told.append(f"<span>{words.say('reading_stance', sign=_sign(stripe.stance))}</span>")
    told.append(f"<span>{_where(stripe, words)}, {shown(words.say('reading_by', coder=stripe.coder))}</span>")
    if stripe.memo:
        told.append(f'<span class="memo">{shown(stripe.memo)}</span>')
    names = f"tag t{stripe.ink.code}" + (f" r{tag.rows}" if tag.rows > 1 else "")
    return (
        f'<a class="{names}" id="s{number}"{target} aria-describedby="t{number}"><b>{called}{mark}</b>'
        f'<span class="tip" id="t{number}" role="tooltip">{"".join(told)}</span></a>'
    )


def _index(copy: Copy, words: Words, drawn: Mapping[int, Ink]) -> Iterator[str]:
    places: dict[int, list[Stripe]] = {}
    for stripe in copy.stripes:
        places.setdefault(stripe.ink.code, []).append(stripe)
    yield f"<h2>{words.say('reading_index')}</h2>"
    yield '<dl class="index">'
    for code, ink in sorted(drawn.items(), key=lambda item: item[1].label.casefold()):
        refs = dict.fromkeys((stripe.first + 1, stripe.last + 1, stripe.stance) for stripe in places[code])
        links = ", ".join(f'<a href="#n{a}">{a if a == b else f"{a}–{b}"}{_sign(stance)}</a>' for a, b, stance in refs)
        yield f'<div><span class="swatch k{code}"></span><dt>{shown(ink.label)}</dt><dd>{links}</dd></div>'
    yield "</dl>"


def _called(stripe: Stripe) -> str:
    return f"{stripe.ink.label} {_sign(stripe.stance)}".strip()


def _short(stripe: Stripe, *, several: bool) -> str:
    return f"{_called(stripe)} ({stripe.coder})" if several else _called(stripe)


def _where(stripe: Stripe, words: Words) -> str:
    a, b = stripe.first + 1, stripe.last + 1
    return words.say("reading_line", a=a) if a == b else words.say("reading_lines", a=a, b=b)


def _sign(stance: str) -> str:
    return stance.replace("-", "−")


def _clock(milliseconds: int | None) -> str:
    if milliseconds is None:
        return ""
    seconds = milliseconds // 1000
    hours = f"{seconds // 3600}:{seconds // 60 % 60:02}" if seconds >= 3600 else f"{seconds // 60}"
    return f"{hours}:{seconds % 60:02}"


def shown(text: str) -> str:
    """Text as it stands in a page."""
    return escape(legible(text))
