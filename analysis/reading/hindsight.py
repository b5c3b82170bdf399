"""Whether turns of a pair's sign could be told in advance, as tables to be read.

Each function takes tables as `analysis.results.read` gives them.
"""

from __future__ import annotations

from math import isnan

import pandas as pd

from analysis.dataset import Dataset
from analysis.figures.words import count, date_text, listing
from analysis.reading.ranges import span
from analysis.reading.scenes import SIGNS, pair_names

OUTCOMES = {"opposite": "sign reversed", "any": "sign lost or reversed"}
SCORES = {
    "index": "fall of the index",
    "triads": "fall of unbalanced triads",
    "prior_changes": "earlier turns of the pair",
    "degree": "ties of the two",
}
BASELINES = ("prior_changes", "degree")


def risks(years: pd.DataFrame) -> pd.DataFrame:
    """Say how many pairs were at risk each year, and how many of them turned.

    Parameters
    ----------
    years : pandas.DataFrame
        Result `whatif_years`.

    Returns
    -------
    pandas.DataFrame
        One row a year, and one for all: `year`, `until`, `pairs at risk`, and the changes and
        episodes of each outcome.
    """
    parts = {key: years[years["outcome"] == key].set_index("year") for key in OUTCOMES}
    first = next(iter(parts.values()))
    table = pd.DataFrame({"until": first["until"].map(date_text), "pairs at risk": first["n"]})
    for key, words in OUTCOMES.items():
        table[words] = parts[key]["changes"]
        table[f"{words}: episodes"] = parts[key]["episodes"]
    table.insert(0, "year", table.index.astype(str))
    total = {name: table[name].sum() for name in table.columns[2:]}
    return pd.concat(
        [table, pd.DataFrame([{"year": "all", "until": "", **total}])], ignore_index=True
    )


def flips(dataset: Dataset, changes: pd.DataFrame, outcome: str = "opposite") -> pd.DataFrame:
    """List the pairs that turned, with what was known of them before.

    Parameters
    ----------
    dataset : Dataset
        Its actors are named.
    changes : pandas.DataFrame
        Result `whatif_changes`.
    outcome : str
        `opposite` or `any`.

    Returns
    -------
    pandas.DataFrame
        One row a pair and year: `year`, `pair`, `from`, `to`, and a column for each score.
    """
    own = changes[changes["outcome"] == outcome]
    columns = {"year": own["year"].astype(str), "pair": pair_names(dataset, own)}
    columns |= {"from": own["before"].map(SIGNS), "to": own["after"].map(SIGNS)}
    return pd.DataFrame(columns | {words: own[key] for key, words in SCORES.items()})


def foretold(aucs: pd.DataFrame) -> pd.DataFrame:
    """Say how well each score told in advance which pairs would turn.

    Parameters
    ----------
    aucs : pandas.DataFrame
        Result `whatif_auc`.

    Returns
    -------
    pandas.DataFrame
        One row an outcome and score: `outcome`, `score`, `kind` (from balance, or baseline),
        `changes`, `episodes`, `AUC` (0.5 = guessing) and its `95%` interval; a dash if there were
        too few episodes.
    """
    rows = [
        (
            OUTCOMES[row["outcome"]],
            SCORES[row["predictor"]],
            "baseline" if row["predictor"] in BASELINES else "from balance",
            row["n"],
            row["episodes"],
            "–" if isnan(row["value"]) else f"{row['value']:.2f}",
            "–" if isnan(row["value"]) else span(row["lower"], row["upper"], 2),
        )
        for key in OUTCOMES
        for row in _ordered(aucs, key).to_dict("records")
    ]
    columns = ["outcome", "score", "kind", "changes", "episodes", "AUC", "95%"]
    return pd.DataFrame(rows, columns=columns)


def lesson(aucs: pd.DataFrame) -> str:
    """Say in words which scores told the turns better than guessing.

    Parameters
    ----------
    aucs : pandas.DataFrame
        Result `whatif_auc`.

    Returns
    -------
    str
        Markdown, a line an outcome: scores whose interval lies above one half, and the others.
    """
    parts = {words: _ordered(aucs, key) for key, words in OUTCOMES.items()}
    return "\n".join(_lesson(own, words) for words, own in parts.items())


def _ordered(aucs: pd.DataFrame, outcome: str) -> pd.DataFrame:
    """Put the rows of an outcome in the order of the scores, baselines last."""
    own = aucs[aucs["outcome"] == outcome]
    return own.sort_values("predictor", key=lambda names: names.map(list(SCORES).index))


def _lesson(own: pd.DataFrame, outcome: str) -> str:
    episodes = count(int(own["episodes"].max()), "episode")
    told = own["predictor"].map(SCORES)
    if own["value"].isna().all():
        return f"- **{outcome}**: {episodes}, too few for any value."
    above = listing(list(told[own["lower"] > 0.5]))
    others = listing(list(told[~(own["lower"] > 0.5)]))
    return (
        f"- **{outcome}** ({episodes}): better than guessing beyond the interval: {above}; "
        f"not told from guessing, or worse: {others}."
    )
