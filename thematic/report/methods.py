"""The methods of a study, told from its settings, its journal and its codebook."""

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

from thematic import __version__
from thematic.coding.assignments import CONSENSUS
from thematic.report.agreement_report import codebook_digest
from thematic.report.blocks import Block, Heading, Picture
from thematic.report.default_plan import LEAST, Division
from thematic.report.labels import Labels
from thematic.report.table import Cell, Column, Line, Table
from thematic.report.words import Words, capitalised
from thematic.store.desk import Desk
from thematic.store.history import operations
from thematic.store.voices import Scope, scope
from thematic.transcripts.case_values import Cases

STATUSES = ("defined", "reviewed", "candidate")


def material(
    desk: Desk, words: Words, labels: Labels, number: str, pictures: Sequence[Picture] = ()
) -> Iterator[Block]:
    """What was talked about by whom: transcripts, groups, people, design and guide, with the table ``number``.

    ``pictures`` show the design site by site.
    """
    store = desk.store
    whole = scope(store)
    yield Heading(words.say("method_material"))
    sentences = [words.say(f"school_{store.setting('approach', 'codebook')}")]
    if not whole.documents:
        yield Line(f"{sentences[0]} {words.say('material_none')}")
        return
    counts = {
        "transcripts": words.count(whole.documents, "transcript"),
        "groups": words.count(whole.groups, "group"),
        "sites": words.count(whole.sites, "site"),
    }
    sentences.append(words.say("material_documents" if whole.sites else "material_no_sites", **counts))
    if whole.people:
        people = words.count(whole.people, "participant")
        sentences.append(words.say("material_people", people=people, words=words.whole(whole.words)))
        if whole.silent:
            sentences.append(words.say("material_silent", n=whole.silent))
        sentences.append(_sizes(whole, words))
    design = [row["name"] for row in Cases(store).declared()]
    if design:
        attributes = words.joined([labels.attribute(name) for name in design])
        sentences.append(words.say("material_design", attributes=attributes, number=number))
        sentences += [words.say("material_picture", number=one.number) for one in pictures[:1]]
    if questions := store.count("questions"):
        key = "material_asked" if store.count("asked") else "material_guide"
        sentences.append(words.say(key, questions=words.count(questions, "question")))
    yield Line(" ".join(sentences))
    if design:
        yield design_table(desk, words, labels, number=number)
    yield from pictures


def _sizes(whole: Scope, words: Words) -> str:
    low, high = whole.people_by_group[0], whole.people_by_group[-1]
    if low == high:
        return words.say("material_even", people=words.count(low, "participant"))
    middle = median(whole.people_by_group)
    shown = words.number(middle, digits=0 if middle == int(middle) else 1)
    return words.say("material_sizes", low=low, high=high, median=shown)


def design_table(desk: Desk, words: Words, labels: Labels, *, number: str) -> Table:
    """How many groups, sites, participants and words there are of each kind that the design tells apart."""
    cases = Cases(desk.store)
    layers = cases.declared()
    documents = desk.store.rows("documents", ("id", "group_id"), order="id")
    cells: dict[tuple[str | None, ...], list[int]] = {}
    for row in documents:
        values = tuple(cases.of_group(layer, row["group_id"]) for layer in layers)
        cells.setdefault(values, []).append(row["id"])
    orders = [cases.ordered(layer, {value for value in column if value}) for layer, column in _columns(layers, cells)]
    kinds = sorted(
        cells,
        key=lambda kind: [
            order.index(value) if value in order else len(order) for order, value in zip(orders, kind, strict=True)
        ],
    )
    rows: list[tuple[Cell, ...]] = []
    for kind in kinds:
        named = [
            capitalised(labels.value(layer["name"], value, words)) if value else words.say("design_unknown")
            for layer, value in zip(layers, kind, strict=True)
        ]
        rows.append((*named, *_figures(scope(desk.store, cells[kind]), words)))
    if len(rows) > 1:
        whole = (words.say("design_whole"), *(None for _layer in layers[1:]))
        rows.append((*whole, *_figures(scope(desk.store), words)))
    columns = [Column(layer["name"], capitalised(labels.attribute(layer["name"])), 3.0) for layer in layers]
    for name, heading in (
        ("groups", "h_groups"),
        ("sites", "h_sites"),
        ("participants", "h_participants"),
        ("words", "design_words"),
    ):
        columns.append(Column(name, words.say(heading), 1.8, "right"))
    return Table(
        tuple(columns),
        tuple(rows),
        number=number,
        caption=words.say("design_caption"),
        alt=words.say("design_alt"),
        language=words.language,
    )


