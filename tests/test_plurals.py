"""What is counted stands in the number that it is in, and no message counts by hand."""

import re
from pathlib import Path

import pytest

from thematic.plurals import count

ROOT = Path(__file__).parents[1] / "thematic"
NOUNS = "documents|codings|codes|turns|hits|questions|speakers|stretches|themes|links|concepts|groups|words"
BY_HAND = re.compile(r"(?<!of )\{(?!(?:plurals\.)?count\(|[A-Z_]+\}|event)[^{}:]*\} (?:\w+ )?" + rf"(?:{NOUNS})\b")
"""A figure followed by a plural, which is wrong for one; constants (in capitals) are known to be more.

The report has words of its own to count with, in two languages.
"""


@pytest.mark.parametrize(
    ("number", "words", "said"),
    [
        (0, ("document",), "0 documents"),
        (1, ("document",), "1 document"),
        (2, ("new code",), "2 new codes"),
        (1, ("stretch", "stretches"), "1 stretch"),
        (3, ("stretch", "stretches"), "3 stretches"),
        (12345, ("word",), "12,345 words"),
    ],
)
def test_a_number_and_its_noun(number, words, said):
    assert count(number, *words) == said


def test_no_message_counts_by_hand():
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in sorted(ROOT.rglob("*.py"))
        if "report" not in path.parts
        for match in BY_HAND.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []
