"""Pairs over time: ties as bars, events as marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

import pandas as pd

from analysis.dataset import Dataset
from analysis.figures.drawing import Canvas, Drawing, Words
from analysis.figures.lane_tables import FIRST, days_held, drawn_table, lane_tables
from analysis.figures.words import (
    ARTICLE_DAY,
    EARLIER,
    count,
    date_text,
    footer,
    full_labels,
    full_names,
    listing,
    relation_words,
    sentence,
)
from analysis.network import pair_state, snapshot
from analysis.plots.lane_rows import lane_height, lane_heights
from analysis.plots.notes import in_columns, notes_height, write_notes
from analysis.plots.page import DOUBLE, new_page
from analysis.plots.style import day_text, names
from analysis.plots.swimlanes import draw_swimlanes

ROW = 0.18  # inches
SIDE, NARROW_ROW = 0.95, 0.155  # room for the names of a pair; height of a row on a narrow page
ARC = (
    ("SAU", "IRN"),
    ("BHR", "IRN"),
    ("BHR", "ISR"),
    ("SAU", "QAT"),
    ("USA", "HOUTHI"),
    ("IRN", "ISR"),
)
DAYS_A_YEAR = 365.25


def bahrain_iran_lanes(dataset: Dataset) -> Drawing:
    """Draw the ties and events of Bahrain and Iran since 2010.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    Drawing
        Title: the hostile tie that held longest, and for how long.

    Raises
    ------
    AnalysisError
        If the pair has neither tie nor event.
    """
    return pair_lanes(dataset, "BHR", "IRN", "bahrain_iran_lanes")


def pair_lanes(dataset: Dataset, u: str, v: str, name: str) -> Drawing:
    """Draw one pair's ties and numbered events over time, with the list of events below.

    Parameters
    ----------
    dataset : Dataset
        The data.
    u, v : str
        The pair.
    name : str
        Name of the picture, for its source line.

    Returns
    -------
    Drawing
        The lanes.

    Raises
    ------
    AnalysisError
        If the pair has neither tie nor event in the time shown.
    """
    last = dataset.latest
    bars, marks = lane_tables(dataset, [(u, v)], last)
    full = full_names(dataset)
    pairs = {f"{u}-{v}": "\n".join(names([u, v], full_labels(dataset)).values())}
    title = _longest(bars, marks, f"{full[u]} and {full[v]}", last)
    subtitle = (
        f"{sentence(count(len(bars), 'tie'))} and {count(len(marks), 'event')} between the two, "
        f"{day_text(FIRST)} to "
        f"{day_text(last)}; friendly above the line (▲), hostile below (▼), neither: ●.\nBars "
        "are pale where only a month or year is known"
    )
    subtitle += "; dotted bars are one side's claim." if (bars["state"] == "claimed").any() else "."
    words = title, subtitle, footer(dataset, name)
    moments = {ARTICLE_DAY: "message reported"} if (u, v) == ("BHR", "IRN") else {}
    lay_out = partial(
        lay_out_lanes, words, bars, marks, pairs, (FIRST, last), moments=moments, numbered=True
    )
    alt = f"{title}. Timeline. Ties: {_bars_text(bars)}. Events: {_marks_text(marks)}."
    return Drawing(lay_out, drawn_table(bars, marks), title, alt)


def lay_out_lanes(
    words: Words,
    bars: pd.DataFrame,
    marks: pd.DataFrame,
    pairs: Mapping[str, str],
    days: tuple[date, date],
    width: float,
    *,
    moments: Mapping[date, str] | None = None,
    numbered: bool = False,
) -> Canvas:
    """Draw lanes on a page; where their events are numbered, with the list of events below.

    Parameters
    ----------
    words : tuple of str
        Title, subtitle and source line.
    bars, marks : pandas.DataFrame
        As `lane_tables` gives them.
    pairs : mapping of str to str
        Label of each pair, from top to bottom.
    days : tuple of datetime.date
        The first and the last shown.
    width : float
        Of the page, in inches.
    moments : mapping of datetime.date to str, optional
        Days marked by an upright line, with the words on it.
    numbered : bool
        Whether events are numbered and listed.

    Returns
    -------
    matplotlib.figure.Figure
        The page.
    """
    headed = width < DOUBLE
    side, row = (0.05, NARROW_ROW) if headed else (SIDE, ROW)
    wide, inside = round(width - side - 0.3, 3), width - 0.2
    lanes = lane_heights(bars, list(pairs), wide, *days)
    noted = numbered and not headed  # a column is too narrow for the numbers of many events
    rows = [lane_height(lane, marks=len(marks) > 0, numbered=noted) + headed for lane in lanes]
    notes = in_columns(_notes(marks, full=not headed) if numbered else (), inside)
    high, below = round(row * sum(rows), 3), notes_height(notes)
    page = new_page(high + below + 0.55, *words, width)
    ax = page.axes(side, below + 0.3, wide, high)
    first, last = days
    draw_swimlanes(
        *(ax, bars, marks, pairs),
        first=first,
        last=last,
        moments=moments,
        numbered=noted,
        headed=headed,
    )
    if numbered:
        write_notes(page.axes(0, 0, page.width, max(below, 0.1)), notes)
    return page.figure


def _notes(marks: pd.DataFrame, *, full: bool) -> Iterator[tuple[int, str]]:
    """Write each event with its number and date: its summary, or only what kind of act it was."""
    for mark in marks.to_dict("records"):
        words = f". {mark['summary']}" if full else f": {relation_words(mark['relation'])}"
        yield mark["number"], f"{date_text(mark['date'])}{words}"


def arc_lanes(dataset: Dataset) -> Drawing:
    """Draw six pairs on one time axis.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    Drawing
        Title: which pairs changed since January 2016.

    Raises
    ------
    AnalysisError
        If none of the pairs has a tie or an event.
    """
    last = dataset.latest
    bars, marks = lane_tables(dataset, ARC, last)
    labels = names({actor for pair in ARC for actor in pair}, full_labels(dataset))
    pairs = {f"{u}-{v}": f"{labels[u]}\n{labels[v]}" for u, v in ARC}
    title = _turned(dataset, last)
    subtitle = (
        f"{sentence(count(len(bars), 'tie'))} and {count(len(marks), 'event')} of "
        f"{count(len(ARC), 'pair')} since {day_text(FIRST)}; friendly above each line (▲), hostile "
        "below (▼), neither: ●.\nBars are pale where only a month or year is known; dotted bars "
        "are one side's claim. Dotted line: Bahrain's message to Iran reported, "
        f"{day_text(ARTICLE_DAY)}."
    )
    words = title, subtitle, footer(dataset, "arc_lanes")
    moments = {ARTICLE_DAY: "message reported"}
    lay_out = partial(lay_out_lanes, words, bars, marks, pairs, (FIRST, last), moments=moments)
    texts = [
        f"{pairs[pair].replace(chr(10), ' and ')}: {_bars_text(bars[bars['pair'] == pair])}"
        for pair in pairs
    ]
    return Drawing(
        lay_out,
        drawn_table(bars, marks),
        title,
        f"{title}. Timelines of ties by pair. {'. '.join(texts)}.",
    )


def _longest(bars: pd.DataFrame, marks: pd.DataFrame, who: str, last: date) -> str:
    """State which hostile relation held longest and for how much of the time shown."""
    span = last.toordinal() - FIRST.toordinal()
    hostile = bars[bars["state"] == "hostile"]
    if hostile.empty:
        found = f"{count(len(bars), 'tie')} and {count(len(marks), 'event')}"
        return f"{who}: {found} since 2010, no hostile tie among them"
    held = {name: days_held(group, last) for name, group in hostile.groupby("relation")}
    relation = str(max(sorted(held, key=str), key=lambda name: held[name]))
    open_still = bool((hostile.loc[hostile["relation"] == relation, "ends"] == "").any())
    state = f"still so on {day_text(last)}" if open_still else "now over"
    return (
        f"{who}: {relation_words(relation)} for {held[relation] / DAYS_A_YEAR:.1f} of "
        f"{span / DAYS_A_YEAR:.1f} years since 2010, {state}"
    )


def _turned(dataset: Dataset, last: date) -> str:
    """State which pairs changed between January 2016 and the latest date."""
    graphs = [snapshot(dataset, on=day) for day in (EARLIER, last)]
    full, turned = full_names(dataset), {}  # type: tuple[dict[str, str], dict[str, list[str]]]
    for u, v in ARC:
        before, after = (_state_words(pair_state(graph, u, v)) for graph in graphs)
        if before != after:
            turned.setdefault(after, []).append(f"{full[u]}–{full[v]}".replace("the ", ""))
    changes = sum(len(pairs) for pairs in turned.values())
    number = sentence(count(changes, "", " ").strip()) if changes else "None"
    head = f"{number} of {count(len(ARC), 'pair')} changed"
    which = "; ".join(f"{listing(pairs)} to {after}" for after, pairs in turned.items())
    return f"{head} between January 2016 and {day_text(last)}{': ' if changes else ''}{which}"


def _state_words(state: str) -> str:
    """Write a pair's state in words."""
    return {"none": "no notable tie", "unreviewed": "unknown", "absent": "unknown"}.get(
        state, state
    )


def _bars_text(bars: pd.DataFrame) -> str:
    """Tell the bars in words."""
    texts = [
        f"{relation_words(bar['relation'])}, {bar['state']}, {bar['starts']} to "
        f"{bar['ends'] or 'the last day shown'}"
        for bar in bars.to_dict("records")
    ]
    return "; ".join(texts) or "none"


def _marks_text(marks: pd.DataFrame) -> str:
    """Tell the marks in words."""
    return (
        " ".join(
            f"{mark.number!s}: {mark.date!s}, {mark.summary!s}" for mark in marks.itertuples()
        ).removesuffix(".")
        or "none"
    )
