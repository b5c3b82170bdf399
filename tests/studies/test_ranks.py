"""Placings in rankings with ties, against every order in which the tied could stand."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.studies._ranks import Placing, placing

SCORES = st.dictionaries(st.sampled_from("abcdef"), st.integers(-1, 1), min_size=1)


def by_brute_force(scores, wanted):
    """Best rank of the wanted in each order that puts no lower score before a higher one."""
    for order in permutations(sorted(scores)):
        values = [scores[actor] for actor in order]
        if values == sorted(values, reverse=True):
            ranks = [rank for rank, actor in enumerate(order, 1) if actor in wanted]
            yield min(ranks, default=None)


@given(SCORES, st.sets(st.sampled_from("abcdefg")))
@settings(max_examples=60)
def test_expectations_are_means_over_all_orders_of_the_tied(scores, wanted):
    best = list(by_brute_force(scores, wanted))
    found = placing(scores, wanted)
    ranks = [Fraction(1, rank) if rank else Fraction(0) for rank in best]
    assert found.reciprocal == sum(ranks) / len(ranks)
    for k in (1, 3, 5):
        hits = [Fraction(rank is not None and rank <= k) for rank in best]
        assert found.hit(k) == sum(hits) / len(hits)


@pytest.mark.parametrize("n", [1, 2, 7, 50])
def test_random_guessing_is_the_harmonic_number_over_n(n):
    guess = placing(dict.fromkeys(map(str, range(n)), 0), {"0"})
    assert guess.reciprocal == sum(Fraction(1, i) for i in range(1, n + 1)) / n
    assert guess.hit(1) == Fraction(1, n)
    assert guess.hit(n) == 1


def test_the_best_of_several_counts_whoever_else_is_far_behind():
    assert placing({"a": 3, "b": 2, "c": 1}, {"b", "c"}) == Placing(1, 1, 1)


def test_who_is_no_candidate_is_a_miss():
    missed = placing({"a": 3}, {"b"})
    assert (missed.reciprocal, missed.hit(5)) == (0, 0)
