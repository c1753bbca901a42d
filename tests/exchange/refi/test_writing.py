"""A study written as a REFI-QDA project: valid, exact in its positions, and the same for the same study."""

import json
from dataclasses import replace

import pytest

from tests.coding.field import text_of
from tests.exchange.field import begin_together, with_coder
from tests.exchange.refi.everything import ODD, build
from tests.exchange.refi.schema import PROJECT, open_qdpx, quoted, sources
from thematic.coding.blinding import set_blind
from thematic.errors import BadInput, NotFound, UsageError
from thematic.exchange.fidelity import Fidelity
from thematic.exchange.outgoing import project_of
from thematic.exchange.project import Project, ProjectCode, ProjectCoding, ProjectDocument, ProjectMemo
from thematic.exchange.refi.export import export_refi
from thematic.exchange.refi.writing import project_bytes
from thematic.themes.themes import edit_theme
from thematic.transcripts.transcript import Transcript


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    with build(tmp_path_factory.mktemp("everything")) as study:
        yield study


@pytest.fixture(scope="module")
def opened(study, tmp_path_factory):
    path = tmp_path_factory.mktemp("written") / "alt.qdpx"
    export_refi(study.desk, path)
    return open_qdpx(path.read_bytes())


def of_study(study, **options):
    fidelity = Fidelity("export", "refi")
    return open_qdpx(project_bytes(project_of(study.desk, fidelity), fidelity, **options))


def rows(fidelity, fate):
    return {(row["kind"], row["what"]): row["count"] for row in fidelity.table() if row["fate"] == fate}


def test_the_texts_are_written_as_they_are_stored(study, opened):
    told = {source.get("name"): opened.text(source) for source in sources(opened)}
    assert told == {name: text_of(study, name) for name in ("a", "b", "c")}
    assert "\r" not in told["c"]
    assert "🙂" in told["a"]


def test_at_the_positions_stands_what_the_name_says(opened):
    told = quoted(opened)
    assert len(told) == 10
    for name, there in told:
        assert name == there[:80].rstrip()
    assert ("«Ja» & <nei>, sa ho – 👩‍🚀.", "«Ja» & <nei>, sa ho – 👩‍🚀.") in told


@pytest.mark.parametrize("profile", ["nvivo", "atlasti", "maxqda"])
def test_the_programs_profiles_count_utf16_units_of_the_text_that_lies_in_the_file(study, tmp_path, profile):
    fidelity = export_refi(study.desk, tmp_path / "alt.qdpx", profile=profile)
    opened = open_qdpx((tmp_path / "alt.qdpx").read_bytes())
    for name, there in quoted(opened, utf16=True):
        assert name == there[:80].rstrip()
    text = next(opened.text(source) for source in sources(opened) if source.get("name") == "c")
    assert ("\r\n" in text) == (profile == "nvivo")
    assert not any(kind == "codings" for kind, _what in rows(fidelity, "changed"))
    of_documents = [source.find(PROJECT + "VariableValue") is not None for source in sources(opened)]
    assert of_documents == [profile == "maxqda"] * 3


def test_without_a_profile_codings_behind_an_emoji_are_told(study, tmp_path):
    fidelity = export_refi(study.desk, tmp_path / "alt.qdpx")
    (changed,) = [row for row in fidelity.table() if (row["kind"], row["fate"]) == ("codings", "changed")]
    assert "--profile" in str(changed["what"])
    assert (changed["count"], changed["examples"]) == (5, "a; c")
    kept = rows(fidelity, "kept")
    assert kept["codings", ""] + changed["count"] == study.desk.store.count("codings")


