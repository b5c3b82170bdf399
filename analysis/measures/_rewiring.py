"""A signed graph rewired step by step, each node keeping its degrees of either sign."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analysis.measures._signed import SignedEdges

_CHUNK = 100_000  # random numbers drawn at a time


class Chain:
    """Slots for edges, and the slot of each pair of nodes that is tied.

    A slot keeps its sign for good; what moves is the pair in it.

    Parameters
    ----------
    edges : SignedEdges
        Edges of the graph to begin with.
    rng : numpy.random.Generator
        Source of randomness.
    """

    def __init__(self, edges: SignedEdges, rng: np.random.Generator) -> None:
        order = np.argsort(-edges.sign, kind="stable")  # positive slots first
        self._n = len(edges.nodes)
        self._pairs: list[int] = (edges.first * self._n + edges.second)[order].tolist()
        self._slots = {pair: slot for slot, pair in enumerate(self._pairs)}
        self._positive = int((edges.sign > 0).sum())
        self._rng = rng

    def run(self, attempts: int) -> int:
        """Attempt that many steps; return how many changed something."""
        n, pairs, slots, positive = self._n, self._pairs, self._slots, self._positive
        done = 0
        for one, other, turned in self._proposals(attempts):
            ab, cd = pairs[one], pairs[other]
            a, b = divmod(ab, n)
            c, d = divmod(cd, n)
            if turned:
                c, d = d, c
            if a in (c, d) or b in (c, d):
                continue
            ad = a * n + d if a < d else d * n + a
            cb = c * n + b if c < b else b * n + c
            first, second = slots.get(ad), slots.get(cb)
            if first is None and second is None:
                del slots[ab], slots[cd]
            elif first is None or second is None:
                continue
            elif (one < positive) != (first < positive) == (second < positive):
                pairs[first], pairs[second] = ab, cd
                slots[ab], slots[cd] = first, second
            else:
                continue
            pairs[one], pairs[other] = ad, cb
            slots[ad], slots[cb] = one, other
            done += 1
        return done

    def edges(self) -> list[tuple[int, int, int]]:
        """List positions of the ends and sign of the edges, sorted."""
        signed = ((pair, 1 if k < self._positive else -1) for k, pair in enumerate(self._pairs))
        return [(*divmod(pair, self._n), sign) for pair, sign in sorted(signed)]

    def _proposals(self, attempts: int) -> Iterator[tuple[int, int, bool]]:
        """Draw two slots of one sign, and which way round: each such pair is as likely."""
        m = len(self._pairs)
        for start in range(0, attempts, _CHUNK):
            one = self._rng.integers(m, size=min(_CHUNK, attempts - start))
            low = np.where(one < self._positive, 0, self._positive)
            high = np.where(one < self._positive, self._positive, m)
            other = self._rng.integers(low, high)
            turned = self._rng.integers(2, size=len(one)) == 1
            yield from zip(one.tolist(), other.tolist(), turned.tolist(), strict=True)
