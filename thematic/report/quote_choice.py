"""Which extracts to quote: the most typical ones, spread over sites, kinds of groups, groups and participants."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from thematic.errors import UsageError
from thematic.report.exchanges import find_exchanges
from thematic.report.extracts import Extract, Topic, load_extracts
from thematic.report.quotes import LONGEST, SHORTEST
from thematic.spans import Span, overlap
from thematic.store.desk import Desk
from thematic.store.extracts import participants_talk
from thematic.themes.likeness import bundled, typicality, vocabulary


@dataclass(frozen=True, slots=True)
class Chosen:
    """An extract and why it was taken.

    ``closeness`` is its likeness to the topic's other extracts (0 to 1, an exchange's the mean of its turns'; None
    where there is nothing to compare with), ``rank``
    its place by that among ``of`` extracts of its kind. ``nth_of_site``, ``nth_of_group`` and ``nth_of_person`` count
    the quotes chosen from there so far, this one included; of an exchange's people, whoever has most.
    """

    topic: Topic
    extract: Extract
    closeness: float | None
    rank: int
    of: int
    nth_of_site: int
    nth_of_group: int
    nth_of_person: int

    @property
    def exchange(self) -> bool:
        """Whether several turns are quoted."""
        return len(self.extract.said) > 1


@dataclass(slots=True)
class Given:
    """The words that a report has quoted, by document: none is quoted twice."""

    spans: dict[str, list[Span]] = field(default_factory=dict)

    def add(self, document: str, span: Span) -> None:
        """Remember a quote."""
        self.spans.setdefault(document, []).append(span)

    def holds(self, document: str, span: Span) -> bool:
        """Whether any of the words were quoted before."""
        return any(overlap(span, given) for given in self.spans.get(document, ()))


@dataclass(frozen=True, slots=True)
class _Candidate:
    extract: Extract
    closeness: float | None
    rank: int
    of: int


def choose_quotes(
    desk: Desk,
    topic: Topic,
    *,
    count: int = 10,
    per_participant: int = 1,
    exchanges: bool = False,
    where: Mapping[str, str] | None = None,
    given: Given | None = None,
) -> list[Chosen]:
    """Up to ``count`` quotes on ``topic``; fewer where there are no more within ``per_participant``.

    One after the other, each is taken by this order: of a length that reads well (``SHORTEST`` to ``LONGEST`` words a
    turn), from the site, then the kind of group, then the group quoted least so far, the most typical, the first in the
    material. With ``exchanges``, exchanges and single turns take turns, an exchange first, as long as there are both.
    ``given`` holds words not to be quoted again, and gains those chosen. Equal studies give equal quotes.
    """
    if count < 1 or per_participant < 1:
        raise UsageError("A number of quotes is 1 or more.", hint="For example -n 10 --per-participant 1.")
    extracts = load_extracts(desk, topic, where=where)
    spoken = vocabulary(said.text for said in participants_talk(desk.store))
    closeness = typicality([extract.text for extract in extracts], spoken, bundles=bundled(map(_place, extracts)))
    singles = _ranked(list(zip(extracts, closeness, strict=True)))
    pools = [singles]
    if exchanges:
        close = {_place(extract): value for extract, value in zip(extracts, closeness, strict=True)}
        pools.insert(0, _ranked([(run, _mean(run, close)) for run in find_exchanges(desk, extracts)]))
    return _take(topic, pools, count, per_participant, given if given is not None else Given())


def _take(
    topic: Topic, pools: Sequence[list[_Candidate]], count: int, per_participant: int, given: Given
) -> list[Chosen]:
    chosen: list[Chosen] = []
    sites, cells, groups, people = (Counter[object]() for _ in range(4))
    waiting = list(pools)
    while len(chosen) < count:
        free = [[one for one in pool if _is_free(one.extract, given, people, per_participant)] for pool in waiting]
        place = next((place for place, left in enumerate(free) if left), None)
        if place is None:
            break
        left = free[place]
        # What gives this quote stands back for the next.
        waiting.append(waiting.pop(place))
        best = min(left, key=lambda one: _order(one, sites, cells, groups))
        extract = best.extract
        given.add(extract.document, (extract.start, extract.end))
        sites[extract.site] += 1
        cells[extract.cell] += 1
        groups[_group(extract)] += 1
        people.update(extract.people)
        chosen.append(
            Chosen(
                topic,
                extract,
                best.closeness,
                best.rank,
                best.of,
                sites[extract.site],
                groups[_group(extract)],
                max(people[person] for person in extract.people),
            )
        )
    return chosen


def _is_free(extract: Extract, given: Given, people: Counter[object], per_participant: int) -> bool:
    return not given.holds(extract.document, (extract.start, extract.end)) and all(
        people[person] < per_participant for person in extract.people
    )


def _order(
    one: _Candidate, sites: Counter[object], cells: Counter[object], groups: Counter[object]
) -> tuple[object, ...]:
    extract = one.extract
    off = [_off(len(part.text.split())) for part in extract.said if not part.asked]
    return (
        any(off) if len(off) == 1 else max(off) > 0,
        sites[extract.site],
        cells[extract.cell],
        groups[_group(extract)],
        one.rank,
        extract.document,
        extract.start,
    )


def _off(words: int) -> int:
    return max(SHORTEST - words, words - LONGEST, 0)


def _group(extract: Extract) -> str:
    return extract.group or extract.document


def _ranked(pool: Iterable[tuple[Extract, float | None]]) -> list[_Candidate]:
    """The most typical first; what is as typical comes in the order of the material."""
    ordered = sorted(pool, key=lambda one: (-round(one[1] or 0.0, 9), one[0].document, one[0].start, one[0].end))
    return [_Candidate(extract, value, rank, len(ordered)) for rank, (extract, value) in enumerate(ordered, start=1)]


def _place(extract: Extract) -> tuple[str, int, int]:
    return extract.document, extract.start, extract.end


def _mean(run: Extract, close: Mapping[tuple[str, int, int], float | None]) -> float | None:
    found = [close[run.document, part.start, part.end] for part in run.said if not part.asked]
    known = [value for value in found if value is not None]
    return sum(known) / len(known) if known else None
