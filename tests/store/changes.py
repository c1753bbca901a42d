"""Random changes to a study, for the tests that undo them: each is one operation, or refused as a whole."""

import itertools
from random import Random

from tests.store.rows import coding_of
from thematic.errors import Conflict
from thematic.store.desk import Desk

WORDS = ("Vi", "mangler", "folk", "hver", "dag", "🙂", "å", "a\u030a", "og", "hun\nstår", "på")


def change_anything(desk: Desk, random: Random) -> bool:
    """One random operation of one to three random changes; False where it was refused or changed nothing."""
    try:
        with desk.change("change") as operation:
            for _ in range(random.randint(1, 3)):
                random.choice(CHANGES)(desk.store, random)
    except Conflict:
        return False
    return operation.kept


def _any(store, random, table, **equals):
    return random.choice([*store.values(table, "id", order="id", **equals), None])


def _add_code(store, random):
    table = random.choice(("codes", "themes"))
    store.insert(
        table, {"name": random.choice(WORDS) + str(random.randint(0, 30)), "parent_id": _any(store, random, table)}
    )


def _edit_code(store, random):
    if code := _any(store, random, "codes"):
        store.update("codes", code, {"definition": random.choice(WORDS), "parent_id": _any(store, random, "codes")})


def _swap_names(store, random):
    rows = store.rows("codes", ("id", "name"), order="id")
    if len(rows) > 1:
        one, two = random.sample(rows, 2)
        store.update("codes", one["id"], {"name": "between"})
        store.update("codes", two["id"], {"name": one["name"]})
        store.update("codes", one["id"], {"name": two["name"]})


def _delete_code(store, random):
    if code := _any(store, random, "codes"):
        above = store.one("codes", id=code)["parent_id"]
        codings = store.values("codings", "id", code_id=code)
        store.delete("memos", store.values("memos", "id", target_table="codes", target_id=code))
        store.delete("memos", store.values("memos", "id", target_table="codings", target_id=codings))
        store.delete("theme_codes", store.values("theme_codes", "id", code_id=code))
        _let_go(store, codings)
        store.delete("codings", codings)
        store.update_many("codes", {"parent_id": above}, store.values("codes", "id", parent_id=code))
        store.delete("codes", code)


def _let_go(store, codings):
    store.update_many("negative_cases", {"coding_id": None}, store.values("negative_cases", "id", coding_id=codings))


def _add_document(store, random):
    text = " ".join(random.choices(WORDS, k=random.randint(1, 12)))
    document = store.insert("documents", {"name": f"d{random.randint(0, 20)}"})
    store.insert("texts", {"id": document, "text": text, "sha256": ""})
    speaker = store.insert("speakers", {"document_id": document, "name": "A1"})
    ends = [at - 1 for at in itertools.accumulate(len(word) + 1 for word in text.split(" "))]
    columns = ("document_id", "number", "speaker_id", "start", "end", "words")
    starts = [0, *(end + 1 for end in ends[:-1])]
    rows = [(document, number, speaker, *span, 1) for number, span in enumerate(zip(starts, ends, strict=True), 1)]
    store.insert_many("turns", columns, rows)


def _delete_document(store, random):
    if document := _any(store, random, "documents"):
        codings = store.values("codings", "id", document_id=document)
        store.delete("memos", store.values("memos", "id", target_table="codings", target_id=codings))
        _let_go(store, codings)
        for table in ("codings", "turns", "speakers", "assignments", "document_marks"):
            store.delete(table, store.values(table, "id", document_id=document))
        store.delete("texts", document)
        store.delete("documents", document)


def _revise_text(store, random):
    if document := _any(store, random, "documents"):
        added = random.choice(WORDS) + " "
        for coding in (
            store.rows("codings", ("id", "start", "end"), document_id=document) if random.random() < 0.9 else []
        ):
            moved = {"start": coding["start"] + len(added), "end": coding["end"] + len(added)}
            if random.random() < 0.8:
                store.update("texts", document, {"text": store.text(document)})
                store.update("codings", coding["id"], moved)
            else:
                store.delete("memos", store.values("memos", "id", target_table="codings", target_id=coding["id"]))
                _let_go(store, [coding["id"]])
                store.delete("codings", coding["id"])
        store.update("texts", document, {"text": added + store.text(document)})


