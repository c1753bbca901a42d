"""import, show, search, speakers, document and memo."""

import json
import os
import unicodedata

import pytest

from tests.cli.terminal import everything, in_own_process, refused, unchanged, undoable

REPORT = ["file", "reader", "document", "turns", "speakers", "words", "codings", "encoding", "doubts", "status"]
REPORT += ["times", "headings"]
TALK = "Intervjuer: Hva tenker du?\nAnne: At det er tungt.\nIntervjuer: Ja?\nAnne: Ja.\n"


@pytest.fixture
def talk(empty):
    path = empty / "ny.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


def test_import_reports_a_row_a_file(study, run, talk):
    told = run("import", "ny.txt", "talk")
    undoable(told, study)
    assert told.columns == REPORT
    row = told.rows[0]
    assert row["file"] == "ny.txt"
    assert row["speakers"] == "Intervjuer (interviewer), Anne"
    assert (row["reader"], row["document"], row["turns"], row["words"]) == ("plain", "ny", "4", "9")
    assert (row["codings"], row["encoding"], row["doubts"], row["status"]) == ("0", "utf-8", "", "imported")
    assert {row["status"] for row in told.rows[1:]} == {"known"}
    assert "1 document, 9 words." in told.err


def test_import_dry_run_shows_speakers_turns_and_doubts_and_writes_nothing(study, run, empty):
    (empty / "loose.txt").write_text("Bare tekst.\nUten noen som snakker.\n", encoding="utf-8")
    with unchanged(study):
        told = run("import", "loose.txt", "--dry-run")
    assert told.code == 0
    (row,) = told.rows
    assert (row["turns"], row["speakers"], row["status"]) == ("2", "", "imported")
    assert row["doubts"].startswith("No speaker's label was found")
    assert "Dry run: nothing was written." in told.err


def test_a_transcript_without_speakers_is_taken_and_that_is_said(study, run, empty):
    (empty / "loose.txt").write_text("Bare tekst.\nUten noen som snakker.\n", encoding="utf-8")
    told = run("import", "loose.txt")
    undoable(told, study)
    assert "without speaker" in told.rows[0]["doubts"]
    assert run("speakers", "list", "--document", "loose").rows == []
    listed = {row["document"]: row for row in run("document", "list").rows}
    assert listed["loose"]["participant_words"] == "6"


def test_words_that_may_be_another_speaker_s_are_told_with_file_label_and_line(study, run, empty):
    talk = "Moderator: Hei.\nP1: Ja.\nnei: Nei.\nP2: Jo.\nTone: Vent.\n" + "P1: Ja.\nP2: Jo.\n" * 5
    (empty / "ny.txt").write_text(talk, encoding="utf-8")
    for options in ((), ("--format", "csv"), ("-o", "report.csv")):
        told = run("import", "ny.txt", "--dry-run", *options).err.splitlines()
        assert (
            "ny.txt: 'nei' (line 3) could be a speaker's label but was read as words of the turn before: "
            'if it is one, name it with --speakers "nei=participant".'
        ) in told
        assert any(
            line.startswith("ny.txt: Taken as a speaker's label, though it stands once: 'Tone' (line 5).")
            for line in told
        )


def test_a_doubt_on_many_files_is_told_once(study, run, empty):
    (empty / "mer").mkdir()
    for number in range(5):
        (empty / "mer" / f"{number}.txt").write_text(f"Anne: Hei {number}.\nAnne: Ja.\n", encoding="utf-8")
    (told,) = (line for line in run("import", "mer").err.splitlines() if "interviewer" in line)
    assert told.startswith("0.txt, 1.txt, 2.txt and 2 more: No speaker looks like an interviewer")


def test_a_known_file_is_not_read_again_for_the_speakers_that_are_named(study, run, talk):
    run("import", "ny.txt")
    told = run("import", "ny.txt", "--speakers", "Anne=other")
    assert told.rows[0]["status"] == "known"
    assert "ny.txt: The same file is in the study as 'ny'. To read it again in another way, take its import" in told.err


def test_the_same_file_twice_is_recognised_and_changes_nothing(study, run):
    with unchanged(study):
        told = run("import", "talk")
    assert told.code == 0
    assert {row["status"] for row in told.rows} == {"known"}
    assert "Nothing had to be changed." in told.err


