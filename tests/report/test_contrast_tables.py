"""The tables to print, in the plain and in the evidence style."""

import pytest

from tests.report.study import SAID, name_concept
from thematic.contrast.compare import compare
from thematic.report.contrast_tables import contrast_table
from thematic.report.table import plain, render
from thematic.report.tables import print_setting
from thematic.report.words import Words
from thematic.themes.negative import record_handled, record_none_found

NINE = ("Nord", "Nord", "Sør", "Sør", "Øst", "Vest", "Midt", "Indre", "Ytre")
WIDE = {
    "low": {"near": (0, 1, 2, 4, 5, 6, 7), "tired": (0, 1), "fun": range(8)},
    "high": {"near": (0, 8), "tired": range(7), "fun": range(7)},
}


def table(desk, *, style="evidence", language="nb", bands=(), headings=None, **comparison):
    contrast = compare(desk, **{"by": "absence"} | comparison)
    setting = print_setting(desk, Words(language), style)
    return contrast_table(contrast, setting, number="3-1", caption="Hva de sier", headings=headings or {}, bands=bands)


def cells(made):
    return [[plain(cell) for cell in row] for row in made.rows]


def test_the_plain_style_has_bullets_with_letters(desk):
    made = table(desk, style="report")
    assert cells(made) == [
        ["• ledere som er lette å få tak i\n  • også på telefon om kvelden", "• slitasje på dem som er igjen"]
    ]
    assert [(line.text, line.level, line.marks) for line in made.rows[0][0]] == [
        ("ledere som er lette å få tak i", 0, ""),
        ("også på telefon om kvelden", 1, "a"),
    ]
    assert [(note.mark, note.text) for note in made.notes if note.mark] == [
        ("a", "Underpunkt som ikke skiller sidene alene.")
    ]
    assert [column.heading for column in made.columns] == [
        "Lavt fravær – snakker oftere om",
        "Høyt fravær – snakker oftere om",
    ]


def test_one_table_as_text(desk):
    assert render(table(desk, style="report"), "md") == (
        "| Lavt fravær – snakker oftere om | Høyt fravær – snakker oftere om |\n"
        "| :--- | :--- |\n"
        "| • ledere som er lette å få tak i<br>  • også på telefon om kvelden | • slitasje på dem som er igjen |\n"
    )


def test_a_plan_may_say_the_headings(desk):
    made = table(desk, headings={"low": "Der få er borte"}, bands=("Medarbeidere", "Klima"))
    assert [column.heading for column in made.columns] == ["Der få er borte", "Høyt fravær – snakker oftere om"]
    assert made.bands == ("Medarbeidere", "Klima")


def test_every_bullet_carries_its_counts_label_and_words(make):
    (near, tired), *_shared = cells(table(make(sites=NINE, raised=WIDE), language="en"))
    assert near == (
        "• managers who are easy to reach\n"
        "  7 of 9 against 2 of 9 groups (6 sites) · clear\n"
        "  “hun er alltid lett å få tak i når det er noe vi lurer på” (Indre-low-1)\n"
        "  Counter-example: “hun er alltid lett å få tak i når det er noe vi lurer på” (Nord-high-1)"
    )
    assert tired.split("\n")[1] == "  7 of 9 against 2 of 9 groups (5 sites) · clear · does not hold without Sør"


def test_what_nobody_said_on_the_other_side_is_not_coded_until_somebody_has_looked(desk):
    first = cells(table(desk))[0]
    assert all("Ingen moteksempler kodet" in cell for cell in first)
    record_none_found(desk, "code", "near", "Read all eight again.")
    near, tired = cells(table(desk))[0]
    assert "Moteksempler: lett etter, ingen funnet" in near
    assert "Ingen moteksempler kodet" in tired


def test_a_memo_or_somebody_elses_answer_does_not_say_that_anybody_has_looked(desk):
    record_none_found(desk, "theme", "climate", "Read all eight again.")
    record_none_found(desk, "code", "phone", "Read all eight again.")
    with desk.change("memo"):
        memo = {"kind": "decision", "text": "Negative case: none.", "coder": "kari", "target_table": "codes"}
        desk.store.insert("memos", memo | {"target_id": desk.store.find("codes", "near")["id"]})
    assert all("lett etter" not in cell for cell in cells(table(desk))[0])


def test_a_handled_negative_case_stands_with_its_words_and_what_was_made_of_it(desk):
    store = desk.store
    tired = store.values("codings", "id", code_id=store.find("codes", "tired")["id"], order="id")[0]
    record_none_found(desk, "code", "near", "Read all eight again.")
    record_handled(desk, "code", "near", "Bare de nye sier dette.", coding=tired)
    record_handled(desk, "code", "near", "Én gruppe hadde nettopp byttet leder.")
    near, other = cells(table(desk))[0]
    lines = near.split("\n")
    at = next(place for place, line in enumerate(lines) if "Vurdert moteksempel" in line)
    who = store.one("cases", kind="participant", name="Nord-high-1")["name"]
    assert lines[at] == f"  Vurdert moteksempel: «{SAID['tired']}» ({who}) – Bare de nye sier dette."
    assert lines[at + 1] == "  Vurdert moteksempel: Én gruppe hadde nettopp byttet leder."
    assert "lett etter" not in near
    assert "Ingen moteksempler kodet" not in near
    assert "Vurdert" not in other


