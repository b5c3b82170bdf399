"""Signed graphs to test with: a published one, random ones, and what brute force says of them."""

from __future__ import annotations

import random
from itertools import combinations, product

import networkx as nx
from hypothesis import strategies as st

# The Gahuku-Gama alliance structure of the Eastern Central Highlands, New Guinea: "rova" (alliance)
# and "hina" (enmity) among sixteen tribes, in UCINET's numbering (dataset GAMA).
# Read, K. E. (1954). Cultures of the Central Highlands, New Guinea. Southwestern Journal of
# Anthropology 10, 1-43; as a signed graph in Hage, P. and Harary, F. (1983). Structural Models in
# Anthropology. Cambridge University Press, 56-60.
ROVA = {
    1: (2, 15, 16),
    2: (15, 16),
    3: (4, 6, 7, 8),
    4: (8,),
    5: (7, 9, 14),
    6: (7, 8, 11, 12),
    7: (8, 11, 12, 13),
    8: (11, 12),
    9: (10, 13),
    10: (13,),
    11: (12,),
    13: (14,),
    15: (16,),
}
HINA = {
    1: (3, 4, 5, 6, 12),
    2: (3, 5, 6, 9, 10),
    5: (15, 16),
    6: (9, 13, 16),
    8: (14,),
    9: (11, 15),
    10: (11, 15),
    11: (13, 15, 16),
    12: (14, 15, 16),
    13: (15, 16),
    14: (16,),
}


def highland_tribes() -> nx.Graph:
    G = nx.Graph()
    for sign, ties in ((1, ROVA), (-1, HINA)):
        G.add_edges_from((u, v, {"sign": sign}) for u, others in ties.items() for v in others)
    return G


def all_negative(size: int) -> nx.Graph:
    G = nx.complete_graph(size)
    nx.set_edge_attributes(G, -1, "sign")
    return G


def random_signed(seed: int, most: int = 8) -> nx.Graph:
    draw = random.Random(seed)
    G = nx.Graph()
    G.add_nodes_from(range(draw.randint(1, most)))
    density = draw.choice((0.3, 0.6, 0.9))
    for u, v in combinations(G, 2):
        if draw.random() < density:
            G.add_edge(u, v, sign=draw.choice((-1, 1)))
    return G


def camps_in_turn(G: nx.Graph):
    """Every partition once: the first node of each component stays in camp 0."""
    anchors = {min(part) for part in nx.connected_components(G)}
    for camps in product((0, 1), repeat=len(G)):
        partition = dict(zip(sorted(G), camps, strict=True))
        if not any(partition[node] for node in anchors):
            yield partition


def at_odds(G: nx.Graph, camps: dict) -> int:
    return sum((camps[u] == camps[v]) != (sign > 0) for u, v, sign in G.edges(data="sign"))


def brute_force(G: nx.Graph) -> tuple[int, list[dict]]:
    costs = [(at_odds(G, camps), camps) for camps in camps_in_turn(G)]
    best = min(cost for cost, _ in costs)
    return best, [camps for cost, camps in costs if cost == best]


@st.composite
def signed_graphs(draw: st.DrawFn, most: int = 9) -> nx.Graph:
    size = draw(st.integers(1, most))
    G = nx.Graph()
    G.add_nodes_from(range(size))
    for u, v in combinations(range(size), 2):
        sign = draw(st.sampled_from((0, 1, -1)))
        if sign:
            G.add_edge(u, v, sign=sign)
    return G


def switched(G: nx.Graph, nodes: set) -> nx.Graph:
    """Reverse the signs of all edges between a set of nodes and the rest."""
    H = nx.Graph()
    H.add_nodes_from(G)
    for u, v, sign in G.edges(data="sign"):
        H.add_edge(u, v, sign=sign if (u in nodes) == (v in nodes) else -sign)
    return H


def reversed_signs(G: nx.Graph) -> nx.Graph:
    H = G.copy()
    for pair in H.edges:
        H.edges[pair]["sign"] *= -1
    return H


def relabelled(G: nx.Graph) -> nx.Graph:
    """Give other names in another order, and the mapping along in the graph's attributes."""
    names = {node: f"n{(7 * place + 3) % 101:03}" for place, node in enumerate(G)}
    H = nx.relabel_nodes(G, names)
    K = nx.Graph(names=names)
    K.add_nodes_from(reversed(list(H)))
    K.add_edges_from(reversed(list(H.edges(data=True))))
    return K


def signed_cycle(size: int, negative: int) -> nx.Graph:
    G = nx.cycle_graph(size)
    nx.set_edge_attributes(G, 1, "sign")
    for pair in list(G.edges)[:negative]:
        G.edges[pair]["sign"] = -1
    return G


def cycles_of(G: nx.Graph) -> list[tuple[list, int]]:
    """List every simple cycle with its number of negative edges."""
    found = []
    for cycle in nx.simple_cycles(G):
        around = zip(cycle, [*cycle[1:], cycle[0]], strict=True)
        found.append((cycle, sum(G.edges[pair]["sign"] < 0 for pair in around)))
    return found
