"""The quotations of a manuscript, each with the words around it that may say whose it is.

Read in this order: what follows at once (a parenthesis, or a dash and a name); the author's own words in the same
sentence, as far as the next quotation; the rest of the sentence; the sentences before and after. Where two quotations
are joined by no more than "and" or a comma, what follows the second is said of both.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from thematic.report.verification.marks import find_quoted
from thematic.report.verification.paragraph import Paragraph
from thematic.report.verification.sentences import split_sentences
from thematic.spans import Span

_PAREN = re.compile(r"[(\[]([^()\[\]]{1,160})[)\]]")
_DASHED = re.compile(r"^[\s.,;]*(?:—|–|--|-(?=\s))\s*([^–—\n]{1,160})")
_JOINT = re.compile(r"^[\s,;…]*(?:\[…\])?\s*(?:og|and|eller|or|samt|men|but|&)?[\s,:]*$", re.IGNORECASE)
_LABEL = re.compile(r"^\s*([^\n:«“„\"]{1,40}?)\s*:\s+(?=\S)")
_TRAILING = re.compile(
    r"(?s)^(.*\S)\s*(?:(\([^()\n]{1,120}\)|\[[^\[\]\n]{1,120}\])\s*\.?|\s(?:—|–|--)\s*([^—–\n.!?]{1,100})\.?)\s*$"
)
_ALONE = re.compile(r"^\s*(?:[(\[]([^()\[\]]{1,160})[)\]]\.?|(?:—|–|--|-)\s*([^\n]{1,160}))\s*$")
_POINTS_BACK = re.compile(
    r"^(?:dette|det|slik|sånn|ordene|sitatet|this|that|so|these|the words|the quotation|as)\b", re.IGNORECASE
)
_OF_THIS = re.compile(
    r"\b(?:said|says|told|put|sa|sier|fortalte|uttalte)\b.{0,40}\b(?:this|it|so|these|dette|det|slik)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Around:
    """The author's words around a quotation, nearest first; ``before`` are the last words in front of it."""

    adjacent: tuple[str, ...] = ()
    own: str = ""
    sentence: str = ""
    neighbours: tuple[str, ...] = ()
    before: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted passage as the manuscript has it. ``set_in``: known for one only by its being set in.

    ``closed`` is False where the manuscript opens the quotation and never closes it.
    """

    text: str
    place: str
    around: Around
    block: bool = False
    set_in: bool = False
    closed: bool = True


def find_quotations(paragraphs: Sequence[Paragraph], knows: Callable[[str], bool]) -> list[Quotation]:
    """Every quotation of the text, the notes and the cells of tables, in order; headings hold none.

    ``knows`` says whether a few words name somebody or something of the study, so that "(harbour-low)" or "P3:" in a
    block quotation is told from what was said.
    """
    found: list[Quotation] = []
    at = 0
    while at < len(paragraphs):
        paragraph = paragraphs[at]
        if paragraph.kind in ("block", "set in"):
            end = at
            while end < len(paragraphs) and paragraphs[end].kind == paragraph.kind:
                end += 1
            found += _of_block(paragraphs[at:end], _before(paragraphs, at), _after(paragraphs, end), knows)
            at = end
            continue
        if paragraph.kind != "heading":
            found += _of_text(paragraphs, at)
        at += 1
    return found


# in running text ----------------------------------------------------------------------------------------


def quoted_spans(text: str) -> list[Span]:
    """The spans of the quotations of a paragraph, their marks included."""
    return [(quoted.start, quoted.end) for quoted in find_quoted(text)]


def _of_text(paragraphs: Sequence[Paragraph], at: int) -> list[Quotation]:
    text = paragraphs[at].text
    marked = find_quoted(text)
    if not marked:
        return []
    spans = [(quoted.start, quoted.end) for quoted in marked]
    sentences = split_sentences(text, spans)
    found = []
    for number, quoted in enumerate(marked):
        closed = quoted.closed or _goes_on(paragraphs, at, text[quoted.start])
        around = _around(text, spans, sentences, number, _before(paragraphs, at))
        found.append(Quotation(_flat(quoted.inner(text)), paragraphs[at].place_of(quoted.start), around, closed=closed))
    return found


def _goes_on(paragraphs: Sequence[Paragraph], at: int, mark: str) -> bool:
    """Whether the next paragraph opens with the same mark: a quotation of several paragraphs is closed in the last."""
    return at + 1 < len(paragraphs) and paragraphs[at + 1].text.lstrip().startswith(mark)


def _around(text: str, spans: Sequence[Span], sentences: Sequence[Span], number: int, above: str) -> Around:
    start, end = spans[number]
    here = next((place for place, span in enumerate(sentences) if span[0] <= start < span[1]), len(sentences) - 1)
    first, last = sentences[here]
    last = max(last, end)
    following = [span for span in spans[number + 1 :] if span[0] < last]
    stop = following[0][0] if following else last
    previous = spans[number - 1][1] if number and spans[number - 1][1] > first else first
    after = text[end:stop]
    adjacent = _adjacent(after)
    reach = number
    while not adjacent and reach + 1 < len(spans) and _JOINT.match(text[spans[reach][1] : spans[reach + 1][0]]):
        reach += 1
        further = spans[reach + 1][0] if reach + 1 < len(spans) and spans[reach + 1][0] < last else last
        adjacent = _adjacent(text[spans[reach][1] : further])
    before = text[previous:start]
    own_before = before
    if number and previous == spans[number - 1][1]:
        taken = _adjacent_span(before)
        own_before = before[taken[1] :] if taken else before
    whole = "".join(
        text[a:b]
        for a, b in zip([first, *(span[1] for span in spans)], [*(span[0] for span in spans), last], strict=True)
        if first <= a <= b <= last
    )
    neighbours = []
    if here and not _holds_quote(sentences[here - 1], spans):
        neighbours.append(text[slice(*sentences[here - 1])])
    elif not here and above.rstrip().endswith(":"):
        neighbours.append(above)
    if here + 1 < len(sentences) and not _holds_quote(sentences[here + 1], spans):
        after_it = text[slice(*sentences[here + 1])]
        alone = _ALONE.match(after_it)
        if alone:
            adjacent = adjacent or (alone[1] or alone[2],)
        elif _POINTS_BACK.match(after_it):
            neighbours.append(after_it)
    own = f"{own_before.strip()} … {_PAREN.sub(' ', after).strip()}"
    return Around(tuple(adjacent), own, whole, tuple(neighbours), own_before.strip())


def _adjacent(after: str) -> tuple[str, ...]:
    """What follows a quotation at once or at the end of its sentence, in a parenthesis or after a dash."""
    dashed = _DASHED.match(after)
    if dashed:
        return (dashed[1].strip(),)
    return tuple(match[1].strip() for match in _PAREN.finditer(after))


def _adjacent_span(after: str) -> Span | None:
    """Where the first parenthesis after a quotation stands, if nothing but a few words is before it."""
    match = _PAREN.search(after)
    return match.span() if match and len(after[: match.start()].split()) <= 6 else None


def _holds_quote(sentence: Span, spans: Sequence[Span]) -> bool:
    return any(span[0] < sentence[1] and sentence[0] < span[1] for span in spans)


# blocks -------------------------------------------------------------------------------------------------


def _of_block(block: Sequence[Paragraph], above: str, below: str, knows: Callable[[str], bool]) -> list[Quotation]:
    """The quotations of paragraphs that are set as one; a last line with no more than a name belongs to all."""
    said_below = _ALONE.match(below) if below else None
    common = (said_below[1] or said_below[2],) if said_below else ()
    pieces: list[Quotation] = []
    lines = [replace(part, text=line) for part in block for line in _turns(part.text)]
    for paragraph in lines:
        alone = _ALONE.match(paragraph.text)
        if alone and pieces and (alone[1] or len(alone[2].split()) < 12):
            pieces = _attributed(pieces, (alone[1] or alone[2]).strip())
            continue
        pieces.append(_block_piece(paragraph, above, _pointing_back(below), knows))
    if not common:
        return pieces
    return [
        piece if piece.around.adjacent else replace(piece, around=replace(piece.around, adjacent=common))
        for piece in pieces
    ]


def _pointing_back(below: str) -> str:
    """The first sentence of what follows a block, if it speaks of the block: "P3 said this when ..."."""
    spans = quoted_spans(below)
    sentences = split_sentences(below, spans)
    if not sentences or _holds_quote(sentences[0], spans):
        return ""
    first = below[slice(*sentences[0])]
    return first if _POINTS_BACK.match(first) or _OF_THIS.search(first) else ""


def _attributed(pieces: list[Quotation], name: str) -> list[Quotation]:
    """The pieces above a line with a name, those that have none yet now with it."""
    return [
        piece
        if piece.around.adjacent or piece.around.own
        else replace(piece, around=replace(piece.around, adjacent=(name,)))
        for piece in pieces
    ]


def _turns(text: str) -> list[str]:
    """The lines of an exchange, where each begins with somebody's label; else the text as one."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(_LABEL.match(line) or _ALONE.match(line) for line in lines):
        return lines
    return _with_last_line_apart(lines)


