"""The membership matrix: who has which part in which coalition, from when to when.

Roles run from full to no colour, so that the order reads in grey; refusals are crossed out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.plots.page import label_width
from analysis.plots.style import GREY, INK

__all__ = ["ROLES", "Spell", "draw_membership", "role_key"]


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
) -> None:
    """Draw actors by coalitions.

    Parameters
    ----------
    ax : Axes
        Where to draw; its limits are set.
    actors, coalitions : sequence of str
        Rows from top to bottom and columns from left to right.
    cells : mapping of (actor, coalition) to Spells
        Each drawn beside the other in its cell.
    labels, heads : mapping
        Names of actors and coalitions.
    marked : str
        An actor whose row is outlined.
    """
    for row, actor in enumerate(actors):
        for column, coalition in enumerate(coalitions):
            spells = cells.get((actor, coalition), ())
            for place, spell in enumerate(spells):
                width = 1 / len(spells)
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
    ax.tick_params(axis="x", labelsize=7)
    for spine in ax.spines.values():
        spine.set_visible(False)


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


def role_key(ax: Axes, roles: Sequence[str]) -> None:
    """Draw the key of roles in a row.

    Parameters
    ----------
    ax : Axes
        Where to draw; its limits are set so that a unit is an inch.
    roles : sequence of str
        Keys of `ROLES`.
    """
    x = 0.0
    for role in roles:
        _draw_spell(ax, x, 0, 0.32, Spell(role, ""), "")
        words = ROLES[role].words
        ax.text(x + 0.36, 0.5, words, va="center", ha="left", size=7)
        x += 0.5 + label_width(words, 7)
    box = ax.get_position()
    wide = box.width * ax.figure.get_figure(root=True).get_size_inches()[0]
    ax.set(xlim=(0, wide), ylim=(1, 0))
    ax.axis("off")
