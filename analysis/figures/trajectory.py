"""Chosen pairs over time above the balance of the whole panel, on one time axis."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import NamedTuple

import pandas as pd
from matplotlib.ticker import PercentFormatter

from analysis.dataset import Dataset
from analysis.errors import AnalysisError
from analysis.figures.drawing import Canvas, Drawing, Words
from analysis.figures.lane_tables import lane_tables
from analysis.figures.words import footer, full_labels, full_names
from analysis.plots.lane_rows import lane_height, lane_heights
from analysis.plots.lines import draw_band, draw_line, mark_moments
from analysis.plots.notes import in_columns, notes_height, write_notes
from analysis.plots.page import DOUBLE, new_page
from analysis.plots.style import day_text, names
from analysis.plots.swimlanes import draw_swimlanes
from analysis.plots.years import mark_years

PAIRS = (("IRN", "SAU"), ("BHR", "IRN"), ("BHR", "ISR"), ("QAT", "SAU"))
FIRST = date(2010, 12, 31)
ROW, HIGH, GAP, SIDE = 0.155, 0.9, 0.2, 0.95  # inches
PANELS = {"frustration": "ties out of place", "frustration_share": "share out of place"}
CHANCE = "by chance, mean of the year ends"


def balance_trajectory(
    dataset: Dataset, trajectory: pd.DataFrame, monthly: pd.DataFrame, test: pd.DataFrame
) -> Drawing:
    """Draw four pairs' ties above the frustration index of the fixed panel.

    Parameters
    ----------
    dataset : Dataset
        The data.
    trajectory, monthly, test : pandas.DataFrame
        Results `trajectory`, `trajectory_monthly` and `trajectory_test`.

    Returns
    -------
    Drawing
        Title: what share of ties was out of place first, at most and last.

    Raises
    ------
    AnalysisError
        If the pairs have no tie, or there is no result.
    """
    if trajectory.empty:
        raise AnalysisError("nothing to draw: the trajectory has no rows")
    last = dataset.latest
    chosen = {name: _dated(trajectory[trajectory["measure"] == name]) for name in PANELS}
    points = chosen["frustration"]
    turns = points[~points["point"].isin(("year end", "latest"))]
    bars, marks = lane_tables(dataset, PAIRS, last)
    bars = bars[bars["end"] > FIRST.toordinal()].reset_index(drop=True)
    short = names({actor for pair in PAIRS for actor in pair}, full_labels(dataset))
    rows = {f"{u}-{v}": f"{short[u]}\n{short[v]}" for u, v in PAIRS}
    months = {name: _dated(monthly[monthly["measure"] == name]) for name in PANELS}
    title = _title(chosen["frustration_share"], months["frustration_share"])
    shown = Shown(bars, marks.iloc[:0], rows, chosen, months, turns, test, last)
    words = title, _subtitle(points.iloc[-1], test), footer(dataset, "balance_trajectory")
    table = pd.concat(chosen.values()).drop(columns="day")
    return Drawing(
        partial(_lay_out, words, shown), table, title, _alt(dataset, title, chosen, turns)
    )


class Shown(NamedTuple):
    """What is drawn: bars and marks of the pairs in `rows`, both measures, the turning points."""

    bars: pd.DataFrame
    marks: pd.DataFrame
    rows: dict[str, str]
    chosen: dict[str, pd.DataFrame]
    months: dict[str, pd.DataFrame]
    turns: pd.DataFrame
    test: pd.DataFrame
    last: date


def _lay_out(words: Words, shown: Shown, width: float) -> Canvas:
    """Draw lanes and lines on a page, with the list of turning points."""
    bars, last, turns = shown.bars, shown.last, shown.turns
    headed = width < DOUBLE
    side = 0.5 if headed else SIDE
    wide, inside = round(width - side - 0.3, 3), width - 0.2
    places = lane_heights(bars, list(shown.rows), wide, FIRST, last)
    lanes = round(ROW * sum(lane_height(lane, marks=False) + headed for lane in places), 3)
    listed = (
        (number, f"{day_text(date.fromisoformat(row['on']))}: {row['point']}")
        for number, row in enumerate(turns.to_dict("records"), start=1)
    )
    notes = in_columns(listed, inside)
    below = notes_height(notes)
    page = new_page(below + 2 * HIGH + GAP + 0.7 + lanes, *words, width)
    axes = [page.axes(side, below + 2 * HIGH + GAP + 0.55, wide, lanes)]
    draw_swimlanes(axes[0], bars, shown.marks, shown.rows, first=FIRST, last=last, headed=headed)
    for place, (name, axis) in enumerate(PANELS.items()):
        ax = page.axes(side, below + 0.25 + (1 - place) * (HIGH + GAP), wide, HIGH)
        most = float(shown.chosen[name][["value", "high", "greatest"]].max().max())
        chance = shown.test.iloc[0] if name == "frustration_share" and len(shown.test) else None
        room = 1.06 if chance is None else 1.2  # the words stand over the band
        if chance is not None:
            draw_band(ax, chance["null_low"], chance["null_high"], CHANCE)
            most = max(most, chance["null_high"])
        draw_line(ax, shown.months[name], shown.chosen[name], axis=axis, limits=(0, room * most))
        ax.set_xlim(axes[0].get_xlim())
        axes.append(ax)
    axes[2].yaxis.set_major_formatter(PercentFormatter(1.0, decimals=0))
    for ax in axes:
        mark_years(ax, FIRST, last)
        ax.tick_params(axis="x", labelbottom=ax is axes[2])
        mark_moments(ax, turns["day"].tolist(), numbered=ax is axes[1])
    write_notes(page.axes(0, 0, page.width, max(below, 0.1)), notes)
    return page.figure


def _dated(rows: pd.DataFrame) -> pd.DataFrame:
    days = [date.fromisoformat(str(day)).toordinal() for day in rows["on"]]
    return rows.assign(day=days).sort_values("day").reset_index(drop=True)


def _title(shares: pd.DataFrame, months: pd.DataFrame) -> str:
    first, last = shares.iloc[0], shares.iloc[-1]
    drawn = pd.concat([shares, months])  # the line may peak between the dots
    peak = drawn.iloc[int(drawn["value"].to_numpy().argmax())]
    return (
        f"Two camps left {first['value']:.0%} of ties out of place at the end of "
        f"{first['on'][:4]}, {peak['value']:.0%} at most (in {peak['on'][:4]}) and "
        f"{last['value']:.0%} on {day_text(date.fromisoformat(last['on']))}"
    )


def _subtitle(last: pd.Series, test: pd.DataFrame) -> str:
    words = (
        "Above, ties of four pairs: friendly over the line, hostile under it, pale where only a "
        "month or year is known, dotted where it is one side's claim. Below, the line "
        "index of balance (frustration index): the fewest ties that any division into two camps "
        f"leaves out of place, of the {last['actors']} actors and {last['pairs']} pairs followed "
        f"throughout ({last['ties']} ties with a sign on the last day).\n"
        "Dots are year ends and turning points; wide bars are sensitivity ranges over draws of "
        "the uncertain rows, thin bars the least and most over signings of ambivalent pairs."
    )
    if test.empty:
        return words
    return (
        f"{words} The mean share of the year ends was {test['observed'].iloc[0]:.0%}; the grey "
        "band is the middle 95% of that mean if each actor had its friends and foes by chance, as "
        "many of either."
    )


def _alt(dataset: Dataset, title: str, chosen: dict[str, pd.DataFrame], turns: pd.DataFrame) -> str:
    full = full_names(dataset)
    pairs = "; ".join(f"{full[u]} and {full[v]}" for u, v in PAIRS)
    points = zip(*(frame.to_dict("records") for frame in chosen.values()), strict=True)
    values = ", ".join(
        f"{row['on']}: {row['value']:.0f} ({row['low']:.0f} to {row['high']:.0f}), "
        f"{share['value']:.0%}"
        for row, share in points
    )
    told = "; ".join(f"{row['on']} {row['point']}" for row in turns.to_dict("records"))
    return (
        f"{title}. Lanes of ties of {pairs}, above two step lines over time. Index with "
        f"sensitivity range, and share of ties: {values}. Turning points: {told}."
    )
