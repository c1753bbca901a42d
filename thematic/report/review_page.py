"""The page on which a theme is reviewed: its signals, and all its extracts group by group, for Word."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from thematic.report.blocks import Chapter
from thematic.report.files import check_suffix, write_whole
from thematic.report.labels import Labels, load_labels
from thematic.report.review_signals import tell_shared, tell_signals
from thematic.report.table import Cell, Column, Line, Note, Table
from thematic.report.word import document_bytes
from thematic.report.words import Words, capitalised
from thematic.store.desk import Desk
from thematic.themes.extracts import Extract
from thematic.themes.signals import Signals


def write_review(desk: Desk, found: Signals, output: Path, *, language: str = "") -> None:
    """The page of a theme as .docx or .md; equal studies give equal bytes. Raises UsageError for another suffix."""
    from thematic.report.review_text import review_text

    words = Words(language or desk.language)
    if check_suffix(output, known=(".docx", ".md")) == ".md":
        write_whole(output, review_text(desk, found, language=words.language, markdown=True).encode())
    else:
        write_whole(output, review_document(desk, found, language=words.language))


def review_document(desk: Desk, found: Signals, *, language: str) -> bytes:
    """The page of a theme as a .docx file."""
    words = Words(language)
    labels = load_labels(desk.store, language)
    theme = labels.theme(found.theme)
    chapters = [
        Chapter(words.say("review_signals"), (*describe(desk, found, words), signals_table(found, words, theme))),
        Chapter(words.say("review_overlap"), (overlap_table(found, words, labels),) if found.overlaps else ()),
        Chapter(
            words.say("review_by_group"),
            (extracts_table(found, words, labels) if found.extracts else Line(words.say("review_none")),),
        ),
    ]
    title = desk.store.setting("title") or words.say("untitled")
    chapters = [chapter for chapter in chapters if chapter.blocks]
    return document_bytes(chapters, title=words.say("review_title", theme=theme), subtitle=title, language=language)


def describe(desk: Desk, found: Signals, words: Words) -> tuple[Line, ...]:
    """What the theme is said to be, a paragraph a field that is filled in."""
    row = desk.store.find("themes", found.theme)
    fields = {
        "status": words.say(row["status"]),
        "definition": row["definition"],
        "idea": row["idea"],
        "review_scope": row["scope"],
        "review_is_not": row["is_not"],
    }
    return tuple(Line(text, lead=f"{words.say(key)}:") for key, text in fields.items() if text)


def signals_table(found: Signals, words: Words, theme: str) -> Table:
    """One row a signal: what it is, the figure, what is worth a look."""
    rows: list[tuple[Cell, ...]] = [(told.signal, told.figure, told.look) for told in tell_signals(found, words)]
    return Table(
        columns=(
            Column("signal", words.say("review_signal"), 3.2),
            Column("figure", words.say("review_figure"), 6.6),
            Column("look", words.say("review_look"), 5.0),
        ),
        rows=tuple(rows),
        caption=words.say("review_signals_caption", theme=theme),
        notes=(Note(words.say("review_note")), Note(words.say("review_typical_note"))),
        alt=words.say("review_signals_alt"),
        language=words.language,
    )


def overlap_table(found: Signals, words: Words, labels: Labels) -> Table:
    """One row a theme that is neither above nor below this one."""
    rows: list[tuple[Cell, ...]] = [
        (
            labels.theme(pair.b),
            *(tell_shared(shared, words) for shared in (pair.passages, pair.characters, pair.groups)),
        )
        for pair in found.overlaps
    ]
    return Table(
        columns=(
            Column("theme", words.say("review_other"), 4.6),
            Column("passages", words.say("review_passages"), 3.2),
            Column("characters", words.say("review_characters"), 3.8),
            Column("groups", words.say("review_same_groups"), 3.2),
        ),
        rows=tuple(rows),
        caption=words.say("review_overlap_caption", theme=labels.theme(found.theme)),
        notes=(Note(words.say("review_overlap_note")),),
        alt=words.say("review_overlap_alt"),
        language=words.language,
    )


def extracts_table(found: Signals, words: Words, labels: Labels) -> Table:
    """Every extract with where it stands, who speaks, codes, stance and typicality; a heading row a group."""
    rows: list[tuple[Cell, ...]] = []
    for group, extracts in by_group(found.extracts):
        rows.append(((Line(head(group, extracts, words), "heading"),),))
        rows += [_extract_row(extract, words, labels) for extract in extracts]
    return Table(
        columns=(
            Column("where", words.say("review_where"), 3.2),
            Column("said", words.say("review_said"), 7.2),
            Column("codes", words.say("review_coded"), 3.6),
            Column("typicality", words.say("review_typical"), 2.0, "center"),
        ),
        rows=tuple(rows),
        caption=words.say("review_extracts_caption", theme=labels.theme(found.theme)),
        notes=(Note(words.say("review_typical_note")),),
        alt=words.say("review_extracts_alt"),
        language=words.language,
    )


def by_group(extracts: Sequence[Extract]) -> list[tuple[str, list[Extract]]]:
    """The extracts of each group, with its name and its site's."""
    found = [(unit, list(own)) for unit, own in groupby(extracts, key=lambda extract: extract.unit)]
    return [(f"{unit} ({own[0].site})" if own[0].site else unit, own) for unit, own in found]


def head(group: str, extracts: Sequence[Extract], words: Words) -> str:
    """ "Nord lav (Nord) – 3 extracts, 1 outlying"."""
    apart = sum(extract.outlying for extract in extracts)
    key = "review_group_apart" if apart else "review_group"
    return words.say(key, group=group, extracts=words.count(len(extracts), "extract"), apart=apart)


def place(extract: Extract, words: Words) -> str:
    """The document and its turns."""
    first, last = extract.parts[0].turn, extract.parts[-1].turn
    if first is None:
        return extract.document
    key = "review_in_turn" if first == last else "review_in_turns"
    return words.say(key, document=extract.document, turn=first, last=last)


def codes_of(extract: Extract, labels: Labels) -> str:
    """The labels of its codes, and its stances in brackets."""
    codes = "; ".join(labels.row(code, "code") for code in extract.codes)
    return f"{codes} ({', '.join(extract.stances).replace('-', '−')})" if extract.stances else codes


def measure(extract: Extract, words: Words) -> str:
    """Its typicality, and whether it is outlying."""
    number = words.number(extract.typicality) or "–"
    return f"{number} {words.say('review_is_apart')}" if extract.outlying else number


def said_lines(extract: Extract) -> list[tuple[str, str]]:
    """(who, words) of each turn; the name only where several people speak."""
    several = len(extract.said_by) > 1
    return [(part.said_by if several else "", " ".join(part.text.split())) for part in extract.parts]


def _extract_row(extract: Extract, words: Words, labels: Labels) -> tuple[Cell, ...]:
    who = Line(", ".join(extract.said_by), "text")
    said = tuple(Line(text, lead=f"{name}:" if name else "") for name, text in said_lines(extract))
    typical = Line(words.number(extract.typicality) or "–")
    apart = (Line(capitalised(words.say("review_is_apart")), "figures"),) if extract.outlying else ()
    return (
        (who, Line(place(extract, words), "figures")),
        said,
        (Line(codes_of(extract, labels), "figures"),),
        (typical, *apart),
    )
