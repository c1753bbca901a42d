"""Transcripts and studies that the tests of phase 1 begin with."""

from collections.abc import Callable
from pathlib import Path

import pytest

from thematic.store.desk import Desk
from thematic.transcripts.importing import import_documents

TALK = "Intervjuer: Hva betyr «nærvær»?\nP1: At folk er på jobb.\nP2: Ja, «nærvær» 🙂 på jobb.\nP1: Akkurat.\n"
LEADERS = "Moderator: Hvordan går det?\nLeder 1: Vi mangler folk.\nLeder 2: Vi ser hverandre.\nLeder 1: Jo.\n"


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a file of text (UTF-8) or bytes below ``tmp_path``; returns its path."""

    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write_file


@pytest.fixture
def groups(desk: Desk, write: Callable[..., Path]) -> Desk:
    """A study with two documents: ``ansatte`` (Intervjuer, P1, P2) and ``ledere`` (Moderator, Leder 1, Leder 2)."""
    import_documents(desk, [write("ansatte.txt", TALK), write("ledere.txt", LEADERS)])
    return desk