def test_every_coding_has_its_coder_date_and_guid(study, opened):
    store = study.desk.store
    users = {user.get("guid"): user.get("name") for user in opened.every("User")}
    codes = {code.get("guid"): code.get("name") for code in opened.every("Code")}
    told = {
        (
            coding.get("guid").replace("-", ""),
            users[coding.get("creatingUser")],
            codes[coding.find(PROJECT + "CodeRef").get("targetGUID")],
            coding.get("creationDateTime"),
        )
        for coding in opened.every("Coding")
    }
    coders = {row["id"]: row["name"] for row in store.rows("coders")}
    names = {row["id"]: row["name"] for row in store.rows("codes")}
    assert told == {
        (row["guid"], coders[row["coder_id"]], names[row["code_id"]], row["created"]) for row in store.rows("codings")
    }
    for selection in opened.every("PlainTextSelection"):
        assert selection.get("creationDateTime")
        assert {coding.get("creatingUser") for coding in selection} == {selection.get("creatingUser")}


def test_codings_of_one_coder_at_one_place_share_a_selection_but_layers_do_not(opened):
    there = [one for one in opened.every("PlainTextSelection") if one.get("name") == "Vi mangler folk."]
    assert sorted(len(selection) for selection in there) == [1, 1, 2]


def test_stances_and_the_agreed_layer_are_notes_that_codings_refer_to(opened):
    names = {note.get("guid"): note.get("name") for note in opened.every("Note")}
    told = [
        sorted(names[reference.get("targetGUID")] for reference in coding.iter(PROJECT + "NoteRef"))
        for coding in opened.every("Coding")
    ]
    assert sum("thematic: layer consensus" in notes for notes in told) == 2
    assert sum("thematic: stance -" in notes for notes in told) == 2
    assert sum("thematic: stance ±" in notes for notes in told) == 1


def test_codes_stand_below_one_another_with_their_rules_in_a_note(opened):
    (top,) = [code for code in opened.every("Code") if code.get("name") == "jobb"]
    assert top.get("color") == "#a1B2c3"
    assert top.findtext(PROJECT + "Description") == ODD
    (below,) = top.findall(PROJECT + "Code")
    assert [child.get("name") for child in below.iter(PROJECT + "Code")] == ["mangel", "fredag"]
    told = [json.loads(content) for content in opened.notes("thematic: code")]
    assert {"label_nb", "include", "concept"} <= told[0].keys()
    assert told[0]["include"] == "når det mangler\nfolk"
    assert any(fields.get("parked") == "ser ut til å være trivsel" for fields in told)


def test_groups_and_participants_are_cases_with_the_documents_they_are_in(opened):
    names = {source.get("guid"): source.get("name") for source in sources(opened)}
    variables = {one.get("guid"): (one.get("name"), one.get("typeOfVariable")) for one in opened.every("Variable")}
    assert dict(variables.values())["years"] == "Text"
    told = {}
    for case in opened.every("Case"):
        values = {
            variables[value[0].get("targetGUID")][0]: value[1].text for value in case.findall(PROJECT + "VariableValue")
        }
        there = [names[one.get("targetGUID")] for one in case.findall(PROJECT + "SourceRef")]
        told[case.get("name")] = (values, there)
    assert told["dag"] == ({"role": "employee", "thematic: kind": "group", "thematic: site": "Sørlia"}, ["a", "c"])
    assert told["P1"] == ({"years": "12", "born": "01", "thematic: kind": "participant"}, ["a", "c"])
    assert told["Sørlia"] == ({"absence": "low", "thematic: kind": "site"}, [])


def test_whole_numbers_are_integers(tmp_path):
    project = Project("p", "", "", cases=())
    with build(tmp_path) as study:
        fidelity = Fidelity("export", "refi")
        project = project_of(study.desk, fidelity)
    cases = tuple(replace(case, attributes={"n": str(at * 7 - 3)}) for at, case in enumerate(project.cases))
    opened = open_qdpx(project_bytes(replace(project, cases=cases), fidelity))
    kinds = {one.get("name"): one.get("typeOfVariable") for one in opened.every("Variable")}
    assert kinds["n"] == "Integer"
    assert [one.text for one in opened.every("IntegerValue")] == ["-3", "4", "11", "18", "25", "32"]


