"""A REFI-QDA project as another program would write it, by zipfile and plain XML: none of our own writer in it."""

import random
from collections.abc import Iterator
from html import escape
from pathlib import Path
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

from studies import invent_talk

CODES = 100


def write_project(path: Path, *, documents: int, characters: int, selections: int) -> None:
    """``documents`` plain-text sources of ``characters`` each, and ``selections`` coded ones spread over them."""
    rng = random.Random(6)
    guids = (str(UUID(int=rng.getrandbits(128))) for _ in iter(int, 1))
    user, codes = next(guids), [next(guids) for _ in range(CODES)]
    with ZipFile(path, "w", ZIP_DEFLATED) as archive, archive.open("project.qde", "w") as stream:
        lines: list[str] = []
        texts: dict[str, str] = {}
        each = selections // documents
        for number in range(documents):
            text = "\n".join(
                f"D{place % 7}: {said}" for place, said in enumerate(invent_talk(rng, characters), start=1)
            )
            source = next(guids)
            texts[source] = text
            lines.append(
                f'<TextSource guid="{next(guids)}" name="samtale {number + 1:03}" '
                f'plainTextPath="internal://{source}.txt" creatingUser="{user}">'
            )
            lines += _selections(text, each, codes, user, guids, rng)
            lines.append("</TextSource>")
        book = "".join(
            f'<Code guid="{guid}" name="k{number:03}" isCodable="true"/>' for number, guid in enumerate(codes)
        )
        stream.write(
            (
                '<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0" name="large" '
                'origin="Another program 1.0"><Users>'
                f'<User guid="{user}" name="Kari"/></Users><CodeBook><Codes>{book}</Codes></CodeBook><Sources>'
                + "\n".join(lines)
                + "</Sources></Project>"
            ).encode()
        )
        stream.close()
        for source, text in texts.items():
            archive.writestr(f"sources/{source}.txt", text)


def _selections(
    text: str, count: int, codes: list[str], user: str, guids: Iterator[str], rng: random.Random
) -> Iterator[str]:
    for _ in range(count):
        start = rng.randrange(len(text) - 400)
        start = text.index(" ", start) + 1
        end = text.index(" ", start + rng.randint(40, 200))
        name = escape(text[start:end], quote=True).replace("\n", " ")
        yield (
            f'<PlainTextSelection guid="{next(guids)}" name="{name}" startPosition="{start}" endPosition="{end}" '
            f'creatingUser="{user}" creationDateTime="2026-03-01T10:00:00Z"><Coding guid="{next(guids)}" '
            f'creatingUser="{user}"><CodeRef targetGUID="{rng.choice(codes)}"/></Coding></PlainTextSelection>'
        )
