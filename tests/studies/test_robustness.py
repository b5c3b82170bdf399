"""Headlines on altered data: variations named, ranges right, draws reproduced from the seed."""

from __future__ import annotations

from math import nan

import numpy as np
import pandas as pd
import pytest

from analysis.dataset import load
from analysis.ensembles import draw
from analysis.paths import RESULTS
from analysis.studies import robustness as study
from analysis.studies.stored import parse
from analysis.studies.study import Headline
from analysis.studies.trajectory import latest
from analysis.studies.variations import BLOCS, variations

from ..planted import planted
from ..worlds import DOCUMENT, tie

SLICE = 20
STORED = RESULTS / "robustness_draws.csv"
WIRE = {**DOCUMENT, "source": "wire", "publisher": "Wire", "origin": "Agency", "tier": "wire"}
WIRE |= {"url": "https://example.org/wire"}


def index(dataset, rule="levels"):
    return latest("frustration", dataset, rule)


def ties(dataset, rule="levels"):
    return float(len(dataset.ties))


def mediations(dataset, rule="levels"):
    return float(len(dataset.mediations))


FEW = {
    "index": Headline("index", index, "ties", "the index"),
    "ties": Headline("ties", ties, "ties", "rows"),
    "undefined": Headline("undefined", lambda dataset, rule: nan, "ties", "nothing"),
    "mediations": Headline("mediations", mediations, "rows", "rows", ("mediations",)),
}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    # Two more ties, so that with the wire alone Qatar and the Emirates would be at odds
    more = [
        tie("ARE", "QAT", "armed_conflict", "2020-01-01", sources="wire", confidence="low"),
        tie("ARE", "SAU", "trade_agreement", "2010-06", sources="doc;wire"),
    ]
    folder = tmp_path_factory.mktemp("robust") / "data"
    return planted(folder, more=more, sources=[DOCUMENT, WIRE])


@pytest.fixture(scope="module")
def found(dataset):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(study, "HEADLINES", FEW)
        patch.setattr(study, "SLOW", {"mediations"})
        patch.setattr(study, "SLOW_DRAWS", 10)
        return study.robustness(dataset, draws=60)


def test_each_kind_of_variation_is_there(found):
    rows = found["robustness_variations"]
    families = rows[rows["headline"] == "ties"]["family"].unique().tolist()
    assert sorted(families) == [
        "actors",
        "bloc left out",
        "layer",
        "origin left out",
        "publisher left out",
        "sign rule",
    ]


def test_a_variation_shows_what_it_does_to_a_headline(found, dataset):
    rows = found["robustness_variations"].set_index(["headline", "family", "variation"])
    row = rows.loc[("index", "origin left out", "Agency")]
    assert (row["value"], row["difference"], row["rows_lost"]) == (0, 0, 1)
    total = len(dataset.ties)
    assert rows.loc[("ties", "origin left out", "Agency"), "difference"] == -1
    assert rows.loc[("ties", "publisher left out", "Gazette"), "value"] == 2
    assert rows.loc[("ties", "layer", "economic alone"), "value"] == 1
    assert rows.loc[("ties", "sign rule", "goldstein_sum"), "value"] == total
    assert rows.loc[("ties", "bloc left out", "the parties of Yemen"), "rows_lost"] == 0


def test_a_headline_is_not_computed_where_its_tables_are_untouched(found):
    rows = found["robustness_variations"]
    assert "publisher left out" not in set(rows.loc[rows["headline"] == "mediations", "family"])


def test_the_summary_holds_ends_and_numbers(found):
    rows = found["robustness"].set_index(["headline", "family"])
    row = rows.loc[("ties", "bloc left out")]
    assert (row["n"], row["highest"]) == (len(BLOCS), "")
    assert row["lowest"] == "the six Gulf monarchies"
    row = rows.loc[("ties", "draws: contested rows and dates")]
    assert row["value"] - row["low"] == 1
    assert (row["high"], row["n"]) == (row["value"], 60)
    assert rows.loc[("undefined", "draws: every row and dates"), "n"] == 0
    assert rows.loc[("undefined", "layer"), "n"] == 0
    assert rows.loc[("mediations", "draws: every row and dates"), "n"] == 10


def test_draws_are_those_of_the_ensemble(found, dataset):
    rows = found["robustness_draws"].set_index(["ensemble", "draw"])
    for ensemble, every in study.ENSEMBLES.items():
        drawn = draw(dataset, 1, 7, every)
        assert rows.loc[(ensemble, 7), "ties"] == len(drawn.ties)
        assert rows.loc[(ensemble, 7), "index"] == index(drawn)


def test_every_headline_has_a_number_on_the_shipped_data_or_says_it_has_none():
    dataset = load()
    for name, headline in study.HEADLINES.items():
        assert name == headline.name
        assert isinstance(headline.function(dataset, "levels"), float)
    names = list(variations(dataset))
    assert len(names) == len(set(names))
    assert "coding: second coder's" in names


def test_stored_draws_are_reproduced_from_the_seed():
    stored = parse(STORED.read_text(encoding="utf-8")).set_index(["ensemble", "draw"])
    dataset = load()
    names = [name for name in study.HEADLINES if name not in study.SLOW]
    again = [
        [study.HEADLINES[name].function(drawn, "levels") for name in names]
        for drawn in (draw(dataset, 1, number) for number in range(SLICE))
    ]
    rounded = pd.DataFrame(again).map(lambda value: float(f"{value:.6g}"))
    first = stored.loc["contested rows and dates"].loc[: SLICE - 1, names]
    np.testing.assert_array_equal(first, rounded, err_msg="run make results")
