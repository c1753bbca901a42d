"""A row is fragile where leaving out one site would take its label away."""

from tests.contrast.field import LOWS, Field


def without(field: Field, site: str) -> list[str]:
    """Take the groups of a site out of the comparison."""
    with field.desk.change("leave out"):
        for group in (name for name in ("l", "h") for name in (f"{name}{site}", f"{name}{site}b")):
            if ("cases", group) in field.ids:
                attribute, case = field.ids["attributes", "absence"], field.ids["cases", group]
                values = field.store.values("case_attributes", "id", case_id=case, attribute_id=attribute)
                field.store.delete("case_attributes", values)
    return [row.label for row in field.contrast().all_rows]


def put_back(field: Field, site: str) -> None:
    """Undo ``without``."""
    for group in (f"l{site}", f"l{site}b", f"h{site}", f"h{site}b"):
        if ("cases", group) in field.ids:
            field.attribute(group, "absence", "low" if group[0] == "l" else "high")


def test_the_sites_that_a_tendency_hangs_on_are_named(eighteen: Field) -> None:
    eighteen.code("topic")
    eighteen.raised("topic", "l1", "l3", "l4")

    row = eighteen.row("topic")

    assert (row.label, row.fragile) == ("tendency", ("S1", "S3", "S4"))


def test_a_row_that_only_loses_its_clarity_is_not_fragile(eighteen: Field) -> None:
    eighteen.code("topic")
    eighteen.raised("topic", "l1", "l3", "l4", "l5")
    row = eighteen.row("topic")

    assert (row.label, row.fragile) == ("clear", ())
    assert without(eighteen, "5") == ["tendency"]


def test_a_row_on_many_sites_is_not_fragile(eighteen: Field) -> None:
    eighteen.code("topic")
    eighteen.raised("topic", *LOWS)

    assert eighteen.row("topic").fragile == ()


def test_a_row_without_a_label_to_lose_is_not_fragile(eighteen: Field) -> None:
    eighteen.code("topic")
    eighteen.raised("topic", "l1", "l3", "l4", "h1", "h3", "h4")

    assert (eighteen.row("topic").label, eighteen.row("topic").fragile) == ("unresolved", ())


def test_the_named_sites_are_those_that_the_study_could_not_do_without(eighteen: Field) -> None:
    eighteen.code("topic")
    eighteen.raised("topic", "l1", "l2", "l2b", "l3", "l4", "l5", "h6")
    named = eighteen.row("topic").fragile
    lost = []
    for site in range(1, 9):
        if without(eighteen, str(site))[0] not in ("clear", "tendency"):
            lost.append(f"S{site}")
        put_back(eighteen, str(site))

    assert list(named) == lost
    assert lost
