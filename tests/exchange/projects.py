"""Projects for the tests of intake: a small one, random ones, and a study told as a project would be."""

from hypothesis import strategies as st

from thematic.exchange.fidelity import Fidelity
from thematic.exchange.intake import bring_in
from thematic.exchange.project import (
    Project,
    ProjectAssignment,
    ProjectAttribute,
    ProjectCase,
    ProjectCode,
    ProjectCoder,
    ProjectCoding,
    ProjectConcept,
    ProjectDocument,
    ProjectMemo,
    ProjectTheme,
)
from thematic.store.names import fold
from thematic.transcripts.transcript import ReadSpeaker, ReadTurn, Transcript

TEXT = "I: Hvordan går det?\nKari: Vi mangler folk 🙂 i helga.\nOla: Ja, på Å."
GUID = "5C2F3B1E-0000-4000-8000-0000000000{:02X}"


def talk(text: str = TEXT) -> Transcript:
    """A transcript of three turns."""
    turns, at = [], 0
    for line in text.splitlines(keepends=True):
        label, colon, _said = line.partition(": ")
        start = at + len(label + colon) if colon else at
        turns.append(ReadTurn(label if colon else None, start, at + len(line.rstrip("\n"))))
        at += len(line)
    names = dict.fromkeys(turn.speaker for turn in turns if turn.speaker)
    speakers = tuple(ReadSpeaker(name, "interviewer" if name == "I" else "participant") for name in names)
    return Transcript(text, tuple(turns), (), speakers, "plain", "utf-8")


def small(**other: object) -> Project:
    """Two coders, one document of a group with its site, codes below a code, three codings, a theme, memos."""
    parts = {
        "coders": (ProjectCoder(GUID.format(1), "Åse", lead=True), ProjectCoder(GUID.format(2), "Per")),
        "documents": (
            ProjectDocument(
                GUID.format(3),
                "gruppe 1",
                talk(),
                language="nb",
                source_name="gruppe 1.docx",
                source_sha256="ab",
                group="g",
                speakers={"Kari": "p"},
            ),
        ),
        "codes": (
            ProjectCode(GUID.format(4), "bemanning", definition="Om folk.\n Mer.", colour="#00FF7f"),
            ProjectCode(GUID.format(5), "mangel", GUID.format(4), fields={"label_nb": "Mangel", "parked": "tynn"}),
        ),
        "codings": (
            ProjectCoding(GUID.format(6), GUID.format(3), GUID.format(5), GUID.format(1), 26, 42, "-", created=DATE),
            ProjectCoding("k7", GUID.format(3), GUID.format(5), GUID.format(2), 26, 44),
            ProjectCoding("k8", GUID.format(3), GUID.format(4), GUID.format(2), 19, 20, layer="consensus"),
        ),
        "cases": (
            ProjectCase("s", "Sør", "site"),
            ProjectCase("g", "Sør 1", "group", "s", {"role": "employee", "fravær": "høyt"}),
            ProjectCase(GUID.format(9), "ubrukt", "participant", attributes={"age": "40"}),
            ProjectCase("p", "Kari N", "participant", attributes={"age": "31"}),
        ),
        "themes": (
            ProjectTheme("t1", "Klima", definition="Hvordan det er.", fields={"status": "reviewed", "idea": "Kort."}),
            ProjectTheme("t2", "Vakter", "t1", (GUID.format(5), GUID.format(4))),
        ),
        "memos": (
            ProjectMemo("Om hele.", "Åse", "reflexive", created=DATE),
            ProjectMemo("Om koden.", "Per", "method", ("code", GUID.format(5))),
            ProjectMemo("Om stedet.", "Per", "analytic", ("coding", "k7")),
            ProjectMemo("Om temaet.", "Per", "decision", ("theme", "t2")),
            ProjectMemo("Om gruppa.", "Per", "analytic", ("case", "g")),
            ProjectMemo("Om samtalen.", "Per", "familiarisation", ("document", GUID.format(3))),
        ),
        "design": ("role",),
        "settings": {"title": "Nord og sør"},
        "attributes": (
            ProjectAttribute("fravær", "Fravær", "Absence", {"høyt": ("Høyt", "High"), "lavt": ("Lavt", "")}),
        ),
        "concepts": (ProjectConcept("Klima", "Klima", "Climate"),),
        "assignments": (ProjectAssignment(GUID.format(3), GUID.format(1), finished=DATE),),
    }
    return Project("nord", "Annet program", "annet", **(parts | other))


DATE = "2024-03-05T08:09:10Z"


def take(desk, project: Project, **options: object):
    """What ``bring_in`` lists, and its report as (kind, fate, what) to number."""
    fidelity = Fidelity("import", "annet")
    rows = bring_in(desk, project, fidelity, **options)
    return rows, {key: row.count for key, row in fidelity.rows.items()}