def test_a_counter_example_printed_elsewhere_is_said_to_be(make):
    desk = make(sites=NINE, raised={side: {"near": found["near"]} for side, found in WIDE.items()})
    store = desk.store
    with desk.change("code the same words twice"):
        for coding in store.rows("codings"):
            copy = {name: coding[name] for name in ("document_id", "coder_id", "start", "end", "quote")}
            store.insert("codings", copy | {"code_id": store.find("codes", "tired")["id"]})
    near, tired = (row[0].split("\n") for row in cells(table(desk)))
    assert near[-1].startswith("  Moteksempel: «hun er alltid")
    assert tired[-1].startswith("  Moteksempel: «hun er alltid")
    assert near[-1] != tired[-1], "no words are printed twice"
    with desk.change("leave one on the other side"):
        documents = {row["id"] for row in store.rows("documents") if row["name"] == "Ytre-high"}
        for coding in store.rows("codings", document_id=documents):
            store.delete("codings", coding["id"])
    near, tired = (row[0].split("\n") for row in cells(table(desk)))
    assert tired[-1] == "  Moteksempel: sitert under et annet punkt"


def test_what_both_sides_raise_stands_below_with_its_interval(make):
    made = cells(table(make(sites=NINE, raised=WIDE)))
    assert made[1] == ["Tatt opp på begge sider"]
    lines = made[2][0].split("\n")
    assert lines[0] == "• humor i hverdagen"
    assert lines[1].startswith("  8 av 9 og 7 av 9 grupper (6 steder) · differanse 0,11 (95\u00a0%-intervall −0,2")
    assert [line.rpartition(" ")[2].split("-")[1] for line in lines[2:]] == ["low", "high"]
    plainly = cells(table(make(sites=NINE, raised=WIDE), style="report"))
    assert plainly[2][0].startswith("• humor i hverdagen\n  differanse 0,11 (95\u00a0%-intervall")


def test_nothing_to_show_is_said(make):
    made = table(make(raised={"low": {"near": (0,)}, "high": {"near": (1,)}}))
    assert cells(made) == [["Ingen rader skiller seg ut."]]


def test_each_of_several_values_has_a_column_against_the_rest(make):
    raised = {"low": {"near": range(4)}, "mid": {"fun": range(4)}, "high": {"tired": range(4)}}
    made = table(make(raised=raised))
    assert [column.heading.partition(" – ")[0] for column in made.columns] == [
        *("Lavt fravær", "Middels fravær", "Høyt fravær")
    ]
    ((low, mid, high),) = cells(made)
    assert low.split("\n")[:2] == [
        "• ledere som er lette å få tak i",
        "  4 av 4 mot 0 av 8 grupper (4 steder) · tydelig",
    ]
    assert mid.startswith("• humor i hverdagen\n  4 av 4 mot 0 av 8")
    assert high.startswith("• slitasje på dem som er igjen\n  4 av 4 mot 0 av 8")


def test_participants_are_called_participants(make):
    desk = make()
    store = desk.store
    with desk.change("shifts"):
        shift = store.insert("attributes", {"name": "shift"})
        for person in store.rows("cases", kind="participant"):
            value = "day" if person["name"].endswith("-1") else "night"
            store.insert("case_attributes", {"case_id": person["id"], "attribute_id": shift, "value": value})
    made = table(desk, by="shift", unit="participant", language="en")
    printed = " ".join(str(cell) for row in cells(made) for cell in row) + " ".join(note.text for note in made.notes)
    assert "of 8 participants (" in printed
    assert "Counts are of participants, not of mentions: day 8, night 8; 4 sites." in printed
    assert "with shift shuffled within group" in printed


def test_a_concept_names_the_codes_that_it_joins(desk):
    first = cells(table(desk, rows="concept"))[0][0].split("\n")
    assert first[:3] == [
        "• leader near",
        "  Samler: ledere som er lette å få tak i; også på telefon om kvelden",
        "  4 av 4 mot 0 av 4 grupper (4 steder) · tydelig",
    ]


@pytest.mark.parametrize(("language", "called"), [("nb", "nærhet til lederen"), ("en", "closeness to the manager")])
@pytest.mark.parametrize("style", ["report", "evidence"])
def test_a_concept_is_called_by_its_label(desk, language, called, style):
    name_concept(desk)
    assert cells(table(desk, rows="concept", language=language, style=style))[0][0].startswith(f"• {called}\n")


def test_the_alternative_text_tells_what_the_columns_are(make):
    made = table(make(sites=NINE, raised=WIDE))
    assert made.alt.startswith("Tabell med én kolonne for hver side: Lavt fravær – snakker oftere om, Høyt fravær")
    assert made.alt.endswith("Nederst står det som er tatt opp på begge sider.")


@pytest.mark.parametrize("style", ["report", "evidence"])
def test_labels_with_odd_signs_are_printed_as_they_are(desk, style):
    label = "«ærlig» <b> & å tøyse; 100 % €"
    with desk.change("rename"):
        desk.store.update("codes", desk.store.find("codes", "near")["id"], {"label_nb": label})
    assert label in cells(table(desk, style=style))[0][0]


def test_quotes_say_their_language(desk):
    with desk.change("nynorsk"):
        for document in desk.store.rows("documents"):
            desk.store.update("documents", document["id"], {"language": "nn"})
    low, _high = table(desk).rows[0]
    assert [line.language for line in low if line.kind == "quote"] == ["nn"]