def _apply(store, random):
    document, code = _any(store, random, "documents"), _any(store, random, "codes")
    if document and code:
        coders = store.values("coders", "id")
        coder = random.choice(coders) if coders else store.insert("coders", {"name": "kari"})
        text = store.text(document)
        start = random.randrange(len(text))
        values = coding_of(text, start, random.randint(start + 1, len(text)), document=document, code=code, coder=coder)
        coding = store.insert("codings", values | {"stance": random.choice(("", "+", "-", "±"))})
        if random.random() < 0.3:
            store.insert("memos", {"target_table": "codings", "target_id": coding, "text": "!", "coder": "kari"})


def _change_stance(store, random):
    ids = store.values("codings", "id", order="id")
    if ids:
        store.update_many("codings", {"stance": random.choice(("", "+"))}, random.sample(ids, min(3, len(ids))))


def _link_theme(store, random):
    theme, code = _any(store, random, "themes"), _any(store, random, "codes")
    if theme and code:
        link = store.one("theme_codes", theme_id=theme, code_id=code)
        if link:
            store.delete("theme_codes", link["id"])
        else:
            store.insert("theme_codes", {"theme_id": theme, "code_id": code})


def _delete_theme(store, random):
    if theme := _any(store, random, "themes"):
        for table in ("theme_codes", "theme_versions", "negative_cases"):
            store.delete(table, store.values(table, "id", theme_id=theme))
        store.delete("themes", theme)


def _record(store, random):
    """What people record about documents and themes, or what they had recorded taken away."""
    coder, document, theme = (_any(store, random, table) for table in ("coders", "documents", "themes"))
    if coder and document and not store.count("document_marks", document_id=document, coder_id=coder):
        store.insert("document_marks", {"document_id": document, "coder_id": coder, "kind": "read"})
    if theme:
        store.insert("theme_versions", {"theme_id": theme, "idea": random.choice(WORDS), "coder": "kari"})
        coding = _any(store, random, "codings")
        answer = {"answer": "handled", "coding_id": coding} if coding else {"answer": "none found"}
        store.insert("negative_cases", {"theme_id": theme, "coder": "kari"} | answer)
    name = f"s{random.randrange(50)}"
    if store.one("snapshots", name=name) is None:
        store.insert("snapshots", {"name": name, "digest": "", "content": "{}", "coder": "kari"})
    for table in ("document_marks", "theme_versions", "negative_cases", "snapshots"):
        if random.random() < 0.2 and (row := _any(store, random, table)):
            store.delete(table, row)


def _move_memo(store, random):
    memo, code = _any(store, random, "memos"), _any(store, random, "codes")
    target = {"target_table": "codes", "target_id": code} if code else {"target_table": "", "target_id": None}
    if memo:
        store.update("memos", memo, target)
    else:
        store.insert("memos", {**target, "text": random.choice(WORDS), "coder": "ola"})


def _set_setting(store, random):
    store.set_setting(random.choice(("title", "language", "x", "y")), random.choice(WORDS))


def _lead(store, random):
    store.update_many("coders", {"lead": 0}, store.values("coders", "id", lead=1))
    if random.random() < 0.5:
        store.insert("coders", {"name": f"c{random.randint(0, 5)}", "lead": 1})


CHANGES = (
    _add_code,
    _add_code,
    _edit_code,
    _swap_names,
    _delete_code,
    _add_document,
    _add_document,
    _delete_document,
    _revise_text,
    _apply,
    _apply,
    _apply,
    _change_stance,
    _link_theme,
    _delete_theme,
    _move_memo,
    _record,
    _set_setting,
    _lead,
)
