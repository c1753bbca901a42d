"""A study with a row in every table, and what a study holds whatever its row numbers."""

from pathlib import Path

from tests.exchange.field import begin_together, with_coder
from thematic.exchange.identity import identify
from thematic.store.changes_since import read_shape, read_state
from thematic.study import Study

ODD = "  «Vi – å»; \"sitat\", 'x'\tog\n\n  linje: - #to\r\nNFD: a\u030a, \u2028 \x85 🙂 = +1 @ no, 1.10, null, ~\n"
"""Text that CSV or YAML could spoil."""


def build(folder: Path) -> Study:
    """Kari's and Ola's study, with everything in it that a study can hold."""
    study = begin_together(folder)
    store = study.desk.store
    document, code, theme = (
        store.find(*what)["id"] for what in (("documents", "a"), ("codes", "mangel"), ("themes", "klima"))
    )
    kari, ola = (store.find("coders", name)["id"] for name in ("kari", "ola"))
    coding = store.one("codings", code_id=code, coder_id=kari)
    with study.desk.change("everything"):
        store.update("coders", kari, {"lead": 1})
        store.set_setting("title", ODD)
        store.update("codes", code, {"definition": ODD, "concept": "Savn", "parked": "senere", "colour": "#aabbcc"})
        store.insert("codes", {"name": "no", "parent_id": code, "position": -3, "example": "~"})
        store.insert("codes", {"name": "under=1/../«å»", "parent_id": store.find("codes", "no")["id"]})
        store.insert("concepts", {"name": "Savn", "label_nb": "savn", "label_en": "a\nb"})
        store.insert("themes", {"name": "1.10", "parent_id": theme, "status": "dropped", "idea": ODD, "position": 2})
        for linked in ("trivsel", "mangel"):
            store.insert("theme_codes", {"theme_id": theme, "code_id": store.find("codes", linked)["id"]})
        site = store.insert("cases", {"kind": "site", "name": 'Nord, og "sør"'})
        store.update("cases", store.find("cases", "gruppe a")["id"], {"parent_id": site})
        person = store.insert("cases", {"kind": "participant", "name": "gruppe a"})
        attributes = [store.insert("attributes", {"name": name, "design": 1}) for name in ("Guid", "alder, år")]
        for attribute in attributes:
            store.insert("attribute_values", {"attribute_id": attribute, "value": " x ", "label_nb": "ks"})
            store.insert("case_attributes", {"case_id": person, "attribute_id": attribute, "value": " x "})
        speaker = store.values("speakers", "id", document_id=document)[1]
        store.update("speakers", speaker, {"participant_id": person})
        store.insert("annotations", {"document_id": document, "kind": "heading", "start": 0, "end": 3, "value": ODD})
        store.insert("annotations", {"document_id": document, "kind": "heading", "start": 0, "end": 3, "value": ODD})
        question = store.insert("questions", {"name": "q1", "theme": "klima", "probes": ODD, "position": 4})
        store.insert("asked", {"document_id": document, "question_id": question})
        store.insert("coding_origins", {"coding_id": coding["id"], "former_guid": "g", "former_code": "før"})
        store.insert(
            "assignments", {"document_id": document, "coder_id": ola, "layer": "consensus", "finished": "2026"}
        )
        decision = {"document_id": document, "code_id": code, "start": 5, "end": 9, "readings": "{}", "kind": "missed"}
        store.insert("decisions", decision | {"decision": "keep", "kept": "kari", "coder_id": kari, "settled": "2026"})
        new = {"decision": "new", "new_code_id": code, "new_start": 5, "new_end": 7, "coder_id": ola}
        store.insert("decisions", decision | new)
        store.insert("document_marks", {"document_id": document, "coder_id": ola, "kind": "read"})
        store.insert("theme_reviews", {"theme_id": theme, "coder_id": ola, "note": ODD})
        for idea in (ODD, "to"):
            store.insert(
                "theme_versions", {"theme_id": theme, "theme_guid": "t", "name": "før", "idea": idea, "coder": "x"}
            )
        store.insert(
            "negative_cases", {"theme_id": theme, "answer": "handled", "coding_id": coding["id"], "coder": "x"}
        )
        store.insert("negative_cases", {"code_id": code, "answer": "none found", "text": ODD, "coder": "x"})
        for name in ("con", "con.", "../CON"):
            store.insert(
                "snapshots", {"name": name, "phase": 3, "digest": "d", "content": f'{{"a": "{name}\n"}}', "coder": "x"}
            )
        answer = {"checklist": "coreq", "item": "1", "answer": "answered", "text": ODD, "coder": "x"}
        store.insert("checklist_answers", answer)
        targets = {
            "documents": document,
            "cases": person,
            "codes": code,
            "codings": coding["id"],
            "themes": theme,
            "questions": question,
            "speakers": speaker,
        }
        for table, target in targets.items():
            memo = {"target_table": table, "target_id": target, "text": f"---\n{ODD}---\n\n", "coder": "kari"}
            store.insert("memos", memo | {"kind": "reflexive"})
        store.insert("memos", {"text": "", "coder": "ola"})
    with_coder(study, "ola").apply("trivsel", "b", turn=3)
    return study


def snapshot(study: Study):
    """Every row by its key, with keys where ids are."""
    store = study.desk.store
    return identify(read_state(store), read_shape(store), {}).rows