def told(project: Project) -> dict[str, object]:
    """A project by names instead of keys."""
    names = {
        kind: {thing.key: thing.name for thing in getattr(project, f"{kind}s")}
        for kind in ("coder", "document", "code", "theme", "case")
    }
    places = {c.key: (names["document"][c.document], names["code"][c.code], c.start, c.end) for c in project.codings}
    names["coding"] = places
    return {
        "coders": set(names["coder"].values()),
        "documents": {
            (d.name, d.transcript.text, d.language, d.source_name, d.source_sha256, names["case"].get(d.group, ""))
            for d in project.documents
        },
        "turns": {
            (d.name, number, turn.speaker, turn.start, turn.end)
            for d in project.documents
            for number, turn in enumerate(d.transcript.turns, start=1)
        },
        "people": {(d.name, name, names["case"][key]) for d in project.documents for name, key in d.speakers.items()},
        "codes": [
            (c.name, names["code"].get(c.parent, ""), c.definition, c.colour, *(c.fields.get(f, "") for f in FIELDS))
            for c in project.codes
        ],
        "codings": {
            (*places[c.key], names["coder"][c.coder], c.stance, c.layer, c.created or None) for c in project.codings
        },
        "cases": {(c.kind, c.name, names["case"].get(c.parent, "")) for c in project.cases},
        "attributes": {(c.kind, c.name, name, value) for c in project.cases for name, value in c.attributes.items()},
        "themes": [
            (t.name, names["theme"].get(t.parent, ""), t.definition, *(t.fields.get(f, "") for f in WORDING))
            for t in project.themes
        ],
        "statuses": {(t.name, t.fields.get("status") or "candidate") for t in project.themes},
        "links": {(t.name, names["code"][code]) for t in project.themes for code in t.codes},
        "memos": {
            (m.text, m.coder, m.kind, names[m.on[0]][m.on[1]] if m.on[0] else "", m.created or None)
            for m in project.memos
        },
        "design": set(project.design),
    }


FIELDS = ("label_nb", "label_en", "include", "exclude", "example", "concept", "parked")
WORDING = ("label_nb", "label_en", "idea", "scope", "is_not")


def stored(store, dated: bool = False) -> dict[str, object]:
    """A study told the same way; a date that nobody gave is None."""
    rows = {
        table: {row["id"]: row for row in store.rows(table, order="id")}
        for table in ("coders", "documents", "texts", "speakers", "codes", "codings", "cases", "attributes", "themes")
    }

    def name(table, identity):
        return rows[table][identity]["name"] if identity is not None else ""

    def when(row):
        return row["created"] if row["created"] == DATE else None

    def place(row):
        return name("documents", row["document_id"]), name("codes", row["code_id"]), row["start"], row["end"]

    def target(memo):
        if not memo["target_table"]:
            return ""
        row = rows[memo["target_table"]][memo["target_id"]]
        return place(row) if memo["target_table"] == "codings" else row["name"]

    documents, codes, themes, cases = (rows[table].values() for table in ("documents", "codes", "themes", "cases"))
    values = store.rows("case_attributes")
    return {
        "coders": {row["name"] for row in rows["coders"].values()},
        "documents": {
            (
                d["name"],
                rows["texts"][d["id"]]["text"],
                d["language"],
                d["source_name"],
                d["source_sha256"],
                name("cases", d["group_id"]),
            )
            for d in documents
        },
        "turns": {
            (
                name("documents", t["document_id"]),
                t["number"],
                name("speakers", t["speaker_id"]) or None,
                t["start"],
                t["end"],
            )
            for t in store.rows("turns")
        },
        "people": {
            (name("documents", s["document_id"]), s["name"], name("cases", s["participant_id"]))
            for s in rows["speakers"].values()
            if s["participant_id"]
        },
        "codes": [
            (c["name"], name("codes", c["parent_id"]), c["definition"], c["colour"], *(c[f] for f in FIELDS))
            for c in sorted(codes, key=lambda c: c["position"])
        ],
        "codings": {
            (*place(c), name("coders", c["coder_id"]), c["stance"], c["layer"], when(c))
            for c in rows["codings"].values()
        },
        "cases": {(c["kind"], c["name"], name("cases", c["parent_id"])) for c in cases},
        "attributes": {
            (
                rows["cases"][v["case_id"]]["kind"],
                name("cases", v["case_id"]),
                name("attributes", v["attribute_id"]),
                v["value"],
            )
            for v in values
        },
        "themes": [
            (t["name"], name("themes", t["parent_id"]), t["definition"], *(t[f] for f in WORDING))
            for t in sorted(themes, key=lambda t: t["position"])
        ],
        "statuses": {(t["name"], t["status"]) for t in themes},
        "links": {(name("themes", k["theme_id"]), name("codes", k["code_id"])) for k in store.rows("theme_codes")},
        "memos": {(m["text"], m["coder"], m["kind"], target(m), when(m)) for m in store.rows("memos")},
        "design": {a["name"] for a in rows["attributes"].values() if a["design"]},
    }


