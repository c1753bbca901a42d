"""The role mirror: what two kinds of groups say on the same matter, side by side, and how the two relate.

Every count is the contrast's: ``contrast --by role=leader,employee --rows concept --all`` gives the same groups, sites
and labels. What is added are the stances of each side, the sites where both raise a matter, and a verdict.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from thematic.contrast.caveats import Caveat
from thematic.contrast.compare import compare
from thematic.contrast.design import Design, build_design
from thematic.contrast.mirror_verdicts import MirrorSide, Verdict, judge
from thematic.contrast.result import Contrast, ContrastRow
from thematic.contrast.rows import Codebook
from thematic.contrast.stances import Stances, leans_of
from thematic.contrast.thresholds import Label, Thresholds
from thematic.errors import BadInput, UsageError
from thematic.plurals import count
from thematic.store.desk import Desk
from thematic.store.evidence import STANCES

Kind = Literal["concept", "code"]
Codes = Literal["auto", "shared", "by-side"]
CODES: tuple[Codes, ...] = ("auto", "shared", "by-side")
"""Whether any code may be used on both sides, belongs to one, or whether the codings shall tell."""

TELLING = 2
"""A code used in fewer groups could not have been used on both sides, and does not tell whether codes are shared."""

COUNTS = ("groups", "of", "sites", "speakers", "raised_unasked")
"""What a side takes over from the contrast's row as it is."""

Used = Mapping[int, tuple[int, int]]
"""For every code in use, in how many groups of each side."""


@dataclass(frozen=True, slots=True)
class MirrorRow:
    """A concept, or a code without one (``kind``), as both sides raise it.

    ``side`` is the value whose blind spot it is, that has no code or was not asked, else "". ``sites_of`` counts the
    sites where groups of both sides were asked; of these, ``sites_both``, ``sites_a_only`` and ``sites_b_only`` are
    those where both, only the first and only the second raised it. ``label`` and ``difference`` are the contrast's.
    """

    theme: str
    row: str
    kind: Kind
    verdict: Verdict
    side: str
    a: MirrorSide
    b: MirrorSide
    sites_both: int
    sites_a_only: int
    sites_b_only: int
    sites_of: int
    label: Label
    difference: float | None
    code_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Mirror:
    """All rows in the order of themes and codebook, and how they came about.

    ``shared``: whether any code may be used on both sides, ``inferred`` from ``on_both`` of ``in_use`` codes having
    been. ``left_out``: codes without a concept that belong to one side, and so have nothing to be held against.
    """

    by: str
    values: tuple[str, str]
    where: Mapping[str, str]
    theme: str
    n_groups: tuple[int, int]
    n_sites: int
    rows: tuple[MirrorRow, ...]
    shared: bool
    inferred: bool
    on_both: int
    in_use: int
    left_out: int
    warnings: tuple[Caveat, ...]
    thresholds: Thresholds


def mirror(
    desk: Desk,
    *,
    by: str = "role",
    values: Sequence[str] | None = None,
    where: Mapping[str, str] | None = None,
    theme: str | None = None,
    layer: str | None = None,
    codes: Codes = "auto",
    thresholds: Thresholds | None = None,
) -> Mirror:
    """Hold two sides against each other on every concept, and on every code without one that both can have.

    ``codes`` says whether any code may be used on both sides; ``auto`` takes them so if at least half of the codes in
    use (in two groups or more) were. For the rest see ``compare``. Raises UsageError for other than two values, and
    what ``compare`` raises.
    """
    if codes not in CODES:
        raise UsageError(f"Codes cannot be '{codes}'.", hint=f"Use {', '.join(CODES)}.")
    least = thresholds or Thresholds()
    design = build_design(desk.store, by=by, values=values, where=where)
    if len(design.values) != 2:
        raise UsageError(
            f"A mirror has two sides, and '{design.by}' has {count(len(design.values), 'value')}.",
            hint=f"Name two of them: --by {design.by}={design.values[0]},{design.values[1]}.",
        )
    contrasts, alone = _compare(desk, design, theme, layer, least)
    used = contrasts[0].codes_used()
    telling = [sides for sides in used.values() if sum(sides) >= TELLING]
    on_both = sum(min(sides) > 0 for sides in telling)
    shared = on_both * 2 >= len(telling) > 0 if codes == "auto" else codes == "shared"
    rows = [
        (row, contrast, _codes(row, used, shared))
        for contrast in contrasts
        for row in contrast.all_rows
        if contrast.kind == "concept" or row.code_ids in alone
    ]
    kept = [one for one in rows if one[1].kind == "concept" or all(one[2])]
    return Mirror(
        by=design.by,
        values=(design.values[0], design.values[1]),
        where=design.where,
        theme=contrasts[0].theme,
        n_groups=(contrasts[0].n_units[0], contrasts[0].n_units[1]),
        n_sites=contrasts[0].n_sites,
        rows=tuple(_row(row, contrast, design, can, least) for row, contrast, can in kept),
        shared=shared,
        inferred=codes == "auto",
        on_both=on_both,
        in_use=len(telling),
        left_out=len(rows) - len(kept),
        warnings=tuple(warning for warning in contrasts[0].warnings if warning.kind != "one_side_coded"),
        thresholds=least,
    )


