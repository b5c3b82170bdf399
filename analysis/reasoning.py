"""The sign rule in words: which ties of a pair count on a day, and what follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from analysis.dataset import Dataset
from analysis.network import UNCOUNTED, Verdict, judge
from analysis.records import Row
from analysis.spells import living, reviewed_layers


def reasoning(
    dataset: Dataset,
    u: str,
    v: str,
    on: date,
    layers: Sequence[str],
    ties: Sequence[Row],
    rule: str,
    dates: str,
) -> tuple[str, int | None, tuple[str, ...]]:
    """Say what state a pair has on a day, and how it follows.

    Parameters
    ----------
    dataset : Dataset
        The data.
    u, v : str
        Actor ids.
    on : datetime.date
        The day.
    layers : sequence of str
        Layers asked for.
    ties : sequence of mapping
        The pair's rows of `analysis.spells.with_standing`.
    rule, dates : str
        As in `analysis.network.snapshot`.

    Returns
    -------
    str
        The state, as `analysis.trace.Explanation` names it.
    int or None
        The sign, if there is one.
    tuple of str
        The steps that lead there.
    """
    gone = sorted({u, v} - set(living(dataset, on)["actor"]))
    if gone:
        return "absent", None, tuple(_absence(dataset, actor, on) for actor in gone)
    steps = [_review_step(dataset, u, v, on, layers)]
    by_standing = [tie["standing"] for tie in ties]
    counted = [tie for tie in ties if tie["standing"] == "counted"]
    claims = sum(standing in UNCOUNTED for standing in by_standing)
    if claims:
        steps.append(
            f"{_number(claims, 'tie')} in force only by one side's word or by a less probable"
            " version: shown, not counted."
        )
    if counted:
        verdict = judge(counted, rule, dates)
        return verdict.state, verdict.sign, (*steps, *_verdict_steps(verdict, counted, rule))
    if claims:
        return "claimed", None, (*steps, "No other tie is in force, so the pair has no sign.")
    if "unreviewed" in by_standing or set(layers) - set(reviewed_layers(dataset, u, v, on)):
        return "unreviewed", None, (*steps, "No tie is asserted, and its absence is not either.")
    return "none", None, (*steps, "No tie is in force: nothing notable was found.")


def _absence(dataset: Dataset, actor: str, on: date) -> str:
    successors = dict(zip(dataset.actors["actor"], dataset.actors["successor"], strict=True))
    after = f"; {successors[actor]} followed it" if successors[actor] else ""
    return f"{actor} did not exist on {on}{after}."


def _review_step(dataset: Dataset, u: str, v: str, on: date, layers: Sequence[str]) -> str:
    seen = [layer for layer in reviewed_layers(dataset, u, v, on) if layer in layers]
    unseen = [layer for layer in layers if layer not in seen]
    if not unseen:
        return f"The pair was reviewed for {on} on every layer asked for: {', '.join(seen)}."
    found = f"; it was on {', '.join(seen)}" if seen else ""
    return f"The pair was not reviewed for {on} on {', '.join(unseen)}{found}."


def _verdict_steps(verdict: Verdict, ties: Sequence[Row], rule: str) -> list[str]:
    """Say in words what the sign rule did with the ties that count."""
    names = {tie["tie"]: tie["relation"] for tie in ties}
    deciding = ", ".join(dict.fromkeys(names[key] for key in verdict.deciding))
    if verdict.reason == "armed_conflict":
        return ["Armed conflict is in force, and makes the pair hostile whatever else holds."]
    if rule == "goldstein_sum":
        total = sum({tie["relation"]: tie["tenths"] for tie in ties}.values())
        return [f"The Goldstein values of {deciding} add up to {total / 10:+.1f}: {verdict.state}."]
    if rule == "any_negative":
        found = f"One negative tie suffices: {deciding}"
        cause = found if verdict.negative_level else "No negative tie is in force"
        return [f"{cause}, so {verdict.state}."]
    if rule == "latest_tie":
        return [f"The tie that began last decides: {deciding}, so {verdict.state}."]
    levels = [
        f"Strongest {word} tie: {_strongest(ties, sign)}."
        for word, sign in (("positive", 1), ("negative", -1))
    ]
    ending = {
        "ambivalent": "The levels are equal: the pair is ambivalent and has no sign.",
        "friendly": "The positive side leads by at least one level: friendly.",
        "hostile": "The negative side leads by at least one level: hostile.",
    }
    return [*levels, ending[verdict.state]]


def _strongest(ties: Sequence[Row], sign: int) -> str:
    level = max((tie["level"] for tie in ties if tie["sign"] == sign), default=0)
    relations = {t["relation"] for t in ties if t["sign"] == sign and t["level"] == level}
    return f"{' and '.join(sorted(relations))}, level {level}" if relations else "none"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun} is" if count == 1 else f"{count} {noun}s are"
