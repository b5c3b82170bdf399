"""The what-if study as stored tables: a Bahrain-Iran normalisation in June 2024, and the test."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import AnalysisError
from analysis.parallel import Runner
from analysis.spells import LAYERS
from analysis.studies.scenarios import (
    Scenario,
    aftermath,
    effects,
    foresight,
    normalisation,
    single_changes,
)
from analysis.studies.study import Frames, Headline, Study, Table

PAIR, ON = ("BHR", "IRN"), "2024-06-07"


def whatif(
    dataset: Dataset, run: Runner | None = None, seed: int = 1, draws: int = 10_000
) -> Frames:
    """Say what a normalisation would have changed, what came instead, and what such numbers tell.

    Parameters
    ----------
    dataset : Dataset
        The data.
    run : Runner, optional
        Not used: nothing here takes long.
    seed : int
        Seed of the bootstrap.
    draws : int
        Bootstrap samples of the episodes.

    Returns
    -------
    dict of str to pandas.DataFrame
        Tables as `STUDY` declares them.
    """
    found = {name: effects(dataset, scenario) for name, scenario in normalisations(dataset).items()}
    past = foresight(dataset, draws, seed)
    return {
        "whatif_signs": _joined({name: effect.signs for name, effect in found.items()}),
        "whatif_measures": _joined({name: effect.measures for name, effect in found.items()}),
        "whatif_actors": _joined({name: effect.actors for name, effect in found.items()}),
        "whatif_aftermath": aftermath(dataset, *PAIR, ON),
        "whatif_single_changes": single_changes(dataset, ON).assign(on=ON),
        "whatif_years": past.years,
        "whatif_changes": past.changes,
        "whatif_auc": past.aucs,
    }


def normalisations(dataset: Dataset) -> dict[str, Scenario]:
    """Describe two normalisations of Bahrain and Iran in June 2024.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    dict of str to Scenario
        `relations`: diplomatic relations restored, nothing else; `all`: every negative tie ended.
    """
    layers = {"relations": ("diplomatic",), "all": LAYERS}
    return {name: normalisation(dataset, *PAIR, ON, chosen) for name, chosen in layers.items()}


def index_change(dataset: Dataset, rule: str = "levels") -> float:
    """Say by how much a full normalisation would have changed the frustration index.

    Parameters
    ----------
    dataset : Dataset
        The data.
    rule : str
        The sign rule.

    Returns
    -------
    float
        Ties, -1 to 1; NaN if the pair cannot be asked about.
    """
    try:
        measures = effects(dataset, normalisations(dataset)["all"], rule).measures
    except AnalysisError:
        return float("nan")
    return float(measures.loc[measures["measure"] == "frustration_index", "change"].sum())


def _joined(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    return pd.concat(
        [table.assign(scenario=name, on=ON) for name, table in tables.items()], ignore_index=True
    )


_SCENARIO = {
    "scenario": "relations: diplomatic relations restored; all: every negative tie ended",
    "on": "day of the change",
}
_BOTH = {"before": "without the scenario", "after": "with it", "change": "after less before"}
_OUTCOME = {"outcome": "opposite: the other sign at the year's end; any: not the same sign"}
_SCORES = {
    "index": "ties by which the frustration index would fall if the sign were turned",
    "triads": "unbalanced triads fewer if the sign were turned",
    "prior_changes": "turns of the pair's sign in earlier years",
    "degree": "signed ties of the two",
}
STUDY = Study(
    name="whatif",
    function=whatif,
    parameters={"seed": 1, "draws": 10_000},
    tables={
        "whatif_signs": Table(
            about="A pair whose ties or state a scenario changes.",
            keys=("scenario", "source", "target"),
            columns={
                **_SCENARIO,
                "source": "actor",
                "target": "actor",
                "before": "state without the scenario",
                "after": "state with it",
            },
        ),
        "whatif_measures": Table(
            about="A measure of the network with and without a scenario.",
            keys=("scenario", "measure"),
            columns={**_SCENARIO, "measure": "what is measured", "unit": "unit", **_BOTH},
        ),
        "whatif_actors": Table(
            about="A measure of an actor that a scenario changes.",
            keys=("scenario", "measure", "actor"),
            columns={
                **_SCENARIO,
                "actor": "actor",
                "measure": "what is measured",
                "unit": "unit",
                **_BOTH,
            },
        ),
        "whatif_aftermath": Table(
            about="What became of Bahrain and Iran after June 2024.",
            keys=("date", "change", "tie"),
            columns={
                "date": "as precise as its source",
                "change": "opened or closed",
                "relation": "relation",
                "sign": "+1 or -1",
                "level": "1 to 3",
                "tie": "id",
                "state": "of the pair, once the change is certain",
            },
        ),
        "whatif_single_changes": Table(
            about="What one change of one pair would do to the network.",
            keys=("rank", "source", "target", "after"),
            columns={
                "on": "day",
                "rank": "1 = greatest fall of the index, then of unbalanced triads; ties share one",
                "source": "actor",
                "target": "actor",
                "before": "state",
                "after": "state: friendly, hostile or none",
                "index": "frustration index that results, in ties",
                "index_change": "ties",
                "unbalanced": "unbalanced triads that result",
                "unbalanced_change": "triads",
                "n": "changes ranked",
            },
        ),
        "whatif_years": Table(
            about="How many pairs were at risk of changing sign in a year, and did.",
            keys=("outcome", "year"),
            columns={
                **_OUTCOME,
                "year": "year",
                "until": "last day of it reviewed",
                "n": "pairs at risk: with a known sign when it began",
                "changes": "pairs that changed",
                "episodes": "groups of them that share actors",
            },
        ),
        "whatif_changes": Table(
            about="A pair that changed its sign within a year.",
            keys=("outcome", "year", "source", "target"),
            columns={
                **_OUTCOME,
                "year": "year",
                "source": "actor",
                "target": "actor",
                "before": "sign when it began",
                "after": "sign when it ended, 0 if none",
                **_SCORES,
                "episode": "actors of the changes it shares actors with",
            },
        ),
        "whatif_auc": Table(
            about="How well one score told in advance which pairs change sign.",
            keys=("outcome", "predictor"),
            columns={
                **_OUTCOME,
                "predictor": "score: index and triads, or a baseline",
                "n": "changes, of years in which not every pair at risk changed",
                "episodes": "episodes; with fewer than ten there is no value",
                "value": "area under the ROC curve within years, 0.5 = guessing",
                "lower": "of the 95 % interval",
                "upper": "of the 95 % interval",
            },
        ),
    },
)
HEADLINES = (
    Headline(
        "normalisation_index_change",
        index_change,
        "ties",
        "change of the frustration index had Bahrain and Iran ended all hostility in June 2024",
    ),
)
