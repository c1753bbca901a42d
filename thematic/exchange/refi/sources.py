"""The sources of a project as documents: their texts, what a reader makes of them, and what does not come over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from thematic.errors import UnreadableFile
from thematic.exchange.fidelity import Fidelity
from thematic.exchange.refi.elements import Text
from thematic.exchange.refi.package import Outside, Package
from thematic.exchange.refi.positions import Convention, Measure
from thematic.transcripts.readers import plain
from thematic.transcripts.readers.source import Source
from thematic.transcripts.reading import readers
from thematic.transcripts.transcript import ReadTurn, Transcript

MAX_CHARACTERS = 128_000_000
"""Of all texts of a project together; a thousand long transcripts."""

Carried = Callable[[Text, str], Transcript | None]

_KINDS = {
    "PictureSource": ("pictures", "which have no place in a study"),
    "PDFSource": ("PDF sources", "no text came with them"),
    "AudioSource": ("recordings", "which have no place in a study"),
    "VideoSource": ("recordings", "which have no place in a study"),
}


@dataclass(slots=True)
class Document:
    """A text as read. ``source`` is the element that its selections, codings, notes and values stand in.

    ``rich``: read from a formatted file, so that positions may not fit. ``whole``: the source that refers to it
    (a recording for its transcript), whose own notes and values come with it.
    """

    key: str
    name: str
    source: Text
    measure: Measure
    transcript: Transcript
    whole: Text
    rich: bool = False


def read_sources(package: Package, sources: Sequence[Text], fidelity: Fidelity, carried: Carried) -> list[Document]:
    """Every text among ``sources``; the others are told as lost, and those that cannot be read with the reason.

    ``carried`` gives the transcript that a study wrote along with a text, None where there is none that fits.
    """
    documents: list[Document] = []
    characters = 0
    for source in sources:
        for text in [source] if source.kind == "TextSource" else source.texts:
            document = _read(package, source, text, fidelity, carried)
            if document is None:
                continue
            characters += len(document.transcript.text)
            if characters > MAX_CHARACTERS:
                raise UnreadableFile(
                    f"{package.name} was not opened: its texts have more than {MAX_CHARACTERS:,} characters.",
                    hint="Export it in parts.",
                )
            documents.append(document)
        if source.kind != "TextSource":
            _tell_other(source, fidelity, taken=bool(documents) and documents[-1].whole is source)
    return documents


def _tell_other(source: Text, fidelity: Fidelity, *, taken: bool) -> None:
    kind, why = _KINDS[source.kind]
    name = source.name or source.path or source.guid
    if not taken:
        fidelity.lost(kind, why, example=name)
    elif source.kind == "PDFSource":
        fidelity.changed(kind, "only their text came over", example=name)
    else:
        fidelity.changed(kind, "only the transcript came over", example=name)
    codings = sum(area.codings for area in source.areas)
    fidelity.lost("codings", f"of {_PLACES[source.kind]}", number=codings, example=name)
    if not taken:
        fidelity.lost("codings", f"of {kind}", number=len(source.codings), example=name)


_PLACES = {
    "PictureSource": "places in pictures",
    "PDFSource": "places on pages of PDF files",
    "AudioSource": "times of recordings",
    "VideoSource": "times of recordings",
}


def _read(package: Package, whole: Text, text: Text, fidelity: Fidelity, carried: Carried) -> Document | None:
    if whole.kind == "PictureSource":
        return None
    name = text.name or whole.name or text.guid or "document"
    if whole is not text and whole.name:
        name = whole.name if len(whole.texts) == 1 else f"{whole.name}: {text.name or 1 + whole.texts.index(text)}"
    try:
        found = _content(package, text)
    except Outside as outside:
        _lose(text, fidelity, str(outside), f"{name} ({text.plain or text.rich})")
        return None
    if found is None:
        path = text.plain or text.rich
        _lose(text, fidelity, "not in the file" if path else "without a text", f"{name} ({path})" if path else name)
        return None
    data, rich = found
    try:
        if rich:
            transcript = formatted(name, text.rich, data)
            measure = Measure(transcript.text)
            fidelity.changed("documents", "read from the formatted file, without plain text", example=name)
        else:
            source = Source(name, ".txt", data)
            transcript = carried(text, source.decoded.text) or plain.read(source, {})
            measure = _measure(data, source.decoded.encoding)
    except UnreadableFile as error:
        _lose(text, fidelity, "the text cannot be read", f"{name} ({str(error).removesuffix('.')})")
        return None
    return Document(text.guid, name, text, measure, transcript, whole, rich)


def _lose(text: Text, fidelity: Fidelity, why: str, example: str) -> None:
    fidelity.lost("documents", why, example=example)
    codings = len(text.codings) + sum(len(selection.codings) for selection in text.selections)
    fidelity.lost("codings", "the document did not come over", number=codings, example=example)


def _content(package: Package, text: Text) -> tuple[bytes, bool] | None:
    """The text's bytes, and whether they are those of a formatted file."""
    if text.content is not None and (text.content.strip() or not text.plain):
        return text.content.encode("utf-8", "surrogatepass"), False
    outside: Outside | None = None
    for path, rich in ((text.plain, False), (text.rich, True)):
        if path:
            try:
                data = package.source(path)
            except Outside as error:
                outside = outside or error
                continue
            if data is not None:
                return data, rich
    if outside is not None:
        raise outside
    return None


def formatted(name: str, path: str, data: bytes) -> Transcript:
    """A formatted file (Word, RTF, ...) by whichever reader knows it; raises UnreadableFile."""
    suffix = "." + path.rpartition(".")[2].lower()
    source = Source(name, suffix, data)
    reader = next(reader for reader in readers() if reader.recognises(source))
    read = reader.read(source, {})
    return read if isinstance(read, Transcript) else next(iter(read))


def _measure(data: bytes, encoding: str) -> Measure:
    """The text as it lies in its file, in the encoding that the reader found."""
    return Measure(data.decode(encoding), bom=encoding in ("utf-8-sig", "utf-16", "utf-32"))


def place_selections(document: Document) -> None:
    """Give a transcript's selections the positions of the sync points that they lie between."""
    places = {point.guid: point.position for point in document.source.sync}
    for selection in document.source.selections:
        if selection.start is None and selection.sync != ("", ""):
            selection.start, selection.end = (places.get(guid) for guid in selection.sync)


def timed(document: Document, convention: Convention) -> Transcript:
    """Turns with the time of the last sync point between the end of the turn before and their own start."""
    transcript = document.transcript
    times = sorted(
        (found[0][0], point.time)
        for point in document.source.sync
        if point.position is not None
        and point.time is not None
        and (found := document.measure.span(point.position, point.position, replace(convention, inclusive=False)))
    )
    turns: list[ReadTurn] = []
    place, before = 0, -1
    for turn in transcript.turns:
        begins: int | None = None
        while place < len(times) and times[place][0] <= turn.start:
            if times[place][0] >= before:
                begins = times[place][1]
            place += 1
        timeless = turn.time_start is None and begins is not None and begins >= 0
        turns.append(replace(turn, time_start=begins) if timeless else turn)
        before = turn.end
    return replace(transcript, turns=tuple(turns))
