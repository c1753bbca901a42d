"""The role mirror in files and in print: what the verdicts show with a quote from each side, and the rest by name."""

import pytest

from thematic.contrast.mirror import mirror
from thematic.report.blocks import Chapter
from thematic.report.mirror import COLUMNS, mirror_glance, mirror_page, mirror_rows, mirror_table
from thematic.report.mirror_notes import mirror_notes
from thematic.report.table import plain, render
from thematic.report.word import document_bytes
from thematic.report.words import Words


def reflect(desk, **options):
    return mirror(desk, **{"by": "absence", "values": ("low", "high"), **options})


def text_of(table):
    return "\n".join(str(plain(cell)) for row in table.rows for cell in row)


@pytest.fixture
def sided(make):
    """``fun`` at three groups of both sides; the others on one side only."""
    return make()


def test_every_row_and_figure_goes_to_a_file(sided):
    found = reflect(sided, codes="shared")
    table = mirror_table(sided, found)
    assert [column.name for column in table.columns] == list(COLUMNS)
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in table.rows]
    assert {row["row"] for row in rows} == {"leader-near", "tired", "fun"}
    fun = next(row for row in rows if row["row"] == "fun")
    assert (fun["verdict"], fun["kind"], fun["side"]) == ("agreement", "code", "")
    assert (fun["groups_a"], fun["of_a"], fun["groups_b"], fun["of_b"], fun["sites_both"]) == (3, 4, 3, 4, 3)
    assert (fun["plain_a"], fun["mean_stance_a"]) == (3, None)
    assert "ler mye sammen" in fun["quote_a"]
    assert fun["quote_a"] and fun["quote_b"] and fun["said_by_a"] != fun["said_by_b"]
    assert "null" in render(table, "json")


def test_the_page_groups_rows_by_verdict_and_names_the_rest(sided):
    page = mirror_page(sided, reflect(sided), language="nb")
    text = text_of(page)
    assert page.caption == "Hva lavt fravær og høyt fravær sier om det samme"
    assert [column.heading for column in page.columns] == ["Sak", "Lavt fravær", "Høyt fravær"]
    assert "Enighet: begge tar det opp og heller samme vei" in text
    assert "3 av 4 grupper (3 steder)" in text
    assert "Uten fortegn" in text
    assert "Av 4 steder: begge på 3, bare lavt fravær på 0, bare høyt fravær på 0." in text
    assert "kodeboka har ingen kode for høyt fravær (1): nærhet" not in text
    assert "kodeboka har ingen kode for høyt fravær (1): leader near (4 av 4, 0 av 4)" in text
    assert mirror_page(sided, reflect(sided), language="nb") == page


def test_blind_spots_are_named_for_the_side_that_has_them(make):
    desk = make(sites=("Nord", "Sør", "Øst", "Vest", "Ås", "Midt"))
    page = mirror_page(desk, reflect(desk, codes="shared"), language="en")
    assert "Blind spots of high absence: raised by low absence" in text_of(page)
    assert page.kept


def test_a_study_in_which_nothing_can_be_shown_says_so(make):
    desk = make(raised={"low": {}, "high": {}})
    text = text_of(mirror_page(desk, reflect(desk, codes="shared"), language="en"))
    assert text.startswith("No matter was raised on both sides")
    assert "Mentioned by nobody who was asked (3): leader near;" in text


def test_the_glance_shows_what_says_something(sided):
    found = reflect(sided)
    assert [plain(row[0]) for row in mirror_glance(found).rows] == ["agreement"]
    assert len(mirror_glance(found, all_rows=True).rows) == len(found.rows)
    assert "of" not in [column.name for column in mirror_glance(found).columns]
    assert "of" in [column.name for column in mirror_glance(found, all_rows=True).columns]
    assert mirror_rows(found)[0].verdict == "agreement"


def test_notes_say_the_rule_and_how_codes_were_taken(sided):
    notes = " ".join(mirror_notes(sided, reflect(sided), Words("en")))
    assert "Counts are of groups, not of mentions: low absence 4, high absence 4; 4 sites." in notes
    assert "at least 3 groups, 3 sites and 3 people" in notes
    assert "Codes are taken to belong to one side: 1 of 4 codes in use were used on both." in notes
    assert "codes were declared to be shared" in " ".join(
        mirror_notes(sided, reflect(sided, codes="shared"), Words("en"))
    )


def test_blind_coding_holds_back_the_quotes_of_others(sided):
    from thematic.coding.blinding import set_blind
    from thematic.store.desk import Desk

    set_blind(sided, True)
    other = Desk(sided.store, "ola", "en")
    page = mirror_page(other, reflect(other))
    assert "ler mye sammen" not in text_of(page)
    assert "No further quote" in text_of(page)
    assert "held back (blind coding)" in " ".join(note.text for note in page.notes)
    assert "ler mye sammen" in text_of(mirror_page(sided, reflect(sided)))


def test_equal_studies_give_equal_word_files(sided):
    def written():
        page = mirror_page(sided, reflect(sided), language="nb")
        return document_bytes([Chapter("x", (page,))], title="t", language="nb")

    assert written() == written()
