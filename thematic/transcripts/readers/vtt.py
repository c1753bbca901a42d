"""WebVTT captions: Zoom ("Name: ..."), Teams and noScribe (``<v Name>``), Whisper (nobody named)."""

import re
from collections.abc import Iterable
from html import unescape

from thematic.transcripts.readers.captions import Cue, Utterance, has_timing, read_captions
from thematic.transcripts.readers.source import Source
from thematic.transcripts.readers.voices import Speakers
from thematic.transcripts.transcript import Transcript

NAME = "vtt"
SUFFIXES = (".vtt",)
RANK = 50

_HEADER = re.compile(r"WEBVTT(?:[ \t\n]|$)")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,100})?[ \t]+([^<>]{1,200})>|</v>")
_TAG = re.compile(r"</?(?:[cibu]|ruby|rt|lang|font)(?:[.\s][^<>]{0,200})?>|<(?:\d{1,4}:)?\d\d:\d\d\.\d{3}>")


def recognises(source: Source) -> bool:
    """Text whose first word is WEBVTT, or cues in a file that is called .vtt."""
    text = source.decoded.text
    return bool(_HEADER.match(text)) or (source.suffix in SUFFIXES and has_timing(text))


def read(source: Source, speakers: Speakers) -> Transcript:
    """Read ``source``; a cue may have several ``<v Name>``, and a voice lasts until the next or the cue's end."""
    return read_captions(source, speakers, reader=NAME, speech=_speech)


def _speech(cue: Cue) -> Iterable[Utterance]:
    """What each voice of a cue says; a voice's lines are one utterance, lines of no voice stay apart."""
    payload = "\n".join(cue.payload)
    voice: str | None = None
    at = 0
    for match in [*_VOICE.finditer(payload), None]:
        stretch = payload[at : match.start() if match else None]
        lines = [_clean(line) for line in stretch.split("\n")]
        said = [" ".join(filter(None, lines))] if voice else lines
        yield from (Utterance(cue, line, voice) for line in said)
        if match:
            at = match.end()
            voice = " ".join(unescape(match[1]).split()) if match[1] else None


def _clean(line: str) -> str:
    return " ".join(unescape(_TAG.sub("", line)).split("\n")).strip()
