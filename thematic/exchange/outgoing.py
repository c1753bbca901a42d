"""A study as a Project, for every program that it is written to: what the coder at the desk may see of it.

Documents come by name, codes and themes in tree order, codings by document and place, so that equal studies give equal
projects whatever the order in which they were made.
"""

from collections.abc import Iterable, Mapping

from thematic.coding.blinding import Veil, cover_cases, veil_of
from thematic.coding.tree import tree
from thematic.exchange.fidelity import Fidelity
from thematic.exchange.project import (
    Project,
    ProjectAssignment,
    ProjectAttribute,
    ProjectCase,
    ProjectCode,
    ProjectCoder,
    ProjectCoding,
    ProjectConcept,
    ProjectDocument,
    ProjectMemo,
    ProjectQuestion,
    ProjectTheme,
    Thing,
)
from thematic.store.desk import Desk
from thematic.store.history import operations
from thematic.store.tables import Row, Store
from thematic.themes.versions import KEPT
from thematic.transcripts.transcript import Annotation, ReadSpeaker, ReadTurn, Transcript

READER = "thematic"
CODE_FIELDS = ("label_nb", "label_en", "include", "exclude", "example", "concept", "parked", "created", "position")
"""What a code's ``fields`` hold, where there is anything."""

THEME_FIELDS = ("status", "label_nb", "label_en", "idea", "scope", "is_not", "created", "position")
"""What a theme's ``fields`` hold, where there is anything."""

KEEP_ALL = "use 'thematic export study' to keep it"
UNTOLD = {
    "decisions": "decisions of adjudication",
    "coding_origins": "former codes of codings",
    "document_marks": "marks on documents",
    "theme_reviews": "reviews of themes",
    "negative_cases": "negative cases",
    "snapshots": "snapshots",
    "checklist_answers": "answers to checklists",
}
"""Tables that a Project does not hold, and what their rows are called in a report."""


def project_of(desk: Desk, fidelity: Fidelity) -> Project:
    """All of a study that other programs have a place for; keys are the study's own guids.

    While the study is blind, what is hidden from the coder at the desk is left out and told as lost. ``note_untold``
    and ``note_history`` count what a Project has no place for.
    """
    store, veil = desk.store, veil_of(desk)
    guids = {
        table: {row["id"]: row["guid"] for row in store.rows(table, ("id", "guid"))}
        for table in ("documents", "cases", "codes", "themes", "coders", "questions")
    }
    codings = _codings(store, veil, guids, fidelity)
    attributes = store.rows("attributes", order="id")
    settings = {row["name"]: row["value"] for row in store.rows("settings", order="name")}
    return Project(
        name=settings.get("title", ""),
        origin="thematic",
        reader=READER,
        coders=tuple(
            ProjectCoder(row["guid"], row["name"], lead=bool(row["lead"])) for row in store.rows("coders", order="id")
        ),
        documents=_documents(store, veil, guids, fidelity),
        codes=_codes(store, guids),
        codings=tuple(codings.values()),
        cases=_cases(desk, guids, attributes, fidelity),
        themes=_themes(store, guids),
        memos=_memos(store, guids, {identity: coding.key for identity, coding in codings.items()}, fidelity),
        attributes=tuple(_attribute(store, row) for row in attributes),
        concepts=tuple(
            ProjectConcept(row["name"], row["label_nb"], row["label_en"]) for row in store.rows("concepts", order="id")
        ),
        assignments=_assignments(store, guids),
        questions=tuple(
            ProjectQuestion(**row) for row in store.rows("questions", QUESTION, order="position, name_key")
        ),
        created=_created(store),
        design=tuple(row["name"] for row in attributes if row["design"]),
        settings={name: value for name, value in settings.items() if ":" not in name},
    )


def note_untold(desk: Desk, fidelity: Fidelity) -> None:
    """Count as lost what a Project has no place for: decisions, reviews, versions, snapshots, ..."""
    for table, kind in UNTOLD.items():
        fidelity.lost(kind, KEEP_ALL, number=desk.store.count(table))
    themes = {row["id"]: row for row in desk.store.rows("themes")}
    versions = desk.store.rows("theme_versions")
    former = sum(any(row[name] != themes[row["theme_id"]][name] for name in KEPT) for row in versions)
    fidelity.lost("earlier versions of themes", KEEP_ALL, number=former)


def note_history(desk: Desk, fidelity: Fidelity) -> None:
    """Count as lost the journal of operations, which belongs to the study file: no exchange carries it."""
    fidelity.lost(
        "operations of the history",
        "stay in the study ('thematic backup' copies it)",
        number=len(operations(desk.store)),
    )


def _created(store: Store) -> str:
    """When the study was begun."""
    return min((row["started"] for row in operations(store)), default="")