def _with_last_line_apart(lines: Sequence[str]) -> list[str]:
    if len(lines) > 1 and _ALONE.match(lines[-1]):
        return ["\n".join(lines[:-1]), lines[-1]]
    return ["\n".join(lines)] if lines else []


def _block_piece(paragraph: Paragraph, above: str, below: str, knows: Callable[[str], bool]) -> Quotation:
    text, own = paragraph.text.strip(), ""
    adjacent: tuple[str, ...] = ()
    trailing = _TRAILING.match(text)
    if trailing and _is_apart(trailing, knows):
        text = trailing[1]
        adjacent = ((trailing[2] or f"({trailing[3]})").strip("()[] "),)
    label = _LABEL.match(text)
    if label and (knows(label[1]) or re.search(r"\d", label[1])):
        own, text = label[1], text[label.end() :]
    marked = find_quoted(text)
    if len(marked) == 1 and marked[0].start == 0 and text[marked[0].end :].strip(" .,") == "":
        text = marked[0].inner(text)
    neighbours = tuple(text for text in (above, below) if text)
    around = Around(adjacent, own, own, neighbours, "")
    return Quotation(_flat(text), paragraph.place, around, block=True, set_in=paragraph.kind == "set in")


def _is_apart(trailing: re.Match[str], knows: Callable[[str], bool]) -> bool:
    """Whether what ends a block is about the quotation and no part of it: a name, or apart from its last sentence."""
    told = (trailing[2] or trailing[3]).strip("()[] ")
    after_end = trailing[1][-1] in '.!?…»”"’'
    return knows(told) or (after_end and (bool(trailing[2]) or told[:1].isupper()))


def _before(paragraphs: Sequence[Paragraph], at: int) -> str:
    """The last sentence of the paragraph of text before, without what it quotes."""
    if not at or paragraphs[at - 1].kind not in ("text", "note"):
        return ""
    text = paragraphs[at - 1].text
    spans = quoted_spans(text)
    sentences = split_sentences(text, spans)
    return "" if not sentences or _holds_quote(sentences[-1], spans) else text[slice(*sentences[-1])]


def _after(paragraphs: Sequence[Paragraph], end: int) -> str:
    return paragraphs[end].text if end < len(paragraphs) and paragraphs[end].kind == "text" else ""


def _flat(text: str) -> str:
    return " ".join(text.split())
