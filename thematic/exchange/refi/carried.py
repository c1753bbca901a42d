"""What a study wrote along of itself, read back: turns and speakers, settings, labels, assignments.

Another program may have changed any of it, so everything is checked and what does not fit is left, not repaired.
"""

from collections.abc import Mapping, Sequence
from typing import Any, cast, get_args

from thematic.exchange.project import ProjectAssignment, ProjectAttribute, ProjectConcept, ProjectQuestion
from thematic.exchange.refi.names import plain_guid
from thematic.transcripts.importing import digest_text
from thematic.transcripts.transcript import Annotation, ReadSpeaker, ReadTurn, Role, Transcript


def read_transcript(content: Mapping[str, Any], text: str) -> Transcript | None:
    """The transcript as it was, where the text still is what it was made of."""
    if not content or content.get("text_sha256") != digest_text(text):
        return None
    try:
        turns = tuple(_turn(one, len(text)) for one in content.get("turns", []))
        annotations = tuple(_annotation(one, len(text)) for one in content.get("annotations", []))
        speakers = tuple(_speaker(one) for one in content.get("speakers", []))
    except (TypeError, ValueError, IndexError):
        return None
    named = {speaker.name for speaker in speakers}
    if any(turn.speaker is not None and turn.speaker not in named for turn in turns):
        return None
    return Transcript(
        text=text,
        turns=turns,
        annotations=annotations,
        speakers=speakers,
        reader=words(content, "reader"),
        encoding=words(content, "encoding"),
    )


def words(content: Mapping[str, Any], name: str) -> str:
    """A text of an object; "" where it is none."""
    value = content.get(name)
    return value if isinstance(value, str) else ""


def participants(content: Mapping[str, Any]) -> dict[str, str]:
    """Speakers and the keys of the participants that they are."""
    listed = content.get("speakers")
    return {
        one[0]: plain_guid(one[2])
        for one in (listed if isinstance(listed, list) else [])
        if isinstance(one, list) and len(one) > 2 and isinstance(one[0], str) and isinstance(one[2], str) and one[2]
    }


def _turn(one: Sequence[Any], length: int) -> ReadTurn:
    speaker, *places = one
    if len(places) != 6 or not (speaker is None or isinstance(speaker, str)):
        raise ValueError
    start, end, label_start, label_end, time_start, time_end = (_number(place) for place in places)
    if start is None or end is None or not 0 <= start <= end <= length:
        raise ValueError
    return ReadTurn(speaker, start, end, label_start, label_end, time_start, time_end)


def _number(value: Any) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise ValueError


def _annotation(one: Sequence[Any], length: int) -> Annotation:
    kind, start, end, value = one
    if not (isinstance(kind, str) and isinstance(value, str) and isinstance(start, int) and isinstance(end, int)):
        raise ValueError
    if not 0 <= start <= end <= length:
        raise ValueError
    return Annotation(kind, start, end, value)


def _speaker(one: Sequence[Any]) -> ReadSpeaker:
    name, role = one[0], one[1]
    if not isinstance(name, str) or role not in get_args(Role):
        raise ValueError
    return ReadSpeaker(name, cast(Role, role))


def read_attributes(content: Mapping[str, Any]) -> tuple[ProjectAttribute, ...]:
    """The labels of attributes and of their values."""
    return tuple(
        ProjectAttribute(
            name,
            *_labels(labels),
            {value: _labels(each) for value, each in _object(labels, "values").items() if isinstance(each, dict)},
        )
        for name, labels in _object(content, "attributes").items()
        if isinstance(labels, dict)
    )


def read_concepts(content: Mapping[str, Any]) -> tuple[ProjectConcept, ...]:
    """The labels of concepts."""
    return tuple(
        ProjectConcept(name, *_labels(labels))
        for name, labels in _object(content, "concepts").items()
        if isinstance(labels, dict)
    )


def read_assignments(content: Mapping[str, Any]) -> tuple[ProjectAssignment, ...]:
    """Who was to code what, and what is finished."""
    listed = content.get("assignments")
    return tuple(
        ProjectAssignment(plain_guid(one[0]), plain_guid(one[1]), one[2], one[3], one[4])
        for one in (listed if isinstance(listed, list) else [])
        if isinstance(one, list) and len(one) == 5 and all(isinstance(each, str) for each in one)
    )


def read_questions(content: Mapping[str, Any]) -> tuple[ProjectQuestion, ...]:
    """The interview guide."""
    listed = content.get("questions")
    names = ("name", "theme", "wording_nb", "wording_en", "probes")
    return tuple(
        ProjectQuestion(**{name: words(one, name) for name in names})
        for one in (listed if isinstance(listed, list) else [])
        if isinstance(one, dict) and words(one, "name").strip()
    )


def read_asked(content: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The questions that were raised in each document (key)."""
    asked = _object(content, "asked")
    return {plain_guid(guid): read_names(asked, guid) for guid in asked}


def read_settings(content: Mapping[str, Any]) -> dict[str, str]:
    """The study's settings by name."""
    return {name: value for name, value in _object(content, "settings").items() if isinstance(value, str)}


def read_names(content: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """A list of texts of an object."""
    listed = content.get(name)
    return tuple(one for one in (listed if isinstance(listed, list) else []) if isinstance(one, str))


def _object(content: Mapping[str, Any], name: str) -> dict[str, Any]:
    value = content.get(name)
    return value if isinstance(value, dict) else {}


def _labels(content: Mapping[str, Any]) -> tuple[str, str]:
    return words(content, "label_nb"), words(content, "label_en")
