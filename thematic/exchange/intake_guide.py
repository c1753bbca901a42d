"""The interview guide of a project into a study, and the log of what was asked in its documents."""

from thematic.exchange.arrival import Arrival, same_text, storable, tidy
from thematic.store.names import fold

FIELDS = ("theme", "wording_nb", "wording_en", "probes")


def take_guide(arrival: Arrival) -> None:
    """Questions by name, those that the study lacks behind its own; and what was asked in which document.

    A question that the study has stays as it is. Which topics were raised in a group decides whether it counts, so the
    log comes along or is told as lost.
    """
    store, project, fidelity = arrival.store, arrival.project, arrival.fidelity
    there = {row["name_key"]: row for row in store.rows("questions")}
    position = max((row["position"] for row in there.values()), default=0)
    ids = {key: row["id"] for key, row in there.items()}
    for question in project.questions:
        name = tidy(question.name)
        texts = {field: storable(getattr(question, field)) for field in FIELDS}
        own = there.get(fold(name))
        if own is None and fold(name) not in ids:
            position += 1
            ids[fold(name)] = store.insert("questions", {"name": name, "position": position, **texts})
            fidelity.kept("questions of the guide")
        elif own is None or all(same_text(own[field], text) for field, text in texts.items()):
            fidelity.kept("questions of the guide", what="in the study already")
        else:
            fidelity.changed("questions of the guide", "the study's own stay", example=name)
    _take_log(arrival, ids)


def _take_log(arrival: Arrival, ids: dict[str, int]) -> None:
    store, fidelity = arrival.store, arrival.fidelity
    logged = {(row["document_id"], row["question_id"]) for row in store.rows("asked")}
    new: dict[tuple[int, int], None] = {}
    for document in arrival.project.documents:
        landed = arrival.documents.get(document.key)
        for name in document.asked:
            question = ids.get(fold(tidy(name)))
            if landed is None or question is None:
                told = f"{document.name}: {name}"
                fidelity.lost("entries of the asked log", "the document or question did not come over", example=told)
                continue
            if (landed.id, question) not in logged:
                new[landed.id, question] = None
            fidelity.kept("entries of the asked log")
    store.insert_many("asked", ("document_id", "question_id"), list(new))
