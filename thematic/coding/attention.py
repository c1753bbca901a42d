"""Even attention: how many codings each coder makes per 1000 participant words, document by document."""

from dataclasses import dataclass
from statistics import median

from thematic.coding.assignments import INDEPENDENT
from thematic.coding.blinding import veil_of
from thematic.store.desk import Desk
from thematic.store.tables import Row
from thematic.store.talk import participant_words
from thematic.store.uses import codings_by_coder

COLUMNS = (
    *("coder", "document", "codings", "participant_words", "per_1000_words", "median", "difference", "times_median"),
    "finished",
)


@dataclass(frozen=True, slots=True)
class Attention:
    """One reading: a coder in a document. Rates are codings per 1000 participant words; None without words.

    ``median`` is that of the coder's own documents, ``times_median`` the rate over it (None where it is 0).
    """

    coder: str
    document: str
    codings: int
    words: int
    rate: float | None
    median: float | None
    finished: bool

    @property
    def difference(self) -> float | None:
        """How far the rate lies from the coder's median."""
        return None if self.rate is None or self.median is None else self.rate - self.median

    @property
    def times_median(self) -> float | None:
        """The rate as a multiple of the coder's median."""
        return None if self.rate is None or not self.median else self.rate / self.median


@dataclass(frozen=True, slots=True)
class Spread:
    """Readings by coder, the thinnest coded first; ``begun`` are (coder, document) assigned, not finished and blank."""

    readings: tuple[Attention, ...]
    begun: tuple[tuple[str, str], ...]


def attention(desk: Desk) -> Spread:
    """Every document that a coder has read: coded something in, or finished. What is finished and blank has rate 0.

    Codings are the coder's own (layer independent) in which a participant speaks. A blind study shows the coder at the
    desk nobody else's in documents not finished yet.
    """
    store, veil = desk.store, veil_of(desk)
    names = {row["id"]: row["name"] for row in store.rows("documents", ("id", "name"), order="name_key")}
    counts, words = codings_by_coder(store), participant_words(store)
    assigned = {
        (row["document_id"], row["coder_id"]): row["finished"] is not None
        for row in store.rows("assignments", layer=INDEPENDENT)
    }
    readings: list[Attention] = []
    begun: list[tuple[str, str]] = []
    for coder in store.rows("coders", ("id", "name"), order="id"):
        seen = [document for document in names if not veil.hides(document, coder["id"])]
        keys = [(document, coder["id"]) for document in seen]
        read = [key for key in keys if counts.get(key) or assigned.get(key)]
        begun += [(coder["name"], names[key[0]]) for key in keys if key not in read and key in assigned]
        rates = {key: 1000 * counts.get(key, 0) / words[key[0]] for key in read if words[key[0]]}
        middle = median(rates.values()) if rates else None
        own = [
            Attention(
                coder["name"],
                names[key[0]],
                counts.get(key, 0),
                words[key[0]],
                rates.get(key),
                middle,
                assigned.get(key, False),
            )
            for key in read
        ]
        readings += sorted(own, key=lambda one: (one.rate is None, one.rate or 0.0))
    return Spread(tuple(readings), tuple(begun))


def attention_rows(found: Spread) -> list[Row]:
    """One row a reading in the columns ``COLUMNS``, rates rounded to one decimal, multiples to two."""
    return [
        {
            "coder": one.coder,
            "document": one.document,
            "codings": one.codings,
            "participant_words": one.words,
            "per_1000_words": _rounded(one.rate, 1),
            "median": _rounded(one.median, 1),
            "difference": _rounded(one.difference, 1),
            "times_median": _rounded(one.times_median, 2),
            "finished": "yes" if one.finished else "",
        }
        for one in found.readings
    ]


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits) + 0.0
