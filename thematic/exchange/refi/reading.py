"""A REFI-QDA project (.qdpx, .qde) or codebook (.qdc) as a Project, and what became of everything in it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from thematic.errors import UsageError
from thematic.exchange.fidelity import Fidelity
from thematic.exchange.project import Project, ProjectCoder, ProjectDocument
from thematic.exchange.refi import carried
from thematic.exchange.refi.cases import Cast, read_cases
from thematic.exchange.refi.codebook import read_codes, walk
from thematic.exchange.refi.codings import Coded, read_codings
from thematic.exchange.refi.elements import File, Text
from thematic.exchange.refi.evidence import Choice, choose, fits, sample_size, weigh
from thematic.exchange.refi.links import read_links
from thematic.exchange.refi.names import CODE, ORIGIN, STUDY, TRANSCRIPT, plain_guid
from thematic.exchange.refi.notes import PROJECT, Notes, On
from thematic.exchange.refi.package import Package, recognises
from thematic.exchange.refi.parsing import parse
from thematic.exchange.refi.positions import Convention, read_positions
from thematic.exchange.refi.sets import read_sets
from thematic.exchange.refi.sources import Document, place_selections, read_sources, timed
from thematic.transcripts.transcript import Transcript

__all__ = ["OPTIONS", "READER", "read", "read_refi", "recognises"]

READER = "refi"
OPTIONS = ("positions",)
"""What ``read`` can be told besides the path."""


def read(path: Path, **options: str) -> tuple[Project, Fidelity]:
    """As other programs' projects are read; see ``read_refi``."""
    return read_refi(path, positions=options.get("positions", ""))


def read_refi(path: Path, *, positions: str = "") -> tuple[Project, Fidelity]:
    """Read the project or codebook at ``path``; the report holds what changed or got lost on the way to a Project.

    ``positions`` says how the file counts ("utf16 crlf2"), in part or in whole; what it leaves open is found out.
    Raises UsageError for words that say nothing of it, UnreadableFile for a file that is none or is not safe.
    """
    conventions = read_positions(positions)
    fidelity = Fidelity("import", READER)
    with Package(path) as package:
        file = parse(package.chunks(), package.name)
        reading = _Reading(file, package, fidelity)
        return reading.project(conventions, told=bool(positions.strip())), fidelity


