"""The pictures by name: what each shows, which function draws it, and from what.

Titles and text alternatives are computed from the data each time, so that neither can outlive what
they say. Looking a picture up imports nothing that draws.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from analysis.errors import AnalysisError, suggest

if TYPE_CHECKING:
    from pandas import DataFrame

    from analysis.dataset import Dataset
    from analysis.figures.drawing import Drawing

__all__ = ["FIGURES", "FORMATS", "NARROW", "Figure", "draw", "find"]

FORMATS = ("svg", "png", "pdf")
NARROW = "single"  # folder of the pictures one column wide, under that of the wide ones


@dataclass(frozen=True)
class Figure:
    """An entry of the registry.

    Parameters
    ----------
    name : str
        What the picture is called: on the command line, as a file, and as the function that draws
        it.
    module : str
        Where in `analysis.figures` the function is.
    notebook : str
        The notebook that reads it.
    inputs : tuple of str
        Tables of data/ it is drawn from.
    results : tuple of str
        Tables of results/ it is drawn from.
    caption : str
        What it shows and how it is read; the finding is in its title.
    """

    name: str
    module: str
    notebook: str
    inputs: tuple[str, ...]
    results: tuple[str, ...]
    caption: str

    @property
    def program(self) -> str:
        """The module that draws it, with its package."""
        return f"analysis.figures.{self.module}"


SIGNED = ("actors", "relations", "ties", "reviewed")
ARTICLE, CAMPS, ARCS = "01_what_the_article_says", "02_who_stands_with_whom", "03_the_arcs"
FACTIONS, MEDIATORS, WHATIF = "04_balance_and_camps", "05_mediators", "06_what_if"
COALITION = "07_the_coalition"
_ENTRIES = (
    Figure(
        "article_network",
        "article",
        ARTICLE,
        (*SIGNED, "events", "mediations"),
        (),
        "The actors of the June 2024 article and the ties among them on the day it reports. Ties "
        "the article states are in full colour with their relation and date, other ties in force "
        "are pale. Blue and solid is friendly, vermilion and dashed hostile, both colours "
        "ambivalent, grey and dotted one side's claim. Black dotted arrows are what a third party "
        "carried or brokered: events, not ties. Places are fixed, after geography, "
        "and squeezed from side to side on a narrow page.",
    ),
    Figure(
        "relation_matrix",
        "matrix",
        CAMPS,
        SIGNED,
        (),
        "Every pair of core actors on two dates: January 2016 below the diagonal, the latest "
        "reviewed date above it. Pairs whose state changed are outlined above the diagonal. Actors "
        "are ordered by one optimal division into two camps at the later date. White is reviewed "
        "without a notable tie; hatched is not reviewed.",
    ),
    Figure(
        "camp_ring",
        "ring",
        CAMPS,
        SIGNED,
        (),
        "One optimal division of the signed network into two camps at the latest reviewed date. "
        "Ties in full colour do not fit it: hostile within a camp, or friendly across. Pale ties "
        "fit, or are not decided. Hollow dots stand on the other side in other optimal divisions.",
    ),
    Figure(
        "turning_points",
        "turns",
        CAMPS,
        SIGNED,
        (),
        "Ten actors in the same places at six turning points. Blue and solid is friendly, "
        "vermilion and dashed hostile, both colours ambivalent. Thick lines are pairs whose state "
        "changed since the panel before. L is the line index of balance among these actors.",
    ),
    Figure(
        "camps_through_time",
        "ribbons",
        FACTIONS,
        SIGNED,
        (),
        "The two camps of every year end since 2010 and of the latest day reviewed, each actor a "
        "ribbon. Actors that changed sides are in colour. Thin and dotted marks a side that "
        "differs between equally good divisions.",
    ),
    Figure(
        "balance_trajectory",
        "trajectory",
        FACTIONS,
        (*SIGNED, "events"),
        ("trajectory", "trajectory_monthly", "trajectory_test"),
        "Ties of four pairs over the line index of balance of the actors and pairs followed "
        "throughout, in ties and as a share of ties. Dots are year ends and turning points, wide "
        "bars sensitivity ranges over draws of the uncertain rows, thin bars the least and most "
        "over signings of the ambivalent pairs; the grey band is what chance would give for the "
        "mean of the year ends. Numbers lead to the list of turning points.",
    ),
    Figure(
        "robustness_ranges",
        "ranges",
        FACTIONS,
        (*SIGNED, "events", "mediations", "memberships"),
        ("robustness",),
        "Every number quoted in the findings, a panel each: the dot is its value as the data "
        "stand, a line how far it moves over draws of the uncertain rows (the middle 95%), other "
        "sign rules, single layers, the second coder's rows, and actors, blocs, publishers and "
        "origins left out (least to most; all in one row on a narrow page). An upright mark is a "
        "single other value; no line where a family gives that of the dot, no dot where it does "
        "not touch the number; each panel has its own axis.",
    ),
    Figure(
        "mediator_ranking",
        "rankings",
        MEDIATORS,
        (*SIGNED, "events", "mediations"),
        ("mediators_summary", "mediators_bahrain_iran"),
        "Above, how well each way of ranking candidates placed those who mediated in past "
        "episodes, by what was public before each: mean reciprocal rank with 95% intervals over "
        "episodes, baselines in italics. Below, who stood well with both Bahrain and Iran on the "
        "day the article reports (bold), with the most frequent mediators, by episodes until then.",
    ),
    Figure(
        "what_if_ranking",
        "rankings",
        WHATIF,
        SIGNED,
        ("whatif_single_changes",),
        "The changes of one pair's sign that would ease and strain the network most on the day the "
        "article reports, with those of Bahrain and Iran (bold), ranked by the change in the line "
        "index of balance, then in unbalanced triads. Dots give the change in unbalanced triads: "
        "left of the line fewer, right of it more. Each change is made alone.",
    ),
    Figure(
        "bahrain_ties",
        "partners",
        ARTICLE,
        SIGNED,
        (),
        "Bahrain's ties on the day the article reports, one row a partner: blocks to the right for "
        "the level of the strongest friendly tie, to the left for the strongest hostile one, both "
        "where the pair is ambivalent. Dotted blocks rest on one side's word and do not count.",
    ),
    Figure(
        "bahrain_through_time",
        "partners_time",
        ARTICLE,
        SIGNED,
        (),
        "Bahrain's ties since 2010, one row a partner, from the friendliest on the last day to the "
        "most hostile. Blue rises with the level of the strongest friendly tie, hatched vermilion "
        "hangs with that of the strongest hostile one, both where they overlap. Dotted is one "
        "side's word, which does not count. Words on the right give the state on the last day.",
    ),
    Figure(
        "bahrain_iran_lanes",
        "lanes",
        ARTICLE,
        (*SIGNED, "events"),
        (),
        "Ties and events between Bahrain and Iran since 2010: friendly above the line, hostile "
        "below. Bars are full while a tie certainly held and pale where only a coarser date is "
        "known. Numbers lead to the list of events; a narrow page lists them by date and kind.",
    ),
    Figure(
        "arc_lanes",
        "lanes",
        ARCS,
        (*SIGNED, "events"),
        (),
        "Six pairs on one time axis since 2010: ties as bars and events as marks, friendly above "
        "each line and hostile below.",
    ),
    Figure(
        "coalition_matrix",
        "membership",
        COALITION,
        ("actors", "coalitions", "memberships"),
        (),
        "Actors by coalitions. The darker the cell the greater the part: leading, fighting, "
        "supporting or belonging, sharing information; white is named without a known part, "
        "crossed out is declined. Years are those of joining and leaving where a source gives "
        "them; a cell that holds several spells, or is too narrow, shows none; the table has them. "
        "Bahrain's row is outlined.",
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


def draw(name: str, dataset: Dataset, tables: Mapping[str, DataFrame] | None = None) -> Drawing:
    """Draw a picture.

    Parameters
    ----------
    name : str
        Its name.
    dataset : Dataset
        The data to draw.
    tables : mapping of str to pandas.DataFrame, optional
        Results to draw, by name; those left out are read from results/, or computed if what is
        stored there is not of these data and this code.

    Returns
    -------
    Drawing
        The picture with its title, text alternative and table. A notebook shows it by itself.

    Raises
    ------
    AnalysisError
        If there is no such picture, or the data hold nothing to draw.
    """
    entry, found = find(name), dict(tables or {})
    for result in entry.results:
        if result not in found:
            found[result] = import_module("analysis.results").read(result, dataset)
    style = import_module("analysis.plots.style").style
    function = getattr(import_module(entry.program), name)
    with style():
        drawing: Drawing = function(dataset, *(found[result] for result in entry.results))
    return drawing
