"""What a study declares: its function, the tables it gives, and the single numbers people quote."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from analysis.dataset import Dataset

Frames = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Table:
    """One table of a study.

    Parameters
    ----------
    about : str
        What a row says, in one sentence.
    keys : tuple of str
        Columns that tell the rows apart; rows are stored in their order.
    columns : mapping of str to str
        Every column, in order, with its unit or meaning.
    """

    about: str
    keys: tuple[str, ...]
    columns: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Study:
    """A question put to the data.

    Parameters
    ----------
    name : str
        Its name, which is also its command.
    function : callable
        `function(dataset, run=Runner(), **parameters)` gives a frame for each table.
    parameters : mapping of str to (int or float or str)
        Parameters that can be set, with their defaults; `seed` and `draws` if there are draws.
    tables : mapping of str to Table
        Its tables by name, which is also that of the file; unlike that of any other study's.
    """

    name: str
    function: Callable[..., Frames]
    parameters: Mapping[str, int | float | str]
    tables: Mapping[str, Table] = field(default_factory=dict)


@dataclass(frozen=True)
class Headline:
    """A number that is quoted, so that it can be computed again on altered data.

    Parameters
    ----------
    name : str
        Its name.
    function : callable
        `function(dataset, rule)` gives the number, NaN where it is undefined; `rule` is the sign
        rule of `analysis.network.snapshot`.
    unit : str
        Its unit.
    about : str
        What it says, in a few words.
    tables : tuple of str
        Tables of dated rows that it reads: of `ties`, `events`, `mediations` and `memberships`. It
        is not computed again where others alone are altered.
    """

    name: str
    function: Callable[[Dataset, str], float]
    unit: str
    about: str
    tables: tuple[str, ...] = ("ties",)
