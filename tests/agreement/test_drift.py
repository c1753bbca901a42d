"""agreement drift: the same coefficients over the documents of each period."""

import pytest

from tests.agreement.readers import read
from thematic.agreement.drift import find_drift, rows_of
from thematic.agreement.run import run
from thematic.coding.coders import add_coder
from thematic.errors import BadInput, UsageError


def dated(desk, *days):
    """A document a day (d1, d2, ...): kari codes it on the first of January, ola on that day, and from the third on
    they agree."""
    for number, day in enumerate(days, start=1):
        end = 24 if number >= 3 else 10
        read(desk, ("kari", "mangel", 0, 24), ("ola", "mangel", 0, end), ("ola", "ring", 25, 45), document=f"d{number}")
        with desk.change("set up"):
            document = desk.store.find("documents", f"d{number}")["id"]
            ola = desk.store.find("coders", "ola")["id"]
            desk.store.update_many(
                "codings",
                {"created": "2026-01-01T10:00:00Z"},
                desk.store.values("codings", "id", document_id=document),
            )
            desk.store.update_many(
                "codings",
                {"created": f"{day}T10:00:00Z"},
                desk.store.values("codings", "id", document_id=document, coder_id=ola),
            )


def periods(found):
    return {period.name: period.documents for period in found.periods}


def test_thirds_go_by_the_time_when_the_last_reader_was_through(desk):
    dated(desk, "2026-03-06", "2026-03-05", "2026-03-04", "2026-03-03", "2026-03-02")
    found = find_drift(desk, by="order")
    assert periods(found) == {
        "first third": ("d5", "d4"),
        "second third": ("d3",),
        "last third": ("d2", "d1"),
    }
    assert not found.at_once


def test_finishing_a_document_is_later_than_its_last_coding(desk):
    dated(desk, "2026-03-02", "2026-03-03", "2026-03-04")
    with desk.change("set up"):
        document, coder = desk.store.find("documents", "d1")["id"], desk.store.find("coders", "ola")["id"]
        (assigned,) = desk.store.values("assignments", "id", document_id=document, coder_id=coder)
        desk.store.update("assignments", assigned, {"finished": "2026-05-01T10:00:00.000Z"})
    assert list(periods(find_drift(desk, by="order")).values()) == [("d2",), ("d3",), ("d1",)]


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        ("day", {"2026-03-01": ("d1",), "2026-03-02": ("d2", "d3"), "2026-04-05": ("d4",)}),
        ("week", {"2026-W09": ("d1",), "2026-W10": ("d2", "d3"), "2026-W14": ("d4",)}),
        ("month", {"2026-03": ("d1", "d2", "d3"), "2026-04": ("d4",)}),
    ],
)
def test_dates_are_days_iso_weeks_or_months(desk, every, expected):
    dated(desk, "2026-03-01", "2026-03-02", "2026-03-02", "2026-04-05")
    assert periods(find_drift(desk, by="date", every=every)) == expected


def test_each_period_has_the_figures_of_its_documents_alone(desk):
    dated(desk, "2026-03-01", "2026-03-02", "2026-04-05", "2026-04-06")
    rows = rows_of(find_drift(desk, by="date", every="month", codes=["mangel", "ring"]))
    for period, documents in (("2026-03", ["d1", "d2"]), ("2026-04", ["d3", "d4"])):
        alone = run(desk, documents=documents, codes=["mangel", "ring"], interval="none")
        assert [
            (row["code"], row["coefficient"], row["value"], row["status"], row["units"])
            for row in rows
            if row["period"] == period
        ] == [(row.code, row.coefficient, row.value, row.status, row.units) for row in alone.rows]
    of_mangel = [row for row in rows if row["code"] == "mangel" and row["coefficient"] == "krippendorff_alpha"]
    assert of_mangel[0]["value"] < of_mangel[1]["value"] == 1.0


def test_codes_are_shown_only_when_they_are_named(desk):
    dated(desk, "2026-03-01", "2026-03-02")
    assert {row["code"] for row in rows_of(find_drift(desk))} == {"*"}
    assert {row["code"] for row in rows_of(find_drift(desk, codes=["ring"]))} == {"ring"}


def test_a_code_that_a_period_lacks_is_undefined_there_and_not_gone(desk):
    dated(desk, "2026-03-01", "2026-04-05")
    read(desk, ("kari", "humor", 0, 10), document="d1")
    rows = rows_of(find_drift(desk, by="date", every="month", codes=["humor"], coefficients=["krippendorff_alpha"]))
    assert sorted(row["value"] is None for row in rows) == [False, True]
    assert next(row["status"] for row in rows if row["period"] == "2026-04") == "no_variation"


def test_documents_done_at_once_say_so(desk):
    dated(desk, "2026-03-01", "2026-03-01")
    assert find_drift(desk).at_once


def test_no_common_document_gives_no_period_and_wrong_periods_are_refused(desk):
    read(desk, document="a", coders=["kari"])
    read(desk, document="b", coders=["ola"])
    assert find_drift(desk).periods == ()
    with pytest.raises(UsageError, match="Periods cannot be by 'year'"):
        find_drift(desk, by="date", every="year")
    with pytest.raises(UsageError, match="Periods cannot be by 'round'"):
        find_drift(desk, by="round")


def test_one_coder_is_refused(desk):
    add_coder(desk, "kari")
    with pytest.raises(BadInput, match="two coders"):
        find_drift(desk)
