"""Finding room: boxes that words take, arcs around them, rows and spots that keep apart.

Everything is in inches or the caller's unit and rounded, so that a picture does not depend on the
last digit of a float.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.plots.page import label_width, new_page, wrapped

Box = tuple[float, float, float, float]
Point = tuple[float, float]
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


def name_box(place: Point, label: str) -> Box:
    """Give the box an actor's name takes, in inches around its place."""
    lines = label.split("\n")
    half = max(label_width(line, 8.5) for line in lines) / 2 + 0.05
    high = 0.05 + 0.065 * len(lines)
    return place[0] - half, place[1] - high, place[0] + half, place[1] + high


def two_lines(label: str, most: float) -> str:
    """Break a name wider than `most` inches in its middle, or nearly so."""
    if label_width(label, 8.5) < most:
        return label
    halves = [(label[:k], label[k + 1 :]) for k, sign in enumerate(label) if sign == " "]
    return "\n".join(min(halves, key=lambda pair: max(map(len, pair)), default=(label,)))


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


def fitted(words: str, most: float) -> str:
    """Break lines wider than `most` inches into parts about equally long; dates stay whole."""
    held = re.sub("(?<=[0-9]) (?=[A-Z])|(?<=[a-z]) (?=[0-9]{4})", "\N{NO-BREAK SPACE}", words)
    lines = [line for part in held.split("\n") for line in _even(part, most)]
    return "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ")


def _even(words: str, most: float) -> list[str]:
    """Break words into as few lines as fit, the longest as short as can be."""
    lines = wrapped(words, most, 7)
    for share in range(95, 45, -5):
        narrower = wrapped(words, most * share / 100, 7)
        lines = narrower if len(narrower) == len(lines) else lines
    return lines


def half_size(words: str) -> tuple[float, float]:
    """Give half the width and half the height of some lines of words."""
    lines = words.split("\n")
    return max(label_width(line, 7) for line in lines) / 2 + 0.05, 0.06 * len(lines) + 0.03


def box_around(place: Point, half: tuple[float, float]) -> Box:
    """Give the box of half a width and half a height around a place."""
    return place[0] - half[0], place[1] - half[1], place[0] + half[0], place[1] + half[1]


def middle(box: Box) -> Point:
    """Give the centre of a box."""
    return round((box[0] + box[2]) / 2, 4), round((box[1] + box[3]) / 2, 4)


def shared_area(boxes: Sequence[Box], taken: Sequence[Box]) -> float:
    """Give the area that boxes share with what is drawn already."""
    return round(float(_shared(boxes, taken).sum()), 4)


def _shared(boxes: Sequence[Box], taken: Sequence[Box]) -> NDArray[np.float64]:
    """Give the area that each box shares with all that is drawn already."""
    one = np.array(boxes, dtype=np.float64).reshape(-1, 1, 4)
    other = np.array(taken, dtype=np.float64).reshape(1, -1, 4)
    sides = np.minimum(one[..., 2:], other[..., 2:]) - np.maximum(one[..., :2], other[..., :2])
    areas: NDArray[np.float64] = sides.clip(min=0).prod(axis=2).sum(axis=1)
    return areas


def spots_along(
    start: Point, end: Point, number: int, half: tuple[float, float]
) -> list[tuple[Point, float]]:
    """List places for words upon a line and close beside it, each with how far off it is.

    Parameters
    ----------
    start, end : tuple of float
        Of the line.
    number : int
        How many places to try along it.
    half : tuple of float
        Half the width and half the height of the words.

    Returns
    -------
    list of ((float, float), float)
        Place, and its distance from the middle of the line in inches.

    Examples
    --------
    >>> spots_along((0, 0), (2, 0), 2, (0.5, 0.1))[:3]
    [((0.5, 0.0), 0.5), ((0.5, 0.15), 0.65), ((0.5, -0.15), 0.65)]
    """
    length = max(math.dist(start, end), 0.01)
    across, up = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    aside = half[0] * abs(up) + half[1] * abs(across) + 0.05
    spots = []
    for way in ((step + 0.5) * length / number for step in range(number)):
        for shift in (0.0, aside, -aside):
            x = start[0] + way * across - shift * up
            y = start[1] + way * up + shift * across
            off = round(abs(way - length / 2) + abs(shift), 4)
            spots.append(((round(x, 4), round(y, 4)), off))
    return spots


class Crowd(NamedTuple):
    """What new words keep off: words at any price, lines if they can, faint lines preferably."""

    words: list[Box]
    lines: list[Box]
    faint: list[Box]

    def without(self, line: Sequence[Box], ends: Sequence[Box]) -> Crowd:
        """Leave out a line that words stand upon, but for its ends."""
        rest = [bead for bead in self.lines if bead not in line]
        return Crowd([*self.words, *ends], rest, self.faint)

    def pressed(self, boxes: Sequence[Box]) -> NDArray[np.float64]:
        """Say how much each box is in the way."""
        kinds = zip((100, 10, 1), self, strict=True)
        pressed = np.zeros(len(boxes))
        for weight, taken in kinds:
            pressed += weight * _shared(boxes, taken)
        return pressed


def roomiest(boxes: Sequence[Box], far: Sequence[float], crowd: Crowd) -> Box:
    """Choose the box that is least in the way; each costs a little by how `far` off it is."""
    costs = crowd.pressed(boxes) + 0.05 * np.array(far)
    return boxes[int(costs.round(6).argmin())]


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
