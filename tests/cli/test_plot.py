"""The command that draws."""

import os
import shutil
from xml.etree import ElementTree

import pytest

from tests.cli.terminal import in_own_process, refused, unchanged

KINDS = {
    "difference": ("--by", "absence=low,high"),
    "grid": (),
    "matrix": (),
    "themes": (),
    "overlap": (),
}
SVG = "{http://www.w3.org/2000/svg}"


def texts(path):
    return ["".join(node.itertext()) for node in ElementTree.parse(path).getroot().iter(f"{SVG}text")]


@pytest.fixture
def study(study, run):
    """The small study with a second theme, which shares a code with the first."""
    assert run("theme", "add", "moro", "--label-nb", "Moro").code == 0
    assert run("theme", "assign", "moro", "humor").code == 0
    return study


@pytest.mark.parametrize(("kind", "options"), KINDS.items())
def test_every_kind_is_written_as_svg_and_png_and_changes_nothing(study, run, kind, options):
    with unchanged(study):
        for ending, start in ((".svg", b"<?xml"), (".png", b"\x89PNG")):
            told = run("plot", kind, *options, "-o", f"x{ending}")
            assert (told.code, told.out) == (0, f"x{ending}\n"), told.err
            assert (study.parent / f"x{ending}").read_bytes().startswith(start)


@pytest.mark.parametrize(("kind", "options"), KINDS.items())
def test_the_same_study_gives_the_same_bytes(study, run, kind, options):
    for ending in ("svg", "png"):
        for name in ("a", "b"):
            assert run("plot", kind, *options, "-o", f"{name}.{ending}").code == 0
        assert (study.parent / f"a.{ending}").read_bytes() == (study.parent / f"b.{ending}").read_bytes()


@pytest.mark.parametrize(("kind", "options"), KINDS.items())
def test_a_picture_needs_a_file_of_a_kind_that_can_be_drawn(study, run, kind, options):
    refused(run("plot", kind, *options), 2, "A picture needs a file.", f"Give -o {kind}.svg")
    refused(run("plot", kind, *options, "-o", "x.pdf"), 2, "'x.pdf' does not say what kind", ".svg, .png")
    refused(run("plot", kind, *options, "-o", "no/x.svg"), 1, "There is no folder 'no'.", "Make the folder first.")
    refused(run("plot", kind, *options, "-o", "x.svg", "--lang", "sv"), 1, "'sv' is no language", "nb or en")


def test_a_difference_speaks_the_language_asked_for_and_says_what_it_rests_on(study, run):
    told = run("plot", "difference", "--by", "absence=low,high", "--lang", "en", "-o", "d.svg")
    assert "Counts are of groups, not of mentions: low 6, high 6; 6 sites." in told.err
    assert "Chance:" in told.err
    assert {"mangel in English", "0/6 – 6/6", "clear", "shared"} <= set(texts(study.parent / "d.svg"))
    run("plot", "difference", "--by", "absence=low,high", "-o", "d.svg")
    assert {"mangel", "tydelig", "felles"} <= set(texts(study.parent / "d.svg"))


def test_a_difference_takes_the_options_of_a_contrast(study, run):
    options = ("--by", "absence=low,high", "--where", "role=employee", "--theme", "klima", "--rows", "theme", "--all")
    assert run("plot", "difference", *options, "-o", "d.svg").code == 0
    refused(
        run("plot", "difference", "--by", "absence", "--rows", "x", "-o", "d.svg"), 2, "--rows cannot be 'x'.", "code"
    )
    refused(
        run("plot", "difference", "--by", "absence", "--unit", "x", "-o", "d.svg"), 2, "--unit cannot be 'x'.", "group"
    )
    refused(run("plot", "difference", "--by", "absense", "-o", "d.svg"), 1, "no attribute 'absense'", "'absence'")
    refused(run("plot", "difference", "--by", "role", "-o", "d.svg"), 1, "nothing to compare", "cases list")
    assert "Missing option" in run("plot", "difference", "-o", "d.svg").err


def test_a_matrix_stands_by_what_is_asked_for(study, run):
    told = run("plot", "matrix", "--by", "absence=high", "--rows", "code-stance", "--theme", "klima", "-o", "m.svg")
    assert told.code == 0, told.err
    assert "trivsel" in texts(study.parent / "m.svg")
    assert (
        len([text for text in texts(study.parent / "m.svg") if text in ("Nord", "Sør", "Øst", "Vest", "Ås", "Midt")])
        == 6
    )
    refused(run("plot", "matrix", "--rows", "x", "-o", "m.svg"), 2, "--rows cannot be 'x'.", "code")


def test_overlap_says_the_figures_of_the_listing(study, run):
    (pair,) = run("overlap").rows
    assert run("plot", "overlap", "-o", "o.svg").code == 0
    seen = texts(study.parent / "o.svg")
    assert {"12/23", "0,52"} <= set(seen)
    assert {"12", "23"} <= set(pair.values())
    assert run("plot", "overlap", "--of", "groups", "-o", "o.svg").code == 0
    refused(run("plot", "overlap", "--of", "x", "-o", "o.svg"), 2, "--of cannot be 'x'.", "passages")


def test_many_pictures_are_written_beside_each_other_and_counted(demo, tmp_path, run, monkeypatch):
    shutil.copy(demo.study, tmp_path / "ned.thematic")
    monkeypatch.chdir(tmp_path)
    told = run("plot", "themes", "-o", "t.png")
    paths = told.out.split()
    assert len(paths) > 1
    assert paths[:2] == ["t.png", "t-2.png"]
    assert all((tmp_path / path).is_file() for path in paths)
    assert f"{len(paths)} pictures, each to fit on a page" in told.err
    assert run("plot", "themes", "--no-codes", "-o", "t.png").out.split() == ["t.png"]


@pytest.mark.parametrize(("kind", "options"), KINDS.items())
def test_an_empty_study_is_told_in_one_sentence(empty, run, kind, options):
    run("init", "x.thematic")
    refused_with = run("plot", kind, *options, "-o", "x.svg")
    assert refused_with.code == 1
    assert refused_with.err.startswith("Error: ")
    assert not (empty / "x.svg").exists()


def test_a_blind_coder_is_told_what_the_grid_hides(study, run):
    run("--coder", "ola", "agreement", "blind", "on", "--hide", "absence")
    told = run("--coder", "ola", "plot", "grid", "-o", "g.svg")
    assert "Blind: absence hidden in 12 documents" in told.err
    assert not {"low", "high"} & set(texts(study.parent / "g.svg"))
    refused(run("--coder", "ola", "plot", "matrix", "-o", "m.svg"), 1, "The study is blind", "thematic finish")


def test_drawing_writes_nothing_to_the_home_and_says_nothing_of_its_library(study, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    environment = os.environ | {"HOME": str(home), "PYTHONWARNINGS": "error"}
    done = in_own_process("plot", "grid", "-o", "g.png", folder=study.parent, env=environment)
    assert (done.code, done.out, done.err) == (0, "g.png\n", "")
    assert list(home.iterdir()) == []
