"""What holds on a date: which actors exist, which ties count or why not, what was reviewed.

Spells are half-open: from the start up to, but not including, the end. A partial date is an
interval; what lies within it is possible, but not certain.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import AnalysisError, suggest
from analysis.timetable import Pair, timetable

LAYERS = ("diplomatic", "security", "economic")
DATES = ("certain", "possible")


def with_standing(
    dataset: Dataset,
    on: date,
    layers: Sequence[str] = LAYERS,
    dates: str = "certain",
    claims: bool = False,
) -> pd.DataFrame:
    """Say of every tie whether it counts on a day, or why it does not.

    Parameters
    ----------
    dataset : Dataset
        The data.
    on : datetime.date
        The day.
    layers, dates, claims
        As in `snapshot`.

    Returns
    -------
    pandas.DataFrame
        `dataset.ties` with `u` and `v` (the pair, sorted), `tenths` (Goldstein value, in tenths)
        and `standing`: `counted`; `one_sided` (in force by one side's word); `rival` (in force by
        a less probable version of a claim); `other_layer`; `unreviewed` (the day is after the one
        up to which the pair was reviewed); `uncertain` (it may be in force, but for certain it is
        not); `before` or `after` its time.

    Raises
    ------
    AnalysisError
        If `dates` is not among what is allowed.
    """
    check_choice("choice of dates", dates, DATES)
    table = timetable(dataset)
    return table.ties.assign(standing=table.standing(on, layers, dates, claims))


def reviewed_layers(dataset: Dataset, u: str, v: str, on: date) -> tuple[str, ...]:
    """List the layers on which a pair was reviewed for a day.

    Parameters
    ----------
    dataset : Dataset
        The data.
    u, v : str
        Actor ids.
    on : datetime.date
        The day.

    Returns
    -------
    tuple of str
        Layers, in their usual order; none if nobody looked.
    """
    rows = _covering(dataset, on)
    rows = rows[(rows["source"] == min(u, v)) & (rows["target"] == max(u, v))]
    return tuple(layer for layer in LAYERS if layer in set(rows["layer"]))


def find_actor(dataset: Dataset, text: str) -> str:
    """Find an actor by id or name, in any case.

    Parameters
    ----------
    dataset : Dataset
        The data.
    text : str
        Such as `BHR`, `bahrain` or `Houthis`; what stands in brackets after a name may be left out.

    Returns
    -------
    str
        The actor's id.

    Raises
    ------
    AnalysisError
        If no actor is called so, or more than one is.

    Examples
    --------
    >>> from analysis.dataset import load
    >>> find_actor(load(), "bahrain")
    'BHR'
    """
    rows = zip(dataset.actors["actor"], dataset.actors["name"], strict=True)
    names: dict[str, str] = dict(rows)
    wanted = text.strip().casefold()
    short = {actor: name.split(" (")[0] for actor, name in names.items()}
    for spelling in ({actor: actor for actor in names}, names, short):
        found = [actor for actor in names if spelling[actor].casefold() == wanted]
        if len(found) == 1:
            return found[0]
        if found:
            options = " or ".join(f"{actor} ({names[actor]})" for actor in found)
            raise AnalysisError(f"{text!r} may mean {options}; give the id.")
    hint = suggest(text, [*names, *names.values()])
    raise AnalysisError(
        f"{text!r} is not an actor; give an id such as BHR or a name such as Bahrain.{hint}"
    )


def chosen_layers(layers: Iterable[str]) -> tuple[str, ...]:
    """Check layers and put them in their usual order.

    Parameters
    ----------
    layers : iterable of str
        Names of layers; a single name may stand alone.

    Returns
    -------
    tuple of str
        The layers, each once.

    Raises
    ------
    AnalysisError
        If a layer is unknown, or none is given.

    Examples
    --------
    >>> chosen_layers(["security", "diplomatic"])
    ('diplomatic', 'security')
    """
    given = [layers] if isinstance(layers, str) else list(layers)
    for layer in given:
        check_choice("layer", layer, LAYERS)
    if not given:
        raise AnalysisError(f"No layer was given; choose at least one of {', '.join(LAYERS)}.")
    return tuple(layer for layer in LAYERS if layer in given)


def check_choice(what: str, given: str, allowed: Sequence[str]) -> None:
    """Check one of several words that may be given.

    Parameters
    ----------
    what : str
        What it names.
    given : str
        What was given.
    allowed : sequence of str
        What is allowed.

    Raises
    ------
    AnalysisError
        If it is none of them.
    """
    if given not in allowed:
        hint = suggest(str(given), allowed)
        raise AnalysisError(f"{given!r} is not a {what}; choose {', '.join(allowed)}.{hint}")


def living(dataset: Dataset, on: date) -> pd.DataFrame:
    """List the actors that exist on a day.

    Parameters
    ----------
    dataset : Dataset
        The data.
    on : datetime.date
        The day.

    Returns
    -------
    pandas.DataFrame
        Rows of `dataset.actors`: an actor exists from its start up to, but not including, its end;
        an unknown date is no bound.
    """
    return dataset.actors[timetable(dataset).living(on)]


def reviewed_pairs(dataset: Dataset, on: date, layers: Sequence[str]) -> frozenset[Pair]:
    """List the pairs that were reviewed for a day on every layer.

    Parameters
    ----------
    dataset : Dataset
        The data.
    on : datetime.date
        The day.
    layers : sequence of str
        Layers.

    Returns
    -------
    frozenset of (str, str)
        Pairs of actor ids, the lesser first.
    """
    return timetable(dataset).reviewed(on, layers)


def _covering(dataset: Dataset, on: date) -> pd.DataFrame:
    rows, day = dataset.reviewed, pd.Timestamp(on)
    return rows[(rows["reviewed_from_earliest"] <= day) & (day <= rows["reviewed_to_latest"])]
