"""The time axis that pictures over years share."""

from __future__ import annotations

import datetime as dt

from matplotlib.axes import Axes

from analysis.plots.page import label_width
from analysis.plots.style import FAINT

__all__ = ["axes_width", "mark_years"]


def axes_width(ax: Axes) -> float:
    """Measure Axes.

    Parameters
    ----------
    ax : Axes
        On a page.

    Returns
    -------
    float
        Width in inches, to four digits.
    """
    figure = ax.get_figure(root=True)
    assert figure is not None
    return round(float(ax.get_position().width * figure.get_size_inches()[0]), 4)


def mark_years(ax: Axes, first: dt.date, last: dt.date, *, size: float = 8.5) -> None:
    """Draw a faint line at every new year, and write as many years as there is room for.

    Parameters
    ----------
    ax : Axes
        x is days (proleptic ordinals), from about the first to about the last.
    first, last : datetime.date
        The time shown.
    size : float
        Of the years, in points.
    """
    years = [year for year in range(first.year, last.year + 1) if dt.date(year, 1, 1) >= first]
    starts = [dt.date(year, 1, 1).toordinal() for year in years]
    for start in starts:
        ax.axvline(start, color=FAINT, lw=0.6, zorder=0)
    room = axes_width(ax) * 365.25 / max(last.toordinal() - first.toordinal(), 1)
    step = max(1, -int(-(label_width("2000", size) + 0.02) // room))
    ax.set_xticks(starts[::step], [str(year) for year in years[::step]], ha="left", size=size)
    ax.tick_params(axis="x", length=0, pad=3)
