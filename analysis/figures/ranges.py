"""How far each quoted number moves when the data or the rules are otherwise."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import AnalysisError
from analysis.figures.drawing import Canvas, Drawing, Words
from analysis.figures.words import count, footer, sentence
from analysis.plots.page import new_page, wrapped
from analysis.plots.ranking import Entry, draw_ranking

Row = dict[Any, Any]
COLUMNS, ROW, SIDE, HEAD, GAP = 3, 0.135, 1.35, 0.45, 0.14


def robustness_ranges(dataset: Dataset, robustness: pd.DataFrame) -> Drawing:
    """Draw the range of every headline over every family of variations.

    Parameters
    ----------
    dataset : Dataset
        The data.
    robustness : pandas.DataFrame
        Result `robustness`.

    Returns
    -------
    Drawing
        Title: how many headlines keep their value under every draw, and which moves most.

    Raises
    ------
    AnalysisError
        If there is no result.
    """
    if robustness.empty:
        raise AnalysisError("nothing to draw: no headline was varied")
    found: list[Row] = robustness.to_dict("records")
    headlines = list(dict.fromkeys(row["headline"] for row in found))
    families = sorted(dict.fromkeys(row["family"] for row in found), key=_varied)
    draws = sum(map(_is_draws, families))
    title = _title(found, headlines)
    subtitle = (
        f"{sentence(count(len(headlines), 'number'))} quoted in the findings, each with its value "
        "(dot) and its range (line, or an upright mark for a single other value). On top "
        f"{count(draws, 'row')} of draws of the uncertain rows (middle 95 %), below each family of "
        "variations (least to most). Every panel has its own axis."
    )
    words = title, subtitle, footer(dataset, "robustness_ranges")
    lay_out = partial(_lay_out, words, found, headlines, families)
    return Drawing(lay_out, robustness, title, _alt(title, found))


def _lay_out(
    words: Words, found: list[Row], headlines: list[str], families: list[str], width: float
) -> Canvas:
    """Draw the panels on a page."""
    rows, high = -(-len(headlines) // COLUMNS), ROW * len(families)
    page = new_page(rows * (high + HEAD + 0.32), *words, width)
    wide = (page.width - SIDE - (COLUMNS - 1) * GAP) / COLUMNS
    for place, headline in enumerate(headlines):
        row, column = divmod(place, COLUMNS)
        part = {row["family"]: row for row in found if row["headline"] == headline}
        bottom = (rows - 1 - row) * (high + HEAD + 0.32) + 0.3
        ax = page.axes(SIDE + column * (wide + GAP), bottom, wide, high)
        entries = [_entry(headline, family, part) for family in families]
        draw_ranking(ax, entries, limits=_limits(part), axis="")
        ax.tick_params(axis="y", labelleft=column == 0, labelsize=7)
        ax.tick_params(axis="x", labelsize=7)
        ax.locator_params(axis="x", nbins=4, prune="both", integer=_counted(part))
        told = next(iter(part.values()))
        about = f"{sentence(told['about'])} ({told['unit']})"
        ax.text(
            *(0, 1.02, "\n".join(wrapped(about, wide, 7, bold=True))),
            transform=ax.transAxes,
            size=7,
            weight="bold",
            va="bottom",
        )
    return page.figure


def _entry(headline: str, family: str, part: dict[str, Row]) -> Entry:
    value = float(next(iter(part.values()))["value"])
    found = part.get(family, {})
    low, high = (float(found.get(name, value)) for name in ("low", "high"))
    return Entry(f"{headline}-{family}", family.removeprefix("draws: "), value, low, high)


def _varied(family: str) -> bool:
    """Sort draws before variations of the rules."""
    return not _is_draws(family)


def _counted(part: dict[str, Row]) -> bool:
    """Say whether a number is a count, so that its axis has no ticks between whole numbers."""
    found = [float(row[name]) for row in part.values() for name in ("value", "low", "high")]
    return all(value.is_integer() for value in found if value == value)


def _limits(part: dict[str, Row]) -> tuple[float, float]:
    values = [float(row[name]) for row in part.values() for name in ("value", "low", "high")]
    known = [value for value in values if value == value] or [0.0]
    low, high = min(known), max(known)
    margin = 0.08 * (high - low) or max(0.1, 0.05 * abs(high))
    return low - margin, high + margin


def _title(rows: list[Row], headlines: list[str]) -> str:
    moved = {
        row["headline"] for row in rows if _is_draws(row["family"]) and row["low"] != row["high"]
    }
    widest = max(rows, key=_spread)
    kept = len(headlines) - len(moved)
    number = sentence(count(kept, "", " ").strip()) if kept else "None"
    verb = "keeps its" if kept < 2 else "keep their"
    return (
        f"{number} of {len(headlines)} quoted numbers {verb} value throughout the middle 95 % "
        f"of draws; relative to its size, “{widest['about']}” moves most, under "
        f"“{widest['family'].removeprefix('draws: ')}”"
    )


def _is_draws(family: str) -> bool:
    return family.startswith("draws")


def _spread(row: Row) -> float:
    wide = float(row["high"]) - float(row["low"])
    return wide / abs(float(row["value"])) if wide == wide and row["value"] else 0.0


def _alt(title: str, rows: list[Row]) -> str:
    told = "; ".join(
        f"{row['about']} {row['value']:g}, {row['family']} {row['low']:g} to {row['high']:g}"
        for row in rows
    )
    return f"{title}. Small panels of dots with ranges. {told}."
