"""Who sits in coalitions against whom, and with whom they have ties, as tables to be read.

Members, seats, counts and positions are tables as `analysis.results.read` gives them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.dates import parse_day
from analysis.figures.words import count, date_text, listing, relation_words
from analysis.plots.style import day_text
from analysis.reading.rows import origins, plain_names
from analysis.spells import with_standing
from analysis.studies.coalitions import ROLES, SEATED

STATES = {
    "friendly": "friendly",
    "ambivalent": "ambivalent",
    "hostile": "hostile",
    "claimed": "claimed",
    "none": "no notable tie",
    "outside": "an organisation, without ties",
    "unreviewed": "not reviewed",
}
BACKING = ("military_support", "financial_support")


def parts(dataset: Dataset, members: pd.DataFrame, coalitions: Sequence[str]) -> pd.DataFrame:
    """List the members of some coalitions by role, with the dates of joining that are known.

    Parameters
    ----------
    dataset : Dataset
        Its actors and coalitions are named.
    members : pandas.DataFrame
        Rows of result `coalitions_members` for one day.
    coalitions : sequence of str
        Ids, in the order wanted.

    Returns
    -------
    pandas.DataFrame
        One row a coalition and role: `coalition`, `role`, `number`, `actors`.
    """
    names, titles = plain_names(dataset), _titles(dataset)
    rows = []
    for coalition in coalitions:
        for role in ROLES:
            own = members[(members["coalition"] == coalition) & (members["role"] == role)]
            who = sorted(_dated(names[str(r["actor"])], r) for r in own.to_dict("records"))
            if who:
                rows.append((titles[coalition], relation_words(role), len(who), listing(who)))
    return pd.DataFrame(rows, columns=["coalition", "role", "number", "actors"])


def moves(dataset: Dataset, members: pd.DataFrame) -> pd.DataFrame:
    """Say who had a part on one of two days only.

    Parameters
    ----------
    dataset : Dataset
        Its actors and coalitions are named.
    members : pandas.DataFrame
        Result `coalitions_members`.

    Returns
    -------
    pandas.DataFrame
        One row a part: `coalition`, `actor`, `role`, `change` (came, or gone by the later day).
    """
    names, titles = plain_names(dataset), _titles(dataset)
    days = sorted(members["on"].unique())
    keys = ["coalition", "actor", "role"]
    first, last = (
        set(members.loc[members["on"] == day, keys].itertuples(index=False, name=None))
        for day in (days[0], days[-1])
    )
    rows = [
        (titles[c], names[a], relation_words(role), "came" if (c, a, role) in last else "gone")
        for c, a, role in sorted(first ^ last)
    ]
    return pd.DataFrame(rows, columns=["coalition", "actor", "role", "change"])


def seats_by_day(dataset: Dataset, counts: pd.DataFrame, coalitions: Sequence[str]) -> pd.DataFrame:
    """Count those who took part in some coalitions, and those who had declined, day by day.

    Parameters
    ----------
    dataset : Dataset
        Its coalitions are named.
    counts : pandas.DataFrame
        Result `coalitions_counts`.
    coalitions : sequence of str
        Ids, in the order wanted.

    Returns
    -------
    pandas.DataFrame
        One row a day on which any of them existed: `day`, and for each the number that took part,
        with those who had declined in brackets; empty before it was founded.
    """
    titles = _titles(dataset)
    own = counts[counts["coalition"].isin(coalitions)]
    seated = own[own["role"].isin(SEATED)].groupby(["on", "coalition"])["n"].sum()
    refused = own[own["role"] == "declined"].groupby(["on", "coalition"])["n"].sum()
    rows = []
    for day in sorted(own["on"].unique()):
        row = {"day": day_text(parse_day(day))}
        for name in coalitions:
            sat, no = int(seated.get((day, name), 0)), int(refused.get((day, name), 0))
            row[titles[name]] = (f"{sat} ({no} declined)" if no else f"{sat}") if sat or no else ""
        rows.append(row)
    return pd.DataFrame(rows)


def refusals(dataset: Dataset, *roles: str) -> pd.DataFrame:
    """List parts that are none: refusals, and names on a list without a known part.

    Parameters
    ----------
    dataset : Dataset
        The data.
    *roles : str
        `declined`, `named_only`.

    Returns
    -------
    pandas.DataFrame
        One row a spell: `coalition`, `actor`, `part`, `from`, `until`, `evidence`, `note`.
    """
    names, titles = plain_names(dataset), _titles(dataset)
    own = dataset.memberships[dataset.memberships["role"].isin(roles)]
    rows = []
    for row in own.to_dict("records"):
        found = count(len(origins(dataset, row["sources"])), "origin")
        days = [date_text(row[end]) if row[end] else "" for end in ("joined", "left")]
        what = titles[row["coalition"]], names[row["actor"]], relation_words(row["role"])
        rows.append((*what, *days, f"{row['confidence']} confidence, {found}", row["note"]))
    columns = ["coalition", "actor", "part", "from", "until", "evidence", "note"]
    return pd.DataFrame(rows, columns=columns)


def states(seats: pd.DataFrame) -> pd.DataFrame:
    """Count seats against someone by how the two stand.

    Parameters
    ----------
    seats : pandas.DataFrame
        Result `coalitions_seats`.

    Returns
    -------
    pandas.DataFrame
        One row a state, and one for all: `the two are`, and a column for each day.
    """
    table = pd.DataFrame({"the two are": [*STATES.values(), "all"]})
    for day, own in seats.groupby("on"):
        found = own["state"].value_counts()
        numbers = [int(found.get(state, 0)) for state in STATES]
        table[day_text(parse_day(str(day)))] = [*numbers, sum(numbers)]
    return table


def seat_rows(dataset: Dataset, seats: pd.DataFrame) -> pd.DataFrame:
    """Lay out seats against someone beside the ties with that someone, friends first.

    Parameters
    ----------
    dataset : Dataset
        Its actors and coalitions are named.
    seats : pandas.DataFrame
        Rows of result `coalitions_seats`.

    Returns
    -------
    pandas.DataFrame
        One row a seat of a reviewed pair: `member`, `coalition`, `role`, `against`, `the two are`,
        `by` (the relations that count), `friends of both`.
    """
    names, titles = plain_names(dataset), _titles(dataset)
    known = seats[seats["state"] != "unreviewed"]
    order = known["state"].map(list(STATES).index).argsort(kind="stable")
    rows = [
        (
            names[row["actor"]],
            titles[row["coalition"]],
            relation_words(row["role"]),
            names[row["against"]],
            STATES[row["state"]],
            listing([relation_words(word) for word in _split(row["ties"])], ""),
            listing(sorted(names[actor] for actor in _split(row["common_friends"])), ""),
        )
        for row in known.iloc[order].to_dict("records")
    ]
    columns = ["member", "coalition", "role", "against", "the two are", "by", "friends of both"]
    return pd.DataFrame(rows, columns=columns)


def backed(dataset: Dataset, seats: pd.DataFrame) -> pd.DataFrame:
    """Say which members sit against someone whom a friend of theirs arms or funds.

    Parameters
    ----------
    dataset : Dataset
        The data.
    seats : pandas.DataFrame
        Rows of result `coalitions_seats` for one day.

    Returns
    -------
    pandas.DataFrame
        One row a friend and the one it supports: `friend`, `supports`, `by` (relations in force
        that day), `members against it who are friendly with the friend` (with coalitions).
    """
    names, titles = plain_names(dataset), _titles(dataset)
    ties = with_standing(dataset, parse_day(str(seats["on"].iloc[0])))
    ties = ties[(ties["standing"] == "counted") & ties["relation"].isin(BACKING)]
    rows = []
    for (friend, target), given in ties.groupby(["source", "target"]):
        who = sorted(
            f"{names[row['actor']]} ({titles[row['coalition']]})"
            for row in seats[seats["against"] == target].to_dict("records")
            if friend in _split(row["common_friends"])
        )
        if who:
            by = listing(sorted({relation_words(word) for word in given["relation"]}))
            rows.append((names[str(friend)], names[str(target)], by, listing(who)))
    columns = ["friend", "supports", "by", "members against it who are friendly with the friend"]
    return pd.DataFrame(rows, columns=columns)


def position_rows(dataset: Dataset, position: pd.DataFrame) -> pd.DataFrame:
    """Lay out with whom, against whom and against whose friends an actor sits.

    Parameters
    ----------
    dataset : Dataset
        Its actors and coalitions are named.
    position : pandas.DataFrame
        Result `coalitions_bahrain`.

    Returns
    -------
    pandas.DataFrame
        One row another actor whose pair was reviewed: `other`, `the two are`, and the coalitions
        `beside it`, `against it`, `against a friend of it`. Whom it sits against come first.
    """
    names, titles = plain_names(dataset), _titles(dataset)
    known = position[position["state"] != "unreviewed"]
    rows = [
        (
            names[row["other"]],
            STATES[row["state"]],
            *(listing([titles[c] for c in _split(row[key])], "") for key in _SEATS),
        )
        for row in sorted(known.to_dict("records"), key=lambda row: _weight(row, names))
    ]
    columns = ["other", "the two are", "beside it", "against it", "against a friend of it"]
    return pd.DataFrame(rows, columns=columns)


_SEATS = ("beside", "against", "against_friend")


def _weight(row: dict[Any, Any], names: dict[str, str]) -> tuple[bool, bool, int, str]:
    shared = len(_split(row["beside"]))
    return not row["against"], not row["against_friend"], -shared, names[row["other"]]


def _titles(dataset: Dataset) -> dict[str, str]:
    """Give the name of every coalition, or what stands in brackets after it."""
    names = (name.split(" (")[-1].removesuffix(")") for name in dataset.coalitions["name"])
    return dict(zip(dataset.coalitions["coalition"], names, strict=True))


def _dated(name: str, row: dict[Any, Any]) -> str:
    return f"{name} ({date_text(row['joined'])})" if row["joined"] else name


def _split(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]
