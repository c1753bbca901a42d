"""Whose words a manuscript says a quotation is, worked out from the words around it and the study's own names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from thematic.report.verification.corpus import Stretch
from thematic.report.verification.lexicon import Lexicon
from thematic.report.verification.names import PEOPLE, Names, Reference
from thematic.report.verification.quotations import Around
from thematic.report.verification.sides import Sides, words_of

_YEAR = r"(?:1[89]|20)\d\d[a-z]?"
_CITED = re.compile(
    rf"[A-ZÆØÅÄÖÜ][\w’'\-]+[^()]{{0,60}}?[,\s(]\s*{_YEAR}\b|@[\w:-]+\d|\b(?:ibid|op\. ?cit|sitert i|cited in)\b"
)
_NARRATIVE = re.compile(
    rf"[A-ZÆØÅÄÖÜ][\w’'\-]+(?:,? (?:og|and|&|et al\.?|m\.fl\.) ?[\w’'\-.]*)*\s*\(\s*{_YEAR}[^)]*\)|\[?@[\w:-]+\d"
)
_PAGE = re.compile(r"(?:pp?|s|side|page)[.\s]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who may have said it: ids of speakers and documents, None where nothing is said of them.

    ``written``: the words that say so. ``named``: a person or a place is named, not only a kind of person.
    ``interviewer``: it is told as the interviewer's. ``person``: it is told as somebody's, if only "a participant's".
    ``unknown``: what stands where a name belongs and is no name of the study. ``cited``, ``titled``: the words around
    it make it literature, or a title, term or question. ``described``: the kind of person that a named one is called.
    """

    speakers: frozenset[int] | None = None
    documents: frozenset[int] | None = None
    written: str = ""
    named: bool = False
    interviewer: bool = False
    person: bool = False
    unknown: str = ""
    cited: bool = False
    titled: bool = False
    described: "Attribution | None" = None

    @property
    def given(self) -> bool:
        """Whether anything is said of who it was."""
        return self.speakers is not None or self.documents is not None

    def admits(self, stretch: Stretch) -> bool:
        """Whether whoever speaks in a stretch is among those named; without a name, any participant is."""
        if self.speakers is not None and stretch.speaker_id not in self.speakers:
            return False
        if self.documents is not None and stretch.document_id not in self.documents:
            return False
        if not (self.given or self.person):
            return True
        return stretch.role != "interviewer" or self.interviewer


