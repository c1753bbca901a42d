"""Where codings came from when their codes were merged or split."""

from dataclasses import dataclass

from thematic.store.names import fold
from thematic.store.tables import Store


@dataclass(frozen=True, slots=True)
class Way:
    """The codes that a coding has been under: folded names of those it left, in order, and the guid of its code now."""

    former: tuple[str, ...]
    guid: str


def ways_of_codings(store: Store) -> list[Way]:
    """The way of every coding that has left a code; one for each of those that became one coding."""
    rows = store.connection.execute(
        "SELECT coding_id, former_guid, former_code, codes.guid FROM coding_origins"
        " JOIN codings ON codings.id = coding_id JOIN codes ON codes.id = code_id ORDER BY coding_origins.id"
    )
    ways: dict[tuple[int, str], tuple[list[str], str]] = {}
    for coding, own, former, guid in rows:
        ways.setdefault((coding, own), ([], guid))[0].append(fold(former))
    return [Way(tuple(former), guid) for former, guid in ways.values()]


def deleted_codes(store: Store) -> dict[str, str]:
    """The guids of codes that were deleted, by the folded name that each had then; what was folded away is not told."""
    rows = store.connection.execute(
        "SELECT json_extract(before, '$.name'), json_extract(before, '$.guid') FROM journal"
        " WHERE table_name = 'codes' AND after IS NULL ORDER BY id"
    )
    return {fold(name): guid for name, guid in rows}
