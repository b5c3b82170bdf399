"""Finding room: boxes that words take, arcs around them, rows and spots that keep apart.

Everything is in inches or the caller's unit and rounded, so that a picture does not depend on the
last digit of a float.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.plots.page import label_width

Box = tuple[float, float, float, float]
Point = tuple[float, float]
Arc = tuple[Point, Point, Point]


def name_box(place: tuple[float, float], label: str) -> Box:
    """Give the box an actor's name takes, in inches around its place."""
    lines = two_lines(label).split("\n")
    half = max(label_width(line, 8.5) for line in lines) / 2 + 0.05
    high = 0.05 + 0.065 * len(lines)
    return place[0] - half, place[1] - high, place[0] + half, place[1] + high


def two_lines(label: str) -> str:
    """Break a long name in its middle, or nearly so."""
    if label_width(label, 8.5) < 1.15:
        return label
    halves = [(label[:k], label[k + 1 :]) for k, sign in enumerate(label) if sign == " "]
    return "\n".join(min(halves, key=lambda pair: max(map(len, pair)), default=(label,)))


def box_on_line(
    start: tuple[float, float], end: tuple[float, float], share: float, half: float, high: float
) -> Box:
    """Give the box of a label centred at a share of the way from one point to another."""
    x, y = start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])
    return x - half, y - high, x + half, y + high


def _overlap(a: Box, b: Box) -> float:
    """Give the area two boxes share."""
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    return max(wide, 0.0) * max(high, 0.0)


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


def arc_beads(points: Arc) -> list[Box]:
    """Give small boxes along an arc."""
    spots = [_at(points, step / 24) for step in range(25)]
    return [(x - 0.04, y - 0.04, x + 0.04, y + 0.04) for x, y in spots]


def half_size(words: str) -> tuple[float, float]:
    """Give half the width and half the height of some lines of words."""
    lines = words.split("\n")
    return max(label_width(line, 7) for line in lines) / 2 + 0.05, 0.06 * len(lines) + 0.03


def middle(box: Box) -> Point:
    """Give the centre of a box."""
    return round((box[0] + box[2]) / 2, 4), round((box[1] + box[3]) / 2, 4)


def shared_area(boxes: Sequence[Box], taken: Sequence[Box]) -> float:
    """Give the area that boxes share with what is drawn already."""
    return round(sum(_overlap(box, other) for box in boxes for other in taken), 4)


def line_beads(start: tuple[float, float], end: tuple[float, float]) -> list[Box]:
    """Give small boxes along a line, so that words keep off it."""
    return [box_on_line(start, end, step / 20, 0.03, 0.03) for step in range(2, 19)]


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
