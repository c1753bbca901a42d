"""The null distribution that belongs to each row of each shuffle, found by its margins."""

from collections.abc import Iterator

import numpy as np

from thematic.contrast.permutation import Null, null
from thematic.contrast.sheet import Bools, Ints, Sheet, times


class Margins:
    """Sizes, side A's share and the raised topics, by stratum, for ``side`` of shape (shuffles, units).

    Where every group was asked, side A's share of a stratum never changes and a row has one null distribution; where
    some were not, it depends on which side the unasked ones fall.
    """

    def __init__(self, sheet: Sheet, side: Bools) -> None:
        patterns, pattern_of = np.unique(sheet.asked, axis=1, return_inverse=True)
        in_stratum = sheet.strata[:, None] == np.unique(sheet.strata)
        self._pattern_of_row = pattern_of.reshape(-1)
        self._raised = times(sheet.raised.T, in_stratum)
        self._sizes, self._shares, self._share_of = [], [], []
        for asked in patterns.T:
            counted = in_stratum & asked[:, None]
            shares, share_of = np.unique(times(side, counted), axis=0, return_inverse=True)
            self._sizes.append(counted.sum(axis=0))
            self._shares.append(shares)
            self._share_of.append(share_of.reshape(-1))

    def nulls(self, shuffles: Ints, rows: Ints) -> Iterator[tuple[Null, Ints]]:
        """For pairs of shuffle and row: each null distribution with the positions of the pairs it belongs to."""
        patterns = self._pattern_of_row[rows]
        share = np.zeros(len(rows), dtype=np.int64)
        for pattern, share_of in enumerate(self._share_of):
            mine = patterns == pattern
            share[mine] = share_of[shuffles[mine]]
        keys = rows * (share.max(initial=0) + 1) + share
        order = np.argsort(keys, kind="stable")
        starts = np.flatnonzero(np.diff(keys[order], prepend=-1))
        for positions in np.split(order, starts[1:]) if len(order) else ():
            row, pattern = rows[positions[0]], patterns[positions[0]]
            side_a = self._shares[pattern][share[positions[0]]]
            strata = zip(self._sizes[pattern].tolist(), side_a.tolist(), self._raised[row].tolist(), strict=True)
            yield null(strata), positions
