"""Where the candidates looked for come in a ranking with ties, exactly.

Tied candidates are taken to stand in every order equally often, so that ranks, reciprocal ranks
and hits are expectations in closed form. Random guessing is the ranking in which all are tied.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import comb


@dataclass(frozen=True)
class Placing:
    """The best of the candidates looked for, in a ranking with ties.

    Parameters
    ----------
    ahead : int
        Candidates with a better score.
    tied : int
        Candidates with that score, it included.
    wanted : int
        How many of the tied are looked for; 0 if none of those looked for is listed.
    """

    ahead: int
    tied: int
    wanted: int

    @property
    def reciprocal(self) -> Fraction:
        r"""Expected reciprocal rank of the best, 0 to 1 (1 = first); 0 if none is listed.

        With a candidates ahead, t tied and j of them wanted, the best of these is i-th among the
        tied with probability :math:`\binom{t-i}{j-1} / \binom{t}{j}`.

        Examples
        --------
        >>> Placing(ahead=1, tied=2, wanted=1).reciprocal == (Fraction(1, 2) + Fraction(1, 3)) / 2
        True
        """
        return sum(
            (self._chance(i) / (self.ahead + i) for i in range(1, self.tied + 1)), Fraction(0)
        )

    def hit(self, k: int) -> Fraction:
        """Give the chance that the best of those looked for is among the first k.

        Parameters
        ----------
        k : int
            How many first places count.

        Returns
        -------
        fractions.Fraction
            0 to 1.

        Examples
        --------
        >>> Placing(ahead=0, tied=4, wanted=2).hit(1)
        Fraction(1, 2)
        """
        return sum(
            (self._chance(i) for i in range(1, self.tied + 1) if self.ahead + i <= k), Fraction(0)
        )

    def _chance(self, i: int) -> Fraction:
        """Give the chance that the best is the i-th of the tied."""
        if not self.wanted:
            return Fraction(0)
        return Fraction(comb(self.tied - i, self.wanted - 1), comb(self.tied, self.wanted))


def placing(scores: Mapping[str, int], wanted: Collection[str]) -> Placing:
    """Find the best of the candidates looked for.

    Parameters
    ----------
    scores : mapping of str to int
        Score of each candidate; greater is better.
    wanted : collection of str
        Those looked for; whoever is no candidate is passed over.

    Returns
    -------
    Placing
        How many are ahead of the best, and tied with it.

    Examples
    --------
    >>> placing({"OMN": 2, "QAT": 1, "RUS": 1, "USA": 0}, {"RUS", "USA"})
    Placing(ahead=1, tied=2, wanted=1)
    """
    listed = [scores[actor] for actor in wanted if actor in scores]
    if not listed:
        return Placing(len(scores), 0, 0)
    best = max(listed)
    values = list(scores.values())
    return Placing(sum(value > best for value in values), values.count(best), listed.count(best))