def test_memos_hang_where_they_hung(study, opened):
    notes = {note.get("guid"): note for note in opened.every("Note") if note.get("name").startswith("thematic: memo")}
    assert len(notes) == study.desk.store.count("memos")
    holders = {}
    for element in opened.root.iter():
        target = element.get("targetGUID")
        if target in notes and element.tag in (PROJECT + "NoteRef", PROJECT + "MemberNote"):
            holders[target] = element.getparent().get("name") or element.getparent().tag.removeprefix(PROJECT)
    for link in opened.every("Link"):
        (case,) = [one for one in opened.every("Case") if one.get("guid") == link.get("targetGUID")]
        holders[link.get("originGUID")] = case.get("name")
    told = {notes[guid].findtext(PROJECT + "PlainTextContent").rpartition("om ")[2]: on for guid, on in holders.items()}
    first = study.desk.store.values("codings", "id", order="id")[0]
    assert told == {
        "alt": "Alt <mulig> & «mer»",
        "document:a": "a",
        "code:mangel": "mangel",
        f"coding:{first}": "Coding",
        "theme:folk": "folk",
        "site:Sørlia": "Sørlia",
        "group:natt": "natt",
        "participant:P1": "P1",
        "les en gang til": "trivsel",
    }
    users = {user.get("guid"): user.get("name") for user in opened.every("User")}
    assert {users[note.get("creatingUser")] for note in notes.values()} == {"kari", "Bjørg, veileder"}
    (study_note,) = opened.notes("thematic: study")
    assert [users[guid] for guid in json.loads(study_note)["writers"]] == ["Bjørg, veileder"]


def test_themes_are_sets(opened):
    codes = {code.get("guid"): code.get("name") for code in opened.every("Code")}
    sets = {one.get("name"): one for one in opened.every("Set")}
    assert list(sets) == ["klima", "folk", "tomt"]
    members = {
        name: [codes[member.get("targetGUID")] for member in one.iter(PROJECT + "MemberCode")]
        for name, one in sets.items()
    }
    assert members == {"klima": ["mangel", "trivsel"], "folk": ["mangel", "fredag"], "tomt": []}
    told = [json.loads(content) for content in opened.notes("thematic: theme")]
    assert told[1]["parent"] == sets["klima"].get("guid")
    assert (told[1]["status"], told[1]["idea"], told[1]["is_not"]) == ("defined", "Det er for få", "lønn")


def test_equal_studies_give_equal_files(study, tmp_path):
    export_refi(study.desk, tmp_path / "one.qdpx")
    copy = study.backup(tmp_path / "kopi.thematic")
    import thematic

    with thematic.open_study(copy, coder="ola") as other:
        export_refi(other.desk, tmp_path / "two.qdpx")
    assert (tmp_path / "one.qdpx").read_bytes() == (tmp_path / "two.qdpx").read_bytes()


def test_what_is_hidden_while_coding_is_blind_is_not_in_the_file(tmp_path):
    with build(tmp_path) as study:
        set_blind(study.desk, True, hide=["role", "site"])
        ola = with_coder(study, "ola")
        fidelity = export_refi(ola.desk, tmp_path / "alt.qdpx")
        opened = open_qdpx((tmp_path / "alt.qdpx").read_bytes())
        users = {user.get("guid"): user.get("name") for user in opened.every("User")}
        finished = {"c"}
        for source in sources(opened):
            coders = {users[coding.get("creatingUser")] for coding in source.iter(PROJECT + "Coding")}
            assert coders <= ({"kari", "ola"} if source.get("name") in finished else {"ola"})
        assert rows(fidelity, "lost")["codings", "hidden while coding is blind"] == 6
        with pytest.raises(BadInput, match="hidden while coding is blind"):
            export_refi(ola.desk, tmp_path / "none.qdpx", strict=True)
        assert not (tmp_path / "none.qdpx").exists()


def test_strict_refuses_what_has_no_place_but_not_for_the_history(study, tmp_path):
    fidelity = export_refi(study.desk, tmp_path / "alt.qdpx")
    assert ("operations of the history", "stay in the study ('thematic backup' copies it)") in rows(fidelity, "lost")
    with begin_together(tmp_path) as plain:
        export_refi(plain.desk, tmp_path / "plain.qdpx", strict=True)
        assert (tmp_path / "plain.qdpx").exists()
        for definition in ("Stemningen.", "Stemningen på jobb."):
            edit_theme(plain.desk, "klima", definition=definition)
        with pytest.raises(BadInput, match="earlier versions of themes"):
            export_refi(plain.desk, tmp_path / "lost.qdpx", strict=True)
    assert not (tmp_path / "lost.qdpx").exists()


