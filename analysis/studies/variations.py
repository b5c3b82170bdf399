"""The ways in which the data could be otherwise, each with a name."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

from analysis.dataset import Dataset
from analysis.network import RULES
from analysis.spells import LAYERS
from analysis.studies import alterations
from analysis.studies.second_coding import second_coding

BLOCS = {
    "the six Gulf monarchies": ("ARE", "BHR", "KWT", "OMN", "QAT", "SAU"),
    "Iran and the movements it backs": ("HAMAS", "HEZBOLLAH", "HOUTHI", "IRAQ_RES", "IRN"),
    "the four powers": ("CHN", "GBR", "RUS", "USA"),
    "the parties of Yemen": ("HOUTHI", "STC", "YEM"),
    "Syria under both governments": ("SYR", "SYR_ASSAD"),
    "Israel": ("ISR",),
    "Israel, Hamas and the Palestinian Authority": ("HAMAS", "ISR", "PSE"),
    "Lebanon and Hezbollah": ("HEZBOLLAH", "LBN"),
    "Iraq and its Iran-aligned factions": ("IRAQ_RES", "IRQ"),
    "Egypt and Jordan": ("EGY", "JOR"),
    "Turkey and Pakistan": ("PAK", "TUR"),
}


class Variation(NamedTuple):
    """One way in which the data could be otherwise.

    Parameters
    ----------
    change : callable
        Gives the altered data.
    rule : str
        The sign rule.
    """

    change: Callable[[Dataset], Dataset]
    rule: str = RULES[0]


@lru_cache(maxsize=2)
def variations(dataset: Dataset) -> dict[str, Variation]:
    """List the ways in which the data could be otherwise.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    dict of str to Variation
        By `family: name`. Of publishers and origins those are taken without which some row would
        rest on nothing.

    Examples
    --------
    >>> from analysis.dataset import load
    >>> [name for name in variations(load()) if name.startswith("sign rule")]
    ['sign rule: goldstein_sum', 'sign rule: any_negative', 'sign rule: latest_tie']
    """
    found = {f"sign rule: {rule}": Variation(_unchanged, rule) for rule in RULES[1:]}
    for layer in LAYERS:
        found[f"layer: {layer} alone"] = Variation(partial(alterations.on_layer, layer=layer))
    found["actors: states only"] = Variation(alterations.states_only)
    found["actors: movements as their patrons"] = Variation(alterations.contracted)
    for bloc, actors in BLOCS.items():
        change = partial(alterations.without_actors, actors=actors)
        found[f"bloc left out: {bloc}"] = Variation(change)
    for column in ("publisher", "origin"):
        for value in alterations.sole_sources(dataset, column):
            change = partial(alterations.without_sources, column=column, value=value)
            found[f"{column} left out: {value}"] = Variation(change)
    found["coding: second coder's"] = Variation(second_coding)
    return found


def _unchanged(dataset: Dataset) -> Dataset:
    return dataset
