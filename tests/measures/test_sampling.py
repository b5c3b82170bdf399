"""Sampling of grouped units: sizes and limits hold exactly, chances on average."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import AnalysisError
from analysis.measures.sampling import allocation, chances, rounded

STRATA = st.lists(st.integers(1, 400), min_size=1, max_size=6)


@given(STRATA, st.integers(0, 12), st.data())
def test_allocation_gives_each_stratum_its_minimum_and_no_more_than_it_has(sizes, minimum, data):
    population = np.array(sizes)
    least = np.minimum(population, minimum)
    n = data.draw(st.integers(int(least.sum()), int(population.sum())))
    found = allocation(population, n, minimum)
    assert found.sum() == n
    assert (found >= least).all()
    assert (found <= population).all()


def test_allocation_of_the_rest_is_proportional():
    assert allocation(np.array([100, 300, 600]), 100, minimum=0).tolist() == [10, 30, 60]
    assert allocation(np.array([4, 300, 600]), 34, minimum=10).tolist() == [4, 13, 17]


@pytest.mark.parametrize("n", [19, 1001])
def test_impossible_sizes_are_refused(n):
    with pytest.raises(AnalysisError, match="have 1000 units, of which at least 20"):
        allocation(np.array([400, 600]), n, minimum=10)


@st.composite
def designs(draw):
    groups, strata = draw(st.integers(6, 25)), draw(st.integers(1, 4))
    cells = draw(st.lists(st.integers(0, 17), min_size=groups * strata, max_size=groups * strata))
    units = np.array(cells).reshape(groups, strata)
    units[0] = 1  # no stratum is empty
    return units


@given(designs(), st.integers(0, 99))
def test_sizes_and_the_limit_of_one_a_group_hold_exactly(units, seed):
    sizes = np.ones(units.shape[1], dtype=int)
    try:
        found = chances(units, sizes)
    except AnalysisError:
        return  # too few groups have units
    assert found.sum(axis=0) == pytest.approx(sizes)
    assert (found.sum(axis=1) <= 1 + 1e-9).all()
    drawn = rounded(found, np.random.default_rng(seed))
    groups, strata = zip(*drawn, strict=True)
    assert sorted(strata) == list(range(len(sizes)))
    assert len(set(groups)) == len(groups)
    assert all(units[group, stratum] for group, stratum in drawn)


def test_chances_follow_units_as_far_as_one_a_group_allows():
    units = np.array([[8, 8], [4, 0], [4, 0], [0, 4], [0, 4]])
    found = chances(units, np.array([2, 2]))
    assert found[0] == pytest.approx([0.5, 0.5])
    assert found[1:] == pytest.approx(np.array([[0.75, 0], [0.75, 0], [0, 0.75], [0, 0.75]]))


def test_too_few_groups_are_refused():
    with pytest.raises(AnalysisError, match="each of 2 groups cannot be drawn"):
        chances(np.array([[3, 3], [3, 3]]), np.array([2, 1]))


def test_chances_are_met_on_average():
    wanted = chances(np.array([[9, 1], [3, 3], [3, 0], [1, 8], [4, 4], [0, 4]]), np.array([2, 2]))
    rng = np.random.default_rng(1)
    counts = np.zeros_like(wanted)
    for _ in range(4000):
        for cell in rounded(wanted, rng):
            counts[cell] += 1
    assert counts / 4000 == pytest.approx(wanted, abs=0.03)
    assert (counts[wanted == 0] == 0).all()
