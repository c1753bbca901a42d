"""A small study of English conversations, to hold single sentences of a manuscript against."""

from pathlib import Path

import thematic
from thematic.transcripts.cases import import_cases, import_participants

TALK = {
    "harbour-low": """Moderator: What makes a day here go well for you?
Participant 1: When somebody has put the kettle on, I know the shift will be all right.
Participant 2: I never ask who is ill, I ask who needs a hand.
Moderator: And when it does not go well?
Participant 3: Then we shut the door, count to ten and start again from the top of the list.
Participant 1: You count to ten, I count the biscuits. There are never ten.
""",
    "harbour-high": """Moderator: Who do you turn to when it gets too much?
Participant 1: The office is always dark by the time I finish my round.
Participant 2: We leave each other notes, and not the kind ones.
Participant 3: I never ask who is ill, I ask who needs a hand.
Participant 4: Nobody tells the new ones where the keys are, so they walk round in circles all morning.
""",
    "mill-low": """I: What do you do as managers when people are away?
L1: I ring them on the second day, and we talk about the garden before we talk about work.
L2: My door is open, but the corridor outside it is very long.
I: Long in what way?
L2: Nobody walks down it unless something is on fire.
L1: I have (pause) stopped writing letters; a letter never made anybody well.
""",
}
CASES = """document,group,site,role,absence
harbour-low,Harbour employees low,Harbour,employee,low
harbour-high,Harbour employees high,Harbour,employee,high
mill-low,Mill leaders low,Mill,leader,low
"""
PEOPLE = """document,speaker,participant,speaker_role
harbour-low,Moderator,,interviewer
harbour-low,Participant 1,P001,participant
harbour-low,Participant 2,P002,participant
harbour-low,Participant 3,P003,participant
harbour-high,Moderator,,interviewer
harbour-high,Participant 1,P011,participant
harbour-high,Participant 2,P012,participant
harbour-high,Participant 3,P013,participant
harbour-high,Participant 4,P014,participant
mill-low,I,,interviewer
mill-low,L1,P021,participant
mill-low,L2,P022,participant
"""
LABELS = {
    ("role", "employee"): ("medarbeidere", "employees"),
    ("role", "leader"): ("ledere", "leaders"),
    ("absence", "low"): ("lavt fravær", "low absence"),
    ("absence", "high"): ("høyt fravær", "high absence"),
}


def build(folder: Path) -> Path:
    """The study in ``folder``."""
    talk = folder / "talk"
    talk.mkdir()
    for name, text in TALK.items():
        (talk / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "cases.csv").write_text(CASES, encoding="utf-8")
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    path = folder / "talk.thematic"
    with thematic.create_study(path, title="Talk", coder="kari", language="en") as study:
        study.import_documents([talk])
        import_cases(study.desk, folder / "cases.csv", design=("role", "absence"))
        import_participants(study.desk, folder / "people.csv")
        with study.desk.change("cases label"):
            ids = {row["name"]: row["id"] for row in study.desk.store.rows("attributes")}
            for (attribute, value), (nb, en) in LABELS.items():
                labels = {"label_nb": nb, "label_en": en}
                known = study.desk.store.one("attribute_values", attribute_id=ids[attribute], value=value)
                if known:
                    study.desk.store.update("attribute_values", known["id"], labels)
                else:
                    study.desk.store.insert(
                        "attribute_values", {"attribute_id": ids[attribute], "value": value, **labels}
                    )
    return path
