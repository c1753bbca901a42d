"""GUIDs for everything that a file names: the study's own where they can be, and none of them twice."""

import hashlib
import re

_HEX = re.compile(r"[0-9a-f]{32}")


class Guids:
    """The GUIDs of one file, as 8-4-4-4-12 hexadecimal digits in lower case.

    A key that is a GUID (in any spelling) stays it, unless something of another kind has it; any other key, and what
    has none, gets one that follows from kind and key, so that equal studies give equal files.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], str] = {}
        self._taken: set[str] = set()

    def of(self, kind: str, key: str) -> str:
        """The GUID of the thing of this kind that ``key`` names; the same whenever it is asked for."""
        found = self._known.get((kind, key))
        if found is None:
            bare = key.strip().strip("{}").replace("-", "").lower()
            again = 0
            while not _HEX.fullmatch(bare) or bare in self._taken:
                bare = hashlib.sha256(f"{kind}\n{key}\n{again}".encode()).hexdigest()[:32]
                again += 1
            self._taken.add(bare)
            found = f"{bare[:8]}-{bare[8:12]}-{bare[12:16]}-{bare[16:20]}-{bare[20:]}"
            self._known[(kind, key)] = found
        return found
