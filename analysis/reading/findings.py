"""What the studies of balance and of camps found, as tables to be read.

Each function takes tables as `analysis.results.read` gives them. A range of draws is a sensitivity
range, not a confidence interval.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analysis.dataset import Dataset
from analysis.figures.words import count, date_text, full_names, listing
from analysis.reading.ranges import number, span
from analysis.reading.rows import plain_names

MEASURES = {
    "frustration": "frustration index (ties)",
    "frustration_share": "frustration index (share of ties)",
    "balanced_triads": "balanced triads (share)",
    "walk_balance": "walk balance",
}
LESS_IS_BALANCED = ("frustration", "frustration_share")
_ENDS = {
    "last": "nearer to balance at the end",
    "first": "nearer to balance at the beginning",
    "ranges overlap": "not told apart",
}
FRIENDLINESS = {"hostile": -1, "friendly": 1}

Row = Mapping[Any, Any]


def trajectory_rows(trajectory: pd.DataFrame) -> pd.DataFrame:
    """Lay the frustration index of every date out with its two ranges.

    Parameters
    ----------
    trajectory : pandas.DataFrame
        Result `trajectory`.

    Returns
    -------
    pandas.DataFrame
        One row a date: `date`, `what it is`, `ties (m)`, `ambivalent` (pairs), `index` (ties out of
        place), `draws` (middle 95%), `signings` (least to greatest), `share` (of ties), and
        `share in draws`.
    """
    rows = []
    for on, found in trajectory.groupby("on", sort=True):
        measured = found.set_index("measure")
        index, share = (measured.loc[name].to_dict() for name in LESS_IS_BALANCED)
        rows.append(
            {
                "date": date_text(str(on)),
                "what it is": index["point"],
                "ties (m)": index["ties"],
                "ambivalent": index["ambivalent"],
                "index": number(index["value"]),
                "draws": span(index["low"], index["high"]),
                "signings": span(index["least"], index["greatest"]),
                "share": number(share["value"], 3),
                "share in draws": span(share["low"], share["high"], 3),
            }
        )
    return pd.DataFrame(rows)


def then_and_now(trajectory: pd.DataFrame) -> pd.DataFrame:
    """Say for each measure whether the first or the last date was nearer to balance.

    Parameters
    ----------
    trajectory : pandas.DataFrame
        Result `trajectory`.

    Returns
    -------
    pandas.DataFrame
        One row a measure: its value on the `first` and `last` date on which it is defined, each
        with the range of draws and signings taken together, `least` and `greatest` with their
        years, and `nearer balance`: first, last, or `ranges overlap`.
    """
    rows = []
    for name, words in MEASURES.items():
        own = trajectory[trajectory["measure"] == name].sort_values("on")
        found = own.dropna(subset="value").reset_index(drop=True)
        if found.empty:
            continue
        ends: list[Row] = [found.iloc[0].to_dict(), found.iloc[-1].to_dict()]
        digits = 0 if name == "frustration" else 3
        told = [f"{number(end['value'], digits)} ({span(*_range(end), digits)})" for end in ends]
        extremes: list[Row] = [found.iloc[place].to_dict() for place in _extremes(found["value"])]
        least, most = (f"{number(e['value'], digits)} in {e['on'][:4]}" for e in extremes)
        rows.append((words, told[0], least, most, told[1], _nearer(name, *ends)))
    columns = ["measure", "first", "least", "greatest", "last", "nearer balance"]
    return pd.DataFrame(rows, columns=columns)


def turns(pairs: pd.DataFrame) -> pd.DataFrame:
    """Count changes of pairs by direction and by what they did to the frustration index.

    Parameters
    ----------
    pairs : pandas.DataFrame
        Result `trajectory_pairs`.

    Returns
    -------
    pandas.DataFrame
        One row a direction: `change`, then how many made the `index rise`, left it as it was
        (`no effect`), and made the `index fall`, by their mean effect as first and last change.
    """
    before, after = (pairs[name].map(FRIENDLINESS).fillna(0) for name in ("before", "after"))
    step = np.sign(after - before)
    moved = np.sign(pairs["effect"])
    kinds = {"towards friendship": 1, "towards hostility": -1, "neither": 0}
    effects = {"index rises": 1, "no effect": 0, "index falls": -1}
    rows = [
        (words, *(int(((step == way) & (moved == effect)).sum()) for effect in effects.values()))
        for words, way in kinds.items()
    ]
    return pd.DataFrame(rows, columns=["change", *effects])


def greatest_moves(dataset: Dataset, moves: pd.DataFrame, most: int = 10) -> pd.DataFrame:
    """List the changes that moved the frustration index most.

    Parameters
    ----------
    dataset : Dataset
        Its actors are named.
    moves : pandas.DataFrame
        Result `trajectory_pairs` or `trajectory_positions`.
    most : int
        How many.

    Returns
    -------
    pandas.DataFrame
        One row a change, greatest effect first, then most triads: `between`, `who`, `change`,
        `ties` and `triads` (out of place or unbalanced, more or fewer), and for pairs the `rows`
        that opened or closed.
    """
    size = moves[["effect", "triads"]].abs().sort_values(["effect", "triads"], ascending=False)
    names = plain_names(dataset)
    chosen = moves.loc[size.index[:most]].to_dict("records")
    return pd.DataFrame([_move(row, names) for row in chosen])


def _move(row: Row, names: Mapping[str, str]) -> dict[str, str]:
    found = {"between": f"{date_text(row['since'])} and {date_text(row['until'])}"}
    if "actor" in row:
        found |= {"who": names[row["actor"]], "change": f"{row['changes']} of its pairs"}
    else:
        found["who"] = f"{names[row['u']]}–{names[row['v']]}"
        found["change"] = f"{row['before']} to {row['after']}"
    found |= {"ties": f"{row['effect']:+g}", "triads": f"{row['triads']:+g}"}
    if "actor" not in row:
        cells = [row[name] for name in ("opened", "closed") if isinstance(row[name], str)]
        ids = [name for cell in cells for name in cell.split(";") if name]
        found["rows"] = ", ".join(f"`{name}`" for name in ids)
    return found


def camp_rows(dataset: Dataset, camps: pd.DataFrame, communities: pd.DataFrame) -> pd.DataFrame:
    """Compare the best divisions into one camp, two, and more.

    Parameters
    ----------
    dataset : Dataset
        Its actors are named.
    camps, communities : pandas.DataFrame
        Results `factions_camps` and `factions_communities`.

    Returns
    -------
    pandas.DataFrame
        One row a number of camps allowed: `camps allowed`, `camps used`, `ties out of place`,
        `share`, `optimal divisions`, `modularity`, and `beside the largest`: who is in the other
        camps of the first of these divisions, camp by camp.
    """
    names, rows = plain_names(dataset), []
    for row in camps.sort_values("most").to_dict("records"):
        own = communities[communities["most"] == row["most"]]
        groups = [sorted(names[a] for a in found) for _, found in own.groupby("camp")["actor"]]
        _, *others = sorted(groups, key=lambda group: (-len(group), group)) or [[]]
        told = [row[name] for name in ("most", "used", "at_odds")]
        told += [number(row["share"], 3), row["optima"], number(row["modularity"], 3)]
        rows.append((*told, "; ".join(listing(group) for group in others) or "nobody"))
    columns = ["camps allowed", "camps used", "ties out of place", "share", "optimal divisions"]
    return pd.DataFrame(rows, columns=[*columns, "modularity", "beside the largest"])


def in_short(
    dataset: Dataset, trajectory: pd.DataFrame, actors: pd.DataFrame, camps: pd.DataFrame
) -> str:
    """Say in three lines which way the measures point, who is least placed, and how many camps fit.

    Parameters
    ----------
    dataset : Dataset
        Its actors are named.
    trajectory, actors, camps : pandas.DataFrame
        Results `trajectory`, `factions_actors` and `factions_camps`.

    Returns
    -------
    str
        Markdown, a line each.
    """
    nearer = then_and_now(trajectory).groupby("nearer balance")["measure"].agg(list)
    told = [f"{words} by {listing(nearer[key])}" for key, words in _ENDS.items() if key in nearer]
    days = [date_text(str(trajectory["on"].agg(end))) for end in ("min", "max")]
    loose = actors.sort_values(["swing_every", "margin", "actor"], ascending=[False, True, True])
    first = loose.iloc[0]
    two = int(camps.loc[camps["most"] == 2, "at_odds"].iloc[0])
    best = camps.sort_values(["at_odds", "most"]).iloc[0]
    return "\n".join(
        [
            f"- From {days[0]} to {days[1]} the region was {'; '.join(told)}.",
            f"- The actor least firmly placed is {full_names(dataset)[first['actor']]}: swing "
            f"{first['swing_every']:.2f} with every row drawn, {first['at_odds']} of its "
            f"{count(first['ties'], 'tie')} out of place, {count(first['margin'], 'tie')} more if "
            "it moved.",
            f"- Two camps leave {count(two, 'tie')} out of place; the fewest, "
            f"{count(best['at_odds'], 'tie')}, takes {count(best['most'], 'camp')}.",
        ]
    )


def _range(row: Row) -> tuple[float, float]:
    """Join the range of draws, that of signings, and the value."""
    value = row["value"]
    lows, highs = (row["low"], row["least"], value), (row["high"], row["greatest"], value)
    return float(np.nanmin(lows)), float(np.nanmax(highs))


def _extremes(values: pd.Series[float]) -> tuple[int, int]:
    return int(values.to_numpy().argmin()), int(values.to_numpy().argmax())


def _nearer(name: str, first: Row, last: Row) -> str:
    (low, high), (other_low, other_high) = _range(first), _range(last)
    if low <= other_high and other_low <= high:
        return "ranges overlap"
    return "last" if (other_high < low) == (name in LESS_IS_BALANCED) else "first"
