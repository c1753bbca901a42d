"""The page on which a theme is reviewed: in both languages, as text, Markdown and Word."""

import json
import re

import pytest

from tests.themes.field import build
from thematic.coding.blinding import set_blind
from thematic.errors import UsageError
from thematic.report.review_listing import extracts_listing, overlaps_listing, themes_listing
from thematic.report.review_page import review_document, write_review
from thematic.report.review_text import escaped, review_text
from thematic.report.table import render
from thematic.store.desk import Desk
from thematic.themes.negative import record_handled, record_none_found
from thematic.themes.overlap import overlaps
from thematic.themes.reviewed import mark_reviewed
from thematic.themes.signals import review_theme, review_themes
from thematic.themes.themes import define_theme


@pytest.fixture
def study(tmp_path):
    with build(tmp_path) as opened:
        for document in ("g0", "g1", "g2"):
            for turn in (2, 3):
                opened.apply("mangel", document, turn=turn, stance="-" if turn == 2 else "")
        opened.apply("mangel", "g0", turn=6, stance="+")
        define_theme(
            opened.desk, "helgene", idea="Helgene tærer.", label_nb="Helgene tærer på", label_en="Weekends wear"
        )
        yield opened


def page(study, language="nb", **options):
    return review_text(study.desk, review_theme(study.desk, "helgene"), language=language, **options)


def test_a_page_at_80_columns(study):
    mark_reviewed(study.desk, "helgene", note="lest")
    record_none_found(study.desk, "theme", "helgene", "leste alt")
    dated = [
        row["created"][:10] for table in ("theme_reviews", "negative_cases") for row in study.desk.store.rows(table)
    ]
    lines = page(study).splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[:11] == [
        "Gjennomgang: Helgene tærer på",
        "=============================",
        "Status: definert",
        "Bærende idé: Helgene tærer.",
        "",
        "Det som er verdt å se på",
        "  Utdrag           7 utdrag, 2 koder",
        "  Grupper          3 av 8",
        "  Steder           2 av 3",
        "  Deltakere        6 av 18",
        "  Høres oftest     Nord-1: 2 av 7 utdrag",
    ]
    assert re.fullmatch(r"  Deltakernes ord  79 av \d+ \(\d+\s%\)", lines[11])
    assert re.fullmatch(r"  Likhet           median 0,\d\d; 1 av 7 skiller seg ut ← les dem som skiller seg", lines[12])
    assert lines[14:19] == [
        "  Fortegn          +\N{NO-BREAK SPACE}1 av 7; −\N{NO-BREAK SPACE}3 av 7",
        f"  Moteksempler     lett etter, ingen funnet: leste alt (kari, {dated[1]})",
        f"  Gjennomgått av   kari, {dated[0]}: lest",
        "  Ikke kodet ennå  5 dokumenter",
        "",
    ]
    assert lines[19] == "Overlapp med andre temaer"
    assert lines[21].startswith("  samhold  0 av 7 (0,00)")
    first = lines.index("Nord a (Nord) – 3 utdrag, 1 skiller seg ut")
    assert lines[first + 1].startswith("* g0, P3 · g0, replikk 6 · mangel (+) · ")
    assert lines[first + 2] == "    Vi ler mye sammen, og det hjelper på tunge dager."


def test_what_is_not_there_is_said_in_english_as_well(study):
    text = page(study, "en")
    assert "Negative cases" in text
    assert "not answered ← thematic theme negative helgene" in text
    assert "nobody ← thematic theme reviewed helgene" in text
    empty = review_text(study.desk, review_theme(study.desk, "tomt"), language="en")
    assert "0 extracts, 0 codes ← nothing is coded yet" in empty
    assert "cannot be calculated" in empty
    assert empty.endswith("The theme has no extracts yet.\n")


def test_what_is_older_than_the_latest_change_is_said_to_be(study):
    mark_reviewed(study.desk, "helgene")
    record_handled(study.desk, "theme", "helgene", "Én er uenig.")
    study.apply("mangel", "g3", turn=2)
    told = " ".join(page(study, "en").split())
    assert told.count("← changed since: apply (kari, ") == 2
    assert "handled: Én er uenig. (kari, " in told


