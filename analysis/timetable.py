"""The dated rows of a data set, prepared once so that many days can be asked about quickly.

A thousand draws ask about thirty days each. What does not depend on the day (pairs, rival versions,
how far reviews reach) is worked out when a data set is first asked, and kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.dataset import Dataset

Pair = tuple[str, str]
Days = npt.NDArray[np.datetime64]

_WEIGHED = ("tie", "u", "v", "relation", "sign", "level", "tenths", "start_earliest")
_KEPT = 8  # data sets: a draw and those it is compared with


class Timetable:
    """When the ties of a data set hold, and for which days pairs were reviewed.

    Parameters
    ----------
    dataset : Dataset
        The data; it must not be altered afterwards.

    Attributes
    ----------
    ties : pandas.DataFrame
        `dataset.ties` with `u` and `v` (the pair, sorted) and `tenths` (Goldstein value, in
        tenths).
    """

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self.ties = _with_pairs(dataset)
        self._rivals = ~self.ties["tie"].isin(_most_probable(dataset)).to_numpy()
        self._one_sided = (self.ties["claim_state"] == "one_sided").to_numpy()
        names = ("start_earliest", "start_latest", "end_earliest", "end_latest")
        self._days: dict[str, Days] = {name: self.ties[name].to_numpy() for name in names}
        self._looked = _reviewed_rows(dataset)
        actors = dataset.actors
        self._lives: tuple[Days, Days] = (
            actors["start_earliest"].to_numpy(),
            actors["end_latest"].to_numpy(),
        )
        self._core = actors["core"].to_numpy()
        self._places = np.argsort(actors["actor"].to_numpy(dtype=object), kind="stable")
        self._members = (actors["kind"] != "organisation").to_numpy()
        rows = zip(actors["actor"], actors["name"], actors["kind"], strict=True)
        self._named = [(actor, {"name": name, "kind": kind}) for actor, name, kind in rows]
        self._on_layers = cache(self._find_on_layers)
        self._horizons = cache(self._find_horizons)
        self._reviews = cache(self._find_reviews)

    @cached_property
    def rows(self) -> tuple[dict[str, Any], ...]:
        """What the sign rule reads of each tie, in the order of `ties`."""
        names = (*_WEIGHED, "start_latest")
        columns = [self.ties[name].to_numpy().tolist() for name in names]
        return tuple(dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True))

    def standing(
        self, on: date, layers: Sequence[str], dates: str, claims: bool
    ) -> npt.NDArray[np.str_]:
        """Say of every tie whether it counts on a day, or why it does not.

        Parameters
        ----------
        on, layers, dates, claims
            As in `analysis.spells.with_standing`.

        Returns
        -------
        numpy.ndarray of str
            The standing of each row of `ties`, as `analysis.spells.with_standing` describes it.
        """
        day, days, layers = np.datetime64(on, "s"), self._days, tuple(layers)
        certain = (days["start_latest"] <= day) & ~(days["end_earliest"] <= day)
        return np.select(
            [
                days["start_earliest"] > day,
                days["end_latest"] <= day,
                ~certain & (dates == "certain"),
                self._horizons(layers) < day,
                ~self._on_layers(layers),
                self._rivals,
                self._one_sided & (not claims),
            ],
            ["before", "after", "uncertain", "unreviewed", "other_layer", "rival", "one_sided"],
            "counted",
        )

    def living(self, on: date) -> npt.NDArray[np.bool_]:
        """Mark the actors that exist on a day.

        Parameters
        ----------
        on : datetime.date
            The day.

        Returns
        -------
        numpy.ndarray of bool
            For each row of `dataset.actors`, as `analysis.spells.living` describes it.
        """
        day, (start, end) = np.datetime64(on, "s"), self._lives
        marks: npt.NDArray[np.bool_] = ~(start > day) & ~(end <= day)
        return marks

    def nodes(self, on: date, core_only: bool) -> list[tuple[str, dict[str, str]]]:
        """List the actors that a network of a day has.

        Parameters
        ----------
        on, core_only
            As in `analysis.network.snapshot`.

        Returns
        -------
        list of (str, dict)
            Ids, sorted, each with a fresh `name` and `kind`; no organisations.
        """
        there = self.living(on) & self._members & (self._core | (not core_only))
        named = (self._named[place] for place in self._places if there[place])
        return [(actor, dict(attributes)) for actor, attributes in named]

    def reviewed(self, on: date, layers: Sequence[str]) -> frozenset[Pair]:
        """List the pairs that were reviewed for a day on every layer.

        Parameters
        ----------
        on, layers
            As in `analysis.spells.reviewed_pairs`.

        Returns
        -------
        frozenset of (str, str)
            Pairs of actor ids, the lesser first.
        """
        day = np.datetime64(on, "s")
        pairs, first, last = self._reviews(tuple(layers))
        return frozenset(pairs[place] for place in np.flatnonzero((first <= day) & (day <= last)))

    def _find_on_layers(self, layers: tuple[str, ...]) -> npt.NDArray[np.bool_]:
        return self.ties["layer"].isin(layers).to_numpy()

    def _find_horizons(self, layers: tuple[str, ...]) -> Days:
        """Give the day up to which each tie's pair was reviewed on all layers looked at."""
        last: dict[Pair, np.datetime64] = {}
        for u, v, layer, _, day in self._looked:
            if layer in layers:
                last[u, v] = min(last.get((u, v), day), day)
        default = np.datetime64(self._dataset.latest if len(self.ties) else "NaT", "s")
        pairs = zip(self.ties["u"], self.ties["v"], strict=True)
        return np.array([last.get(pair, default) for pair in pairs], dtype="datetime64[s]")

    def _find_reviews(self, layers: tuple[str, ...]) -> tuple[list[Pair], Days, Days]:
        """Give the pairs reviewed on all the layers, and the first and last day for which."""
        spans: dict[Pair, list[tuple[np.datetime64, np.datetime64]]] = {}
        for u, v, layer, first, last in self._looked:
            if layer in layers:
                spans.setdefault((u, v), []).append((first, last))
        done = {pair: found for pair, found in spans.items() if len(found) == len(layers)}
        firsts = [max(first for first, _ in found) for found in done.values()]
        lasts = [min(last for _, last in found) for found in done.values()]
        return list(done), np.array(firsts, "datetime64[s]"), np.array(lasts, "datetime64[s]")


