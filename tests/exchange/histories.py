"""Random work of a coder that does not touch what the other one works on, the same wherever it is done.

What a step does follows from its seed and from what this coder alone can have changed. New rows get guids and dates
that follow from the seed too, so that the same step done in two files makes the same rows.
"""

import json
from contextlib import suppress
from random import Random

from thematic.coding.assignments import finish
from thematic.coding.codebook import add_code, delete_code, edit_code, move_code, rename_code
from thematic.coding.codings import apply, unapply
from thematic.coding.merging import merge_codes, split_code
from thematic.errors import Conflict
from thematic.store import schema, schema_2
from thematic.store.desk import Desk
from thematic.store.history import undo
from thematic.themes.themes import add_theme, assign_codes, edit_theme
from thematic.transcripts.cases import set_attribute
from thematic.transcripts.memos import add_memo
from thematic.transcripts.speakers import rename_speaker

FIELD = {"kari": "definition", "ola": "include"}
DOCUMENT = {"kari": "a", "ola": "b"}


def work(desk: Desk, seed: int) -> None:
    """One step of the desk's coder."""
    random = Random(seed)
    step = random.choice(STEPS)
    if step is take_back:
        step(desk, random)
        return
    store = desk.store
    with suppress(Conflict), desk.change("work"):
        known = {table: set(store.values(table, "guid")) for table in GUIDED}
        step(desk, random)
        for table in GUIDED:
            new = [row for row in store.rows(table, order="id") if row["guid"] not in known[table]]
            for number, row in enumerate(new):
                dated = {"created": f"2026-03-{1 + seed % 28:02}T10:00:00Z"} if "created" in row else {}
                store.update(table, row["id"], {"guid": f"{desk.coder}-{seed}-{table}-{number}"} | dated)


def codings_of(desk):
    coder = desk.store.find("coders", desk.coder)["id"]
    return desk.store.rows("codings", order="guid", coder_id=coder)


def own(desk, table):
    return [row for row in desk.store.rows(table, order="guid") if row["name"].startswith(desk.coder)]


def usable(desk):
    """The codes that both began with, and this coder's own."""
    return [
        row["name"]
        for row in desk.store.rows("codes", order="guid")
        if not row["name"].startswith(("kari", "ola")) or row["name"].startswith(desk.coder)
    ]


def code_something(desk, random):
    document = random.choice(("a", "b"))
    text = desk.store.text(desk.store.find("documents", document)["id"])
    start = random.randrange(len(text) - 1)
    span = (start, random.randint(start + 1, min(len(text), start + 60)))
    memo = "hm" if random.random() < 0.3 else ""
    apply(desk, random.choice(usable(desk)), document, span=span, stance=random.choice(("", "+", "-")), memo=memo)


def take_away(desk, random):
    if rows := codings_of(desk):
        unapply(desk, [random.choice(rows)["id"]])


def change_stance(desk, random):
    if rows := codings_of(desk):
        desk.store.update("codings", random.choice(rows)["id"], {"stance": random.choice(("", "+", "-", "±"))})


def name_code(desk, random):
    above = random.choice(["", *usable(desk)])
    add_code(desk, f"{desk.coder}-{random.randrange(10**6)}", parent=above)


def describe_code(desk, random):
    edit_code(desk, random.choice(usable(desk)), **{FIELD[desk.coder]: f"{desk.coder} {random.randrange(100)}"})


def rename_own(desk, random):
    if rows := own(desk, "codes"):
        rename_code(desk, random.choice(rows)["name"], f"{desk.coder}-{random.randrange(10**6)}")


def move_own(desk, random):
    if rows := own(desk, "codes"):
        move_code(desk, random.choice(rows)["name"], random.choice(["", *usable(desk)]))


def delete_own(desk, random):
    if rows := own(desk, "codes"):
        delete_code(desk, random.choice(rows)["name"], with_codings=True)


def merge_own(desk, random):
    rows = own(desk, "codes")
    if len(rows) > 1:
        one, other = random.sample(rows, 2)
        merge_codes(desk, [one["name"]], into=other["name"], reason="samme sak")


def split_own(desk, random):
    names = {row["id"]: row["name"] for row in own(desk, "codes")}
    rows = [row for row in codings_of(desk) if row["code_id"] in names]
    if rows:
        coding = random.choice(rows)
        split_code(desk, names[coding["code_id"]], f"{desk.coder}-{random.randrange(10**6)}", [coding["id"]])


def think(desk, random):
    rows = codings_of(desk)
    on = f"coding:{random.choice(rows)['id']}" if rows and random.random() < 0.5 else random.choice(("", "document:a"))
    add_memo(desk, f"{desk.coder} {random.randrange(10**6)}", on=on)


def finish_one(desk, random):
    finish(desk, random.choice(("a", "b")), finished=random.random() < 0.7)


def theme_own(desk, random):
    rows = own(desk, "themes")
    if not rows or random.random() < 0.4:
        add_theme(desk, f"{desk.coder}-{random.randrange(10**6)}", parent="klima")
    else:
        theme = random.choice(rows)["name"]
        assign_codes(desk, theme, [random.choice(usable(desk))])
        edit_theme(desk, theme, idea=f"{random.randrange(100)}")


def set_case(desk, random):
    set_attribute(
        desk, f"gruppe {DOCUMENT[desk.coder]}", "role", random.choice(("leader", "employee", "")), kind="group"
    )


def name_speaker(desk, random):
    document = DOCUMENT[desk.coder]
    row = desk.store.find("documents", document)
    speaker = random.choice(desk.store.values("speakers", "name", order="guid", document_id=row["id"]))
    rename_speaker(desk, speaker, f"P{random.randrange(1000)}", document=document)


def take_back(desk, random):
    """Undo of this coder's own last work, unless that was on a code that the other one works on as well."""
    rows = desk.store.rows("operations", order="id DESC", coder=desk.coder, undone_by=None, undoes=None)
    if not rows or rows[0]["verb"] != "work":
        return
    touched = desk.store.rows("journal", operation_id=rows[0]["id"], table_name="codes")
    if all(json.loads(entry["before"] or entry["after"])["name"].startswith(desk.coder) for entry in touched):
        with suppress(Conflict):
            undo(desk.store, coder=desk.coder, operation=rows[0]["id"])


GUIDED = tuple(
    table
    for table in schema.TRACKED
    if f"CREATE TABLE {table} (\n  id INTEGER PRIMARY KEY AUTOINCREMENT,\n  guid" in schema.TABLES + schema_2.TABLES
)
STEPS = (
    code_something,
    code_something,
    code_something,
    take_away,
    change_stance,
    name_code,
    describe_code,
    rename_own,
    move_own,
    delete_own,
    merge_own,
    split_own,
    think,
    finish_one,
    theme_own,
    set_case,
    name_speaker,
    take_back,
)
