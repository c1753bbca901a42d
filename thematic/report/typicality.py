"""How typical extracts are of the others under the same topic."""

import math
import re
from collections import Counter
from collections.abc import Sequence


def typicality(texts: Sequence[str]) -> list[float | None]:
    """For each text its closeness to the others, from 0 (shares no word with them) to 1; None for an only one."""
    words = [Counter(re.findall(r"\w\w+", text.casefold())) for text in texts]
    spread = Counter(word for counts in words for word in counts)
    weight = {word: math.log((1 + len(texts)) / (1 + found)) + 1 for word, found in spread.items()}
    vectors = []
    for counts in words:
        vector = {word: (1 + math.log(many)) * weight[word] for word, many in counts.items()}
        length = math.sqrt(sum(value * value for value in vector.values()))
        vectors.append({word: value / length for word, value in vector.items()} if length else {})
    total: dict[str, float] = {}
    for vector in vectors:
        for word, value in vector.items():
            total[word] = total.get(word, 0.0) + value
    return [_to_rest(vector, total) for vector in vectors]


def _to_rest(vector: dict[str, float], total: dict[str, float]) -> float | None:
    rest = {word: value - vector.get(word, 0.0) for word, value in total.items()}
    length = math.sqrt(sum(value * value for value in rest.values()))
    return sum(value * rest[word] for word, value in vector.items()) / length if length > 1e-12 else None
