"""From the tiers of an annotation program to turns: what ELAN, EXMARaLDA and Praat share.

The rendering: the speech alone, one line a turn, in the order in which it starts; overlapping talk stands in that
order too. Consecutive stretches of one speaker are one turn, joined by a space, as in captions; each keeps its time.
Tiers that hang on another (translations, glosses) are no talk: what they say of a stretch of talk becomes an
annotation of the kind ``tier`` over it, with the tier's name and its words as the value.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thematic.errors import UnreadableFile
from thematic.transcripts.readers.captions import Cue, Utterance, join_utterances
from thematic.transcripts.readers.source import Source
from thematic.transcripts.readers.voices import Speakers, Voices
from thematic.transcripts.transcript import Annotation, Transcript

MOST_SECONDS = 1_000_000
"""Eleven days: a later time in a recording is none."""

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one speaker between two times (ms; None where the file gives none).

    ``place`` orders stretches: where they start and end on the file's own line of time, in any unit. ``notes``:
    what other tiers say of it, as pairs of a tier's name and its words.
    """

    speaker: str
    words: str
    begins: int | None
    ends: int | None
    place: tuple[float, float]
    notes: tuple[tuple[str, str], ...] = ()


def build_tiers(
    source: Source,
    stretches: Iterable[Stretch],
    speakers: Speakers,
    *,
    reader: str,
    encoding: str,
    doubts: Sequence[str] = (),
) -> Transcript:
    """The transcript of ``stretches`` in any order; raises UnreadableFile where nobody says a word."""
    spoken = sorted((one for one in stretches if one.words.strip()), key=lambda one: one.place)
    if not spoken:
        raise UnreadableFile(
            f"{source.name} holds no talk: its tiers have no words.", hint="Check that the right file was saved."
        )
    voices = Voices(speakers)
    said = [
        Utterance(Cue(one.begins, one.ends, ()), " ".join(one.words.split()), " ".join(one.speaker.split()))
        for one in spoken
    ]
    text, turns, annotations = join_utterances(said, voices)
    at = 0
    for one, utterance in zip(spoken, said, strict=True):
        end = at + len(utterance.text)
        annotations += [Annotation("tier", at, end, f"{tier}: {' '.join(words.split())}") for tier, words in one.notes]
        at = end + 1
    untimed = sum(one.begins is None for one in spoken)
    told = [*doubts]
    if untimed:
        told.append(f"Stretches of talk without a time ({untimed}) stand where the file has them.")
    return Transcript(
        text=text,
        turns=tuple(turns),
        annotations=tuple(sorted(annotations, key=lambda mark: (mark.start, mark.end, mark.kind))),
        speakers=voices.speakers(),
        reader=reader,
        encoding=encoding,
        doubts=(*told, *voices.doubts()),
    )


def opens_with(source: Source, tag: bytes) -> bool:
    """Whether ``source`` is XML that has ``tag`` among its first, in whatever encoding, hostile or not."""
    head = source.data[:8192].replace(b"\0", b"")
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<") and tag in head


def listed(tiers: Sequence[str]) -> str:
    """Names of tiers in quotation marks, the first few."""
    shown = ", ".join(f"'{tier}'" for tier in tiers[:_SHOWN])
    return shown + (f" and {len(tiers) - _SHOWN} more" if len(tiers) > _SHOWN else "")
