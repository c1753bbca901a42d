"""Sites, groups and participants as cases, their attributes, and the files that bring them in."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from thematic.errors import BadInput, BadRows, NotFound, UsageError, did_you_mean
from thematic.plurals import count
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.operations import Operation
from thematic.store.tables import Row, Store
from thematic.transcripts.attributes import AttributeWriter, refuse_nouns
from thematic.transcripts.sheets import Sheet, read_sheet, tidy_name
from thematic.transcripts.speakers import ROLES


def import_cases(desk: Desk, path: Path, *, design: Sequence[str] = ()) -> int:
    """Tie documents to groups and groups to sites; further columns become attributes of the group.

    ``design`` names the attributes that the study was designed on. Importing again changes what differs.
    Returns the number of groups in the file. Raises BadRows with every bad line, before anything is written.
    """
    sheet = read_sheet(path)
    sheet.require("document", "group", "site")
    names = sheet.others("document", "group", "site")
    refuse_nouns(sheet.source, *names)
    missing = next((name for name in design if fold(name) not in map(fold, names)), None)
    if missing is not None:
        raise BadInput(
            f"{path}: there is no column '{missing}' to declare as design.", hint=did_you_mean(missing, names)
        )
    store = desk.store
    documents = {row["name_key"]: row for row in store.rows("documents", ("id", "name", "name_key", "group_id"))}
    _check_cases(sheet, documents, names)
    with desk.change("cases import") as operation:
        writer = AttributeWriter(store)
        groups: dict[str, int] = {}
        for _line, row in sheet.rows:
            site = _case(store, "site", row["site"]) if row["site"] else None
            group = _case(store, "group", row["group"])
            groups[fold(row["group"])] = group
            if store.one("cases", id=group, parent_id=site) is None:
                store.update("cases", group, {"parent_id": site})
            _point(store, "documents", documents[fold(row["document"])], "group_id", group)
            for name in names:
                writer.write(group, name, row[name])
        for name in design:
            declare_design(desk, name)
        operation.notes.append(f"{count(len(groups), 'group')}, {count(len(sheet.rows), 'document')}.")
    return len(groups)


def _check_cases(sheet: Sheet, documents: Mapping[str, Row], names: Sequence[str]) -> None:
    bad: list[tuple[int, str]] = []
    seen: dict[str, int] = {}
    groups: dict[str, tuple[int, tuple[str, ...]]] = {}
    for line, row in sheet.rows:
        key = fold(row["document"])
        if key not in documents:
            hint = did_you_mean(row["document"], [row["name"] for row in documents.values()], limit=1)
            bad.append((line, f"there is no document '{row['document']}'. {hint}".strip()))
        elif key in seen:
            bad.append((line, f"'{row['document']}' stands already on line {seen[key]}"))
        elif not row["group"]:
            bad.append((line, "the group is empty"))
        else:
            facts = (fold(row["site"]), *(fold(row[name]) for name in names))
            first, told = groups.setdefault(fold(row["group"]), (line, facts))
            if told != facts:
                bad.append((line, f"the group '{row['group']}' has another site or attribute on line {first}"))
        seen.setdefault(key, line)
    if bad:
        raise BadRows(sheet.source, bad, hint="Documents are named after their file, without its ending.")


def import_participants(desk: Desk, path: Path) -> int:
    """Tie speakers to participants; further columns become attributes, ``speaker_role`` sets the speaker's role.

    An empty ``participant`` leaves the speaker nobody's (an interviewer, say); an empty ``speaker`` is a participant
    who was there and never speaks, and is kept as a speaker without turns. Returns the number of speakers in the file.
    Raises BadRows with every bad line.
    """
    sheet = read_sheet(path)
    sheet.require("document", "speaker", "participant")
    names = sheet.others("document", "speaker", "participant", "speaker_role")
    refuse_nouns(sheet.source, *names)
    store = desk.store
    speakers = {
        (document["name_key"], speaker["name_key"]): speaker
        for document in store.rows("documents", ("id", "name_key"))
        for speaker in store.rows("speakers", document_id=document["id"])
    }
    _check_participants(store, sheet, speakers, names)
    with desk.change("participants import") as operation:
        writer = AttributeWriter(store)
        for _line, row in sheet.rows:
            if not row["speaker"]:
                _seat_silent(store, row, speakers)
            speaker = speakers[_seat(row)]
            participant = _case(store, "participant", row["participant"]) if row["participant"] else None
            values = {"participant_id": participant, "role": fold(row.get("speaker_role", "")) or speaker["role"]}
            if any(speaker[name] != value for name, value in values.items()):
                store.update("speakers", speaker["id"], values)
            if participant is not None:
                for name in names:
                    writer.write(participant, name, row[name])
        operation.notes.append(f"{count(len(sheet.rows), 'speaker')}.")
    return len(sheet.rows)


def _seat(row: Mapping[str, str]) -> tuple[str, str]:
    """The document and speaker of a row by their keys: who never speaks goes by the participant's name."""
    return fold(row["document"]), fold(row["speaker"] or row["participant"])


