"""What no row shows by itself: a row that points to nothing, one name for two, a tree that closes on itself.

Each of these is a conflict, settled for the preferred side by a rule of its own.
"""

from thematic.exchange.identity import Key, points_to
from thematic.exchange.telling import NOUN, many
from thematic.exchange.threeway import Weighing
from thematic.store.changes_since import Shape
from thematic.store.tables import Row
from thematic.store.triggers import TREES

Users = list[tuple[str, Key, str]]
"""Rows that point to something: table, key and column."""

PASSAGE = ("document_id", "code_id", "coder_id", "layer", "start", "end", "stance")


def mend(weighing: Weighing, shape: Shape) -> None:
    """Bring the rows to where the study's own rules hold; names apart, see ``naming``."""
    bring_back(weighing, shape)
    mend_references(weighing, shape)
    leave_out_misfits(weighing)
    unite_codings(weighing)
    for table in TREES:
        open_circles(weighing, table)
    mend_references(weighing, shape)
    choose_lead(weighing)


def mend_references(weighing: Weighing, shape: Shape) -> None:
    """Deleted in one copy, used in the other: either it comes back, or what uses it goes too."""
    rows = weighing.rows
    while True:
        gone = {
            table: (weighing.ours[table].keys() | weighing.theirs[table].keys()) - rows[table].keys() for table in rows
        }
        if not any(gone.values()):
            return
        missing: dict[tuple[str, Key], Users] = {}
        for table in rows:
            wanted = {*shape.references[table].values()} if table != "memos" else {*rows}
            if not any(gone[target] for target in wanted):
                continue
            for key, row in rows[table].items():
                for column, target, value in points_to(table, row, shape):
                    if value in gone[target]:
                        missing.setdefault((target, value), []).append((table, key, column))
        if not missing:
            return
        for (target, lost), users in missing.items():
            _mend_one(weighing, shape, target, lost, users)
        bring_back(weighing, shape)


def bring_back(weighing: Weighing, shape: Shape) -> None:
    """What is kept although one copy deleted it is kept with all that went with it, a document with its text."""
    while weighing.kept:
        kept = {*weighing.kept}
        weighing.kept = []
        for side in (weighing.ours, weighing.theirs):
            for table, rows in side.items():
                for key in rows.keys() - weighing.rows[table].keys():
                    needs = [
                        (target, value)
                        for column, target, value in points_to(table, rows[key], shape)
                        if column not in shape.optional[table] or table == "memos"
                    ]
                    if kept.intersection(needs) and (table, key) not in weighing.renounced:
                        weighing.rows[table][key] = rows[key]
                        weighing.kept.append((table, key))
                        if key not in weighing.ours[table]:
                            weighing.returned.append((table, key))


def leave_out_misfits(weighing: Weighing) -> None:
    """A coding that came back with its code cannot stand on a text that was changed in the meantime."""
    texts, codings = weighing.rows["texts"], weighing.rows["codings"]
    revised = {
        key[0]: row["text"]
        for key, row in texts.items()
        if any(side["texts"].get(key, row)["text"] != row["text"] for side in (weighing.ours, weighing.theirs))
    }
    for key in [key for key, row in codings.items() if row["document_id"] in revised]:
        row = codings[key]
        if revised[row["document_id"]][row["start"] : row["end"]] != row["quote"]:
            del codings[key]
            weighing.renounced.add(("codings", key))
            weighing.account.count(
                "codings", key, "left out: its text was changed", here=key in weighing.ours["codings"]
            )


def _mend_one(weighing: Weighing, shape: Shape, target: str, lost: Key, users: Users) -> None:
    mine, other = weighing.ours[target].get(lost), weighing.theirs[target].get(lost)
    account = weighing.account
    if (target, lost) in weighing.renounced or (mine is not None and other is not None):
        _let_go(weighing, shape, target, lost, users)
        return
    used_here = other is None
    keep = (weighing.side == "ours") == used_here
    row = mine if mine is not None else other
    if row is None:
        _let_go(weighing, shape, target, lost, users)
        return
    counts: dict[str, int] = {}
    for table, _key, _column in users:
        counts[table] = counts.get(table, 0) + 1
    said = "used by " + ", ".join(many(number, NOUN[table]) for table, number in counts.items())
    account.clash(
        account.noun(target, lost),
        account.name(target, lost),
        f"{weighing.verdict}: deleted in one copy, used in the other",
        here=said if used_here else "deleted",
        there="deleted" if used_here else said,
    )
    if keep:
        weighing.rows[target][lost] = row
        weighing.kept.append((target, lost))
    else:
        weighing.renounced.add((target, lost))
        _let_go(weighing, shape, target, lost, users)


