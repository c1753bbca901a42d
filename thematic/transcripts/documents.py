"""Documents as stored: listed, read turn by turn, renamed, deleted."""

from thematic.errors import BadInput, Conflict
from thematic.model import Turn
from thematic.plurals import count
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.tables import Row
from thematic.transcripts.sheets import tidy_name


def list_documents(desk: Desk) -> list[Row]:
    """Every document with group, site, turns, participants' words, codings and familiarisation memos."""
    store = desk.store
    cases = {row["id"]: row for row in store.rows("cases", ("id", "name", "parent_id"))}
    interviewers = set(store.values("speakers", "id", role=("interviewer", "other")))
    turns: dict[int, int] = {}
    words: dict[int, int] = {}
    for turn in store.rows("turns", ("document_id", "speaker_id", "words")):
        document = turn["document_id"]
        turns[document] = turns.get(document, 0) + 1
        if turn["speaker_id"] not in interviewers:
            words[document] = words.get(document, 0) + turn["words"]
    memos = store.values("memos", "target_id", kind="familiarisation", target_table="documents")
    listed: list[Row] = []
    for row in store.rows("documents", order="name_key"):
        group = cases.get(row["group_id"], {})
        listed.append(
            {
                "document": row["name"],
                "group": group.get("name", ""),
                "site": cases.get(group.get("parent_id"), {}).get("name", ""),
                "language": row["language"],
                "reader": row["reader"],
                "turns": turns.get(row["id"], 0),
                "participant_words": words.get(row["id"], 0),
                "codings": store.count("codings", document_id=row["id"]),
                "memos": memos.count(row["id"]),
            }
        )
    return listed


def read_turns(desk: Desk, document: str, *, first: int = 1, last: int | None = None) -> list[Turn]:
    """The turns ``first`` to ``last`` (both included) of a document; raises BadInput past its end."""
    store = desk.store
    row = store.find("documents", document)
    text = store.text(row["id"])
    turns = store.rows("turns", document_id=row["id"], order="number")
    if turns and first > len(turns):
        raise BadInput(f"'{row['name']}' has {count(len(turns), 'turn')}, so there is no turn {first}.")
    speakers = {speaker["id"]: speaker for speaker in store.rows("speakers", document_id=row["id"])}
    return [
        Turn(
            id=turn["id"],
            number=turn["number"],
            speaker=speakers[turn["speaker_id"]]["name"] if turn["speaker_id"] else "",
            role=speakers[turn["speaker_id"]]["role"] if turn["speaker_id"] else "participant",
            start=turn["start"],
            end=turn["end"],
            text=text[turn["start"] : turn["end"]],
            time_start=turn["time_start"],
        )
        for turn in turns
        if turn["number"] >= first and (last is None or turn["number"] <= last)
    ]


def rename_document(desk: Desk, document: str, name: str) -> None:
    """Give a document another name; raises Conflict when that is taken."""
    store = desk.store
    row = store.find("documents", document)
    if not name.strip():
        raise BadInput("A document needs a name.")
    other = store.one("documents", name_key=fold(name))
    if other is not None and other["id"] != row["id"]:
        raise Conflict(f"There is a document called '{other['name']}' already.", hint="Choose another name.")
    with desk.change("document rename"):
        if row["name"] != tidy_name(name):
            store.update("documents", row["id"], {"name": tidy_name(name)})


def delete_document(desk: Desk, document: str, *, with_codings: bool = False) -> int:
    """Remove a document with its turns, speakers and logs; returns how many codings went along.

    Raises Conflict when it carries codings and ``with_codings`` is not given. ``undo`` brings all of it back.
    """
    store = desk.store
    row = store.find("documents", document)
    codings = store.values("codings", "id", document_id=row["id"])
    if codings and not with_codings:
        raise Conflict(
            f"'{row['name']}' carries {count(len(codings), 'coding')}.",
            hint="Add --with-codings to delete them as well.",
        )
    with desk.change("document delete") as operation:
        memos = 0
        speakers = store.values("speakers", "id", document_id=row["id"])
        for table, ids in (("codings", codings), ("speakers", speakers), ("documents", [row["id"]])):
            hanging = store.values("memos", "id", target_table=table, target_id=ids)
            store.delete("memos", hanging)
            memos += len(hanging)
        store.delete("coding_origins", store.values("coding_origins", "id", coding_id=codings))
        answered = store.values("negative_cases", "id", coding_id=codings)
        store.update_many("negative_cases", {"coding_id": None}, answered)
        store.delete("codings", codings)
        for table in ("turns", "speakers", "annotations", "asked", "assignments", "decisions", "document_marks"):
            store.delete(table, store.values(table, "id", document_id=row["id"]))
        store.delete("texts", row["id"])
        store.delete("documents", row["id"])
        operation.notes.append(f"'{row['name']}' went with {count(len(codings), 'coding')}.")
        if memos:
            operation.notes.append(f"So did {count(memos, 'memo')} on it, its speakers or its codings.")
    return len(codings)
