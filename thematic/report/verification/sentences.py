"""Sentences of a paragraph, in Norwegian or English; what is quoted is never parted."""

import re
from collections.abc import Sequence

from thematic.spans import Span

_END = re.compile(r"[.!?…]+[)\]\"”“’'»«]*(?=\s)")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\[])(?:f\.eks|m\.m|bl\.a|bl|ca|dvs|osv|jf|nr|pst|pkt|kap|tab|fig|inkl|ekskl|evt|dr|prof|st|tlf|o\.l|mv"
    r"|e\.g|i\.e|et al|al|vs|cf|p|pp|s|no|approx|etc|eq|ed|eds|mr|mrs|ms|sr|jr|vol|m\.fl|fl|mfl|d\.v\.s|s\.k|min|mill"
    r"|[A-ZÆØÅ])\.$",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"\s+(?:[*_«»“”„\"‘'–—-]\s?)*[A-ZÆØÅÄÖÜÉ\d\[]")


def split_sentences(text: str, whole: Sequence[Span] = ()) -> list[Span]:
    """The spans of the sentences of ``text``; an end inside one of the ``whole`` spans is none.

    A sentence ends at . ! ? or … (and closing marks) before white space and a capital, a digit or an opening mark, if
    the word before is no abbreviation or initial. A quotation that ends so ends its sentence too, unless what follows
    goes on in small letters or is a parenthesis.
    """
    spans: list[Span] = []
    start, place = 0, 0
    for match in _END.finditer(text):
        while place < len(whole) and whole[place][1] < match.end():
            place += 1
        inside = place < len(whole) and whole[place][0] < match.start() and match.end() < whole[place][1]
        if inside or not _BEGINS.match(text, match.end()):
            continue
        if match.group().startswith(".") and _ABBREVIATED.search(text, max(0, match.start() - 12), match.start() + 1):
            continue
        spans.append((start, match.end()))
        start = match.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return [(first + len(text[first:end]) - len(text[first:end].lstrip()), end) for first, end in spans]