def _seat_silent(store: Store, row: Mapping[str, str], speakers: dict[tuple[str, str], Row]) -> None:
    """Make a speaker without turns, where there is none, for a participant who never speaks."""
    if _seat(row) not in speakers:
        document = store.find("documents", row["document"])["id"]
        speaker = store.insert("speakers", {"document_id": document, "name": tidy_name(row["participant"])})
        speakers[_seat(row)] = store.rows("speakers", id=speaker)[0]


def _check_participants(
    store: Store, sheet: Sheet, speakers: Mapping[tuple[str, str], Row], names: Sequence[str]
) -> None:
    bad: list[tuple[int, str]] = []
    documents = {row["name_key"]: row["name"] for row in store.rows("documents", ("name", "name_key"))}
    seen: dict[tuple[str, str], int] = {}
    people: dict[str, tuple[int, tuple[str, ...]]] = {}
    for line, row in sheet.rows:
        key = _seat(row)
        if key[0] not in documents:
            hint = did_you_mean(row["document"], documents.values(), limit=1)
            bad.append((line, f"there is no document '{row['document']}'. {hint}".strip()))
        elif not key[1]:
            bad.append((line, "neither speaker nor participant is named"))
        elif not row["speaker"] and key in speakers and store.count("turns", speaker_id=speakers[key]["id"]):
            bad.append((line, f"'{row['participant']}' speaks in '{row['document']}': name the speaker"))
        elif row["speaker"] and key not in speakers:
            there = [speaker["name"] for (name, _key), speaker in speakers.items() if name == key[0]]
            hint = did_you_mean(row["speaker"], there, limit=1)
            bad.append((line, f"nobody is called '{row['speaker']}' in '{row['document']}'. {hint}".strip()))
        elif key in seen:
            bad.append(
                (
                    line,
                    f"'{row['speaker'] or row['participant']}' of '{row['document']}' stands already on line"
                    f" {seen[key]}",
                )
            )
        elif fold(row.get("speaker_role", "")) not in ("", *ROLES):
            bad.append((line, f"'{row['speaker_role']}' is no role ({', '.join(ROLES)})"))
        elif row["participant"]:
            facts = tuple(fold(row[name]) for name in names)
            first, told = people.setdefault(fold(row["participant"]), (line, facts))
            if told != facts:
                bad.append((line, f"the participant '{row['participant']}' has another attribute on line {first}"))
        seen.setdefault(key, line)
    if bad:
        raise BadRows(sheet.source, bad)


def set_attribute(desk: Desk, case: str, attribute: str, value: str, *, kind: str = "") -> None:
    """Give a case (site, group or participant) a value of an attribute; an empty value takes it away.

    ``attribute`` may be ``site`` for a group: its site is then changed. Raises NotFound, UsageError where a
    name belongs to cases of several kinds and ``kind`` does not say which.
    """
    store = desk.store
    found = store.rows("cases", name_key=fold(case), **({"kind": kind} if kind else {}))
    if not found:
        raise NotFound.named(kind or "case", case, store.values("cases", "name", order="kind, name_key"))
    if len(found) > 1:
        kinds = " and a ".join(sorted(row["kind"] for row in found))
        raise UsageError(f"'{case}' is the name of a {kinds}.", hint="Say which with --kind.")
    row, known = found[0], store.values("attributes", "name", order="name_key")
    with desk.change("cases set") as operation:
        if fold(attribute) == "site" and row["kind"] == "group":
            _point(
                store, "cases", row, "parent_id", _told_case(operation, store, "site", value) if value.strip() else None
            )
            return
        refuse_nouns(f"{row['kind'].capitalize()} '{row['name']}'", attribute)
        if fold(attribute) not in map(fold, known):
            if not value.strip():
                raise NotFound.named("attribute", attribute, known)
            operation.notes.append(f"'{attribute}' is a new attribute. {did_you_mean(attribute, known)}".strip())
        AttributeWriter(store).write(row["id"], attribute, value)


