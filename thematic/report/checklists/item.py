"""What a checklist is: items with a short label and a question of our own, in both languages."""

from dataclasses import dataclass

from thematic.store.names import fold


@dataclass(frozen=True, slots=True)
class Item:
    """One item. ``evidence`` names what the study can show for it (keys of ``evidence.EVIDENCE``); ``reflexive`` the
    reason (a key of the headings) why it may not apply in a reflexive study, for a person to accept or not.
    """

    id: str
    section: tuple[str, str]
    label: tuple[str, str]
    question: tuple[str, str]
    evidence: tuple[str, ...] = ()
    reflexive: str = ""

    def said(self, what: str, language: str) -> str:
        """``section``, ``label`` or ``question`` in "nb" or "en"."""
        nb, en = getattr(self, what)
        return str(nb if language == "nb" else en)


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist: its ``name`` on the command line, its ``title``, where it comes from, and its items in order."""

    name: str
    title: tuple[str, str]
    source: str
    items: tuple[Item, ...]

    def find(self, item: str) -> Item | None:
        """The item called ``item``, whatever its case ("s5" is S5)."""
        return next((one for one in self.items if fold(one.id) == fold(item)), None)
