"""The edge of the process: output that is closed, full or not read, and words that are no UTF-8."""

import os
import subprocess
import sys

import pytest

from tests.cli.terminal import everything, in_own_process, refused
from thematic.cli import process
from thematic.cli.app import main

pytestmark = pytest.mark.skipif(os.name != "posix", reason="closed descriptors, /dev/full and bytes in names")

FULL = (
    "Error: The output could not be written (no space left on device).\n"
    "Hint: What was changed stands: see 'thematic history'.\n"
)
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
NO_UTF_8 = os.fsdecode(b"bl\xe5")
COMMANDS = ["history", "coders list --format table", "codings export", "--help", "apply --help", "--version"]


def shell(line, folder, **environment):
    """What the shell makes of ``line``, in which ``thematic`` is the command: its output, errors and exit code."""
    command = f'thematic() {{ "{sys.executable}" -c "from thematic.cli.app import main; main()" "$@"; }}\n{line}'
    done = subprocess.run(
        ["sh", "-c", command], cwd=folder, capture_output=True, encoding="utf-8", env=os.environ | environment
    )
    return done.stdout, done.stderr, done.returncode


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_that_went_away_ends_a_command_quietly(study, empty, command):
    out, err, _code = shell(f"{{ sleep 0.2; thematic {command}; echo $? >&2; }} | true", empty)
    assert (out, err) == ("", "141\n")


def test_a_complaint_that_nobody_reads_ends_quietly_as_well(study, empty):
    out, err, _code = shell("{ { sleep 0.2; thematic nosuch; echo $? >&3; } 2>&1 | true; } 3>&2", empty)
    assert (out, err) == ("", "141\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_closed_output_is_no_error(study, empty, command):
    assert shell(f"thematic {command} >&-", empty) == ("", "", 0)
    assert shell(f"thematic {command} >&- 2>&-", empty) == ("", "", 0)
    assert shell(f"thematic {command} <&- >&- 2>&-", empty) == ("", "", 0)


def test_a_closed_input_answers_no_question(study, empty):
    out, err, code = shell("thematic compact <&-", empty)
    assert (out, code) == ("", 2)
    assert err.endswith("Hint: Add --yes.\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_device_is_one_sentence(study, empty, command):
    assert shell(f"thematic {command} >/dev/full", empty) == ("", FULL, 1)
    assert shell(f"thematic {command} >/dev/full 2>&1", empty) == ("", "", 1)


def test_what_was_changed_before_the_output_failed_stands(study, empty):
    out, err, code = shell("thematic apply mangel nord-lav --turn 2 >/dev/full", empty)
    assert (out, err, code) == ("", FULL, 1)
    assert everything(study)["operations"][-1]["verb"] == "apply"


def test_a_locale_of_ascii_takes_norwegian_names_words_and_files(study, empty):
    (empty / "blå.txt").write_text("I: Hæ?\nP1: Ja.\nI: Å?\nP1: Blått.\n", encoding="utf-8")
    for arguments in (("import", "blå.txt"), ("code", "add", "ærlig"), ("apply", "ærlig", "blå", "--quote", "Blått")):
        assert in_own_process(*arguments, folder=empty, env=os.environ | ASCII).code == 0
    told = in_own_process("search", "Å?", folder=empty, env=os.environ | ASCII)
    assert [(row["document"], row["match"]) for row in told.rows] == [("blå", "Å?")]
    assert in_own_process("backup", "på.db", folder=empty, env=os.environ | ASCII).out == "på.db\n"
    assert (empty / "på.db").is_file()
    wrong = in_own_process("nosåch", folder=empty, env=os.environ | ASCII)
    assert (wrong.code, wrong.err) == (2, "Error: There is no command 'nosåch'.\nHint: Did you mean 'undo'?\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("code", "add", NO_UTF_8),
        ("memo", "add", NO_UTF_8),
        ("show", NO_UTF_8),
        ("apply", "mangel", "nord-lav", "--turn", "2", "--memo", NO_UTF_8),
        ("--coder", NO_UTF_8, "code", "add", "ny"),
        ("speakers", "rename", "Person 1", NO_UTF_8),
    ],
)
def test_words_that_are_no_utf_8_are_refused_and_shown(study, run, arguments):
    before = everything(study)
    refused(run(*arguments), 1, "bl\\xe5' is not written in UTF-8.", "or rename the file")
    assert everything(study) == before


def test_a_file_whose_name_is_no_utf_8_is_named_and_nothing_is_imported(study, run, empty):
    (empty / f"{NO_UTF_8}.txt").write_text("I: Hei.\nP1: Ja.\n", encoding="utf-8")
    before = everything(study)
    for path in (f"{NO_UTF_8}.txt", "."):
        refused(run("import", path), 1, "'bl\\xe5' is not written in UTF-8.", "rename the file")
    assert everything(study) == before


def test_a_folder_whose_name_is_no_utf_8_may_hold_a_study(study, empty):
    (empty / NO_UTF_8).mkdir()
    study.rename(empty / NO_UTF_8 / study.name)
    told, err, code = shell("thematic --study bl*/small.thematic history -n 1 && cd bl* && thematic code add ny", empty)
    assert code == 0, err
    missing = shell('cd bl* && thematic --study "$PWD/none.thematic" history', empty)
    assert missing[0::2] == ("", 1)
    assert missing[1].startswith("Error: There is no study ")
    assert "bl\\udce5/none.thematic.\n" in missing[1]
    assert told


def test_half_a_character_in_a_file_is_shown_too(study, run, empty):
    (empty / "book.yml").write_text('codes: [{name: "half \\ud83d"}]', encoding="utf-8")
    refused(run("codebook", "import", "book.yml"), 1, "'half \\ud83d' is not written in UTF-8.", "UTF-8")


def test_any_other_error_of_the_system_is_a_fault(study, run, monkeypatch):
    def fail(*_arguments, **_options):
        raise OSError(99, "strange")

    monkeypatch.setattr("thematic.study.Study.history", fail)
    told = run("history")
    assert told.code == 1
    assert told.err.startswith("Error: This is a fault of thematic itself (OSError: [Errno 99] strange).")
    with pytest.raises(OSError, match="strange"):
        main(["--debug", "history"])


def test_a_broken_pipe_is_known_behind_an_exit():
    ended = SystemExit(1)
    assert not process.is_broken_pipe(ended)
    ended.__context__ = BrokenPipeError()
    assert process.is_broken_pipe(ended)
    assert process.is_broken_pipe(BrokenPipeError())
