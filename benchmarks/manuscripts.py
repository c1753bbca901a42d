"""A manuscript of 100 pages against 100 conversations of 10,000 words, and how like altered and invented words are.

The conversations are the sample's turns, shuffled and with one word in ten replaced by another of the sample; the
manuscript is 3,000 sentences with 300 quotations in them: a third exact, a third with a word replaced, a third
invented. Then, on the sample itself, the likeness of quotations with a share of their words replaced, and of real
sentences looked for in conversations where they were not said.
"""

import random
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
from studies import digest
from timing import Line, seconds

from thematic.demo import build_demo
from thematic.report.verification.check import verify
from thematic.report.verification.corpus import Corpus, Stretch
from thematic.report.verification.nearest import nearest
from thematic.report.verification.quoted import take_apart
from thematic.store.tables import Store
from thematic.study import create_study, open_study

CONVERSATIONS, WORDS = 100, 10_000
QUOTATIONS, SENTENCES = 300, 3_000
TRIED = 300
SECONDS = 30.0


def run(folder: Path) -> Iterator[Line]:
    """The target is told as a share of half a minute, on one core of whatever machine this is."""
    with open_study(build_demo(folder / "demo", say=lambda _line: None), coder="kari") as sample:
        corpus = Corpus(sample.desk.store)
        talk = [one for one in corpus.stretches if one.role == "participant" and one.last - one.first > 14]
        draw = random.Random(1)
        with create_study(folder / "large.thematic", coder="kari") as study:
            said = _fill(study.desk.store, study.desk, corpus, talk, draw)
            path = folder / "manuscript.md"
            path.write_text(_manuscript(said, corpus, draw), encoding="utf-8")
            found: list[Any] = []
            took = seconds(lambda: found.append(verify(study.desk, path)))
            yield Line(
                "verify, 100 pages", took, "half a minute", SECONDS, took / SECONDS, most=1.0, note=_told(found[0])
            )
        yield from _likeness(sample.desk.store, corpus, talk, draw)


def _fill(store: Store, desk: Any, corpus: Corpus, talk: list[Stretch], draw: random.Random) -> list[tuple[str, str]]:
    """Conversations as documents of a new study; what is said in each turn, with the document's name."""
    words = [form for token, form in enumerate(corpus.forms) if corpus.is_word(token)]
    said: list[tuple[str, str]] = []
    with desk.change("import"):
        for number in range(CONVERSATIONS):
            name = f"talk-{number:03}"
            document = store.insert("documents", {"name": name})
            speakers = [store.insert("speakers", {"document_id": document, "name": f"P{one}"}) for one in range(1, 8)]
            text, turns, count = "", [], 0
            while count < WORDS:
                stretch = draw.choice(talk)
                spoken = corpus.surface(stretch.first, stretch.last).replace("\n", " ").split(" ")
                line = " ".join(draw.choice(words) if draw.random() < 0.1 else word for word in spoken)
                turns.append((len(text), len(text) + len(line), len(spoken)))
                said.append((name, line))
                text, count = f"{text}{line}\n", count + len(spoken)
            store.insert("texts", {"id": document, "text": text, "sha256": digest(text)})
            for place, (start, end, many) in enumerate(turns, start=1):
                speaker = draw.choice(speakers)
                row = {"document_id": document, "number": place, "speaker_id": speaker, "words": many}
                store.insert("turns", row | {"start": start, "end": end})
    return said


def _manuscript(said: list[tuple[str, str]], corpus: Corpus, draw: random.Random) -> str:
    words = [form for token, form in enumerate(corpus.forms) if corpus.is_word(token)]
    sentences = [" ".join(draw.choices(words, k=12)).capitalize() + "." for _ in range(SENTENCES)]
    for number in range(QUOTATIONS):
        name, line = draw.choice(said)
        quoted = line.split(" ")[:30]
        if number % 3 == 1:
            quoted[len(quoted) // 2] = draw.choice(words)
        elif number % 3 == 2:
            quoted = draw.choices(words, k=20)
        place = number * (SENTENCES // QUOTATIONS)
        text = " ".join(quoted).translate(str.maketrans("", "", '«»“”"'))
        sentences[place] += f" One put it like this: “{text}” ({name})."
    return "\n\n".join(" ".join(sentences[at : at + 8]) for at in range(0, SENTENCES, 8))


def _told(found: Any) -> str:
    return " ".join(found.summary())


def _likeness(store: Store, corpus: Corpus, talk: list[Stretch], draw: random.Random) -> Iterator[Line]:
    words = [form for token, form in enumerate(corpus.forms) if corpus.is_word(token)]
    for share in (0.1, 0.2, 0.3, 0.4, 0.5):
        scores = []
        for _ in range(TRIED):
            quoted = _span(corpus, draw.choice(talk), draw).split()
            for place in draw.sample(range(len(quoted)), max(1, round(share * len(quoted)))):
                quoted[place] = draw.choice(words)
            scores.append(_best(corpus, " ".join(quoted)))
        yield Line(f"likeness, {share:.0%} of the words replaced", note=_quantiles(scores))
    short, long = [], []
    for document in dict.fromkeys(stretch.document for stretch in talk):
        others = Corpus(_Without(store, document))  # type: ignore[arg-type]
        own = [stretch for stretch in talk if stretch.document == document]
        for _ in range(TRIED // 30):
            text = _span(corpus, draw.choice(own), draw)
            (short if len(text.split()) < 9 else long).append(_best(others, text))
    yield Line("likeness, said elsewhere, 9 words or more", note=_quantiles(long))
    yield Line("likeness, said elsewhere, fewer", note=_quantiles(short))


class _Without:
    """A store that does not know one document."""

    def __init__(self, store: Store, document: str) -> None:
        self._store = store
        self._document = document

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def rows(self, table: str, *arguments: Any, **options: Any) -> Any:
        """As the store's, without the document."""
        rows = self._store.rows(table, *arguments, **options)
        return [row for row in rows if row["name"] != self._document] if table == "documents" else rows


def _span(corpus: Corpus, stretch: Stretch, draw: random.Random) -> str:
    length = min(draw.randint(6, 35), stretch.last - stretch.first)
    first = draw.randint(stretch.first, stretch.last - length)
    return corpus.surface(first, first + length)


def _best(corpus: Corpus, text: str) -> float:
    found = nearest(corpus, take_apart(text))
    return found[0].score if found else 0.0


def _quantiles(scores: list[float]) -> str:
    told = SimpleNamespace(**{f"q{at}": np.percentile(scores, at) for at in (1, 5, 50, 95, 99)})
    return (
        f"1st, 5th, 50th, 95th, 99th percentile: {told.q1:.0f}, {told.q5:.0f}, {told.q50:.0f}, {told.q95:.0f},"
        f" {told.q99:.0f} ({len(scores)} quotations)"
    )
