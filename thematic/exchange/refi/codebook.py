"""The codes of a project as a study's: a tree with definitions and colours."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from thematic.exchange.fidelity import Fidelity
from thematic.exchange.project import ProjectCode
from thematic.exchange.refi.elements import Code
from thematic.exchange.refi.names import CODE_COLUMNS

_HEXADECIMAL = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
_FUNCTION = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\b[^)]*\)", re.IGNORECASE)
_NAMED = {
    "black": "000000",
    "white": "ffffff",
    "gray": "808080",
    "grey": "808080",
    "silver": "c0c0c0",
    "red": "ff0000",
    "maroon": "800000",
    "orange": "ffa500",
    "yellow": "ffff00",
    "olive": "808000",
    "lime": "00ff00",
    "green": "008000",
    "teal": "008080",
    "aqua": "00ffff",
    "cyan": "00ffff",
    "blue": "0000ff",
    "navy": "000080",
    "purple": "800080",
    "fuchsia": "ff00ff",
    "magenta": "ff00ff",
    "pink": "ffc0cb",
    "brown": "a52a2a",
    "violet": "ee82ee",
    "gold": "ffd700",
    "indigo": "4b0082",
}


def plain_colour(colour: str) -> str:
    """A colour as ``#RRGGBB``, from that or ``RRGGBB``, ``#RGB``, ``#AARRGGBB``, ``rgb(…)`` or a name; else ""."""
    written = colour.strip()
    match = _HEXADECIMAL.fullmatch(written)
    if match:
        digits = match[1]
        return "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits[-6:])
    match = _FUNCTION.fullmatch(written)
    if match and all(int(part) < 256 for part in match.groups()):
        return "#" + "".join(f"{int(part):02x}" for part in match.groups())
    return f"#{_NAMED[written.lower()]}" if written.lower() in _NAMED else ""


def walk(codes: Sequence[Code]) -> Iterator[tuple[Code, str]]:
    """Every code with the GUID of its parent, parents first, in the order of the file."""
    waiting = [(code, "") for code in reversed(codes)]
    while waiting:
        code, parent = waiting.pop()
        yield code, parent
        waiting += [(child, code.guid) for child in reversed(code.children)]


def read_codes(
    codes: Sequence[Code], fidelity: Fidelity, carried: Callable[[Sequence[str]], Mapping[str, object]]
) -> list[ProjectCode]:
    """All codes, the first of two with one GUID; ``carried`` gives the further columns that a study wrote along."""
    read: dict[str, ProjectCode] = {}
    for code, parent in walk(codes):
        if not code.guid or code.guid in read:
            why = "the GUID is another code's" if code.guid else "without a GUID"
            fidelity.lost("codes", why, example=code.name)
            continue
        colour = plain_colour(code.colour)
        if code.colour.strip() and not colour:
            fidelity.lost("colours of codes", "no colour that is known", example=f"{code.name}: {code.colour[:40]}")
        if not code.codable:
            fidelity.changed("codes", "were categories, which took no codings there", example=code.name)
        fields = {name: str(value) for name, value in carried(code.notes).items() if name in CODE_COLUMNS and value}
        read[code.guid] = ProjectCode(
            key=code.guid,
            name=code.name,
            parent=parent,
            definition=code.description,
            colour=colour,
            fields=fields,
        )
    return list(read.values())
