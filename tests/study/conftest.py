"""A study made through the facade, in a folder of its own and without anybody's environment."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from thematic.study import Study, create_study

TALK = "Intervjuer: Hvordan er det?\nP1: Vi mangler folk, «hver dag».\nP2: Hun står på 🙂 i snø.\nP1: Ja.\n"
BOOK = """name: Nærvær
language: nb
themes:
  - {name: klima}
codes:
  - name: mangel
    theme: klima
    children: [overtid]
  - name: innsats
"""


@pytest.fixture(autouse=True)
def quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No study and no coder in the environment; the working folder is empty."""
    monkeypatch.delenv("THEMATIC_STUDY", raising=False)
    monkeypatch.delenv("THEMATIC_CODER", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A transcript of four turns."""
    path = tmp_path / "a.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A codebook of three codes and a theme."""
    path = tmp_path / "book.yml"
    path.write_text(BOOK, encoding="utf-8")
    return path


@pytest.fixture
def study(study_path: Path, talk: Path, book: Path) -> Iterator[Study]:
    """Kari's study with the transcript and the codebook in it."""
    with create_study(study_path, title="NED", coder="kari") as study:
        study.import_documents([talk])
        study.import_codebook(book)
        yield study
