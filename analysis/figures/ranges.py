"""How far each quoted number moves when the data or the rules are otherwise."""

from __future__ import annotations

from functools import partial
from math import nan
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis.dataset import Dataset
from analysis.errors import AnalysisError
from analysis.figures.drawing import Canvas, Drawing, Words
from analysis.figures.words import count, footer, sentence
from analysis.plots.page import DOUBLE, label_width, new_page, wrapped
from analysis.plots.ranking import Entry, draw_ranking

Row = dict[Any, Any]
COLUMNS, ROW, GAP = 4, 0.12, 0.12  # inches, but for the columns
LINE, AXIS = 0.125, 0.28  # of a heading and under a panel, in inches
ELSE = "all variations"
FAMILIES = {
    "draws: contested rows and dates": "doubtful rows true or not, days within coarse dates",
    "draws: every row and dates": "the same, with every row as likely as stated",
    "actors": "states only, or movements counted as their patrons",
    "bloc left out": "without the actors of one bloc",
    "coding": "as the second coder had it where the two differ",
    "layer": "diplomatic, security or economic ties alone",
    "origin left out": "without what goes back to one origin",
    "publisher left out": "without the documents of one publisher",
    "sign rule": "another rule for pairs with ties of both signs",
}


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
        f"{count(draws, 'range')} over draws of what is uncertain (middle 95%), below over other "
        "rules and parts of the data (least to most). Every panel has its own axis."
    )
    words = title, subtitle, footer(dataset, "robustness_ranges")
    lay_out = partial(_lay_out, words, found, headlines, families)
    return Drawing(lay_out, robustness, title, _alt(title, found))


def _lay_out(
    words: Words, found: list[Row], headlines: list[str], families: list[str], width: float
) -> Canvas:
    """Draw the panels on a page; on a narrow one all families but the draws are one."""
    columns = COLUMNS if width >= DOUBLE else 1
    parts = {name: {r["family"]: r for r in found if r["headline"] == name} for name in headlines}
    if width < DOUBLE:
        parts = {name: _folded(part) for name, part in parts.items()}
        families = [*filter(_is_draws, families), ELSE]
    side = round(max(label_width(_label(family), 8) for family in families) + 0.14, 3)
    wide = (width - 0.2 - side - (columns - 1) * GAP) / columns
    heads = [_head(part, wide if columns > 1 else width - 0.25) for part in parts.values()]
    high, starts = ROW * len(families), range(0, len(parts), columns)
    lines = [max(h.count("\n") + 1 for h in heads[start : start + columns]) for start in starts]
    rows = [round(high + LINE * most + 0.05 + AXIS, 3) for most in lines]
    page = new_page(sum(rows), *words, width)
    for place, (headline, part) in enumerate(parts.items()):
        row, column = divmod(place, columns)
        bottom = sum(rows[row + 1 :]) + AXIS
        ax = page.axes(side + column * (wide + GAP), bottom, wide, high)
        entries = [_entry(headline, family, part, named=column == 0) for family in families]
        draw_ranking(ax, entries, limits=_limits(part), axis="", size=7)
        ax.tick_params(axis="x", labelsize=7, pad=2)
        ax.locator_params(axis="x", nbins=4, prune="both", integer=_counted(part))
        x = 0 if columns > 1 else -side / wide
        look: dict[str, Any] = {"size": 7, "weight": "bold", "va": "bottom"}
        ax.text(x, 1.02, heads[place], transform=ax.transAxes, **look)
    if len(parts) % columns:  # the rest of the last line of panels
        start = side + len(parts) % columns * (wide + GAP)
        _explain(page.axes(start, AXIS, page.width - start, high), families)
    return page.figure


def _explain(ax: Axes, families: list[str]) -> None:
    """Say beside the last panel, row by row, what each family of variations is."""
    ax.set(ylim=(len(families) - 0.5, -0.5))
    ax.axis("off")
    for row, family in enumerate(families):
        ax.text(0, row, FAMILIES.get(family, ""), va="center", size=7.5, color="#404040")


def _head(part: dict[str, Row], wide: float) -> str:
    """Write what a panel shows, its unit in brackets unless the words say it already."""
    told = next(iter(part.values()))
    about, unit = sentence(told["about"]), str(told["unit"])
    said = unit.split()[0].lower().rstrip("s") in about.lower()
    kept = f"({unit})".replace(" ", "\N{NO-BREAK SPACE}")
    lines = wrapped(about if said else f"{about} {kept}", wide, 7, bold=True)
    return "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ")


def _folded(part: dict[str, Row]) -> dict[str, Row]:
    """Put the variations that are no draws into one, from the least to the most of any."""
    draws = {family: row for family, row in part.items() if _is_draws(family)}
    others = [row for family, row in part.items() if not _is_draws(family)]
    if not others:
        return draws
    known = [row for row in others if row["low"] == row["low"]] or others
    low, high = min(row["low"] for row in known), max(row["high"] for row in known)
    return {**draws, ELSE: {**others[0], "family": ELSE, "low": low, "high": high}}


def _entry(headline: str, family: str, part: dict[str, Row], *, named: bool) -> Entry:
    found = part.get(family, {})  # a family that does not touch a number has no dot
    value, low, high = (float(found.get(name, nan)) for name in ("value", "low", "high"))
    return Entry(f"{headline}-{family}", _label(family) if named else "", value, low, high)


def _label(family: str) -> str:
    return family.removeprefix("draws: ")


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
        f"{number} of {len(headlines)} quoted numbers {verb} value throughout the middle 95% "
        f"of draws; relative to its size, “{widest['about']}” moves most, under "
        f"“{_label(widest['family'])}”"
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
