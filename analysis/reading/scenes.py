"""What a change of ties would have done, and what came instead, as tables to be read.

Tables of results are taken as `analysis.results.read` gives them.
"""

from __future__ import annotations

from collections import defaultdict

import networkx as nx
import pandas as pd

from analysis.dataset import Dataset
from analysis.figures.words import date_text, listing, relation_words
from analysis.network import decided
from analysis.reading.ranges import number
from analysis.reading.rows import Pair, plain_names

SCENARIOS = {"relations": "relations restored", "all": "all hostility ended"}
MEASURES = {
    "friendly": "friendly pairs",
    "hostile": "hostile pairs",
    "ambivalent": "ambivalent pairs",
    "frustration_index": "frustration index",
    "frustration_index_maximum": "the same, at most, over signings of the ambivalent",
    "frustration_share": "frustration index as a share of ties",
    "optimal_partitions": "optimal divisions into two camps",
    "clustering_index": "ties out of place with any number of camps",
    "triads": "triads",
    "unbalanced_triads": "unbalanced triads",
    "balanced_share": "balanced share of triads",
    "weakly_balanced_share": "the same, three hostile ties allowed",
    "walk_balance": "balance of closed walks (1 = balanced)",
    "algebraic_conflict": "algebraic conflict (0 = balanced)",
}
SIGNS = {1: "friendly", 0: "no sign", -1: "hostile"}


def thirds(dataset: Dataset, graph: nx.Graph, pair: Pair) -> pd.DataFrame:
    """Say which actors form a triad with a pair, and when each triad would be balanced.

    Parameters
    ----------
    dataset : Dataset
        Its actors are named.
    graph : networkx.Graph
        A snapshot.
    pair : (str, str)
        Actor ids.

    Returns
    -------
    pandas.DataFrame
        One row a way of standing with the two: `towards` each, `actors`, `number`, and with which
        sign of the pair these triads are `balanced if the two are`.
    """
    G, (u, v), names = decided(graph), pair, plain_names(dataset)
    found = defaultdict(list)
    for actor in sorted(set(G[u]) & set(G[v]), key=names.__getitem__):
        found[G.edges[u, actor]["sign"], G.edges[v, actor]["sign"]].append(names[actor])
    rows = [
        (SIGNS[one], SIGNS[other], listing(actors), len(actors), SIGNS[one * other])
        for (one, other), actors in sorted(found.items(), reverse=True)
    ]
    columns = [f"towards {names[u]}", f"towards {names[v]}", "actors", "number"]
    return pd.DataFrame(rows, columns=[*columns, "balanced if the two are"])


def turned(dataset: Dataset, signs: pd.DataFrame) -> pd.DataFrame:
    """Say which pairs each scenario touches, and which of them it turns.

    Parameters
    ----------
    dataset : Dataset
        Its actors are named.
    signs : pandas.DataFrame
        Result `whatif_signs`.

    Returns
    -------
    pandas.DataFrame
        One row a scenario and pair: `scenario`, `pair`, `before`, `after`.
    """
    table = signs.assign(scenario=signs["scenario"].map(SCENARIOS), pair=pair_names(dataset, signs))
    order = signs["scenario"].map(list(SCENARIOS).index).argsort(kind="stable")
    return table.iloc[order][["scenario", "pair", "before", "after"]]


def compared(measures: pd.DataFrame) -> pd.DataFrame:
    """Set the measures of the network with each scenario beside those without.

    Parameters
    ----------
    measures : pandas.DataFrame
        Result `whatif_measures`.

    Returns
    -------
    pandas.DataFrame
        One row a measure: `measure`, `unit`, `as it was`, and a column
        for each scenario.
    """
    after = measures.set_index(["measure", "scenario"])["after"].to_dict()
    known = {row["measure"]: row for row in measures.to_dict("records")}
    rows = [
        {
            "measure": words,
            "unit": known[name]["unit"],
            "as it was": number(known[name]["before"], 3),
            **{words: number(after[name, key], 3) for key, words in SCENARIOS.items()},
        }
        for name, words in MEASURES.items()
        if name in known
    ]
    return pd.DataFrame(rows)


def direction(measures: pd.DataFrame) -> str:
    """Say in words whether index and triads move together in each scenario.

    Parameters
    ----------
    measures : pandas.DataFrame
        Result `whatif_measures`.

    Returns
    -------
    str
        Markdown, a line a scenario.
    """
    change = measures.set_index(["measure", "scenario"])["change"].to_dict()
    found = {
        words: (int(change["frustration_index", key]), int(change["unbalanced_triads", key]))
        for key, words in SCENARIOS.items()
    }
    return "\n".join(f"- **{words}**: {_direction(*both)}." for words, both in found.items())


