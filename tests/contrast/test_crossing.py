"""Codes against documents and cases, held against a count by hand of what stands in the study."""

import random

import pytest

import thematic
from thematic.coding.assignments import assign_documents
from thematic.coding.blinding import set_blind
from thematic.coding.codebook import add_code
from thematic.coding.coders import add_coder, set_lead
from thematic.contrast.crossing import ACROSS, COUNTED, cross
from thematic.contrast.matrix import mention_matrix
from thematic.errors import BadInput, UsageError
from thematic.store.desk import Desk
from thematic.themes.themes import add_theme, assign_codes
from thematic.transcripts.cases import import_cases, import_participants
from thematic.transcripts.guide import import_guide, log_asked

WORDS = ("vi", "mangler", "folk", "🙂", "og", "det", "går", "ut", "over", "alle", "som", "er", "på", "jobb")
WHO = ("Moderator", "Åse", "Per", "Bo")
PLACES = {"a": ("G1", "Nord"), "b": ("G1", "Nord"), "c": ("G2", "Nord"), "d": ("G3", "Sør"), "e": ("G4", "")}


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """Six documents, ``f`` without a group; group G1 has two, G4 no site; lead and second coder, stances, a tree."""
    folder = tmp_path_factory.mktemp("crossing")
    chance = random.Random(7)
    for name in "abcdef":
        said = [(chance.choice(WHO), " ".join(chance.choices(WORDS, k=chance.randint(2, 9)))) for _turn in range(12)]
        lines = [f"{who}: {text}" for who, text in [*said, *((who, f"nei {who}.") for who in WHO * 2)]]
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    cases = [f"{name},{group},{site}" for name, (group, site) in PLACES.items()]
    (folder / "cases.csv").write_text("\n".join(["document,group,site", *cases, ""]), encoding="utf-8")
    people = [f"{name},Åse,Åse-{group}" for name, (group, _site) in PLACES.items()] + ["a,Per,Per-1", "d,Per,Per-1"]
    (folder / "people.csv").write_text("\n".join(["document,speaker,participant", *people, ""]), encoding="utf-8")
    with thematic.create_study(folder / "s.thematic", coder="kari") as opened:
        opened.import_documents([folder / f"{name}.txt" for name in "abcdef"])
        import_cases(opened.desk, folder / "cases.csv")
        import_participants(opened.desk, folder / "people.csv")
        add_coder(opened.desk, "ola")
        set_lead(opened.desk, "kari")
        for code, parent in (("x", ""), ("y", ""), ("x-under", "x"), ("z", "y"), ("tom", "")):
            add_code(opened.desk, code, parent=parent, concept="felles" if code in ("z", "x") else "")
        for theme, codes in (("klima", ["x"]), ("ledelse", ["y", "x-under"])):
            add_theme(opened.desk, theme)
            assign_codes(opened.desk, theme, codes)
        rows = []
        for name in "abcde":
            length = len(opened.desk.store.text(opened.desk.store.find("documents", name)["id"]))
            for _coding in range(25):
                start = chance.randrange(length - 2)
                code, stance = chance.choice(("x", "y", "x-under", "z")), chance.choice(("", "", "+", "-"))
                row = {
                    "document": name,
                    "code": code,
                    "stance": stance,
                    "coder": chance.choice(("kari", "kari", "ola")),
                }
                rows.append(row | {"start": start, "end": min(length, start + chance.choice((3, 20, 120)))})
        opened.add_codings(rows + [row | {"code": "x", "coder": "kari"} for row in rows[::5]])
        yield opened


def by_hand(study, codes, stance, across, counted, name):
    """One cell from the tables themselves, character by character."""
    store = study.desk.store
    passages, codings, letters = set(), set(), {}
    for document in store.rows("documents"):
        group = next((case for case in store.rows("cases", id=document["group_id"])), None)
        site = next((case for case in store.rows("cases", id=group["parent_id"])), None) if group else None
        text = store.text(document["id"])
        owner = {}
        for turn in store.rows("turns", document_id=document["id"]):
            (speaker,) = store.rows("speakers", id=turn["speaker_id"])
            person = next((case["name"] for case in store.rows("cases", id=speaker["participant_id"])), "")
            column = {
                "document": document["name"],
                "group": group and group["name"],
                "site": site and site["name"],
                "participant": person,
            }[across]
            if speaker["role"] == "participant" and column == name:
                owner.update(dict.fromkeys(range(turn["start"], turn["end"]), True))
        for coding in store.rows("codings", document_id=document["id"], coder_id=1):
            (code,) = store.values("codes", "name", id=coding["code_id"])
            here = [at for at in range(coding["start"], coding["end"]) if at in owner]
            if code in codes and stance in (None, coding["stance"]) and here:
                passages.add((document["id"], coding["start"], coding["end"]))
                codings.add(coding["id"])
                letters.setdefault(document["id"], {}).update({at: text[at] for at in here})
    if counted == "words":
        total = 0
        for found in letters.values():
            joined = "".join(found.get(at, "\n") for at in range(max(found) + 1))
            total += len(joined.split())
        return total
    return {"mentions": len(passages), "codings": len(codings), "presence": int(bool(passages))}[counted]


UNDER = {"x": {"x", "x-under"}, "y": {"y", "z"}, "x-under": {"x-under"}, "z": {"z"}, "tom": set()}


