"""SubRip captions, and other captions without WebVTT's header: Whisper and most subtitle programs."""

import re
from collections.abc import Iterable

from thematic.transcripts.readers.captions import Cue, Utterance, has_timing, read_captions
from thematic.transcripts.readers.source import Source
from thematic.transcripts.readers.voices import Speakers
from thematic.transcripts.transcript import Transcript

NAME = "srt"
SUFFIXES = (".srt",)
RANK = 52

_TAG = re.compile(r"</?(?:[ibu]|font)(?:\s[^<>]{0,200})?>|\{\\an?\d{1,2}\}", re.IGNORECASE)


def recognises(source: Source) -> bool:
    """Text that starts with the timing of a cue, with or without the cue's number above it."""
    return has_timing(source.decoded.text)


def read(source: Source, speakers: Speakers) -> Transcript:
    """Read ``source``; speakers are "Name: " at the start of a line, where they recur."""
    return read_captions(source, speakers, reader=NAME, speech=_speech)


def _speech(cue: Cue) -> Iterable[Utterance]:
    return (Utterance(cue, _TAG.sub("", line).strip()) for line in cue.payload)
