"""Chapters as one HTML file: valid, in its language, readable aloud, and with nothing from elsewhere."""

import re

from lxml import html

from thematic.report.blocks import Chapter, Heading, Picture, Quotation
from thematic.report.html import html_text
from thematic.report.table import Column, Line, Note, Table

CELL = (
    Line("ledere", "bullet", marks="a"),
    Line("7 av 9", "figures", 1),
    Line("om kvelden", "bullet", 1),
    Line("humor", "bullet"),
)
TABLE = Table(
    (Column("low", "Lavt <fravær>"), Column("n", "Antall")),
    ((CELL, 3), ((Line("Begge", "heading"),),)),
    bands=("Medarbeidere",),
    number="3-4",
    caption="Hva de sier",
    notes=(Note("Ingen årsaker."), Note("Tendens.", "a")),
    alt="To kolonner.",
    language="nb",
)
PICTURE = Picture(b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"", "Punkter.", "Forskjeller", "1", language="nb")
CHAPTERS = [
    Chapter("Metode", (Heading("Materiale"), Line("Tekst & tall.", lead="Hva."), Line("a", "bullet"))),
    Chapter("Resultater", (TABLE, PICTURE, Quotation((Line("Ja", "quote", tail="(P1)", language="nn"),)))),
    Chapter("Vedlegg", (TABLE,), landscape=True),
]


def page():
    return html_text(CHAPTERS, title="Nærvær & fravær", subtitle="Metode", language="nb")


def test_the_page_says_its_language_title_and_headings():
    tree = html.fromstring(page())
    assert tree.get("lang") == "nb-NO"
    assert tree.findtext(".//title") == "Nærvær & fravær"
    assert [h.text for h in tree.iter("h1")] == ["Nærvær & fravær", "Metode", "Resultater", "Vedlegg"]
    targets = {element.get("id") for element in tree.iter() if element.get("id")}
    links = [a.get("href") for a in tree.iter("a")]
    assert links and all(link.removeprefix("#") in targets for link in links)


def test_every_element_is_closed():
    text = re.sub(r"<style>.*?</style>", "", page(), flags=re.S)
    open_tags = []
    for closing, tag, _attributes in re.findall(r"<(/?)([a-z0-9]+)([^>]*)>", text):
        if tag in ("meta", "img", "col", "br"):
            continue
        if closing:
            assert open_tags.pop() == tag
        else:
            open_tags.append(tag)
    assert open_tags == []


def test_nothing_comes_from_elsewhere():
    text = page()
    assert "<script" not in text
    assert "<link" not in text
    assert not re.search(r"(?:src|href)=\"(?!#|data:)", text)
    assert "url(" not in text


def test_a_table_tells_its_columns_and_what_it_is():
    table = next(html.fromstring(page()).iter("table"))
    assert table.get("aria-label") == "To kolonner."
    heads = [(th.text_content(), th.get("scope"), th.get("colspan")) for th in table.iter("th")]
    assert heads == [
        ("Medarbeidere", None, "2"),
        ("Lavt <fravær>", "col", None),
        ("Antall", "col", None),
        ("Begge", "rowgroup", "2"),
    ]
    lists = html.tostring(next(table.iter("td"))[0]).decode()
    assert lists == (
        '<ul><li>ledere<sup>a</sup><p class="figures">7 av 9</p><ul><li>om kvelden</li></ul></li><li>humor</li></ul>'
    )


def test_a_picture_has_its_words_and_a_quote_its_language():
    tree = html.fromstring(page())
    (image,) = tree.iter("img")
    assert image.get("alt") == "Punkter."
    assert image.get("src").startswith("data:image/svg+xml;base64,")
    (quote,) = tree.iter("blockquote")
    assert quote.xpath("string(.)") == "Ja (P1)"
    assert quote.xpath(".//span/@lang") == ["nn-NO"]


def test_wide_tables_are_printed_on_turned_pages():
    assert [section.get("class") for section in html.fromstring(page()).iter("section")] == [None, None, "turned"]
    assert "@page turned { size: A4 landscape" in page()


def test_equal_values_give_equal_text():
    assert page() == page()
