"""The frustration index as an integer program: the XOR model of Aref, Mason and Wilson (2020).

A binary camp for each node, the frustration of each edge tied to the camps of its ends, and one row
for each negative cycle known.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, isfinite

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, eye_array, hstack, vstack

from analysis.measures._arrays import SignedArrays
from analysis.measures._signed import Integers

_ROUNDING = 1e-6  # the solver's tolerance: a bound of 6.9999999 says 7
_OPTIMAL, _LIMIT = 0, 1  # run statuses that come with a bound


def solve_program(
    block: SignedArrays, cuts: Sequence[Sequence[int]], time_limit: float
) -> tuple[Integers | None, int]:
    """Solve the integer program by branch and bound.

    Parameters
    ----------
    block : SignedArrays
        Signed graph with at least one edge.
    cuts : sequence of sequences of int
        Edges of negative cycles, by position.
    time_limit : float
        Seconds to take.

    Returns
    -------
    numpy.ndarray of int or None
        The best partition found, if any.
    int
        The solver's bound from below, rounded up; 0 if the run ended in any other way than with an
        optimum or at the limit, since its objective then means nothing.
    """
    size, count = len(block.nodes), len(block.edges)
    low = np.zeros(size + count)
    low[np.bincount(np.r_[block.u, block.v]).argmax()] = 1  # camps are interchangeable
    result = milp(
        np.r_[np.zeros(size), block.weight],
        integrality=np.r_[np.ones(size), np.zeros(count)],
        bounds=Bounds(low, np.ones(size + count)),
        constraints=_constraint(block, cuts),
        options={"time_limit": max(0.0, time_limit), "mip_rel_gap": 0.0},
    )
    camps = None if result.x is None else (result.x[:size] > 0.5).astype(np.int64)
    bound = result.mip_dual_bound
    if result.status not in (_OPTIMAL, _LIMIT) or bound is None or not isfinite(bound):
        return camps, 0
    return camps, max(0, ceil(bound - _ROUNDING))


def _constraint(block: SignedArrays, cuts: Sequence[Sequence[int]]) -> LinearConstraint:
    """Tie each edge's frustration to the camps of its ends, and ask 1 of each cycle.

    A positive edge uv is frustrated by |s_u - s_v|, a negative one by |s_u + s_v - 1|.
    """
    size, count = len(block.nodes), len(block.edges)
    edge = np.arange(count)
    negative = block.sign < 0
    ends = csr_array(
        (
            np.r_[np.ones(count), np.where(negative, 1, -1)],
            (np.r_[edge, edge], np.r_[block.u, block.v]),
        ),
        shape=(count, size),
    )
    cycles = csr_array(
        (
            np.ones(sum(map(len, cuts))),
            np.array([e for cut in cuts for e in cut], dtype=np.int64),
            np.cumsum([0, *map(len, cuts)]),
        ),
        shape=(len(cuts), count),
    )
    each = eye_array(count)
    matrix = vstack(
        [
            hstack([-ends, each]),
            hstack([ends, each]),
            hstack([csr_array((len(cuts), size)), cycles]),
        ]
    )
    low = np.r_[np.where(negative, -1, 0), np.where(negative, 1, 0), np.ones(len(cuts))]
    return LinearConstraint(matrix.tocsr(), lb=low)