def _let_go(weighing: Weighing, shape: Shape, target: str, lost: Key, users: Users) -> None:
    """Children of a code move up, as when it is deleted; what need not point anywhere points nowhere; the rest goes."""
    for table, key, column in users:
        row = weighing.rows[table].get(key)
        if row is None:
            continue
        if table in TREES and column == "parent_id":
            weighing.rows[table][key] = row | {column: _above(weighing, target, lost)}
        elif column in shape.optional[table] and table not in ("memos", "decisions"):
            weighing.rows[table][key] = row | {column: None}
        else:
            del weighing.rows[table][key]
            weighing.renounced.add((table, key))
            here = key in weighing.ours[table]
            weighing.account.count(table, key, "goes with it" if here else "left out with it", here=here)


def _above(weighing: Weighing, table: str, lost: Key) -> Key | None:
    seen: set[Key] = set()
    above: Key | None = lost
    while above is not None and above not in weighing.rows[table] and above not in seen:
        seen.add(above)
        rows = (tables[table].get(above) for tables in (weighing.base, weighing.ours, weighing.theirs))
        above = next((row["parent_id"] for row in rows if row is not None), None)
    return above if above in weighing.rows[table] else None


def unite_codings(weighing: Weighing) -> None:
    """Codings that became the same (a code merged there, coded anew here) are one, with the memos of both."""
    codings, account, ours = weighing.rows["codings"], weighing.account, weighing.ours["codings"]
    if all(row is ours.get(key) for key, row in codings.items()):
        return
    there: dict[tuple[object, ...], Key] = {}
    goes: dict[Key, Key] = {}

    def rank(key: Key) -> tuple[bool, bool, Key]:
        """As when codes are merged, the coding that stood there already stays, and the one that moved joins it."""
        return key not in ours, key in ours and ours[key]["code_id"] != codings[key]["code_id"], key

    for key in sorted(codings, key=rank):
        kept = there.setdefault(tuple(codings[key][column] for column in PASSAGE), key)
        if kept != key:
            goes[key] = kept
    if not goes:
        return
    for key, row in list(weighing.rows["memos"].items()):
        if row["target_table"] == "codings" and row["target_id"] in goes:
            weighing.rows["memos"][key] = row | {"target_id": goes[row["target_id"]]}
    origins = weighing.rows["coding_origins"]
    for rows in (origins, weighing.rows["negative_cases"]):
        for key, row in list(rows.items()):
            if row["coding_id"] in goes:
                rows[key] = row | {"coding_id": goes[row["coding_id"]]}
    told = {row["former_guid"] for row in origins.values()}
    for loser, kept in goes.items():
        former = account.name("codes", ours.get(loser, codings[loser])["code_id"])
        if loser not in told:
            origin: Row = {"coding_id": kept, "former_guid": loser, "former_code": former, "reason": "merge"}
            origins[(*origin.values(), 1)] = origin
        account.tell("codings", kept, "united", here=former, there="the same coding")
        del codings[loser]


def open_circles(weighing: Weighing, table: str) -> None:
    """Moves that are fine in each copy and make a circle together: the preferred side's parents stand."""
    rows = weighing.rows[table]
    told = False
    while (circle := _circle(rows)) is not None:
        names = ", ".join(sorted(str(rows[key]["name"]) for key in circle))
        if not told:
            weighing.account.clash(
                NOUN[table],
                names,
                f"{weighing.verdict}: moved below each other",
            )
        told = True
        moved = False
        for key in circle:
            chosen = weighing.preferred[table].get(key)
            if chosen is not None and chosen["parent_id"] != rows[key]["parent_id"]:
                rows[key] = rows[key] | {"parent_id": chosen["parent_id"]}
                moved = True
        if not moved:
            rows[min(circle)] = rows[min(circle)] | {"parent_id": None}


def _circle(rows: dict[Key, Row]) -> list[Key] | None:
    done: set[Key] = set()
    for start in rows:
        line: list[Key] = []
        key: Key | None = start
        while key is not None and key in rows and key not in done:
            if key in line:
                return line[line.index(key) :]
            line.append(key)
            key = rows[key]["parent_id"]
        done.update(line)
    return None


def choose_lead(weighing: Weighing) -> None:
    """One coder leads: where each copy has chosen another, the preferred side's choice stands (apart: ours)."""
    coders, account = weighing.rows["coders"], weighing.account
    leads = [key for key, row in coders.items() if row["lead"]]
    if len(leads) < 2:
        return
    here, there = (
        next((str(row["name"]) for row in tables["coders"].values() if row["lead"]), "(nobody)")
        for tables in (weighing.ours, weighing.theirs)
    )
    chosen = weighing.preferred if weighing.known else weighing.ours
    if weighing.known:
        rule = f"{weighing.verdict}: another coder leads"
        account.clash("lead", "coders", rule, here=here, there=there)
    else:
        account.tell("coders", leads[0], "as here", here=f"{here} leads", there=f"{there} leads")
    for key in leads:
        if not chosen["coders"].get(key, {}).get("lead"):
            coders[key] = coders[key] | {"lead": 0}