@lru_cache(maxsize=_KEPT)
def timetable(dataset: Dataset) -> Timetable:
    """Prepare a data set, or find it prepared.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    Timetable
        When its ties hold.

    Examples
    --------
    >>> from analysis.dataset import load
    >>> dataset = load()
    >>> timetable(dataset) is timetable(dataset)
    True
    """
    return Timetable(dataset)


def _with_pairs(dataset: Dataset) -> pd.DataFrame:
    ties = dataset.ties.copy()
    forth = ties["source"] < ties["target"]
    ties["u"] = ties["source"].where(forth, ties["target"])
    ties["v"] = ties["target"].where(forth, ties["source"])
    goldstein = dataset.relations.set_index("relation")["goldstein"]
    ties["tenths"] = (ties["relation"].map(goldstein) * 10).round().astype(int)
    return ties


def _reviewed_rows(dataset: Dataset) -> list[tuple[str, str, str, np.datetime64, np.datetime64]]:
    """List what was reviewed: pair and layer, each once, and the first and last day for which."""
    names = ("source", "target", "layer", "reviewed_from_earliest", "reviewed_to_latest")
    return list(zip(*(dataset.reviewed[name].to_numpy() for name in names), strict=True))


def _most_probable(dataset: Dataset) -> set[str]:
    """Give the ties without a rival and, of rivals, the most probable (least id if equal)."""
    contested = dataset.ties["claim"] != ""
    rivals = dataset.ties.loc[contested, ["tie", "claim", "confidence", "claim_state"]]
    rivals = rivals.merge(dataset.confidences, how="left", on=["confidence", "claim_state"])
    ranked = rivals.sort_values(["probability", "tie"], ascending=[False, True])
    return {*dataset.ties.loc[~contested, "tie"], *ranked.drop_duplicates("claim")["tie"]}
