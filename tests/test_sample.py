"""The sample is what it says: 36 groups on the design, of the length of real ones, in mixed files, not overcoded."""

import csv
from collections import Counter, defaultdict
from pathlib import Path

import pytest

import thematic
from thematic.transcripts.documents import read_turns
from thematic.transcripts.speakers import list_speakers

SAMPLE = Path(__file__).parents[1] / "transcripts_sample"
TRANSCRIPTS = sorted(path for path in SAMPLE.iterdir() if path.suffix in (".txt", ".docx", ".vtt", ".srt"))
NAMES = [path.stem for path in TRANSCRIPTS]
EMPLOYEES = [name for name in NAMES if "-med-" in name]
LEADERS = [name for name in NAMES if "-led-" in name]


def sheet(name):
    with (SAMPLE / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def study(demo):
    with thematic.open_study(demo.study) as study:
        yield study


@pytest.fixture(scope="module")
def documents(study):
    return {row["name"]: row for row in study.desk.store.rows("documents")}


def test_there_are_36_transcripts_of_nine_groups_a_cell_at_eight_sites():
    cases = sheet("cases.csv")
    assert sorted(row["document"] for row in cases) == sorted(NAMES)
    assert set(Counter((row["role"], row["absence"]) for row in cases).values()) == {9}
    assert sorted(Counter(row["site"] for row in cases).values()) == [4, 4, 4, 4, 4, 4, 4, 8]
    assert len({row["group"] for row in cases}) == 36


def test_the_files_are_mixed(documents):
    assert Counter(path.suffix for path in TRANSCRIPTS) == {".txt": 11, ".docx": 14, ".vtt": 6, ".srt": 5}
    assert {row["reader"] for row in documents.values()} == {"plain", "docx", "vtt", "srt"}
    assert len({row["encoding"] for row in documents.values() if row["reader"] == "plain"}) > 1


def test_two_transcripts_are_nynorsk(documents):
    nynorsk = {name for name, row in documents.items() if row["language"] == "nn"}
    assert nynorsk == {"ste-med-lav", "ste-led-hoy"}
    for path in TRANSCRIPTS:
        if path.suffix == ".txt":
            words = Counter(path.read_bytes().decode("utf-8", errors="ignore").lower().split())
            assert (words["ikkje"] > words["ikke"]) == (path.stem in nynorsk), path.stem


@pytest.mark.parametrize("name", NAMES)
def test_six_to_eight_people_and_a_moderator_speak(study, name):
    speakers = list_speakers(study.desk, document=name)
    roles = Counter(row["role"] for row in speakers)
    assert roles["interviewer"] == 1
    assert 6 <= roles["participant"] <= 8
    assert all(row["turns"] for row in speakers)
    named = {row["speaker"] for row in sheet("participants.csv") if row["document"] == name}
    assert named == {row["speaker"] for row in speakers}


def words(study, name):
    """All that is said, and what participants say of it."""
    speakers = list_speakers(study.desk, document=name)
    said = sum(row["words"] for row in speakers)
    return said, sum(row["words"] for row in speakers if row["role"] == "participant") / said


@pytest.mark.parametrize("name", EMPLOYEES)
def test_employees_groups_are_as_long_as_planned(study, documents, name):
    assert 40 <= study.desk.store.count("turns", document_id=documents[name]["id"]) <= 55
    said, share = words(study, name)
    assert 900 <= said <= 1300
    assert share > 0.85


@pytest.mark.parametrize("name", LEADERS)
def test_leaders_groups_are_as_long_as_planned(study, name):
    said, share = words(study, name)
    assert 650 <= said <= 850
    assert share > 0.85


def characters(study, document):
    """How many characters are spoken, and how many of them the lead coder coded, all in participants' turns."""
    store = study.desk.store
    roles = {row["id"]: row["role"] for row in store.rows("speakers", document_id=document)}
    turns = store.rows("turns", document_id=document)
    spoken = {turn["id"]: set(range(turn["start"], turn["end"])) for turn in turns}
    evidence = set().union(*(spoken[turn["id"]] for turn in turns if roles[turn["speaker_id"]] == "participant"))
    coded = set()
    for coding in store.rows("codings", document_id=document, coder_id=store.find("coders", "kari")["id"]):
        coded.update(range(coding["start"], coding["end"]))
    assert coded <= evidence
    return sum(map(len, spoken.values())), len(coded)


def test_about_45_percent_of_the_talk_is_coded_and_nowhere_more_than_half(study, documents):
    counted = {name: characters(study, documents[name]["id"]) for name in NAMES}
    assert all(0.3 <= coded / spoken <= 0.5 for spoken, coded in counted.values())
    assert sum(coded for _spoken, coded in counted.values()) <= 0.45 * sum(
        spoken for spoken, _coded in counted.values()
    )


def test_two_groups_on_opposite_sides_were_not_asked_the_last_question():
    asked = defaultdict(set)
    for row in sheet("asked.csv"):
        asked[row["document"]].add(row["question"])
    every = {f"q{number}" for number in range(1, 10)}
    silent = {name: every - questions for name, questions in asked.items() if questions != every}
    assert set(asked) == set(NAMES)
    assert list(silent.values()) == [{"q9"}, {"q9"}]
    cases = {row["document"]: row for row in sheet("cases.csv")}
    assert {cases[name]["absence"] for name in silent} == {"low", "high"}
    assert {cases[name]["role"] for name in silent} == {"employee"}


def test_no_sentence_is_used_in_two_transcripts(study):
    seen = {}
    for name in NAMES:
        for turn in read_turns(study.desk, name):
            if turn.role == "participant" and len(turn.text.split()) > 8:
                key = " ".join(turn.text.lower().split())
                assert seen.setdefault(key, name) == name, (name, turn.number)
