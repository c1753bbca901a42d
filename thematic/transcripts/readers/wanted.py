"""What the user said about the columns of tables, and whether any table has them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from thematic.errors import BadInput, did_you_mean
from thematic.store.names import fold


@dataclass(slots=True)
class Wanted:
    """Names of columns: ``text`` holds talk, ``id`` tells whose it is. ``seen``: the columns of tables read so far."""

    text: Sequence[str] = ()
    id: str = ""
    seen: dict[str, str] = field(default_factory=dict)

    def look(self, header: Sequence[str]) -> tuple[list[int], int | None]:
        """Where in ``header`` the text columns stand, in the order of the table, and where the id does."""
        keys = [fold(cell) for cell in header]
        self.seen.update({key: " ".join(cell.split()) for key, cell in zip(keys, header, strict=True) if key})
        text = {fold(name) for name in self.text}
        own = fold(self.id)
        place = keys.index(own) if own and own in keys else None
        return [number for number, key in enumerate(keys) if key in text], place

    def note(self) -> str:
        """A sentence where columns were named and there was no table; raises BadInput for one that no table has."""
        named = [*self.text, *([self.id] if self.id else [])]
        if named and not self.seen:
            return "--text and --id name columns of tables, and there was none."
        for name in named:
            if fold(name) not in self.seen:
                raise BadInput(f"No table has a column '{name}'.", hint=did_you_mean(name, self.seen.values()))
        return ""
