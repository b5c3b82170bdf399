"""How ways of ranking mediators compare, and whom they name, as tables to be read.

Each function takes tables as `analysis.results.read` gives them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.figures.rankings import BASELINES, METHODS
from analysis.figures.words import count, listing, sentence
from analysis.reading.rows import plain_names

WORDS = {**METHODS, **BASELINES}
VARIANTS = ("public", "settled", "dated")

Row = Mapping[Any, Any]


def placed(dataset: Dataset, ranks: pd.DataFrame, most: int = 5) -> pd.DataFrame:
    """Set the places that each way of ranking gives to the leading candidates side by side.

    Parameters
    ----------
    dataset : Dataset
        Its actors are named.
    ranks : pandas.DataFrame
        Result `mediators_bahrain_iran`, or what `rank_candidates` gives.
    most : int
        Candidates are shown whom some way other than by lot places among so many.

    Returns
    -------
    pandas.DataFrame
        One row a candidate, in the order of the columns: `candidate` and each way's place; who ties
        shares a range of places.
    """
    led = ranks[(ranks["method"] != "random") & (ranks["first"] <= most)]
    shown = ranks[ranks["actor"].isin(set(led["actor"])) & (ranks["method"] != "random")]
    methods = [method for method in WORDS if method in set(shown["method"])]
    first = shown.pivot_table("first", "actor", "method", "max")[methods]
    last = shown.pivot_table("last", "actor", "method", "max")[methods]
    names = plain_names(dataset)
    order = first.assign(name=[names[str(a)] for a in first.index]).sort_values([*methods, "name"])
    rows = [
        (names[str(a)], *(_place(first.loc[a, m], last.loc[a, m]) for m in methods))
        for a in order.index
    ]
    return pd.DataFrame(rows, columns=["candidate", *(WORDS[method] for method in methods)])


def first_places(dataset: Dataset, named: pd.DataFrame, most: int = 5) -> pd.DataFrame:
    """Say whom each way of ranking places first for some pairs.

    Parameters
    ----------
    dataset : Dataset
        Its actors are named.
    named : pandas.DataFrame
        Result `mediators_broken`, or what `analysis.studies.mediation.named` gives.
    most : int
        How many may share the first place and still be named; more are only counted.

    Returns
    -------
    pandas.DataFrame
        One row a pair: `pair`, and for each way the names or the number of those tied.
    """
    names = plain_names(dataset)
    rows = []
    for (u, v), own in named.groupby(["source", "target"], sort=True):
        found = {row["method"]: _first(row, names, most) for row in own.to_dict("records")}
        told = {words: found[m] for m, words in WORDS.items() if m in found}
        rows.append({"pair": f"{names[str(u)]}–{names[str(v)]}", **told})
    return pd.DataFrame(rows)


def score_rows(summary: pd.DataFrame, variant: str = VARIANTS[0]) -> pd.DataFrame:
    """Say how well each way of ranking placed those who mediated.

    Parameters
    ----------
    summary : pandas.DataFrame
        Result `mediators_summary`.
    variant : str
        Which ties count.

    Returns
    -------
    pandas.DataFrame
        One row a way, best first: `ranked by`, `kind` (method or baseline), `episodes`, `mean
        reciprocal rank` and its `95%` interval, and the chances of being among the first one,
        three and five.
    """
    wide = summary[summary["variant"] == variant].pivot(index="method", columns="statistic")
    rows = [
        {
            "ranked by": WORDS[str(method)],
            "kind": _kind(str(method)),
            "episodes": int(row["n", "reciprocal"]),
            "mean reciprocal rank": row["value", "reciprocal"],
            "95%": _span(row["lower", "reciprocal"], row["upper", "reciprocal"]),
            **{f"first {k}": row["value", f"hit_{k}"] for k in (1, 3, 5)},
        }
        for method, row in wide.iterrows()
    ]
    order = ["mean reciprocal rank", "ranked by"]
    return pd.DataFrame(rows).sort_values(order, ascending=[False, True])


def gain_rows(comparisons: pd.DataFrame, variant: str = VARIANTS[0]) -> pd.DataFrame:
    """Say how much better each method is than each baseline.

    Parameters
    ----------
    comparisons : pandas.DataFrame
        Result `mediators_comparisons`.
    variant : str
        Which ties count.

    Returns
    -------
    pandas.DataFrame
        One row a method, a column for each baseline: the mean difference of reciprocal ranks over
        episodes with its 95% interval; below zero the baseline is better.
    """
    own = comparisons[comparisons["variant"] == variant]
    found = {(row["method"], row["baseline"]): _gain(row) for row in own.to_dict("records")}
    return pd.DataFrame(
        [
            {"method": METHODS[m], **{f"over {BASELINES[b]}": found[m, b] for b in BASELINES}}
            for m in METHODS
            if (m, next(iter(BASELINES))) in found
        ]
    )


def group_rows(splits: pd.DataFrame, split: str) -> pd.DataFrame:
    """Set the means of groups of episodes side by side.

    Parameters
    ----------
    splits : pandas.DataFrame
        Result `mediators_splits`; the variant `public` is used.
    split : str
        `outcome` or `state`.

    Returns
    -------
    pandas.DataFrame
        One row a group: its name, `episodes`, and the mean reciprocal rank of each way.
    """
    own = splits[(splits["variant"] == VARIANTS[0]) & (splits["split"] == split)]
    wide = own.pivot_table("value", ["group", "n"], "method").reset_index()
    shown = {"group": split, "n": "episodes", **{m: w for m, w in WORDS.items() if m in wide}}
    return wide[list(shown)].rename(columns=shown).rename_axis(columns=None)


def verdict(summary: pd.DataFrame, comparisons: pd.DataFrame) -> str:
    """Say in words which way of ranking did best, and how the methods compare with the baselines.

    Parameters
    ----------
    summary, comparisons : pandas.DataFrame
        Results `mediators_summary` and `mediators_comparisons`.

    Returns
    -------
    str
        Markdown: a line on the best of all, and one on each method against the best baseline:
        better or worse if the interval of the difference leaves out zero, variant by variant.
    """
    scores = score_rows(summary)
    best = scores.iloc[0]
    rival = scores.loc[scores["kind"] == "baseline", "ranked by"].iloc[0]
    told = [
        f"**Best by mean reciprocal rank: “{best['ranked by']}”, a {best['kind']}**, with "
        f"{best['mean reciprocal rank']:.2f} ({best['95%']}) over "
        f"{count(best['episodes'], 'episode')}."
    ]
    own = comparisons[comparisons["baseline"].map(BASELINES) == rival]
    compared = {method: own[own["method"] == method] for method in METHODS}
    told += [_against(METHODS[m], rival, rows) for m, rows in compared.items() if len(rows)]
    return "\n".join(["", *(f"- {line}" for line in told)])


def _against(words: str, rival: str, rows: pd.DataFrame) -> str:
    """Say in which variants a method does better or worse than a baseline, beyond the interval."""
    by = {str(row["variant"]): row for row in rows.to_dict("records")}
    found: dict[str, list[str]] = {"better": [], "worse": [], "not told apart": []}
    for variant in (variant for variant in VARIANTS if variant in by):
        low, high = by[variant]["lower"], by[variant]["upper"]
        found["better" if low > 0 else "worse" if high < 0 else "not told apart"].append(variant)
    parts = [f"{verb} ({listing(variants)})" for verb, variants in found.items() if variants]
    return f"{sentence(words)}, against “{rival}”: {', '.join(parts)}."


def _kind(method: str) -> str:
    return "baseline" if method in BASELINES else "method"


def _gain(row: Row) -> str:
    return f"{row['difference']:+.2f} ({_span(row['lower'], row['upper'], '+')})"


def _span(low: float, high: float, sign: str = "") -> str:
    return f"{low:{sign}.2f} to {high:{sign}.2f}"


def _place(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first}–{last}"


def _first(row: Row, names: Mapping[str, str], most: int) -> str:
    if row["tied"] > most:
        return f"{row['tied']} tied"
    return listing(sorted(names[actor] for actor in row["named"].split(";")))
