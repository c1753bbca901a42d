"""A study of two coders and its copy, and their rows by what they are instead of by their ids."""

import json
import shutil
from contextlib import contextmanager
from pathlib import Path

import thematic
from tests.coding.field import NYNORSK, TALK
from tests.store.rows import every_row
from thematic.coding.codebook import add_code
from thematic.coding.coders import add_coder
from thematic.exchange.merging import Comparison
from thematic.study import Study
from thematic.themes.themes import add_theme
from thematic.transcripts.cases import assign_group, set_attribute

POINTERS = {
    "document_id": "documents",
    "code_id": "codes",
    "new_code_id": "codes",
    "coder_id": "coders",
    "theme_id": "themes",
    "speaker_id": "speakers",
    "coding_id": "codings",
    "case_id": "cases",
    "group_id": "cases",
    "participant_id": "cases",
    "attribute_id": "attributes",
    "question_id": "questions",
}
BESIDE = {"id", "position", "assigned"}
"""Columns that depend on who came first."""


def write_talk(folder: Path) -> Path:
    """The transcripts a and b."""
    talk = folder / "talk"
    talk.mkdir()
    (talk / "a.txt").write_text(TALK, encoding="utf-8")
    (talk / "b.txt").write_text(NYNORSK, encoding="utf-8")
    return talk


def begin(folder: Path, name: str, *, coder: str, talk: Path) -> Study:
    """A study begun on the transcripts, with the codes mangel, ring-først and trivsel."""
    study = thematic.create_study(folder / name, title="Felt", coder=coder)
    study.import_documents([talk])
    for code in ("mangel", "ring-først", "trivsel"):
        add_code(study.desk, code)
    return study


def begin_together(folder: Path) -> Study:
    """Kari's study, which Ola is to have a copy of: both have coded, and documents have groups."""
    study = begin(folder, "kari.thematic", coder="kari", talk=write_talk(folder))
    add_coder(study.desk, "ola")
    add_theme(study.desk, "klima")
    for document in ("a", "b"):
        assign_group(study.desk, document, f"gruppe {document}")
        set_attribute(study.desk, f"gruppe {document}", "role", "employee", kind="group")
    study.apply("mangel", "a", quote="Vi mangler folk.")
    study.apply("trivsel", "a", quote="Sant nok.", memo="ironi?")
    with_coder(study, "ola").apply("mangel", "a", quote="Vi mangler folk.")
    return study


def with_coder(study: Study, coder: str) -> Study:
    """The same open file with somebody else at the desk."""
    return Study(type(study.desk)(study.desk.store, coder))


def copy_for(study: Study, coder: str) -> Study:
    """A copy of the study for another coder, beside it."""
    path = study.backup(study.path.with_name(f"{coder}.thematic"))
    return thematic.open_study(path, coder=coder)


@contextmanager
def two_copies(folder: Path):
    """Kari's study and Ola's copy of it, as they were when he got it."""
    kari = begin_together(folder)
    ola = copy_for(kari, "ola")
    yield kari, ola
    ola.close()
    kari.close()


def twin(study: Study, name: str, *, coder: str) -> Study:
    """Another copy of a study as it is now, with nothing in it changed."""
    path = study.backup(study.path.with_name(name))
    return thematic.open_study(path, coder=coder)


def by_identity(study: Study) -> dict[str, list[str]]:
    """Every row with guids for ids; without what depends on who came first, and what a merge notes for itself."""
    tables = every_row(study.desk.store)
    guids = {table: {row["id"]: row["guid"] for row in rows if "guid" in row} for table, rows in tables.items()}
    guids["texts"] = guids["documents"]
    told = {}
    for table, rows in tables.items():
        told[table] = []
        for row in rows:
            if table == "settings" and row["name"].startswith("merged:"):
                continue
            shown = {column: value for column, value in row.items() if column not in BESIDE}
            for column in shown.keys() & POINTERS.keys():
                shown[column] = guids[POINTERS[column]].get(row[column])
            if "parent_id" in shown:
                shown["parent_id"] = guids[table].get(row["parent_id"])
            if table == "memos":
                shown["target_id"] = guids.get(row["target_table"], {}).get(row["target_id"])
            if table == "texts":
                shown["document"] = guids[table][row["id"]]
            if table == "assignments":
                shown["finished"] = row["finished"] is not None
            told[table].append(json.dumps(shown, ensure_ascii=False, sort_keys=True))
        told[table].sort()
    return told


def conflicts(comparison: Comparison) -> list[tuple[str, str, str, str, str]]:
    """What, which, here, there and the rule, without how it is settled."""
    return [
        (line.what, line.name, line.here, line.there, line.rule.partition(": ")[2])
        for line in comparison.differences
        if line.conflict
    ]


def lines(comparison: Comparison) -> list[tuple[str, str, str, str, str]]:
    """Every other line."""
    return [
        (line.what, line.name, line.here, line.there, line.rule) for line in comparison.differences if not line.conflict
    ]


@contextmanager
def left_alone(*studies: Study):
    """What happens inside changes neither rows nor history."""
    before = [(every_row(study.desk.store), study.history()) for study in studies]
    yield
    assert [(every_row(study.desk.store), study.history()) for study in studies] == before


def copy_file(study: Study, name: str) -> Path:
    """The file as a file manager copies it, after its coder has closed it."""
    target = study.path.with_name(name)
    study.close()
    shutil.copyfile(study.path, target)
    return target
