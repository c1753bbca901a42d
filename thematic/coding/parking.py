"""Codes put aside with a reason: kept with their codings, and no longer asked about."""

from collections.abc import Sequence

from thematic.errors import BadInput
from thematic.store.desk import Desk


def park_codes(desk: Desk, codes: Sequence[str], *, reason: str) -> int:
    """Put codes aside; parking one again gives it the new reason. Returns how many changed.

    Raises BadInput without a reason, NotFound.
    """
    if not reason.strip():
        raise BadInput("Parking a code needs a reason.", hint="Say why with --reason; it stands in the codebook.")
    return _park(desk, codes, reason.strip(), verb="code park")


def unpark_codes(desk: Desk, codes: Sequence[str]) -> int:
    """Take parked codes up again; returns how many were parked. Raises NotFound."""
    return _park(desk, codes, "", verb="code unpark")


def _park(desk: Desk, codes: Sequence[str], reason: str, *, verb: str) -> int:
    store = desk.store
    rows = {row["id"]: row for row in (store.find("codes", code) for code in codes)}
    changing = [identity for identity, row in rows.items() if row["parked"] != reason]
    with desk.change(verb, reason=reason) as operation:
        store.update_many("codes", {"parked": reason}, changing)
        names = ", ".join(rows[identity]["name"] for identity in changing)
        if names:
            operation.notes.append(f"{'Parked' if reason else 'Taken up again'}: {names}.")
    return len(changing)
