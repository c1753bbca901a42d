"""A small study to code in, and two ways of looking at what a change did to it."""

import unicodedata
from contextlib import contextmanager
from pathlib import Path

import thematic
from tests.store.rows import every_row
from thematic.coding.codebook import add_code

TALK = """\
Moderator: Hvordan er det å jobbe her nå?
Åse: Vi mangler folk. Det går ut over alle.
Moderator: Hva mener du med det?
Per: Sjefen sier «ring meg først» 🙂 og så ringer vi henne.
Åse: Ja, ja. Det går ut over alle, det er sånn det er på en fredag.
Per: Sant nok.
"""

NYNORSK = """\
Intervjuar: Korleis går det?
Øyvind: Det går så som så, men eg står på.
Øyvind: Ho spør meg kvar dag.
"""


def create(folder: Path, *, coder: str = "kari") -> thematic.Study:
    """A study with the documents ``a`` and ``b`` (in decomposed letters), and the codes mangel, ring-først, trivsel."""
    talk = folder / "talk"
    talk.mkdir()
    (talk / "a.txt").write_text(TALK, encoding="utf-8")
    (talk / "b.txt").write_text(unicodedata.normalize("NFD", NYNORSK), encoding="utf-8")
    study = thematic.create_study(folder / "felt.thematic", title="Felt", coder=coder)
    study.import_documents([talk])
    for code in ("mangel", "ring-først", "trivsel"):
        add_code(study.desk, code)
    return study


def text_of(study: thematic.Study, document: str) -> str:
    """The stored text of a document."""
    return study.desk.store.text(study.desk.store.find("documents", document)["id"])


def coded(study: thematic.Study) -> list[tuple[str, str, str, str, str, int, int, str, str]]:
    """Every coding without ids and dates: document, code, coder, layer, stance, start, end, quote, memo."""
    from thematic.coding.codingsfile import COLUMNS, export_codings

    wanted = ("document", "code", "coder", "layer", "stance", "start", "end", "quote", "memo")
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in export_codings(study.desk)[1]]
    return sorted(tuple(row[name] for name in wanted) for row in rows)


@contextmanager
def one_operation(study: thematic.Study, verb: str):
    """What is done inside is one operation called ``verb``; undo takes it back row for row, and redo brings it back."""
    store = study.desk.store
    before, known = every_row(store), len(study.history())
    yield
    after, history = every_row(store), study.history()
    assert after != before
    assert (len(history) - known, history[0]["verb"], history[0]["coder"]) == (1, verb, study.coder)
    study.undo()
    assert every_row(store) == before
    study.redo()
    assert every_row(store) == after


@contextmanager
def nothing_changes(study: thematic.Study):
    """What is done inside leaves every row and the history as they were."""
    before, known = every_row(study.desk.store), study.history()
    yield
    assert every_row(study.desk.store) == before
    assert study.history() == known


@contextmanager
def taken_back(study: thematic.Study):
    """Whatever is done inside is undone afterwards, also when a test of it fails; then every row is as it was."""
    before, known = every_row(study.desk.store), study.history()[0]["id"]
    try:
        yield
    finally:
        for operation in study.history():
            if operation["id"] > known and operation["state"] == "live" and operation["verb"] != "undo":
                study.undo(operation["id"])
    assert every_row(study.desk.store) == before
