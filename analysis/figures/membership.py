"""Who sits in which coalition, in what part, and who refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial

import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import AnalysisError
from analysis.figures.drawing import Canvas, Drawing, Words
from analysis.figures.words import (
    ARTICLE_DAY,
    count,
    footer,
    full_labels,
    full_names,
    listed,
    listing,
    sentence,
)
from analysis.plots.membership import (
    ROLES,
    Spell,
    draw_membership,
    head_height,
    key_rows,
    role_key,
    year_fits,
)
from analysis.plots.page import label_width, new_page, wrapped
from analysis.plots.space import free_area
from analysis.plots.style import day_text, names

ACTOR, AGAINST = "BHR", "HOUTHI"
ROW, LINE = 0.165, 0.115  # inches: of a row at most, of a line of a head


YEARS = (
    "; years are those of joining and leaving where a source gives them and a cell has room; "
    "cells of several spells have none"
)


def coalition_matrix(dataset: Dataset) -> Drawing:
    """Draw every membership, with roles, refusals and who left.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    Drawing
        Title: in how many coalitions against the Houthis Bahrain sat on the article's day, and
        which of its Gulf neighbours had declined the newest of them.

    Raises
    ------
    AnalysisError
        If there is no membership.
    """
    if dataset.memberships.empty:
        raise AnalysisError("nothing to draw: memberships.csv has no rows; add some")
    order = dataset.coalitions.sort_values(["start_earliest", "coalition"])["coalition"].tolist()
    cells = _cells(dataset)
    actors, core = _rows(dataset, cells)
    called = dict(zip(dataset.coalitions["coalition"], dataset.coalitions["name"], strict=True))
    sits = sitting(dataset, ACTOR, AGAINST, ARTICLE_DAY)
    title = _title(dataset, sits)
    part = sum(actor in core for actor in actors)
    subtitle = (
        f"{sentence(count(len(dataset.memberships), 'membership'))} of {len(actors)} actors in "
        f"{count(len(order), 'coalition')}, ordered by year of founding{YEARS}. "
        f"First {part} core actors, then others. Data to {day_text(dataset.latest)}.\n"
        f"{_aim(dataset, [c for c in order if c in sits])}"
        "Membership is not a tie: it counts for no sign in the networks."
    )
    lay_out = partial(
        _lay_out,
        (title, subtitle, footer(dataset, "coalition_matrix")),
        names(actors, full_labels(dataset)),
        {c: _short(called[c]) for c in order},
        cells,
        part,
    )
    return Drawing(lay_out, _table(dataset, actors), title, _alt(dataset, title, order))


def _lay_out(
    words: Words,
    labels: dict[str, str],
    heads: dict[str, str],
    cells: dict[tuple[str, str], list[Spell]],
    part: int,
    width: float,
) -> Canvas:
    """Draw the matrix on a page, with its key; the first `part` actors are core."""
    inside, most = free_area(words, width)
    upright = _stand(heads.values(), (inside - _side(labels, 8)) / len(heads))
    size = 7.0 if upright else 8.0
    side = _side(labels, size)
    column = round((inside - side) / len(heads), 4)
    if not year_fits(column):
        words = words[0], words[1].replace(YEARS, ""), words[2]
        inside, most = free_area(words, width)
    lines = int(column / LINE) if upright else 99
    called = {c: "\n".join(_broken(name, column - 0.02, lines)) for c, name in heads.items()}
    rows = key_rows(list(ROLES), inside)
    above, key = head_height(list(called.values()), upright=upright), round(0.17 * len(rows), 2)
    row = min(max((most - above - key - 0.3) / len(labels), 0.017 * size), ROW)
    high = round(row * len(labels), 3)
    page = new_page(high + above + key + 0.2, *words, width)
    ax = page.axes(side, key + 0.2, page.width - side, high)
    draw_membership(
        *(ax, list(labels), list(heads), cells),
        labels=labels,
        heads=called,
        marked=ACTOR,
        size=size,
        upright=upright,
    )
    ax.plot([-0.02, len(heads)], [part, part], color="#404040", lw=1.0, zorder=3)
    role_key(page.axes(0, 0.02, page.width, key), rows)
    return page.figure


def _side(labels: Mapping[str, str], size: float) -> float:
    """Give the inches that the names of the rows take."""
    return round(max(label_width(label, size) for label in labels.values()) + 0.1, 3)


def _stand(heads: Iterable[str], column: float) -> bool:
    """Say whether heads stand upright, for a word would reach far out of its column."""
    return any(label_width(word, 7) > 1.08 * column for head in heads for word in head.split())


def _broken(name: str, most: float, lines: int) -> list[str]:
    """Break a name into lines that fit, or into no more than so many if it stands upright."""
    found = wrapped(name, most, 7)
    while len(found) > lines:
        most += 0.05
        found = wrapped(name, most, 7)
    return found


def sitting(dataset: Dataset, actor: str, against: str, day: date) -> list[str]:
    """List the coalitions against someone in which an actor sits on a day.

    Parameters
    ----------
    dataset : Dataset
        The data.
    actor, against : str
        Who sits, and against whom.
    day : datetime.date
        When. A membership counts unless it was declined, began later for certain, or had ended.

    Returns
    -------
    list of str
        Coalitions, by id.
    """
    aimed = dataset.coalitions[dataset.coalitions["against"].map(lambda them: against in them)]
    rows = dataset.memberships[dataset.memberships["coalition"].isin(aimed["coalition"])]
    when = pd.Timestamp(day)
    held = (
        (rows["actor"] == actor)
        & (rows["role"] != "declined")
        & ~(rows["joined_latest"] > when)
        & ~(rows["left_earliest"] <= when)
    )
    return sorted(set(rows.loc[held, "coalition"]))


def _title(dataset: Dataset, sits: list[str]) -> str:
    full, called = full_names(dataset), dataset.coalitions.set_index("coalition")["name"]
    if not {ACTOR, AGAINST} <= set(full):
        found = count(len(dataset.memberships), "membership")
        return sentence(f"{found} in {count(len(called), 'coalition')}")
    title = (
        f"{full[ACTOR]} sat in {count(len(sits), 'coalition')} against {full[AGAINST]} on "
        f"{day_text(ARTICLE_DAY)}"
    )
    refused = dataset.memberships[dataset.memberships["role"] == "declined"]
    refused = refused[refused["coalition"].isin(sits)]
    core = set(dataset.actors.loc[dataset.actors["core"], "actor"])
    for coalition, rows in refused.groupby("coalition"):
        who = [actor for actor in rows["actor"] if actor in core]
        if len(who) > 1:
            title += f"; {listed(who, full)} declined {_short(str(called[coalition]))}"
    return title


def _aim(dataset: Dataset, sits: list[str]) -> str:
    """Name the coalitions that the title counts."""
    full, called = full_names(dataset), dataset.coalitions.set_index("coalition")["name"]
    if not sits:
        return ""
    which = listing([_short(str(called[coalition])) for coalition in sits])
    return f"{full[ACTOR]}'s against {full[AGAINST]}: {which}. "


def _short(name: str) -> str:
    """Cut what stands in brackets off a coalition's name."""
    return name.split(" (")[-1].rstrip(")") if "(" in name else name


