"""What stands under a role mirror: what is counted, by which rule the verdicts are given, and its warnings."""

from collections.abc import Iterator
from dataclasses import replace

from thematic.coding.blinding import veil_of
from thematic.contrast.mirror import Mirror
from thematic.report.labels import load_labels
from thematic.report.words import Words
from thematic.store.desk import Desk


def mirror_notes(desk: Desk, found: Mirror, words: Words) -> Iterator[str]:
    """The sentences that belong under a mirror wherever it is shown."""
    labels, least = load_labels(desk.store, words.language), found.thresholds
    sides = ", ".join(
        words.say("side_units", value=labels.value(found.by, value, words), n=n)
        for value, n in zip(found.values, found.n_groups, strict=True)
    )
    yield words.say("mirror_note_counts", sides=sides, sites=words.count(found.n_sites, "site"))
    groups = words.count(least.groups, "group")
    yield words.say(
        "mirror_note_raised",
        groups=groups,
        sites=words.count(least.sites, "site"),
        people=words.count(least.speakers, "person"),
    )
    yield words.say("mirror_note_stance", groups=groups)
    if not found.inferred:
        yield words.say("mirror_note_told_shared" if found.shared else "mirror_note_told_apart")
    else:
        key = "mirror_note_shared" if found.shared else "mirror_note_apart"
        yield words.say(key, on_both=found.on_both, in_use=found.in_use)
    if found.left_out:
        yield words.say("mirror_note_left_out", n=found.left_out)
    if veil_of(desk).documents:
        yield words.say("mirror_note_hidden")
    for warning in found.warnings:
        figures = dict(warning.figures)
        if "side" in figures:
            figures["side"] = labels.value(found.by, str(figures["side"]), words)
        if "attribute" in figures:
            figures["attribute"] = labels.attribute(str(figures["attribute"]))
        yield replace(warning, figures=figures).say(words.language)
