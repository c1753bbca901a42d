"""One name for two rows that are not the same: a rule, or the file's name in brackets."""

from collections.abc import Collection

from thematic.exchange.identity import Key
from thematic.exchange.telling import NOUN
from thematic.exchange.threeway import Weighing
from thematic.store.names import fold
from thematic.store.tables import NOUNS, Row


def tell_names_apart(weighing: Weighing, *, here: str, there: str, rename: Collection[str]) -> None:
    """Rename rows whose name another row has: theirs to ``NAME (there)``, or ours where theirs are preferred.

    For tables in ``rename`` that was asked for, and theirs get the new name. Elsewhere it is a conflict; documents of
    one name and different texts are renamed only when asked.
    """
    for table in NOUNS:
        rows = weighing.rows[table]
        by_name: dict[tuple[object, ...], list[Key]] = {}
        for key, row in rows.items():
            by_name.setdefault(_place(table, row), []).append(key)
        for keys in [keys for keys in by_name.values() if len(keys) > 1]:
            asked = table in rename
            side = "ours" if asked else weighing.side
            loser = _named_by_the_other(weighing, table, keys, side)
            name = str(rows[loser]["name"])
            new = _free(f"{name} ({there if side == 'ours' else here})", table, rows, loser)
            rows[loser] = rows[loser] | {"name": new}
            if asked:
                weighing.account.tell(table, loser, f"renamed to {new}", there=name)
            else:
                _clash(weighing, table, loser, name, new)


def _clash(weighing: Weighing, table: str, loser: Key, name: str, new: str) -> None:
    what = weighing.account.noun(table, loser)
    if table == "documents":
        rule = "conflict: one name, different texts; --rename-documents brings it in beside ours"
        weighing.account.clash(what, name, rule, here="another text", there="another text")
        weighing.unanswerable += 1
    else:
        rule = f"{weighing.verdict}: one name for two; the other becomes {new}"
        weighing.account.clash(what, name, rule, here=f"a {NOUN[table]}", there=f"another {NOUN[table]}")


def _named_by_the_other(weighing: Weighing, table: str, keys: list[Key], side: str) -> Key:
    """Which of the rows has its name from the copy that is not preferred."""
    own = weighing.ours[table] if side == "ours" else weighing.theirs[table]
    rows = weighing.rows[table]
    given = [key for key in keys if key not in own or fold(own[key]["name"]) != fold(rows[key]["name"])]
    return max(given or keys)


def _place(table: str, row: Row) -> tuple[object, ...]:
    return row.get("kind") if table == "cases" else None, row.get("document_id"), fold(row["name"])


def _free(name: str, table: str, rows: dict[Key, Row], loser: Key) -> str:
    taken = {_place(table, row) for row in rows.values()}
    number, free = 1, name
    while _place(table, rows[loser] | {"name": free}) in taken:
        number += 1
        free = f"{name.removesuffix(')')} {number})"
    return free
