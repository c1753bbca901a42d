"""Every count of a contrast, against a slow loop over the codings of random small studies."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.contrast.field import Field

PARENTS = {"a": None, "b": "a", "c": "b", "d": None, "e": None}
UNDER = {"a": "abc", "b": "bc", "c": "c", "d": "d", "e": "e"}
"""The codes that a code's row counts."""

TOPICS = {"a": {"q1", "q2"}, "b": {"q1", "q2"}, "c": {"q1", "q2"}, "d": {"q1", "q2"}, "e": None}
"""The questions of a code's themes: "a" under "above", "d" under "below", "e" under none that has a question."""


@dataclass(frozen=True)
class Drawn:
    """``groups``: (site, absence). ``documents``: (group, turns of (speaker, words)). ``people``: (document, speaker)
    -> a participant; ``sector`` of each. ``codings``: (document, code, start, end, stance). ``log``: by document."""

    groups: list[tuple[str, str]]
    documents: list[tuple[int, list[tuple[str, int]]]]
    people: dict[tuple[int, str], int]
    sector: list[str]
    codings: set[tuple[int, str, int, int, str]]
    log: list[set[str]] | None


@st.composite
def studies(draw: st.DrawFn) -> Drawn:
    sites = draw(st.lists(st.sampled_from(("S1", "S2")), min_size=2, max_size=5))
    groups = [(site, draw(st.sampled_from(("low", "high")))) for site in sites[2:]]
    groups += [(sites[0], "low"), (sites[1], "high")]
    turn = st.tuples(st.sampled_from(("I", "O", "P1", "P2", "P3", "")), st.integers(0, 3))
    talk = st.lists(turn, min_size=1, max_size=6)
    more = draw(st.lists(st.tuples(st.integers(0, len(groups) - 1), talk), max_size=3))
    documents = [(group, draw(talk)) for group in range(len(groups))] + more
    places = [(d, s) for d, (_group, turns) in enumerate(documents) for s, _words in turns if s.startswith("P")]
    people = {place: draw(st.integers(0, 4)) for place in dict.fromkeys(places) if draw(st.booleans())}
    coding = st.tuples(
        st.integers(0, len(documents) - 1),
        st.sampled_from(sorted(PARENTS)),
        st.integers(0, 20),
        st.integers(1, 9),
        st.sampled_from(("", "+", "-", "±")),
    )
    codings = set()
    for document, code, start, length, stance in draw(st.lists(coding, max_size=15)):
        whole = len(text_of(documents[document][1]))
        if start < whole:
            codings.add((document, code, start, min(start + length, whole), stance))
    questions = st.sets(st.sampled_from(("q1", "q2", "q3")), min_size=1)
    log = draw(st.none() | st.lists(questions, min_size=len(documents), max_size=len(documents)))
    return Drawn(groups, documents, people, draw(st.lists(st.sampled_from("xy"), min_size=5, max_size=5)), codings, log)


def text_of(turns: list[tuple[str, int]]) -> str:
    return "\n".join(" ".join(["ord"] * words) for _speaker, words in turns)


def build(drawn: Drawn, field: Field) -> dict[int, tuple[int, str, int, int, str]]:
    """Write the study; returns its codings by id."""
    with field.desk.change("set up"):
        for number, (site, absence) in enumerate(drawn.groups):
            field.group(f"g{number}", site, (), absence=absence)
        for number, (group, turns) in enumerate(drawn.documents):
            talk = [(speaker, " ".join(["ord"] * words)) for speaker, words in turns]
            field.document(f"d{number}", f"g{group}", talk=talk)
        for person, sector in enumerate(drawn.sector):
            speakers = [f"d{d}/{speaker}" for (d, speaker), who in drawn.people.items() if who == person]
            field.participant(f"p{person}", *speakers, sector=sector)
        field.theme("above")
        field.theme("below", "above")
        field.theme("aside")
        themes = {"a": "above", "d": "below", "e": "aside"}
        for code, parent in PARENTS.items():
            field.code(code, *([themes[code]] if code in themes else []), parent=parent)
        for question, theme in (("q1", "above"), ("q2", "below"), ("q3", "something else")):
            log = enumerate(drawn.log or [])
            field.question(question, theme, *(f"d{d}" for d, asked in log if question in asked))
        return {field.mark(c[1], f"d{c[0]}", c[2], c[3], stance=c[4]): c for c in sorted(drawn.codings)}


