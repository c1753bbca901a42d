"""Which group raised what: mentions by row and group, with where the topic was asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thematic.coding.blinding import veil_of
from thematic.coding.readings import choose_readings
from thematic.contrast.asked import find_asked
from thematic.contrast.compare import NO_ROWS
from thematic.contrast.mentions import find_mentions, find_talk
from thematic.contrast.rows import Codebook, Kind
from thematic.contrast.units import Member, filter_members, list_members
from thematic.errors import BadInput, UsageError
from thematic.store.desk import Desk
from thematic.store.evidence import Reading, load_codings, load_turns
from thematic.store.names import fold
from thematic.store.tables import Row
from thematic.transcripts.case_values import Cases


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A group, its site, and its value ("" where unknown) of each attribute that the columns are ordered by."""

    group: str
    site: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A code, concept or theme: participants' ``mentions`` in each group, and whether its topic was ``asked`` there.

    ``theme`` is the first of its themes ("" for none); of a theme's row, the theme above it.
    """

    name: str
    stance: str
    theme: str
    parent: str
    mentions: tuple[int, ...]
    asked: tuple[bool, ...]

    @property
    def groups(self) -> int:
        """In how many of the groups that were asked it was raised."""
        return sum(1 for mentions, asked in zip(self.mentions, self.asked, strict=True) if mentions and asked)

    @property
    def of(self) -> int:
        """How many groups were asked."""
        return sum(self.asked)

    @property
    def raised_unasked(self) -> int:
        """In how many groups it was raised unasked."""
        return sum(1 for mentions, asked in zip(self.mentions, self.asked, strict=True) if mentions and not asked)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows in the order of themes and codebook, columns by the values of ``by``, then site and name.

    ``hidden`` is how many groups are left out because the coder at the desk may not see them yet.
    """

    kind: Kind
    by: tuple[str, ...]
    where: Mapping[str, str]
    theme: str
    rows: tuple[MatrixRow, ...]
    columns: tuple[MatrixColumn, ...]
    hidden: int


def mention_matrix(
    desk: Desk,
    *,
    by: str | None = None,
    values: Sequence[str] | None = None,
    where: Mapping[str, str] | None = None,
    theme: str | None = None,
    rows: Kind = "code",
    layer: str | None = None,
) -> Matrix:
    """Count every row's mentions in every group, as ``compare`` does.

    The groups stand by the values of ``by``, without it by those of every design attribute that ``where`` leaves open;
    ``values`` keeps the groups of these values, in this order. Raises NotFound for unknown names, BadInput where there
    are no rows or no groups, and what ``choose_readings`` and ``find_asked`` raise.
    """
    store, cases = desk.store, Cases(desk.store)
    codebook = Codebook(store)
    specs = codebook.specs(rows)
    if not specs:
        sentence, hint = NO_ROWS[rows]
        raise BadInput(sentence, hint=hint)
    picked = set(codebook.themes.walk(store.find("themes", theme)["id"])) if theme is not None else None
    groups = _find_groups(desk, cases, by=by, values=values, where=where or {})
    documents = set().union(*(member.documents for member in groups.members))
    readings = choose_readings(desk, sorted(documents), layer=layer)
    members = groups.visible(desk, readings)
    mentions = find_mentions(load_codings(store, readings), find_talk(load_turns(store), members), specs)
    counts, _voices = mentions.count(len(members))
    asked = find_asked(store, members, codebook.themes, specs)
    return Matrix(
        kind=rows,
        by=tuple(attribute["name"] for attribute in groups.attributes),
        where=groups.where,
        theme=store.find("themes", theme)["name"] if theme is not None else "",
        rows=tuple(
            MatrixRow(
                name=spec.name,
                stance=spec.sign,
                theme=_theme_of(codebook, rows, spec.themes, picked),
                parent=spec.parent,
                mentions=tuple(counts[:, place].tolist()),
                asked=tuple(asked[:, place].tolist()),
            )
            for place, spec in enumerate(specs)
            if picked is None or not picked.isdisjoint(spec.themes)
        ),
        columns=tuple(MatrixColumn(member.name, groups.site(member), groups.known[member.name]) for member in members),
        hidden=len(groups.members) - len(members),
    )


@dataclass(frozen=True, slots=True)
class _Groups:
    """Groups in the order of their values of ``attributes``, which ``known`` holds by name."""

    cases: Cases
    attributes: tuple[Row, ...]
    where: Mapping[str, str]
    members: tuple[Member, ...]
    known: Mapping[str, tuple[str, ...]]

    def site(self, member: Member) -> str:
        return self.cases.name(self.cases.site_of(member.groups[0]))

    def visible(self, desk: Desk, readings: Mapping[int, Reading]) -> list[Member]:
        """The groups of which neither the codings that count nor where they stand are hidden from the coder."""
        veil, shown = veil_of(desk), [*(attribute["name"] for attribute in self.attributes), "group", "site"]
        seen = [
            member
            for member in self.members
            if not any(
                (document in readings and veil.hides(document, readings[document].coder_id or 0))
                or any(veil.hides_attribute(document, name) for name in shown)
                for document in member.documents
            )
        ]
        if not seen:
            raise BadInput(
                "The study is blind, and of every group there is a document that you have not finished.",
                hint="'thematic finish DOCUMENT' when it is coded to its end.",
            )
        return seen


def _find_groups(
    desk: Desk, cases: Cases, *, by: str | None, values: Sequence[str] | None, where: Mapping[str, str]
) -> _Groups:
    fixed: dict[str, tuple[Row, str]] = {}
    for name, text in where.items():
        attribute = cases.attribute(name)
        fixed[attribute["name"]] = (attribute, cases.value(attribute, text))
    if by is not None:
        attributes = [cases.attribute(by)]
        if cases.level(attributes[0]) == {"participant"}:
            raise UsageError(
                f"'{attributes[0]['name']}' belongs to participants, below the group.",
                hint="Order the groups by an attribute of theirs.",
            )
    else:
        declared = [row for row in cases.declared() if row["name"] not in fixed]
        attributes = [row for row in declared if cases.level(row) != {"participant"}]
    wanted = [cases.value(attributes[0], text) for text in values] if values and attributes else None
    members, _apart = list_members(desk.store, cases, "group")
    if not members:
        raise BadInput("The study has no groups.", hint="Bring them in with 'thematic cases import'.")
    members, _left = filter_members(members, cases, fixed)
    known = {member.name: tuple(member.value(cases, row) or "" for row in attributes) for member in members}
    if wanted is not None:
        members = [member for member in members if known[member.name][0] in wanted]
    if not members:
        raise BadInput("No group is left.", hint="Look at 'thematic cases list' and at --where.")
    levels = [
        cases.ordered(row, {held[place] for held in known.values()} - {""}) for place, row in enumerate(attributes)
    ]
    if wanted is not None:
        levels[0] = wanted

    def place(member: Member) -> tuple[object, ...]:
        held = zip(known[member.name], levels, strict=True)
        ranks = tuple(level.index(value) if value in level else len(level) for value, level in held)
        return (*ranks, fold(cases.name(cases.site_of(member.groups[0]))), fold(member.name))

    return _Groups(
        cases,
        tuple(attributes),
        {name: text for name, (_attribute, text) in fixed.items()},
        tuple(sorted(members, key=place)),
        known,
    )


def _theme_of(codebook: Codebook, kind: Kind, themes: Sequence[int], picked: set[int] | None) -> str:
    if kind == "theme":
        return codebook.themes.parent_name(themes[0])
    return next((str(codebook.themes.rows[theme]["name"]) for theme in themes if picked is None or theme in picked), "")