@pytest.mark.parametrize("counted", COUNTED)
@pytest.mark.parametrize("across", ACROSS)
def test_every_cell_is_what_one_counts_by_hand(study, across, counted):
    found = cross(study.desk, across=across, counted=counted)
    assert [row.name for row in found.rows] == ["x", "x-under", "y", "z", "tom"]
    for row in found.rows:
        expected = [by_hand(study, UNDER[row.name], None, across, counted, column.name) for column in found.columns]
        assert list(row.cells) == expected, row.name
        assert row.present == sum(1 for figure in expected if figure)
        assert row.of == len(found.columns)
        if across != "participant":
            assert row.total == sum(expected)
    everything = set().union(*UNDER.values())
    for column in found.columns:
        assert column.coded == by_hand(study, everything, None, across, counted, column.name)


def test_stances_are_rows_of_their_own(study):
    found = cross(study.desk, rows="code-stance", across="group")
    assert {row.stance for row in found.rows} == {"", "+", "-", "±"}
    for row in found.rows:
        expected = [by_hand(study, UNDER[row.name], row.stance, "group", "mentions", c.name) for c in found.columns]
        assert list(row.cells) == expected


def test_groups_are_counted_as_in_the_matrix_of_mentions(study):
    for rows in ("code", "concept", "theme"):
        ours, theirs = cross(study.desk, rows=rows, across="group"), mention_matrix(study.desk, rows=rows)
        order = [[column.name for column in ours.columns].index(column.group) for column in theirs.columns]
        assert [row.name for row in ours.rows] == [row.name for row in theirs.rows]
        for one, other in zip(ours.rows, theirs.rows, strict=True):
            assert tuple(one.cells[place] for place in order) == other.mentions


def test_what_belongs_to_no_column_is_named(study):
    assert cross(study.desk, across="document").outside == ()
    assert cross(study.desk, across="group").outside == ("f",)
    assert cross(study.desk, across="site").outside == ("f", "G4")
    people = cross(study.desk, across="participant")
    assert [column.name for column in people.columns] == ["Per-1", "Åse-G1", "Åse-G2", "Åse-G3", "Åse-G4"]
    assert "a: Bo" in people.outside


def test_words_below_the_line_are_the_participants(study):
    found = {column.name: column.words for column in cross(study.desk, across="document").columns}
    turns = [row for row in study.desk.store.rows("turns") if row["speaker_id"]]
    roles = {row["id"]: row["role"] for row in study.desk.store.rows("speakers")}
    assert sum(found.values()) == sum(t["words"] for t in turns if roles[t["speaker_id"]] == "participant")


def test_where_a_topic_was_not_asked_an_empty_cell_is_not_zero(study):
    desk = Desk(study.desk.store, "kari", "nb", dry_run=True)
    guide = study.path.parent / "guide.yml"
    guide.write_text(
        "questions:\n  - {id: q1, theme: klima, wording: A}\n  - {id: q2, theme: ledelse, wording: B}\n",
        encoding="utf-8",
    )
    with desk.change("try"):
        import_guide(desk, guide)
        for name in "abcdef":
            log_asked(desk, name, ["q2"] if name in "df" else ["q1", "q2"])
        found = cross(desk, across="document")
        x, tom = (next(row for row in found.rows if row.name == name) for name in ("x", "tom"))
        assert x.unasked == ("d", "f")
        assert (x.cells[3], x.cells[5], x.of, x.present, x.raised_unasked) == (
            by_hand(study, UNDER["x"], None, "document", "mentions", "d"),
            None,
            4,
            4,
            1,
        )
        assert tom.cells == (0, 0, 0, 0, 0, 0)
        by_site = next(row for row in cross(desk, across="site").rows if row.name == "x")
        assert (by_site.unasked, by_site.of) == (("Sør",), 1)


def test_nobodys_reading_leaves_cells_empty(study):
    found = cross(study.desk, layer="consensus")
    assert found.unread == ("a", "b", "c", "d", "e", "f")
    assert {cell for row in found.rows for cell in row.cells} == {None}
    assert {row.of for row in found.rows} == {0}


def test_in_a_blind_study_columns_that_are_hidden_are_counted(study):
    store = study.desk.store
    with Desk(store, "kari", "nb", dry_run=True).change("try"):
        set_blind(Desk(store, "kari", "nb"), True, hide=["site"])
        assert cross(Desk(store, "ola", "nb")).hidden == 6
        kari = Desk(store, "kari", "nb")
        assert (cross(kari).hidden, len(cross(kari, across="site").columns)) == (0, 0)


def test_unknown_rows_columns_and_cells(study):
    for wrong in ({"rows": "memo"}, {"across": "coder"}, {"counted": "letters"}):
        with pytest.raises(UsageError, match=r"memo|coder|letters"):
            cross(study.desk, **wrong)


def test_a_study_with_nothing_in_it(tmp_path):
    with thematic.create_study(tmp_path / "s.thematic", coder="kari") as empty:
        found = cross(empty.desk)
        assert (found.rows, found.columns, found.coded) == ((), (), 0)


def test_several_coders_and_no_lead_is_an_error(study):
    desk = Desk(study.desk.store, "kari", "nb", dry_run=True)
    with desk.change("try"):
        desk.store.update("coders", 1, {"lead": 0})
        with pytest.raises(BadInput, match="whose reading counts"):
            cross(desk)


def test_documents_that_nobody_was_set_to_code_are_named(study):
    store = study.desk.store
    assert cross(study.desk).blank == ("f",)
    assert cross(study.desk, layer="consensus").blank == ()
    desk = Desk(store, "kari", "nb", dry_run=True)
    with desk.change("try"):
        assign_documents(desk, "kari", ["f"])
        assert cross(desk).blank == ()
