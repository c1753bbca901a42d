"""Small studies written straight into a file, for what a contrast must make of them."""

from pathlib import Path
from typing import Any

from thematic.contrast.compare import compare
from thematic.contrast.result import Contrast, ContrastRow
from thematic.store.desk import Desk
from thematic.store.file import create

LOWS = ("l1", "l2", "l2b", "l3", "l4", "l5", "l6", "l7", "l8")
HIGHS = ("h1", "h2", "h2b", "h3", "h4", "h5", "h6", "h7", "h8")
WORDS = "we say that it is so and nobody here would ever think of it otherwise"


class Field:
    """A study under construction. Every group has an interviewer and participants P1, P2, P3, with a turn each."""

    def __init__(self, path: Path) -> None:
        self.store = create(path)
        self.store.connection.execute("PRAGMA synchronous = OFF")
        self.desk = Desk(self.store, "kari", "en")
        self.ids: dict[tuple[str, str], int] = {}
        self.turns: dict[tuple[str, int], tuple[int, int]] = {}
        self.add("coders", "kari")

    def add(self, table: str, name: str, **values: Any) -> int:
        with self.desk.change("set up"):
            self.ids[table, name] = self.store.insert(table, {"name": name, **values})
        return self.ids[table, name]

    def theme(self, name: str, parent: str | None = None, **values: Any) -> None:
        self.add("themes", name, parent_id=self.ids["themes", parent] if parent else None, **values)

    def code(self, name: str, *themes: str, parent: str | None = None, concept: str = "") -> None:
        self.add("codes", name, parent_id=self.ids["codes", parent] if parent else None, concept=concept)
        for theme in themes:
            with self.desk.change("set up"):
                self.store.insert(
                    "theme_codes", {"theme_id": self.ids["themes", theme], "code_id": self.ids["codes", name]}
                )

    def attribute(self, case: str, name: str, value: str, *, design: bool = False) -> None:
        if ("attributes", name) not in self.ids:
            self.add("attributes", name, design=int(design))
        with self.desk.change("set up"):
            self.store.insert(
                "case_attributes",
                {"case_id": self.ids["cases", case], "attribute_id": self.ids["attributes", name], "value": value},
            )

    def group(
        self,
        name: str,
        site: str = "",
        documents: tuple[str, ...] | None = None,
        *,
        talk: list[tuple[str, str]] | None = None,
        **attributes: str,
    ) -> None:
        if site and ("cases", site) not in self.ids:
            self.add("cases", site, kind="site")
        self.add("cases", name, kind="group", parent_id=self.ids["cases", site] if site else None)
        for attribute, value in attributes.items():
            self.attribute(name, attribute, value)
        for document in (name,) if documents is None else documents:
            self.document(document, name, talk=talk)

    def document(self, name: str, group: str | None, *, talk: list[tuple[str, str]] | None = None) -> None:
        """``talk``: (speaker, words) a turn; the speaker "I" interviews, "O" looks on, "" has no name."""
        talk = talk or [("I", "What is it like here?"), *((f"P{number}", f"{WORDS} {number}") for number in (1, 2, 3))]
        text = "\n".join(words for _speaker, words in talk)
        group_id = self.ids["cases", group] if group else None
        document = self.add("documents", name, group_id=group_id)
        at = 0
        with self.desk.change("set up"):
            self.store.insert("texts", {"id": document, "text": text, "sha256": ""})
            for number, (speaker, words) in enumerate(talk, start=1):
                key = ("speakers", f"{name}/{speaker}")
                if speaker and key not in self.ids:
                    role = {"I": "interviewer", "O": "other"}.get(speaker, "participant")
                    self.ids[key] = self.store.insert(
                        "speakers", {"document_id": document, "name": speaker, "role": role}
                    )
                self.store.insert(
                    "turns",
                    {
                        "document_id": document,
                        "number": number,
                        "speaker_id": self.ids.get(key),
                        "start": at,
                        "end": at + len(words),
                        "words": len(words.split()),
                    },
                )
                self.turns[name, number] = (at, at + len(words))
                at += len(words) + 1

    def participant(self, name: str, *speakers: str, **attributes: str) -> None:
        """Tie speakers ("document/P1") to a participant."""
        case = self.add("cases", name, kind="participant")
        with self.desk.change("set up"):
            for speaker in speakers:
                self.store.update("speakers", self.ids["speakers", speaker], {"participant_id": case})
        for attribute, value in attributes.items():
            self.attribute(name, attribute, value)

    def coding(self, code: str, document: str, turn: int = 2, last: int | None = None, **values: Any) -> int:
        """Code a turn, or the turns up to ``last``."""
        return self.mark(code, document, self.turns[document, turn][0], self.turns[document, last or turn][1], **values)

    def mark(
        self,
        code: str,
        document: str,
        start: int,
        end: int,
        *,
        stance: str = "",
        coder: str = "kari",
        layer: str = "independent",
    ) -> int:
        with self.desk.change("set up"):
            return self.store.insert(
                "codings",
                {
                    "document_id": self.ids["documents", document],
                    "code_id": self.ids["codes", code],
                    "coder_id": self.ids["coders", coder],
                    "layer": layer,
                    "start": start,
                    "end": end,
                    "stance": stance,
                    "quote": self.store.text(self.ids["documents", document])[start:end],
                },
            )

    def raised(self, code: str, *groups: str, **values: Any) -> None:
        for group in groups:
            self.coding(code, group, **values)

    def sites(self, *sides: tuple[int, int]) -> None:
        """A site for each pair, with that many groups of low ("l1.1") and of high ("h1.1") absence."""
        for site, counts in enumerate(sides, start=1):
            for absence, groups in zip(("low", "high"), counts, strict=True):
                for number in range(1, groups + 1):
                    self.group(f"{absence[0]}{site}.{number}", f"S{site}", absence=absence)

    def raised_in(self, code: str, *sides: tuple[int, int]) -> None:
        """Code the first so many groups of each side of each site that ``sites`` has made."""
        for site, counts in enumerate(sides, start=1):
            for side, groups in zip("lh", counts, strict=True):
                self.raised(code, *(f"{side}{site}.{number}" for number in range(1, groups + 1)))

    def question(self, name: str, theme: str, *documents: str) -> None:
        question = self.add("questions", name, theme=theme, position=1)
        with self.desk.change("set up"):
            for document in documents:
                self.store.insert("asked", {"document_id": self.ids["documents", document], "question_id": question})

    def assign(self, document: str, coder: str = "kari", *, layer: str = "independent", finished: bool = False) -> None:
        with self.desk.change("set up"):
            self.store.insert(
                "assignments",
                {
                    "document_id": self.ids["documents", document],
                    "coder_id": self.ids["coders", coder],
                    "layer": layer,
                    "assigned": "2025-01-01",
                    "finished": "2025-01-02" if finished else None,
                },
            )

    def contrast(self, **options: Any) -> Contrast:
        """Low against high absence, unless told otherwise, without a chance baseline."""
        return compare(self.desk, **{"by": "absence", "values": ("low", "high"), "baseline": 0, **options})

    def row(self, name: str, **options: Any) -> ContrastRow:
        """The one row called ``name``."""
        (row,) = (row for row in self.contrast(**options).all_rows if row.row == name)
        return row
