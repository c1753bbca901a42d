"""Alpha by the krippendorff package, a code at a time, in its own environment: no import of thematic here.

Each line on stdin is a code; the answer is its alpha and the processor time that it took. Expanding the spans to
characters is not counted, nor looking for the categories, which are declared.
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path
from time import process_time

import krippendorff
import numpy as np


def expanded(code: int, characters: int) -> np.ndarray:
    """Coders x characters of all documents: 1 where the code was applied, 0 where not, NaN where nobody read."""
    coded, read = np.load(Path("coded.npy")), np.load(Path("read.npy"))
    ratings = np.zeros((read.shape[1], len(read), characters), dtype=np.float32)
    for document, _code, coder, start, end in coded[coded[:, 1] == code].tolist():
        ratings[coder, document, start:end] = 1
    ratings[~read.T] = np.nan
    return ratings.reshape(read.shape[1], -1)


if __name__ == "__main__":
    print(json.dumps(version("krippendorff")), flush=True)
    for line in sys.stdin:
        ratings = expanded(int(line), int(sys.argv[1]))
        start = process_time()
        alpha = krippendorff.alpha(ratings, level_of_measurement="nominal", value_domain=[0, 1])
        print(json.dumps({"cpu": process_time() - start, "alpha": float(alpha)}), flush=True)
        del ratings