def test_labels_are_given_roles_and_the_language_of_the_talk_is_kept(study, run, talk):
    run("import", "ny.txt", "--speakers", "Anne=other", "--speakers", "Intervjuer=participant", "--lang", "nn")
    roles = {row["speaker"]: row["role"] for row in run("speakers", "list", "-d", "ny").rows}
    assert roles == {"Intervjuer": "participant", "Anne": "other"}
    assert {row["document"]: row["language"] for row in run("document", "list").rows}["ny"] == "nn"


@pytest.mark.parametrize(
    ("options", "code", "sentence", "hint"),
    [
        (("--speakers", "Anne"), 2, "'Anne' is not LABEL=ROLE.", "--speakers"),
        (("--speakers", "Anne=boss"), 2, "'boss' is not a speaker's role ('Anne').", "interviewer, participant"),
        (("--format", "xml"), 2, "There is no format 'xml'.", "table, tsv, csv, json, md"),
        (("-o", "nowhere/report.csv"), 1, "There is no folder 'nowhere'.", "Make the folder first."),
        (("-o", "talk"), 1, "'talk' is a folder.", "Name a file in it."),
        (("missing.txt",), 1, "There is no file missing.txt.", "Check the name."),
    ],
)
def test_import_refuses_a_wrong_call_before_it_writes(study, run, talk, options, code, sentence, hint):
    with unchanged(study):
        refused(run("import", "ny.txt", *options), code, sentence, hint)


def test_show_reads_turn_by_turn_with_codes(study, run):
    shown = run("show", "nord-hoy", "--codes")
    assert (shown.code, shown.err) == (0, "")
    assert shown.columns == ["turn", "speaker", "text", "codes"]
    assert shown.rows[1] == {
        "turn": "2",
        "speaker": "Person 1",
        "text": "Vi mangler folk i helga.",
        "codes": "mangel (kari)",
    }
    assert [row["turn"] for row in run("show", "nord-hoy", "--turns", "2-3").rows] == ["2", "3"]
    assert [row["turn"] for row in run("show", "nord-hoy", "--turns", "4-").rows] == ["4", "5"]
    assert [row["turn"] for row in run("show", "nord-hoy", "--turns", "3").rows] == ["3"]


@pytest.mark.parametrize("turns", ["a", "3-b", "3-1", "0-2"])
def test_show_refuses_what_names_no_turns(study, run, turns):
    refused(run("show", "nord-hoy", "--turns", turns), 2, f"'{turns}' names no turns.", "--turns 3-9")


def test_show_says_how_many_turns_there_are(study, run):
    refused(run("show", "nord-hoy", "--turns", "99"), 1, "'nord-hoy' has 5 turns, so there is no turn 99.")
    refused(run("show", "nord-høy"), 1, "There is no document 'nord-høy'", "Did you mean 'nord-hoy'")


def test_names_in_another_normal_form_are_found(study, run):
    split = unicodedata.normalize("NFD", "ås-hoy")
    assert split != "ås-hoy"
    assert run("show", split).rows[0]["text"] == "Hvordan har dere det i Ås?"
    found = run("search", unicodedata.normalize("NFD", "på Ås"))
    assert {row["document"] for row in found.rows} == {"ås-hoy", "ås-lav"}
    undoable(run("cases", "set", unicodedata.normalize("NFD", "Ås"), "sector", "health"), study)


def test_search_shows_hits_in_context_and_counts_them(study, run):
    told = run("search", "mangler folk")
    assert told.columns == ["document", "turn", "speaker", "start", "end", "before", "match", "after"]
    assert len(told.rows) == 6
    assert told.err == "6 hits in 6 documents.\n"
    assert told.rows[0]["match"] == "mangler folk"
    assert told.rows[0]["before"].endswith("Person 1: Vi")
    assert len(run("search", "--regex", "m.ngler", "-d", "nord-hoy").rows) == 1
    fuzzy = run("search", "--fuzzy", "vi manglar folk i helgen", "-d", "nord-hoy")
    assert fuzzy.columns[-1] == "score"
    assert fuzzy.rows[0]["turn"] == "2"
    assert run("search", "Mangler", "--case").rows == []
    assert run("search", "Hvordan", "--role", "participant").rows == []


def test_search_refuses_two_ways_at_once_and_a_broken_expression(study, run):
    refused(run("search", "a", "--regex", "--fuzzy"), 2, "--regex and --fuzzy exclude each other.")
    refused(run("search", "(", "--regex"), 1, "The regular expression is broken", "Leave out --regex")
    refused(run("search", " "), 1, "There is nothing to search for.")


