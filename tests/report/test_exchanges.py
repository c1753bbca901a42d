"""Exchanges: who is in them, where they end, and what is shown of the interviewer."""

import pytest

from thematic import create_study
from thematic.coding.codebook import add_code
from thematic.report.exchanges import find_exchanges
from thematic.report.extracts import find_topic, load_extracts
from thematic.report.quote_tables import pick_quotes, quotes_table


@pytest.fixture
def exchanges(tmp_path):
    """Import a script of (speaker, code) turns, a code "" for none; gives the exchanges found in it."""
    studies = []

    def find(script):
        study = create_study(tmp_path / f"s{len(studies)}.thematic", coder="kari")
        studies.append(study)
        lines = [f"{speaker}: Dette er ytring {number}." for number, (speaker, _code) in enumerate(script, start=1)]
        (tmp_path / "a.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        study.import_documents([tmp_path / "a.txt"])
        for code in sorted({code for _speaker, code in script if code}):
            add_code(study.desk, code)
        study.add_codings(
            {"document": "a", "code": code, "turn": number}
            for number, (_speaker, code) in enumerate(script, start=1)
            if code
        )
        from thematic.themes.themes import add_theme, assign_codes

        add_theme(study.desk, "t")
        assign_codes(study.desk, "t", sorted({code for _speaker, code in script if code}))
        return study.desk, find_exchanges(study.desk, load_extracts(study.desk, find_topic(study.desk, theme="t")))

    yield find
    for study in studies:
        study.close()


def turns(found):
    return [[part.turn for part in run.said] for run in found]


M, A, B = "Moderator", "Person 1", "Person 2"


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ([(M, ""), (A, "x"), (B, "x")], [[2, 3]]),
        ([(M, ""), (A, "x"), (M, ""), (B, "x")], [[2, 3, 4]]),
        ([(M, ""), (A, "x"), (A, "x")], []),
        ([(M, ""), (A, "x"), (B, "y")], []),
        ([(M, ""), (A, "x"), (B, ""), (B, "x")], []),
        ([(M, ""), (A, "x"), (M, ""), (M, ""), (B, "x")], []),
        ([(M, ""), *[(A, "x"), (B, "x")] * 3], [[2, 3, 4, 5, 6]]),
        ([(M, ""), *[(A, "x"), (B, "x")] * 4], [[2, 3, 4, 5, 6], [7, 8, 9]]),
    ],
)
def test_an_exchange_is_of_several_people_about_one_code_turn_by_turn(exchanges, script, expected):
    _desk, found = exchanges(script)
    assert turns(found) == expected


def test_the_interviewer_is_shown_marked_and_is_nobodys_quote(exchanges):
    desk, found = exchanges([(M, ""), (A, "x"), (M, ""), (B, "x")])
    (run,) = found
    assert [part.asked for part in run.said] == [False, True, False]
    assert len(run.people) == 2
    assert "ytring 3" not in run.text
    (row,) = quotes_table(pick_quotes(desk, theme="t", exchanges=True), language="nb").rows
    assert row[2] == "exchange"
    assert row[3] == "a, Person 1: Dette er ytring 2.\nIntervjuer: Dette er ytring 3.\na, Person 2: Dette er ytring 4."


def test_exchanges_and_single_turns_take_turns(exchanges):
    script = [(M, ""), (A, "x"), (B, "x"), (M, ""), (M, ""), ("Person 3", "x"), (M, ""), (M, ""), ("Person 4", "x")]
    desk, _found = exchanges(script)
    kinds = [one.exchange for one in pick_quotes(desk, theme="t", exchanges=True)]
    assert kinds == [True, False, False]
    assert [one.exchange for one in pick_quotes(desk, theme="t")] == [False] * 4
