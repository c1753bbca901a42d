"""The page on agreement: every command in it runs on the demo study, and every figure in it is one that it printed."""

import io
import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from thematic.cli.app import main

PAGE = (Path(__file__).parents[2] / "docs" / "agreement.md").read_text(encoding="utf-8")
CONVENTIONS = {"0.800", "0.667"}
"""Figures that are nobody's result: thresholds and rules of thumb."""


def commands(text: str) -> list[str]:
    """The ``thematic ...`` lines of the fenced blocks, in their order."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines() if line.startswith("thematic ")]


def prose(text: str) -> str:
    return re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)


@pytest.fixture
def beside_the_demo(demo, tmp_path, monkeypatch):
    """A folder with a copy of the demo study in ``demo``; whoever is asked stops at once."""
    (tmp_path / "demo").mkdir()
    shutil.copy(demo.study, tmp_path / "demo")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("THEMATIC_STUDY", raising=False)
    monkeypatch.delenv("THEMATIC_CODER", raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
    return tmp_path


def test_every_command_runs_and_prints_the_figures_that_the_page_tells(beside_the_demo, capsys):
    lines = commands(PAGE)
    assert lines
    printed = []
    for line in lines:
        with pytest.raises(SystemExit) as ended:
            main(shlex.split(line)[1:])
        said = capsys.readouterr()
        assert not ended.value.code, f"{line}: {said.err}"
        printed.append(said.out + said.err)
    known = [float(figure) for figure in re.findall(r"(?<![\d.])-?\d+\.\d+", "\n".join(printed))]
    told = set(re.findall(r"(?<![\d.])\d\.\d+(?![\d.])", prose(PAGE))) - CONVENTIONS
    assert told
    for figure in sorted(told):
        digits = len(figure.split(".")[1])
        assert any(f"{value:.{digits}f}" == figure for value in known), f"{figure} is not printed by any command"


def test_the_counts_of_the_agreement_page_are_those_of_the_demo(demo, capsys):
    text = prose(PAGE)
    for arguments, sentence in (
        (("disagreements",), r"221 disagreements in 8 of 8 documents\."),
        (("run",), r"8 documents that at least two of kari, ola read"),
    ):
        with pytest.raises(SystemExit):
            main(["--study", str(demo.study), "agreement", *arguments])
        said = capsys.readouterr()
        assert re.search(sentence, said.err)
        if arguments == ("disagreements",):
            kinds = [line.split("\t")[3] for line in said.out.splitlines()[1:]]
            assert f"of {len(kinds)} disagreements {kinds.count('boundary')} are about where" in " ".join(text.split())
        else:
            rows = [line.split("\t") for line in said.out.splitlines()[1:]]
            alphas = [float(row[2]) for row in rows if row[1] == "krippendorff_alpha" and row[0] != "*"]
            assert f"run from {min(alphas):.2f} to {max(alphas):.2f};" in " ".join(text.split())


CLAIMS = (
    ("is 0.95, with an interval from 0.93 to 0.96", "run", "*", "krippendorff_alpha", ("value", "ci_low", "ci_high")),
    ("By turns the pooled alpha is 0.988", "run --unit turn", "*", "krippendorff_alpha", ("value",)),
    ("by documents 0.997", "run --unit document", "*", "krippendorff_alpha", ("value",)),
    ("MASI gives 0.93", "run -c masi_alpha", "*", "masi_alpha", ("value",)),
    ("agree on 0.9977 of the characters", "run", "hold-leder-foer-lege", "percent_agreement", ("value",)),
    ("and alpha is 0.76", "run", "hold-leder-foer-lege", "krippendorff_alpha", ("value",)),
    ("(`prevalence` 0.0047)", "run", "hold-leder-foer-lege", "krippendorff_alpha", ("prevalence",)),
    ("AC1 (here 0.9977)", "run -c gwet_ac1", "hold-leder-foer-lege", "gwet_ac1", ("value",)),
    ("F1 (0.76)", "run", "hold-leder-foer-lege", "f1", ("value",)),
    ("`u` is 0.859", "unitizing -d gra-led-lav", "*", "", ("u",)),
    ("`binary` 0.808", "unitizing -d gra-led-lav", "*", "", ("binary",)),
    ("`cu` 1.0", "unitizing -d gra-led-lav", "*", "", ("cu",)),
)


@pytest.mark.parametrize(("claim", "call", "code", "coefficient", "columns"), CLAIMS, ids=[one[0] for one in CLAIMS])
def test_the_agreement_page_tells_what_the_demo_gives(demo, capsys, claim, call, code, coefficient, columns):
    assert claim in " ".join(prose(PAGE).split())
    with pytest.raises(SystemExit):
        main(["--study", str(demo.study), "agreement", *call.split(), "--format", "json"])
    rows = json.loads(capsys.readouterr().out)
    (row,) = [row for row in rows if row["code"] == code and row.get("coefficient", "") == coefficient]
    figures = re.findall(r"\d\.\d+", claim)
    assert figures == [
        f"{row[column]:.{len(figure.split('.')[1])}f}" for column, figure in zip(columns, figures, strict=True)
    ]