def _compare(
    desk: Desk, design: Design, theme: str | None, layer: str | None, least: Thresholds
) -> tuple[list[Contrast], set[tuple[int, ...]]]:
    """The contrast of concepts and that of codes, where there are such, and the codes without a concept (as rows)."""
    book = Codebook(desk.store)
    concepts = book.specs("concept")
    inside = {code for spec in concepts for code in spec.codes}
    alone = {spec.codes for spec in book.specs("code") if spec.codes[0] not in inside}
    kinds: list[Kind] = [*(["concept"] if concepts else []), *(["code"] if alone else [])]  # type: ignore[list-item]
    if not kinds:
        raise BadInput(
            "The study has no codes to hold against each other.",
            hint="Bring some in with 'thematic codebook import' or 'code add'.",
        )
    contrasts = [
        compare(
            desk,
            by=design.by,
            values=design.values,
            where=design.where,
            theme=theme,
            rows=kind,
            layer=layer,
            baseline=0,
            thresholds=least,
        )
        for kind in kinds
    ]
    return contrasts, alone


def _codes(row: ContrastRow, used: Used, shared: bool) -> tuple[bool, bool]:
    """Whether the codebook has a code of this row for each side."""
    a, b = (shared or any(used.get(code, (0, 0))[place] for code in row.code_ids) for place in (0, 1))
    return a, b


def _row(
    row: ContrastRow, contrast: Contrast, design: Design, codes: tuple[bool, bool], least: Thresholds
) -> MirrorRow:
    ids, unit, passage, stance = contrast.passages(row)
    leans = leans_of(unit, passage, stance)
    sides, raised, asked = [], [], []
    for place, name in enumerate(("a", "b")):
        mine = design.value == place
        stances = Stances.of(lean for member, lean in leans.items() if mine[member])
        told = np.flatnonzero(mine[unit])
        leaning = [one for one in told.tolist() if STANCES[stance[one]] == stances.direction(least) != ""]
        figures = {count: getattr(row, f"{count}_{name}") for count in COUNTS}
        sides.append(
            MirrorSide(
                **figures,
                stances=stances,
                telling=tuple(np.unique(ids[leaning or told]).tolist()),
            )
        )
        raised.append(set(_sites(design, [member for member in leans if mine[member]])))
        asked.append(set(_sites(design, np.flatnonzero(mine & contrast.asked(row)).tolist())))
    verdict, about = judge(sides[0], sides[1], label=row.label, codes=codes, least=least)
    both_asked = asked[0] & asked[1]
    return MirrorRow(
        theme=row.theme,
        row=row.row,
        kind="concept" if contrast.kind == "concept" else "code",
        verdict=verdict,
        side=design.values[about] if about is not None else "",
        a=sides[0],
        b=sides[1],
        sites_both=len(raised[0] & raised[1]),
        sites_a_only=len(both_asked & raised[0] - raised[1]),
        sites_b_only=len(both_asked & raised[1] - raised[0]),
        sites_of=len(both_asked),
        label=row.label,
        difference=row.difference,
        code_ids=row.code_ids,
    )


def _sites(design: Design, members: Sequence[int]) -> Iterator[str]:
    """The known sites of members."""
    return filter(None, (design.sites[design.site[member]] for member in members))
