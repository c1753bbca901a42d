import ast
import re
import string
from pathlib import Path

import pytest

import thematic.report
from thematic.agreement.resampling import INTERVALS
from thematic.coding.assignments import LAYERS
from thematic.contrast.thresholds import LABELS
from thematic.contrast.units import UNITS
from thematic.errors import UsageError
from thematic.report.agreement_report import TOLD
from thematic.report.contrast_columns import MARKS
from thematic.report.contrast_figures import WIDTHS
from thematic.report.words import EN, NB, SUBJECTS, Words, capitalised
from thematic.transcripts.units import UNITS as LANGUAGE_UNITS

STATUSES = ("candidate", "reviewed", "defined", "dropped")


def gaps(sentence):
    return sorted(name for _text, name, _form, _conversion in string.Formatter().parse(sentence) if name)


def test_both_languages_say_the_same_things():
    assert list(NB) == list(EN)


@pytest.mark.parametrize("key", NB)
def test_both_languages_have_the_same_gaps(key):
    assert gaps(NB[key]) == gaps(EN[key])


@pytest.mark.parametrize("key", NB)
def test_nothing_is_empty_or_carelessly_spaced(key):
    for sentence in (NB[key], EN[key]):
        assert sentence.strip() == sentence != ""
        assert not re.search(r" [,.;:)]|  ", sentence)


def test_counts_agree_with_their_nouns():
    assert [Words("nb").count(n, "site") for n in (0, 1, 6)] == ["0 steder", "1 sted", "6 steder"]
    assert [Words("en").count(n, "group") for n in (1, 2)] == ["1 group", "2 groups"]


def test_numbers_follow_the_language():
    assert Words("nb").number(-0.356) == "−0,36"
    assert Words("en").number(0.356) == "0.36"
    assert Words("nb").number(0.0004, digits=3) == "<\u00a00,001"
    assert Words("nb").number(0.0, digits=3) == "0,000"
    assert Words("en").number(-0.001) == "0.00"
    assert Words("en").number(None) == ""


def test_a_probability_short_of_certain_is_never_written_as_certain():
    assert Words("nb").probability(0.99968, digits=3) == ">\u00a00,999"
    assert Words("en").probability(0.9994, digits=3) == "0.999"
    assert Words("en").probability(1.0, digits=3) == "1.000"
    assert Words("en").probability(None) == ""


def test_thousands_are_apart_in_counts_too():
    assert Words("nb").count(1066, "row") == "1\u00a0066 rader"
    assert Words("en").count(1066, "row") == "1,066 rows"


def test_names_are_joined_as_in_speech():
    words = Words("nb")
    assert words.joined([]) == ""
    assert words.joined(["Nord"]) == "Nord"
    assert words.joined(["Nord", "Sør", "Vest"]) == "Nord, Sør og Vest"


def test_capitals_touch_only_the_first_letter():
    assert capitalised("ærlig HMS-leder") == "Ærlig HMS-leder"
    assert capitalised("") == ""


def test_another_language_is_a_usage_error():
    with pytest.raises(UsageError, match="no report language 'sv'"):
        Words("sv")


def sources():
    """The modules that write tables and reports, besides the headings themselves."""
    room = Path(thematic.report.__file__).parent
    return [ast.parse(path.read_text("utf-8")) for path in sorted(room.rglob("*.py")) if path.parent.name != "headings"]


def pattern(string):
    """What an f-string can say, or None where too little of it stands fixed to tell."""
    fixed = [part.value if isinstance(part, ast.Constant) else None for part in string.values]
    if sum(len(part) for part in fixed if part) < 2:
        return None
    return "".join("[a-z_0-9]+" if part is None else re.escape(part) for part in fixed)


def test_every_key_is_used():
    nodes = [node for tree in sources() for node in ast.walk(tree)]
    written = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    made = {pattern(node) for node in nodes if isinstance(node, ast.JoinedStr)} - {None}
    chosen = {*UNITS, *LABELS, *STATUSES}
    written |= {f"{noun}s" for noun in written | chosen} | chosen
    unused = [key for key in NB if key not in written and not any(re.fullmatch(said, key) for said in made)]
    assert unused == []


def test_every_key_that_is_used_is_there_once():
    said = {
        node.args[0].value
        for tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "say"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert len(said) > 80
    assert said - set(NB) == set()
    assert sum(len(subject.NB) for subject in SUBJECTS) == len(NB)


def test_what_is_chosen_by_name_is_there_for_every_name():
    assert {f"h_{column}" for column in WIDTHS if column not in ("groups_a", "groups_b")} <= set(NB)
    assert {*LABELS, *STATUSES, *UNITS, *(f"{unit}s_the" for unit in UNITS)} <= set(NB)
    assert {f"marked_{mark}" for mark in MARKS} <= set(NB)
    assert {f"agreed_by_{unit}" for unit in LANGUAGE_UNITS} <= set(NB)
    assert {f"agreed_ci_{interval}" for interval in INTERVALS} <= set(NB)
    assert {f"agreed_layer_{layer}" for layer in LAYERS} <= set(NB)
    assert {f"agreed_topic_{topic}" for topic in TOLD} <= set(NB)
    assert {f"agreed_is_{status}" for status in ("no_variation", "no_overlap", "single_coder")} <= set(NB)