def _documents(
    store: Store, veil: Veil, guids: Mapping[str, Mapping[int, str]], fidelity: Fidelity
) -> tuple[ProjectDocument, ...]:
    cases, told = guids["cases"], []
    asked = _asked(store)
    for row in store.rows("documents", order="name_key"):
        people = store.rows("speakers", document_id=row["id"], order="id")
        seated = {person["name"]: cases[person["participant_id"]] for person in people if person["participant_id"]}
        group = cases.get(row["group_id"], "")
        if group and veil.hides_attribute(row["id"], "group"):
            fidelity.lost("groups of documents", "hidden while coding is blind", example=row["name"])
            group = ""
        if seated and veil.hides_attribute(row["id"], "participant"):
            fidelity.lost("participants of speakers", "hidden while coding is blind", number=len(seated))
            seated = {}
        told.append(
            ProjectDocument(
                key=row["guid"],
                name=row["name"],
                transcript=_transcript(store, row, people),
                language=row["language"],
                source_name=row["source_name"],
                source_sha256=row["source_sha256"],
                group=group,
                speakers=seated,
                created=row["created"],
                asked=asked.get(row["id"], ()),
            )
        )
    return tuple(told)


def _asked(store: Store) -> dict[int, tuple[str, ...]]:
    """The questions that were raised in each document, in the order of the guide."""
    names = {row["id"]: row["name"] for row in store.rows("questions", order="position, name_key")}
    asked: dict[int, set[int]] = {}
    for row in store.rows("asked"):
        asked.setdefault(row["document_id"], set()).add(row["question_id"])
    return {
        document: tuple(name for question, name in names.items() if question in there)
        for document, there in asked.items()
    }


QUESTION = ("name", "theme", "wording_nb", "wording_en", "probes")
TURN = ("start", "end", "label_start", "label_end", "time_start", "time_end")


def _transcript(store: Store, document: Row, people: Iterable[Row]) -> Transcript:
    names = {person["id"]: person["name"] for person in people}
    turns = store.rows("turns", ("speaker_id", *TURN), document_id=document["id"], order="number")
    notes = store.rows("annotations", ("kind", "start", "end", "value"), document_id=document["id"], order="id")
    return Transcript(
        text=store.text(document["id"]),
        turns=tuple(
            ReadTurn(speaker=names.get(turn["speaker_id"]), **{name: turn[name] for name in TURN}) for turn in turns
        ),
        annotations=tuple(Annotation(**note) for note in notes),
        speakers=tuple(ReadSpeaker(person["name"], person["role"]) for person in people),
        reader=document["reader"],
        encoding=document["encoding"],
    )


def _filled(row: Row, names: Iterable[str]) -> dict[str, str]:
    return {name: str(row[name]) for name in names if row[name] not in ("", None)}


def _codes(store: Store, guids: Mapping[str, Mapping[int, str]]) -> tuple[ProjectCode, ...]:
    return tuple(
        ProjectCode(
            key=row["guid"],
            name=row["name"],
            parent=guids["codes"].get(row["parent_id"], ""),
            definition=row["definition"],
            colour=row["colour"],
            fields=_filled(row, CODE_FIELDS),
        )
        for _depth, row in tree(store.rows("codes", order="position, name_key"))
    )


def _themes(store: Store, guids: Mapping[str, Mapping[int, str]]) -> tuple[ProjectTheme, ...]:
    place = {row["id"]: at for at, (_depth, row) in enumerate(tree(store.rows("codes", order="position, name_key")))}
    codes: dict[int, list[int]] = {}
    for link in store.rows("theme_codes"):
        codes.setdefault(link["theme_id"], []).append(link["code_id"])
    return tuple(
        ProjectTheme(
            key=row["guid"],
            name=row["name"],
            parent=guids["themes"].get(row["parent_id"], ""),
            codes=tuple(guids["codes"][code] for code in sorted(codes.get(row["id"], []), key=place.__getitem__)),
            definition=row["definition"],
            fields=_filled(row, THEME_FIELDS),
        )
        for _depth, row in tree(store.rows("themes", order="position, name_key"))
    )


CODING = ("id", "guid", "document_id", "code_id", "coder_id", "layer", "start", "end", "stance", "created")


