"""What stands under a contrast table, and what is said once for all of them."""

import io

import pytest
from docx import Document

from tests.report.study import SITES, name_concept
from thematic.contrast.compare import compare
from thematic.report.reading_guide import appendix_guide, tables_guide
from thematic.report.tables import Planned, contrast_document, footnotes, print_setting
from thematic.report.words import Words


def test_footnotes_say_what_is_counted_chance_thresholds_and_no_causes(desk):
    notes = footnotes(desk, compare(desk, by="absence"), language="en")
    assert [note.replace("\N{NO-BREAK SPACE}", " ") for note in notes] == [
        "Counts are of groups, not of mentions: low absence 4, high absence 4; 4 sites.",
        "Chance: 2 rows labelled clear or tendency; with sickness absence shuffled within site, 2 of all 16 shuffles "
        "give at least as many (median 0, 95% between 0 and 0).",
        "Thresholds: at least 3 groups, 3 sites and 3 people; tendency: difference ≥ 0.25, posterior ≥ 0.95, "
        "mid-p ≤ 0.20; clear: also q ≤ 0.10; both sides: shares ≥ 0.50, P(difference < 0.25) ≥ 0.70.",
        "The groups were selected by sickness absence, which is what is compared, so the figures say nothing about "
        "causes.",
    ]


def test_attributes_are_called_by_their_labels_in_both_languages(desk):
    contrast = compare(desk, by="absence")
    norwegian = " ".join(footnotes(desk, contrast, language="nb"))
    assert "når sykefravær stokkes om innen sted" in norwegian
    assert "valgt ut etter sykefravær, altså etter det som sammenlignes" in norwegian
    assert "absence" not in norwegian
    assert "sykefravær" not in " ".join(footnotes(desk, contrast, language="en"))


def test_an_attribute_that_groups_were_not_chosen_by_allows_no_causes_either(desk):
    with desk.change("not designed"):
        desk.store.update("attributes", desk.store.find("attributes", "absence")["id"], {"design": 0})
    notes = footnotes(desk, compare(desk, by="absence"), language="nb")
    assert notes[-1] == "Tallene viser hvem som snakker om hva, ikke hva som er årsak til hva."


def test_without_a_baseline_that_is_said(desk):
    notes = footnotes(desk, compare(desk, by="absence", baseline=0), language="nb")
    assert "Hva tilfeldigheter alene ville gitt, er ikke regnet ut." in notes


def test_a_denominator_of_those_who_were_asked_is_said(make):
    desk = make(sites=(*SITES, "Midt", "Indre"), raised={"low": {"near": range(6)}, "high": {"tired": range(6)}})
    store = desk.store
    with desk.change("guide"):
        question = store.insert("questions", {"name": "q1", "theme": "climate", "position": 1})
        other = store.insert("questions", {"name": "q2", "theme": "else", "position": 2})
        for row in store.rows("documents"):
            asked = other if row["name"] in ("Nord-low", "Sør-high") else question
            store.insert("asked", {"document_id": row["id"], "question_id": asked})
    notes = footnotes(desk, compare(desk, by="absence"), language="nb")
    assert "Nevneren teller bare grupper der temaet ble spurt om." in notes
    assert any(note.startswith("Noen grupper tok opp temaer uten å være spurt") for note in notes)


def test_warnings_call_attributes_by_their_labels(desk):
    with desk.change("forget"):
        group = desk.store.one("cases", kind="group", name="Nord-low")["id"]
        desk.store.delete("case_attributes", desk.store.one("case_attributes", case_id=group)["id"])
    notes = " ".join(footnotes(desk, compare(desk, by="absence"), language="nb"))
    assert "«sykefravær» ikke er kjent: Nord-low" in notes


def test_concepts_that_only_one_side_has_are_named_by_label_and_by_name_in_the_data(desk):
    name_concept(desk)
    contrast = compare(desk, by="absence", rows="concept", baseline=0)
    assert [warning.figures for warning in contrast.warnings] == [{"rows": ("leader-near",)}]
    assert (
        "Bare kodet på én side: nærhet til lederen. Tabellen kan ikke si om den andre siden aldri sa det, eller om"
        " kodeboka ikke har noen kode for det der."
    ) in footnotes(desk, contrast, language="nb")
    assert (
        "Coded on one side only: closeness to the manager. The table cannot tell whether the other side never said it"
        " or the codebook has no code for it there."
    ) in footnotes(desk, contrast, language="en")


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_guide_names_only_what_the_tables_have(desk, make, language):
    def leads(*contrasts, style):
        setting = print_setting(desk, Words(language), style)
        return [line.lead for line in tables_guide(contrasts, setting)]

    contrast = compare(desk, by="absence")
    shared = compare(make(raised={"low": {"fun": range(4)}, "high": {"fun": range(4)}}), by="absence", baseline=0)
    assert [row.label for row in shared.rows] == ["shared"]
    words = Words(language)
    both, quotes, chance = (words.say(f"read_{part}_lead") for part in ("both", "quotes", "chance"))
    assert both not in leads(contrast, style="report")
    assert both in leads(contrast, shared, style="report")
    assert quotes in leads(contrast, style="evidence")
    assert quotes not in leads(contrast, style="report")
    assert chance in leads(contrast, style="report")
    assert chance not in leads(shared, style="report")
    assert len(appendix_guide([contrast], print_setting(desk, words, "report"))) == 4


def test_a_document_holds_the_guide_the_tables_and_the_appendix_once(desk):
    planned = [Planned(compare(desk, by="absence"), number) for number in ("3-1", "3-2")]
    made = contrast_document(desk, planned, style="evidence", language="nb")
    document = Document(io.BytesIO(made))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == ["Slik leses tabellene", "Tabeller", "Vedlegg: alle rader og tall"]
    captions = [p.text for p in document.paragraphs if p.style.name == "Caption"]
    assert [caption.split("  ")[0] for caption in captions] == [
        *("Tabell 3-1", "Tabell 3-2", "Tabell V3-1", "Tabell V3-2")
    ]
    assert captions[0].endswith("Hva som oftere tas opp, etter sykefravær")
    text = "\n".join(p.text for p in document.paragraphs)
    assert text.count("Kolonner.") == 1
    assert text.count("Grenser:") == 2
    assert text.count("Tilfeldighet: ") == 2
    assert made == contrast_document(desk, planned, style="evidence", language="nb")
