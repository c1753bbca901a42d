"""Any conversation in any convention that keeps a turn together comes back: the same speakers, the same words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thematic.transcripts.readers import plain
from thematic.transcripts.readers.source import Source

NAMES = [
    "I",
    "P1",
    "P2",
    "Kari Nordmann",
    "Åse",
    "Ola (leder)",
    "Moderator",
    "S01",
    "SPEAKER_00",
    "Kvinne 2",
    "Dr. Øst",
]
WORDS = [
    *(
        "ja",
        "så",
        "e\u0301n",
        "😀",
        "(ler)",
        "[latter]",
        "(0.8)",
        "(..)",
        "klokka",
        "12:30",
        "for",
        "eksempel:",
        "«Ola:",
    ),
    *(
        "kom»",
        "https://a.no/x:1",
        "Joh",
        "3:16",
        "–",
        "Merk:",
        "3.",
        "(12",
        "sekunder)",
        "kl.",
        "#",
        "I:",
        "Nei.",
        "/",
        "=ok",
    ),
]
SPEECH = st.tuples(
    st.sampled_from(["Ja", "altså", "Vi", "kaffe", "Det"]), st.lists(st.sampled_from(WORDS), max_size=6)
).map(lambda words: " ".join([words[0], *words[1], "slutt"]))
TURNS = st.lists(st.tuples(st.sampled_from(NAMES), SPEECH), min_size=2, max_size=8).filter(
    lambda turns: len({name for name, _speech in turns}) > 1
)


def clock(number: int) -> str:
    return f"{number // 60:02}:{number % 60:02}:07"


CONVENTIONS = {
    "colon": lambda n, name, said: f"{name}: {said}\n",
    "tab": lambda n, name, said: f"{name}:\t{said}\n",
    "alone": lambda n, name, said: f"{name}:\n{said}\n\n",
    "numbered lines": lambda n, name, said: f"{n + 1:>3}  {name}: {said}\n",
    "numbered paragraphs": lambda n, name, said: f"{n + 1}. {name}: {said}\n\n",
    "columns": lambda n, name, said: f"{name}\t{said}\n",
    "times and columns": lambda n, name, said: f"{clock(n)}\t{name}\t{said}\n",
    "brackets before": lambda n, name, said: f"[{clock(n)}] {name}: {said}\n",
    "brackets behind": lambda n, name, said: f"{name}: [{clock(n)}] {said}\n\n",
    "brackets within": lambda n, name, said: f"{name} ({clock(n)}): {said}\n",
    "span within": lambda n, name, said: f"{name} [{clock(n)} - {clock(n + 1)}]: {said}\n",
    "f4": lambda n, name, said: f"{name}: {said} #{clock(n)}-4#\n",
    "name and time": lambda n, name, said: f"{name}  {clock(n)}\n{said}\n\n",
    "time and name": lambda n, name, said: f"[{clock(n)}] - {name}\n{said}\n\n",
    "time over": lambda n, name, said: f"[{clock(n)}]\n{name}: {said}\n\n",
    "time under": lambda n, name, said: f"{name}\n{clock(n)}\n{said}\n",
    "bare time": lambda n, name, said: f"{clock(n)} {name}: {said}\n\n",
    "bold": lambda n, name, said: f"**{name}:** {said}\n\n",
    "chat": lambda n, name, said: f"{clock(n)}\t{name}:\t{said}\n",
    "saved chat": lambda n, name, said: f"{clock(n)} From {name} to Everyone:\n\t{said}\n",
}
TIMED = set(CONVENTIONS) - {"colon", "tab", "alone", "numbered lines", "numbered paragraphs", "bold", "f4", "columns"}


@pytest.mark.parametrize("convention", CONVENTIONS)
@settings(max_examples=12, deadline=None)
@given(turns=TURNS)
def test_a_conversation_comes_back(convention, turns):
    twice = turns + turns
    text = "".join(CONVENTIONS[convention](n, name, said) for n, (name, said) in enumerate(twice))
    transcript = plain.read(Source("a.txt", ".txt", text.encode()), {})
    assert [(turn.speaker, text[turn.start : turn.end]) for turn in transcript.turns] == twice
    assert [speaker.name for speaker in transcript.speakers] == list(dict.fromkeys(name for name, _said in twice))
    times = [turn.time_start for turn in transcript.turns]
    assert times == ([(n * 60 + 7) * 1000 for n in range(len(twice))] if convention in TIMED else [None] * len(twice))
