"""The words that differ between a quotation and the transcript, in plain text: "[-gamle-] {+nye+}"."""

from collections.abc import Sequence

from thematic.report.verification.corpus import Corpus
from thematic.report.verification.likeness import Likeness, Step
from thematic.report.verification.tokens import ELLIPSIS, Token

AROUND = 3
"""Words shown on each side of a difference."""

_TIGHT = frozenset(".,;:!?)")
"""What stands close to the word before it."""


def write_difference(corpus: Corpus, quoted: Sequence[Token], likeness: Likeness, text: str) -> str:
    """The differences, each with some words around it: [-the transcript's-] {+the manuscript's+}.

    ``text`` is the quotation that ``quoted`` was made of.
    """
    runs = _runs(likeness.steps)
    pieces: list[str] = []
    for number, (changed, steps) in enumerate(runs):
        if changed:
            pieces.append(_changed(corpus, quoted, steps, text))
        else:
            said = [step for step in steps if step.said is not None]
            pieces.append(_shortened(corpus, said, first=number == 0, last=number + 1 == len(runs)))
    return _joined([piece for piece in pieces if piece])


def differs(likeness: Likeness) -> bool:
    """Whether any word or sign is not as it was said."""
    return any(_is_changed(step) for step in likeness.steps)


def _is_changed(step: Step) -> bool:
    return step.kind in ("other", "added", "left")


def _runs(steps: Sequence[Step]) -> list[tuple[bool, list[Step]]]:
    """Stretches of steps that change something, and of those that do not; a lone sign joins what is around it."""
    runs: list[tuple[bool, list[Step]]] = []
    for step in steps:
        changed = _is_changed(step)
        if runs and runs[-1][0] == changed:
            runs[-1][1].append(step)
        else:
            runs.append((changed, [step]))
    return runs


def _changed(corpus: Corpus, quoted: Sequence[Token], steps: Sequence[Step], text: str) -> str:
    said = [corpus.surface(step.said, step.said + 1) for step in steps if step.said is not None]
    own = [_surface(quoted[step.quoted], text) for step in steps if step.quoted is not None]
    away = f"[-{_joined(said)}-]" if said else ""
    put = f"{{+{_joined(own)}+}}" if own else ""
    return " ".join(part for part in (away, put) if part)


def _surface(token: Token, text: str) -> str:
    return text[token.start : token.end] or token.form


def _shortened(corpus: Corpus, steps: Sequence[Step], *, first: bool, last: bool) -> str:
    words: list[str] = []
    for step in steps:
        if step.kind == "gap":
            if not words or words[-1] != f"[{ELLIPSIS}]":
                words.append(f"[{ELLIPSIS}]")
        elif step.said is not None:
            words.append(corpus.surface(step.said, step.said + 1))
    keep_start, keep_end = (0 if first else AROUND), (0 if last else AROUND)
    if len(words) > keep_start + keep_end + 1:
        end = words[len(words) - keep_end :] if keep_end else []
        words = [*words[:keep_start], ELLIPSIS, *end]
    return _joined(words)


def _joined(words: Sequence[str]) -> str:
    text = ""
    for word in words:
        text += word if not text or word[0] in _TIGHT else f" {word}"
    return text