def test_speakers_are_renamed_merged_and_given_roles(study, run):
    undoable(run("speakers", "rename", "Person 1", "Anne", "-d", "nord-lav"), study)
    undoable(run("speakers", "role", "Anne", "other"), study)
    undoable(run("speakers", "merge", "Person 2", "--into", "Anne", "-d", "nord-lav"), study)
    told = {row["speaker"]: row for row in run("speakers", "list", "-d", "nord-lav").rows}
    assert set(told) == {"Moderator", "Anne", "Person 3"}
    assert (told["Anne"]["role"], told["Anne"]["turns"]) == ("other", "3")
    with unchanged(study):
        refused(run("speakers", "role", "Anne", "boss"), 1, "There is no role 'boss'", "interviewer")
        refused(run("speakers", "rename", "Nobody", "X"), 1, "There is no speaker 'Nobody'", "")
        refused(run("speakers", "rename", "Anne", "Person 3"), 3, "There is a 'Person 3' in 'nord-lav'", "merge")


def test_documents_are_listed_and_renamed(study, run):
    told = run("document", "list")
    columns = ["document", "group", "site", "language", "reader", "turns", "participant_words", "codings"]
    assert told.columns == [*columns, "memos", "read", "checked"]
    undoable(run("document", "rename", "nord-lav", "nord-1"), study)
    assert "nord-1" in {row["document"] for row in run("document", "list").rows}
    refused(run("document", "rename", "nord-1", "nord-hoy"), 3, "There is a document called 'nord-hoy'", "another name")


def test_a_document_with_codings_is_deleted_only_when_that_is_said_and_confirmed(study, run):
    before = everything(study)
    with unchanged(study):
        refused(run("document", "delete", "nord-hoy"), 3, "'nord-hoy' carries 3 codings.", "--with-codings")
        refused(run("document", "delete", "nord-hoy", "--with-codings"), 2, "needs a yes.", "Add --yes.")
        assert run("document", "delete", "nord-hoy", "--with-codings", "--dry-run").code == 0
    undoable(run("document", "delete", "nord-hoy", "--with-codings", "--yes"), study)
    assert len(run("document", "list").rows) == 11
    run("undo")
    del before["operations"]
    assert before.items() <= everything(study).items()


def test_memos_are_written_listed_and_deleted(study, run):
    told = run("memo", "add", "Sjekk  lyden", "--on", "code:mangel", "--kind", "method")
    undoable(told, study)
    number = told.out.strip()
    run("memo", "add", "Om alt")
    (row,) = run("memo", "list", "--on", "code:mangel").rows
    assert (row["id"], row["coder"], row["kind"]) == (number, "kari", "method")
    assert (row["on"], row["text"]) == ("code:mangel", "Sjekk lyden")
    assert [row["on"] for row in run("memo", "list").rows] == ["code:mangel", "study"]
    undoable(run("memo", "delete", number), study)
    with unchanged(study):
        refused(run("memo", "delete", number), 1, f"There is no memo {number}.", "memo list")
        refused(run("memo", "add", "x", "--on", "kode:mangel"), 2, "does not say what the memo is about", "NOUN:NAME")
        refused(run("memo", "add", "x", "--on", "code:mangle"), 1, "There is no code 'mangle'", "'mangel'")
        refused(run("memo", "add", "x", "--kind", "y"), 1, "There is no kind of memo 'y'", "analytic")
        refused(run("memo", "add", " "), 1, "A memo needs a text.")


def test_formats_hold_the_same_rows(study, run, empty):
    plain = run("show", "nord-hoy").rows
    assert json.loads(run("show", "nord-hoy", "--format", "json").out)[1]["text"] == plain[1]["text"]
    assert run("show", "nord-hoy", "--format", "csv").out.splitlines()[2] == "2,Person 1,Vi mangler folk i helga."
    assert (
        run("show", "nord-hoy", "--format", "md").out.splitlines()[3] == "| 2 | Person 1 | Vi mangler folk i helga. |"
    )
    assert "─" in run("show", "nord-hoy", "--format", "table").out
    for name, first in (
        ("a.csv", "turn,speaker,text"),
        ("a.md", "| turn | speaker | text |"),
        ("a.txt", "turn\tspeaker"),
    ):
        written = run("show", "nord-hoy", "-o", name)
        assert (written.code, written.out, written.err) == (0, "", "")
        assert (empty / name).read_text(encoding="utf-8").startswith(first)
    run("show", "nord-hoy", "-o", "a.txt", "--format", "json")
    assert json.loads((empty / "a.txt").read_text(encoding="utf-8"))[1]["text"] == plain[1]["text"]


