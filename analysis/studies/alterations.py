"""The same data set with one thing otherwise: without a source, on one layer, without a bloc.

Each function takes a data set and gives another; a table of which no row changes is kept as it is.
"""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from analysis.dataset import Dataset
from analysis.ensembles import altered

DATED = ("ties", "events", "mediations", "memberships")

_ENDS = {
    "ties": ("source", "target"),
    "events": ("source", "target"),
    "reviewed": ("source", "target"),
    "memberships": ("actor",),
    "mediations": ("mediator",),
}


def on_layer(dataset: Dataset, layer: str) -> Dataset:
    """Keep one layer.

    Parameters
    ----------
    dataset : Dataset
        The data.
    layer : str
        The layer.

    Returns
    -------
    Dataset
        The data with the ties of that layer alone; what was reviewed stays, so that a pair
        without a tie on the layer has no notable tie.
    """
    return _kept(dataset, ties=dataset.ties["layer"] == layer)


def without_sources(dataset: Dataset, column: str, value: str) -> Dataset:
    """Leave out the documents of one publisher or origin.

    Parameters
    ----------
    dataset : Dataset
        The data.
    column : str
        `publisher` or `origin`.
    value : str
        Whose documents to leave out.

    Returns
    -------
    Dataset
        The data without the dated rows that rest on nothing else; the others are as they were.
    """
    gone = set(dataset.sources.loc[dataset.sources[column] == value, "source"])
    masks = {
        name: getattr(dataset, name)["sources"].map(lambda cited: not gone.issuperset(cited))
        for name in DATED
    }
    return _kept(dataset, **masks)


def sole_sources(dataset: Dataset, column: str) -> tuple[str, ...]:
    """List the publishers or origins without which some dated row would rest on nothing.

    Parameters
    ----------
    dataset : Dataset
        The data.
    column : str
        `publisher` or `origin`.

    Returns
    -------
    tuple of str
        Their names, sorted.
    """
    value = dict(zip(dataset.sources["source"], dataset.sources[column], strict=True))
    cells = (cited for name in DATED for cited in getattr(dataset, name)["sources"])
    found = ({value[source] for source in cited} for cited in cells)
    return tuple(sorted({next(iter(names)) for names in found if len(names) == 1}))


def without_actors(dataset: Dataset, actors: Collection[str]) -> Dataset:
    """Leave out some actors.

    Parameters
    ----------
    dataset : Dataset
        The data.
    actors : collection of str
        Their ids.

    Returns
    -------
    Dataset
        The data with these outside the core, and without their rows.
    """
    masks = {
        name: ~getattr(dataset, name)[list(ends)].isin(actors).any(axis=1)
        for name, ends in _ENDS.items()
    }
    return _kept(_outside(dataset, actors), **masks)


def states_only(dataset: Dataset) -> Dataset:
    """Leave out all actors that are not states.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    Dataset
        The data of states.
    """
    kind = dataset.actors["kind"]
    return without_actors(dataset, set(dataset.actors.loc[kind != "state", "actor"]))


def contracted(dataset: Dataset) -> Dataset:
    """Hand what armed movements did, and what was done to them, to their patrons.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    Dataset
        The data without movements that have a patron: their rows are the patron's, but for those
        between the two. The sign rule weighs them with the patron's own.
    """
    actors = dataset.actors
    backed = actors[(actors["kind"] == "armed_movement") & (actors["patron"] != "")]
    patron = dict(zip(backed["actor"], backed["patron"], strict=True))
    handed = {
        name: getattr(dataset, name).replace(dict.fromkeys(ends, patron))
        for name, ends in _ENDS.items()
        if name != "reviewed"
    }
    merged = altered(_outside(dataset, patron), **handed)
    two = {name: handed[name]["source"] != handed[name]["target"] for name in ("ties", "events")}
    return _kept(merged, **two)


def _outside(dataset: Dataset, actors: Collection[str]) -> Dataset:
    """Put actors outside the core."""
    core = dataset.actors["core"] & ~dataset.actors["actor"].isin(actors)
    return altered(dataset, actors=dataset.actors.assign(core=core))


def _kept(dataset: Dataset, **masks: pd.Series[bool]) -> Dataset:
    """Keep the rows marked, and of mediations those whose event is kept."""
    if "events" in masks:
        held = dataset.mediations["event"].isin(dataset.events.loc[masks["events"], "event"])
        masks["mediations"] = held & masks.get("mediations", held)
    frames = {
        name: getattr(dataset, name)[mask].reset_index(drop=True)
        for name, mask in masks.items()
        if not mask.all()
    }
    return altered(dataset, **frames)