def test_markdown_shows_every_extract_as_a_quotation(study):
    text = page(study, markdown=True)
    assert text.startswith("# Gjennomgang: Helgene tærer på\n\n**Status:** definert\n")
    assert "\n### Nord a (Nord) – 3 utdrag, 1 skiller seg ut\n" in text
    assert "\n> Vi ler mye sammen, og det hjelper på tunge dager\\.\n" in text.replace("dager.", "dager\\.")
    assert escaped("1. *a* [b] <c> | d") == "1\\. \\*a\\* \\[b\\] \\<c\\> \\| d"
    assert escaped("- a\nb") == "\\- a b"


def test_a_passage_of_several_people_names_each(study):
    text = study.desk.store.text(study.desk.store.find("documents", "g4")["id"])
    study.apply("mangel", "g4", span=(text.index("Vi mangler"), text.index("Sjefen")))
    told = page(study)
    assert "Øst-1, Øst-2a · g4, replikk 2–3 · mangel" in told
    assert "    Øst-1: Vi mangler folk" in told
    assert "    Øst-2a: Hos oss mangler" in told


def test_the_word_page_is_the_same_to_the_byte_and_other_files_are_refused(study, tmp_path):
    found = review_theme(study.desk, "helgene")
    first = review_document(study.desk, found, language="nb")
    write_review(study.desk, review_theme(study.desk, "helgene"), tmp_path / "side.docx")
    assert (tmp_path / "side.docx").read_bytes() == first
    write_review(study.desk, found, tmp_path / "side.md", language="en")
    assert (tmp_path / "side.md").read_text("utf-8").startswith("# Review: Weekends wear\n")
    with pytest.raises(UsageError, match="does not say what kind of file"):
        write_review(study.desk, found, tmp_path / "side.pdf")
    import docx

    tables = docx.Document(str(tmp_path / "side.docx")).tables
    assert [len(table.columns) for table in tables] == [3, 4, 4]
    assert [row.cells[1].text for row in tables[2].rows].count("Vi ler mye sammen, og det hjelper på tunge dager.") == 1


def test_listings_hold_the_same_figures(study):
    found = review_theme(study.desk, "helgene")
    rows = json.loads(render(extracts_listing(found), "json"))
    assert len(rows) == 7
    assert rows[0] | {"typicality": None, "start": 0, "end": 0, "codings": ""} == {
        "theme": "helgene",
        "group": "Nord a",
        "site": "Nord",
        "document": "g0",
        "turn": 6,
        "turn_end": 6,
        "said_by": "g0, P3",
        "start": 0,
        "end": 0,
        "codes": "mangel",
        "stance": "+",
        "codings": "",
        "typicality": None,
        "outlying": "yes",
        "text": "Vi ler mye sammen, og det hjelper på tunge dager.",
    }
    themes = json.loads(render(themes_listing(review_themes(study.desk)), "json"))
    (row,) = [row for row in themes if row["theme"] == "helgene"]
    assert (row["extracts"], row["groups"], row["groups_of"], row["participants"], row["participants_of"]) == (
        7,
        3,
        8,
        6,
        18,
    )
    assert (row["top_speaker"], row["top_extracts"], row["outlying"], row["negative_cases"]) == ("Nord-1", 2, 1, "open")
    short = json.loads(render(themes_listing(review_themes(study.desk), short=True), "json"))
    assert short[1] == {
        "theme": "helgene",
        "extracts": 7,
        "groups": "3/8",
        "sites": "2/3",
        "people": "6/18",
        "top": "Nord-1 2",
        "negative": "open",
        "reviewed": "",
    }
    pairs = json.loads(render(overlaps_listing(overlaps(study.desk, theme="helgene")), "json"))
    assert [
        (row["theme_b"], row["passages_shared"], row["passages_either"], row["jaccard_passages"]) for row in pairs
    ] == [
        ("samhold", 0, 7, 0.0),
        ("tomt", 0, 7, 0.0),
    ]


def test_a_blind_coder_is_told_what_is_left_out(study):
    set_blind(study.desk, True, hide=["group"])
    other = Desk(study.desk.store, "ola")
    found = review_theme(other, "helgene")
    assert found.extracts == ()
    assert found.notice == "Blind: other coders' codings, group hidden in 8 documents that you have not finished."
    assert len(review_theme(study.desk, "helgene").extracts) == 7