def _cells(dataset: Dataset) -> dict[tuple[str, str], list[Spell]]:
    cells: dict[tuple[str, str], list[Spell]] = defaultdict(list)
    order = ["joined_latest", "left_latest", "role"]
    for row in dataset.memberships.sort_values(order, kind="stable").to_dict("records"):
        years = "" if row["role"] == "declined" else _years(row["joined"], row["left"])
        cells[row["actor"], row["coalition"]].append(Spell(row["role"], years))
    for spells in cells.values():
        if len(spells) > 1:  # too narrow for years; the table has them
            spells[:] = [Spell(spell.role, "") for spell in spells]
    return dict(cells)


def _years(joined: str, left: str) -> str:
    """Write a spell as years: joined, and left if it has ended."""
    first, last = joined[:4], left[:4]
    if not last:
        return f"{first}\N{EN DASH}" if first else ""
    return first if first == last else f"{first}\N{EN DASH}{last[2:] if first else last}"


def _rows(
    dataset: Dataset, cells: dict[tuple[str, str], list[Spell]]
) -> tuple[list[str], set[str]]:
    """Order actors: core first, each group by falling number of coalitions, then by name."""
    core = set(dataset.actors.loc[dataset.actors["core"], "actor"])
    labels = names(dataset.actors["actor"], full_labels(dataset))
    number = {actor: sum(one == actor for one, _ in cells) for actor, _ in cells}
    return sorted(number, key=lambda a: (a not in core, -number[a], labels[a])), core


def _table(dataset: Dataset, actors: list[str]) -> pd.DataFrame:
    table = dataset.memberships[["coalition", "actor", "joined", "left", "role", "confidence"]]
    rank = {actor: place for place, actor in enumerate(actors)}
    order = table["actor"].map(rank).argsort(kind="stable")
    return table.iloc[order].reset_index(drop=True)


def _alt(dataset: Dataset, title: str, order: list[str]) -> str:
    full, called = full_names(dataset), dataset.coalitions.set_index("coalition")["name"]
    parts = []
    for coalition in order:
        rows = dataset.memberships[dataset.memberships["coalition"] == coalition]
        members = rows.loc[rows["role"] != "declined", "actor"].unique()
        refused = rows.loc[rows["role"] == "declined", "actor"].unique()
        text = f"{called[coalition]}: {listed(members, full, most=30)}"
        parts.append(text + (f"; declined: {listed(refused, full)}" if len(refused) else ""))
    return f"{title}. Matrix of actors by coalitions. {'. '.join(parts)}."
