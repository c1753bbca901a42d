"""Who talks more often about what: from a study to a contrast."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import numpy as np

from thematic.coding.assignments import CONSENSUS
from thematic.coding.readings import choose_readings, never_set
from thematic.contrast.asked import find_asked
from thematic.contrast.baseline import SAMPLE, run_baseline
from thematic.contrast.caveats import Caveat
from thematic.contrast.design import Design, build_design
from thematic.contrast.figures import Figures, Tally, work_out
from thematic.contrast.mentions import Mentions, find_mentions, find_talk
from thematic.contrast.result import Contrast, ContrastRow
from thematic.contrast.rows import Codebook, Kind
from thematic.contrast.sheet import Ints, Sheet
from thematic.contrast.thresholds import SHOWN, Thresholds
from thematic.contrast.units import Unit
from thematic.errors import BadInput, UsageError
from thematic.store.desk import Desk
from thematic.store.evidence import Codings, Reading, load_codings, load_turns

NO_ROWS: dict[Kind, tuple[str, str]] = {
    "code": ("The study has no codes to compare.", "Bring some in with 'thematic codebook import' or 'code add'."),
    "code-stance": (
        "The study has no codes to compare.",
        "Bring some in with 'thematic codebook import' or 'code add'.",
    ),
    "concept": ("No code has a concept.", "Give codes one with 'thematic code edit CODE --concept NAME'."),
    "theme": ("The study has no themes to compare.", "Make one with 'thematic theme add NAME'."),
}
"""What is said where a kind of row has not a single row."""


def compare(
    desk: Desk,
    *,
    by: str,
    values: Sequence[str] | None = None,
    where: Mapping[str, str] | None = None,
    theme: str | None = None,
    rows: Kind = "code",
    unit: Unit = "group",
    strata: Sequence[str] | None = None,
    baseline: int | None = None,
    seed: int = 1,
    layer: str | None = None,
    thresholds: Thresholds | None = None,
) -> Contrast:
    """Compare in how many units of each side every row's topic was raised.

    ``by``, ``values``, ``where``, ``unit``, ``strata``: see ``build_design``. ``theme`` keeps the rows of a theme and
    of what is under it, and changes no figure and no label. ``baseline``: how many shuffles to sample where there are
    too many to take all; 0 for no baseline. ``layer``: see ``choose_readings``.
    """
    for name, number in (("baseline", baseline or 0), ("seed", seed)):
        if number < 0:
            raise UsageError(f"The {name} cannot be {number}.", hint="Give a whole number from 0 on.")
    store, least = desk.store, thresholds or Thresholds()
    codebook = Codebook(store)
    specs = codebook.specs(rows)
    picked = set(codebook.themes.walk(store.find("themes", theme)["id"])) if theme is not None else None
    shown = [picked is None or not picked.isdisjoint(spec.themes) for spec in specs]

    everywhere = choose_readings(desk, store.values("documents", "id"), layer=layer) if layer == CONSENSUS else None
    if everywhere is not None and not everywhere:
        raise BadInput(
            "No document's consensus is finished.", hint="'thematic agreement adjudicate DOCUMENT' leads to one."
        )
    design = build_design(store, by=by, values=values, where=where, unit=unit, strata=strata, read=everywhere)
    if not specs:
        sentence, hint = NO_ROWS[rows]
        raise BadInput(sentence, hint=hint)
    documents = set().union(*(member.documents for member in design.members))
    readings = choose_readings(desk, sorted(documents), layer=layer)
    codings = load_codings(store, readings)
    talk = find_talk(load_turns(store), design.members)
    mentions = find_mentions(codings, talk, specs)
    tally = _tally(desk, design, codebook, mentions, np.bincount(talk.unit, talk.turns.words, len(design.members)))

    figures, verdicts = work_out(design, tally, least)
    chance = None
    if baseline != 0:
        chance = run_baseline(
            tally.sheet,
            design.value,
            design.compared,
            verdicts,
            counted=np.tile(np.array(shown, dtype=bool), len(design.compared)),
            thresholds=least,
            sample=SAMPLE if baseline is None else baseline,
            seed=seed,
        )
    blank = _blank(desk, readings, documents, codings)
    all_rows = [
        _row(found, design.sides(value), mentions, place, _themes(codebook, rows, mentions, place, picked))
        for value, compared in zip(design.compared, figures, strict=True)
        for place, found in enumerate(compared)
        if shown[place]
    ]
    return Contrast(
        by=design.by,
        values=design.values,
        where=design.where,
        theme=store.find("themes", theme)["name"] if theme is not None else "",
        kind=rows,
        unit=unit,
        strata=design.strata_by,
        n_units=tuple(np.bincount(design.value, minlength=len(design.values)).tolist()),
        n_sites=len([site for site in design.sites if site]),
        all_rows=tuple(all_rows),
        baseline=chance,
        warnings=(*design.caveats, *blank, *_words_differ(design, tally.words, least), *_one_sided(rows, all_rows)),
        thresholds=least,
        _mentions=mentions,
        _sides={"/".join(design.sides(value)): design.value == value for value in design.compared},
        _asked=tally.sheet.asked,
    )


def _tally(desk: Desk, design: Design, codebook: Codebook, mentions: Mentions, words: Ints) -> Tally:
    asked = find_asked(desk.store, design.members, codebook.themes, mentions.rows)
    counts, voices = mentions.count(len(design.members))
    sheet = Sheet(asked, (counts > 0) & asked, design.stratum, design.site, voices)
    return Tally(sheet, counts, (counts > 0) & ~asked, words.astype(np.int64))


def _row(figures: Figures, sides: tuple[str, str], mentions: Mentions, place: int, theme: str) -> ContrastRow:
    spec, a, b = mentions.rows[place], figures.a, figures.b
    posterior, null, q = figures.posterior, figures.null, figures.q
    more_often = {"clear": sides[figures.lead < 0], "tendency": sides[figures.lead < 0], "shared": "both"}
    return ContrastRow(
        theme=theme,
        row=spec.name,
        stance=spec.sign,
        more_often=more_often.get(figures.label, ""),
        label=figures.label,
        groups_a=a.groups,
        of_a=a.of,
        groups_b=b.groups,
        of_b=b.of,
        difference=figures.difference,
        posterior=posterior.above if posterior else None,
        rope=posterior.within if posterior else None,
        interval_low=posterior.low if posterior else None,
        interval_high=posterior.high if posterior else None,
        p_exact=float(null.p_exact(a.groups)) if null else None,
        p_mid=float(null.p_mid(a.groups)) if null else None,
        p_smallest=float(null.smallest) if null else None,
        q=float(q) if q is not None else None,
        sites_a=a.sites,
        sites_b=b.sites,
        speakers_a=a.speakers,
        speakers_b=b.speakers,
        per_1000_words_a=a.per_1000_words,
        per_1000_words_b=b.per_1000_words,
        raised_unasked_a=a.raised_unasked,
        raised_unasked_b=b.raised_unasked,
        fragile=figures.fragile,
        compared="/".join(sides),
        not_per_word=figures.not_per_word,
        parent=spec.parent,
        code_ids=spec.codes,
        place=place,
    )


def _themes(codebook: Codebook, kind: Kind, mentions: Mentions, place: int, picked: set[int] | None) -> str:
    """The names of a row's themes, of the picked ones if some are; a theme's row names the theme above it."""
    spec = mentions.rows[place]
    if kind == "theme":
        return spec.parent
    return "; ".join(codebook.themes.rows[theme]["name"] for theme in spec.themes if picked is None or theme in picked)


def _blank(desk: Desk, readings: Mapping[int, Reading], documents: set[int], codings: Codings) -> Iterator[Caveat]:
    """Documents in which nothing is coded, although whose reading counts was never set to code them."""
    empty = documents.difference(np.unique(codings.document).tolist())
    names = never_set(desk, readings, empty)
    if names:
        yield Caveat("blank", {"names": tuple(names)})


def _words_differ(design: Design, words: Ints, least: Thresholds) -> Iterator[Caveat]:
    """Comparisons in which one side's units talk that much more than the other's."""
    for value in design.compared:
        on_a = design.value == value
        medians = [Fraction(float(np.median(words[side]))) for side in (on_a, ~on_a)]
        less, more = sorted(medians)
        if more > less * least.words:
            yield Caveat(
                "words_differ",
                {
                    "unit": design.unit,
                    "side": design.sides(value)[medians.index(more)],
                    "ratio": float(more / less) if less else float("inf"),
                    "more": round(more),
                    "less": round(less),
                },
            )


def _one_sided(kind: Kind, rows: Sequence[ContrastRow]) -> Iterator[Caveat]:
    """Shown concepts that nobody raised on one side: where codes belong to a role, that may be the codebook's doing."""
    names = [
        row.row
        for row in rows
        if row.label in SHOWN and 0 in (row.groups_a + row.raised_unasked_a, row.groups_b + row.raised_unasked_b)
    ]
    if kind == "concept" and names:
        yield Caveat("one_side_coded", {"rows": tuple(dict.fromkeys(names))})
