"""Finding room: the free area of a page, arcs around names, rows and spots that keep apart.

Everything is in inches or the caller's unit and rounded, so that a picture does not depend on the
last digit of a float.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from analysis.plots.boxes import Box, Point
from analysis.plots.page import new_page

Arc = tuple[Point, Point, Point]
TALLEST = 9.7  # inches: a page of a journal
_BEAD = 0.03  # half the side of a bead on a line, in inches


def free_area(words: tuple[str, str, str], width: float) -> tuple[float, float]:
    """Give the width and the height, in inches, that words leave free on a page of a journal.

    Parameters
    ----------
    words : tuple of str
        Title, subtitle and source line.
    width : float
        Of the whole page.

    Returns
    -------
    tuple of float
        The height is what the tallest page would have.
    """
    page = new_page(0, *words, width)
    return page.width, round(TALLEST - float(page.figure.get_size_inches()[1]), 3)


def bowed(start: Point, end: Point, bow: float) -> Arc:
    """Give the quadratic arc that leaves the straight line by a share of its length."""
    across, up = end[0] - start[0], end[1] - start[1]
    control = ((start[0] + end[0]) / 2 + bow * up, (start[1] + end[1]) / 2 - bow * across)
    return start, (round(control[0], 4), round(control[1], 4)), end


def _at(points: Arc, share: float) -> Point:
    """Give a point of an arc."""
    weights = ((1 - share) ** 2, 2 * share * (1 - share), share**2)
    x, y = (sum(w * p[axis] for w, p in zip(weights, points, strict=True)) for axis in (0, 1))
    return round(x, 4), round(y, 4)


def shortened(points: Arc, start: Box, end: Box) -> Arc:
    """Cut an arc back so that it begins and ends outside the boxes of the names it joins."""
    shares = [step / 250 for step in range(251)]
    a = next((share for share in shares if not _inside(_at(points, share), start)), 0.0)
    b = next((share for share in reversed(shares) if not _inside(_at(points, share), end)), 1.0)
    first, last = _at(points, a), _at(points, b)
    # De Casteljau: the control point of the part between two shares of a quadratic curve.
    weights = ((1 - a) * (1 - b), a * (1 - b) + b * (1 - a), a * b)
    x, y = (sum(w * p[axis] for w, p in zip(weights, points, strict=True)) for axis in (0, 1))
    return first, (round(x, 4), round(y, 4)), last


def _inside(point: Point, box: Box, margin: float = 0.03) -> bool:
    """Say whether a point lies in a box or closer to it than a margin."""
    return (
        box[0] - margin < point[0] < box[2] + margin
        and box[1] - margin < point[1] < box[3] + margin
    )


def beads(points: Arc, half: float = _BEAD) -> list[Box]:
    """Give boxes of half a side along an arc, one after the other, so that words keep off it."""
    start, control, end = points
    steps = max(1, round((math.dist(start, control) + math.dist(control, end)) / (2 * half)))
    spots = [_at(points, step / steps) for step in range(steps + 1)]
    return [(x - half, y - half, x + half, y + half) for x, y in spots]


def pack(extents: Sequence[tuple[float, float]]) -> list[int]:
    """Give each interval the lowest row in which it meets no earlier one.

    Parameters
    ----------
    extents : sequence of (float, float)
        Start and end, in order of start.

    Returns
    -------
    list of int
        Rows from 0.

    Examples
    --------
    >>> pack([(0, 4), (1, 2), (3, 5)])
    [0, 1, 1]
    """
    ends: list[float] = []
    rows = []
    for start, end in extents:
        row = next((number for number, last in enumerate(ends) if last <= start), len(ends))
        ends[row:] = [end] if row == len(ends) else [end, *ends[row + 1 :]]
        rows.append(row)
    return rows


def spread(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move sorted places apart until neighbours are `gap` away from each other.

    Parameters
    ----------
    places : sequence of float
        Where they would stand, sorted.
    gap : float
        Least distance.
    low, high : float
        Bounds, kept if they leave room enough.

    Returns
    -------
    list of float
        Where they stand, in the same order.

    Examples
    --------
    >>> spread([1.0, 1.2, 5.0], 1.0, 0.0, 5.0)
    [0.6, 1.6, 5.0]
    """
    groups: list[list[float]] = []
    for place in places:
        groups.append([place, 1])
        while len(groups) > 1 and _edge(groups[-2], gap, 1) > _edge(groups[-1], gap, -1):
            second, first = groups.pop(), groups.pop()
            size = first[1] + second[1]
            groups.append([(first[0] * first[1] + second[0] * second[1]) / size, size])
    spots = [
        centre + gap * (k - (size - 1) / 2) for centre, size in groups for k in range(int(size))
    ]
    for index in range(len(spots) - 1, -1, -1):
        spots[index] = min(spots[index], high - gap * (len(spots) - 1 - index))
    for index, spot in enumerate(spots):
        spots[index] = round(max(spot, low + gap * index), 4)
    return spots


def _edge(group: Sequence[float], gap: float, side: int) -> float:
    """Give the outer edge of a run of labels around its centre."""
    return group[0] + side * gap * group[1] / 2


def in_rows(widths: Mapping[str, float], wide: float) -> list[list[str]]:
    """Part what stands side by side into rows that fit.

    Parameters
    ----------
    widths : mapping
        Inches that each entry takes, in order.
    wide : float
        Inches of a row.

    Returns
    -------
    list of list of str
        At least one row; an entry wider than a row stands alone.

    Examples
    --------
    >>> in_rows({"a": 1.0, "b": 1.0, "c": 1.5}, 2.0)
    [['a', 'b'], ['c']]
    """
    rows: list[list[str]] = [[]]
    for entry in widths:
        if rows[-1] and sum(widths[other] for other in [*rows[-1], entry]) > wide:
            rows.append([])
        rows[-1].append(entry)
    return rows
