"""Quotes: of which extracts, spread over whom, and why each."""

from collections import Counter

import pytest

from tests.cli.small import build
from thematic import open_study
from thematic.coding.blinding import set_blind
from thematic.errors import NotFound, UsageError
from thematic.report.extracts import find_topic, load_extracts
from thematic.report.quote_choice import choose_quotes
from thematic.report.quote_tables import pick_quotes, quotes_table
from thematic.report.quotes import ELLIPSIS


@pytest.fixture
def study(tmp_path):
    with open_study(build(tmp_path)) as study:
        yield study


def everything(desk, theme="klima"):
    return load_extracts(desk, find_topic(desk, theme=theme))


def test_a_topic_holds_every_code_below_it(desk):
    names = {row["id"]: row["name"] for row in desk.store.rows("codes")}
    for topic, expected in (
        (find_topic(desk, theme="climate"), {"near", "phone", "tired", "fun"}),
        (find_topic(desk, theme="daily"), {"fun"}),
        (find_topic(desk, code="near"), {"near", "phone"}),
        (find_topic(desk, concept="leader-near"), {"near", "phone"}),
    ):
        assert {names[code] for code in topic.codes} == expected


def test_an_unknown_topic_and_two_topics_are_refused(desk):
    with pytest.raises(NotFound, match="There is no concept 'leader-nare'") as refused:
        find_topic(desk, concept="leader-nare")
    assert "leader-near" in refused.value.hint
    with pytest.raises(UsageError, match="one theme, one code or one concept"):
        find_topic(desk, theme="climate", code="near")


def test_every_quote_stands_in_its_transcript_word_for_word(study):
    texts = {row["name"]: study.desk.store.text(row["id"]) for row in study.desk.store.rows("documents")}
    for one in pick_quotes(study.desk, theme="klima", count=50, per_participant=9):
        for part in one.extract.said:
            assert texts[one.extract.document][part.start : part.end] == part.text


def test_sites_are_quoted_in_turn_and_nobody_more_often_than_allowed(study):
    chosen = pick_quotes(study.desk, theme="klima", count=6)
    assert len({one.extract.site for one in chosen}) == 6
    more = pick_quotes(study.desk, theme="klima", count=50, per_participant=2)
    assert max(Counter(one.extract.people for one in more).values()) <= 2
    for place, one in enumerate(more):
        before = [other.extract for other in more[: place + 1]]
        assert one.nth_of_site == sum(extract.site == one.extract.site for extract in before)
        assert one.nth_of_group == sum(extract.group == one.extract.group for extract in before)


def test_a_passage_with_two_codes_is_one_extract_and_no_words_are_quoted_twice(study):
    study.add_codings([{"document": "nord-hoy", "code": "trivsel", "quote": "Vi mangler folk i helga."}])
    both = [extract for extract in everything(study.desk) if len(extract.codes) == 2]
    assert [set(extract.codes) for extract in both] == [{"mangel", "trivsel"}]
    chosen = pick_quotes(study.desk, theme="klima", count=99, per_participant=99)
    assert len({(one.extract.document, one.extract.start) for one in chosen}) == len(chosen) == 23


def test_filters_look_at_the_group_and_the_site(study):
    topic = find_topic(study.desk, theme="klima")
    high = load_extracts(study.desk, topic, where={"absence": "high"})
    assert {extract.document.split("-")[1] for extract in high} == {"hoy"}
    assert {extract.site for extract in load_extracts(study.desk, topic, where={"site": "nord"})} == {"Nord"}
    with pytest.raises(NotFound, match="never 'middling'"):
        load_extracts(study.desk, topic, where={"absence": "middling"})


def test_equal_studies_give_equal_quotes_in_rows_that_say_why(study):
    first, second = (quotes_table(pick_quotes(study.desk, count=4), language="en") for _ in range(2))
    assert first == second
    why = [str(row[-1]) for row in first.rows]
    assert all(sentence.startswith(("Closeness 0.", "Closeness 1.")) for sentence in why)
    assert "quote no. 1 from " in why[0]


def test_a_blind_coder_sees_no_quotes_of_others_codings(study):
    set_blind(study.desk, True, hide=["site"])
    assert [extract.site for extract in everything(study.desk)] == [""] * len(everything(study.desk))
    with open_study(study.path, coder="ola") as other:
        assert everything(other.desk) == []
        assert pick_quotes(other.desk, theme="klima") == []


def test_a_number_below_one_is_refused(study):
    for options in ({"count": 0}, {"per_participant": 0}):
        with pytest.raises(UsageError, match="1 or more"):
            choose_quotes(study.desk, find_topic(study.desk, theme="klima"), **options)


def test_long_quotes_are_cut_with_a_mark(study, tmp_path):
    long = " ".join(["ord"] * 60) + "."
    (tmp_path / "long.txt").write_text(f"Moderator: Hva?\nPerson 1: {long}\n", encoding="utf-8")
    study.import_documents([tmp_path / "long.txt"])
    study.apply("mangel", "long", turn=2)
    table = quotes_table(pick_quotes(study.desk, code="mangel", count=99), language="nb")
    (cut,) = [str(row[3]) for row in table.rows if "ord ord" in str(row[3])]
    assert cut == " ".join(["ord"] * 45) + f" {ELLIPSIS}"