def _direction(index: int, triads: int) -> str:
    if not index and not triads:
        return "neither index nor unbalanced triads change"
    told = f"index {index:+d}, unbalanced triads {triads:+d}; "
    if index and triads:
        return told + ("the two agree" if index * triads > 0 else "the two disagree")
    return told + "only one of the two moves"


def drawn_in(dataset: Dataset, actors: pd.DataFrame, scenario: str = "all") -> pd.DataFrame:
    """Say for whom a scenario changes friends, brokerage or the balance of its triads.

    Parameters
    ----------
    dataset : Dataset
        Its actors are named.
    actors : pandas.DataFrame
        Result `whatif_actors`.
    scenario : str
        `relations` or `all`.

    Returns
    -------
    pandas.DataFrame
        One row an actor, the greatest rise of the balanced share first: `actor`, changes of its
        `friends`, `enemies` and `pairs it stands between` (pairs of friends that are no friends of
        each other), and `balanced triads` before and after, shares of 0 to 1. Empty cells: no
        change.
    """
    columns = {"friends": "friends", "enemies": "enemies", "brokerage": "pairs it stands between"}
    own = actors[actors["scenario"] == scenario].set_index(["actor", "measure"])
    names, rows = plain_names(dataset), []
    for actor in own.index.get_level_values("actor").unique():
        part = own.loc[actor]
        change = part["change"].to_dict()
        told = {w: f"{change[m]:+.0f}" if m in change else "" for m, w in columns.items()}
        share = part.loc["balanced_share"] if "balanced_share" in part.index else None
        if any(told.values()) or share is not None:
            shares = "" if share is None else f"{share['before']:.3f} to {share['after']:.3f}"
            gain = 0.0 if share is None else float(share["change"])
            rows.append({"actor": names[actor], **told, "balanced triads": shares, "gain": gain})
    order = ["actor", *columns.values(), "balanced triads"]
    table = pd.DataFrame(rows, columns=[*order, "gain"])
    return table.sort_values(["gain", "actor"], ascending=[False, True])[order]


def since(aftermath: pd.DataFrame) -> pd.DataFrame:
    """Say which ties of the pair began or ended after the day.

    Parameters
    ----------
    aftermath : pandas.DataFrame
        Result `whatif_aftermath`.

    Returns
    -------
    pandas.DataFrame
        One row a beginning or end: `date`, `change`, `tie`, `pair after it`, `row`.
    """
    rows = [
        (
            date_text(row["date"]),
            row["change"],
            f"{relation_words(row['relation'])} ({SIGNS[row['sign']]}, level {row['level']})",
            row["state"],
            f"`{row['tie']}`",
        )
        for row in aftermath.to_dict("records")
    ]
    return pd.DataFrame(rows, columns=["date", "change", "tie", "pair after it", "row"])


def tallied(changes: pd.DataFrame) -> pd.DataFrame:
    """Count the single changes that lower, leave or raise the index and the unbalanced triads.

    Parameters
    ----------
    changes : pandas.DataFrame
        Result `whatif_single_changes`.

    Returns
    -------
    pandas.DataFrame
        One row a state and another: `from`, `to`, `changes`, and how many of them let the index
        and the unbalanced triads fall, stay and rise.
    """
    rows = []
    for (before, after), part in changes.groupby(["before", "after"], sort=True):
        row = {"from": _state(str(before)), "to": _state(str(after)), "changes": len(part)}
        for column, words in (("index_change", "index"), ("unbalanced_change", "triads")):
            moved = part[column]
            row |= {
                f"{words} falls": int((moved < 0).sum()),
                f"{words} stays": int((moved == 0).sum()),
                f"{words} rises": int((moved > 0).sum()),
            }
        rows.append(row)
    return pd.DataFrame(rows)


def pair_names(dataset: Dataset, rows: pd.DataFrame) -> list[str]:
    """Write the two actors of each row.

    Parameters
    ----------
    dataset : Dataset
        Its actors are named.
    rows : pandas.DataFrame
        Rows with `source` and `target`.

    Returns
    -------
    list of str
        Names joined by a dash, in the order of the rows.
    """
    names, ends = plain_names(dataset), zip(rows["source"], rows["target"], strict=True)
    return [f"{names[u]}–{names[v]}" for u, v in ends]


def _state(state: str) -> str:
    return "no notable tie" if state == "none" else state
