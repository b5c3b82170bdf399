"""What the studies of mediators and of single changes found, ranked."""

from __future__ import annotations

from functools import partial

import pandas as pd

from analysis.dataset import Dataset
from analysis.dates import parse_day
from analysis.errors import AnalysisError
from analysis.figures.drawing import Canvas, Drawing, Words
from analysis.figures.words import count, footer, full_labels, full_names
from analysis.plots.page import DOUBLE, new_page
from analysis.plots.ranking import Entry, draw_ranking
from analysis.plots.style import day_text, names

METHODS = {
    "friend_of_both": "friend of both, by the weaker tie",
    "brokerage": "broker between others",
    "balance": "triads that its part would balance",
}
BASELINES = {
    "degree": "most ties",
    "great_power": "great powers first",
    "most_frequent": "most frequent so far",
    "random": "by lot",
}
CARRIER = "RUS"
FREQUENT, ENDS = 8, 9
ROW, SIDE, WORDS = 0.2, 2.1, 1.55  # inches
STACKED = 0.27  # of a row with its words above its line


def mediator_ranking(dataset: Dataset, summary: pd.DataFrame, ranks: pd.DataFrame) -> Drawing:
    """Draw how well each method ranks those who mediate, and whom it ranks for Bahrain and Iran.

    Parameters
    ----------
    dataset : Dataset
        The data.
    summary, ranks : pandas.DataFrame
        Results `mediators_summary` and `mediators_bahrain_iran`.

    Returns
    -------
    Drawing
        Title: which way of ranking did best, and where Russia stood in June 2024.

    Raises
    ------
    AnalysisError
        If there is no result.
    """
    means = summary[(summary["variant"] == "public") & (summary["statistic"] == "reciprocal")]
    named = _friends(ranks)
    if means.empty or named.empty:
        raise AnalysisError("nothing to draw: no episode and no candidate could be ranked")
    means = means.sort_values(["value", "method"], ascending=[False, True])
    day = day_text(parse_day(str(named["on"].iloc[0])))
    title = _mediator_title(means, named, full_names(dataset), day)
    subtitle = (
        f"Above, {means['n'].max()} episodes of mediation: mean reciprocal rank of those who "
        "mediated (1 = always first), ranked by what was public before; lines are 95% intervals "
        f"over episodes, baselines in italics. Below, {count(len(named), 'candidate')} between "
        f"Bahrain and Iran on {day}: the most frequent mediators, and all who stood well with both "
        "(bold).\n"
        "It says who is chosen, given that a publicised mediation takes place; not who succeeds."
    )
    tests, chosen = _tests(means), _candidates(dataset, named)
    words = title, subtitle, footer(dataset, "mediator_ranking")
    table = pd.concat([means, named], ignore_index=True)
    alt = (
        f"{title}. Two rankings of dots. Ways to rank by mean reciprocal rank: {_told(tests)}. "
        f"Candidates between Bahrain and Iran by past episodes: {_told(chosen)}."
    )
    return Drawing(partial(_lay_out_mediators, words, tests, chosen), table, title, alt)


def _lay_out_mediators(
    words: Words, tests: list[Entry], chosen: list[Entry], width: float
) -> Canvas:
    """Draw both rankings on a page."""
    stacked = width < DOUBLE
    row, side, right = (STACKED, 0.05, 0.05) if stacked else (ROW, SIDE, WORDS)
    high = row * len(tests), row * len(chosen)
    page = new_page(sum(high) + 1.1, *words, width)
    wide = page.width - side - right
    top = max(0.05, *(entry.high for entry in tests))
    ax = page.axes(side, 1.0 + high[1], wide, high[0])
    axis = "mean reciprocal rank, higher is better"
    draw_ranking(ax, tests, limits=(0, 1.05 * top), axis=axis, stacked=stacked)
    ax = page.axes(side, 0.4, wide, high[1])
    most = max(1.0, *(entry.value for entry in chosen))
    axis = "episodes of mediation made public before that day"
    draw_ranking(ax, chosen, limits=(-0.04 * most, 1.06 * most), axis=axis, stacked=stacked)
    return page.figure


def what_if_ranking(dataset: Dataset, changes: pd.DataFrame) -> Drawing:
    """Draw which single changes would have balanced or strained the network most.

    Parameters
    ----------
    dataset : Dataset
        The data.
    changes : pandas.DataFrame
        Result `whatif_single_changes`.

    Returns
    -------
    Drawing
        Title: where a normalisation of Bahrain and Iran stands among them.

    Raises
    ------
    AnalysisError
        If there is no result.
    """
    if changes.empty:
        raise AnalysisError("nothing to draw: no change of a pair was ranked")
    order = changes.sort_values(["rank", "source", "target", "after"]).reset_index(drop=True)
    ours = (order["source"] == "BHR") & (order["target"] == "IRN")
    first, last = _at_ends(order)
    shown = order[first | last | ours]
    day = day_text(parse_day(str(order["on"].iloc[0])))
    title = _what_if_title(order[ours], len(order), day)
    subtitle = (
        f"The first {count(int(first.sum()), '', ' ').strip()} and the last "
        f"{count(int(last.sum()), '', ' ').strip()} of {len(order)} changes of one pair, and "
        "those of Bahrain and Iran (bold), ranked by the change in the line index of balance (ties "
        "out of place), then in unbalanced triads, the greatest fall first; network of "
        f"{day}.\n"
        "Dots: unbalanced triads more or fewer. Less strain is not more peace."
    )
    entries = _changes(dataset, shown)
    words = title, subtitle, footer(dataset, "what_if_ranking")
    alt = f"{title}. Ranking of dots around zero. {_told(entries)}."
    lay_out = partial(_lay_out_changes, words, entries)
    return Drawing(lay_out, shown.reset_index(drop=True), title, alt)


