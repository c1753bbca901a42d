"""Help: every command has it, the root shows all of them, and nothing heavy is loaded for it."""

import os
import subprocess
import sys

import pytest

from tests.cli.terminal import ROOT, in_own_process, refused
from thematic import __version__
from thematic.cli.app import load_command
from thematic.cli.catalogue import COMMANDS
from thematic.study import names_of

HEAVY = (
    *("pandas", "numpy", "scipy", "matplotlib", "spacy", "docx"),
    *("lxml", "starlette", "sqlite_utils", "rapidfuzz", "yaml"),
)

LOADED = """
import sys
from thematic.cli.app import main
try:
    main(["--help"])
except SystemExit:
    print(sorted(name for name in sys.argv[1:] if name in sys.modules), file=sys.stderr)
"""


def paths():
    """Every command and subcommand, as one would type it."""
    for name in COMMANDS:
        yield (name,)
        for below in getattr(load_command(name), "commands", {}):
            yield (name, below)


def parameters_of(path):
    command = load_command(path[0])
    for name in path[1:]:
        command = command.commands[name]
    return command.params


PATHS = list(paths())
CHANGING = [path for path in PATHS if any(parameter.name == "dry_run" for parameter in parameters_of(path))]
LISTING = [path for path in PATHS if any(parameter.name == "format" for parameter in parameters_of(path))]


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_every_command_has_help_with_what_it_does(empty, run, path):
    told = run(*path, "--help")
    assert (told.code, told.err) == (0, "")
    assert f"Usage: thematic {' '.join(path)}" in told.out
    assert run(*path, "-h").out == told.out


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_every_option_and_command_says_what_it_is(path):
    command = load_command(path[0])
    for name in path[1:]:
        command = command.commands[name]
    assert command.help
    for parameter in command.params:
        assert getattr(parameter, "help", None) or parameter.param_type_name == "argument", parameter.name


def test_the_root_lists_every_command_under_its_phase(empty, run):
    told = run("--help")
    assert (told.code, told.err) == (0, "")
    for name, listed in COMMANDS.items():
        assert f" {name} " in told.out
        assert listed.panel in told.out


def test_every_line_of_the_catalogue_names_a_command_with_the_same_help():
    for name, listed in COMMANDS.items():
        assert load_command(name).help.startswith(listed.help.removesuffix(".")), name


def test_every_change_may_be_tried_with_dry_run():
    change = {
        "import",
        "memo add",
        "memo delete",
        "speakers rename",
        "speakers role",
        "speakers merge",
        "document read",
        "document checked",
        "document rename",
        "document delete",
        "cases import",
        "cases set",
        "cases group",
        "cases design",
        "cases label",
        "participants import",
        "guide import",
        "guide log",
        "guide unlog",
        "coders add",
        "coders lead",
        "coders default",
        "codebook import",
        "code add",
        "code edit",
        "code rename",
        "code move",
        "code merge",
        "code split",
        "code park",
        "power",
        "code unpark",
        "code delete",
        "apply",
        "unapply",
        "codings import",
        "finish",
        "theme add",
        "theme edit",
        "theme rename",
        "theme assign",
        "theme unassign",
        "theme move",
        "theme status",
        "theme merge",
        "checklist",
        "theme define",
        "theme reviewed",
        "theme negative",
        "code negative",
        "snapshot",
        "snapshot take",
        "snapshot delete",
        "undo",
        "redo",
    }
    assert change <= {" ".join(path) for path in CHANGING}


def test_every_listing_takes_a_format_and_a_file():
    for path in LISTING:
        names = {parameter.name for parameter in parameters_of(path)}
        assert {"format", "output"} <= names, path


def test_help_loads_nothing_heavy():
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *HEAVY], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stderr == "[]\n"
    assert "contrast" in done.stdout


def test_version_and_wrong_calls(empty, run):
    assert run("--version").out == f"thematic {__version__}\n"
    refused(run("contrats"), 2, "There is no command 'contrats'.", "Did you mean 'contrast'")
    refused(run("code", "ad"), 2, "No such command 'ad'.", "thematic code --help")
    refused(run("show"), 2, "Missing argument", "thematic show --help")
    refused(run("show", "--nothing"), 2, "No such option", "thematic show --help")
    assert run("code").code == 2
    assert "Usage: thematic code" in run("code").out


def test_a_mistake_shows_its_traceback_only_when_asked(study, run, empty):
    told = in_own_process("unapply", "999", folder=empty)
    refused(told, 1, "There is no coding 999.", "codings export")
    told = in_own_process("--debug", "unapply", "999", folder=empty)
    assert told.code == 1
    assert "Traceback (most recent call last)" in told.err
    assert "thematic.errors.NotFound: There is no coding 999." in told.err


def test_a_fault_of_our_own_is_a_sentence_too(study, run, monkeypatch):
    def broken(*_arguments, **_options):
        raise RuntimeError("an unforeseen turn")

    monkeypatch.setattr("thematic.coding.coders.list_coders", broken)
    refused(run("coders", "list"), 1, "RuntimeError: an unforeseen turn", "--debug")


def test_a_reader_that_stops_early_causes_no_traceback(study, empty):
    command = f"{sys.executable} -c 'from thematic.cli.app import main; main()' codings export | head -n 1"
    done = subprocess.run(command, shell=True, cwd=empty, capture_output=True, encoding="utf-8")
    assert done.stdout.startswith("id\tdocument")
    assert done.stderr == ""


def test_completion_offers_the_names_of_the_study(study):
    assert names_of("codes", "MA", study=str(study)) == ["mangel"]
    assert len(names_of("documents", "", study=str(study))) == 12


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["con"], ["contrast"]),
        (["apply", "ma"], ["mangel"]),
        (["theme", "assign", "kl"], ["klima"]),
    ],
)
def test_a_shell_completes_commands_and_the_names_of_the_study(study, empty, words, offered):
    asked = {
        "_THEMATIC_COMPLETE": "complete_bash",
        "COMP_WORDS": " ".join(["thematic", *words]),
        "COMP_CWORD": str(len(words)),
    }
    told = in_own_process(folder=empty, env=os.environ | asked)
    assert (told.code, told.err) == (0, "")
    assert told.out.split() == offered
