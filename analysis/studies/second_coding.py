"""The data as the second coder would have had them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.ensembles import altered
from analysis.spells import with_standing

_NOTHING = {
    "object": (),
    "str": "",
    "bool": False,
    "datetime64[s]": pd.NaT,
}


def second_coding(dataset: Dataset) -> Dataset:
    """Code as the second coder did wherever the two differ.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    Dataset
        The data without the ties that coder B did not see in a unit (a pair on a layer in a year)
        and with those that only B saw. One year was coded twice; a tie is dropped as a whole, or
        added for the whole review, so that the change is rather too great than too small.
    """
    dropped: set[str] = set()
    added: list[dict[str, Any]] = []
    for unit in _disagreements(dataset):
        held = _held(dataset, unit)
        seen = set(unit["relation_b"])
        dropped |= {tie for tie, relation in held.items() if relation not in seen}
        added += [_tie(dataset, unit, relation) for relation in sorted(seen - set(held.values()))]
    ties = dataset.ties[~dataset.ties["tie"].isin(dropped)]
    if added:
        more = pd.DataFrame(added).drop_duplicates("tie")[list(ties.columns)].astype(ties.dtypes)
        ties = pd.concat([ties, more])
    return altered(dataset, ties=ties.reset_index(drop=True)) if dropped or added else dataset


def _disagreements(dataset: Dataset) -> list[dict[str, Any]]:
    return [
        {str(name): value for name, value in row.items()}
        for row in dataset.reliability.to_dict("records")
        if row["sign_a"] != row["sign_b"] or set(row["relation_a"]) != set(row["relation_b"])
    ]


def _held(dataset: Dataset, unit: dict[str, Any]) -> dict[str, str]:
    """Give the ties that count in a unit, with their relations."""
    day = min(date(unit["year"], 12, 31), _review(dataset, unit)["reviewed_to_latest"].date())
    ties = with_standing(dataset, day, (unit["layer"],))
    ties = ties[
        (ties["u"] == unit["source"])
        & (ties["v"] == unit["target"])
        & (ties["standing"] == "counted")
    ]
    return dict(zip(ties["tie"], ties["relation"], strict=True))


def _review(dataset: Dataset, unit: dict[str, Any]) -> pd.Series[Any]:
    rows = dataset.reviewed
    for name in ("source", "target", "layer"):
        rows = rows[rows[name] == unit[name]]
    return rows.iloc[0]


def _tie(dataset: Dataset, unit: dict[str, Any], relation: str) -> dict[str, Any]:
    """Make the tie that only the second coder saw."""
    of = dataset.relations.set_index("relation").loc[relation]
    review = _review(dataset, unit)
    blank = {str(name): _NOTHING.get(str(kind)) for name, kind in dataset.ties.dtypes.items()}
    return {
        **blank,
        "tie": f"{unit['source']}_{unit['target']}_{relation}_second",
        "source": unit["source"],
        "target": unit["target"],
        "relation": relation,
        "start": review["reviewed_from"],
        "start_earliest": review["reviewed_from_earliest"],
        "start_latest": review["reviewed_from_earliest"],
        "confidence": "medium",
        "claim_state": "undisputed",
        "sign": of["sign"],
        "level": of["level"],
        "layer": of["layer"],
        "directed": of["directed"],
    }
