"""The units that a transcript is cut into: sentences, turns, the whole document."""

import pytest

from thematic.transcripts.importing import import_documents
from thematic.transcripts.units import cut, sentences

TALK = "Moderator: Hva betyr «nærvær»? Noen?\nP1: At folk er der. 🙂 Ja! Dr. Berg, f.eks.\nP2: Nei\nP1: ...\n"


def said(desk, unit, document=1):
    text = desk.store.text(document)
    return [text[start:end] for start, end in cut(desk, document, unit)]


def imported(desk, write, text, **options):
    import_documents(desk, [write("d.txt", text)], **options)
    return desk


def pieces(text, language="nb"):
    return [text[start:end] for start, end in sentences(text, [(0, len(text))], language)]


def test_characters_need_no_list(groups):
    assert cut(groups, 1, "character") is None


def test_the_document_is_one_unit(groups):
    assert cut(groups, 1, "document") == [(0, len(groups.store.text(1)))]


def test_turns_are_the_speech_without_its_label(desk, write):
    imported(desk, write, TALK)
    assert said(desk, "turn") == [
        "Hva betyr «nærvær»? Noen?",
        "At folk er der. 🙂 Ja! Dr. Berg, f.eks.",
        "Nei",
        "...",
    ]


def test_sentences_stay_within_turns_and_have_no_white_space_around_them(desk, write):
    imported(desk, write, TALK)
    assert said(desk, "sentence") == [
        *("Hva betyr «nærvær»?", "Noen?"),
        *("At folk er der.", "🙂 Ja!", "Dr. Berg, f.eks."),
        *("Nei", "..."),
    ]


def test_a_document_without_turns_is_one_turn_and_has_sentences(desk, write):
    imported(desk, write, "Vi mangler folk. Hun står på.\n")
    assert [part.strip() for part in said(desk, "turn")] == ["Vi mangler folk. Hun står på."]
    assert said(desk, "sentence") == ["Vi mangler folk.", "Hun står på."]


def test_units_are_in_order_and_apart(groups):
    for unit in ("sentence", "turn"):
        ends = [end for pair in cut(groups, 1, unit) for end in pair]
        assert ends == sorted(ends)
        assert all(start < end for start, end in cut(groups, 1, unit))


@pytest.mark.parametrize("language", ["nb", "nn", "no", "", "en", "xx", "klingon"])
def test_every_language_is_cut_somehow(language):
    assert pieces("So. And so! What? Yes", language) == ["So.", "And so!", "What?", "Yes"]


def test_norwegian_abbreviations_end_no_sentence():
    assert pieces("Det er bl.a. folk, f.eks. Kari, som kom kl. 8 om morgenen. Bra.") == [
        "Det er bl.a. folk, f.eks. Kari, som kom kl. 8 om morgenen.",
        "Bra.",
    ]


def test_white_space_alone_is_no_sentence():
    assert pieces("  \n\t ") == []
    assert pieces("") == []


def test_a_document_in_english_is_cut_as_english(desk, write):
    imported(desk, write, "P1: I don't know, Mr. Berg. No.\nP2: Why?\n", language="en")
    assert said(desk, "sentence") == ["I don't know, Mr. Berg.", "No.", "Why?"]