def count(drawn: Drawn, codings: dict[int, Any], unit: str, sector: str | None) -> dict[str, dict[str, Any]]:
    """Row by row what must be counted on side a (low) and b (high)."""
    side: dict[Any, str] = {}
    site: dict[Any, str] = {}
    documents: dict[Any, set[int]] = defaultdict(set)
    turns = []
    words: dict[Any, int] = defaultdict(int)
    for d, (group, talk) in enumerate(drawn.documents):
        key = f"g{group}" if unit == "group" else f"d{d}"
        position = 0
        for speaker, length in [("", -1), *talk]:
            person = drawn.people.get((d, speaker))
            filtered = sector is not None and (person is None or drawn.sector[person] != sector)
            if speaker not in ("I", "O") and not filtered:
                side[key], site[key] = drawn.groups[group][1], drawn.groups[group][0]
                documents[key].add(d)
                if length > 0:
                    end = position + 4 * length - 1
                    turns.append((d, position, end, key, person if person is not None else (d, speaker)))
                    words[key] += length
            if length >= 0:
                position += max(4 * length - 1, 0) + 1
    heard = {key: set().union(*(drawn.log[d] for d in documents[key])) if drawn.log else set() for key in side}
    assume(set(side.values()) == {"low", "high"})

    rows = {}
    for row, under in UNDER.items():
        asked = {key for key in side if not drawn.log or TOPICS[row] is None or heard[key] & TOPICS[row]}
        spans, people, ids = defaultdict(set), defaultdict(set), defaultdict(set)
        for number, (d, code, start, end, _stance) in codings.items():
            for document, opens, closes, key, person in turns:
                if code in under and d == document and start < closes and opens < end:
                    spans[key].add((d, start, end))
                    people[key].add(person)
                    ids[key].add(number)
        rows[row] = {}
        for letter, absence in (("a", "low"), ("b", "high")):
            here = [key for key in asked if side[key] == absence]
            raised = [key for key in here if key in spans]
            talked = sum(words[key] for key in here)
            mentions = sum(len(spans[key]) for key in here)
            rows[row] |= {
                f"groups_{letter}": len(raised),
                f"of_{letter}": len(here),
                f"sites_{letter}": len({site[key] for key in raised}),
                f"speakers_{letter}": len(set().union(*(people[key] for key in raised))),
                f"per_1000_words_{letter}": 1000 * mentions / talked if talked else None,
                f"raised_unasked_{letter}": sum(
                    key in spans for key in side if key not in asked and side[key] == absence
                ),
                f"codings_{letter}": sorted(set().union(*(ids[key] for key in raised))),
            }
    return rows


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(studies(), st.sampled_from(("group", "document")), st.sampled_from((None, "x")))
def test_counts_are_those_of_a_loop_over_codings(drawn: Drawn, unit: str, sector: str | None) -> None:
    with TemporaryDirectory() as folder:
        field = Field(Path(folder) / "study.thematic")
        try:
            expected = count(drawn, build(drawn, field), unit, sector)
            found = field.contrast(unit=unit, where={"sector": sector} if sector else None)
        finally:
            field.store.close()
    assert sorted(row.row for row in found.all_rows) == sorted(UNDER)
    for row in found.all_rows:
        for figure, wanted in expected[row.row].items():
            name, letter = figure.rsplit("_", 1)
            got = found.codings(row, letter).tolist() if name == "codings" else getattr(row, figure)
            assert got == (pytest.approx(wanted) if isinstance(wanted, float) else wanted), (row.row, figure)
