"""Generated studies: seeded, so that two runs measure the same work."""

import random
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from thematic.store.file import SUFFIX
from thematic.study import Study, create_study

TALK = """
altså arbeid avdeling beskjed bry bytte dag dugnad egentlig ferie folk forskjell fortelle fremme fravær gang greit
gruppe hjelpe hjemme holde hverdag høre ikke jobb kjenne klage kollega komme krav kurs leder lytte mandag melding møte
måte ofte oppleve oppgave plan problem prøve pust rom samtale se si situasjon sjelden skift slite snakke spørre stå
støtte syk tenke tid tillit tro trygg vanlig vente vikar vite være økt ønske årsak
"""
CODER = "kari"


def invent_talk(rng: random.Random, characters: int) -> list[str]:
    """Turns of invented talk, 8 to 40 words each, of about so many characters together."""
    words = TALK.split()
    turns = []
    while characters > 0:
        turns.append(" ".join(rng.choices(words, k=rng.randint(8, 40))).capitalize() + ".")
        characters -= len(turns[-1]) + 1
    return turns


def write_transcripts(folder: Path, *, documents: int, characters: int, seed: int = 1) -> list[Path]:
    """Transcripts as people hand them in: a moderator and six participants, a labelled line a turn."""
    rng = random.Random(seed)
    folder.mkdir(parents=True)
    paths = []
    for number in range(documents):
        lines = [
            f"{'Moderator' if place % 7 == 0 else f'D{place % 7}'}: {said}\n"
            for place, said in enumerate(invent_talk(rng, characters))
        ]
        paths.append(folder / f"samtale-{number + 1:03}.txt")
        paths[-1].write_text("\n".join(lines), encoding="utf-8")
    return paths


def make_study(folder: Path, *, documents: int, characters: int, codes: int) -> Path:
    """A study of such transcripts with codes k1, k2, ... and no codings."""
    path = folder / f"study{SUFFIX}"
    with create_study(path, coder=CODER) as study:
        study.import_documents(write_transcripts(folder / "transcripts", documents=documents, characters=characters))
        add_codes(study, codes)
    return path


def add_codes(study: Study, codes: int) -> None:
    """Codes k1, k2, ... in one operation."""
    from thematic.coding.codebook import add_code

    with study.desk.change("code add"):
        for number in range(codes):
            add_code(study.desk, f"k{number + 1}")


def pick_spans(texts: Sequence[tuple[str, str]], *, codes: int, count: int, seed: int = 2) -> list[dict[str, Any]]:
    """``count`` different codings with position and quote; each quote stands once in its document.

    ``texts`` are (document, text).
    """
    rng = random.Random(seed)
    rows: dict[tuple[str, str, int], dict[str, Any]] = {}
    while len(rows) < count:
        document, text = rng.choice(texts)
        code = f"k{rng.randint(1, codes)}"
        start = rng.randrange(len(text) - 400)
        end = start + rng.randint(40, 300)
        quote = text[start:end].strip()
        start += text[start:end].index(quote)
        if text.count(quote) == 1:
            row = {"document": document, "code": code, "start": start, "end": start + len(quote), "quote": quote}
            rows[document, code, start] = row
    return list(rows.values())


def texts_of(study: Study) -> list[tuple[str, str]]:
    """(name, text) of every document."""
    store = study.desk.store
    return [(row["name"], store.text(row["id"])) for row in store.rows("documents", ("id", "name"), order="id")]


def digest(text: str) -> str:
    """As the import stores it beside a text."""
    return sha256(text.encode()).hexdigest()
