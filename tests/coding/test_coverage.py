"""What nobody has coded, and the codes beside each turn."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coding import figures
from tests.coding.field import TALK, create, taken_back, text_of
from tests.coding.figures import TALKS, coded, participants_turns, rows_of
from tests.store.rows import add_document
from thematic.coding.coders import add_coder
from thematic.coding.coverage import codes_by_turn, summarise, uncoded
from thematic.errors import NotFound
from thematic.store.desk import Desk
from thematic.transcripts.documents import read_turns


def stretches(study, **options):
    return [(row["document"], row["turn"], row["text"]) for row in uncoded(study.desk, **options)]


def test_only_participants_talk_can_be_uncoded(study):
    assert stretches(study, document="a", least_words=1) == [
        ("a", 2, "Vi mangler folk. Det går ut over alle."),
        ("a", 4, "Sjefen sier «ring meg først» 🙂 og så ringer vi henne."),
        ("a", 5, "Ja, ja. Det går ut over alle, det er sånn det er på en fredag."),
        ("a", 6, "Sant nok."),
    ]


def test_short_stretches_are_left_out_and_every_one_says_where_it_is(study):
    rows = uncoded(study.desk, document="a")
    assert [row["turn"] for row in rows] == [2, 4, 5]
    for row in rows:
        assert TALK[row["start"] : row["end"]] == row["text"]
        assert row["words"] == len(row["text"].split()) >= 5
    assert [row["speaker"] for row in rows] == ["Åse", "Per", "Åse"]


def test_the_rest_of_a_turn_remains_on_both_sides_of_a_coding(study):
    study.apply("mangel", "a", quote="Det går ut over alle, det er")
    assert stretches(study, document="a", least_words=2)[2:] == [
        ("a", 5, "Ja, ja."),
        ("a", 5, "sånn det er på en fredag."),
        ("a", 6, "Sant nok."),
    ]


def test_a_coding_over_several_turns_covers_them_all(study):
    study.apply("mangel", "a", span=(0, len(TALK)))
    assert stretches(study, document="a", least_words=1) == []
    assert {row[0] for row in stretches(study)} == {"b"}


def test_one_coders_blanks_are_asked_for_by_name(study):
    add_coder(study.desk, "ola")
    study.apply("mangel", "a", span=(0, len(TALK)))
    assert stretches(study, document="a", coder="kari", least_words=1) == []
    assert len(stretches(study, document="a", coder="ola", least_words=1)) == 4
    with pytest.raises(NotFound, match="There is no coder 'per'"):
        uncoded(study.desk, coder="per")


def test_a_document_without_turns_is_one_stretch_of_nobodys(study):
    add_document(study.desk, "notat", text="Et notat uten noen som snakker i det.")
    assert uncoded(study.desk, document="notat") == [
        {"document": "notat", "turn": None, "speaker": "", "start": 0, "end": 37, "words": 8}
        | {"text": "Et notat uten noen som snakker i det."}
    ]


def test_the_margin_of_a_turn_names_its_codes_with_coder_and_stance(study):
    add_coder(study.desk, "ola")
    study.apply("trivsel", "a", span=(TALK.index("folk"), TALK.index("🙂")))
    study.apply("mangel", "a", turn=2, stance="-")
    ola = Desk(study.desk.store, "ola")
    from thematic.coding.codings import apply

    apply(ola, "ring-først", "a", turn=4, stance="±")
    assert codes_by_turn(study.desk, "a") == {
        2: ["mangel (kari, -)", "trivsel (kari)"],
        3: ["trivsel (kari)"],
        4: ["trivsel (kari)", "ring-først (ola, ±)"],
    }


@pytest.fixture(scope="module")
def coded_once(tmp_path_factory):
    with create(tmp_path_factory.mktemp("coverage")) as study:
        yield study


SPANS = st.lists(st.tuples(st.integers(0, len(TALK) - 1), st.integers(1, 60)), max_size=5)


@settings(max_examples=40, deadline=None)
@given(SPANS)
def test_coded_and_uncoded_are_together_all_that_participants_say(coded_once, spans):
    study = coded_once
    rows = [{"document": "a", "code": "mangel", "start": s, "end": min(s + n, len(TALK))} for s, n in spans]
    with taken_back(study):
        study.add_codings(rows)
        rest = uncoded(study.desk, document="a", least_words=1)
    left = {at for row in rest for at in range(row["start"], row["end"])}
    said = {
        at for turn in read_turns(study.desk, "a") if turn.role == "participant" for at in range(turn.start, turn.end)
    }
    covered = {at for row in rows for at in range(row["start"], row["end"])}
    assert {at for at in said - covered if not text_of(study, "a")[at].isspace()} == {
        at for at in left if not TALK[at].isspace()
    }


def test_a_summary_counts_words_that_no_coding_touches(study):
    study.apply("mangel", "a", quote="Det går ut over alle, det er")
    study.apply("mangel", "a", quote="mang")
    first, second, total = summarise(study.desk)
    words = sum(len(line.split()) - 1 for line in TALK.splitlines() if not line.startswith("Moderator"))
    assert first["document"] == "a"
    assert first["participant_words"] == words
    assert first["uncoded_words"] == words - 7 - 1
    assert (first["longest"], first["longest_turn"]) == (11, 4)
    assert second["uncoded_share"] == 1.0
    assert total["document"] == "*"
    for name in ("participant_words", "uncoded_words", "stretches"):
        assert total[name] == first[name] + second[name]
    assert total["longest"] == max(first["longest"], second["longest"])


def test_a_summary_of_one_coder_or_of_nothing(study, desk):
    add_coder(study.desk, "ola")
    study.apply("mangel", "a", turn=2)
    assert summarise(study.desk, document="a", coder="ola")[0]["uncoded_share"] == 1.0
    assert summarise(desk) == []


@settings(max_examples=60, deadline=None)
@given(spans=figures.SPANS)
def test_the_summary_is_what_looking_at_every_word_gives(counted, spans):
    rows = rows_of(counted, spans)
    with coded(counted, rows):
        found = {row["document"]: row for row in summarise(counted.desk)}
        for name in TALKS:
            text = text_of(counted, name)
            touched = {at for row in rows if row["document"] == name for at in range(row["start"], row["end"])}
            runs = []
            words = 0
            for turn in participants_turns(counted, name):
                kept = [
                    not set(range(match.start(), match.end())) & touched
                    for match in re.finditer(r"\S+", text)
                    if match.start() in turn
                ]
                words += len(kept)
                runs += [len(run) for run in "".join("x" if free else " " for free in kept).split()]
            assert found[name]["participant_words"] == words
            assert found[name]["uncoded_words"] == sum(runs)
            assert found[name]["stretches"] == len(runs)
            assert found[name]["longest"] == max(runs, default=0)


@pytest.fixture(scope="module")
def counted(tmp_path_factory):
    with figures.create(tmp_path_factory.mktemp("counted")) as opened:
        yield opened
