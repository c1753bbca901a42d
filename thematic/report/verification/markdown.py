"""Markdown as paragraphs of plain text: CommonMark, and what Pandoc and Quarto add to it, as far as prose needs it."""

import html
import re
from collections.abc import Iterator

from thematic.report.verification.paragraph import Kind, Paragraph

_FENCE = re.compile(r"^\s{0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*(\{[^}]*\})?$")
_UNDERLINE = re.compile(r"^\s{0,3}(=+|-+)\s*$")
_RULE = re.compile(r"^\s{0,3}([-*_])(\s*\1){2,}\s*$")
_DIV = re.compile(r"^\s{0,3}:{3,}")
_ITEM = re.compile(r"^\s{0,7}(?:[-*+]|\d{1,3}[.)])\s+")
_NOTE = re.compile(r"^\s{0,3}\[\^[^\]]+\]:\s*")
_QUOTE = re.compile(r"^\s{0,3}>\s?")
_DASHED = re.compile(r"^\s*[-–—]\s")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"`+[^`\n]*`+"), " "),
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), " "),
    (re.compile(r"\[\^[^\]\s]+\]"), ""),
    (re.compile(r"\^\[([^\]]*)\]"), r" (\1)"),
    (re.compile(r"\[([^\[\]\n]*[^\W_][^\[\]\n]*)\]\((?:https?:|#|/|mailto:|\.)[^)\s]*(?:\s+\"[^\"\n]*\")?\)"), r"\1"),
    (re.compile(r"\[([^\[\]]*)\]\{[^}\n]*\}"), r"\1"),
    (re.compile(r"<(https?:[^>\s]+)>"), r"\1"),
    (re.compile(r"<br\s*/?>", re.IGNORECASE), " "),
    (re.compile(r"</?[A-Za-z][^<>\n]{0,200}>"), ""),
    (re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*]+?)(?<=\S)\1(?![*])"), r"\2"),
    (re.compile(r"(?<=\w)(\*{1,3})(?=\S)([^*\n]+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w_])(_{1,3})(?=\S)([^_]+?)(?<=\S)\1(?![\w_])"), r"\2"),
    (re.compile(r"~~([^~\n]+)~~"), r"\1"),
)
_FRONT = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_HELD = "\ue000"


def read_markdown(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a Markdown text; front matter, comments, code and rules are left out."""
    text = _FRONT.sub(_blank, text, count=1)
    text = _without_comments(text.replace(_HELD, ""))
    gathered: list[str] = []
    kind: Kind = "text"
    begun = 0
    fence = ""

    def flush() -> Iterator[Paragraph]:
        nonlocal gathered
        if any(line.strip() for line in gathered):
            yield Paragraph(plain_text("\n".join(gathered)), f"line {begun}", kind, begun)
        gathered = []

    for number, line in enumerate(text.split("\n"), start=1):
        opened = _FENCE.match(line)
        if fence or opened:
            if opened and not fence:
                yield from flush()
                fence = opened[1]
            elif opened and opened[1].startswith(fence):
                fence = ""
            continue
        heading = _HEADING.match(line)
        if heading:
            yield from flush()
            yield Paragraph(plain_text(heading[1]), f"line {number}", "heading")
        elif gathered and kind == "text" and _UNDERLINE.match(line):
            yield Paragraph(plain_text(" ".join(gathered)), f"line {begun}", "heading")
            gathered = []
        elif not line.strip() or _RULE.match(line) or _DIV.match(line):
            yield from flush()
        elif line.lstrip().startswith("|"):
            yield from flush()
            for cell in re.split(r"(?<!\\)\|", line.strip().strip("|")):
                if cell.strip(" :-"):
                    yield Paragraph(plain_text(cell.strip()), f"line {number}", "cell")
        else:
            said, read = _kind_of(line, kind if gathered else "text")
            starts = said != kind or _ITEM.match(line) or _NOTE.match(line)
            if gathered and (starts or not read.strip()):
                yield from flush()
            if not gathered:
                kind, begun = said, number
            if read.strip():
                gathered.append(read)
    yield from flush()


def _kind_of(line: str, before: Kind) -> tuple[Kind, str]:
    """What a line belongs to, and what it says; a line right after a block quotation goes on with it."""
    if _QUOTE.match(line):
        while _QUOTE.match(line):
            line = _QUOTE.sub("", line, count=1)
        return "block", line
    if _NOTE.match(line):
        return "note", _NOTE.sub("", line)
    if before in ("block", "note"):
        return before, line
    item = _ITEM.match(line)
    if item and not _DASHED.match(line[: item.end()]):
        return "text", line[item.end() :]
    return "text", line


def plain_text(text: str) -> str:
    """Text without inline markup; entities and escapes resolved."""
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[1])
        return f"{_HELD}{len(held) - 1}{_HELD}"

    text = _ESCAPE.sub(hold, text)
    for pattern, put in _INLINE:
        text = pattern.sub(put, text)
    text = html.unescape(text)
    return re.sub(f"{_HELD}(\\d+){_HELD}", lambda match: held[int(match[1])], text)


def _without_comments(text: str) -> str:
    """The text without HTML comments; one that is never closed is text."""
    pieces, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + 3
    return "".join([*pieces, text[at:]])


def _blank(match: re.Match[str]) -> str:
    """As many line ends as what is left out had, so that lines keep their numbers."""
    return "\n" * match.group().count("\n")
