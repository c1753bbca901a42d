"""The codebook's wording checked: what is missing, near-synonyms, and codes that repeat the interview guide."""

from collections.abc import Iterator

from thematic.coding.findings import Finding, Material, command
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.tables import Row

ALIKE = 85.0
"""Similarity (0-100, words in any order) from which two names or labels are almost the same."""

FIELDS = {"name": "name", "label_nb": "Norwegian label", "label_en": "English label"}
ASKED_FOR = {
    "definition": "It has no definition.",
    "include": "No rule says when to use it.",
    "exclude": "No rule says when not to use it.",
    "example": "It has no example.",
}


def missing(material: Material) -> Iterator[Finding]:
    """Codes without definition, include rule, exclude rule or example; one that only holds others needs no rules."""
    for field, sentence in ASKED_FOR.items():
        for row in material.codes:
            holds_others = row["id"] in material.below and not material.codings.get(row["id"])
            if not row[field] and (field == "definition" or not holds_others):
                mend = command("code", "edit", row["name"], f"--{field}", "TEXT")
                yield Finding(row["name"], f"no-{field}", sentence, mend)


def near_synonyms(material: Material) -> Iterator[Finding]:
    """Pairs of codes whose names or labels are at least ``ALIKE``, each once; codes of one concept are meant to be."""
    from rapidfuzz import fuzz, process

    codes = material.codes
    best: dict[tuple[int, int], tuple[float, str]] = {}
    for field in FIELDS:
        texts = [plain(row[field]) for row in codes]
        places = [place for place, text in enumerate(texts) if text]
        said = [texts[place] for place in places]
        scores = process.cdist(said, said, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
        for x, y in zip(*scores.nonzero(), strict=True):
            if x < y:
                pair = (places[int(x)], places[int(y)])
                best[pair] = max(best.get(pair, (0.0, field)), (float(scores[x, y]), field), key=lambda found: found[0])
    for (x, y), (score, field) in sorted(best.items()):
        a, b = codes[x], codes[y]
        if a["concept"] and fold(a["concept"]) == fold(b["concept"]):
            continue
        words = f"The {FIELDS[field]}s «{a[field]}» and «{b[field]}» are {score:.0f} % alike"
        named = "" if field == "name" else f" ('{b['name']}')"
        mend = command("code", "merge", b["name"], "--into", a["name"], "--reason", "TEXT")
        yield Finding(a["name"], "near-synonym", f"{words}{named}.", mend)


def guide_questions(desk: Desk, material: Material) -> Iterator[Finding]:
    """Codes whose name or label is a question's id, wording or probe, or its very words (two or more) within it."""
    from rapidfuzz import fuzz

    asked = [
        (row, text, plain(text)) for row in desk.store.rows("questions", order="position, id") for text in _said(row)
    ]
    for code in material.codes:
        best: tuple[float, str, str] = (0.0, "", "")
        for field in FIELDS:
            mine = plain(code[field])
            for question, text, other in asked:
                within = " " in mine and f" {mine} " in f" {other} "
                score = 100.0 if within else fuzz.token_sort_ratio(mine, other) if mine and other else 0.0
                if score >= ALIKE and score > best[0]:
                    best = (score, question["name"], text)
        if best[0]:
            what = f"It is {best[0]:.0f} % the words of question {best[1]} («{best[2]}»): a topic, not a pattern."
            yield Finding(code["name"], "guide-question", what, command("code", "rename", code["name"], "NAME"))


def _said(question: Row) -> list[str]:
    return [
        text
        for text in (question["name"], question["wording_nb"], question["wording_en"], *question["probes"].splitlines())
        if text.strip()
    ]


def plain(text: str) -> str:
    """Words alone: folded, without punctuation, hyphens as spaces."""
    return " ".join("".join(char if char.isalnum() else " " for char in fold(text)).split())
