"""Numbers of tables and figures in a chapter, kept clear of those that a plan has given."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Numbers:
    """Gives the lowest number that is free, in the manner of those ``taken``: "3-1", "3-2" where these are "3-4"."""

    taken: set[str] = field(default_factory=set)
    prefix: str = ""

    def next(self) -> str:
        """The next number."""
        at = 1
        while f"{self.prefix}{at}" in self.taken:
            at += 1
        self.taken.add(f"{self.prefix}{at}")
        return f"{self.prefix}{at}"


def runs(numbers: Iterable[str]) -> list[str]:
    """Numbers with those that follow each other as one: "4-6" for "4", "5", "6", with an en dash."""
    found: list[list[str]] = []
    for number in numbers:
        if found and number == _after(found[-1][-1]):
            found[-1].append(number)
        else:
            found.append([number])
    return [run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in found]


def _after(number: str) -> str:
    match = re.fullmatch(r"(.*?)(\d+)", number)
    return f"{match[1]}{int(match[2]) + 1}" if match else ""


def numbers_beside(taken: Iterable[str]) -> Numbers:
    """Numbers that go with ``taken``, in their manner where they share one ("3-4", "3-5")."""
    known = list(taken)
    found = [re.fullmatch(r"(.*?)(\d+)", number) for number in known]
    prefixes = {match[1] if match else "" for match in found}
    return Numbers(set(known), prefixes.pop() if len(prefixes) == 1 else "")
