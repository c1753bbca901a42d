"""Links between the things of a project, which a study holds as memos."""

from collections.abc import Mapping

from thematic.exchange.fidelity import Fidelity
from thematic.exchange.refi.codings import Place, quoted
from thematic.exchange.refi.elements import File, Link
from thematic.exchange.refi.notes import PROJECT, Notes, On

_ARROWS = {"oneway": "->", "bidirectional": "<->"}


def read_links(
    file: File, things: Mapping[str, tuple[On, str]], places: Mapping[str, Place], notes: Notes, fidelity: Fidelity
) -> None:
    """A link with a note is that note on the thing; any other is a memo on its origin that names both ends.

    ``things`` gives for a GUID what a memo on it hangs on, and what it is called.
    """
    for link in file.links:
        ends = [link.origin, link.target]
        texts = [end for end in ends if end in notes]
        if len(texts) == 1:
            thing = ends[1 - ends.index(texts[0])]
            on, before = _hook(thing, things, places)
            notes.hang(texts, on, before=before)
            if on == PROJECT:
                fidelity.changed("memos", "on what did not come over, now on the study", example=notes.name(texts[0]))
            notes.hang(link.notes, on)
            continue
        on, before = _hook(link.origin, things, places)
        notes.say(_told(link, things, places, notes), on)
        fidelity.changed("links", "became memos", example=_told(link, things, places, notes))
        notes.hang(link.notes, on, before=before)


def _hook(guid: str, things: Mapping[str, tuple[On, str]], places: Mapping[str, Place]) -> tuple[On, str]:
    """What a memo on the thing hangs on, and the words it has to quote there."""
    place = places.get(guid)
    if place is not None:
        return (("coding", place.coding), "") if place.coding else (("document", place.document), quoted(place))
    return things[guid][0] if guid in things else PROJECT, ""


def _told(link: Link, things: Mapping[str, tuple[On, str]], places: Mapping[str, Place], notes: Notes) -> str:
    names = []
    for guid in (link.origin, link.target):
        if guid in places:
            names.append(quoted(places[guid]))
        elif guid in things:
            names.append(f"{things[guid][0][0]} '{things[guid][1]}'")
        else:
            names.append(f"note '{notes.name(guid)}'" if guid in notes else "what is not in the project")
    arrow = _ARROWS.get(link.direction.lower(), "--")
    return f"Link: {names[0]} {arrow} {names[1]}" + (f": {link.name}" if link.name else "")
