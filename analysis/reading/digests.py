"""Answers that many rows give together: who broke and returned, who mediated, what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.figures.words import count, date_text, listing, relation_words
from analysis.network import pair_state, snapshot
from analysis.reading.rows import between, plain_names

OUTCOMES = ("agreement", "talks", "none", "unknown")
ROLES = ("message", "host", "broker")
CUTS = {"severance": "relations cut", "representation_reduced": "recall or lower level"}
RETURNS = ("normalisation", "representation_restored")
MISSIONS = ("severance", "representation_reduced", "representation_restored")
ACCORDS = "ABRAHAM_ACCORDS"


def breaks(dataset: Dataset, actor: str, first: str, last: str) -> pd.DataFrame:
    """List who cut or lowered relations with an actor in some days, and who came back when.

    Parameters
    ----------
    dataset : Dataset
        The data.
    actor : str
        Whom they broke with.
    first, last : str
        First and last day, `YYYY-MM-DD`.

    Returns
    -------
    pandas.DataFrame
        One row an act, by date: `who`, `act`, `date`, `in words`, `return` (the first
        normalisation or return of an envoy after it, `none coded` if there is none), `years` (from
        act to return, NaN without one), `new break` (the first cut, recall or
        expulsion after the return).
    """
    events = dataset.events.sort_values(["date_earliest", "event"])
    cuts = events[events["relation"].isin(list(CUTS)) & (events["target"] == actor)]
    days = pd.Timestamp(first), pd.Timestamp(last)
    names, rows = plain_names(dataset), []
    for cut in cuts[cuts["date_earliest"].between(*days)].to_dict("records"):
        after = between(events, (cut["source"], actor))
        back = _first(after, RETURNS, cut["date_latest"])
        again = _first(after, (*CUTS, "expulsion"), back["date_latest"]) if back else {}
        span = (back["date_earliest"] - cut["date_earliest"]).days / 365.25 if back else None
        told = (date_text(cut["date"]), cut["summary"], _when(back), span, _when(again))
        rows.append((names[cut["source"]], CUTS[cut["relation"]], *told))
    columns = ["who", "act", "date", "in words", "return", "years", "new break"]
    return pd.DataFrame(rows, columns=columns).astype({"years": float})


def _first(events: pd.DataFrame, relations: Sequence[str], after: pd.Timestamp) -> dict[Any, Any]:
    """Give the first event of some relations after a day; an empty dict if there is none."""
    found = events[events["relation"].isin(relations) & (events["date_earliest"] > after)]
    return {} if found.empty else dict(found.iloc[0])


def _when(event: dict[Any, Any]) -> str:
    return date_text(event["date"]) if event else "none coded"


def members(dataset: Dataset, *coalitions: str) -> pd.DataFrame:
    """List the members of coalitions by role.

    Parameters
    ----------
    dataset : Dataset
        The data.
    *coalitions : str
        Their ids.

    Returns
    -------
    pandas.DataFrame
        One row a coalition and role: `coalition`, `role`, `actors`.
    """
    spells = dataset.memberships[dataset.memberships["coalition"].isin(coalitions)]
    names, titles = plain_names(dataset), dataset.coalitions.set_index("coalition")["name"]
    rows = [
        (
            titles[str(coalition)],
            relation_words(str(role)),
            listing(sorted({names[a] for a in who})),
        )
        for (coalition, role), who in spells.groupby(["coalition", "role"])["actor"]
    ]
    return pd.DataFrame(rows, columns=["coalition", "role", "actors"])


def mediators(dataset: Dataset) -> pd.DataFrame:
    """Count mediations by mediator, with how far each effort came.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    pandas.DataFrame
        One row a mediator, most episodes first: `mediator`, `episodes`; episodes in which it was
        `message` carrier, `host` and `broker` (one may count under several); episodes by the best
        `outcome` reached in them: `agreement`, `talks`, `none`, `unknown`.
    """
    rows, names = dataset.mediations, plain_names(dataset)
    best = _best(rows, ["mediator", "episode"])
    ends = best.groupby("mediator").value_counts().unstack(fill_value=0)
    parts = rows.groupby(["mediator", "role"])["episode"].nunique().unstack(fill_value=0)
    table = parts.reindex(columns=ROLES, fill_value=0)
    table = table.join(ends.reindex(columns=OUTCOMES, fill_value=0))
    table.insert(0, "episodes", best.groupby("mediator").size())
    table.insert(0, "mediator", [names[str(actor)] for actor in table.index])
    table = table.reset_index(drop=True).rename_axis(columns=None)
    return table.sort_values(["episodes", "mediator"], ascending=[False, True])


def outcomes(dataset: Dataset) -> pd.Series[int]:
    """Count episodes of mediation by the best outcome that any mediator reached in them.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    pandas.Series
        Episodes by outcome: `agreement`, `talks`, `none`, `unknown`.
    """
    found = _best(dataset.mediations, ["episode"]).value_counts()
    return found.reindex(OUTCOMES, fill_value=0).astype(int)


def _best(mediations: pd.DataFrame, by: list[str]) -> pd.Series[str]:
    """Give the best outcome of each group of mediations."""
    ranked = mediations.assign(rank=mediations["outcome"].map(OUTCOMES.index))
    return ranked.groupby(by)["rank"].min().map(dict(enumerate(OUTCOMES)))


def accords(dataset: Dataset) -> pd.DataFrame:
    """Say what became of each member's part in the Abraham Accords.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    pandas.DataFrame
        One row a member, by date: `member`, `joined`, `as` (its role), `relations` (since when
        they are restored, or the act that announced it), `state` (of the pair with Israel at the
        latest date), `since then` (later acts that cut, lowered or restored representation).
    """
    spells = dataset.memberships
    spells = spells[(spells["coalition"] == ACCORDS) & (spells["role"] != "lead")]
    spells = spells[spells["actor"] != "ISR"].sort_values(["joined_earliest", "actor"])
    graph, names = snapshot(dataset), plain_names(dataset)
    rows = []
    for spell in spells.to_dict("records"):
        pair = spell["actor"], "ISR"
        acts = between(dataset.events, pair).sort_values(["date_earliest", "event"])
        later = acts[acts["relation"].isin(MISSIONS)]
        later = later[later["date_earliest"] > spell["joined_latest"]]
        known = pair_state(graph, *pair)
        rows.append(
            (
                names[spell["actor"]],
                date_text(spell["joined"]) if spell["joined"] else "not dated",
                relation_words(spell["role"]),
                _relations(between(dataset.ties, pair), acts),
                {"absent": "not a core actor", "none": "no notable tie"}.get(known, known),
                listing([_act(act) for act in later.to_dict("records")], "none coded"),
            )
        )
    columns = ["member", "joined", "as", "relations", "state", "since then"]
    return pd.DataFrame(rows, columns=columns)


def _relations(ties: pd.DataFrame, acts: pd.DataFrame) -> str:
    """Say since when a pair has restored relations, or when they were announced."""
    since = ties.loc[ties["relation"] == "normalised_relations", "start"]
    if len(since):
        return f"since {date_text(since.iloc[-1])}"
    said = acts.loc[acts["relation"] == "normalisation", "date"]
    return f"act of {date_text(said.iloc[-1])}" if len(said) else "none coded"


def _act(event: dict[Any, Any]) -> str:
    return f"{relation_words(event['relation'])} ({date_text(event['date'])})"


def coverage(dataset: Dataset) -> str:
    """Say who is in the data, how much was looked at, and where nothing notable was found.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    str
        Markdown, a line each for core actors, other actors, and reviews.
    """
    actors, names, seen = dataset.actors, plain_names(dataset), dataset.reviewed
    core = list(actors.loc[actors["core"], "actor"])
    named: Counter[str] = Counter()
    for rows in (dataset.ties, dataset.events):
        named.update([*rows["source"], *rows["target"]])
    named.update(dataset.mediations["mediator"])
    others = sorted(set(actors["actor"]) - set(core), key=lambda a: (-named[a], names[a]))
    told = [f"{names[a]} ({named[a]})" for a in others if named[a]]
    silent = [names[a] for a in others if not named[a]]
    nothing = int((seen["finding"] == "no_notable_tie").sum())
    pairs = len(seen[["source", "target"]].drop_duplicates())
    return "\n".join(
        [
            f"- **Core actors** ({len(core)}): {listing([names[a] for a in core])}.",
            f"- **Others with rows** (and how many): {listing(told)}.",
            f"- **Others, in no tie, event or mediation**: {listing(silent)}.",
            f"- **Reviewed**: {count(pairs, 'pair')} on up to three layers each; "
            f"{nothing} of {len(seen)} reviews found no notable tie.",
        ]
    )
