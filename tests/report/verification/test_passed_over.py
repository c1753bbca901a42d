"""What is put in marks and is no quotation of a participant: terms, titles, literature, the study's own words."""

import pytest


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Those who are left, the “healthy ones”, carry on.", "short"),
        ("In the words of one author, “culture is what people do when nobody looks” (Hill & Moe, 2019).", "cited"),
        (
            "In the words of one author, “culture is what people do when nobody looks” (Hill et al., 2019, p. 7).",
            "cited",
        ),
        ("In the words of one author, “culture is what people do when nobody looks” [@hill2019].", "cited"),
        ("Hill (2019) holds that “culture is what people do when nobody looks”.", "cited"),
        ("> Culture is what people do when nobody looks. (Hill, 2019)", "cited"),
        ("We took this from the book “The long road back to ordinary work”.", "titled"),
        ("Vi har dette fra boka «Den lange veien tilbake til arbeid».", "titled"),
        ("This is what is called “a culture that looks after its own”.", "titled"),
        ("They answered the question “How far would you go for a colleague in need?”", "titled"),
    ],
)
def test_it_is_listed_only_on_request_with_why(check, text, reason):
    assert check(text) == []
    (item,) = check(text, all_items=True)
    assert (item.status, item.passed) == ("unclear", reason)
    assert not item.finding


def test_a_name_of_the_study_makes_it_a_quotation_all_the_same(check):
    (item,) = check("In the term “a culture that looks after its own” (P001) much is said.")
    assert item.status == "not_found"


def test_what_stands_in_a_transcript_is_told_whatever_is_around_it(check):
    (item,) = check("This is called “We leave each other notes, and not the kind ones”.")
    assert (item.status, item.document) == ("exact", "harbour-high")


def test_few_words_with_a_name_are_checked_where_they_stand(check):
    assert [item.status for item in check("They “circles all morning” (P014).")] == ["exact"]
    assert check("They “circles all evening” (P014).") == []


def test_how_few_words_are_too_few_can_be_said(check):
    assert check("They “start again from the” do so (P003).")[0].status == "exact"
    assert check("Some “start all over” daily.", least=2)[0].status == "not_found"


def test_words_without_a_name_that_nobody_said_are_not_found(check):
    assert check("As it was put: “A clock keeps better time in an empty house”.")[0].status == "not_found"


def test_the_studys_own_labels_and_questions_are_its_own(demo, tmp_path):
    from thematic.report.verification.check import verify
    from thematic.study import open_study

    path = tmp_path / "a.md"
    path.write_text("Raden «ledere som slår av en prat» og temaet «Mestringsorientert klima».", encoding="utf-8")
    with open_study(demo.study, coder="kari") as study:
        found = verify(study.desk, path)
    assert sorted(item.passed for item in found.all_items) == ["own", "short"]