def _columns(
    layers: Sequence[Any], cells: dict[tuple[str | None, ...], list[int]]
) -> Iterator[tuple[Any, list[str | None]]]:
    for place, layer in enumerate(layers):
        yield layer, [kind[place] for kind in cells]


def _figures(found: Scope, words: Words) -> tuple[Cell, ...]:
    return (found.groups, found.sites, found.people, words.whole(found.words))


def coding(desk: Desk, words: Words) -> Iterator[Block]:
    """Who coded what, whose coding counts, and how the codebook came to be what it is."""
    store = desk.store
    yield Heading(words.say("method_coding"))
    sentences = [*_coders(desk, words)]
    codes = store.count("codes")
    if codes:
        used = len(set(store.values("codings", "code_id")))
        said = {"codes": words.count(codes, "code_noun"), "digest": codebook_digest(desk)}
        every = used == codes
        sentences.append(words.say("coding_book_all", **said) if every else words.say("coding_book", used=used, **said))
        kept = store.rows("snapshots", order="id")
        if kept:
            names = words.joined([f"{words.say('named', name=row['name'])} ({row['digest'][:12]})" for row in kept])
            sentences.append(words.say("coding_snapshots", names=names))
        changes = _live(desk, ("merge codes", "code merge", "code split"))
        merged = sum(row["verb"] != "code split" for row in changes)
        if changes:
            counts = (words.count(merged, "time"), words.count(len(changes) - merged, "time"))
            sentences.append(words.say("coding_changed", merged=counts[0], split=counts[1]))
        else:
            sentences.append(words.say("coding_unchanged"))
        sentences += _reasons(changes, words)
    yield Line(" ".join(sentences))


def _coders(desk: Desk, words: Words) -> Iterator[str]:
    store = desk.store
    names = {row["id"]: row["name"] for row in store.rows("coders", order="id")}
    codings = Counter(store.values("codings", "coder_id", layer="independent"))
    documents = {
        coder: {row["document_id"] for row in store.rows("codings", ("document_id",), coder_id=coder)}
        for coder in codings
    }
    people = [
        words.say(
            "coding_coder",
            name=names[coder],
            transcripts=words.count(len(documents[coder]), "transcript"),
            codings=words.count(codings[coder], "coding_noun"),
        )
        for coder in names
        if codings[coder]
    ]
    if not people:
        yield words.say("coding_none")
        return
    yield words.say("coding_by", coders=words.joined(people))
    lead = store.one("coders", lead=1)
    if lead and len(people) > 1:
        yield words.say("coding_lead", name=lead["name"])
    finished = [row for row in store.rows("assignments") if row["finished"] is not None]
    settled = {row["document_id"] for row in finished if row["layer"] == CONSENSUS}
    if settled:
        yield capitalised(words.say("coding_settled", transcripts=words.count(len(settled), "transcript")))
    done = {row["document_id"] for row in finished}
    if done:
        whole = words.count(store.count("documents"), "transcript")
        yield words.say("coding_finished", n=len(done), transcripts=whole)


