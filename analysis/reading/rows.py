"""Rows as tables to be read: what a tie, an event or a mediation says, and what it rests on.

Each function takes rows of a data set and gives a frame of text, one row each, for a notebook.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.figures.words import count, date_text, full_names, listing, relation_words

Pair = tuple[str, str]


def plain_names(dataset: Dataset) -> dict[str, str]:
    """Give every actor's name for tables, without article.

    Parameters
    ----------
    dataset : Dataset
        Its actors are named.

    Returns
    -------
    dict
        Actor id to name.

    Examples
    --------
    >>> from analysis.dataset import load
    >>> plain_names(load())["USA"]
    'United States'
    """
    return {actor: name.removeprefix("the ") for actor, name in full_names(dataset).items()}


def between(rows: pd.DataFrame, *pairs: Pair) -> pd.DataFrame:
    """Keep the rows of some pairs, in either direction.

    Parameters
    ----------
    rows : pandas.DataFrame
        Ties, events or reviews.
    *pairs : (str, str)
        Pairs of actor ids.

    Returns
    -------
    pandas.DataFrame
        Those rows.

    Examples
    --------
    >>> rows = pd.DataFrame({"source": ["IRN", "IRN"], "target": ["BHR", "SAU"]})
    >>> len(between(rows, ("BHR", "IRN")))
    1
    """
    wanted = {frozenset(pair) for pair in pairs}
    ends = zip(rows["source"], rows["target"], strict=True)
    return rows[[frozenset(pair) in wanted for pair in ends]]


def origins(dataset: Dataset, sources: Collection[str]) -> list[str]:
    """List who first said what some documents say.

    Parameters
    ----------
    dataset : Dataset
        The data.
    sources : collection of str
        Ids of documents.

    Returns
    -------
    list of str
        Their origins, each once, sorted.
    """
    rows = dataset.sources
    return sorted(set(rows.loc[rows["source"].isin(list(sources)), "origin"]))


def documents(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """List the documents that some rows cite.

    Parameters
    ----------
    dataset : Dataset
        The data.
    rows : pandas.DataFrame
        Rows of any table with `sources`.

    Returns
    -------
    pandas.DataFrame
        One row a document, by date: `published`, `publisher`, `title` (linked to its address),
        `first said by`, `tier`.
    """
    cited = {source for sources in rows["sources"] for source in sources}
    found = dataset.sources[dataset.sources["source"].isin(cited)]
    found = found.sort_values(["published", "source"])
    links = [_link(*words) for words in zip(found["title"], found["url"], strict=True)]
    columns = {"published": [date_text(day) if day else "undated" for day in found["published"]]}
    columns |= {"publisher": list(found["publisher"]), "title": links}
    return pd.DataFrame(
        {**columns, "first said by": list(found["origin"]), "tier": list(found["tier"])}
    )


def _link(title: str, url: str) -> str:
    """Write a link in Markdown, whose brackets a title or an address must not close."""
    for mark, code in {"(": "%28", ")": "%29", " ": "%20"}.items():
        url = url.replace(mark, code)
    return f"[{title.replace('[', '(').replace(']', ')')}]({url})"


def tie_rows(dataset: Dataset, ties: pd.DataFrame) -> pd.DataFrame:
    """Lay ties out for reading, by start.

    Parameters
    ----------
    dataset : Dataset
        The data.
    ties : pandas.DataFrame
        Rows of its ties.

    Returns
    -------
    pandas.DataFrame
        Columns `pair`, `tie`, `from`, `until`, `evidence`, `row`.
    """
    ordered = ties.sort_values(["start_earliest", "tie"]).to_dict("records")
    columns = ["pair", "tie", "from", "until", "evidence", "row"]
    return pd.DataFrame([_tie(dataset, row) for row in ordered], columns=columns)


def _tie(dataset: Dataset, row: dict[Any, Any]) -> list[str]:
    sign = "friendly" if row["sign"] > 0 else "hostile"
    spell = [date_text(row["start"]), date_text(row["end"]) if row["end"] else "in force"]
    what = f"{relation_words(row['relation'])} ({sign}, level {row['level']})"
    return [_ends(dataset, row), what, *spell, _evidence(dataset, row), f"`{row['tie']}`"]


def event_rows(dataset: Dataset, events: pd.DataFrame) -> pd.DataFrame:
    """Lay events out for reading, by date.

    Parameters
    ----------
    dataset : Dataset
        The data.
    events : pandas.DataFrame
        Rows of its events.

    Returns
    -------
    pandas.DataFrame
        Columns `date`, `act`, `summary`, `evidence`, `row`.
    """
    ordered = events.sort_values(["date_earliest", "date_latest", "event"]).to_dict("records")
    columns = ["date", "act", "summary", "evidence", "row"]
    return pd.DataFrame([_event(dataset, row) for row in ordered], columns=columns)


def _event(dataset: Dataset, row: dict[Any, Any]) -> list[str]:
    names = plain_names(dataset)
    act = f"{relation_words(row['relation'])}, {names[row['source']]} to {names[row['target']]}"
    evidence = _evidence(dataset, row)
    return [date_text(row["date"]), act, row["summary"], evidence, f"`{row['event']}`"]


def mediation_rows(dataset: Dataset, mediations: pd.DataFrame) -> pd.DataFrame:
    """Lay mediations out for reading, by the date of their event.

    Parameters
    ----------
    dataset : Dataset
        The data.
    mediations : pandas.DataFrame
        Rows of its mediations.

    Returns
    -------
    pandas.DataFrame
        Columns `date`, `mediator`, `part`, `in`, `outcome`, `note`.
    """
    events = dataset.events.set_index("event")
    dated = mediations.assign(day=events["date_earliest"].reindex(mediations["event"]).array)
    names, rows = plain_names(dataset), []
    for row in dated.sort_values(["day", "event", "mediator"]).to_dict("records"):
        event = events.loc[row["event"]]
        act = f"{relation_words(event['relation'])}, {names[event['source']]} to"
        end = f", {date_text(row['outcome_date'])}" if row["outcome_date"] else ""
        cells = [date_text(event["date"]), names[row["mediator"]], row["role"]]
        cells += [f"{act} {names[event['target']]}", row["outcome"] + end, row["note"]]
        rows.append(cells)
    return pd.DataFrame(rows, columns=["date", "mediator", "part", "in", "outcome", "note"])


def _ends(dataset: Dataset, row: dict[Any, Any]) -> str:
    names = plain_names(dataset)
    link = " to " if row["directed"] else "–"
    return f"{names[row['source']]}{link}{names[row['target']]}"


def _evidence(dataset: Dataset, row: dict[Any, Any]) -> str:
    """Write confidence, who asserts or denies it, and the number of independent origins."""
    full = full_names(dataset)
    said = {"word of": row["asserted_by"], "denied by": row["denied_by"]}
    parts = [f"{verb} {listing([full[a] for a in who])}" for verb, who in said.items() if who]
    found = count(len(origins(dataset, row["sources"])), "origin")
    return ", ".join([f"{row['confidence']} confidence", *parts, found])


def review_rows(dataset: Dataset, reviews: pd.DataFrame) -> pd.DataFrame:
    """Lay reviews out for reading, by pair and layer.

    Parameters
    ----------
    dataset : Dataset
        The data.
    reviews : pandas.DataFrame
        Rows of its reviews.

    Returns
    -------
    pandas.DataFrame
        Columns `pair`, `layer`, `finding`, `note`.
    """
    names = plain_names(dataset)
    ordered = reviews.sort_values(["source", "target", "layer"]).to_dict("records")
    table = [
        (
            f"{names[row['source']]}–{names[row['target']]}",
            row["layer"],
            row["finding"],
            row["note"],
        )
        for row in ordered
    ]
    found = pd.DataFrame(table, columns=["pair", "layer", "finding", "note"])
    return found.assign(finding=[relation_words(finding) for finding in found["finding"]])
