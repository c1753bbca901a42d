"""A study that was written as a project comes back as it was, whichever program it was written for."""

from dataclasses import fields, replace

import pytest

from tests.exchange.refi.everything import build
from thematic.exchange.fidelity import Fidelity
from thematic.exchange.intake import bring_in
from thematic.exchange.outgoing import project_of
from thematic.exchange.refi.export import export_refi
from thematic.exchange.refi.reading import read_refi
from thematic.store.desk import Desk
from thematic.store.file import create

OTHERWISE = ("created", "key")
"""When a row was written, and a memo's own guid: the study that takes a project in gives its own."""


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    made = build(tmp_path_factory.mktemp("return"))
    yield made
    made.desk.store.close()


def comparable(project):
    """Everything of a project but when its rows were written, in an order that content decides."""
    plain = {field.name: getattr(project, field.name) for field in fields(project) if field.name != "created"}
    plain["documents"] = [replace(document, created="") for document in project.documents]
    for name in ("codes", "themes"):
        plain[name] = [
            replace(one, fields={key: text for key, text in one.fields.items() if key not in OTHERWISE})
            for one in plain[name]
        ]
    plain["memos"] = sorted((replace(memo, key="") for memo in project.memos), key=lambda memo: (memo.text, memo.on))
    plain["attributes"] = sorted(project.attributes, key=lambda attribute: attribute.name)
    plain["settings"] = {name: text for name, text in project.settings.items() if name != "default_coder"}
    return plain


def taken_in(path, folder):
    """The study that a project makes, as a project again; and the report."""
    project, fidelity = read_refi(path)
    store = create(folder / "back.thematic", title="", coder="kari")
    desk = Desk(store, "kari")
    bring_in(desk, project, fidelity)
    back = project_of(desk, Fidelity("export", "refi"))
    store.close()
    return back, fidelity


@pytest.mark.parametrize("profile", ["", "nvivo", "atlasti", "maxqda"])
def test_everything_comes_back(study, tmp_path, profile):
    path = tmp_path / "alt.qdpx"
    export_refi(study.desk, path, profile=profile)
    back, fidelity = taken_in(path, tmp_path)
    assert comparable(back) == comparable(project_of(study.desk, Fidelity("export", "refi")))
    assert fidelity.losses() == []
    changed = {row["what"] for row in fidelity.table() if row["fate"] == "changed"}
    assert changed <= {"CR LF line ends became LF", "the study's own stay"}


def test_the_codebook_alone_comes_back(study, tmp_path):
    path = tmp_path / "alt.qdc"
    export_refi(study.desk, path)
    project, fidelity = read_refi(path)
    codes = project_of(study.desk, Fidelity("export", "refi")).codes
    assert [(code.name, code.definition, code.colour) for code in project.codes] == [
        (code.name, code.definition, code.colour) for code in codes
    ]
    assert fidelity.losses() == []


def test_a_text_that_somebody_changed_is_read_anew(study, tmp_path):
    """Another program saved the project with a word more: the turns of the old text are not laid over the new one."""
    import zipfile

    export_refi(study.desk, tmp_path / "alt.qdpx")
    with (
        zipfile.ZipFile(tmp_path / "alt.qdpx") as before,
        zipfile.ZipFile(tmp_path / "new.qdpx", "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            data = before.read(name)
            after.writestr(name, data + b"Liv: Og mer.\n" if name.startswith("sources/") else data)
    project, fidelity = read_refi(tmp_path / "new.qdpx")
    assert all(document.transcript.text.endswith("Liv: Og mer.\n") for document in project.documents)
    told = [row for row in fidelity.table() if "turns were found anew" in str(row["what"])]
    assert [row["count"] for row in told] == [3]
