"""The role mirror as tables: a glance for the terminal, every figure for files, and a page with quotes for print."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from thematic.coding.blinding import veil_of
from thematic.contrast.mirror import Mirror, MirrorRow
from thematic.contrast.mirror_verdicts import SHOWN, VERDICTS, MirrorSide, Verdict
from thematic.report.blocks import Chapter
from thematic.report.files import write_whole
from thematic.report.labels import Labels, load_labels
from thematic.report.mirror_notes import mirror_notes
from thematic.report.quotes import Quote, Quotes, spread
from thematic.report.table import Cell, Column, Line, Note, Table, listing
from thematic.report.word import document_bytes
from thematic.report.words import Words, capitalised
from thematic.store.desk import Desk
from thematic.store.segments import load_segments

SIDED = ("groups", "of", "sites", "speakers", "raised_unasked")
STANCED = ("plus", "minus", "divided", "plain")
COLUMNS = (
    *("theme", "row", "kind", "verdict", "side"),
    *(f"{name}_{side}" for name in SIDED for side in "ab"),
    *(f"{name}_{side}" for name in (*STANCED, "mean_stance") for side in "ab"),
    *("sites_both", "sites_a_only", "sites_b_only", "sites_of", "difference", "label"),
    *("quote_a", "said_by_a", "quote_b", "said_by_b", "compared"),
)
"""The columns of ``mirror_table``, in order. a and b follow the order of the two values."""

SIGNS = {"plus": "+", "minus": "−", "divided": "±"}


def mirror_rows(found: Mirror) -> list[MirrorRow]:
    """The rows by verdict, then widest apart (contradictions, blind spots) or raised in most groups first."""
    return sorted(
        found.rows,
        key=lambda row: (VERDICTS.index(row.verdict), found.values.index(row.side or found.values[0]), -_weight(row)),
    )


def _weight(row: MirrorRow) -> float:
    if row.verdict == "blind spot":
        return abs(row.difference or 0.0)
    a, b = row.a.stances.mean, row.b.stances.mean
    if row.verdict == "contradiction" and a is not None and b is not None:
        return float(abs(a - b))
    return row.a.groups + row.b.groups


def mirror_table(desk: Desk, found: Mirror) -> Table:
    """Every row with every figure and a quote from each side, in exactly ``COLUMNS``."""
    quoted = _quotes(desk, found)
    return listing(COLUMNS, (_flat(row, found, *quoted[row.row]) for row in mirror_rows(found)))


def mirror_glance(found: Mirror, *, all_rows: bool = False) -> Table:
    """As narrow as a terminal: verdict, matter, groups and leaning of each side, and the sites of both and of one."""
    first, second = found.values
    rows = [row for row in mirror_rows(found) if all_rows or row.verdict in SHOWN]
    columns = ["verdict", *(["of"] if any(row.side for row in rows) else []), "what", first, second, "sites"]
    return listing(
        columns,
        (
            {
                "verdict": row.verdict,
                "of": row.side,
                "what": row.row,
                first: _glimpse(row.a, found),
                second: _glimpse(row.b, found),
                "sites": f"{row.sites_both} / {row.sites_a_only} / {row.sites_b_only}",
            }
            for row in rows
        ),
    )


def mirror_page(desk: Desk, found: Mirror, *, language: str = "", number: str = "1") -> Table:
    """The mirror for print: what the verdicts show row by row with a quote from each side, and the rest by name."""
    words = Words(language or desk.language)
    labels = load_labels(desk.store, words.language)
    quoted = _quotes(desk, found)
    sides = [labels.value(found.by, value, words) for value in found.values]
    a, b = sides
    rows: list[tuple[Cell, ...]] = []
    kept: set[int] = set()
    heading = ""
    for row in mirror_rows(found):
        if row.verdict not in SHOWN:
            continue
        above = _heading(row, found, labels, words)
        if above != heading:
            heading = above
            kept.add(len(rows))
            rows.append(((Line(above, "heading"),),))
        rows.append(
            (
                tuple(_matter(row, sides, labels, words)),
                tuple(_side(row.a, quoted[row.row][0], words)),
                tuple(_side(row.b, quoted[row.row][1], words)),
            )
        )
    if not rows:
        rows.append(((Line(words.say("mirror_nothing")),),))
    rows += (((line,),) for line in _rest(found, labels, words))
    return Table(
        columns=(
            Column("row", words.say("mirror_matter"), 4.0),
            Column(found.values[0], capitalised(a), 6.0),
            Column(found.values[1], capitalised(b), 6.0),
        ),
        rows=tuple(rows),
        kept=frozenset(kept),
        number=number,
        caption=words.say("mirror_caption", a=a, b=b),
        notes=tuple(Note(sentence) for sentence in mirror_notes(desk, found, words)),
        alt=words.say("mirror_alt", a=a, b=b),
        language=words.language,
    )


def mirror_chapter(desk: Desk, found: Mirror, *, language: str = "", number: str = "1") -> Chapter:
    """The mirror as a chapter of a report: its heading and its page."""
    words = Words(language or desk.language)
    return Chapter(words.say("mirror"), (mirror_page(desk, found, language=words.language, number=number),))


def write_mirror(desk: Desk, found: Mirror, output: Path, *, language: str = "") -> None:
    """Write the chapter to ``output``, a Word file."""
    words = Words(language or desk.language)
    title = desk.store.setting("title") or words.say("untitled")
    chapter = mirror_chapter(desk, found, language=words.language)
    write_whole(output, document_bytes([chapter], title=title, language=words.language))


def _quotes(desk: Desk, found: Mirror) -> dict[str, tuple[Quote | None, Quote | None]]:
    """A quote from each side of every row that the verdicts show, never the same words twice; None where none is left.

    Rows of concepts and of codes without one never share a name that could be confused here: each is looked up by its
    own, and a code called as a concept stands in it.
    """
    chosen, veil = Quotes(), veil_of(desk)
    hidden = set(desk.store.values("documents", "name", id=veil.documents))
    own = set(desk.store.values("codings", "id", coder_id=veil.coder)) if hidden else set()

    def choose(side: MirrorSide) -> Quote | None:
        segments = load_segments(desk.store, spread(side.telling))
        return chosen.choose(one for one in segments if one.document not in hidden or one.coding in own)

    return {
        row.row: (choose(row.a), choose(row.b)) if row.verdict in SHOWN else (None, None) for row in mirror_rows(found)
    }


def _flat(row: MirrorRow, found: Mirror, quote_a: Quote | None, quote_b: Quote | None) -> dict[str, Cell]:
    flat: dict[str, Cell] = {name: getattr(row, name) for name in COLUMNS if hasattr(row, name)}
    for letter, side, quote in (("a", row.a, quote_a), ("b", row.b, quote_b)):
        mean = side.stances.mean
        flat |= {f"{name}_{letter}": getattr(side, name) for name in SIDED}
        flat |= {f"{name}_{letter}": getattr(side.stances, name) for name in STANCED}
        flat[f"mean_stance_{letter}"] = float(mean) if mean is not None else None
        flat[f"quote_{letter}"] = quote.text if quote else None
        flat[f"said_by_{letter}"] = quote.said_by if quote else None
    return flat | {"compared": "/".join(found.values)}


def _glimpse(side: MirrorSide, found: Mirror) -> str:
    lean = side.stances.direction(found.thresholds)
    return f"{side.groups} of {side.of}" + (f" {lean}" if lean not in ("", "few") else "")


def _heading(row: MirrorRow, found: Mirror, labels: Labels, words: Words) -> str:
    if row.verdict != "blind spot":
        return words.say(f"mirror_{row.verdict}")
    other = next(value for value in found.values if value != row.side)
    side, other = (labels.value(found.by, value, words) for value in (row.side, other))
    return words.say("mirror_blind_spot", side=side, other=other)


def _matter(row: MirrorRow, sides: Sequence[str], labels: Labels, words: Words) -> Iterator[Line]:
    yield Line(capitalised(labels.row(row.row, row.kind)), "heading")
    a, b = sides
    counts = {"of": row.sites_of, "both": row.sites_both, "only_a": row.sites_a_only, "only_b": row.sites_b_only}
    yield Line(words.say("mirror_sites", a=a, b=b, **counts), "figures")


def _side(side: MirrorSide, quote: Quote | None, words: Words) -> Iterator[Line]:
    groups = words.say("group" if side.of == 1 else "groups")
    counts = words.say("mirror_counts", n=side.groups, of=side.of, groups=groups, sites=words.count(side.sites, "site"))
    if side.raised_unasked:
        counts += "; " + words.say("mirror_unasked", groups=words.count(side.raised_unasked, "group"))
    yield Line(counts, "figures")
    stances = side.stances
    if side.groups:
        told = [words.say("mirror_stance", sign=SIGNS[name], n=n) for name in SIGNS if (n := getattr(stances, name))]
        if stances.plain and told:
            told.append(words.say("mirror_plain", n=stances.plain))
        mean = words.number(float(stances.mean)) if stances.mean is not None else ""
        said = (
            words.say("mirror_stances", stances=", ".join(told), mean=mean) if told else words.say("mirror_no_stance")
        )
        yield Line(said, "figures")
    if quote:
        text = f"{words.say('opening')}{quote.text}{words.say('closing')}"
        yield Line(text, "quote", tail=f"({quote.said_by})", language=quote.segment.language)
    elif side.groups:
        yield Line(words.say("mirror_no_quote"), "figures")


def _rest(found: Mirror, labels: Labels, words: Words) -> Iterator[Line]:
    """What is not in the rows, by verdict and side: every matter with its counts on both sides."""
    told: dict[tuple[Verdict, str], list[str]] = {}
    for row in mirror_rows(found):
        if row.verdict not in SHOWN:
            counts = ", ".join(f"{side.groups} {words.say('of')} {side.of}" for side in (row.a, row.b))
            name = labels.row(row.row, row.kind)
            told.setdefault((row.verdict, row.side), []).append(
                name if row.verdict == "silent" else f"{name} ({counts})"
            )
    for (verdict, value), names in told.items():
        side = labels.value(found.by, value, words) if value else ""
        key = f"mirror_{verdict.replace(' ', '_')}"
        yield Line("; ".join(names), "figures", lead=words.say(key, n=len(names), side=side))
