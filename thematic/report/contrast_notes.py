"""What is printed under a contrast table: how to read it, where its limits lie, and what chance would give."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from thematic.contrast.caveats import Caveat
from thematic.contrast.result import Contrast
from thematic.report.contrast_columns import MARKS, Setting
from thematic.report.table import Line, Note
from thematic.report.words import capitalised
from thematic.store.names import fold

LETTERS = "abcdefgh"


def letters(used: Collection[str]) -> dict[str, str]:
    """A letter for every mark that a table uses, in a fixed order."""
    return dict(zip((mark for mark in MARKS if mark in used), LETTERS, strict=False))


def contrast_notes(
    contrast: Contrast, setting: Setting, used: Mapping[str, str], *, appendix: str = ""
) -> Iterator[Note]:
    """Every note of a table: what is counted, chance, warnings, thresholds, no causes; then the ``used`` letters.

    What the words mean is said once, in ``reading_guide``.
    """
    words = setting.words
    units = words.say(f"{contrast.unit}s")
    yield Note(
        words.say("denominators", units=units, sides=_sides(contrast, setting), places=_places(contrast, setting))
    )
    if any(row.of_a + row.of_b < sum(contrast.n_units) for row in contrast.rows):
        yield Note(words.say("asked", units=units))
    if any(row.raised_unasked_a or row.raised_unasked_b for row in contrast.rows):
        yield Note(words.say("unasked", units=units))
    yield Note(_chance(contrast, setting))
    yield from (Note(_labelled(warning, contrast, setting).say(words.language)) for warning in contrast.warnings)
    yield Note(_thresholds(contrast, setting))
    if fold(contrast.by) in setting.chosen:
        of_all = capitalised(words.say(f"{contrast.unit}s_the"))
        yield Note(words.say("chosen", Units=of_all, by=setting.labels.attribute(contrast.by)))
    else:
        yield Note(words.say("no_cause"))
    if appendix:
        yield Note(words.say("see_appendix", number=appendix))
    yield from (Note(words.say(f"marked_{mark}", units=units), letter) for mark, letter in used.items())


def _labelled(warning: Caveat, contrast: Contrast, setting: Setting) -> Caveat:
    """The warning with a side, an attribute and rows called by their labels, as in the table."""
    figures = dict(warning.figures)
    if "attribute" in figures:
        figures["attribute"] = setting.labels.attribute(str(figures["attribute"]))
    if "side" in figures:
        figures["side"] = setting.labels.value(contrast.by, str(figures["side"]), setting.words)
    if isinstance(rows := figures.get("rows"), tuple):
        figures["rows"] = tuple(setting.labels.row(name, contrast.kind) for name in rows)
    return replace(warning, figures=figures)


def _sides(contrast: Contrast, setting: Setting) -> str:
    labelled = (setting.labels.value(contrast.by, value, setting.words) for value in contrast.values)
    counted = zip(labelled, contrast.n_units, strict=True)
    return ", ".join(setting.words.say("side_units", value=value, n=n) for value, n in counted)


def _places(contrast: Contrast, setting: Setting) -> str:
    return setting.words.count(contrast.n_sites, "site")


def thresholds_note(contrasts: Sequence[Contrast], setting: Setting) -> Iterator[Line]:
    """The thresholds as a paragraph of text, each set once."""
    told = dict.fromkeys(_thresholds(contrast, setting) for contrast in contrasts)
    yield from (Line(capitalised(text.partition(": ")[2]), lead=setting.words.say("thresholds_lead")) for text in told)


def _thresholds(contrast: Contrast, setting: Setting) -> str:
    words, least = setting.words, contrast.thresholds
    shares = ("difference", "posterior", "mid_p", "q", "both", "alike", "margin")
    return words.say(
        "thresholds",
        groups=words.count(least.groups, contrast.unit),
        sites=words.count(least.sites, "site"),
        speakers=words.count(least.speakers, "person"),
        **{name: words.number(float(getattr(least, name))) for name in shares},
    )


def _chance(contrast: Contrast, setting: Setting) -> str:
    words, baseline = setting.words, contrast.baseline
    if baseline is None:
        return words.say("no_chance")
    band = baseline.shown
    return words.say(
        "chance",
        rows=words.count(band.rows, "row"),
        by=setting.labels.attribute(contrast.by),
        strata=words.joined([setting.labels.stratum(name, words) for name in contrast.strata]),
        as_many=band.as_many,
        shuffles=words.say("shuffles_all" if baseline.complete else "shuffles_some", n=baseline.shuffles),
        median=band.median,
        low=band.low,
        high=band.high,
    )
