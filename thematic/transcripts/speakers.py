"""Speakers corrected after import: names, roles, and two labels that are one person."""

from thematic.errors import BadInput, Conflict, NotFound
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.tables import Row
from thematic.transcripts.sheets import tidy_name

ROLES = ("interviewer", "participant", "other")


def list_speakers(desk: Desk, *, document: str = "") -> list[Row]:
    """Every speaker with document, role, participant, turns and words."""
    store = desk.store
    chosen = {"id": store.find("documents", document)["id"]} if document else {}
    documents = store.rows("documents", ("id", "name"), order="name_key", **chosen)
    cases = {row["id"]: row["name"] for row in store.rows("cases", ("id", "name"), kind="participant")}
    listed: list[Row] = []
    for row in documents:
        turns: dict[int | None, list[int]] = {}
        for turn in store.rows("turns", ("speaker_id", "words"), document_id=row["id"]):
            turns.setdefault(turn["speaker_id"], []).append(turn["words"])
        for speaker in store.rows("speakers", document_id=row["id"], order="id"):
            words = turns.get(speaker["id"], [])
            listed.append(
                {
                    "document": row["name"],
                    "speaker": speaker["name"],
                    "role": speaker["role"],
                    "participant": cases.get(speaker["participant_id"], ""),
                    "turns": len(words),
                    "words": sum(words),
                }
            )
    return listed


def rename_speaker(desk: Desk, speaker: str, name: str, *, document: str = "") -> int:
    """Give a speaker another name in one document, or in all; the transcript's text stays. Returns how many."""
    rows = _speakers(desk, speaker, document)
    if not name.strip():
        raise BadInput("A speaker needs a name.")
    store = desk.store
    with desk.change("speakers rename"):
        for row in rows:
            other = store.one("speakers", document_id=row["document_id"], name_key=fold(name))
            if other is not None and other["id"] != row["id"]:
                place = store.values("documents", "name", id=row["document_id"])[0]
                raise Conflict(
                    f"There is a '{other['name']}' in '{place}' already.",
                    hint="Use 'thematic speakers merge' if they are one person.",
                )
            if row["name"] != tidy_name(name):
                store.update("speakers", row["id"], {"name": tidy_name(name)})
    return len(rows)


def set_role(desk: Desk, speaker: str, role: str, *, document: str = "") -> int:
    """Set a speaker's role in one document, or in all where the name stands. Returns how many."""
    if role not in ROLES:
        raise NotFound.named("role", role, ROLES)
    rows = _speakers(desk, speaker, document)
    with desk.change("speakers role"):
        desk.store.update_many("speakers", {"role": role}, [row["id"] for row in rows if row["role"] != role])
    return len(rows)


def merge_speakers(desk: Desk, speaker: str, into: str, *, document: str) -> int:
    """Two labels of one document are one person: the turns of ``speaker`` go to ``into``. Returns the turns.

    Raises Conflict where both are tied to different participants.
    """
    store = desk.store
    document_id = store.find("documents", document)["id"]
    source = store.find("speakers", speaker, document_id=document_id)
    target = store.find("speakers", into, document_id=document_id)
    if source["id"] == target["id"]:
        raise BadInput(f"'{speaker}' and '{into}' are the same speaker.")
    people = {source["participant_id"], target["participant_id"]} - {None}
    if len(people) > 1:
        raise Conflict(
            f"'{source['name']}' and '{target['name']}' are different participants.",
            hint="Correct participants.csv and import it again first.",
        )
    with desk.change("speakers merge") as operation:
        if source["role"] != target["role"]:
            operation.notes.append(
                f"'{target['name']}' stays {target['role']}; '{source['name']}' was {source['role']}."
            )
        turns = store.values("turns", "id", document_id=document_id, speaker_id=source["id"])
        store.update_many("turns", {"speaker_id": target["id"]}, turns)
        memos = store.values("memos", "id", target_table="speakers", target_id=source["id"])
        store.update_many("memos", {"target_id": target["id"]}, memos)
        if people and target["participant_id"] is None:
            store.update("speakers", target["id"], {"participant_id": people.pop()})
        store.delete("speakers", source["id"])
    return len(turns)


def _speakers(desk: Desk, speaker: str, document: str) -> list[Row]:
    store = desk.store
    within = {"document_id": store.find("documents", document)["id"]} if document else {}
    rows = store.rows("speakers", name_key=fold(speaker), **within)
    if not rows:
        raise NotFound.named("speaker", speaker, dict.fromkeys(store.values("speakers", "name", **within)))
    return rows