words = st.text(st.sampled_from("aAåÅæe\u030a🙂x -"), min_size=1, max_size=6).map(lambda s: " ".join(s.split()))
names = words.filter(lambda word: word.strip())
texts = st.text(st.sampled_from("aåÆ🙂 \ne\u0301\"'<"), min_size=1, max_size=40)


def _unique(draw, least=0, most=4, avoid=()):
    return draw(st.lists(names, min_size=least, max_size=most, unique_by=fold))


@st.composite
def projects(draw):
    """Any project of a program that tells as much as a study does, with keys of its own."""
    coders = tuple(ProjectCoder(f"u{i}", name) for i, name in enumerate(_unique(draw, 1, 3)))
    people = [coder.name for coder in coders]
    kinds = ("site", "group", "participant")
    called = _unique(draw, 0, 5)
    values = st.sampled_from(("low", "høy", "31"))
    cases: list[ProjectCase] = []
    for i, name in enumerate(called):
        kind = draw(st.sampled_from(kinds))
        sites = [case.key for case in cases if case.kind == "site"]
        parent = draw(st.sampled_from(["", *sites])) if kind == "group" else ""
        attributes = draw(st.dictionaries(st.sampled_from(("role", "fravær")), values, max_size=2))
        cases.append(ProjectCase(f"c{i}", name, kind, parent, attributes))
    groups = ["", *(case.key for case in cases if case.kind == "group")]
    persons = [case.key for case in cases if case.kind == "participant"]
    documents = []
    bodies = draw(st.lists(texts, max_size=3, unique=True))
    for i, (name, text) in enumerate(zip(_unique(draw, len(bodies), len(bodies)), bodies, strict=True)):
        spoken = talk("A: " + text)
        speakers = {"A": draw(st.sampled_from(persons))} if persons else {}
        documents.append(
            ProjectDocument(f"d{i}", name, spoken, "nn", group=draw(st.sampled_from(groups)), speakers=speakers)
        )
    codes = []
    for i, name in enumerate(_unique(draw)):
        parent = draw(st.sampled_from(["", *(code.key for code in codes)]))
        fields = draw(st.dictionaries(st.sampled_from(FIELDS), texts, max_size=2))
        codes.append(ProjectCode(f"k{i}", name, parent, draw(texts), draw(st.sampled_from(("", "#0a0B0c"))), fields))
    codings = []
    if documents and codes:
        for i in range(draw(st.integers(0, 6))):
            document = draw(st.sampled_from(documents))
            start = draw(st.integers(0, len(document.transcript.text) - 1))
            end = draw(st.integers(start + 1, len(document.transcript.text)))
            codings.append(
                ProjectCoding(
                    f"q{i}",
                    document.key,
                    draw(st.sampled_from(codes)).key,
                    draw(st.sampled_from(coders)).key,
                    start,
                    end,
                    draw(st.sampled_from(("", "+", "-", "±"))),
                    draw(st.sampled_from(("independent", "consensus"))),
                    draw(st.sampled_from(("", DATE))),
                )
            )
    seen = set()
    codings = [
        c
        for c in codings
        if (key := (c.document, c.code, c.coder, c.start, c.end, c.stance, c.layer)) not in seen and not seen.add(key)
    ]
    themes: list[ProjectTheme] = []
    for i, name in enumerate(_unique(draw)):
        parent = draw(st.sampled_from(["", *(theme.key for theme in themes)]))
        below = draw(st.lists(st.sampled_from([code.key for code in codes]), unique=True)) if codes else []
        fields = draw(st.dictionaries(st.sampled_from(WORDING), texts, max_size=2))
        fields |= draw(st.sampled_from(({}, {"status": "defined"}, {"status": "dropped"})))
        themes.append(ProjectTheme(f"t{i}", name, parent, tuple(below), draw(texts), fields))
    on = [("", ""), *(("document", d.key) for d in documents), *(("code", c.key) for c in codes)]
    on += [
        *(("coding", c.key) for c in codings),
        *(("theme", t.key) for t in themes),
        *(("case", c.key) for c in cases),
    ]
    memos = draw(
        st.lists(
            st.builds(
                ProjectMemo,
                texts.filter(str.strip),
                st.sampled_from(people),
                st.sampled_from(("analytic", "decision")),
                st.sampled_from(on),
                st.sampled_from(("", DATE)),
            ),
            max_size=4,
            unique_by=lambda memo: (memo.text, memo.coder, memo.kind, memo.on),
        )
    )
    used = [name for name in ("role", "fravær") if any(name in case.attributes for case in cases)]
    return Project(
        "p", "Any", "any", coders, tuple(documents), tuple(codes), tuple(codings), tuple(cases), tuple(themes),
        tuple(memos), design=tuple(used[:1]),
    )  # fmt: skip
