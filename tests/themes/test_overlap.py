"""Overlap of themes and their signals, counted character by character in studies coded at random."""

import random

import pytest

from tests.themes.field import PAIRS, REACHED, TALK, build, characters, participants_turns, passages, said
from thematic.coding.codings import apply
from thematic.errors import NotFound
from thematic.store.desk import Desk
from thematic.themes.extracts import theme_extracts
from thematic.themes.overlap import Shared, overlaps
from thematic.themes.signals import Count, review_theme, review_themes
from thematic.themes.themes import set_status


def code_at_random(study, seed):
    """Some thirty codings of any code, by kari and a few by ola, of any stretch of the groups' talk."""
    chance = random.Random(seed)
    for _number in range(30):
        document = f"g{chance.randrange(6)}"
        text = study.desk.store.text(study.desk.store.find("documents", document)["id"])
        start = chance.randrange(len(text) - 1)
        end = min(len(text), start + chance.choice((5, 40, 120)))
        if not text[start:end].strip():
            continue
        desk = Desk(study.desk.store, "ola") if chance.random() < 0.2 else study.desk
        apply(desk, chance.choice(sorted(REACHED["press"] | {"humor"})), document, span=(start, end))


@pytest.fixture(scope="module", params=range(4))
def coded(request, tmp_path_factory):
    with build(tmp_path_factory.mktemp("field")) as study:
        code_at_random(study, request.param)
        yield study


def unit(study, document):
    row = study.desk.store.one("documents", id=document)
    return row["group_id"] or row["name"]


def expect(a, b):
    return Shared(len(a & b), len(a | b), len(a), len(b))


def test_every_pair_shares_what_counting_finds(coded):
    found = {(pair.a, pair.b): pair for pair in overlaps(coded.desk)}
    assert sorted(found) == sorted(PAIRS)
    for a, b in PAIRS:
        pair = found[a, b]
        mine, other = passages(coded, a), passages(coded, b)
        assert pair.passages == expect(mine, other)
        assert pair.characters == expect(characters(coded, a), characters(coded, b))
        groups = [{unit(coded, document) for document, _start, _end in own} for own in (mine, other)]
        assert pair.groups == expect(*groups)


def test_pairs_come_by_what_they_share_and_are_seen_from_the_theme_that_is_asked_for(coded):
    pairs = overlaps(coded.desk)
    assert [pair.passages.jaccard or 0 for pair in pairs] == sorted(
        (p.passages.jaccard or 0 for p in pairs), reverse=True
    )
    own = overlaps(coded.desk, theme="SAMHOLD")
    assert [pair.a for pair in own] == ["samhold"] * 3
    turned = {pair.b: pair for pair in own}
    straight = next(pair for pair in pairs if {pair.a, pair.b} == {"press", "samhold"})
    assert turned["press"].passages.a == straight.passages.b
    assert turned["press"].characters.both == straight.characters.both


def test_signals_are_what_counting_finds(coded):
    store = coded.desk.store
    reviewed = {found.theme: found for found in review_themes(coded.desk)}
    assert list(reviewed) == ["press", "helgene", "samhold", "tomt"]
    talk = {d: participants_turns(coded, d) for d in store.values("documents", "id")}
    for theme, found in reviewed.items():
        own = passages(coded, theme)
        assert len(found.extracts) == len(own) == len({(e.document, e.start, e.end) for e in found.extracts})
        assert found.groups == Count(len({unit(coded, span[0]) for span in own}), 8)
        assert found.participants.n == len({voice(store, turn) for span in own for turn in turns(talk, coded, span)})
        assert found.participants.of == len({voice(store, turn) for own_turns in talk.values() for turn in own_turns})
        times = [voice(store, turn) for span in own for turn in distinct(store, turns(talk, coded, span))]
        assert found.top == Count(max(map(times.count, times), default=0), len(own))
        assert found.one_voice == (2 * found.top.n > found.top.of)
        spoken = [word for d in talk for turn in talk[d] for word in words(store, d, turn)]
        covered = characters(coded, theme)
        touched = [(d, a, b) for d, a, b in spoken if any((d, at) in covered for at in range(a, b))]
        assert found.words == Count(len(touched), len(spoken))


def turns(talk, study, span):
    places = said(study, span)
    return [t for t in talk[span[0]] if any((span[0], at) in places for at in range(t["start"], t["end"]))]


def voice(store, turn):
    speaker = store.one("speakers", id=turn["speaker_id"])
    return ("person", speaker["participant_id"]) if speaker["participant_id"] else ("speaker", speaker["id"])


def distinct(store, own):
    return {voice(store, turn): turn for turn in own}.values()


def words(store, document, turn):
    at = turn["start"]
    for word in store.text(document)[turn["start"] : turn["end"]].split():
        at = store.text(document).index(word, at)
        yield document, at, at + len(word)
        at += len(word)


def test_a_theme_without_codings_has_undefined_likeness_and_nothing_of_everything(coded):
    found = review_theme(coded.desk, "tomt")
    assert (found.extracts, found.median, found.top_speaker, found.codes) == ((), None, "", ())
    assert (found.groups.n, found.top.share, found.words.n) == (0, None, 0)
    assert not found.one_voice
    assert all(pair.passages.both == 0 for pair in found.overlaps)


def test_what_neither_theme_has_is_undefined(tmp_path):
    with build(tmp_path) as study:
        pairs = overlaps(study.desk)
        assert len(pairs) == 5
        assert all(pair.passages.jaccard is None and pair.groups == Shared(0, 0, 0, 0) for pair in pairs)
        study.apply("leder", "g0", turn=4)
        jaccard = {(pair.a, pair.b): pair.passages.jaccard for pair in overlaps(study.desk)}
        assert jaccard[("press", "samhold")] == 1
        assert jaccard[("samhold", "tomt")] == 0
        assert jaccard[("helgene", "tomt")] is None
        assert review_theme(study.desk, "press").uncoded == 7
        set_status(study.desk, "samhold", "dropped")
        assert [(pair.a, pair.b) for pair in overlaps(study.desk)] == [("press", "tomt"), ("helgene", "tomt")]
        with pytest.raises(NotFound, match="There is no theme 'pres'"):
            overlaps(study.desk, theme="pres")


def test_one_voice_and_outlying_extracts_are_found_and_come_first_in_their_group(tmp_path):
    with build(tmp_path) as study:
        for document in ("g0", "g1", "g2"):
            for turn in (2, 3):
                study.apply("mangel", document, turn=turn)
        study.apply("mangel", "g0", turn=6)
        found = review_theme(study.desk, "helgene")
        assert [extract.text for extract in found.extracts if extract.outlying] == [TALK[5][1]]
        first = found.extracts[0]
        assert (first.document, first.outlying, first.parts[0].turn) == ("g0", True, 6)
        assert found.outlying == 1
        assert (found.top_speaker, found.top) == ("Nord-1", Count(2, 7))
        assert [extract.typicality for extract in theme_extracts(study.desk, "helgene")] == [
            extract.typicality for extract in found.extracts
        ]
