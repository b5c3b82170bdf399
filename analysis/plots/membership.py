"""The membership matrix: who has which part in which coalition, from when to when.

Roles run from full to no colour, so that the order reads in grey; refusals are crossed out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.plots.page import label_width
from analysis.plots.ring import inches
from analysis.plots.space import in_rows
from analysis.plots.style import GREY, INK

__all__ = ["ROLES", "Spell", "draw_membership", "role_key", "year_fits"]


class Look(NamedTuple):
    """How a role is drawn: fill, colour of its words, words for the key."""

    fill: str
    ink: str
    words: str


ROLES: Mapping[str, Look] = {
    "lead": Look("#08306B", "white", "leads"),
    "combat": Look("#2F6FAE", "white", "fights"),
    "support": Look("#9CC4E4", INK, "supports or belongs"),
    "information": Look("#DCEAF6", INK, "shares information"),
    "named_only": Look("white", INK, "named, no part known"),
    "declined": Look("white", GREY, "declined"),
}
_SIZE = 7.0
KEY_CELL, APART = 0.3, 0.14  # inches: of a cell in the key, between its entries


class Spell(NamedTuple):
    """One row of memberships: the role and when, as the cell says it."""

    role: str
    years: str


def draw_membership(
    ax: Axes,
    actors: Sequence[str],
    coalitions: Sequence[str],
    cells: Mapping[tuple[str, str], Sequence[Spell]],
    *,
    labels: Mapping[str, str],
    heads: Mapping[str, str],
    marked: str = "",
    size: float = 8.0,
    upright: bool = False,
) -> None:
    """Draw actors by coalitions.

    Parameters
    ----------
    ax : Axes
        Where to draw; its limits are set.
    actors, coalitions : sequence of str
        Rows from top to bottom and columns from left to right.
    cells : mapping of (actor, coalition) to Spells
        Each drawn beside the other in its cell, with its years where they have room.
    labels, heads : mapping
        Names of actors and coalitions.
    marked : str
        An actor whose row is outlined.
    size : float
        Of the actors' names, in points.
    upright : bool
        Whether the heads stand upright, for narrow columns.
    """
    across = inches(ax)[0] / max(len(coalitions), 1)
    for row, actor in enumerate(actors):
        for column, coalition in enumerate(coalitions):
            spells = cells.get((actor, coalition), ())
            for place, spell in enumerate(spells):
                width = 1 / len(spells)
                if not year_fits(width * across, spell.years):
                    spell = Spell(spell.role, "")
                name = f"member-{coalition}-{actor}-{place}"
                _draw_spell(ax, column + place * width, row, width, spell, name)
    for row in range(len(actors) + 1):
        ax.plot([0, len(coalitions)], [row, row], color="#DDDDDD", lw=0.5, zorder=0)
    if marked in actors:
        row = actors.index(marked)
        box = Rectangle((0, row), len(coalitions), 1, fill=False, ec=INK, lw=1.4, zorder=4)
        box.set_clip_on(False)
        ax.add_patch(box)
    ax.set(xlim=(0, len(coalitions)), ylim=(len(actors), 0))
    ax.set_yticks([row + 0.5 for row in range(len(actors))], [labels[a] for a in actors])
    ax.set_xticks(
        [column + 0.5 for column in range(len(coalitions))], [heads[c] for c in coalitions]
    )
    ax.tick_params(length=0, pad=4, top=True, labeltop=True, bottom=False, labelbottom=False)
    ax.tick_params(axis="x", labelsize=_SIZE, labelrotation=90 if upright else 0)
    ax.tick_params(axis="y", labelsize=size)
    for tick in ax.get_xticklabels():
        tick.set(multialignment="left" if upright else "center", linespacing=1.1)
    for spine in ax.spines.values():
        spine.set_visible(False)


def year_fits(wide: float, years: str = "2000\N{EN DASH}") -> bool:
    """Say whether years have room in a cell so many inches wide."""
    return label_width(years, _SIZE) + 0.04 < wide


def _draw_spell(ax: Axes, x: float, y: float, width: float, spell: Spell, name: str) -> None:
    """Draw one role with its years; a refusal is crossed out."""
    look = ROLES[spell.role]
    box = Rectangle(
        (x + 0.03, y + 0.1), width - 0.06, 0.8, facecolor=look.fill, edgecolor="#8A8A8A", lw=0.5
    )
    box.set_gid(name or None)
    ax.add_patch(box)
    if spell.role == "declined":
        for rise in ((y + 0.1, y + 0.9), (y + 0.9, y + 0.1)):
            ax.plot([x + 0.03, x + width - 0.03], rise, color="#B5B5B5", lw=0.8, zorder=1.5)
    if spell.years:
        ax.text(
            *(x + width / 2, y + 0.52, spell.years),
            ha="center",
            va="center",
            size=_SIZE,
            color=look.ink,
        )


def head_height(heads: Sequence[str], *, upright: bool) -> float:
    """Say how high the heads of the columns are.

    Parameters
    ----------
    heads : sequence of str
        Each of one or more lines.
    upright : bool
        Whether they stand.

    Returns
    -------
    float
        Inches.
    """
    lines = [head.split("\n") for head in heads]
    longest = max((label_width(line, _SIZE) for head in lines for line in head), default=0.0)
    return 0.08 + (longest if upright else 0.125 * max(map(len, lines), default=0))


def key_rows(roles: Sequence[str], wide: float) -> list[list[str]]:
    """Part the entries of the key into rows that fit.

    Parameters
    ----------
    roles : sequence of str
        Keys of `ROLES`.
    wide : float
        Inches.

    Returns
    -------
    list of list of str
        Rows of roles.
    """
    return in_rows({role: _taken(role) for role in roles}, wide + APART)


def _taken(role: str) -> float:
    """Give the inches an entry of the key takes."""
    return KEY_CELL + 0.05 + label_width(ROLES[role].words, _SIZE) + APART


def role_key(ax: Axes, rows: Sequence[Sequence[str]]) -> None:
    """Draw the key of roles.

    Parameters
    ----------
    ax : Axes
        Where to draw; its limits are set so that a unit is an inch across, and a row high.
    rows : sequence of sequence of str
        As `key_rows` parts the entries.
    """
    for number, row in enumerate(rows):
        x = 0.0
        for role in row:
            _draw_spell(ax, x, number, KEY_CELL, Spell(role, ""), "")
            words = ROLES[role].words
            ax.text(x + KEY_CELL + 0.05, number + 0.5, words, va="center", ha="left", size=_SIZE)
            x += _taken(role)
    ax.set(xlim=(0, inches(ax)[0]), ylim=(len(rows), 0))
    ax.axis("off")
