"""Filters as they are typed: --where ATTRIBUTE=VALUE, any number of times."""

from collections.abc import Sequence

from thematic.errors import UsageError


def read_filters(where: Sequence[str]) -> dict[str, str]:
    """The value of each attribute; raises UsageError for what is no filter, and for an attribute given twice."""
    filters: dict[str, str] = {}
    for text in where:
        attribute, equals, value = text.partition("=")
        if not equals or not attribute.strip() or not value.strip():
            raise UsageError(
                f"'{text}' is no filter.", hint="Write ATTRIBUTE=VALUE, for example --where role=employee."
            )
        if attribute.strip() in filters:
            raise UsageError(f"--where {attribute.strip()} is given twice.", hint="One value an attribute.")
        filters[attribute.strip()] = value.strip()
    return filters
