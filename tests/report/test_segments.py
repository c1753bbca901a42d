from thematic.coding.readings import choose_readings
from thematic.store.segments import code_use, codings_read, extent, load_segments


def code(store, document, name, start, end):
    row = store.one("codings")
    text = store.text(document)
    return store.insert(
        "codings",
        {
            "document_id": document,
            "code_id": store.find("codes", name)["id"],
            "coder_id": row["coder_id"],
            "start": start,
            "end": end,
            "quote": text[start:end],
        },
    )


def test_a_coding_over_several_turns_is_a_segment_for_each_participant(desk):
    store = desk.store
    document = store.find("documents", "Nord-low")["id"]
    turns = store.rows("turns", document_id=document, order="number")
    with desk.change("code"):
        coding = code(store, document, "fun", 3, turns[2]["start"] + 9)
    segments = load_segments(store, [coding])
    text = store.text(document)
    assert [(s.speaker, s.participant, s.text) for s in segments] == [
        ("P1", "Nord-low-1", "hun er alltid lett å få tak i når det er noe vi lurer på"),
        ("P2", "Nord-low-2", "vi kan ri"),
    ]
    assert all(text[s.start : s.end] == s.text for s in segments)
    assert {(s.document, s.group, s.site) for s in segments} == {("Nord-low", "Nord-low", "Nord")}


def test_only_an_interviewer_in_it_leaves_nothing(desk):
    document = desk.store.find("documents", "Nord-low")["id"]
    with desk.change("code"):
        coding = code(desk.store, document, "fun", 0, 10)
    assert load_segments(desk.store, [coding]) == []


def test_a_text_without_turns_is_participants_talk(desk):
    store = desk.store
    with desk.change("add"):
        document = store.insert("documents", {"name": "notes"})
        store.insert("texts", {"id": document, "text": "bare et notat", "sha256": "x"})
        coding = code(store, document, "fun", 5, 13)
    (segment,) = load_segments(store, [coding])
    assert (segment.text, segment.group, segment.said_by) == ("et notat", "", "notes")
    readings = choose_readings(desk, store.values("documents", "id")).values()
    fun = store.find("codes", "fun")["id"]
    found = extent(store, [fun], readings)
    assert (found.segments, found.groups, found.sites) == (7, 7, 3)
    assert coding in codings_read(store, [fun], readings)


def test_segments_come_in_the_order_of_the_material(desk):
    everything = desk.store.values("codings", "id")
    segments = load_segments(desk.store, reversed(everything))
    places = [(s.document, s.start) for s in segments]
    assert places == sorted(places)
    assert len(segments) == len(everything)


def test_the_use_of_codes_leaves_out_those_never_used(desk):
    store = desk.store
    names = {row["id"]: row["name"] for row in store.rows("codes")}
    assert {names[id]: use for id, use in code_use(store).items()} == {
        "near": (4, 4),
        "phone": (2, 2),
        "tired": (4, 4),
        "fun": (6, 6),
    }
    with desk.change("add"):
        store.insert("codes", {"name": "unused"})
    assert len(code_use(store)) == 4


def test_a_segment_knows_its_code_and_its_language(desk):
    store = desk.store
    document = store.find("documents", "Nord-low")["id"]
    codings = store.values("codings", "id", document_id=document)
    assert {(s.code, s.language) for s in load_segments(store, codings)} == {
        *(("near", "nb"), ("phone", "nb"), ("fun", "nb"))
    }
    with desk.change("nynorsk"):
        store.update("documents", document, {"language": "nn"})
    assert {s.language for s in load_segments(store, codings)} == {"nn"}
