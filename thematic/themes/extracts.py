"""The extracts of a theme as they are read again: by group, each with how typical of the theme it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from thematic.coding.tree import tree
from thematic.store.desk import Desk
from thematic.store.extracts import Said
from thematic.store.names import fold
from thematic.store.tables import Store
from thematic.themes.likeness import Likeness, Vocabulary, bundled, outlying, typicality, vocabulary
from thematic.themes.material import Material, Passage, gather

STANCES = ("+", "-", "±")


@dataclass(frozen=True, slots=True)
class Extract:
    """A passage of a theme: where it stands, what participants say in it, and under which codes.

    ``start`` and ``end`` are code points of the document, as coded; ``parts`` are the participants' turns in them.
    ``codes`` are names in the codebook's order, ``codings`` ids, ``stances`` those that a coding carries.
    ``typicality`` is 0 to 1, None where there is nothing to compare with (see ``likeness``).
    """

    document: str
    group: str
    site: str
    start: int
    end: int
    parts: tuple[Said, ...]
    codes: tuple[str, ...]
    stances: tuple[str, ...]
    codings: tuple[int, ...]
    typicality: float | None
    outlying: bool

    @property
    def text(self) -> str:
        """The participants' words, a line a turn."""
        return "\n".join(part.text for part in self.parts)

    @property
    def unit(self) -> str:
        """What counts as one group: the group, else the document."""
        return self.group or self.document

    @property
    def said_by(self) -> tuple[str, ...]:
        """Ids of those who speak in it, each once, in the order in which they do."""
        return tuple(dict.fromkeys(part.said_by for part in self.parts))


def theme_extracts(desk: Desk, theme: str) -> list[Extract]:
    """The extracts of a theme, by group; in each, outlying ones first, then as they stand in the text.

    Subthemes and child codes are included. Raises NotFound for an unknown theme, and what ``gather`` raises.
    """
    row = desk.store.find("themes", theme)
    material = gather(desk)
    return extracts_of(desk.store, material.of_theme(row["id"]), known=spoken(material))


def extracts_of(store: Store, passages: Sequence[Passage], *, known: Vocabulary) -> list[Extract]:
    """Passages as extracts, in the order of ``theme_extracts``; ``known`` holds the words of the study's talk."""
    names = {row["id"]: row["name"] for _depth, row in tree(store.rows("codes", order="position, name_key"))}
    order = {code: place for place, code in enumerate(names)}
    likeness = typicality_of(passages, known)
    found = []
    for passage, typical, far in zip(passages, likeness, outlying(likeness), strict=True):
        first = passage.parts[0]
        codes = sorted({coding.code_id for coding in passage.codings}, key=order.__getitem__)
        stances = {coding.stance for coding in passage.codings}
        found.append(
            Extract(
                document=first.document,
                group=first.group,
                site=first.site,
                start=passage.start,
                end=passage.end,
                parts=passage.parts,
                codes=tuple(names[code] for code in codes),
                stances=tuple(stance for stance in STANCES if stance in stances),
                codings=tuple(coding.id for coding in passage.codings),
                typicality=typical,
                outlying=far,
            )
        )
    return sorted(found, key=lambda one: (fold(one.unit), not one.outlying, fold(one.document), one.start, one.end))


def typicality_of(passages: Sequence[Passage], known: Vocabulary) -> Likeness:
    """The typicality of each of a theme's passages among all of them."""
    bundles = bundled((passage.parts[0].document, passage.start, passage.end) for passage in passages)
    return typicality([passage.text for passage in passages], known, bundles=bundles)


def spoken(material: Material) -> Vocabulary:
    """The words of all participants' turns: what makes a word common or rare."""
    return vocabulary(said.text for said in material.talk)
