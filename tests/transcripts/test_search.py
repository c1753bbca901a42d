"""Search finds words whatever their case, spacing and normal form, and tells places in the stored text."""

import unicodedata
from random import Random

import pytest

from tests.transcripts.journal import nothing_written
from thematic.errors import BadInput, NotFound, UsageError
from thematic.transcripts.importing import import_documents
from thematic.transcripts.search import CONTEXT, search

FORMS = ("NFC", "NFD")
TALK = "I: Hva er «ærlighet» på øya?\nP1: Åpenhet, og\nærlighet 🙂 på øya.\nP2: Ingen ånd, bare and.\n"


@pytest.fixture(params=FORMS)
def desk(request, desk, write):
    import_documents(desk, [write("a.txt", unicodedata.normalize(request.param, TALK))])
    return desk


def nfc(text):
    return unicodedata.normalize("NFC", text)


def found(desk, pattern, **options):
    """What each hit stands on in the stored text, in normal form C."""
    text = desk.store.text(1)
    return [nfc(text[hit.start : hit.end]) for hit in search(desk, pattern, **options)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("pattern", "matches"),
    [
        ("ærlighet", ["ærlighet", "ærlighet"]),
        ("ÅPENHET", ["Åpenhet"]),
        ("på øya", ["på øya", "på øya"]),
        ("«ærlighet»", ["«ærlighet»"]),
        ("og ærlighet", ["og\nærlighet"]),
        ("🙂 på", ["🙂 på"]),
        ("ånd", ["ånd"]),
        ("and", ["and"]),
        (".", [".", "."]),
        ("(", []),
    ],
)
def test_plain_words_are_found_in_any_normal_form(desk, form, pattern, matches):
    assert found(desk, unicodedata.normalize(form, pattern)) == matches


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("pattern", "matches"),
    [
        (r"\b[åa]nd\b", ["ånd", "and"]),
        (r"^ær\w+", ["ærlighet"]),
        (r"øya\W$", ["øya?", "øya."]),
        (r"å.", ["Åp", "å ", "å ", "ån"]),
        (r"x*", []),
    ],
)
def test_regular_expressions_are_found_in_any_normal_form(desk, form, pattern, matches):
    assert sorted(found(desk, unicodedata.normalize(form, pattern), regex=True)) == sorted(matches)


def test_capitals_matter_when_asked(desk):
    assert found(desk, "åpenhet", case_sensitive=True) == []
    assert found(desk, "Åpenhet", case_sensitive=True) == ["Åpenhet"]


@pytest.mark.parametrize("form", FORMS)
def test_a_fuzzy_search_finds_what_nearly_says_it_best_first(desk, form):
    wanted = unicodedata.normalize(form, "INGN ånd,  bare sand")
    (hit,) = search(desk, wanted, fuzzy=True)
    assert (hit.turn, hit.speaker) == (3, "P2")
    assert found(desk, wanted, fuzzy=True) == ["Ingen ånd, bare and"]
    hits = search(desk, wanted, fuzzy=True, nearly=10)
    assert len(hits) == 3
    assert hits[0] == hit
    assert hits[0].score > hits[1].score >= hits[2].score


def test_an_exact_match_is_a_full_score_in_a_fuzzy_search_too(desk):
    hits = search(desk, "ånd", fuzzy=True)
    assert (found(desk, "ånd", fuzzy=True)[0], hits[0].score) == ("ånd", 100)
    assert search(desk, "fotballkamp", fuzzy=True) == []
    assert len(search(desk, "fotballkamp", fuzzy=True, nearly=1)) == 3


def test_a_hit_has_its_turn_speaker_and_context(desk):
    first, second = search(desk, "ærlighet")
    assert (first.document, first.turn, first.speaker, first.score) == ("a", 1, "I", 100)
    assert (second.turn, second.speaker) == (2, "P1")
    assert nfc(second.before) == "I: Hva er «ærlighet» på øya? P1: Åpenhet, og "[-CONTEXT:]
    assert (nfc(second.match), nfc(second.after)) == ("ærlighet", " 🙂 på øya. P2: Ingen ånd, bare and. ")


def test_a_hit_over_a_line_end_is_shown_on_one_line(desk):
    (hit,) = search(desk, "og ærlighet")
    assert (hit.turn, nfc(hit.match)) == (2, "og ærlighet")


def test_context_is_bounded(desk, write):
    import_documents(desk, [write("lang.txt", "I: " + "x" * 200 + " midt " + "y" * 200 + "\nP1: ja\nI: ja\nP1: ja\n")])
    (hit,) = search(desk, "midt", document="lang")
    assert (len(hit.before), len(hit.after)) == (CONTEXT, CONTEXT)
    assert hit.before.endswith("x ")


def test_a_role_keeps_its_own_turns_and_labels_are_nobodys(desk):
    assert found(desk, "øya", speaker_role="interviewer") == ["øya"]
    assert [hit.turn for hit in search(desk, "øya", speaker_role="participant")] == [2]
    assert search(desk, "øya", speaker_role="other") == []
    assert search(desk, "P1:") == []
    assert search(desk, "P1:", speaker_role="participant") == []


def test_a_document_is_searched_alone(desk, write):
    import_documents(desk, [write("b.txt", "Moderator: Øya?\nLeder 1: Ja.\nModerator: Ja?\nLeder 1: Ja.\n")])
    assert [hit.document for hit in search(desk, "øya")] == ["a", "a", "b"]
    assert [hit.document for hit in search(desk, "øya", document="B")] == ["b"]


def test_talk_without_speakers_is_searched_as_participants(desk, write):
    import_documents(desk, [write("notat.txt", "Alle ville til fjells.\n")])
    (hit,) = search(desk, "fjells", speaker_role="participant")
    assert (hit.turn, hit.speaker) == (1, "")
    assert search(desk, "fjells", speaker_role="interviewer") == []


def test_searching_writes_nothing(desk):
    with nothing_written(desk):
        search(desk, "øya")


@pytest.mark.parametrize(
    ("pattern", "options", "error", "sentence"),
    [
        ("", {}, BadInput, "nothing to search for"),
        (" \n", {}, BadInput, "nothing to search for"),
        ("(", {"regex": True}, BadInput, "The regular expression is broken"),
        ("a", {"regex": True, "fuzzy": True}, UsageError, "not both"),
        ("a", {"document": "borte"}, NotFound, "There is no document 'borte'"),
        ("a", {"speaker_role": "leder"}, NotFound, "There is no role 'leder'"),
    ],
)
def test_a_search_that_makes_no_sense_is_refused(desk, pattern, options, error, sentence):
    with pytest.raises(error, match=sentence):
        search(desk, pattern, **options)


WORDS = ["å", "nei", "«ja»", "ærlig", "øy", "🙂", "é", "한국", "a\u0323\u030a"]


def test_positions_are_those_of_the_stored_text_whatever_stands_before(desk, write):
    random = Random(1)
    talk = {f"d{number}": random.choices(WORDS, k=8) for number in range(20)}
    forms = {name: random.choice(FORMS) for name in talk}
    import_documents(
        desk, [write(f"{name}.txt", unicodedata.normalize(forms[name], " ".join(talk[name]))) for name in talk]
    )
    texts = {row["name"]: desk.store.text(row["id"]) for row in desk.store.rows("documents")}
    for word in WORDS:
        hits = [hit for hit in search(desk, word) if hit.document in talk]
        assert len(hits) == sum(words.count(word) for words in talk.values()) > 0
        for hit in hits:
            exactly = unicodedata.normalize(forms[hit.document], word)
            assert texts[hit.document][hit.start : hit.end] == hit.match == exactly
