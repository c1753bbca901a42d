"""The agreement chapter: what O'Connor & Joffe (2020) ask a study to tell, from the study itself, and the table.

O'Connor, C. & Joffe, H. (2020). Intercoder reliability in qualitative research. International Journal of Qualitative
Methods 19. What only people know (training, how coders worked blind, how they settled differences) is taken from method
memos that begin with one of ``TOLD``, and said to be missing where there is none.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from thematic import __version__
from thematic.agreement.resampling import FEWEST_DOCUMENTS
from thematic.agreement.run import POOLED, Agreement, AgreementRow
from thematic.agreement.sampling import drawings
from thematic.coding.assignments import CONSENSUS
from thematic.coding.blinding import is_blind
from thematic.coding.book import export_codes
from thematic.report.blocks import Chapter
from thematic.report.files import check_suffix, write_whole
from thematic.report.labels import Labels, load_labels
from thematic.report.markdown import markdown_text
from thematic.report.table import Cell, Column, Line, Note, Table
from thematic.report.word import document_bytes
from thematic.report.words import Words, capitalised
from thematic.store.desk import Desk
from thematic.store.names import fold

TOLD = {
    "training": {"nb": "opplæring", "en": "training"},
    "sampling": {"nb": "utvalg", "en": "sampling"},
    "blind": {"nb": "blindet", "en": "blind"},
    "adjudication": {"nb": "avgjørelse", "en": "adjudication"},
}
"""First words of the method memos that this chapter quotes, in either language, followed by a colon."""

MEASURES = ("krippendorff_alpha", "percent_agreement", "f1")


def write_agreement(desk: Desk, found: Agreement, output: Path, *, reason: str = "", language: str = "") -> None:
    """Write the chapter to ``output``, .docx or .md; raises UsageError for another suffix.

    ``found`` must hold ``MEASURES``. ``reason``: why numbers are wanted in a reflexive study; it is repeated.
    """
    words = Words(language or desk.language)
    suffix = check_suffix(output, known=(".docx", ".md"))
    chapter = Chapter(words.say("agreement"), agreement_blocks(desk, found, words, reason=reason))
    title = desk.store.setting("title") or words.say("untitled")
    if suffix == ".docx":
        write_whole(output, document_bytes([chapter], title=title, language=words.language))
    else:
        write_whole(output, markdown_text([chapter], title=title, language=words.language).encode())


def agreement_blocks(
    desk: Desk, found: Agreement, words: Words, *, reason: str = "", number: str = "1", told: bool = False
) -> tuple[Line | Table, ...]:
    """The paragraphs of the chapter and its table, ``number``; see ``write_agreement``.

    ``told``: the chapter around says already with what software it was made, and the table stands elsewhere in it.
    """
    table = agreement_table(desk, found, language=words.language, number=number)
    lines = list(_paragraphs(desk, found, words, reason, lacking="agreed_missing" if told else "agreed_not_told"))
    if told:
        lines = [line for line in lines if line.lead != words.say("agreed_software")]
        place = next(place for place, line in enumerate(lines) if line.lead == words.say("agreed_result"))
        lines[place] = replace(lines[place], text=f"{lines[place].text} {words.say('agreed_see', number=number)}")
    return (*lines, table)


def codebook_digest(desk: Desk) -> str:
    """Twelve digits that change with any code of the codebook and what is said of it."""
    return hashlib.sha256("\n".join(map(repr, export_codes(desk))).encode()).hexdigest()[:12]


def agreement_table(desk: Desk, found: Agreement, *, language: str, number: str = "1") -> Table:
    """One row a code, the pooled one last: alpha with its interval, percent, F1, prevalence of each coder."""
    words = Words(language)
    labels = load_labels(desk.store, language)
    rows: dict[str, dict[str, AgreementRow]] = {}
    for row in found.rows:
        rows.setdefault(row.code, {})[row.coefficient] = row
    columns = (
        Column("code", words.say("code"), 4.0),
        Column("alpha", words.say("agreed_alpha"), 2.6, "right"),
        Column("percent", words.say("agreed_percent"), 1.3, "right"),
        Column("f1", words.say("agreed_f1"), 1.0, "right"),
        Column("prevalence", words.say("agreed_prevalence"), 2.6),
    )
    return Table(
        columns,
        tuple(_cells(code, row, labels, words) for code, row in rows.items() if set(MEASURES) <= row.keys()),
        number=number,
        caption=words.say("agreed_caption", coders=words.joined(found.coders)),
        notes=(Note(words.say("agreed_note")),),
        alt=words.say("agreed_alt"),
        language=language,
    )


def _cells(code: str, row: dict[str, AgreementRow], labels: Labels, words: Words) -> tuple[Cell, ...]:
    alpha, percent, overlap = (row[name] for name in MEASURES)
    return (
        words.say("agreed_all") if code == POOLED else labels.row(code, "code"),
        _with_interval(alpha, words),
        words.probability(percent.value, digits=4),
        words.probability(overlap.value),
        alpha.by_coder.replace(".", words.number(0.0, digits=1)[1]),
    )


def _with_interval(row: AgreementRow, words: Words) -> str:
    if row.value is None:
        return words.say("agreed_undefined")
    value = words.probability(row.value)
    if row.ci_low is None or row.ci_high is None:
        return value
    low, high = (words.probability(bound) for bound in (row.ci_low, row.ci_high))
    return f"{value} ({words.say('range', low=low, high=high)})"


def _paragraphs(desk: Desk, found: Agreement, words: Words, reason: str, *, lacking: str) -> Iterator[Line]:
    store = desk.store
    told = _told(desk)
    missing = {
        topic: words.say(lacking, what=words.say(f"agreed_topic_{topic}"), topic=said[words.language])
        for topic, said in TOLD.items()
    }

    def line(lead: str, *sentences: str) -> Line:
        return Line(" ".join(sentence for sentence in sentences if sentence), lead=words.say(lead))

    if reason:
        yield line("agreed_reason", reason)
    lead = store.one("coders", lead=1)
    yield line(
        "agreed_coders",
        words.say("agreed_people", n=len(found.coders), names=words.joined(found.coders)),
        words.say("agreed_lead", name=lead["name"]) if lead else "",
        told.get("training", missing["training"]),
    )
    many, whole = len(found.documents), store.count("documents")
    drawn = list(_drawn(desk, words))
    share = 100 * many / whole if whole else 0
    yield line(
        "agreed_material",
        words.say("agreed_documents", n=many, documents=words.count(whole, "document"), share=f"{share:.0f}"),
        *_known(drawn, told.get("sampling"), missing["sampling"]),
        *_known([words.say("agreed_was_blind")] if is_blind(desk) else [], told.get("blind"), missing["blind"]),
    )
    codes, digest = store.count("codes"), codebook_digest(desk)
    compared = list(dict.fromkeys(row.code for row in found.rows if row.code != POOLED))
    yield line(
        "agreed_codebook",
        words.say("agreed_codes", codes=words.count(codes, "single_code"), digest=digest),
        words.say("agreed_unused", n=codes - len(compared)) if codes > len(compared) else "",
    )
    unit = words.say(f"agreed_by_{found.unit}")
    few = found.interval != "none" and many < FEWEST_DOCUMENTS
    intervals = "agreed_ci_few" if few else f"agreed_ci_{found.interval}"
    yield line(
        "agreed_how",
        unit,
        words.say("agreed_why"),
        words.say(intervals, seed=found.seed, least=FEWEST_DOCUMENTS),
    )
    yield line("agreed_result", *_result(found, words))
    settled = store.rows("assignments", layer=CONSENSUS)
    finished = len({row["document_id"] for row in settled if row["finished"] is not None})
    yield line(
        "agreed_discussion",
        words.say(f"agreed_layer_{found.layer}"),
        words.say("agreed_settled", documents=words.count(finished, "document")) if finished else "",
        told.get("adjudication", missing["adjudication"]),
    )
    yield line("agreed_software", f"thematic {__version__}.")


def _result(found: Agreement, words: Words) -> Iterator[str]:
    """The pooled alpha and its interval, the range over codes, and the codes whose alpha is undefined, with reasons."""
    alphas = [row for row in found.rows if row.coefficient == MEASURES[0]]
    pooled = next((row for row in alphas if row.code == POOLED), None)
    single = [row for row in alphas if row.code != POOLED]
    if pooled is not None:
        yield words.say("agreed_pooled", value=_with_interval(pooled, words))
    known = sorted(row.value for row in single if row.value is not None)
    if len(known) == 1:
        yield words.say("agreed_one", value=_with_interval(next(row for row in single if row.value is not None), words))
    elif known:
        middle = known[len(known) // 2] if len(known) % 2 else sum(known[len(known) // 2 - 1 : len(known) // 2 + 1]) / 2
        yield words.say(
            "agreed_range",
            codes=words.count(len(known), "single_code"),
            low=words.probability(known[0]),
            high=words.probability(known[-1]),
            median=words.probability(middle),
        )
    undefined = [row for row in single if row.value is None]
    if undefined:
        names = ", ".join(f"{row.code} ({words.say(f'agreed_is_{row.status}')})" for row in undefined)
        yield words.say("agreed_undefined_codes", n=len(undefined), names=names)


def _known(of_study: Sequence[str], memo: str | None, missing: str) -> tuple[str, ...]:
    """What the study itself says, and what a memo adds; the sentence that it is missing where neither says anything."""
    return (*of_study, *([memo] if memo else [])) or (missing,)


def _drawn(desk: Desk, words: Words) -> Iterator[str]:
    """Samples that were drawn here and assigned."""
    attributes = desk.store.rows("attributes", ("name", f"label_{words.language}"), order="id", design=1)
    names = [row[f"label_{words.language}"] or row["name"] for row in attributes]
    strata = words.say("agreed_strata", names=words.joined(names)) if names else ""
    for drawing in drawings(desk):
        yield words.say("agreed_drawn", n=drawing.drawn, of=drawing.documents, strata=strata, seed=drawing.seed)


def _told(desk: Desk) -> dict[str, str]:
    """What method memos say of each topic, the newest last, as sentences."""
    topics = {fold(word): topic for topic, said in TOLD.items() for word in said.values()}
    found: dict[str, list[str]] = {}
    for memo in desk.store.rows("memos", kind="method", order="id"):
        topic, colon, text = memo["text"].strip().partition(":")
        if colon and fold(topic) in topics and text.strip():
            sentence = capitalised(text.strip())
            found.setdefault(topics[fold(topic)], []).append(sentence if sentence[-1] in ".!?" else sentence + ".")
    return {topic: " ".join(sentences) for topic, sentences in found.items()}
