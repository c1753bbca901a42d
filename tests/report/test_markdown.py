"""Chapters as Markdown: front matter, tables with captions and notes, references, and signs that mean something."""

from hypothesis import given
from hypothesis import strategies as st

from thematic.report.blocks import Chapter, Heading, Picture, Quotation
from thematic.report.markdown import escaped, markdown_text, slug
from thematic.report.table import Column, Line, Note, Table

TABLE = Table(
    (Column("low", "Lavt fravær", 2.0), Column("n", "Antall", 1.0)),
    (
        (((Line("Medarbeidere", "heading"),),)),
        ("humor", 3),
        (
            (Line("ro", "bullet", marks="a"), Line("om kvelden", "bullet", 1), Line("støy", "bullet")),
            (Line("x", "bullet"),),
        ),
    ),
    bands=("Alle",),
    number="3-4",
    caption="Hva de sier",
    notes=(Note("Ingen årsaker, se tabell 3-4."), Note("Tendens.", "a")),
    language="nb",
)
PICTURE = Picture(b"<svg/>", b"png", 'Et "bilde"', "Forskjeller", number="1", language="nb")


def read(*blocks, landscape=False, **options):
    chapters = [Chapter("Resultater", blocks, landscape=landscape)]
    return markdown_text(chapters, title='Nærvær "på jobb"', language="nb", **options)


def test_front_matter_holds_title_and_language():
    assert read(subtitle="Metode").startswith(
        '---\ntitle: "Nærvær \\"på jobb\\""\nsubtitle: "Metode"\nlang: "nb"\n---\n\n# Resultater\n'
    )


def test_a_table_is_a_pipe_table_with_caption_identifier_and_a_footnote():
    text = read(TABLE)
    lines = text.splitlines()
    at = lines.index("| Lavt fravær | Antall |")
    assert lines[at + 1] == "|:" + "-" * 49 + "|:" + "-" * 25 + "|"
    assert lines[at + 2 : at + 7] == [
        "| **Alle** |  |",
        "| **Medarbeidere** |  |",
        "| humor | 3 |",
        "| • ro^a^ <br> \u2003– om kvelden | • x |",
        "| • støy |  |",
    ]
    assert ": Hva de sier[^tbl-3-4] {#tbl-3-4}" in lines
    assert "[^tbl-3-4]: Ingen årsaker, se tabell [-@tbl-3-4]. ^a^ Tendens." in lines


def test_numbers_of_tables_and_figures_in_the_text_are_references():
    other = Table((Column("a", "A"),), (("x",),), number="3-5", caption="Mer")
    text = read(Line("Tabell 3-4 og 3-5 og figur 1; tabell 3-44 og 3-4 alene."), TABLE, other, PICTURE)
    assert "Tabell [-@tbl-3-4] og [-@tbl-3-5] og figur [-@fig-1]; tabell 3-44 og 3-4 alene." in text


def test_quotes_and_exchanges_stand_apart():
    one = Quotation((Line("«Ja»", "quote", tail="(P1)"),))
    two = Quotation((Line("Ja", "quote", lead="P1:"), Line("Nei", "quote", lead="P2:")))
    assert "> «Ja» (P1)\n\n> **P1:** Ja\\\n> **P2:** Nei\n" in read(one, two)


def test_a_picture_has_its_file_its_identifier_and_its_words():
    text = read(PICTURE, pictures={"1": "nb-figures/figure-1.png"})
    assert '![Forskjeller](nb-figures/figure-1.png){#fig-1 fig-alt="Et \\"bilde\\""}' in text


def test_headings_bullets_and_turned_pages():
    text = read(Heading("Klima", 3), Line("a", "bullet"), Line("b", "bullet"), Line("Slutt."), landscape=True)
    assert "::: {.landscape}\n\n### Klima\n\n- a\n- b\n\nSlutt.\n\n:::\n" in text


def test_signs_of_markdown_are_taken_as_text():
    assert escaped("*a* _b_ [c] #d <e> f|g ~h ^i $j @k `l`") == (
        "\\*a\\* \\_b\\_ \\[c\\] \\#d \\<e\\> f\\|g \\~h \\^i \\$j \\@k \\`l\\`"
    )
    assert escaped("1. nei") == "1\\. nei"
    assert escaped("- nei") == "\\- nei"
    assert escaped("1,5 − 2") == "1,5 − 2"


@given(st.text())
def test_escaped_text_is_one_line_and_loses_nothing(text):
    assert "\n" not in escaped(text)
    assert escaped(text).replace("\\", "") == text.replace("\n", " ").replace("\\", "")


def test_identifiers_are_short_and_plain():
    assert slug("V3-4") == "v3-4"
    assert slug("Hva medarbeidere (og ledere) sier") == "hva-medarbeidere-og-ledere-sier"
    assert slug("…") == "x"
