"""Long pictures parted: lines under headings, as many a picture as go on a page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from thematic.report.words import Words


class Tall(Protocol):
    """A heading or a row that knows how many points tall it stands."""

    @property
    def height(self) -> float: ...


Line = TypeVar("Line", bound=Tall)


def parted(
    sections: Iterable[tuple[Line, Sequence[Line]]], *, room: float, again: Callable[[Line], Line]
) -> Iterator[list[Line]]:
    """The lines of each picture, at most ``room`` points tall: a heading with at least one of its lines.

    ``again`` makes the heading that stands over lines which go on from the picture before.
    """
    page: list[Line] = []
    for heading, lines in sections:
        for place, line in enumerate(lines):
            added = [line] if place else [heading, line]
            if page and sum(one.height for one in (*page, *added)) > room:
                yield page
                page = [again(heading)] if place else []
            page += added
    if page:
        yield page


def numbered(caption: str, page: int, pages: int, words: Words) -> str:
    """The caption of one of several pictures."""
    return words.say("pic_page", caption=caption, page=page, pages=pages) if pages > 1 else caption
