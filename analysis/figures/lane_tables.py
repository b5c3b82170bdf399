"""Ties and events of pairs as bars and marks on a time axis."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import AnalysisError
from analysis.figures.words import listing, relation_words

FIRST = date(2010, 1, 1)


def lane_tables(
    dataset: Dataset, pairs: Sequence[tuple[str, str]], last: date
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Take the ties and events of some pairs, as the lanes need them.

    Parameters
    ----------
    dataset : Dataset
        The data.
    pairs : sequence of (str, str)
        The pairs, in either order.
    last : datetime.date
        Where open ties end; nothing is asserted later.

    Returns
    -------
    tuple of pandas.DataFrame
        Bars (one a tie) and marks (one an event) with days as ordinals.

    Raises
    ------
    AnalysisError
        If there is neither a tie nor an event in the time shown.
    """
    found = {frozenset(pair): "-".join(pair) for pair in pairs}
    bars = _bars(_of_pairs(dataset.ties, found), last)
    marks = _marks(_of_pairs(dataset.events, found), last)
    if bars.empty and marks.empty:
        raise AnalysisError(
            f"nothing to draw: no tie or event of {listing(list(found.values()))} between "
            f"{FIRST.isoformat()} and "
            f"{last.isoformat()}; add rows to ties.csv or events.csv"
        )
    return bars, marks


def _of_pairs(table: pd.DataFrame, pairs: dict[frozenset[str], str]) -> pd.DataFrame:
    """Keep the rows of some pairs, with the name of the pair."""
    keys = [frozenset(ends) for ends in zip(table["source"], table["target"], strict=True)]
    named = table.assign(pair=[pairs.get(ends, "") for ends in keys])
    return named[named["pair"] != ""]


def _bars(ties: pd.DataFrame, last: date) -> pd.DataFrame:
    """Turn ties into bars, leaving out those over before the time shown."""
    ends = {side: ties[f"end_{side}"].fillna(pd.Timestamp(last)) for side in ("earliest", "latest")}
    signs = {1: "friendly", -1: "hostile"}
    bars = pd.DataFrame(
        {
            "tie": ties["tie"],
            "pair": ties["pair"],
            "side": ties["sign"].astype(int),
            "state": [
                "claimed" if claim == "one_sided" else signs[sign]
                for claim, sign in zip(ties["claim_state"], ties["sign"], strict=True)
            ],
            "label": [
                relation_words(relation).replace("diplomatic ", "") for relation in ties["relation"]
            ],
            "relation": ties["relation"],
            "start": _ordinals(ties["start_earliest"]),
            "certain_start": _ordinals(ties["start_latest"]),
            "certain_end": _ordinals(ends["earliest"]),
            "end": _ordinals(ends["latest"]),
            "starts": ties["start"],
            "ends": ties["end"],
        }
    )
    bars = bars[(bars["end"] > FIRST.toordinal()) & (bars["start"] < last.toordinal())]
    return bars.sort_values(["pair", "start", "tie"], kind="stable").reset_index(drop=True)


def _marks(events: pd.DataFrame, last: date) -> pd.DataFrame:
    """Turn events into numbered marks at the middle of their date."""
    early, late = _ordinals(events["date_earliest"]), _ordinals(events["date_latest"])
    marks = pd.DataFrame(
        {
            "event": events["event"],
            "pair": events["pair"],
            "side": events["sign"].astype(int),
            "day": [(a + b) // 2 for a, b in zip(early, late, strict=True)],
            "date": events["date"],
            "relation": events["relation"],
            "summary": events["summary"],
        }
    )
    marks = marks[(marks["day"] >= FIRST.toordinal()) & (marks["day"] <= last.toordinal())]
    marks = marks.sort_values(["day", "event"], kind="stable").reset_index(drop=True)
    return marks.assign(number=range(1, len(marks) + 1))


def _ordinals(days: pd.Series) -> list[int]:
    """Count days as the proleptic calendar does."""
    return [day.toordinal() for day in days]


def days_held(bars: pd.DataFrame, last: date) -> int:
    """Count the days on which any of some ties certainly held; days of several count once.

    Parameters
    ----------
    bars : pandas.DataFrame
        Ties as `lane_tables` gives them.
    last : datetime.date
        Where the time shown ends.

    Returns
    -------
    int
        Days since 2010.
    """
    days = 0
    reached = FIRST.toordinal()
    for start, end in sorted(zip(bars["certain_start"], bars["certain_end"], strict=True)):
        start, end = max(start, reached), min(end, last.toordinal())
        days += max(end - start, 0)
        reached = max(reached, end)
    return days


def drawn_table(bars: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """List bars and marks in one table."""
    ties = pd.DataFrame(
        {
            "drawn": "bar",
            "pair": bars["pair"],
            "id": bars["tie"],
            "relation": bars["relation"],
            "state": bars["state"],
            "from": bars["starts"],
            "to": bars["ends"],
            "number": "",
            "summary": "",
        }
    )
    signs = {1: "friendly", 0: "neither", -1: "hostile"}
    acts = pd.DataFrame(
        {
            "drawn": "mark",
            "pair": marks["pair"],
            "id": marks["event"],
            "relation": "",
            "state": [signs[side] for side in marks["side"]],
            "from": marks["date"],
            "to": "",
            "number": marks["number"].astype(str),
            "summary": marks["summary"],
        }
    )
    return pd.concat([ties, acts], ignore_index=True)
