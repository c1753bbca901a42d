"""Praat TextGrids, long and short: each interval tier is a speaker's talk.

Empty intervals and marks of silence are no talk. Tiers of points, and of phones, segments or syllables, are left
out, which becomes a doubt. A name before `` - words`` is the speaker's, as forced aligners write it.
"""

import re
from collections.abc import Iterator

from thematic.errors import UnreadableFile
from thematic.store.names import fold
from thematic.transcripts.readers.source import Source
from thematic.transcripts.readers.tiers import MOST_SECONDS, Stretch, build_tiers, listed
from thematic.transcripts.readers.voices import Speakers
from thematic.transcripts.transcript import Transcript

NAME = "praat"
SUFFIXES = (".textgrid",)
RANK = 30

_TOKEN = re.compile(r"\"([^\"]*(?:\"\"[^\"]*)*)\"|(?:(?<=\s)|^)(<exists>|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)(?=\s|$)")
_PARTS = re.compile(r"(?:.*[\s_-])?(?:phones?|phonemes?|segments?|syllables?|mau|kan|stavelser|lyder)", re.IGNORECASE)
_ALIGNED = re.compile(r"(.+?)[ _]*-[ _]*(?:words?|utterances?|ord|ytringer)", re.IGNORECASE)
_SILENCE = frozenset(("sil", "<sil>", "#", "sp", "spn", "<p>", "<p:>", "_", "-"))


def recognises(source: Source) -> bool:
    """Text that opens as Praat's object files do, and holds a TextGrid; in UTF-8, Latin-1 or UTF-16."""
    head = source.data[:400].replace(b"\0", b"")
    return b"ooTextFile" in head and b"TextGrid" in head


def read(source: Source, speakers: Speakers) -> Transcript:
    """Read ``source``; raises UnreadableFile where it is cut off or nobody says a word."""
    named = {fold(name) for name in speakers}
    left: list[str] = []
    stretches: list[Stretch] = []
    for number, (kind, name, intervals) in enumerate(_tiers(source)):
        aligned = _ALIGNED.fullmatch(name)
        speaker = aligned[1] if aligned else name or f"Tier {number + 1}"
        talk = [one for one in intervals if one[2].strip() and one[2].strip().lower() not in _SILENCE]
        if fold(name) not in named and (kind != "IntervalTier" or _PARTS.fullmatch(name)):
            left += [name] if talk else []
            continue
        for begins, ends, words in talk:
            known = 0 <= begins <= ends < MOST_SECONDS
            first, last = (round(begins * 1000), round(ends * 1000)) if known else (None, None)
            stretches.append(Stretch(speaker, words, first, last, (begins, ends)))
    doubts = list(source.decoded.doubts)
    if left:
        doubts.append(f"Tiers of points or parts of words were left out: {listed(left)}.")
    return build_tiers(source, stretches, speakers, reader=NAME, encoding=source.decoded.encoding, doubts=doubts)


def _tiers(source: Source) -> Iterator[tuple[str, str, list[tuple[float, float, str]]]]:
    """Kind, name and stretches (seconds, seconds, words) of each tier."""
    tokens = (match[1] if match[2] is None else match[2] for match in _TOKEN.finditer(source.decoded.text))
    try:
        for token in tokens:
            if token == "<exists>":
                break
        for _tier in range(int(next(tokens))):
            kind, name = next(tokens), next(tokens).replace('""', '"').strip()
            _begins, _ends, count = next(tokens), next(tokens), int(next(tokens))
            points = kind != "IntervalTier"
            found = []
            for _interval in range(count):
                begins = float(next(tokens))
                ends = begins if points else float(next(tokens))
                found.append((begins, ends, next(tokens).replace('""', '"')))
            yield kind, name, found
    except (StopIteration, ValueError, OverflowError) as error:
        raise UnreadableFile(
            f"{source.name} is damaged or incomplete.", hint="Open it in Praat and save it once more."
        ) from error
