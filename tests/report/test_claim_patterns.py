"""What sentences claim, in Bokmål and English, and what only looks like it."""

import pytest

from thematic.report.claim_patterns import SPELLED, find_claims, whole


def claims(sentence):
    return {(claim.about, claim.number, claim.figure) for claim in find_claims(sentence)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Det ble holdt 36 fokusgrupper med 239 deltakere.", {("groups", 36, "36"), ("participants", 239, "239")}),
        ("Thirty-six focus groups were held.", {("groups", 36, "Thirty-six")}),
        ("Trettiseks fokusgrupper ble holdt.", {("groups", 36, "Trettiseks")}),
        ("To uavhengige kodere kodet alt.", {("coders", 2, "To")}),
        ("Both coders read it.", {("coders", 2, "Both")}),
        ("Letters went to participants of the study.", set()),
        ("We spoke to both participants of the pilot.", set()),
        ("Kodeboken har 136 koder og seks temaer.", {("codes", 136, "136"), ("themes", 6, "seks")}),
        ("Alle transkripsjonene ble dobbeltkodet.", {("double_all", None, "")}),
        ("Every transcript was double-coded.", {("double_all", None, "")}),
        ("Begge forskerne kodet hele materialet.", {("double_all", None, "")}),
        ("22 % av dokumentene ble dobbeltkodet.", {("double_share", 22, "22")}),
        ("Cohen’s kappa was 0.81.", {("kappa", None, "0.81")}),
        ("Krippendorffs alfa var 0,85.", {("alpha", None, "0,85")}),
        ("Metning ble nådd.", {("saturation", None, "")}),
        ("The codebook was developed inductively.", {("inductive", None, "")}),
        ("Kodene var forhåndsdefinerte.", {("deductive", None, "")}),
        ("Temaene ble gjennomgått på nytt.", {("reviewed", None, "")}),
        ("Analysen ble gjort i NVivo 14.", {("other_software", None, "NVivo")}),
        ("Coding was done with thematic.", {("own_software", None, "")}),
        ("We used thematic analysis.", set()),
        ("This was done in thematic analysis.", set()),
        ("Kodingen var blind.", {("blind", None, "")}),
        ("De kodet uavhengig av hverandre.", {("independent", None, "")}),
        ("Uenighet ble drøftet.", {("consensus", None, "")}),
        ("Disagreements were resolved by talking.", {("consensus", None, "")}),
        ("Vi skrev memoer underveis.", {("memos", None, "")}),
        ("Transcripts were checked.", {("checked", None, "")}),
        ("Vi lette etter moteksempler.", {("negative", None, "")}),
        ("An audit trail was kept.", {("audit", None, "")}),
        ("Deltakerne fikk kaffe.", set()),
    ],
)
def test_claims_are_found(sentence, expected):
    assert claims(sentence) == expected


def test_a_denial_is_of_its_own_clause():
    (claim,) = find_claims("Kodingen var ikke blind.")
    assert claim.denied
    (claim,) = find_claims("Vi kunne ikke møtes, men kodingen var blind.")
    assert not claim.denied


def test_numbers_of_parts_and_of_the_whole_are_told_apart():
    (claim,) = find_claims("Det ble holdt 36 fokusgrupper.")
    assert (claim.partial, claim.whole) == (False, True)
    (claim,) = find_claims("Hver gruppe hadde seks deltakere.")
    assert claim.partial


def test_numbers_in_words_and_digits():
    assert [whole(text) for text in ("1 327", "33,041", "femtito", "fifty-two", "tolv")] == [1327, 33041, 52, 52, 12]
    assert len({*SPELLED.values()}) == 99
