"""Every error that thematic raises on purpose.

ThematicError              exit 1, HTTP 400   one sentence, where, and a hint
├── UsageError             exit 2, HTTP 400   the call itself is wrong
├── NotFound               exit 1, HTTP 404   a name that the study does not hold
├── BadInput               exit 1, HTTP 400   a file or value that cannot be taken as it is
│   ├── BadRows            exit 1, HTTP 400   several lines of one file, each with its reason
│   └── UnreadableFile     exit 1, HTTP 400   a transcript or table that no reader understands
│       └── NoTalk         exit 1, HTTP 400   a table that can be read and in which nobody talks
├── StudyFileError         exit 1, HTTP 500   the study file is missing, foreign, damaged or read-only
│   └── NewerStudy         exit 1, HTTP 500   written by a later version of thematic
├── Conflict               exit 3, HTTP 409   somebody or something else has changed what this would change
├── Busy                   exit 4, HTTP 503   another process is writing to the study
└── Findings               exit 5, HTTP 200   a check ran to its end and found something
"""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from thematic.plurals import count


class ThematicError(Exception):
    """One clear sentence, and a hint on what to do. ``exit_code`` and ``http_status`` belong to the class."""

    exit_code: ClassVar[int] = 1
    http_status: ClassVar[int] = 400

    def __init__(self, sentence: str, *, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint


class UsageError(ThematicError):
    """The call itself is wrong: two options that exclude each other, a missing one."""

    exit_code = 2


class NotFound(ThematicError):
    """A name that the study does not hold; the hint says what was close."""

    http_status = 404

    @classmethod
    def named(cls, kind: str, name: str, known: Iterable[str]) -> "NotFound":
        """No ``kind`` is called ``name``; suggest the nearest of ``known``, or say that there is none."""
        hint = did_you_mean(name, known) or "There is none yet."
        return cls(f"There is no {kind} '{name}' in this study.", hint=hint)


class BadInput(ThematicError):
    """A file or value that cannot be taken as it is; nothing of it was written."""


class BadRows(BadInput):
    """Several lines of one file are wrong. ``rows`` holds (line number, reason) pairs."""

    def __init__(self, source: str, rows: Sequence[tuple[int, str]], *, hint: str = "") -> None:
        lines: dict[str, list[int]] = {}
        for line, reason in rows:
            lines.setdefault(reason, []).append(line)
        shown = "; ".join(f"{_named(at)}: {reason}" for reason, at in list(lines.items())[:10])
        left = len(rows) - sum(len(at) for at in list(lines.values())[:10])
        more = f"; and {left} more" if left else ""
        wrong = count(len(rows), "line is", "lines are")
        super().__init__(f"{source}: {wrong} wrong, nothing was written ({shown}{more}).", hint=hint)
        self.rows = tuple(rows)


def _named(lines: Sequence[int]) -> str:
    """ "line 3", "lines 3, 5, 7", "lines 3, 5, 7 and 90 more"."""
    shown = ", ".join(str(line) for line in lines[:3])
    more = f" and {len(lines) - 3} more" if len(lines) > 3 else ""
    return f"line{'s' if len(lines) > 1 else ''} {shown}{more}"


class UnreadableFile(BadInput):
    """A file that no reader understands."""


class NoTalk(UnreadableFile):
    """A table that can be read and in which nobody talks: a file of cases, a budget. In a folder it is left aside.

    ``command`` is the one that reads it, where there is one.
    """

    def __init__(self, sentence: str, *, hint: str = "", command: str = "") -> None:
        super().__init__(sentence, hint=hint)
        self.command = command


class StudyFileError(ThematicError):
    """The study file is missing, foreign, damaged, or cannot be written."""

    http_status = 500


class NewerStudy(StudyFileError):
    """The study file was written by a later version of thematic."""


class Conflict(ThematicError):
    """Something else has changed what this would change."""

    exit_code = 3
    http_status = 409


class Busy(ThematicError):
    """Another process is writing to the study."""

    exit_code = 4
    http_status = 503


class Findings(ThematicError):
    """A check ran to its end and found something."""

    exit_code = 5
    http_status = 200


LONGEST = 60
"""Characters of a known name that a hint shows; names that are meant stand whole, to be copied."""


def did_you_mean(name: str, known: Iterable[str], *, limit: int = 3) -> str:
    """A "did you mean" sentence with the nearest names, or the first few known ones, or nothing."""
    names = list(known)
    if not names:
        return ""
    from rapidfuzz import fuzz, process, utils

    near = process.extract(
        name, names, scorer=fuzz.WRatio, processor=utils.default_process, limit=limit, score_cutoff=60
    )
    if near:
        return "Did you mean " + " or ".join(f"'{match}'" for match, _score, _index in near) + "?"
    shown = (name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…" for name in names[:6])
    return f"Known: {', '.join(shown)}" + (", ..." if len(names) > 6 else ".")
