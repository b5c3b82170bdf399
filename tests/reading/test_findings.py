"""Balance and camps as tables: every cell worked out by hand from a few rows of results."""

import pandas as pd
import pytest

from analysis.dataset import load
from analysis.reading import findings

from ..worlds import world

NAN = float("nan")


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    return world(tmp_path_factory.mktemp("findings") / "data", sources=[])


def measured(on: str, measure: str, value: float, draws: tuple, signings: tuple = (NAN, NAN)):
    return {
        "on": on,
        "point": "year end",
        "measure": measure,
        "value": value,
        "low": draws[0],
        "high": draws[1],
        "least": signings[0],
        "greatest": signings[1],
        "ties": 100,
        "ambivalent": 2,
    }


TRAJECTORY = pd.DataFrame(
    [
        measured("2010-12-31", "frustration", 16.0, (15.0, 17.0), (16.0, 18.0)),
        measured("2010-12-31", "frustration_share", 0.16, (0.15, 0.17), (0.16, 0.18)),
        measured("2010-12-31", "balanced_triads", 0.8, (0.78, 0.81)),
        measured("2018-12-31", "frustration", NAN, (NAN, NAN)),
        measured("2018-12-31", "frustration_share", 0.2, (0.2, 0.2), (0.2, 0.2)),
        measured("2018-12-31", "balanced_triads", 0.7, (0.69, 0.72)),
        measured("2025-12-31", "frustration", 18.0, (17.0, 19.0), (18.0, 20.0)),
        measured("2025-12-31", "frustration_share", 0.12, (0.11, 0.13), (0.12, 0.14)),
        measured("2025-12-31", "balanced_triads", 0.9, (0.88, 0.91)),
    ]
)


def test_a_date_has_its_index_with_both_ranges_and_its_share():
    first, middle, _ = findings.trajectory_rows(TRAJECTORY).to_dict("records")
    assert first == {
        "date": "31 December 2010",
        "what it is": "year end",
        "ties (m)": 100,
        "ambivalent": 2,
        "index": "16",
        "draws": "15 to 17",
        "signings": "16 to 18",
        "share": "0.160",
        "share in draws": "0.150 to 0.170",
    }
    assert [middle[name] for name in ("index", "draws", "share in draws")] == ["–", "–", "0.200"]


def test_measures_may_disagree_on_which_date_is_nearer_to_balance():
    found = findings.then_and_now(TRAJECTORY).set_index("measure")
    assert found["nearer balance"].tolist() == ["ranges overlap", "last", "last"]
    share = found.loc["frustration index (share of ties)"]
    assert share["first"] == "0.160 (0.150 to 0.180)"
    assert share["last"] == "0.120 (0.110 to 0.140)"
    assert (share["least"], share["greatest"]) == ("0.120 in 2025", "0.200 in 2018")
    assert found.loc["frustration index (ties)", "greatest"] == "18 in 2025"


def test_time_turned_round_turns_the_answer_round():
    back = TRAJECTORY.assign(on=TRAJECTORY["on"].map(lambda on: str(4035 - int(on[:4])) + on[4:]))
    found = findings.then_and_now(back)["nearer balance"].tolist()
    assert found == ["ranges overlap", "first", "first"]


MOVES = pd.DataFrame(
    [
        ("BHR", "IRN", "none", "hostile", "a;b", "", -1.0, -3.0),
        ("BHR", "QAT", "friendly", "hostile", "c", "d", 1.0, 9.0),
        ("IRN", "SAU", "hostile", "ambivalent", "", "e", 0.5, 1.0),
        ("IRN", "QAT", "none", "claimed", "", "", 0.0, 0.0),
        ("KWT", "QAT", "claimed", "friendly", "f", "", 0.0, -4.0),
    ],
    columns=["u", "v", "before", "after", "opened", "closed", "effect", "triads"],
).assign(since="2016-12-31", until="2017-06-05")


