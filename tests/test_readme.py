"""What the README shows is what the commands do: its tour runs, its table is the demo's, its files are there."""

import re
import shlex
from pathlib import Path

import pytest

from tests.exchange import kinds
from thematic.cli.app import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")

SIDES = {"low": "employee", "high": "employee", "few": "leader", "many": "leader"}


def talk(side: str, number: int) -> str:
    """A short invented transcript, in which only some groups call their manager."""
    said = "I phoned my manager before I phoned the doctor." if side == "low" else "I stayed at home."
    answer = f"It was winter number {number} with {side} of us here, and nobody said much."
    return f"Anne: How was it?\n\nP1: {said}\n\nP2: {answer}\n"


@pytest.fixture
def transcripts(tmp_path, monkeypatch):
    """The files that the tour names, at three sites."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("THEMATIC_STUDY", raising=False)
    folder = tmp_path / "transcripts"
    folder.mkdir()
    lines = ["document,group,site,role,absence"]
    for number, site in enumerate(("north", "west", "east"), 1):
        for place, (side, role) in enumerate(SIDES.items(), 1):
            absence = "low" if side in ("low", "few") else "high"
            (folder / f"{site}-{place}.txt").write_text(talk(side, number), encoding="utf-8")
            lines.append(f"{site}-{place},{site} {side},{site},{role},{absence}")
    (tmp_path / "cases.csv").write_text("\n".join(lines), encoding="utf-8")
    plan = 'tables:\n  - {number: "1", by: "absence=low,high", where: {role: employee}, caption: {nb: x, en: x}}\n'
    (tmp_path / "plan.yml").write_text(plan, encoding="utf-8")
    kinds.build(".qdpx", tmp_path).rename(tmp_path / "begun-in-nvivo.qdpx")


def tour() -> list[str]:
    """The commands of the tour, in their order; a folder is made as the shell would."""
    section = README.split("## A tour of five minutes")[1].split("From Python:")[0]
    blocks = re.findall(r"```\n(.*?)```", section, re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith(("thematic ", "mkdir "))]


def test_every_command_of_the_tour_runs(transcripts, tmp_path, capsys):
    commands = tour()
    assert len(commands) > 20
    for command in commands:
        if command.startswith("mkdir "):
            (tmp_path / command.split()[1]).mkdir()
            continue
        try:
            main(shlex.split(command)[1:])
        except SystemExit as end:
            assert not end.code, f"{command}: {capsys.readouterr().err}"
        assert "Traceback" not in capsys.readouterr().err
    assert (tmp_path / "tables.docx").stat().st_size > 10_000
    assert (tmp_path / "backups" / "absence-copy.thematic").is_file()
    with pytest.raises(SystemExit) as end:
        main(["history"])
    assert not end.value.code, "the tour leaves one study to find"


def test_the_links_lead_somewhere():
    targets = re.findall(r"\]\(([^)#]+)\)", README)
    assert targets
    for target in targets:
        assert (ROOT / target).exists(), target


def test_the_make_targets_are_there():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"\bmake (\w+)", README.split("## Try it")[1]):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=lambda page: page.stem)
def test_every_decision_is_listed_and_says_what_was_rejected(page):
    if page.stem != "README":
        assert f"({page.name})" in page.with_name("README.md").read_text(encoding="utf-8")
        text = page.read_text(encoding="utf-8")
        assert all(f"**{part}.**" in text for part in ("Context", "Decision", "Rejected"))