def assign_group(desk: Desk, document: str, group: str) -> None:
    """Say which group a document belongs to (a new name makes a new group); an empty name unties it."""
    store = desk.store
    row = store.find("documents", document)
    with desk.change("cases set") as operation:
        _point(
            store, "documents", row, "group_id", _told_case(operation, store, "group", group) if group.strip() else None
        )


def declare_design(desk: Desk, attribute: str, *, design: bool = True) -> None:
    """Say that the study was designed on an attribute: it then forms strata where it is not compared."""
    store = desk.store
    row = store.find("attributes", attribute)
    with desk.change("cases design"):
        if row["design"] != int(design):
            store.update("attributes", row["id"], {"design": int(design)})


def label_attribute(desk: Desk, attribute: str, *, nb: str = "", en: str = "") -> None:
    """Give an attribute its wording in tables, in Bokmål and English; an empty wording changes nothing."""
    store = desk.store
    row = store.find("attributes", attribute)
    labels = {"label_nb": nb.strip() or row["label_nb"], "label_en": en.strip() or row["label_en"]}
    with desk.change("cases label"):
        if any(row[name] != label for name, label in labels.items()):
            store.update("attributes", row["id"], labels)


def label_value(desk: Desk, attribute: str, value: str, *, nb: str = "", en: str = "") -> None:
    """Give a value of an attribute its wording in tables, in Bokmål and English."""
    store = desk.store
    row = store.find("attributes", attribute)
    known = sorted(set(store.values("case_attributes", "value", attribute_id=row["id"])))
    spelling = next((there for there in known if fold(there) == fold(value)), None)
    if spelling is None:
        raise NotFound.named(f"value of '{attribute}'", value, known)
    with desk.change("cases label"):
        there = store.one("attribute_values", attribute_id=row["id"], value=spelling)
        labels = {
            "label_nb": nb or (there or {}).get("label_nb", ""),
            "label_en": en or (there or {}).get("label_en", ""),
        }
        if there is None:
            store.insert("attribute_values", {"attribute_id": row["id"], "value": spelling, **labels})
        elif any(there[name] != label for name, label in labels.items()):
            store.update("attribute_values", there["id"], labels)


def list_cases(desk: Desk, *, kind: str = "") -> list[Row]:
    """Cases with their site, the documents they are in, and their attributes, as flat rows."""
    store = desk.store
    attributes = store.rows("attributes", ("id", "name"), order="id")
    values = {(row["case_id"], row["attribute_id"]): row["value"] for row in store.rows("case_attributes")}
    cases = store.rows("cases", order="kind, name_key", **({"kind": kind} if kind else {}))
    names = {row["id"]: row["name"] for row in store.rows("cases", ("id", "name"))}
    documents: dict[int, list[str]] = {}
    for row in store.rows("documents", ("id", "name", "group_id"), order="name_key"):
        for case in (row["group_id"], *store.values("speakers", "participant_id", document_id=row["id"])):
            documents.setdefault(case, []).append(row["name"])
    return [
        {
            "case": case["name"],
            "kind": case["kind"],
            "site": names.get(case["parent_id"], ""),
            "documents": ", ".join(dict.fromkeys(documents.get(case["id"], []))),
        }
        | {attribute["name"]: values.get((case["id"], attribute["id"]), "") for attribute in attributes}
        for case in cases
    ]


def _case(store: Store, kind: str, name: str) -> int:
    row = store.one("cases", kind=kind, name_key=fold(name))
    return int(row["id"]) if row else store.insert("cases", {"kind": kind, "name": tidy_name(name)})


def _told_case(operation: Operation, store: Store, kind: str, name: str) -> int:
    known = store.values("cases", "name", kind=kind, order="name_key")
    if fold(name) not in map(fold, known):
        operation.notes.append(f"'{tidy_name(name)}' is a new {kind}. {did_you_mean(name, known)}".strip())
    return _case(store, kind, name)


def _point(store: Store, table: str, row: Row, column: str, case: int | None) -> None:
    if row[column] != case:
        store.update(table, row["id"], {column: case})