class Attributor:
    """Reads attributions against the names and the attribute values of one study."""

    def __init__(self, names: Names, sides: Sides, lexicon: Lexicon) -> None:
        self._names = names
        self._sides = sides
        self._lexicon = lexicon
        verbs = "|".join(sorted(lexicon.sets["speech"], key=len, reverse=True))
        self._speech = re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE)
        self._somebody = re.compile(
            rf"\b(?:{lexicon.article.pattern})\s+(?:[\w-]+\s+){{0,2}}?(?:deltak\w*|deltager\w*|informant\w*|participant\w*"
            r"|respondent\w*|leder\w*|leiar\w*|medarbeid\w*|ansatt\w*|tilsett\w*|leader\w*|manager\w*|employee\w*)\b",
            re.IGNORECASE,
        )

    def read(self, around: Around) -> Attribution:
        """Whose the words are said to be. What is nearest counts; what is further off fills in what it leaves open."""
        cited = self._is_cited(around)
        titled = self._is_titled(around.before)
        zones: list[tuple[list[Reference], str]] = []
        for text in around.adjacent:
            zones.append((self._found(text, prose=False), text))
        near = [(self._found(text, prose=True), text) for text in (around.own, around.sentence)]
        far = [(self._found(text, prose=True), text) for text in around.neighbours]

        people, where = _first_people([*zones, *near])
        if not people and not _places(reference for found, _text in zones for reference in found):
            described = self._described(around.adjacent, around)
            if described is None:
                people, where = _all_people(far)
        places = _first_places([*zones, *near]) if not people else self._places_for(people, where, zones, near, far)
        written = "; ".join(around.adjacent) if any(found for found, _text in zones) else where
        unknown = "" if people or places else self._unknown(around)
        if people:
            named = self._of_people(people, places, written or where, cited=cited, titled=titled)
            return replace(named, described=self._described((), around))
        values = self._described(around.adjacent, around)
        if places:
            documents = _narrowed(places)
            if values is not None and values.documents is not None:
                documents = documents & values.documents or documents
            return Attribution(
                None, documents, written or places[0].text, named=True, person=True, cited=cited, titled=titled
            )
        if values:
            return Attribution(
                values.speakers,
                values.documents,
                values.written,
                person=True,
                unknown=unknown,
                cited=cited,
                titled=titled,
            )
        person = bool(self._somebody.search(around.own)) and not titled
        return Attribution(person=person, unknown=unknown, cited=cited, titled=titled)

    def _found(self, text: str, *, prose: bool) -> list[Reference]:
        """The names in some words; a page of cited literature is nobody's number."""
        found = self._names.find(text, prose=prose)
        if not _CITED.search(text):
            return found
        return [reference for reference in found if not _PAGE.match(reference.text) and reference.documents]

    # people and places ----------------------------------------------------------------------------------

    def _places_for(
        self,
        people: list[Reference],
        where: str,
        zones: list[tuple[list[Reference], str]],
        near: list[tuple[list[Reference], str]],
        far: list[tuple[list[Reference], str]],
    ) -> list[Reference]:
        """The places that go with some people: those named beside them; for labels that recur, also further off."""
        adjacent = [reference for found, _text in zones for reference in _places(found)]
        if adjacent:
            return adjacent
        exact = frozenset().union(*(reference.exact for reference in people if reference.kind != "speaker"))
        if exact and any(text == where for _found, text in zones):
            return []
        places = [reference for found, text in near if text == where for reference in _places(found)]
        if exact:  # in prose, a place that does not fit a participant's number is about something else
            spoken = {self._names.document_of[speaker] for speaker in exact}
            return [reference for reference in places if reference.documents & spoken]
        return places or _first_places([*near, *far])

    def _of_people(
        self, people: list[Reference], places: list[Reference], written: str, *, cited: bool, titled: bool
    ) -> Attribution:
        documents = _narrowed(places) if places else None
        speakers: set[int] = set()
        for reference in people:
            speakers |= self._resolved(reference, documents)
        return Attribution(
            frozenset(speakers),
            documents,
            written,
            named=True,
            person=True,
            interviewer=any(reference.kind == "interviewer" for reference in people)
            or bool(speakers & self._names.interviewers),
            unknown="" if speakers else written,
            cited=cited,
            titled=titled,
        )

    def _resolved(self, reference: Reference, documents: frozenset[int] | None) -> frozenset[int]:
        """The speakers that a reference means: the exact ones, where the documents allow, else all that fit."""
        if documents is None:
            return reference.exact or reference.speakers
        exact = frozenset(key for key in reference.exact if self._names.document_of[key] in documents)
        loose = frozenset(key for key in reference.speakers if self._names.document_of[key] in documents)
        return exact or loose or reference.exact or reference.speakers

    # kinds of people ------------------------------------------------------------------------------------

    def _described(self, adjacent: Iterable[str], around: Around) -> Attribution | None:
        """Speakers and documents by their attributes: "(leder, lavt fravær)", "sa en leder", "one employee said"."""
        for text in adjacent:
            found = self._by_values(text, singular=False)
            if found is not None:
                return found
        if self._speech.search(around.own):
            return self._by_values(around.own, singular=True)
        return None

    def _by_values(self, text: str, *, singular: bool) -> Attribution | None:
        mentions = self._sides.mentions(text)
        if singular:
            somebody = self._somebody.search(text)
            mentions = [mention for mention in mentions if mention.value.design and somebody]
            if not any(mention.one for mention in mentions):
                return None
        else:
            mentions = [mention for mention in mentions if mention.value.design or len(text.split()) < 12]
        if not mentions:
            return None
        documents: frozenset[int] | None = None
        speakers: frozenset[int] | None = None
        for attribute in dict.fromkeys(mention.value.attribute for mention in mentions):
            values = [mention.value for mention in mentions if mention.value.attribute == attribute]
            held = frozenset().union(*(value.documents for value in values))
            people = frozenset().union(*(value.speakers for value in values))
            if held:
                documents = held if documents is None else documents & held
            speakers = people if speakers is None else speakers & people
        return Attribution(speakers, documents, text.strip(" …,.:"), person=True)

    # what is no participant's ---------------------------------------------------------------------------

    def _is_cited(self, around: Around) -> bool:
        for text in around.adjacent:
            if not self._found(text, prose=False):
                return bool(_CITED.search(text))
        return bool(_NARRATIVE.search(around.own)) and not _people(self._found(around.own, prose=True))

    def _is_titled(self, before: str) -> bool:
        words = words_of(before)[-2:]
        return any(word in self._lexicon.sets["titles"] for word in words)

    def _unknown(self, around: Around) -> str:
        """What stands in the parenthesis after a quotation, if it looks like a name and is none of the study's."""
        for text in around.adjacent:
            if re.search(r"\d", text) and len(text.split()) <= 8 and not _CITED.search(text):
                return text
            if "," in text and text[:1].isupper() and len(text.split()) <= 6 and not _CITED.search(text):
                return text
        return ""


def _people(found: Iterable[Reference]) -> list[Reference]:
    return [reference for reference in found if reference.kind in PEOPLE]


def _places(found: Iterable[Reference]) -> list[Reference]:
    return [reference for reference in found if reference.kind not in PEOPLE]


def _narrowed(places: Iterable[Reference]) -> frozenset[int]:
    """The documents of some places: of a conversation at a site, the conversation; of two sites, both."""
    documents: frozenset[int] = frozenset()
    for reference in places:
        common = documents & reference.documents
        documents = common or documents | reference.documents
    return documents


def _first_people(zones: Iterable[tuple[list[Reference], str]]) -> tuple[list[Reference], str]:
    for found, text in zones:
        people = _people(found)
        if people:
            return people, text
    return [], ""


def _all_people(zones: Iterable[tuple[list[Reference], str]]) -> tuple[list[Reference], str]:
    people = [(reference, text) for found, text in zones for reference in _people(found)]
    return [reference for reference, _text in people], "; ".join(dict.fromkeys(text for _reference, text in people))


def _first_places(zones: Iterable[tuple[list[Reference], str]]) -> list[Reference]:
    for found, _text in zones:
        places = _places(found)
        if places:
            return places
    return []
