"""Exponentials of matrices: the diagonal, or an estimate of the trace if they are large and sparse.

For the estimate, tr exp(A) is the sum of squares of exp(A/2). A random subspace that exp(A)
stretches most is summed exactly and the rest estimated (Hutch++, Meyer et al. 2021); exp(A/2) is
applied to vectors by a Chebyshev series scaled by the largest eigenvalue of |A|, so that nothing
overflows.
"""

from __future__ import annotations

from math import exp, log2

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.linalg import eigsh
from scipy.special import ive

from analysis.measures._signed import Floats

_SUBSPACE = 8  # vectors of the subspace that is summed exactly
_NEGLIGIBLE = 1e-15


def diagonal(matrix: Floats, shift: float) -> Floats:
    """Give the diagonal of exp(matrix - shift): a series near 0, squared again and again.

    Parameters
    ----------
    matrix : numpy.ndarray of float
        Symmetric and dense.
    shift : float
        What is taken off the diagonal, so that nothing overflows.

    Returns
    -------
    numpy.ndarray of float
        The diagonal, each entry off by rounding errors of that of the absolute matrix only.

    Examples
    --------
    >>> diagonal(np.zeros((2, 2)), 0.0)
    array([1., 1.])
    """
    halvings = max(1, int(np.ceil(log2(max(1.0, float(abs(matrix).sum(axis=1).max()))))) + 3)
    A = matrix / 2**halvings
    A2 = A @ A
    A3 = A2 @ A
    one = np.eye(len(A))
    power = A3 @ (one / 720 + A / 5040 + A2 / 40320 + A3 / 362880)
    power = one + A + A2 / 2 + A3 @ (one / 6 + A / 24 + A2 / 120 + power)
    power *= exp(-shift / 2**halvings)
    for _ in range(halvings - 1):
        power = power @ power
    squared: Floats = np.einsum("ij,ij->i", power, power)
    return squared


def exponential_traces(
    signed: csr_array, every: csr_array, probes: int, seed: int
) -> tuple[Floats, Floats]:
    """Estimate the traces of two exponentials from the same random vectors.

    Parameters
    ----------
    signed, every : scipy.sparse.csr_array
        Symmetric matrices, the second without negative entries and at least the first in size,
        entry by entry, so that its largest eigenvalue bounds all of both.
    probes : int
        Random vectors.
    seed : int
        Their seed.

    Returns
    -------
    tuple of numpy.ndarray of float
        For each vector an unbiased estimate of either trace, both by the same unknown scale.
    """
    n = every.shape[0]
    rng = np.random.default_rng(seed)
    start = rng.choice((-1.0, 1.0), size=(n, min(_SUBSPACE, n)))
    vectors = rng.choice((-1.0, 1.0), size=(n, probes))
    if n < 3:
        radius = float(abs(np.linalg.eigvalsh(every.toarray())).max())
    else:
        degrees = every.sum(axis=1)
        radius = float(eigsh(every, k=1, which="LA", v0=degrees, return_eigenvectors=False)[0])
    radius *= 1.0001  # an upper bound, whatever the iteration left
    return _estimates(signed, radius, start, vectors), _estimates(every, radius, start, vectors)


def _estimates(A: csr_array, radius: float, start: Floats, vectors: Floats) -> Floats:
    basis, _ = np.linalg.qr(_stretched(A, radius, _stretched(A, radius, start)))
    inside = np.sum(_stretched(A, radius, basis) ** 2)
    rest = np.empty(vectors.shape[1])
    for columns in np.array_split(np.arange(len(rest)), -(-len(rest) // _SUBSPACE)):
        outside = vectors[:, columns] - basis @ (basis.T @ vectors[:, columns])
        rest[columns] = np.sum(_stretched(A, radius, outside) ** 2, axis=0)
    found: Floats = inside + rest
    return found


def _stretched(A: csr_array, radius: float, vectors: Floats) -> Floats:
    """Apply exp((A - radius)/2), by a series in Chebyshev polynomials of A/radius."""
    before, now = vectors, A @ vectors / radius
    found: Floats = ive(0, radius / 2) * before + 2 * ive(1, radius / 2) * now
    degree = 2
    while (weight := 2 * ive(degree, radius / 2)) > _NEGLIGIBLE:
        before, now = now, A @ now * (2 / radius) - before
        found += weight * now
        degree += 1
    return found
