"""The doctor finds what breaks a study's promises, and warns of folders that copy files behind its back."""

import sqlite3

import pytest

from thematic.study import create_study, open_study


@pytest.fixture
def coded(study):
    study.apply("mangel", "a", turn=2)
    return study


def damage(path, *statements):
    """Write to the file as a program would that knows nothing of its promises."""
    foreign = sqlite3.connect(path)
    triggers = foreign.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _sql in triggers:
        foreign.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        foreign.execute(statement)
    for _name, sql in triggers:
        foreign.execute(sql)
    foreign.commit()
    foreign.close()


def test_a_sound_study_has_nothing_wrong(coded):
    assert coded.doctor() == []


@pytest.mark.parametrize(
    ("statement", "check", "sentence"),
    [
        (
            "UPDATE codings SET quote = 'noe annet'",
            "quotes",
            "Coding 1 in a at 32:60 does not hold the text there.",
        ),
        ("UPDATE texts SET text = 'x' || text", "quotes", "Coding 1 in a at 32:60 does not hold the text there."),
        ("DELETE FROM codes WHERE name = 'mangel'", "foreign keys", "to a row of codes that is gone."),
        ('UPDATE turns SET "end" = 999 WHERE number = 4', "turns", "Turn 4 of a ends after the text."),
        (
            "INSERT INTO memos (target_table, target_id, text, coder) VALUES ('codes', 99, 'x', 'kari')",
            "memos",
            "Memo 1 hangs on row 99 of codes, which is gone.",
        ),
        ("UPDATE codes SET parent_id = id WHERE id = 3", "trees", "'innsats' stands below itself among the codes."),
    ],
)
def test_what_another_program_broke_is_found(coded, study_path, statement, check, sentence):
    damage(study_path, statement)
    findings = coded.doctor()
    assert {finding.check for finding in findings} == {check}
    assert all(finding.grave for finding in findings)
    assert findings[0].sentence.endswith(sentence)


def test_a_missing_or_changed_trigger_is_found(coded, study_path):
    foreign = sqlite3.connect(study_path)
    foreign.execute("DROP TRIGGER journal_codings_insert")
    foreign.execute("DROP TRIGGER quote_is_text_insert")
    foreign.execute("CREATE TRIGGER quote_is_text_insert BEFORE INSERT ON codings BEGIN SELECT 1; END")
    foreign.close()
    assert [finding.sentence for finding in coded.doctor()] == [
        "The trigger journal_codings_insert is gone.",
        "The trigger quote_is_text_insert is changed.",
    ]


def test_a_damaged_page_is_found(coded, study_path, tmp_path):
    copy = coded.backup(tmp_path / "copy.thematic")
    page = coded.desk.store.connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'codings_by_code'")
    size = coded.desk.store.connection.execute("PRAGMA page_size").fetchone()[0]
    with copy.open("r+b") as file:
        file.seek((page.fetchone()[0] - 1) * size + size - 3)
        file.write(b"\x7f\x7f\x7f")
    with open_study(copy) as damaged:
        findings = damaged.doctor()
    assert {finding.check for finding in findings} == {"integrity"}
    assert all(finding.grave for finding in findings)


@pytest.mark.parametrize("name", ["OneDrive - Firma", "Dropbox", "Google Disk", "iCloud Drive", "com~apple~CloudDocs"])
def test_a_folder_that_is_synchronised_is_a_warning(tmp_path, name):
    folder = tmp_path / name / "studie"
    folder.mkdir(parents=True)
    with create_study(folder / "ned.thematic") as study:
        (finding,) = study.doctor()
    assert (finding.check, finding.grave) == ("folder", False)
    assert finding.sentence.startswith("ned.thematic lies in a folder that seems to be synchronised")
