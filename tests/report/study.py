"""Small studies of focus groups with two or more sides, themes and a code tree."""

import hashlib
from collections.abc import Collection, Mapping, Sequence

from thematic.store.desk import Desk
from thematic.store.tables import Store

SITES = ("Nord", "Sør", "Øst", "Vest")
SAID = {
    "near": "hun er alltid lett å få tak i når det er noe vi lurer på",
    "phone": "vi kan ringe henne også om kvelden hvis det er noe som haster",
    "tired": "det er så mange som er borte at vi andre blir slitne av det",
    "fun": "vi ler mye sammen på jobb og det hjelper på tunge dager",
}
LABELS = {
    "near": ("ledere som er lette å få tak i", "managers who are easy to reach"),
    "phone": ("også på telefon om kvelden", "by telephone in the evening too"),
    "tired": ("slitasje på dem som er igjen", "strain on those who are left"),
    "fun": ("humor i hverdagen", "everyday humour"),
}
VALUES = {
    "low": ("lavt fravær", "low absence"),
    "mid": ("middels fravær", "middling absence"),
    "high": ("høyt fravær", "high absence"),
}
RAISED = {
    "low": {"near": range(4), "phone": range(2), "fun": range(3)},
    "high": {"tired": range(4), "fun": range(3), "near": ()},
}
"""For every side, in which of its groups a code is found."""


def fill(
    store: Store,
    *,
    sites: Sequence[str] = SITES,
    raised: Mapping[str, Mapping[str, Collection[int]]] = RAISED,
) -> None:
    """A group at each of ``sites`` (the same twice: two groups) for every side of ``raised``."""
    coder = store.insert("coders", {"name": "kari", "lead": 1})
    labels = {"label_nb": "sykefravær", "label_en": "sickness absence"}
    absence = store.insert("attributes", {"name": "absence", "design": 1, **labels})
    for value in raised:
        nb, en = VALUES[value]
        labels = {"label_nb": nb, "label_en": en}
        store.insert("attribute_values", {"attribute_id": absence, "value": value, **labels})
    codes = add_codebook(store)
    places = {site: store.insert("cases", {"kind": "site", "name": site}) for site in dict.fromkeys(sites)}
    for number, site in enumerate(sites):
        for side, found in raised.items():
            again = sites[:number].count(site)
            name = f"{site}-{side}" + (f"-{again + 1}" if again else "")
            group = store.insert("cases", {"kind": "group", "name": name, "parent_id": places[site]})
            store.insert("case_attributes", {"case_id": group, "attribute_id": absence, "value": side})
            add_document(store, name, group, [code for code, groups in found.items() if number in groups], codes, coder)


def name_concept(desk: Desk) -> None:
    """Labels for the one concept of the codes."""
    labels = {"label_nb": "nærhet til lederen", "label_en": "closeness to the manager"}
    with desk.change("name"):
        desk.store.insert("concepts", {"name": "leader-near", **labels})


def add_codebook(store: Store) -> dict[str, int]:
    """The themes and the codes; ids of codes by name."""
    climate = store.insert("themes", {"name": "climate", "label_nb": "Klima", "label_en": "Climate", "position": 1})
    daily = store.insert("themes", {"name": "daily", "label_nb": "Hverdag", "parent_id": climate})
    store.insert("themes", {"name": "old", "status": "dropped"})
    codes: dict[str, int] = {}
    for position, (name, (nb, en)) in enumerate(LABELS.items()):
        row = {
            "name": name,
            "label_nb": nb,
            "label_en": en,
            "position": position,
            "parent_id": codes["near"] if name == "phone" else None,
            "definition": f"Utsagn om {nb}.",
            "include": "Egne erfaringer.",
            "concept": "leader-near" if name == "near" else "",
        }
        codes[name] = store.insert("codes", row)
    for theme, code in ((climate, "near"), (climate, "tired"), (daily, "fun")):
        store.insert("theme_codes", {"theme_id": theme, "code_id": codes[code]})
    return codes


def add_document(
    store: Store, name: str, group: int, said: Sequence[str], codes: Mapping[str, int], coder: int
) -> None:
    """An interviewer's question, then each of ``said`` by a participant of its own."""
    document = store.insert("documents", {"name": name, "group_id": group})
    interviewer = store.insert("speakers", {"document_id": document, "name": "I", "role": "interviewer"})
    lines = [(interviewer, "Hva tenker dere om dette?", "")]
    for number, code in enumerate(said, start=1):
        person = store.insert("cases", {"kind": "participant", "name": f"{name}-{number}"})
        speaker = store.insert("speakers", {"document_id": document, "name": f"P{number}", "participant_id": person})
        lines.append((speaker, SAID[code], code))
    text = "".join(f"{line}\n" for _speaker, line, _code in lines)
    digest = hashlib.sha256(text.encode()).hexdigest()
    store.insert("texts", {"id": document, "text": text, "sha256": digest})
    at = 0
    for number, (speaker, line, code) in enumerate(lines, start=1):
        span = {"start": at, "end": at + len(line)}
        turn = {"document_id": document, "number": number, "speaker_id": speaker, "words": len(line.split())}
        store.insert("turns", turn | span)
        if code:
            coding = {"document_id": document, "code_id": codes[code], "coder_id": coder, "quote": line}
            store.insert("codings", coding | span)
        at += len(line) + 1
