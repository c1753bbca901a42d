"""Claims in either language, held against the sample: the row, the side, the figures and the verdict."""

from pathlib import Path

import pytest

from thematic.report.verification.check import verify
from thematic.study import open_study

DATA = Path(__file__).parent / "data" / "claims.tsv"
CLAIMS = [line.split("\t") for line in DATA.read_text(encoding="utf-8").splitlines()[1:]]
"""Of each sentence: its status ("none": no claim, or one that cannot be told), and what the detail names."""


@pytest.fixture(scope="module")
def sample(demo):
    with open_study(demo.study, coder="kari") as study:
        yield study


def checked(study, path, sentences, **options):
    path.write_text("# Results\n\n" + "\n\n".join(sentences), encoding="utf-8")
    found = verify(study.desk, path, **options)
    return {item.text: item for item in found.items if item.kind == "claim"}


@pytest.fixture(scope="module")
def verdicts(sample, tmp_path_factory):
    path = tmp_path_factory.mktemp("claims") / "manuscript.md"
    return checked(sample, path, [sentence for _status, _row, sentence in CLAIMS])


@pytest.mark.parametrize(("status", "row", "sentence"), CLAIMS)
def test_a_claim_is_judged_by_its_row(verdicts, status, row, sentence):
    found = verdicts.get(sentence)
    if status == "none":
        assert found is None or found.status == "unclear", found
        return
    assert found is not None
    assert found.status == status, found.detail
    assert row == "-" or row in found.detail
