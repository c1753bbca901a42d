"""What is counted stands in the number that it is in, and no message counts by hand."""

import re
from pathlib import Path

import pytest

from thematic.plurals import count

ROOT = Path(__file__).parents[1] / "thematic"
NOUNS = "documents|codings|codes|turns|hits|questions|speakers|stretches|themes|links|concepts|groups|words"
BY_HAND = re.compile(r"\{(?!count\(|counted\(|(?:len\()?[A-Z_]+\)?\}|event)[^{}:]*\} (?:\w+ )?" + rf"(?:{NOUNS})\b")
"""A figure followed by a plural, which is wrong for one. Constants (in capitals) are known to be more."""

KNOWN = {"{documents} documents", "{of} documents", "{found.base} groups"}
"""Totals that are more than one wherever the sentence is said."""


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
        for match in BY_HAND.finditer(path.read_text(encoding="utf-8"))
        # What reports say counts its nouns in both languages, by Words.count.
        if path.parent.name != "headings" and match.group() not in KNOWN
    ]
    assert found == []
