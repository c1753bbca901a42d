"""How a project counts is found out, or told, and every place comes back exactly."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.refi.written import CODES, TALK, TRUST, USERS, pack, project, selection, source, sources
from thematic.errors import UsageError
from thematic.exchange.refi.elements import Selection
from thematic.exchange.refi.evidence import choose, weigh
from thematic.exchange.refi.positions import CONVENTIONS, Convention, Measure, read_positions
from thematic.exchange.refi.reading import read_refi

TALKED = st.text(st.sampled_from("aå😀🎉e\u030aøÆ ,.x1\n"), min_size=1, max_size=60)
BREAK = st.sampled_from(("\n", "\r\n", "\r"))
CONVENTION = st.sampled_from(CONVENTIONS)


def counted(raw, at, convention, *, bom):
    """The position before the character ``at`` of ``raw`` (as it lies in the file), by counting one by one."""
    position = 1 if convention.bom and bom else 0
    for number, char in enumerate(raw[:at]):
        if char == "\n" and number and raw[number - 1] == "\r" and convention.breaks == "crlf1":
            continue
        if char == "\n" and convention.breaks == "lf2" and not (number and raw[number - 1] == "\r"):
            position += 1
        if char == "\r" and convention.breaks == "lf2" and raw[number + 1 : number + 2] != "\n":
            position += 1
        position += 2 if convention.unit == "utf16" and char > "\uffff" else 1
    return position


def normal(raw):
    return raw.replace("\r\n", "\n").replace("\r", "\n")


def whole_places(raw):
    """Places of ``raw`` that lie between two of its characters, a CR LF being one."""
    return [at for at in range(len(raw) + 1) if not (0 < at < len(raw) and raw[at - 1 : at + 1] == "\r\n")]


@given(TALKED, st.lists(BREAK, min_size=1, max_size=4), CONVENTION, st.booleans(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_every_place_comes_back_under_every_convention(text, breaks, convention, bom, rnd):
    raw = re.sub("\n", lambda _match: rnd.choice(breaks), text)
    measure = Measure(raw, bom=bom)
    assert measure.text == normal(raw)
    start, end = sorted(rnd.choice(whole_places(raw)) for _ in range(2))
    first, last = (counted(raw, at, convention, bom=bom) for at in (start, end))
    if convention.inclusive:
        if start == end:
            return
        last -= 1
    expected = (len(normal(raw[:start])), len(normal(raw[:end])))
    assert measure.span(first, last, convention) == (expected, False)


@given(TALKED, CONVENTION, st.integers(-5, 140), st.integers(-5, 140))
@settings(max_examples=100, deadline=None)
def test_a_span_lies_in_the_text_or_nowhere(text, convention, start, end):
    measure = Measure(text.replace("\n", "\r\n"), bom=True)
    found = measure.span(start, end, convention)
    if found is not None:
        (first, last), _grown = found
        assert 0 <= first <= last <= len(measure.text)


@given(TALKED, CONVENTION, CONVENTION)
@settings(max_examples=150, deadline=None)
def test_conventions_of_one_key_give_the_same_places(text, one, other):
    measure = Measure(text)
    if measure.key(one) == measure.key(other):
        for end in range(len(text) + 3):
            assert measure.span(0, end, one) == measure.span(0, end, other)


def test_a_place_inside_a_pair_grows_to_the_character():
    measure = Measure("a😀b")
    convention = Convention("utf16")
    assert measure.span(2, 4, convention) == ((1, 3), True)
    assert measure.span(1, 2, convention) == ((1, 2), True)
    assert measure.span(1, 3, convention) == ((1, 2), False)
    assert measure.span(0, 5, convention) is None
    assert measure.span(3, 1, convention) is None
    assert measure.span(-1, 1, convention) is None


WORDS = "Vi snakker 😀 om vaktene, og ma\u030aten de går på.\nIngen spør oss 🎉 om natten.\nDet er stille da.\n" * 30


def selected(raw, convention, number, *, named, bom=False, seed=1):
    """Selections of whole words, as the convention counts them; some with the beginning of the quote as name."""
    rnd = random.Random(seed)
    found = [match.span() for match in re.finditer(r"[\w\u030a]+", raw)]
    made = []
    for _ in range(number):
        first = rnd.randrange(len(found) - 12)
        start, end = found[first][0], found[first + rnd.randrange(12)][1]
        positions = [counted(raw, at, convention, bom=bom) for at in (start, end)]
        quote = " ".join(raw[start:end].split())
        name = (quote if len(quote) < 20 else quote[:17] + "...") if named else "1,2"
        made.append(Selection("", name, positions[0], positions[1] - convention.inclusive, "", [], [], "", ""))
    return made


@pytest.mark.parametrize("convention", [one for one in CONVENTIONS if not one.bom])
@pytest.mark.parametrize("named", [True, False])
def test_a_few_dozen_selections_tell_how_they_were_counted(convention, named):
    raw = WORDS.replace("\n", "\r\n") if convention.breaks != "lf2" else WORDS
    measure = Measure(raw)
    found = choose([weigh(measure, selected(raw, convention, 30, named=named), CONVENTIONS)], CONVENTIONS)
    assert measure.key(found.convention) == measure.key(convention)
    assert found.rivals == ()


@pytest.mark.parametrize("unit", ["codepoint", "utf16"])
def test_a_byte_order_mark_that_counts(unit):
    convention = Convention(unit, bom=True)
    measure = Measure(WORDS, bom=True)
    made = selected(WORDS, convention, 30, named=True, bom=True)
    assert choose([weigh(measure, made, CONVENTIONS)], CONVENTIONS).convention.bom


def test_one_selection_follows_what_the_program_is_known_for():
    """Its place fits no words in either unit, so that nothing but the origin speaks."""
    raw = "😀 abcdef ghijkl"
    made = [Selection("", "", 4, 7, "", [], [], "", "")]
    evidence = [weigh(Measure(raw), made, CONVENTIONS)]
    nvivo, other = (choose(evidence, CONVENTIONS, origin=origin) for origin in ("NVivo 14", ""))
    assert (nvivo.convention.unit, other.convention.unit) == ("utf16", "codepoint")


def test_what_could_be_meant_as_well_is_said():
    """After the emoji every place lies at the end of something, in either unit."""
    made = [Selection("", "", 4, 5, "", [], [], "", "")]
    found = choose([weigh(Measure("😀 a.b.c"), made, CONVENTIONS)], CONVENTIONS)
    assert found.convention.unit == "codepoint"
    assert [rival.unit for rival in found.rivals] == ["utf16"]


def test_a_document_that_counts_otherwise_goes_its_own_way():
    ways = [Convention("utf16"), Convention("utf16"), Convention("codepoint")]
    evidence = [
        weigh(Measure(WORDS), selected(WORDS, way, 30, named=False, seed=seed), CONVENTIONS)
        for seed, way in enumerate(ways)
    ]
    found = choose(evidence, CONVENTIONS)
    assert found.convention.unit == "utf16"
    assert {place: one.unit for place, one in found.own.items()} == {2: "codepoint"}


@pytest.mark.parametrize("unit", ["codepoint", "utf16"])
@pytest.mark.parametrize("breaks", ["crlf1", "crlf2"])
def test_told_positions_are_taken_as_told(tmp_path, unit, breaks):
    """Against all that the selections say."""
    raw = "😀 en to\r\ntre 🎉 fire fem\r\nseks"
    convention = Convention(unit, breaks)
    start, end = raw.index("e 🎉"), raw.index("fem") + 1
    first, last = (counted(raw, at, convention, bom=False) for at in (start, end))
    xml = project(USERS, CODES, sources(source(selection(first, last, TRUST, name="en to"))))
    path = pack(tmp_path / "t.qdpx", xml, {f"{TALK}.txt": raw})
    read, fidelity = read_refi(path, positions=f"{unit}, {breaks}")
    (coding,) = read.codings
    assert read.documents[0].transcript.text[coding.start : coding.end] == raw[start:end]
    assert any("(as told)" in str(row["what"]) for row in fidelity.table())


def test_words_for_positions():
    assert read_positions("") == CONVENTIONS
    assert {(one.unit, one.breaks) for one in read_positions("UTF-16 crlf1")} == {("utf16", "crlf1")}
    (one,) = read_positions("codepoint crlf2 nobom exclusive")
    assert one.words() == "codepoint crlf2 nobom exclusive"
    with pytest.raises(UsageError, match="'utf8' does not say"):
        read_positions("utf8")
    with pytest.raises(UsageError, match="two things"):
        read_positions("utf16 codepoint")
