"""One language of the report: its sentences, counted nouns and numbers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thematic.errors import UsageError
from thematic.report.headings import (
    agreement,
    audit,
    bookfile,
    chapter,
    checklists,
    claims,
    contrast,
    crossing,
    figures,
    general,
    grid,
    mirror,
    pictures,
    power,
    quotes,
    reading,
    review,
    status,
    themes,
)

SUBJECTS = (
    general,
    contrast,
    figures,
    themes,
    agreement,
    audit,
    bookfile,
    chapter,
    checklists,
    claims,
    crossing,
    grid,
    mirror,
    pictures,
    power,
    quotes,
    reading,
    review,
    status,
)
NB: Mapping[str, str] = {key: said for subject in SUBJECTS for key, said in subject.NB.items()}
EN: Mapping[str, str] = {key: said for subject in SUBJECTS for key, said in subject.EN.items()}
LANGUAGES = {"nb": NB, "en": EN}
TAGS = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
"""Language tags that Word and HTML understand."""

DECIMAL_SIGNS = {"nb": ",", "en": "."}


@dataclass(frozen=True, slots=True)
class Words:
    """Speaks one language ("nb" or "en"); raises UsageError for any other."""

    language: str

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            raise UsageError(f"There is no report language '{self.language}'.", hint="Languages: nb, en.")

    def say(self, key: str, **figures: object) -> str:
        """The heading or sentence ``key``, its gaps filled with ``figures``."""
        return LANGUAGES[self.language][key].format(**figures)

    def count(self, n: int, noun: str) -> str:
        """ "1 site", "1,066 sites": ``noun`` is the key of the singular; its plural's key adds an s."""
        return f"{self.whole(n)} {self.say(noun if n == 1 else noun + 's')}"

    def number(self, value: float | None, *, digits: int = 2) -> str:
        """``value`` with so many decimals, the language's decimal sign and a true minus; None is empty.

        A positive value that would round to zero reads "< 0.01" (at two digits), never 0.
        """
        if value is None:
            return ""
        smallest = 10.0**-digits
        text = f"<\N{NO-BREAK SPACE}{smallest:.{digits}f}" if 0 < value < smallest / 2 else f"{value:.{digits}f}"
        if re.fullmatch(r"-0\.0*", text):
            text = text[1:]
        return text.replace("-", "−").replace(".", DECIMAL_SIGNS[self.language])

    def probability(self, value: float | None, *, digits: int = 2) -> str:
        """``number`` for a share or a probability: short of 1 it never reads 1.00, but "> 0.99"."""
        most = 1.0 - 10.0**-digits
        if value is not None and value < 1.0 and round(value, digits) >= 1.0:
            return f">\N{NO-BREAK SPACE}{self.number(most, digits=digits)}"
        return self.number(value, digits=digits)

    def whole(self, value: int) -> str:
        """A count with its thousands apart: "33 041" or "33,041"."""
        return f"{value:,}".replace(",", "\N{NO-BREAK SPACE}" if self.language == "nb" else ",")

    def joined(self, names: Sequence[str], *, by: str = "and") -> str:
        """ "a", "a and b", "a, b and c"; ``by`` is "and" or "or"."""
        if len(names) < 2:
            return "".join(names)
        return f"{', '.join(names[:-1])} {self.say(by)} {names[-1]}"


def capitalised(text: str) -> str:
    """``text`` with a capital first letter and the rest as it is."""
    return text[:1].upper() + text[1:]
