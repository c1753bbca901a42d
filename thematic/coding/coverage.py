"""What nobody has coded yet: stretches of participants' talk without a coding."""

from thematic.spans import Span, subtract, trim
from thematic.store.desk import Desk
from thematic.store.tables import Row
from thematic.transcripts.documents import read_turns


def uncoded(desk: Desk, *, document: str = "", coder: str = "", least_words: int = 5) -> list[Row]:
    """Uncoded stretches of at least ``least_words`` words in participants' turns, in reading order.

    ``coder`` asks what that coder has not coded; otherwise what nobody has. A document without turns is one
    stretch of nobody's (turn None).
    """
    store = desk.store
    chosen = {"id": store.find("documents", document)["id"]} if document else {}
    by = {"coder_id": store.find("coders", coder)["id"]} if coder else {}
    found: list[Row] = []
    for row in store.rows("documents", ("id", "name"), order="name_key", **chosen):
        text = store.text(row["id"])
        coded = [(c["start"], c["end"]) for c in store.rows("codings", ("start", "end"), document_id=row["id"], **by)]
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
    """For each turn number the codes on it, as "code (coder, stance)", in order of position."""
    store = desk.store
    row = store.find("documents", document)
    codes = {code["id"]: code["name"] for code in store.rows("codes", ("id", "name"))}
    coders = {coder["id"]: coder["name"] for coder in store.rows("coders", ("id", "name"))}
    codings = store.rows("codings", document_id=row["id"], order='start, "end", id')
    margin: dict[int, list[str]] = {}
    for turn in store.rows("turns", document_id=row["id"], order="number"):
        here = [coding for coding in codings if coding["start"] < turn["end"] and turn["start"] < coding["end"]]
        if here:
            margin[turn["number"]] = [
                f"{codes[coding['code_id']]} ({coders[coding['coder_id']]}"
                + (f", {coding['stance']})" if coding["stance"] else ")")
                for coding in here
            ]
    return margin
