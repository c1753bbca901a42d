"""XML written as it comes, element by element, so that a large project never stands in memory as a tree."""

import re
from collections.abc import Callable, Mapping

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold, not even escaped."""

REPLACEMENT = "\ufffd"
_SPECIAL = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_TOGETHER = 500
"""How many lines are written at a time."""

_TEXT = re.compile("[&<>\r]")


def legal(text: str) -> tuple[str, int]:
    """``text`` with U+FFFD for every character that XML cannot hold, so that positions stay; and how many it had."""
    if not ILLEGAL.search(text):
        return text, 0
    return ILLEGAL.subn(REPLACEMENT, text)


class Markup:
    """Elements on their way into a file, indented by two spaces. Attributes that are empty are left out.

    ``replaced`` counts the characters that XML cannot hold and that were replaced.
    """

    def __init__(self, write: Callable[[bytes], object]) -> None:
        self._write = write
        self._open: list[str] = []
        self._lines: list[str] = []
        self.replaced = 0
        self._lines.append('<?xml version="1.0" encoding="utf-8"?>\n')

    def begin(self, tag: str, attributes: Mapping[str, str] | None = None) -> None:
        """Open an element that has children."""
        self._line(f"<{tag}{self._attributes(attributes)}>")
        self._open.append(tag)

    def end(self) -> None:
        """Close the innermost element that is open."""
        tag = self._open.pop()
        self._line(f"</{tag}>")
        if not self._open:
            self._flush()

    def leaf(self, tag: str, attributes: Mapping[str, str] | None = None, text: str | None = None) -> None:
        """An element without children, with its text exactly as it is, or none."""
        head = f"{tag}{self._attributes(attributes)}"
        if text is None:
            self._line(f"<{head}/>")
        else:
            told = _TEXT.sub(lambda found: _ESCAPES[found[0]], self._legal(text))
            self._line(f"<{head}>{told}</{tag}>")

    def _attributes(self, attributes: Mapping[str, str] | None) -> str:
        if not attributes:
            return ""
        told = ""
        for name, value in attributes.items():
            if value:
                if _SPECIAL.search(value):
                    value = _SPECIAL.sub(lambda found: _ESCAPES[found[0]], self._legal(value))
                told += f' {name}="{value}"'
        return told

    def _legal(self, text: str) -> str:
        told, replaced = legal(text)
        self.replaced += replaced
        return told

    def _line(self, line: str) -> None:
        self._lines.append(f"{'  ' * len(self._open)}{line}\n")
        if len(self._lines) >= _TOGETHER:
            self._flush()

    def _flush(self) -> None:
        self._write("".join(self._lines).encode())
        self._lines.clear()