def test_characters_that_xml_cannot_hold_become_another_in_the_same_place():
    text = "før\x0bmellom\x0cetter 🙂 slutt\ufffe."
    document = ProjectDocument("d", "dok", Transcript(text, (), (), (), "plain", "utf-8"))
    code = ProjectCode("c", "kode\x01", definition="a\x02b")
    codings = (ProjectCoding("x", "d", "c", "", text.index("etter"), text.index("slutt") + 5),)
    memo = ProjectMemo("linje\x0bbrudd", kind="analytic")
    fidelity = Fidelity("export", "refi")
    project = Project("p", "", "", documents=(document,), codes=(code,), codings=codings, memos=(memo,))
    opened = open_qdpx(project_bytes(project, fidelity))
    assert opened.text(sources(opened)[0]) == "før�mellom�etter 🙂 slutt�."
    assert quoted(opened) == [("etter 🙂 slutt", "etter 🙂 slutt")]
    assert opened.notes("thematic: memo analytic") == ["linje�brudd"]
    changed = rows(fidelity, "changed")
    assert changed["characters", "of texts that XML cannot hold became U+FFFD"] == 3
    assert changed["characters", "of names and notes that XML cannot hold became U+FFFD"] == 3


def test_keys_that_are_no_guids_or_stand_for_two_things_get_their_own():
    document = ProjectDocument("1", "dok", Transcript("tekst", (), (), (), "plain", "utf-8"))
    codes = (ProjectCode("1", "en"), ProjectCode("A" * 32, "to"), ProjectCode("2", "tre", parent="nowhere"))
    project = Project("p", "", "", documents=(document,), codes=codes)
    opened = open_qdpx(project_bytes(project, Fidelity("export", "refi")))
    assert [code.get("name") for code in opened.every("Code")] == ["en", "to", "tre"]
    assert opened.every("Code")[1].get("guid") == "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa"


def test_a_colour_that_is_none_is_left_out_and_told():
    fidelity = Fidelity("export", "refi")
    project = Project("p", "", "", codes=(ProjectCode("1", "en", colour="blå"),))
    opened = open_qdpx(project_bytes(project, fidelity))
    assert opened.every("Code")[0].get("color") is None
    assert rows(fidelity, "lost") == {("colours of codes", "not of the form #RRGGBB"): 1}


def test_a_tree_of_a_thousand_codes_below_one_another_is_written():
    codes = [ProjectCode(str(at), f"k{at}", parent=str(at - 1) if at else "") for at in range(1000)]
    content = project_bytes(Project("p", "", "", codes=tuple(codes)), Fidelity("export", "refi"))
    assert len(content) > 1000


def test_an_empty_study_gives_a_valid_project(desk, tmp_path):
    fidelity = export_refi(desk, tmp_path / "tom.qdpx")
    opened = open_qdpx((tmp_path / "tom.qdpx").read_bytes())
    assert opened.root.get("name") == "NED"
    assert [child.tag for child in opened.root] == [PROJECT + "Notes", PROJECT + "NoteRef"]
    assert {row["kind"] for row in fidelity.table()} == {"settings", "operations of the history"}


def test_other_endings_and_profiles_are_refused(study, tmp_path):
    with pytest.raises(UsageError, match=r"alt\.txt"):
        export_refi(study.desk, tmp_path / "alt.txt")
    with pytest.raises(NotFound, match="no profile 'nvvo'"):
        export_refi(study.desk, tmp_path / "alt.qdpx", profile="nvvo")
    with pytest.raises(UsageError, match="same for every program"):
        export_refi(study.desk, tmp_path / "alt.qdc", profile="nvivo")
    assert list(tmp_path.iterdir()) == []