def _lay_out_changes(words: Words, entries: list[Entry], width: float) -> Canvas:
    """Draw the ranking of changes on a page."""
    stacked = width < DOUBLE
    row, side, right = (STACKED, 0.05, 0.05) if stacked else (ROW, 2.9, 1.3)
    high = row * len(entries)
    page = new_page(high + 0.6, *words, width)
    values = [entry.value for entry in entries]
    limits = (1.1 * min(-1.0, *values), 1.1 * max(1.0, *values))
    axis = "change in unbalanced triads, fewer to the left"
    ax = page.axes(side, 0.5, page.width - side - right, high)
    draw_ranking(ax, entries, limits=limits, axis=axis, zero=True, stacked=stacked)
    return page.figure


def _at_ends(order: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Mark the first and the last changes, `ENDS` at most but never a part of those of one rank."""
    sizes = order["rank"].value_counts().sort_index()
    first = sizes.cumsum().le(ENDS)
    last = sizes[::-1].cumsum().le(ENDS).sort_index()
    first.iloc[0], last.iloc[-1] = True, True
    return order["rank"].map(first), order["rank"].map(last)


def _friends(ranks: pd.DataFrame) -> pd.DataFrame:
    """List friends of both and the most frequent mediators, with the episodes of each so far."""
    friends = ranks[ranks["method"] == "friend_of_both"]
    past = ranks[ranks["method"] == "most_frequent"].set_index("actor")["score"]
    named = friends.assign(episodes=friends["actor"].map(past), friend=friends["score"] > 0)
    order = ["episodes", "friend", "actor"]
    named = named.sort_values(order, ascending=[False, False, True])
    frequent = named.index.isin(named.head(FREQUENT).index) & (named["episodes"] > 0)
    return named[named["friend"] | frequent]


def _mediator_title(
    means: pd.DataFrame, named: pd.DataFrame, full: dict[str, str], day: str
) -> str:
    best = means.iloc[0]
    called = {**METHODS, **BASELINES}[best["method"]]
    kind = "baseline" if best["method"] in BASELINES else "method"
    title = f"The {kind} “{called}” ranked past mediators best"
    friends = named.loc[named["friend"], "actor"].tolist()
    if CARRIER not in friends:
        return title
    others = count(len(friends) - 1, "other")
    return f"{title}; on {day} {full[CARRIER]} and {others} stood well with both Bahrain and Iran"


def _tests(means: pd.DataFrame) -> list[Entry]:
    return [
        Entry(
            name=row["method"],
            label={**METHODS, **BASELINES}[row["method"]],
            value=row["value"],
            low=row["lower"],
            high=row["upper"],
            words=f"{row['value']:.2f} ({row['lower']:.2f} to {row['upper']:.2f})",
            baseline=row["method"] in BASELINES,
        )
        for row in means.to_dict("records")
    ]


def _candidates(dataset: Dataset, named: pd.DataFrame) -> list[Entry]:
    labels = names(named["actor"], full_labels(dataset))
    return [
        Entry(
            name=row["actor"],
            label=labels[row["actor"]],
            value=float(row["episodes"]),
            low=float(row["episodes"]),
            high=float(row["episodes"]),
            words=f"{row['episodes']}, {'friend' if row['friend'] else 'not a friend'} of both",
            marked=bool(row["friend"]),
        )
        for row in named.to_dict("records")
    ]


def _what_if_title(ours: pd.DataFrame, total: int, day: str) -> str:
    good = ours[ours["after"] == "friendly"]
    if good.empty:
        return f"{count(total, 'single change')} ranked by what they would do to balance on {day}"
    row = good.iloc[0]
    index, triads = int(row["index_change"]), int(row["unbalanced_change"])
    return (
        f"A friendly turn between Bahrain and Iran on {day} would have {_moved(index, 'tie')} out "
        f"of place and {_moved(triads, 'unbalanced triad')}: rank {int(row['rank'])} of {total}"
    )


def _moved(number: int, noun: str) -> str:
    if not number:
        return f"left as many {noun}s"
    return f"{'added' if number > 0 else 'removed'} {count(abs(number), noun)}"


def _changes(dataset: Dataset, shown: pd.DataFrame) -> list[Entry]:
    labels = names(dataset.actors["actor"], full_labels(dataset))
    return [
        Entry(
            name=f"{row['source']}-{row['target']}-{row['after']}",
            label=f"{labels[row['source']]}–{labels[row['target']]}: {_STATE[row['after']]}",
            value=float(row["unbalanced_change"]),
            low=float(row["unbalanced_change"]),
            high=float(row["unbalanced_change"]),
            words=f"index {_signed(row['index_change'])}, rank {row['rank']}",
            marked=(row["source"], row["target"]) == ("BHR", "IRN"),
        )
        for row in shown.to_dict("records")
    ]


def _signed(number: int) -> str:
    """Write a change with its sign as the axis does: a true minus, and zero without one."""
    return f"{number:+d}".replace("-", "\N{MINUS SIGN}") if number else "0"


_STATE = {"friendly": "friendly", "hostile": "hostile", "none": "no tie"}


def _told(entries: list[Entry]) -> str:
    return "; ".join(f"{entry.label}, {entry.words}" for entry in entries)
