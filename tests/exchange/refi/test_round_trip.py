"""A study written as a project file and brought into a new study is the same study."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import thematic
from tests.cli.small import build as build_small
from tests.exchange.refi.everything import build
from tests.exchange.refi.portrait import portrait
from tests.exchange.refi.schema import open_qdpx, quoted
from thematic.exchange.fidelity import Fidelity
from thematic.exchange.intake import bring_in
from thematic.exchange.project import (
    Project,
    ProjectAssignment,
    ProjectCode,
    ProjectCoder,
    ProjectCoding,
    ProjectDocument,
    ProjectMemo,
)
from thematic.exchange.refi.export import export_refi
from thematic.exchange.refi.profiles import profile_of
from thematic.exchange.refi.reading import read_refi
from thematic.exchange.refi.writing import project_bytes
from thematic.transcripts.guide import import_guide, log_asked
from thematic.transcripts.memos import add_memo
from thematic.transcripts.transcript import ReadSpeaker, ReadTurn, Transcript

PROFILES = ("", "nvivo", "atlasti", "maxqda")


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    with build(tmp_path_factory.mktemp("everything")) as study:
        yield study


def again(study, folder, *, profile="", coder="per"):
    """A new study of what the file of another holds, and the report of its import."""
    path = folder / "reise.qdpx"
    export_refi(study.desk, path, profile=profile)
    project, fidelity = read_refi(path)
    new = thematic.create_study(folder / "reise.thematic", coder=coder)
    bring_in(new.desk, project, fidelity)
    return new, fidelity


@pytest.mark.parametrize("profile", PROFILES)
def test_everything_comes_back(study, tmp_path, profile):
    new, fidelity = again(study, tmp_path, profile=profile, coder="kari")
    with new:
        before, after = portrait(study), portrait(new)
        for part in before:
            if part == "coders":
                assert {coder.name: coder.lead for coder in after[part]} == {"kari": False, "ola": True}
            else:
                assert _same_coder(after, before)[part] == before[part], part
        assert [row for row in fidelity.table() if row["fate"] == "lost"] == []
        changed = {row["what"] for row in fidelity.table() if row["fate"] == "changed"}
        assert changed - {"the study's own stay"} == ({"CR LF line ends became LF"} if profile == "nvivo" else set())


def _same_coder(after, before):
    """``after`` with the guids of ``before`` for coders who were in the new study already."""
    from dataclasses import replace

    names = {coder.key: coder.name for coder in after["coders"]}
    guids = {coder.name: coder.key for coder in before["coders"]}
    told = dict(after)
    for part in ("codings", "assignments"):
        told[part] = tuple(replace(row, coder=guids[names[row.coder]]) for row in after[part])
    return told


def test_the_file_of_the_new_study_is_the_file_of_the_old_one(study, tmp_path):
    """All that may differ is what a new study has of its own: when it was begun, when its rows were made."""
    new, _fidelity = again(study, tmp_path, coder="")
    with new:
        export_refi(new.desk, tmp_path / "retur.qdpx")
    one, two = (open_qdpx((tmp_path / name).read_bytes()) for name in ("reise.qdpx", "retur.qdpx"))
    texts = [name for name in one.members if name.startswith("sources/")]
    assert [one.members[name] for name in texts] == [two.members[name] for name in texts]
    assert quoted(one) == quoted(two)
    assert [dict(coding.attrib) for coding in one.every("Coding")] == [
        dict(coding.attrib) for coding in two.every("Coding")
    ]
    assert [code.get("guid") for code in one.every("Code")] == [code.get("guid") for code in two.every("Code")]


def test_a_contrast_gives_the_same_figures(tmp_path):
    """Also where a topic was not asked in every group, so that not all of them count."""
    asked = {"by": "absence", "values": ("low", "high"), "where": {"role": "employee"}, "baseline": 50}
    with thematic.open_study(build_small(tmp_path)) as study:
        documents = study.desk.store.values("documents", "name", order="name")
        study.apply("mangel", documents[0], turn=2, stance="-")
        (tmp_path / "more.yml").write_text("questions:\n  - {id: q2, theme: annet}\n", encoding="utf-8")
        import_guide(study.desk, tmp_path / "more.yml")
        for number, document in enumerate(documents):
            log_asked(study.desk, document, ["q2"] if number % 5 == 0 else ["q1", "q2"])
        new, _fidelity = again(study, tmp_path, profile="nvivo", coder="kari")
        with new:
            for rows in ("code", "code-stance", "theme"):
                old, fresh = (one.contrast(**asked, rows=rows).frame(all_rows=True) for one in (study, new))
                assert len(old) > 0
                assert fresh.to_csv() == old.to_csv()
            assert min(old["of_a"]) < 6


def test_a_memo_on_a_speaker_comes_to_hang_on_the_document(tmp_path):
    with build(tmp_path) as study:
        add_memo(study.desk, "sa lite", on="speaker:a/Per")
        fidelity = export_refi(study.desk, tmp_path / "alt.qdpx")
        told = [row for row in fidelity.table() if row["kind"] == "memos" and row["fate"] == "changed"]
        assert [(row["what"], row["examples"]) for row in told] == [("on speakers hang on the document", "sa lite")]
        project, _fidelity = read_refi(tmp_path / "alt.qdpx")
        (memo,) = [memo for memo in project.memos if memo.text == "sa lite"]
        document = study.desk.store.find("documents", "a")["guid"]
        assert (memo.on[0], memo.on[1].replace("-", "")) == ("document", document)


LETTERS = st.sampled_from(
    ["a", "å", "å", "é", "🙂", "👩‍🚀", " ", "\n", "\t", "«", "<", "&", '"', "word", ". ", " \U00020000"]
)
TEXTS = st.lists(LETTERS, min_size=1, max_size=40).map("".join).filter(lambda text: bool(text.strip()))


@st.composite
def projects(draw):
    """A project of some documents, codes and coders, with any codings and memos on them."""
    texts = draw(st.lists(TEXTS, min_size=1, max_size=3))
    documents = []
    for number, text in enumerate(texts):
        end = draw(st.integers(0, len(text)))
        turns = (ReadTurn("Åse", 0, end, time_start=draw(st.none() | st.integers(0, 9999))),)
        transcript = Transcript(text, turns, (), (ReadSpeaker("Åse", "participant"),), "plain", "utf-8")
        documents.append(ProjectDocument(f"{number:032x}", f"dok {number}", transcript, source_sha256=f"{number}"))
    codes = tuple(
        ProjectCode(
            f"c{number:031x}",
            f"kode {number}",
            parent=f"c{draw(st.integers(0, number - 1)):031x}" if number and draw(st.booleans()) else "",
            definition=draw(TEXTS | st.just("")).strip(),
            fields={"include": draw(TEXTS)} if draw(st.booleans()) else {},
        )
        for number in range(draw(st.integers(1, 4)))
    )
    coders = tuple(ProjectCoder(f"d{number:031x}", name) for number, name in enumerate(["kari", "ola"]))
    codings = {}
    for number in range(draw(st.integers(0, 12))):
        place = draw(st.integers(0, len(texts) - 1))
        start = draw(st.integers(0, len(texts[place]) - 1))
        coding = ProjectCoding(
            key=f"e{number:031x}",
            document=f"{place:032x}",
            code=draw(st.sampled_from(codes)).key,
            coder=draw(st.sampled_from(coders)).key,
            start=start,
            end=draw(st.integers(start + 1, len(texts[place]))),
            stance=draw(st.sampled_from(["", "+", "-", "±"])),
            layer=draw(st.sampled_from(["independent", "consensus"])),
            created="2024-03-01T10:00:00Z",
        )
        unique = (coding.document, coding.code, coding.coder, coding.start, coding.end, coding.stance, coding.layer)
        codings.setdefault(unique, coding)
    things = [("", ""), ("document", documents[0].key), ("code", codes[0].key)]
    things += [("coding", coding.key) for coding in codings.values()]
    memos = tuple(
        ProjectMemo(f"{number} {draw(TEXTS)}", "kari", on=draw(st.sampled_from(things)), created="2024-03-02T10:00:00Z")
        for number in range(draw(st.integers(0, 4)))
    )
    assignments = (ProjectAssignment(documents[0].key, coders[0].key, assigned="2024-01-01T00:00:00Z"),)
    return Project(
        "Tilfeldig",
        "thematic",
        "refi",
        coders=coders,
        documents=tuple(documents),
        codes=codes,
        codings=tuple(codings.values()),
        memos=memos,
        assignments=assignments,
    )


def bare(guid):
    return guid.replace("-", "")


def told(project):
    """A project's parts with bare guids."""
    depth_first = {}
    for code in project.codes:
        depth_first[bare(code.key)] = (code.name, bare(code.parent), code.definition, dict(code.fields))
    return {
        "texts": [(bare(one.key), one.name, one.transcript.text, one.transcript.turns) for one in project.documents],
        "codes": depth_first,
        "coders": [(bare(coder.key), coder.name) for coder in project.coders],
        "codings": sorted(
            (
                *(bare(one.key), bare(one.document), bare(one.code), bare(one.coder)),
                *(one.start, one.end, one.stance, one.layer, one.created),
            )
            for one in project.codings
        ),
        "memos": sorted((one.text, one.coder, one.kind, one.on[0], bare(one.on[1])) for one in project.memos),
        "assignments": [
            (bare(one.document), bare(one.coder), one.layer, one.assigned, one.finished) for one in project.assignments
        ],
    }


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(projects(), st.sampled_from(PROFILES))
def test_any_project_is_valid_and_comes_back(tmp_path_factory, project, profile):
    content = project_bytes(project, Fidelity("export", "refi"), profile=profile_of(profile))
    for name, there in quoted(open_qdpx(content), utf16=bool(profile)):
        assert there.startswith(name)
    path = tmp_path_factory.mktemp("any") / "any.qdpx"
    path.write_bytes(content)
    read, _fidelity = read_refi(path)
    assert told(read) == told(project)
