"""The study of coalitions as stored tables, with Bahrain's position as the article describes it."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analysis.dataset import Dataset
from analysis.parallel import Runner
from analysis.studies.coalitions import SEATED, counts, members, position, seats
from analysis.studies.study import Frames, Headline, Study, Table

ACTOR, ON = "BHR", date(2024, 6, 7)
FIRST_YEAR = 2010


def coalitions(dataset: Dataset, run: Runner | None = None) -> Frames:
    """Set seats in coalitions beside ties, in June 2024 (if covered) and on the last day reviewed.

    Parameters
    ----------
    dataset : Dataset
        The data.
    run : Runner, optional
        Not used: nothing here takes long.

    Returns
    -------
    dict of str to pandas.DataFrame
        Tables as `STUDY` declares them.
    """
    asked = min(ON, dataset.latest)
    days = sorted({asked, dataset.latest})
    ends = [date(year, 12, 31) for year in range(FIRST_YEAR, dataset.latest.year)]
    tables = {"members": members, "seats": seats}
    frames = {
        f"coalitions_{name}": pd.concat(
            [function(dataset, day).assign(on=day.isoformat()) for day in days], ignore_index=True
        )
        for name, function in tables.items()
    }
    held = position(dataset, ACTOR, asked).assign(on=asked.isoformat(), actor=ACTOR)
    return {
        **frames,
        "coalitions_counts": counts(dataset, sorted({*days, *ends})),
        "coalitions_bahrain": held,
    }


def seats_against_friends(dataset: Dataset, rule: str = "levels") -> float:
    """Count the seats of June 2024 in a coalition against a friend.

    Parameters
    ----------
    dataset : Dataset
        The data.
    rule : str
        The sign rule.

    Returns
    -------
    float
        Seats.
    """
    return float((seats(dataset, min(ON, dataset.latest), rule)["state"] == "friendly").sum())


def bahrain_seats(dataset: Dataset, rule: str = "levels") -> float:
    """Count the coalitions in which Bahrain took part in June 2024.

    Parameters
    ----------
    dataset : Dataset
        The data.
    rule : str
        Not used: membership has no sign.

    Returns
    -------
    float
        Coalitions.
    """
    rows = members(dataset, min(ON, dataset.latest), SEATED)
    return float(rows.loc[rows["actor"] == ACTOR, "coalition"].nunique())


_LIST = "ids with ; between"
STUDY = Study(
    name="coalitions",
    function=coalitions,
    parameters={},
    tables={
        "coalitions_members": Table(
            about="An actor's part in a coalition on a day.",
            keys=("on", "coalition", "actor", "role"),
            columns={
                "on": "day",
                "coalition": "id",
                "actor": "member, or actor that declined",
                "role": "lead, combat, support, information, named_only or declined",
                "joined": "as precise as its source; empty if no source says",
                "against": f"whom it is directed against, {_LIST}",
                "confidence": "high, medium or low",
            },
        ),
        "coalitions_seats": Table(
            about="A member that takes part, and its ties with one the coalition is against.",
            keys=("on", "actor", "coalition", "against", "role"),
            columns={
                "on": "day",
                "actor": "member",
                "coalition": "id",
                "role": "lead, combat, support or information",
                "against": "actor",
                "state": "of the two; outside: an organisation has no ties of its own",
                "ties": "relations that count between them, ; between",
                "common_friends": f"friendly with both, {_LIST}",
            },
        ),
        "coalitions_counts": Table(
            about="How many actors had one role in one coalition on a day.",
            keys=("on", "coalition", "role"),
            columns={"on": "day", "coalition": "id", "role": "role", "n": "actors"},
        ),
        "coalitions_bahrain": Table(
            about="With whom, against whom and against whose friends Bahrain sits in June 2024.",
            keys=("on", "other"),
            columns={
                "on": "day",
                "actor": "whose position",
                "other": "another actor",
                "state": "of the two",
                "beside": f"coalitions in which both take part, {_LIST}",
                "against": f"coalitions of the actor against the other, {_LIST}",
                "against_friend": f"coalitions of the actor against a friend of the other, {_LIST}",
            },
        ),
    },
)
HEADLINES = (
    Headline(
        "bahrain_coalitions",
        bahrain_seats,
        "coalitions",
        "coalitions in which Bahrain took part in June 2024",
        ("memberships",),
    ),
    Headline(
        "coalition_seats_against_friends",
        seats_against_friends,
        "seats",
        "seats in June 2024 in a coalition against an actor with which the member is friendly",
        ("ties", "memberships"),
    ),
)
