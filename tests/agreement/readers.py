"""A document that several coders have read, for what adjudication must make of it."""

from collections.abc import Iterable

from thematic.agreement.adjudication import Answer, Question, open_questions
from thematic.agreement.passages import reread
from thematic.agreement.verdicts import Verdict
from thematic.coding.coders import add_coder
from thematic.coding.codings import add_codings
from thematic.store.desk import Desk

TEXT = "Vi mangler folk i helga. Sjefen ringer aldri. Det er godt å være her, sier de. Kake hver fredag 🙂 og latter."
CODES = ("mangel", "ring", "trivsel", "humor")

Given = tuple[str, str, int, int] | tuple[str, str, int, int, str]


def read(desk: Desk, *codings: Given, document: str = "a", coders: Iterable[str] = ("kari", "ola")) -> None:
    """``document`` (with TEXT, made where it is new) read by ``coders``; ``codings`` are coder, code, start, end and
    perhaps stance."""
    store = desk.store
    known = set(store.values("coders", "name"))
    for coder in coders:
        if coder not in known:
            add_coder(desk, coder)
    with desk.change("set up"):
        for code in CODES:
            if store.one("codes", name=code) is None:
                store.insert("codes", {"name": code})
        if store.one("documents", name=document) is None:
            identity = store.insert("documents", {"name": document})
            store.insert("texts", {"id": identity, "text": TEXT, "sha256": ""})
        row = store.find("documents", document)
        for coder in coders:
            there = {"document_id": row["id"], "coder_id": store.find("coders", coder)["id"]}
            if store.one("assignments", **there, layer="independent") is None:
                store.insert("assignments", there)
    columns = ("coder", "code", "start", "end", "stance")
    rows = [dict(zip(columns, given, strict=False)) | {"document": document} for given in codings]
    add_codings(desk, enumerate(rows, start=1))


def questions(desk: Desk, *, document: str = "a", coders: Iterable[str] = ()) -> list[Question]:
    """What is open."""
    return open_questions(desk, reread(desk, document, coders=tuple(coders)))


def told(asked: Iterable[Question]) -> list[tuple[str, tuple[str, ...], tuple[int, int]]]:
    """Kind, codes and span of each question."""
    return [(one.kind, tuple(passage.name for passage in one.passages), one.span) for one in asked]


def keep(question: Question, coder: str, memo: str = "") -> Answer:
    """The answer that keeps a coder's reading."""
    return Answer(question, Verdict("keep", kept=coder), memo)


def consensus(desk: Desk, document: str = "a") -> list[tuple[str, int, int, str]]:
    """The codings of layer consensus: code, start, end, stance."""
    return codings_of(desk, document, layer="consensus")


def codings_of(desk: Desk, document: str = "a", **equals: object) -> list[tuple[str, int, int, str]]:
    """Codings of a document: code, start, end, stance, in order."""
    store = desk.store
    names = {row["id"]: row["name"] for row in store.rows("codes")}
    rows = store.rows("codings", document_id=store.find("documents", document)["id"], **equals)
    return sorted((names[row["code_id"]], row["start"], row["end"], row["stance"]) for row in rows)


def originals(desk: Desk) -> list[dict[str, object]]:
    """Every coding of the independent layer, whole."""
    return desk.store.rows("codings", layer="independent", order="id")


def is_finished(desk: Desk, document: str = "a") -> bool:
    """Whether the document's consensus is finished."""
    row = desk.store.find("documents", document)
    rows = desk.store.rows("assignments", document_id=row["id"], layer="consensus")
    return any(one["finished"] is not None for one in rows)
