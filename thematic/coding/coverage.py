"""What nobody has coded yet: stretches of participants' talk without a coding."""

from thematic.coding.assignments import CONSENSUS
from thematic.coding.blinding import veil_of
from thematic.spans import Span, subtract, trim
from thematic.store.desk import Desk
from thematic.store.tables import Row
from thematic.transcripts.documents import read_turns


def uncoded(desk: Desk, *, document: str = "", coder: str = "", least_words: int = 5) -> list[Row]:
    """Uncoded stretches of at least ``least_words`` words in participants' turns, in reading order.

    ``coder`` asks what that coder has not coded; otherwise what nobody has. A document without turns is one
    stretch of nobody's (turn None). In a blind study it is what the coder at the desk has not coded, in documents that
    the coder has not finished.
    """
    store, veil = desk.store, veil_of(desk)
    chosen = {"id": store.find("documents", document)["id"]} if document else {}
    by = {"coder_id": store.find("coders", coder)["id"]} if coder else {}
    found: list[Row] = []
    for row in store.rows("documents", ("id", "name"), order="name_key", **chosen):
        if coder and veil.hides(row["id"], by["coder_id"]):
            continue
        text = store.text(row["id"])
        coded = [
            (coding["start"], coding["end"])
            for coding in store.rows("codings", ("coder_id", "start", "end"), document_id=row["id"], **by)
            if not veil.hides(row["id"], coding["coder_id"])
        ]
        said: list[tuple[int | None, str, Span]] = [
            (turn.number, turn.speaker, (turn.start, turn.end))
            for turn in read_turns(desk, row["name"])
            if turn.role == "participant"
        ]
        if not store.count("turns", document_id=row["id"]):
            said = [(None, "", (0, len(text)))]
        for number, speaker, speech in said:
            for span in subtract([speech], coded):
                start, end = trim(text, span)
                words = len(text[start:end].split())
                if words >= least_words:
                    found.append(
                        {
                            "document": row["name"],
                            "turn": number,
                            "speaker": speaker,
                            "start": start,
                            "end": end,
                            "words": words,
                            "text": text[start:end],
                        }
                    )
    return found


def codes_by_turn(desk: Desk, document: str) -> dict[int, list[str]]:
    """For each turn number the codes on it, as "code (coder, consensus, stance)", in order of position.

    In a blind study others' codes are left out where the coder at the desk has not finished the document.
    """
    store, veil = desk.store, veil_of(desk)
    row = store.find("documents", document)
    codes = {code["id"]: code["name"] for code in store.rows("codes", ("id", "name"))}
    coders = {coder["id"]: coder["name"] for coder in store.rows("coders", ("id", "name"))}
    codings = [
        coding
        for coding in store.rows("codings", document_id=row["id"], order='start, "end", id')
        if not veil.hides(row["id"], coding["coder_id"])
    ]
    margin: dict[int, list[str]] = {}
    for turn in store.rows("turns", document_id=row["id"], order="number"):
        here = [coding for coding in codings if coding["start"] < turn["end"] and turn["start"] < coding["end"]]
        if here:
            margin[turn["number"]] = [
                f"{codes[coding['code_id']]} ({', '.join(_facts(coding, coders))})" for coding in here
            ]
    return margin


def _facts(coding: Row, coders: dict[int, str]) -> list[str]:
    layer = CONSENSUS if coding["layer"] == CONSENSUS else ""
    return [fact for fact in (coders[coding["coder_id"]], layer, coding["stance"]) if fact]