def _codings(
    store: Store, veil: Veil, guids: Mapping[str, Mapping[int, str]], fidelity: Fidelity
) -> dict[int, ProjectCoding]:
    """The codings by id, in the order of documents' names and places in the text."""
    places = {identity: at for at, identity in enumerate(store.values("documents", "id", order="name_key"))}
    names = {row["id"]: row["name"] for row in store.rows("documents", ("id", "name"))}
    codes = {row["id"]: at for at, (_depth, row) in enumerate(tree(store.rows("codes", order="position, name_key")))}
    found = []
    for row in store.rows("codings", CODING):
        if veil.hides(row["document_id"], row["coder_id"]):
            fidelity.lost("codings", "hidden while coding is blind", example=names[row["document_id"]])
        else:
            found.append(row)
    found.sort(
        key=lambda row: (
            *(places[row["document_id"]], row["start"], row["end"], codes[row["code_id"]]),
            *(row["coder_id"], row["layer"], row["stance"]),
        )
    )
    documents, book, coders = guids["documents"], guids["codes"], guids["coders"]
    return {
        row["id"]: ProjectCoding(
            key=row["guid"],
            document=documents[row["document_id"]],
            code=book[row["code_id"]],
            coder=coders[row["coder_id"]],
            start=row["start"],
            end=row["end"],
            stance=row["stance"],
            layer=row["layer"],
            created=row["created"],
        )
        for row in found
    }


FIXED = {"kind", "case", "site"}


def _cases(
    desk: Desk, guids: Mapping[str, Mapping[int, str]], attributes: Iterable[Row], fidelity: Fidelity
) -> tuple[ProjectCase, ...]:
    """Sites, groups, participants, each in the order in which they came."""
    store = desk.store
    names = {row["id"]: row["name"] for row in attributes}
    values: dict[int, dict[int, str]] = {}
    for row in store.rows("case_attributes", order="attribute_id"):
        values.setdefault(row["case_id"], {})[row["attribute_id"]] = row["value"]
    rows = [row for kind in ("site", "group", "participant") for row in store.rows("cases", kind=kind, order="id")]
    told = [
        {"kind": row["kind"], "case": row["name"], "site": guids["cases"].get(row["parent_id"], "")}
        | {names[attribute]: value for attribute, value in values.get(row["id"], {}).items()}
        for row in rows
    ]
    cases = []
    for row, known, seen in zip(rows, told, cover_cases(desk, told), strict=True):
        for name in known:
            if known[name] and not seen[name]:
                fidelity.lost("attributes of cases", "hidden while coding is blind", example=name)
        cases.append(
            ProjectCase(
                key=row["guid"],
                name=row["name"],
                kind=row["kind"],
                parent=str(seen["site"]),
                attributes={name: str(value) for name, value in seen.items() if name not in FIXED and value},
            )
        )
    return tuple(cases)


def _attribute(store: Store, row: Row) -> ProjectAttribute:
    worded = store.rows("attribute_values", attribute_id=row["id"], order="id")
    return ProjectAttribute(
        name=row["name"],
        label_nb=row["label_nb"],
        label_en=row["label_en"],
        values={value["value"]: (value["label_nb"], value["label_en"]) for value in worded},
    )


def _assignments(store: Store, guids: Mapping[str, Mapping[int, str]]) -> tuple[ProjectAssignment, ...]:
    places = {identity: at for at, identity in enumerate(store.values("documents", "id", order="name_key"))}
    rows = sorted(
        store.rows("assignments"), key=lambda row: (places[row["document_id"]], row["coder_id"], row["layer"])
    )
    return tuple(
        ProjectAssignment(
            document=guids["documents"][row["document_id"]],
            coder=guids["coders"][row["coder_id"]],
            layer=row["layer"],
            assigned=row["assigned"],
            finished=row["finished"] or "",
        )
        for row in rows
    )


NOUNS: dict[str, Thing] = {
    "documents": "document",
    "cases": "case",
    "speakers": "speaker",
    "codes": "code",
    "codings": "coding",
    "themes": "theme",
    "questions": "question",
}


def _memos(
    store: Store, guids: Mapping[str, Mapping[int, str]], codings: Mapping[int, str], fidelity: Fidelity
) -> tuple[ProjectMemo, ...]:
    """Memos, the oldest first; those on codings that are hidden are left out."""
    keys: dict[str, Mapping[int, str]] = {**guids, "codings": codings}
    keys["questions"] = {row["id"]: row["name"] for row in store.rows("questions", ("id", "name"))}
    keys["speakers"] = {
        row["id"]: f"{guids['documents'][row['document_id']]}/{row['name']}"
        for row in store.rows("speakers", ("id", "document_id", "name"))
    }
    memos = []
    for row in store.rows("memos", order="created, text, id"):
        on: tuple[Thing, str] = ("", "")
        if row["target_table"]:
            key = keys[row["target_table"]].get(row["target_id"])
            if key is None:
                fidelity.lost("memos", "on codings hidden while coding is blind")
                continue
            on = (NOUNS[row["target_table"]], key)
        memos.append(
            ProjectMemo(
                text=row["text"],
                coder=row["coder"],
                kind=row["kind"],
                on=on,
                created=row["created"],
                key=row["guid"],
            )
        )
    return tuple(memos)
