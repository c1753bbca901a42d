"""The start panel: what there is, what is worth a look, and no gate or share of being done."""

import re
import time

import pytest

import thematic
from tests.cli.small import build
from thematic import open_study
from thematic.coding.blinding import set_blind
from thematic.coding.codebook import add_code
from thematic.coding.marks import mark_documents
from thematic.coding.parking import park_codes
from thematic.report.checklists.answers import answer
from thematic.report.status import COLUMNS, status, status_glance, status_table
from thematic.report.table import plain
from thematic.themes.reviewed import mark_reviewed
from thematic.themes.snapshots import take_snapshot


@pytest.fixture
def study(tmp_path):
    with open_study(build(tmp_path), coder="kari") as study:
        yield study


def told(study, language="en"):
    """Every point as "n of N what", by kind."""
    found = {"artefact": [], "signal": [], "look": []}
    for point in status(study.desk, language=language):
        figure = "" if point.n is None else f"{point.n} " if point.of is None else f"{point.n} of {point.of} "
        found[point.kind].append(figure + point.what)
    return found


def test_every_phase_says_what_there_is(study):
    there = told(study)["artefact"]
    assert "12 documents, 12 groups, 24 participants, 6 sites" in there
    assert "24 codings, by kari" in there
    assert "1 of 1 themes are candidates" in there
    assert any(re.fullmatch(r"0 of \d+ operations in the journal were taken back", one) for one in there)


def test_what_is_missing_is_a_signal_until_it_is_there(study):
    before = told(study)
    assert "0 of 12 documents read by somebody" in before["signal"]
    assert "1 of 4 codes that are neither placed nor parked" in before["signal"]
    assert "0 of 1 themes marked as reviewed" in before["signal"]
    assert any("codes without a definition" in one for one in before["signal"])
    mark_documents(study.desk, study.desk.store.values("documents", "name"), "read")
    park_codes(study.desk, ["bursdag"], reason="for få")
    mark_reviewed(study.desk, "klima")
    take_snapshot(study.desk, "første")
    answer(study.desk, "coreq", "1", "Vi.")
    after = told(study)
    assert "12 of 12 documents read by somebody" in after["artefact"]
    assert not any("neither placed nor parked" in one for one in after["signal"])
    assert "1 of 1 themes marked as reviewed" in after["artefact"]
    assert "1 frozen codebooks" in after["artefact"]
    assert "1 of 32 items answered in coreq" in after["artefact"]


def test_what_changed_after_the_review_is_worth_a_look(study):
    mark_reviewed(study.desk, "klima")
    assert not any("after they were reviewed" in one for one in told(study)["signal"])
    study.apply("humor", "nord-lav", turn=2)
    assert "1 of 1 themes changed after they were reviewed" in told(study)["signal"]


def test_going_back_is_said_to_be_normal(study):
    add_code(study.desk, "ny")
    assert any(
        re.fullmatch(r"\d+ times back to an earlier phase, which is normal", one) for one in told(study)["artefact"]
    )


def test_no_share_of_being_done_and_no_gate(study):
    text = " ".join(str(plain(cell)) for row in status_glance(status(study.desk), language="en").rows for cell in row)
    assert "%" not in text
    assert not re.search(r"complete|must|ready|required", text)


@pytest.mark.parametrize(
    ("approach", "offered", "kept"),
    [
        ("reflexive", "thematic power", ("thematic saturation", "thematic agreement run")),
        ("codebook", "thematic saturation", ("thematic power",)),
        ("reliability", "thematic agreement run", ("thematic power",)),
    ],
)
def test_each_school_is_offered_what_it_has(study, approach, offered, kept):
    with open_study(study.path, coder="ola") as other:
        other.apply("humor", "nord-lav", turn=2)
    study.settle(approach=approach)
    commands = {point.command for point in status(study.desk)}
    assert offered in commands
    assert not commands & set(kept)


def test_commands_without_a_gap_run_and_show_what_is_told(study, monkeypatch, capsys, tmp_path):
    import shlex

    from thematic.cli.app import main

    monkeypatch.chdir(tmp_path)
    with open_study(study.path, coder="ola") as other:
        other.apply("humor", "nord-lav", turn=2)
    commands = {point.command for point in status(study.desk)}
    ready = sorted(one for one in commands if not re.search(r"\b[A-Z]{3,}\b|\btake$", one))
    assert len(ready) > 10
    for command in ready:
        with pytest.raises(SystemExit) as ended:
            main(shlex.split(command)[1:])
        assert ended.value.code in (0, None, 5), (command, capsys.readouterr().err)


def test_figures_are_those_of_the_commands(study):
    from thematic.coding.lint import lint
    from thematic.themes.lint import lint as theme_lint

    counted = {
        point.command: point.n for point in status(study.desk) if point.command.startswith("thematic codebook lint")
    }
    for command, n in counted.items():
        kind = command.rsplit(" ", 1)[1]
        assert n == len(lint(study.desk, kinds=[kind]).findings), kind
    remarks = next(point.n for point in status(study.desk, language="en") if "remarks" in point.what)
    assert 0 < remarks <= len(theme_lint(study.desk))


def test_an_empty_study_says_where_to_begin(tmp_path):
    with thematic.create_study(tmp_path / "none", coder="kari") as study:
        points = status(study.desk, language="en")
    assert [(point.phase, point.kind, point.command) for point in points[:2]] == [
        (1, "signal", "thematic import PATH..."),
        (2, "signal", "thematic codebook import FILE"),
    ]
    assert {point.phase for point in points[2:]} <= {None}


def test_a_blind_coder_gets_no_figures_of_others_codings(study):
    set_blind(study.desk, True)
    with open_study(study.path, coder="ola") as other:
        kinds = {point.command for point in status(other.desk) if "lint --kind" in point.command}
    assert "thematic codebook lint --kind used-once" not in kinds
    assert "thematic codebook lint --kind one-site" not in kinds


def test_the_table_has_its_columns_in_both_languages(study):
    table = status_table(status(study.desk, language="nb"))
    assert [column.name for column in table.columns] == list(COLUMNS)
    glance = status_glance(status(study.desk, language="nb"), language="nb")
    assert plain(glance.rows[0][1]) == "1 BLI KJENT MED MATERIALET"
    assert {plain(row[0]) for row in glance.rows} == {"", "→", "·"}


def test_it_is_quick_on_the_sample(demo):
    with open_study(demo.folder / "ned.thematic") as study:
        status(study.desk)
        started = time.process_time()
        status(study.desk)
        assert time.process_time() - started < 0.5
