"""The page on which a theme is reviewed as plain text: for a terminal of any width, or as Markdown."""

import re
import textwrap
from collections.abc import Iterator

from thematic.report.labels import Labels, load_labels
from thematic.report.review_page import by_group, codes_of, describe, head, measure, overlap_table, place, said_lines
from thematic.report.review_signals import tell_signals
from thematic.report.table import Table, plain, render
from thematic.report.words import Words
from thematic.store.desk import Desk
from thematic.themes.extracts import Extract
from thematic.themes.signals import Signals


def review_text(desk: Desk, found: Signals, *, language: str, markdown: bool = False, width: int = 80) -> str:
    """The page of a theme, ending in a line end; ``width`` is that of the terminal in columns."""
    words = Words(language)
    labels = load_labels(desk.store, language)
    pieces = _markdown(desk, found, words, labels) if markdown else _plain(desk, found, words, labels, width)
    return "\n".join(pieces) + "\n"


def _plain(desk: Desk, found: Signals, words: Words, labels: Labels, width: int) -> Iterator[str]:
    title = words.say("review_title", theme=labels.theme(found.theme))
    yield from (title, "=" * min(len(title), width))
    for line in describe(desk, found, words):
        yield textwrap.fill(str(line), width)
    yield from ("", words.say("review_signals"))
    told = tell_signals(found, words)
    lead = max(len(signal.signal) for signal in told)
    for signal in told:
        figure = f"{signal.figure} ← {signal.look}" if signal.look else signal.figure
        yield _hung(f"  {signal.signal:<{lead}}  ", figure, width)
    if found.overlaps:
        yield from ("", words.say("review_overlap"))
        yield from _columns(overlap_table(found, words, labels), width)
    yield from ("", words.say("review_by_group"))
    if not found.extracts:
        yield words.say("review_none")
    for group, extracts in by_group(found.extracts):
        yield from ("", textwrap.fill(head(group, extracts, words), width))
        for extract in extracts:
            yield _hung("* " if extract.outlying else "  ", _facts(extract, words, labels), width)
            for name, text in said_lines(extract):
                yield _hung("    ", f"{name}: {text}" if name else text, width)


def _markdown(desk: Desk, found: Signals, words: Words, labels: Labels) -> Iterator[str]:
    yield from (f"# {escaped(words.say('review_title', theme=labels.theme(found.theme)))}", "")
    for line in describe(desk, found, words):
        yield from (f"**{line.lead}** {escaped(line.text)}", "")
    yield from (f"## {words.say('review_signals')}", "")
    for signal in tell_signals(found, words):
        look = f" (*{escaped(signal.look)}*)" if signal.look else ""
        yield f"- {f'**{signal.signal}:** ' if signal.signal else ''}{escaped(signal.figure)}{look}"
    yield from ("", words.say("review_note"), "", words.say("review_typical_note"), "")
    if found.overlaps:
        table = overlap_table(found, words, labels)
        yield from (f"## {words.say('review_overlap')}", "", render(table, "md"), words.say("review_overlap_note"), "")
    yield from (f"## {words.say('review_by_group')}", "")
    if not found.extracts:
        yield words.say("review_none")
    for group, extracts in by_group(found.extracts):
        yield from (f"### {escaped(head(group, extracts, words))}", "")
        for extract in extracts:
            mark = "**" if extract.outlying else ""
            yield from (f"{mark}{escaped(_facts(extract, words, labels))}{mark}", "")
            for name, text in said_lines(extract):
                yield from (f"> {f'**{escaped(name)}:** ' if name else ''}{escaped(text)}", ">")
            yield ""


def _facts(extract: Extract, words: Words, labels: Labels) -> str:
    facts = (", ".join(extract.said_by), place(extract, words), codes_of(extract, labels), measure(extract, words))
    return " · ".join(facts)


def _hung(lead: str, text: str, width: int) -> str:
    """``text`` behind ``lead``, wrapped under itself; words longer than the line are kept whole."""
    room = max(width - len(lead), 20)
    lines = textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False) or [""]
    return "\n".join((lead if place == 0 else " " * len(lead)) + line for place, line in enumerate(lines))


def _columns(table: Table, width: int) -> Iterator[str]:
    """A small table in columns of their own width; the first gives way where the line is too long."""
    rows = [tuple(column.heading for column in table.columns), *table.rows]
    cells = [[str(plain(cell)) for cell in row] for row in rows]
    others = [max(len(row[place]) for row in cells) for place in range(1, len(table.columns))]
    first = min(max(len(row[0]) for row in cells), max(width - sum(others) - 2 * len(others) - 2, 12))
    for row in cells:
        name = row[0] if len(row[0]) <= first else row[0][: first - 1] + "…"
        yield "  ".join(
            ["", f"{name:<{first}}", *(f"{cell:<{n}}" for cell, n in zip(row[1:], others, strict=True))]
        ).rstrip()


def escaped(text: str) -> str:
    """``text`` so that Markdown shows it as it is, in one line."""
    single = " ".join(text.split())
    shown = re.sub(r"([\\`*_\[\]<>|#~$])", r"\\\1", single)
    return re.sub(r"^(\d+)([.)])|^([-+])", lambda match: f"{match[1] or ''}\\{match[2] or match[3]}", shown)
