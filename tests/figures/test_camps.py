"""Camps: what one division leaves out of place, and what is said of the others."""

from __future__ import annotations

import networkx as nx

from analysis.figures.camps import camp_names, camps_of, moving_actors, optima_text, strain_text

from .looking import words_of


def signed(*ties: tuple[str, str, int]) -> nx.Graph:
    G = nx.Graph()
    G.add_nodes_from(sorted({actor for u, v, _ in ties for actor in (u, v)}))
    G.add_edges_from((u, v, {"sign": sign, "state": sign}) for u, v, sign in ties)
    return G


def test_camps_of_a_balanced_graph_leave_nothing_out_of_place():
    camps = camps_of(signed(("A", "B", 1), ("A", "C", -1), ("B", "C", -1)))
    assert (camps.first, camps.second) == (("C",), ("A", "B"))
    assert (camps.line_index, camps.misfits, camps.optima) == (0, frozenset(), 1)
    assert camps.exact
    assert camps.complete


def test_three_enemies_have_three_optima():
    camps = camps_of(signed(("A", "B", -1), ("A", "C", -1), ("B", "C", -1)))
    assert (camps.line_index, camps.optima, len(camps.misfits)) == (1, 3, 1)


def test_actors_of_other_parts_stand_apart():
    camps = camps_of(signed(("A", "B", -1), ("B", "C", -1), ("X", "Y", 1)))
    assert camps.apart == ("X", "Y")


def test_who_moves_is_seen_from_the_largest_steady_group():
    divisions = [dict(zip("ABCD", sides, strict=True)) for sides in ((0, 0, 1, 1), (0, 0, 1, 0))]
    assert moving_actors(divisions, list("ABCD")) == {"D"}
    flipped = [{actor: 1 - side for actor, side in division.items()} for division in divisions]
    assert moving_actors([divisions[0], flipped[1]], list("ABCD")) == {"D"}


def test_optima_are_told_with_those_who_change_sides(drawings):
    camps = camps_of(signed(("A", "B", 1), ("A", "C", -1), ("B", "D", 1), ("C", "D", 1)))
    assert camps.optima == 4
    ring = " ".join(words_of(drawings["camp_ring"])).replace("\n", " ")
    assert (
        "The division drawn holds in one of 2 optimal divisions; 6 actors keep their places in all "
        "of them, Russia changes sides." in ring
    )
    balanced = camps_of(signed(("A", "B", 1)))
    assert optima_text(balanced, {}, "It") == "It is the only optimal one."


def test_camps_are_called_by_size_and_after_nobody():
    assert camp_names(camps_of(signed(("A", "B", 1), ("A", "C", -1)))) == (
        "smaller camp",
        "larger camp",
    )
    assert camp_names(camps_of(signed(("A", "B", -1)))) == ("first camp", "second camp")
    assert camp_names(camps_of(signed(("A", "B", 1)))) == ("", "one camp")


def test_the_actor_that_fits_least_is_named_with_what_moving_it_would_do():
    graph = signed(
        *[(u, v, 1) for u, v in ("AB", "AC", "BC", "DE", "DF", "EF")],
        *[(u, v, -1) for u, v in ("AD", "AE", "BE", "BF", "CD", "CF")],
        *[("X", "A", -1), ("X", "B", -1), ("X", "C", -1), ("X", "D", -1), ("X", "E", -1)],
    )
    text = strain_text(graph, camps_of(graph), {"X": "the X"})
    assert text == (
        "The X fits least: two of its five ties are out of place here, three would be on the "
        "other side."
    )
    assert strain_text(graph, camps_of(signed(("A", "B", 1))), {}) == ""
    enemies = signed(("A", "B", -1), ("A", "C", -1), ("B", "C", -1))
    assert strain_text(enemies, camps_of(enemies), {}) == ""