class _Reading:
    def __init__(self, file: File, package: Package, fidelity: Fidelity) -> None:
        self._file, self._package, self._fidelity = file, package, fidelity
        self._notes = Notes(package, file.texts, file.users, fidelity)
        self._transcripts: dict[str, Mapping[str, Any]] = {}
        self._study = self._notes.carried(file.notes, STUDY)
        self._asked = carried.read_asked(self._study)
        self._own = file.origin.lower().startswith(ORIGIN)

    def project(self, conventions: Sequence[Convention], *, told: bool) -> Project:
        file, notes, fidelity = self._file, self._notes, self._fidelity
        codes = read_codes(file.codes, fidelity, lambda references: notes.carried(references, CODE))
        names = {code.key: code.name for code in codes}
        documents = self._documents()
        counted = self._conventions(documents, conventions, told=told)
        coded = read_codings(file, documents, counted, names.keys(), notes, fidelity)
        people = read_cases(file, documents, coded.covered, names, fidelity, own=self._own)
        themes = read_sets(file, documents, people, names, notes, fidelity)
        things: dict[str, tuple[On, str]] = {
            **{coding.key: (("coding", coding.key), names[coding.code]) for coding in coded.codings if file.links},
            **{key: (("coder", key), coder.name) for key, coder in coded.coders.items()},
            **{code.key: (("code", code.key), code.name) for code in codes},
            **{document.whole.guid: (("document", document.key), document.name) for document in documents},
            **{document.key: (("document", document.key), document.name) for document in documents},
            **{theme.key: (("theme", theme.key), theme.name) for theme in themes},
            **{case.key: (("case", case.key), case.name) for case in people.cases.values()},
        }
        self._memos(documents, people, things)
        read_links(file, things, coded.places, notes, fidelity)
        notes.rest()
        self._tell_rest()
        return Project(
            name=file.name,
            created=file.created,
            origin=file.origin,
            reader=READER,
            coders=self._coders(coded),
            documents=tuple(
                self._document(document, people, convention)
                for document, convention in zip(documents, counted, strict=True)
            ),
            codes=tuple(codes),
            codings=tuple(coded.codings),
            cases=tuple(people.cases.values()),
            themes=tuple(themes),
            memos=tuple(notes.memos),
            attributes=carried.read_attributes(self._study),
            concepts=carried.read_concepts(self._study),
            assignments=carried.read_assignments(self._study),
            questions=carried.read_questions(self._study),
            design=carried.read_names(self._study, "design"),
            settings=carried.read_settings(self._study),
        )

    def _documents(self) -> list[Document]:
        """Texts with a key of their own: the first of two with one GUID stays."""
        sources: dict[str, Text] = {}
        for source in self._file.sources:
            if not source.guid or source.guid in sources:
                why = "the GUID is another source's" if source.guid else "without a GUID"
                self._fidelity.lost("documents", why, example=source.name)
                continue
            sources[source.guid] = source
        documents = read_sources(self._package, list(sources.values()), self._fidelity, self._carried)
        for number, document in enumerate(documents):
            if not document.key or document.key in sources.keys() - {document.whole.guid}:
                document.key = f"{document.whole.guid}#{number}"
            place_selections(document)
        return documents

    def _carried(self, source: Text, text: str) -> Transcript | None:
        content = self._notes.carried(source.notes, TRANSCRIPT)
        if not content:
            return None
        self._transcripts[source.guid] = content
        transcript = carried.read_transcript(content, text)
        if transcript is None:
            self._fidelity.changed(
                "documents", "changed since they were written, so that turns were found anew", example=source.name
            )
        return transcript

    def _conventions(
        self, documents: Sequence[Document], conventions: Sequence[Convention], *, told: bool
    ) -> list[Convention | None]:
        """How each document counts; None where its positions fit nothing."""
        if not told and self._own:
            conventions, told = self._said(conventions)
        most = sample_size(len(documents))
        evidence = [
            weigh(document.measure, document.source.selections, conventions, most=most) for document in documents
        ]
        choice = choose(evidence, conventions, origin=self._file.origin, told=told)
        self._tell_positions(choice, documents)
        counted: list[Convention | None] = []
        for place, document in enumerate(documents):
            convention = choice.own.get(place, choice.convention)
            misfit = document.rich and document.source.selections and not fits(evidence[place], convention)
            counted.append(None if misfit else convention)
        return counted

    def _said(self, conventions: Sequence[Convention]) -> tuple[Sequence[Convention], bool]:
        """What a study's own file says of its positions."""
        try:
            said = read_positions(carried.words(self._study, "positions"))
        except UsageError:
            return conventions, False
        return said, len(said) < len(conventions)

    def _tell_positions(self, choice: Choice, documents: Sequence[Document]) -> None:
        selections = sum(len(document.source.selections) for document in documents)
        breaks = any(document.measure.crlf for document in documents)
        mark = any(document.measure.bom for document in documents)
        fidelity = self._fidelity
        chosen = choice.convention.told(breaks=breaks, mark=mark)
        how = "as told" if choice.told else f"{choice.bounds} of {choice.ends} starts and ends looked at stand at words"
        fidelity.kept("positions", selections, what=f"counted in {chosen} ({how})")
        if choice.rivals and selections:
            others = " or ".join(rival.told(breaks=breaks, mark=mark) for rival in choice.rivals[:2])
            fidelity.changed(
                "positions", f"could be counted otherwise as well: {others}; --positions settles it", number=selections
            )
        if not choice.told and choice.ends >= 20 and choice.bounds < 0.7 * choice.ends:
            fidelity.changed("positions", "fit few words: was the text changed since it was coded?", number=selections)
        for place, convention in choice.own.items():
            document = documents[place]
            told = f"{document.name}: {convention.told(breaks=breaks, mark=mark)}"
            number = len(document.source.selections)
            fidelity.changed("positions", "of single documents, counted otherwise", number=number, example=told)
        for document in documents:
            if document.measure.crlf:
                fidelity.changed("documents", "CR LF line ends became LF", example=document.name)

    def _document(self, document: Document, people: Cast, convention: Convention | None) -> ProjectDocument:
        content = self._transcripts.get(document.source.guid, {})
        speakers = {**people.speakers.get(document.key, {})}
        speakers |= {name: key for name, key in carried.participants(content).items() if key in people.cases}
        sync = document.source.sync and convention is not None
        return ProjectDocument(
            key=document.key,
            name=document.name,
            transcript=timed(document, convention) if sync and convention else document.transcript,
            language=carried.words(content, "language"),
            source_name=carried.words(content, "source_name"),
            source_sha256=carried.words(content, "source_sha256"),
            group=people.groups.get(document.key, ""),
            created=document.whole.created,
            asked=self._asked.get(document.key, ()),
            speakers=speakers,
        )

    def _coders(self, coded: Coded) -> tuple[ProjectCoder, ...]:
        """All users but those who, as a study says of its own, only wrote memos."""
        writers = {plain_guid(guid) for guid in carried.read_names(self._study, "writers")}
        lead = plain_guid(carried.words(self._study, "lead"))
        working = {coding.coder for coding in coded.codings}
        return tuple(
            replace(coder, lead=bool(lead) and key == lead)
            for key, coder in coded.coders.items()
            if key not in writers or key in working
        )

    def _memos(self, documents: Sequence[Document], people: Cast, things: Mapping[str, tuple[On, str]]) -> None:
        """Notes and descriptions of everything but selections and sets, which have theirs already."""
        file, notes = self._file, self._notes
        notes.say(file.description, PROJECT, user=file.user)
        notes.hang(file.notes, PROJECT)
        for code, _parent in walk(file.codes):
            notes.hang(code.notes, things[code.guid][0] if code.guid in things else PROJECT)
        taken = set()
        for document in documents:
            on: On = ("document", document.key)
            for text in [document.source] if document.whole is document.source else [document.whole, document.source]:
                if id(text) not in taken:
                    taken.add(id(text))
                    notes.say(text.description, on, user=text.user, created=text.created)
                    notes.hang(text.notes, on)
        for source in file.sources:
            if id(source) not in taken:
                notes.hang(source.notes, PROJECT, before=f"On {source.name or 'a source'}:")
        for case in file.cases:
            notes.say(case.description, ("case", case.guid))
        for variable in file.variables:
            if variable.description:
                notes.say(f"{variable.name}: {variable.description}", PROJECT)
                self._fidelity.changed("descriptions of variables", "became memos on the study", example=variable.name)

    def _tell_rest(self) -> None:
        for name in self._file.graphs:
            self._fidelity.lost("graphs", "which have no place in a study", example=name)
        for name, number in self._file.unknown.items():
            self._fidelity.lost("elements", "not of the standard", number=number, example=name)