def test_a_narrow_terminal_keeps_the_columns_that_matter_whole_and_names_the_others(study, run, empty, monkeypatch):
    (empty / "et-langt-navn.txt").write_text(TALK.replace("Anne", "Anne Kristine Olsen") + "Å\n", encoding="cp1252")
    monkeypatch.setenv("COLUMNS", "80")
    told = run("import", "et-langt-navn.txt", "--format", "table")
    heading, _rule, row, *more = [line for line in told.out.splitlines() if line.strip()]
    assert heading.split() == ["file", "reader", "turns", "speakers", "words", "status"]
    assert row.split()[:2] == ["et-langt-navn.txt", "plain"]
    assert (row.split()[-1], more[0].split()) == ("imported", ["Anne", "Kristine", "Olsen"])
    assert "No room for encoding: a wider terminal or --format csv shows all.\n" in told.err
    assert max(map(len, told.out.splitlines())) <= 80
    monkeypatch.setenv("COLUMNS", "200")
    wide = run("import", "et-langt-navn.txt", "--format", "table")
    assert ("known" in wide.out, "No room" in wide.err) == (True, False)


def test_a_pipe_gets_plain_tsv_in_utf_8(study, empty):
    told = in_own_process("show", "ås-hoy", folder=empty, env=os.environ | {"PYTHONIOENCODING": "latin-1"})
    assert (told.code, told.err) == (0, "")
    assert told.rows[0]["text"] == "Hvordan har dere det i Ås?"


SURVEY = (
    "id;avdeling;Hva er bra?\nR1;Kjøkken;At vi er nok folk og ler sammen.\n"
    "R2;Drift;Når jeg får gjøre ferdig det jeg begynte på.\nR3;Drift;\nR4;Drift;Kaffen er varm om morgenen, alltid.\n"
)


def test_a_survey_has_a_row_in_the_terminal_and_a_row_an_answer_in_a_file(study, run, empty, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    (empty / "svar.csv").write_text(SURVEY, encoding="utf-8")
    with unchanged(study):
        told = run("import", "svar.csv", "--dry-run", "--format", "table")
    heading, _rule, row = [line.split() for line in told.out.splitlines() if line.strip()]
    assert heading == ["file", "reader", "document", "turns", "headings", "speakers", "words", "status"]
    assert row == ["svar.csv", "csv", "3", "documents", "3", "3", "3", "speakers", "23", "imported"]
    assert told.err.count("svar.csv: Read as a survey: 3 answers to 'Hva er bra?'") == 1
    assert "svar.csv: Empty answers to 'Hva er bra?' were left out (1 of 4)." in told.err
    told = run("import", "svar.csv", "--text", "hva er bra?", "--id", "ID")
    undoable(told, study)
    assert [row["document"] for row in told.rows] == ["svar-R1", "svar-R2", "svar-R4"]
    assert run("show", "svar-R4").rows[0]["text"] == "Kaffen er varm om morgenen, alltid."


def test_an_unknown_column_is_refused_with_the_nearest_one(study, run, empty):
    (empty / "svar.csv").write_text(SURVEY, encoding="utf-8")
    with unchanged(study):
        refused(run("import", "svar.csv", "--id", "idd"), 1, "No table has a column 'idd'.", "Did you mean 'id'?")
        refused(run("import", "cases.csv"), 1, "cases.csv looks like a file of cases", "thematic cases import")


def test_many_speakers_are_shortened_on_a_terminal_and_whole_in_a_file(study, run, empty, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    talk = "Moderator: Hei.\n" + "".join(f"P{n}: Ja, jeg er {n}.\n" for n in range(1, 10)) * 2
    (empty / "mange.txt").write_text(talk, encoding="utf-8")
    told = run("import", "mange.txt", "--dry-run", "--format", "table")
    assert "Moderator (interviewer), P1, P2, P3, P4 and 5 more" in " ".join(told.out.split())
    assert run("import", "mange.txt", "--dry-run").rows[0]["speakers"].endswith("P7, P8, P9")
