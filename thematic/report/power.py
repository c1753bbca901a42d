"""Information power: five questions that decide how many participants are enough, and the answers to them.

Malterud, Siersma & Guassora (2016), "Sample size in qualitative interview studies: guided by information power",
Qualitative Health Research 26(13), 1753-1760. The study shows figures beside each question; it answers none.
"""

from dataclasses import dataclass
from statistics import median

from thematic.coding.passages import load_segments
from thematic.coding.readings import see_readings
from thematic.errors import BadInput, NotFound
from thematic.report.table import Column, Note, Table
from thematic.report.words import Words
from thematic.store.desk import Desk
from thematic.store.operations import now
from thematic.store.talk import participant_words
from thematic.transcripts.grid import design_grid

CHECKLIST = "power"
ITEMS = ("aim", "specificity", "theory", "dialogue", "analysis")
COLUMNS = ("item", "status", "question", "study_shows", "answer", "coder")


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question: its name, what it asks, what the study can show, and the answer ('' while open) with whose."""

    item: str
    name: str
    asks: str
    shows: str
    answer: str
    coder: str

    @property
    def status(self) -> str:
        """ "answered" or "open"."""
        return "answered" if self.answer else "open"


def power_prompts(desk: Desk, *, language: str = "") -> list[Prompt]:
    """The five questions in order, in ``language`` ("nb" or "en"; else the desk's)."""
    words = Words(language or desk.language)
    answers = {row["item"]: row for row in desk.store.rows("checklist_answers", checklist=CHECKLIST)}
    shown = _shown(desk, words)
    return [
        Prompt(
            item=item,
            name=words.say(f"power_{item}"),
            asks=words.say(f"power_{item}_asks"),
            shows=shown[item],
            answer=answers[item]["text"] if item in answers else "",
            coder=answers[item]["coder"] if item in answers else "",
        )
        for item in ITEMS
    ]


def answer_power(desk: Desk, item: str, text: str) -> None:
    """Record the answer to one of ``ITEMS``; an earlier one is replaced. Raises NotFound, BadInput (no text)."""
    store = desk.store
    if item not in ITEMS:
        raise NotFound.named("question of information power", item, ITEMS)
    if not text.strip():
        raise BadInput("An answer needs a text.", hint="Write it with --text.")
    there = store.one("checklist_answers", checklist=CHECKLIST, item=item)
    values = {"answer": "answered", "text": text.strip(), "coder": desk.coder}
    with desk.change("power answer") as operation:
        if there is None:
            store.insert("checklist_answers", {"checklist": CHECKLIST, "item": item, **values})
        elif there["text"] != values["text"]:
            store.update("checklist_answers", there["id"], values | {"created": now()})
        left = len(ITEMS) - store.count("checklist_answers", checklist=CHECKLIST, item=ITEMS)
        operation.notes.append(f"{len(ITEMS) - left} of {len(ITEMS)} questions of information power are answered.")


def power_table(desk: Desk, *, language: str = "") -> Table:
    """The questions with what the study shows and the answers, set for print."""
    words = Words(language or desk.language)
    widths = {"item": 2.0, "asks": 5.0, "shows": 4.5, "answer": 6.0}
    return Table(
        columns=tuple(Column(name, words.say(f"power_{name}"), width) for name, width in widths.items()),
        rows=tuple(
            (prompt.name, prompt.asks, prompt.shows, prompt.answer or words.say("power_open"))
            for prompt in power_prompts(desk, language=words.language)
        ),
        caption=words.say("power_caption"),
        notes=(Note(words.say("power_note")),),
        alt=words.say("power_alt"),
        language=words.language,
    )


def _shown(desk: Desk, words: Words) -> dict[str, str]:
    """What the study can say to each question, with its figures."""
    store = desk.store
    grid = design_grid(desk)
    questions = store.rows("questions", ("name", "theme"))
    codes = store.rows("codes", ("definition",))
    seen = see_readings(desk, strict=False)
    segments = load_segments(desk, seen.readings)
    documents = words.count(store.count("documents"), "document")
    themes = words.count(store.count("themes") - store.count("themes", status="dropped"), "power_theme")
    return {
        "aim": words.say(
            "power_aim_shows",
            questions=words.count(len(questions), "power_question"),
            themes=words.count(len({row["theme"] for row in questions} - {""}), "power_theme"),
        ),
        "specificity": words.say(
            "power_specificity_shows",
            groups=words.count(len(grid.total.groups), "group"),
            participants=words.count(grid.total.participants, "participant"),
            sites=words.count(len({cell.site for cell in grid.cells} - {""}), "site"),
            cells=words.count(len(grid.cells), "power_cell"),
            empty=len(grid.empty),
        ),
        "theory": words.say(
            "power_theory_shows",
            codes=words.count(len(codes), "power_code"),
            defined=sum(bool(row["definition"]) for row in codes),
            memos=words.count(store.count("memos", kind=("analytic", "method")), "power_memo"),
        ),
        "dialogue": _dialogue(desk, words),
        "analysis": words.say(
            "power_analysis_shows",
            coded=len(set(segments.document.tolist())),
            documents=documents,
            passages=words.count(len(set(segments.passage.tolist())), "power_passage"),
            themes=themes,
        ),
    }


def _dialogue(desk: Desk, words: Words) -> str:
    """Words a group, its documents together; a document without a group is one of its own."""
    group_of = {row["id"]: row["group_id"] or -row["id"] for row in desk.store.rows("documents", ("id", "group_id"))}
    said: dict[int, int] = {}
    for document, many in participant_words(desk.store).items():
        said[group_of[document]] = said.get(group_of[document], 0) + many
    total = design_grid(desk).total
    if total.moderator_share is None:
        return words.say("power_dialogue_shows_nothing")
    return words.say(
        "power_dialogue_shows",
        median=words.number(median(said.values()), digits=0),
        least=min(said.values()),
        most=max(said.values()),
        share=words.number(100 * total.moderator_share, digits=0),
        silent=words.count(len(total.silent), "participant"),
    )
