"""The speakers of one file: one name for every spelling, and a role."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from thematic.store.names import fold
from thematic.transcripts.readers import names
from thematic.transcripts.transcript import ReadSpeaker, Role

Speakers = Mapping[str, Role]
"""What the user said about speakers: label to role."""


@dataclass(slots=True)
class Voices:
    """The speakers of one file: spellings that fold alike are one, called as first written."""

    said: Speakers
    names: dict[str, str] = field(default_factory=dict)

    def called(self, name: str) -> str:
        """The one name of a speaker, for any spelling of it."""
        return self.names.setdefault(fold(name), name)

    def speakers(self) -> tuple[ReadSpeaker, ...]:
        """All speakers with the roles that the user gave, else with guesses."""
        given = {fold(name): role for name, role in self.said.items()}
        return tuple(ReadSpeaker(name, given.get(key) or names.guess_role(name)) for key, name in self.names.items())

    def doubts(self) -> list[str]:
        """A sentence where nobody is an interviewer, whose words would count as evidence then."""
        speakers = self.speakers()
        if not speakers or self.said or any(speaker.role == "interviewer" for speaker in speakers):
            return []
        example = speakers[0].name
        return [f'No speaker looks like an interviewer: if one is, say so with --speakers "{example}=interviewer".']
