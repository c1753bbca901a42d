"""The appendix: every row and every figure of a contrast, and how to read them."""

from tests.report.study import name_concept
from thematic.contrast.compare import compare
from thematic.contrast.result import COLUMNS
from thematic.report.contrast_figures import figures_table, flat_table
from thematic.report.table import plain
from thematic.report.tables import print_setting
from thematic.report.words import Words


def table(desk, *, language="nb", **comparison):
    contrast = compare(desk, **{"by": "absence"} | comparison)
    setting = print_setting(desk, Words(language), "evidence")
    return figures_table(contrast, setting, number="V3-1", caption="Hva de sier"), contrast


def test_every_row_stands_in_it_under_its_theme(desk):
    made, contrast = table(desk)
    names = [plain(row[0]) for row in made.rows]
    assert names == [
        "Klima",
        "ledere som er lette å få tak i",
        "også på telefon om kvelden",
        "slitasje på dem som er igjen",
        "Hverdag",
        "humor i hverdagen",
    ]
    assert len(contrast.all_rows) == 4
    labels = [row[1] for row in made.rows if len(row) > 1]
    assert labels == ["tydelig", "tynt grunnlag", "tydelig", "uavklart"]


def test_a_row_has_every_figure_of_the_contrast(desk):
    made, _contrast = table(desk, language="en")
    row = dict(zip((column.name for column in made.columns), made.rows[1], strict=True))
    assert {name: str(cell).replace("\N{NO-BREAK SPACE}", " ") for name, cell in row.items()} == {
        "row": "managers who are easy to reach",
        "label": "clear",
        "more_often": "low absence",
        "groups_a": "4/4",
        "groups_b": "0/4",
        "difference": "1.00",
        "interval": "0.36 to 0.99",
        "posterior": "0.999",
        "rope": "0.01",
        "p_exact": "0.125",
        "p_mid": "0.062",
        "p_smallest": "0.125",
        "q": "0.062",
        "sites": "4 / 0",
        "speakers": "6 / 0",
        "per_1000_words": "49.2 / 0.0",
        "raised_unasked": "0 / 0",
        "fragile": "",
    }


def test_a_row_outside_the_family_has_an_empty_q(desk):
    made, _contrast = table(desk)
    place = [column.name for column in made.columns].index("q")
    assert made.rows[2][place] == ""


def test_rows_that_nobody_raised_are_named_together(make):
    made, _contrast = table(make(raised={"low": {"near": range(4)}, "high": {"fun": range(4)}}))
    assert plain(made.rows[-1][0]) == (
        "Ikke tatt opp av noen (2): også på telefon om kvelden; slitasje på dem som er igjen"
    )
    assert len(made.rows[-1]) == 1


def test_the_note_says_who_a_and_b_are(make, desk):
    made, _contrast = table(desk)
    assert [note.text for note in made.notes] == [
        "A: lavt fravær; B: høyt fravær. P(liten): differansen er under 0,25."
    ]
    assert made.caption == "Hva de sier: alle rader og tall"
    raised = {"low": {"near": range(4)}, "mid": {"fun": range(4)}, "high": {"tired": range(4)}}
    several, _contrast = table(make(raised=raised))
    assert several.notes[0].text.startswith("A: verdien i overskriften; B: øvrige.")
    assert [plain(row[0]) for row in several.rows if len(row) == 1 and ":" in plain(row[0])][:2] == [
        "Lavt fravær: Klima",
        "Lavt fravær: Hverdag",
    ]


def test_concepts_stand_without_themes_because_they_join_them(desk):
    made, _contrast = table(desk, rows="concept")
    assert all(len(row) > 1 for row in made.rows)


def test_concepts_are_called_by_their_labels_and_by_name_in_the_data(desk):
    name_concept(desk)
    made, contrast = table(desk, rows="concept")
    assert [plain(row[0]) for row in made.rows] == ["nærhet til lederen"]
    assert plain(flat_table(contrast).rows[0][1]) == "leader-near"


def test_the_flat_table_has_the_columns_of_the_frame(desk):
    contrast = compare(desk, by="absence")
    flat = flat_table(contrast, all_rows=True)
    assert tuple(column.name for column in flat.columns) == COLUMNS
    assert len(flat.rows) == 4
    assert len(flat_table(contrast).rows) == 2
