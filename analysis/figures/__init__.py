"""The pictures by name: what each shows, how it is drawn, and from which tables.

Titles and text alternatives are computed from the data each time, so that neither can outlive what
they say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from analysis.dataset import Dataset
from analysis.errors import AnalysisError, suggest
from analysis.figures import article, lanes, matrix, partners, ring
from analysis.figures.drawing import FORMATS, Drawing
from analysis.plots.style import style

__all__ = ["FIGURES", "FORMATS", "Drawing", "Figure", "draw", "find"]


@dataclass(frozen=True)
class Figure:
    """An entry of the registry.

    Parameters
    ----------
    name : str
        What the picture is called, on the command line and as a file.
    caption : str
        What it shows and how it is read; the finding is in its title.
    function : callable
        Takes a Dataset, gives a Drawing.
    inputs : tuple of str
        Tables it is drawn from.
    """

    name: str
    caption: str
    function: Callable[[Dataset], Drawing]
    inputs: tuple[str, ...]


SIGNED = ("actors", "relations", "ties", "reviewed")
_ENTRIES = (
    Figure(
        "article_network",
        "The actors of the June 2024 article and the ties among them on the day it reports. "
        "Ties the article "
        "states are in full colour with their relation and date, other ties in force are pale. "
        "Blue and solid is "
        "friendly, vermilion and dashed hostile, both colours ambivalent, grey and dotted one "
        "side's claim. Black "
        "dotted arrows are what a third party carried or brokered: events, not ties. Places are "
        "fixed, after geography.",
        article.article_network,
        (*SIGNED, "events", "mediations"),
    ),
    Figure(
        "relation_matrix",
        "Every pair of core actors on two dates: January 2016 below the diagonal, the latest "
        "reviewed date above "
        "it. Pairs whose state changed are outlined above the diagonal. Actors are ordered by "
        "one optimal division "
        "into two camps at the later date. White is reviewed without a notable tie; hatched is "
        "not reviewed.",
        matrix.relation_matrix,
        SIGNED,
    ),
    Figure(
        "camp_ring",
        "One optimal division of the signed network into two camps at the latest reviewed date. "
        "Ties in full "
        "colour do not fit it: hostile within a camp, or friendly across. Pale ties fit, or are "
        "not decided. Hollow "
        "dots stand on the other side in other optimal divisions.",
        ring.camp_ring,
        SIGNED,
    ),
    Figure(
        "bahrain_ties",
        "Bahrain's ties on the day the article reports, one row a partner: blocks to the right "
        "for the level of the "
        "strongest friendly tie, to the left for the strongest hostile one, both where the pair "
        "is ambivalent. "
        "Dotted blocks rest on one side's word and do not count.",
        partners.bahrain_ties,
        SIGNED,
    ),
    Figure(
        "bahrain_iran_lanes",
        "Ties and events between Bahrain and Iran since 2010: friendly above the line, hostile "
        "below. Bars are full "
        "while a tie certainly held and pale where only a coarser date is known. Numbers lead "
        "to the list of events.",
        lanes.bahrain_iran_lanes,
        ("actors", "relations", "ties", "events", "reviewed"),
    ),
    Figure(
        "arc_lanes",
        "Six pairs on one time axis since 2010: ties as bars and events as marks, friendly "
        "above each line and "
        "hostile below.",
        lanes.arc_lanes,
        ("actors", "relations", "ties", "events", "reviewed"),
    ),
)
FIGURES = {entry.name: entry for entry in _ENTRIES}


def find(name: str) -> Figure:
    """Look a picture up.

    Parameters
    ----------
    name : str
        Its name.

    Returns
    -------
    Figure
        Its entry.

    Raises
    ------
    AnalysisError
        If there is no such picture; the message lists all and the nearest.

    Examples
    --------
    >>> find("camp_ring").inputs
    ('actors', 'relations', 'ties', 'reviewed')
    """
    if name not in FIGURES:
        raise AnalysisError(
            f"there is no figure {name!r}; there are {', '.join(FIGURES)}.{suggest(name, FIGURES)}"
        )
    return FIGURES[name]


def draw(name: str, dataset: Dataset) -> Drawing:
    """Draw a picture.

    Parameters
    ----------
    name : str
        Its name.
    dataset : Dataset
        The data to draw.

    Returns
    -------
    Drawing
        The picture with its title, text alternative and table. A notebook shows it by itself.

    Raises
    ------
    AnalysisError
        If there is no such picture, or the data hold nothing to draw.
    """
    entry = find(name)
    with style():
        return entry.function(dataset)
