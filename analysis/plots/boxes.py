"""Boxes that words take: broken to fit, and set where they are least in the way.

Everything is in inches and rounded, so that a picture does not depend on the last digit of a float.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.plots.page import label_width, wrapped

Box = tuple[float, float, float, float]
Point = tuple[float, float]
ASIDE = 1.0  # inches of a detour that words make before they leave their line


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
        Place, and how far off the middle of the line it is, in inches; those beside the line count
        as `ASIDE` farther, for words there may be taken for another line's.

    Examples
    --------
    >>> spots_along((0, 0), (2, 0), 2, (0.5, 0.1))[:3]
    [((0.5, 0.0), 0.5), ((0.5, 0.15), 1.65), ((0.5, -0.15), 1.65)]
    """
    length = max(math.dist(start, end), 0.01)
    across, up = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    aside = half[0] * abs(up) + half[1] * abs(across) + 0.05
    spots = []
    for way in ((step + 0.5) * length / number for step in range(number)):
        for shift in (0.0, aside, -aside):
            x = start[0] + way * across - shift * up
            y = start[1] + way * up + shift * across
            off = round(abs(way - length / 2) + abs(shift) + (ASIDE if shift else 0), 4)
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
