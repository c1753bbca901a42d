"""Every page of docs/ shows what its commands print: they are run, in order, in a folder with the sample's files."""

import os
import re
from pathlib import Path

import pytest

from tests.docs.console import ROOT, agrees, run, settled, steps, workplace

DOCS = ROOT / "docs"
PAGES = sorted(path for path in DOCS.glob("*.md") if "```console" in path.read_text(encoding="utf-8"))


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals on Windows")
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_commands_of_a_page_print_what_it_shows(path, tmp_path):
    folder = workplace(tmp_path)
    wrong = []
    for step in steps(path.read_text(encoding="utf-8")):
        printed = run(step.command, folder)
        if not agrees(step.shown, printed):
            wrong.append(f"$ {step.command}\n--- the page\n{step.shown}\n--- printed\n{settled(printed)}")
    assert not wrong, "\n\n".join(wrong)


@pytest.mark.parametrize("path", sorted(DOCS.rglob("*.md")), ids=lambda path: str(path.relative_to(DOCS)))
def test_links_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), target


def test_every_page_is_in_the_sites_menu():
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for path in DOCS.glob("*.md"):
        assert f" {path.name}\n" in menu, path.name
    for name in re.findall(r": ([\w/-]+\.md)$", menu, re.MULTILINE):
        assert (DOCS / name).is_file(), name


def test_the_site_fetches_nothing_from_elsewhere():
    menu = Path(ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert "font: false" in menu
    assert "://" not in menu
