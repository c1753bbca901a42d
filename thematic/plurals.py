"""Counted nouns in English messages: "1 document", "2 documents"."""


def count(number: int, noun: str, plural: str = "") -> str:
    """``number`` and ``noun``; other numbers than 1 take ``plural``, else the noun with an s.

    The noun may carry words before it ("new code"); what stands after it belongs to the message, or into ``plural``.
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