def themes(desk: Desk, words: Words) -> Iterator[Block]:
    """How the themes came about: how many there are, what was merged and dropped and why, versions and reviews."""
    store = desk.store
    rows = store.rows("themes")
    standing = [row for row in rows if row["status"] != "dropped"]
    if not rows:
        return
    yield Heading(words.say("method_themes"))
    counts = Counter(row["status"] for row in standing)
    statuses = [
        words.say("status_count", n=counts[status], status=_called(status, counts[status], words))
        for status in STATUSES
        if counts[status]
    ]
    sentences = []
    if standing:
        named = words.count(len(standing), "theme_noun")
        if len(statuses) == 1 and len(standing) > 1:
            alike = _called(standing[0]["status"], len(standing), words)
            sentences.append(words.say("themes_alike", themes=named, status=alike))
        else:
            sentences.append(words.say("themes_now", themes=named, statuses=words.joined(statuses)))
        known = {row["id"] for row in standing}
        if below := sum(row["parent_id"] in known for row in standing):
            sentences.append(words.say("themes_below", n=below))
    if dropped := len(rows) - len(standing):
        sentences.append(words.say("themes_dropped", n=dropped))
    changes = _live(desk, ("theme merge", "theme status", "theme drop"))
    merged = [row for row in changes if row["verb"] == "theme merge"]
    if merged:
        sentences.append(words.say("themes_merged", times=words.count(len(merged), "time")))
    sentences += _reasons([row for row in changes if row["reason"] or row["verb"] == "theme merge"], words)
    if versions := store.count("theme_versions"):
        sentences.append(words.say("themes_versions", times=words.count(versions, "time")))
    reviews = store.rows("theme_reviews", theme_id=[row["id"] for row in standing])
    if reviews:
        coders = {row["id"]: row["name"] for row in store.rows("coders")}
        names = words.joined(sorted({coders[row["coder_id"]] for row in reviews}))
        sentences.append(
            words.say(
                "themes_reviewed",
                n=len({row["theme_id"] for row in reviews}),
                themes=words.count(len(standing), "theme_noun"),
                names=names,
            )
        )
    if memos := store.count("memos"):
        sentences.append(words.say("themes_memo") if memos == 1 else words.say("themes_memos", n=memos))
    yield Line(" ".join(sentences))


def _called(status: str, n: int, words: Words) -> str:
    return words.say(f"now_{status}" if n == 1 else f"now_{status}s")


def _live(desk: Desk, verbs: Sequence[str]) -> list[dict[str, Any]]:
    """The operations with these verbs that stand, oldest first."""
    found = operations(desk.store)
    return [row for row in reversed(found) if row["verb"] in verbs and row["state"] != "undone"]


def _reasons(changes: Sequence[dict[str, Any]], words: Words) -> Iterator[str]:
    """The reasons of changes, each with how often it was given, and how many have none."""
    given = Counter(" ".join(row["reason"].split()) for row in changes)
    missing = given.pop("", 0)
    if given:
        told = [words.say("reason_times", reason=reason, n=n) for reason, n in given.items()]
        yield words.say("reasons_given", reasons=words.joined(told))
    if missing and given:
        yield words.say("reasons_missing", n=missing)


def comparing(
    words: Words,
    labels: Labels,
    *,
    compared: Sequence[str],
    divided: Sequence[Division],
    planned: int,
    design: bool,
    guide: Sequence[Line],
) -> Iterator[Block]:
    """How groups were compared: by which attributes, what the labels mean, and what chance would give.

    ``planned`` is the number of tables of a plan, 0 where the ``design`` itself gave them, if there is any.
    """
    yield Heading(words.say("method_contrast"))
    if not compared:
        yield Line(words.say("contrast_nothing" if design else "contrast_untold"))
        return
    attributes = words.joined([labels.attribute(name) for name in compared])
    sentences = [words.say("contrast_by", attributes=attributes)]
    if planned:
        sentences.append(words.say("contrast_planned", n=planned))
    else:
        for one in divided:
            label = labels.attribute(one.attribute)
            key = "contrast_divided_all" if one.one_sided == one.of else "contrast_divided"
            sentences.append(words.say(key, attribute=label, n=one.one_sided, of=one.of, least=LEAST))
    yield Line(" ".join(sentences))
    yield from guide


def software(words: Words) -> Iterator[Block]:
    """With what the analysis was done."""
    yield Heading(words.say("method_software"))
    yield Line(words.say("software", version=__version__))