def test_changes_are_counted_by_direction_and_effect():
    assert findings.turns(MOVES).to_numpy().tolist() == [
        ["towards friendship", 1, 1, 0],
        ["towards hostility", 1, 0, 1],
        ["neither", 0, 1, 0],
    ]
    assert findings.turns(MOVES).iloc[:, 1:].to_numpy().sum() == len(MOVES)


def test_greatest_moves_come_first_whatever_their_sign_and_name_their_rows(dataset):
    found = findings.greatest_moves(dataset, MOVES, 2)
    assert found["who"].tolist() == ["Bahrain–Qatar", "Bahrain–Iran"]
    assert found["ties"].tolist() == ["+1", "-1"]
    assert found["triads"].tolist() == ["+9", "-3"]
    assert found["rows"].tolist() == ["`c`, `d`", "`a`, `b`"]
    assert set(found["between"]) == {"31 December 2016 and 5 June 2017"}


def test_moves_of_positions_count_their_pairs(dataset):
    moves = pd.DataFrame(
        [("IRN", 4, -3.5, -11.0)], columns=["actor", "changes", "effect", "triads"]
    )
    (found,) = findings.greatest_moves(
        dataset, moves.assign(since="2025-12-31", until="2026-02-28")
    ).to_dict("records")
    assert found["who"] == "Iran"
    assert found["change"] == "4 of its pairs"
    assert (found["ties"], found["triads"]) == ("-3.5", "-11")
    assert "rows" not in found


def test_no_moves_give_no_rows(dataset):
    assert findings.greatest_moves(dataset, MOVES.iloc[:0]).empty


def test_camps_beside_the_largest_are_named_camp_by_camp(dataset):
    camps = pd.DataFrame(
        [(1, 5, 0.5, 1, 1, 0.0), (3, 1, 0.1, 2, 3, 0.25)],
        columns=["most", "at_odds", "share", "optima", "used", "modularity"],
    )
    three = {"IRN": 0, "HOUTHI": 0, "ISR": 1, "SAU": 2, "BHR": 2, "QAT": 2}
    rows = [(1, actor, 0) for actor in three] + [(3, actor, camp) for actor, camp in three.items()]
    communities = pd.DataFrame(rows, columns=["most", "actor", "camp"])
    one, other = findings.camp_rows(dataset, camps, communities).to_dict("records")
    assert one["beside the largest"] == "nobody"
    assert other["beside the largest"] == "Houthis and Iran; Israel"
    assert (other["camps allowed"], other["ties out of place"], other["share"]) == (3, 1, "0.100")
    assert (other["camps used"], other["optimal divisions"], other["modularity"]) == (3, 2, "0.250")


def test_shipped_names_are_plain():
    moves = MOVES.assign(u="ARE", v="USA")
    found = findings.greatest_moves(load(), moves, 1)
    assert found["who"].tolist() == ["United Arab Emirates–United States"]


def test_in_short_the_measures_disagree_one_actor_is_loose_and_a_third_camp_helps(dataset):
    actors = pd.DataFrame(
        [("IRN", 0.1, 9, 23, 7), ("ISR", 0.35, 1, 21, 10), ("ARE", 0.1, 3, 5, 1)],
        columns=["actor", "swing_every", "margin", "ties", "at_odds"],
    )
    camps = pd.DataFrame({"most": [1, 2, 3, 4], "at_odds": [51, 22, 9, 9]})
    assert findings.in_short(dataset, TRAJECTORY, actors, camps).splitlines() == [
        "- From 31 December 2010 to 31 December 2025 the region was nearer to balance at the end "
        "by frustration index (share of ties) and balanced triads (share); not told apart by "
        "frustration index (ties).",
        "- The actor least firmly placed is Israel: swing 0.35 with every row drawn, 10 of its 21 "
        "ties out of place, one tie more if it moved.",
        "- Two camps leave 22 ties out of place; the fewest, nine ties, takes three camps.",
    ]
    two = camps.assign(at_odds=[51, 9, 9, 9])
    assert "the fewest, nine ties, takes two camps." in findings.in_short(
        dataset, TRAJECTORY, actors, two
    )
