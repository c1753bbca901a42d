"""A small study of eight focus groups at four sites, with two sides, a guide, themes and a code tree."""

import hashlib

import pytest

from thematic.store.desk import Desk
from thematic.store.file import create

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
RAISED = {
    "low": {"near": SITES, "phone": SITES[:2], "fun": SITES[:3]},
    "high": {"tired": SITES, "fun": SITES[:3], "near": ()},
}


@pytest.fixture
def desk(tmp_path):
    store = create(tmp_path / "study.thematic", title="Nærvær på jobb", coder="kari")
    desk = Desk(store, "kari", "nb")
    with desk.change("prepare"):
        fill(store)
    yield desk
    store.close()


def fill(store):
    coder = store.insert("coders", {"name": "kari", "lead": 1})
    absence = store.insert("attributes", {"name": "absence", "design": 1, "label_nb": "sykefravær"})
    for value, label in (("low", "lavt fravær"), ("high", "høyt fravær")):
        store.insert("attribute_values", {"attribute_id": absence, "value": value, "label_nb": label})
    climate = store.insert("themes", {"name": "climate", "label_nb": "Klima", "label_en": "Climate", "position": 1})
    daily = store.insert("themes", {"name": "daily", "label_nb": "Hverdag", "parent_id": climate})
    store.insert("themes", {"name": "old", "status": "dropped"})
    codes = {}
    for position, (name, (nb, en)) in enumerate(LABELS.items()):
        codes[name] = store.insert(
            "codes",
            {
                "name": name,
                "label_nb": nb,
                "label_en": en,
                "position": position,
                "parent_id": codes["near"] if name == "phone" else None,
                "definition": f"Utsagn om {nb}.",
                "include": "Egne erfaringer.",
                "concept": "leader-near" if name == "near" else "",
            },
        )
    for theme, code in ((climate, "near"), (climate, "tired"), (daily, "fun")):
        store.insert("theme_codes", {"theme_id": theme, "code_id": codes[code]})
    for site in SITES:
        at = store.insert("cases", {"kind": "site", "name": site})
        for side, raised in RAISED.items():
            group = store.insert("cases", {"kind": "group", "name": f"{site}-{side}", "parent_id": at})
            store.insert("case_attributes", {"case_id": group, "attribute_id": absence, "value": side})
            said = [code for code, sites in raised.items() if site in sites]
            add_document(store, f"{site}-{side}", group, said, codes, coder)


def add_document(store, name, group, said, codes, coder):
    """An interviewer's question, then each of ``said`` by a participant of its own, then small talk."""
    document = store.insert("documents", {"name": name, "group_id": group})
    interviewer = store.insert("speakers", {"document_id": document, "name": "I", "role": "interviewer"})
    lines = [(interviewer, "Hva tenker dere om dette?", None)]
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
        store.insert(
            "turns",
            {"document_id": document, "number": number, "speaker_id": speaker, "words": len(line.split()), **span},
        )
        if code:
            store.insert(
                "codings",
                {"document_id": document, "code_id": codes[code], "coder_id": coder, "quote": line, **span},
            )
        at += len(line) + 1
