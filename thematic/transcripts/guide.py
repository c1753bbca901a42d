"""The interview guide, and the log of which questions were asked in which group."""

from collections.abc import Sequence
from pathlib import Path

from thematic.errors import BadInput, BadRows, did_you_mean
from thematic.plurals import count
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.tables import Row
from thematic.transcripts.sheets import read_sheet, read_yaml


def import_guide(desk: Desk, path: Path) -> int:
    """Read ``questions:`` of ``{id, theme, wording: {nb, en}, probes}``; a question that is there is renewed.

    Returns the number of questions. Raises BadInput that names the question.
    """
    content = read_yaml(path)
    questions = content.get("questions") if isinstance(content, dict) else None
    if not isinstance(questions, list) or not questions:
        raise BadInput(f"{path} has no list 'questions'.", hint="Write 'questions:' and a '- id: ...' for each.")
    rows = [_question(path, number, question) for number, question in enumerate(questions, start=1)]
    keys = [fold(str(row["name"])) for row in rows]
    twice = next((row["name"] for row in rows if keys.count(fold(str(row["name"]))) > 1), None)
    if twice is not None:
        raise BadInput(f"{path}: the question '{twice}' stands twice.", hint="Give each its own id.")
    store = desk.store
    with desk.change("guide import") as operation:
        for row in rows:
            there = store.one("questions", name_key=fold(str(row["name"])))
            if there is None:
                store.insert("questions", row)
            elif any(there[name] != value for name, value in row.items()):
                store.update("questions", there["id"], row)
        operation.notes.append(f"{count(len(rows), 'question')}.")
    return len(rows)


def _question(path: Path, number: int, question: object) -> dict[str, str | int | None]:
    if not isinstance(question, dict) or not str(question.get("id") or "").strip():
        raise BadInput(f"{path}: question {number} has no id.", hint="Write '- id: q1' first.")
    wording = question.get("wording") or {}
    if isinstance(wording, str):
        wording = {"nb": wording, "en": wording}
    texts = (question["id"], question.get("theme") or "", *(wording.values() if isinstance(wording, dict) else [[]]))
    if any(text is not None and not isinstance(text, str) for text in texts):
        raise BadInput(
            f"{path}: question {number} has a list where one text should stand.",
            hint="id and theme are texts, wording is a text or {nb, en}.",
        )
    for keys, known in ((question, ("id", "theme", "wording", "probes")), (wording, ("nb", "en"))):
        unknown = next((str(key) for key in keys if key not in known), None)
        if unknown is not None:
            raise BadInput(
                f"{path}: question '{question['id']}' has an unknown key '{unknown}'.",
                hint=did_you_mean(unknown, known),
            )
    probes = question.get("probes") or []
    probes = probes if isinstance(probes, list) else [probes]
    return {
        "name": str(question["id"]).strip(),
        "theme": str(question.get("theme") or "").strip(),
        "wording_nb": str(wording.get("nb") or ""),
        "wording_en": str(wording.get("en") or ""),
        "probes": "\n".join(
            str(probe.get("nb") or probe) if isinstance(probe, dict) else str(probe) for probe in probes
        ),
        "position": number,
    }


def log_asked(desk: Desk, document: str, questions: Sequence[str]) -> int:
    """Note that ``questions`` (their ids) were raised in a document; returns how many were new."""
    store = desk.store
    document_id = store.find("documents", document)["id"]
    question_ids = [store.find("questions", question)["id"] for question in questions]
    with desk.change("guide log") as operation:
        new = _log(desk, [(document_id, question_id) for question_id in question_ids])
        operation.notes.append(f"{count(new, 'question')} logged for {document}.")
    return new


def log_asked_file(desk: Desk, path: Path) -> int:
    """Read ``document,question`` rows; returns how many were new. Raises BadRows with every bad line."""
    sheet = read_sheet(path)
    sheet.require("document", "question")
    store = desk.store
    documents = {row["name_key"]: row for row in store.rows("documents", ("id", "name", "name_key"))}
    questions = {row["name_key"]: row for row in store.rows("questions", ("id", "name", "name_key"))}
    bad: list[tuple[int, str]] = []
    for line, row in sheet.rows:
        for noun, known in (("document", documents), ("question", questions)):
            if fold(row[noun]) not in known:
                hint = did_you_mean(row[noun], [there["name"] for there in known.values()], limit=1)
                bad.append((line, f"there is no {noun} '{row[noun]}'. {hint}".strip()))
    if bad:
        raise BadRows(sheet.source, bad)
    with desk.change("guide log") as operation:
        named = [(documents[fold(row["document"])], questions[fold(row["question"])]) for _line, row in sheet.rows]
        new = _log(desk, [(document["id"], question["id"]) for document, question in named])
        operation.notes.append(f"{count(new, 'question')} logged.")
    return new


def unlog_asked(desk: Desk, document: str, questions: Sequence[str]) -> int:
    """Take questions out of a document's log; returns how many were there."""
    store = desk.store
    document_id = store.find("documents", document)["id"]
    question_ids = [store.find("questions", question)["id"] for question in questions]
    with desk.change("guide unlog"):
        ids = store.values("asked", "id", document_id=document_id, question_id=question_ids)
        store.delete("asked", ids)
    return len(ids)


def _log(desk: Desk, pairs: Sequence[tuple[int, int]]) -> int:
    there = {(row["document_id"], row["question_id"]) for row in desk.store.rows("asked")}
    new = list(dict.fromkeys(pair for pair in pairs if pair not in there))
    desk.store.insert_many("asked", ("document_id", "question_id"), new)
    return len(new)


def list_questions(desk: Desk) -> list[Row]:
    """Questions in the guide's order, with the number of documents where each was asked."""
    store = desk.store
    asked: dict[int, int] = {}
    for question in store.values("asked", "question_id"):
        asked[question] = asked.get(question, 0) + 1
    wording = f"wording_{desk.language}"
    return [
        {
            "question": row["name"],
            "theme": row["theme"],
            "wording": row[wording] or row["wording_nb"] or row["wording_en"],
            "asked_in": asked.get(row["id"], 0),
        }
        for row in store.rows("questions", order="position, id")
    ]
