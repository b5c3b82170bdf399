"""The frustration index of a connected signed graph: cycles, relaxation, search, integer program.

Each step is tried only where those before it leave a gap, and all but the last end in a proof that
can be checked by counting.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

import numpy as np

from analysis.measures._arrays import Camps, SignedArrays, Signs, Weights
from analysis.measures._camps import good_camps
from analysis.measures._cuts import Walk, relaxed
from analysis.measures._cycles import Packing
from analysis.measures._gathering import pack_cycles
from analysis.measures._kernel import kernel, peaceful
from analysis.measures._program import solve_program
from analysis.measures._search import BudgetError
from analysis.measures._signed import Integers, Node

CONFIRM_LIMIT = 50_000  # branches: some tenths of a second
_QUICK_LIMIT = 1_000  # branches: less work than setting up a linear program


@dataclass(frozen=True)
class Block:
    """What is proven about one maximal subgraph without cut nodes.

    Parameters
    ----------
    nodes : tuple of hashable
        Its nodes, sorted.
    lower, upper : int
        Bounds of its frustration index; equal if proven.
    proof : str
        What proves the lower bound: `cycles` (negative cycles, disjoint but for weights), `packing`
        (negative cycles counted by fractions), `search` (of what the packing leaves open, without a
        better partition) or `solver` (the integer program's bound, rounded up).
    cycles : Packing
        Negative cycles that overfill no edge; without weights, no two share one.
    packing : Packing
        The best packing known, by fractions of cycles.
    camps : dict of node to int
        A partition with frustrated edges of weight `upper`.
    """

    nodes: tuple[Node, ...]
    lower: int
    upper: int
    proof: str
    cycles: Packing
    packing: Packing
    camps: Camps


def solve_block(signs: Signs, weights: Weights, deadline: float, search_limit: int) -> Block:
    """Find the frustration index of a connected graph.

    Parameters
    ----------
    signs, weights : mapping of (node, node) to int
        Signs and weights of the same edges, at least one.
    deadline : float
        Reading of the monotonic clock at which solvers are to end.
    search_limit : int
        Branches the search may visit.

    Returns
    -------
    Block
        Bounds, the partition and what proves them.

    Examples
    --------
    >>> signs = {("a", "b"): 1, ("a", "c"): 1, ("b", "c"): -1}
    >>> solve_block(signs, dict.fromkeys(signs, 1), monotonic() + 60, 1000).proof
    'cycles'
    """
    block = SignedArrays.of(signs, weights)
    camps = good_camps(block)
    if not block.cost(camps):
        return Block(block.nodes, 0, 0, "cycles", Packing(), Packing(), block.named(camps))
    odds = np.flatnonzero(block.frustrated(camps)).tolist()
    cycles = pack_cycles(weights, [block.edges[edge] for edge in odds])
    state = _Known(block, camps, cycles.bound(weights), "cycles")
    packing = cycles
    cuts: tuple[Walk, ...] = ()
    if state.open:
        quick = min(search_limit, _QUICK_LIMIT)
        state.learn(*_searched(signs, weights, packing, state, quick), "search")
    if state.open:
        found = relaxed(block, camps, cycles, deadline)
        packing = max(cycles, found.packing, key=lambda known: known.bound(weights))
        cuts = found.cuts
        state.learn(found.camps, found.packing.bound(weights), "packing")
    if state.open:
        state.learn(*_searched(signs, weights, packing, state, search_limit), "search")
    if state.open and (left := deadline - monotonic()) > 0:
        state.learn(*solve_program(block, cuts, left), "solver")
    named = block.named(state.camps)
    return Block(block.nodes, state.lower, state.upper, state.proof, cycles, packing, named)


@dataclass
class _Known:
    """The bounds of a block as they close."""

    block: SignedArrays
    camps: Integers
    lower: int
    proof: str

    @property
    def upper(self) -> int:
        """What the best partition frustrates, counted anew."""
        return self.block.cost(self.camps)

    @property
    def open(self) -> bool:
        """Whether the bounds leave a gap."""
        return self.lower < self.upper

    def learn(self, camps: Integers | None, bound: int, proof: str) -> None:
        """Take a partition and a bound, each if it is better."""
        if camps is not None:
            self.camps = min(self.camps, camps, key=self.block.cost)
        if bound > self.lower:
            self.lower, self.proof = min(bound, self.upper), proof


def _searched(
    signs: Signs, weights: Weights, packing: Packing, state: _Known, search_limit: int
) -> tuple[Integers | None, int]:
    """Search what the packing leaves open for a better partition: that, if any, and a bound."""
    better = state.upper - 1
    smaller = kernel(signs, weights, peaceful(weights, packing, better))
    if smaller is None:
        return None, state.upper
    try:
        search = smaller.search(search_limit)
        value = search.minimum(better - smaller.base) + smaller.base
        if value > better:
            return None, state.upper
        camps = next(smaller.partitions(value, search))
    except BudgetError:
        return None, 0
    return np.array([camps[node] for node in state.block.nodes]), value


def no_better(signs: Signs, weights: Weights, packing: Packing, value: int, limit: int) -> bool:
    """Search what a packing leaves open, in whole numbers, for a partition below a value.

    Parameters
    ----------
    signs, weights : mapping of (node, node) to int
        Of the same edges.
    packing : Packing
        Negative cycles of the graph.
    value : int
        A claimed frustration index.
    limit : int
        Branches to visit.

    Returns
    -------
    bool
        True if there is none; False if there is, or the limit was hit.
    """
    smaller = kernel(signs, weights, peaceful(weights, packing, value - 1))
    if smaller is None:
        return True
    try:
        return smaller.search(limit).minimum(value - 1 - smaller.base) >= value - smaller.base
    except BudgetError:
        return False
