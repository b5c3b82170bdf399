"""`mediators` from the command line: a pair, the broken pairs, the test, and mistakes."""

from __future__ import annotations

import csv
import io
import json

import pytest

from analysis.cli import main

from ..studies.past import mediation, papers_for
from ..worlds import review, tie, write_world

TIES = [
    tie("BHR", "IRN", "no_relations", "2011", sources="p2011"),
    tie("BHR", "OMN", "strategic_partnership", "2011", sources="p2011"),
    tie("IRN", "OMN", "defence_pact", "2011", sources="p2011"),
]


@pytest.fixture
def mediators(tmp_path, capsys):
    mediations = [mediation(f"201{year}-06-01", ("BHR", "IRN"), "OMN") for year in (3, 4)]
    mediations += [mediation("2013-07-01", ("ISR", "MAR"), "USA")]
    events = [row for row, _ in mediations]
    parts = [part for _, rows in mediations for part in rows]
    pairs = (("BHR", "IRN"), ("BHR", "OMN"), ("IRN", "OMN"))
    reviewed = [row for pair in pairs for row in review(*pair)]
    tables = {"ties": TIES, "events": events, "mediations": parts}
    sources = papers_for(*tables.values())
    folder = write_world(tmp_path / "data", **tables, reviewed=reviewed, sources=sources)

    def run(*arguments):
        status = main(["mediators", *arguments, "--data", str(folder)])
        return status, *capsys.readouterr()

    return run


def test_a_pair_is_ranked_by_every_method_with_ties_and_n(mediators):
    status, out, err = mediators("bahrain", "IRN", "--on", "2013-06-01")
    assert (status, err) == (0, "")
    head = out.splitlines()
    assert head[0] == "Who could mediate between BHR and IRN, by what was public before 2013-06-01"
    n = int(head[1].split("n = ")[1].split()[0])
    assert "  1        1  OMN\n" in out
    assert f"  {f'1-{n}':<6}   0  {n} candidates\n" in out
    assert "given that a mediation takes place and is publicised" in out
    assert "coded by people who knew the outcomes" in out.replace("\n", " ")


def test_csv_and_json_carry_what_was_asked(mediators):
    _, out, _ = mediators("BHR", "IRN", "--on", "2014-06-01", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    mine = [row for row in rows if row["method"] == "most_frequent" and row["actor"] == "OMN"]
    assert mine[0] | {"n": ""} == {
        "source": "BHR",
        "target": "IRN",
        "on": "2014-06-01",
        "variant": "public",
        "method": "most_frequent",
        "actor": "OMN",
        "name": "Oman",
        "score": "1",
        "first": "1",
        "last": "2",
        "reciprocal": "0.75",
        "n": "",
    }
    _, out, _ = mediators("BHR", "IRN", "--on", "2014-06-01", "--format", "json")
    found = json.loads(out)
    assert found["parameters"]["on"] == "2014-06-01"
    assert len(found["ranks"]) == len(rows)


def test_without_a_pair_the_first_places_for_every_broken_pair(mediators):
    _, out, _ = mediators("--on", "2014-06-01")
    assert "BHR - IRN (n = " in out
    assert "  friend_of_both    1  OMN\n" in out
    _, out, _ = mediators("--on", "2010-06-01", "--format", "csv")
    assert out == "on,source,target,method,score,tied,named,n\n"


def test_the_test_tells_n_draws_seed_what_was_left_out_and_the_winner(mediators):
    status, out, _ = mediators("--retrospective", "--draws", "50", "--workers", "1")
    assert status == 0
    assert "on 2 episodes of mediation (n)" in out
    assert "50 samples of episodes, seed 1" in out
    assert "isr_mar_2013_07_01" in out
    assert " ".join(out.split()).count("friend_of_both 1 1.000 to 1.000 1 1 1") == 3
    assert "Best by mean reciprocal rank: friend of both" in out


def test_the_test_as_csv_is_one_of_its_tables(mediators):
    table = ("--table", "mediators_left_out", "--workers", "1", "--draws", "5")
    _, out, _ = mediators("--retrospective", "--format", "csv", *table)
    assert out.splitlines()[0] == "episode,began,pairs,reason"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("BHR",), "1 actors were given; give two actors"),
        (("BHR", "IRN", "--retrospective"), "none with --retrospective"),
        (("BHR", "Iram"), "Did you mean"),
        (("BHR", "USA", "--on", "2013-01-01"), "the pair is unreviewed"),
        (("BHR", "IRN", "--variant", "all"), "'all' is not a variant"),
    ],
)
def test_mistakes_end_with_a_message_and_status_two(mediators, arguments, message):
    status, out, err = mediators(*arguments)
    assert (status, out) == (2, "")
    assert message in err
