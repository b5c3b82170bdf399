"""Who stood with whom, year by year: the two camps as ribbons, seen from Saudi Arabia."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

import networkx as nx
import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import AnalysisError
from analysis.figures.drawing import Canvas, Drawing, Words
from analysis.figures.words import count, footer, full_labels, full_names, joined, listed, sentence
from analysis.measures.frustration import optimal_partitions
from analysis.network import decided, snapshot
from analysis.plots.page import DOUBLE, label_width, new_page
from analysis.plots.ribbons import GAP, Stand, column_points, draw_ribbons, on_ribbon
from analysis.plots.style import day_text, names

ANCHOR = "SAU"
FIRST_YEAR = 2010
ROW, EDGE = 0.185, 0.08  # inches: of a row, beside the longest name
STEPS, YEAR = (1, 2, 4, 8), 0.38  # years from one written to the next, and the inches of each
# Okabe and Ito's colours but those of friendly and hostile, which mean something else here; those
# that come first differ in grey too, but for the second and the fourth.
COLOURS = ("#009E73", "#CC79A7", "#4B1E78", "#E69F00", "#56B4E9", "#000000", "#B2A000", "#8C5A2B")


def camps_through_time(dataset: Dataset) -> Drawing:
    """Draw the camps of every year end as ribbons.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    Drawing
        Title: who changed sides at least once, and how many never did.

    Raises
    ------
    AnalysisError
        If Saudi Arabia has no tie at any year end.
    """
    last = dataset.latest
    days = [date(year, 12, 31) for year in range(FIRST_YEAR, last.year)] + [last]
    graphs = [decided(snapshot(dataset, on=day)) for day in days]
    stands = [sides(graph, ANCHOR) for graph in graphs]
    if not any(stands):
        raise AnalysisError(f"nothing to draw: {ANCHOR} has no decided tie at any year end")
    labels = names({actor for stand in stands for actor in stand}, full_labels(dataset))
    order, movers = _order(stands, labels)
    full = full_names(dataset)
    title = _title(order, movers, [a for a in movers if _surely(stands, a)], full, days)
    subtitle = (
        "Division into two camps that leaves the fewest ties out of place, at every year end and "
        f"on {day_text(last)}; {min(map(len, stands))} to {max(map(len, stands))} core actors. "
        f"{sentence(full[ANCHOR])}'s camp is above, the other on grey ground. Actors that changed "
        "sides are in colour.\n"
        "Thin and dotted: the side differs between equally good divisions; the side drawn holds in "
        "half of them or more. A camp is what the method returns, not an alliance."
    )
    colours = dict(zip(movers, COLOURS, strict=False))
    words = title, subtitle, footer(dataset, "camps_through_time")
    lay_out = partial(_lay_out, words, days, stands, order, colours, (labels, full))
    table = _table(graphs, stands, days)
    return Drawing(lay_out, table, title, _alt(title, stands, days, movers, full))


def _lay_out(
    words: Words,
    days: list[date],
    stands: list[dict[str, Stand]],
    order: list[str],
    colours: dict[str, str],
    called: tuple[dict[str, str], dict[str, str]],
    width: float,
) -> Canvas:
    """Draw the ribbons on a page; actors are `called` by labels, and in sentences."""
    labels, full = called
    high = ROW * (max(map(len, stands)) + GAP + 0.6)
    widths = {actor: label_width(label, 7.5) for actor, label in labels.items()}
    # A column has room for those names only that the right side does not give, or gives elsewhere.
    early = list(labels) if width >= DOUBLE else list(colours)
    left, right = (
        round(max((widths[actor] for actor in some), default=0.0) + EDGE, 3)
        for some in (early, labels)
    )
    wide = round(new_page(0, *words, width).width - left - right, 3)
    column = column_points(wide, len(days))
    title, subtitle, source = words
    page = new_page(
        high + 0.35, title, subtitle + _spelt(stands, labels, full, column), source, width
    )
    ax = page.axes(left, 0.3, wide, high)
    step = next((step for step in STEPS if step * column > 72 * YEAR), STEPS[-1])
    years = [str(day.year) if not k % step else "" for k, day in enumerate(days)]
    draw_ribbons(ax, years, stands, order, colours=colours, labels=labels, early=early)
    return page.figure


def _spelt(
    stands: Sequence[Mapping[str, Stand]],
    labels: Mapping[str, str],
    full: Mapping[str, str],
    column: float,
) -> str:
    """Spell out the ids that stand for names on short ribbons."""
    found = []
    for actor, label in sorted(labels.items()):
        present = [t for t, stand in enumerate(stands) if actor in stand]
        inner = present[0] > 0 and present[-1] < len(stands) - 1
        if inner and actor != label and not on_ribbon(label, present[-1] - present[0], column):
            found.append(f"{actor}: {full[actor]}")
    return f"\n{'; '.join(found)}." if found else ""


def sides(graph: nx.Graph, anchor: str) -> dict[str, Stand]:
    """Say on which side each actor stands, seen from one that is kept above.

    Parameters
    ----------
    graph : networkx.Graph
        Every edge carries `sign`.
    anchor : str
        The actor kept above.

    Returns
    -------
    dict of str to Stand
        Actors connected with the anchor: lower if opposed to it in more than half of the optimal
        divisions, and the share of them in which it stands where it is drawn. Empty if the anchor
        has no tie.

    Examples
    --------
    >>> sides(nx.Graph([("a", "b", {"sign": -1})]), "a")
    {'a': Stand(upper=True, share=1.0), 'b': Stand(upper=False, share=1.0)}
    """
    if anchor not in graph or not graph[anchor]:
        return {}
    parts = optimal_partitions(graph).components
    (part,) = (part for part in parts if anchor in part.nodes)
    found = {}
    for actor in sorted(map(str, part.nodes)):
        apart = sum(p[actor] != p[anchor] for p in part.partitions)
        total = len(part.partitions)
        found[actor] = Stand(2 * apart <= total, max(apart, total - apart) / total)
    return found


def _order(
    stands: Sequence[Mapping[str, Stand]], labels: Mapping[str, str]
) -> tuple[list[str], list[str]]:
    """Order actors from always with the anchor to always opposed to it; list who changed."""
    actors = sorted({actor for stand in stands for actor in stand})
    seen = {a: [stand[a].upper for stand in stands if a in stand] for a in actors}
    movers = [a for a in actors if len(set(seen[a])) > 1]
    brief = {a for a in actors if len(seen[a]) < len(stands)}
    share = {a: sum(seen[a]) / len(seen[a]) for a in actors}
    # Who comes or goes stands next to the gap, so that nobody else has to move.
    rank = {a: (-share[a], (a in brief) == (share[a] > 0.5), labels[a]) for a in actors}
    return sorted(actors, key=lambda a: rank[a]), movers


def _surely(stands: Sequence[Mapping[str, Stand]], actor: str) -> bool:
    """Say whether an actor stood on each side at a date when all optimal divisions agree on it."""
    found = [stand[actor] for stand in stands if actor in stand]
    return len({place.upper for place in found if place.share == 1}) == 2


def _title(
    order: list[str], movers: list[str], sure: list[str], full: dict[str, str], days: list[date]
) -> str:
    steady = count(len(order) - len(movers), "actor")
    if not movers:
        return f"No actor changed sides between {days[0].year} and {day_text(days[-1])}"
    rest = [actor for actor in movers if actor not in sure]
    verb = "have" if len(sure) > 1 else "has"
    who = sentence(listed(sure, full, most=9)) if sure else "No actor"
    title = f"{who} {verb} clearly changed sides since {days[0].year}"
    if rest:
        title += f", {listed(rest, full, most=9)} only where equally good divisions differ"
    return f"{title}; {steady} never did"


def _table(
    graphs: Sequence[nx.Graph], stands: Sequence[Mapping[str, Stand]], days: list[date]
) -> pd.DataFrame:
    rows = [
        {
            "day": day.isoformat(),
            "actor": actor,
            "side": "with" if stand.upper else "opposed to",
            "anchor": ANCHOR,
            "share_of_optima": round(stand.share, 6),
            "ties": joined({tie for _, _, t in graph.edges(actor, data="ties") for tie in t}),
        }
        for graph, found, day in zip(graphs, stands, days, strict=True)
        for actor, stand in found.items()
    ]
    return pd.DataFrame(rows)


def _alt(
    title: str,
    stands: Sequence[Mapping[str, Stand]],
    days: list[date],
    movers: list[str],
    full: dict[str, str],
) -> str:
    told = []
    for actor in movers:
        years = [
            str(day.year)
            for day, stand in zip(days, stands, strict=True)
            if actor in stand and not stand[actor].upper
        ]
        told.append(f"{full[actor]} opposed to {full[ANCHOR]} at the end of {', '.join(years)}")
    return (
        f"{title}. Ribbons of actors over {len(days)} dates, the camp of {full[ANCHOR]} above. "
        f"{sentence('; '.join(told)) or 'No ribbon crosses'}."
    )
