"""Damaged tables are read or refused in one sentence, never with a traceback."""

import random

import pytest

from tests.exchange.mutations import damage
from tests.transcripts.one_of_each import csv, survey, xlsx
from tests.transcripts.workbooks import by_hand, row
from thematic.errors import ThematicError
from thematic.transcripts.reading import read_documents

TABLES = {
    "a.csv": csv,
    "b.xlsx": xlsx,
    "c.xlsx": survey,
    "d.xlsx": lambda: by_hand(row("Tid", "Taler", "Tekst") + row("0:01", "I", "Hei") + row("0:04", "Bo", "Ja") * 3),
}


@pytest.mark.parametrize("name", TABLES)
def test_damage_is_read_or_refused_in_one_sentence(write, name):
    whole = TABLES[name]()
    for seed in range(150):
        path = write(name, damage(whole, random.Random(seed)))
        try:
            documents = read_documents(path)
        except ThematicError as error:
            assert error.sentence.strip()
            continue
        for one in documents:
            for turn in one.turns:
                assert 0 <= turn.start <= turn.end <= len(one.text)
            one.text.encode()
