"""Answers to a checklist's items: written by people, kept with who and when, and undone as anything else."""

from typing import Literal

from thematic.errors import BadInput, NotFound
from thematic.report.checklists.braun_clarke import BRAUN_CLARKE
from thematic.report.checklists.coreq import COREQ
from thematic.report.checklists.item import Checklist, Item
from thematic.report.checklists.srqr import SRQR
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.operations import now

CHECKLISTS = {checklist.name: checklist for checklist in (BRAUN_CLARKE, COREQ, SRQR)}
VERB = "checklist"

Answer = Literal["answered", "not applicable"]


def find_checklist(name: str) -> Checklist:
    """The checklist called ``name``; raises NotFound with a suggestion."""
    found = CHECKLISTS.get(fold(name))
    if found is None:
        raise NotFound.named("checklist", name, CHECKLISTS)
    return found


def find_item(checklist: Checklist, item: str) -> Item:
    """The item called ``item``; raises NotFound."""
    found = checklist.find(item)
    if found is None:
        first, last = checklist.items[0].id, checklist.items[-1].id
        raise NotFound(f"{checklist.name} has no item '{item}'.", hint=f"Items: {first} to {last}.")
    return found


def answer(desk: Desk, checklist: str, item: str, text: str, *, kind: Answer = "answered") -> None:
    """Answer an item, or say why it does not apply; an earlier answer is replaced. Raises BadInput without a text."""
    store = desk.store
    found = find_checklist(checklist)
    one = find_item(found, item)
    if not text.strip():
        raise BadInput(
            "An answer needs a text." if kind == "answered" else "That an item does not apply needs a reason.",
            hint="Give it with --text." if kind == "answered" else "Give it with --because.",
        )
    values = {"answer": kind, "text": text.strip(), "coder": desk.coder}
    with desk.change(VERB) as operation:
        row = store.one("checklist_answers", checklist=found.name, item=one.id)
        if row is None:
            store.insert("checklist_answers", {"checklist": found.name, "item": one.id} | values)
        elif any(row[name] != value for name, value in values.items()):
            store.update("checklist_answers", row["id"], values | {"created": now()})
        operation.notes.append(f"{found.name} {one.id}: {kind}.")


def withdraw(desk: Desk, checklist: str, item: str) -> None:
    """Take an answer away. Raises NotFound where there is none."""
    found = find_checklist(checklist)
    one = find_item(found, item)
    row = desk.store.one("checklist_answers", checklist=found.name, item=one.id)
    if row is None:
        raise NotFound(f"{found.name} {one.id} has no answer.", hint=f"'thematic checklist {found.name}' shows them.")
    with desk.change(VERB) as operation:
        desk.store.delete("checklist_answers", row["id"])
        operation.notes.append(f"{found.name} {one.id}: open again.")
