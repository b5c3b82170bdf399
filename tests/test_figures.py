"""The pictures: titles follow from the data, every mark leads to a row, no word is cut."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from itertools import combinations
from xml.etree import ElementTree

import networkx as nx
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from analysis.dataset import Dataset, load
from analysis.errors import AnalysisError
from analysis.figures import FIGURES, draw, find
from analysis.figures.article import article_actors, carried
from analysis.figures.camps import (
    camp_names,
    camps_of,
    moving_actors,
    optima_text,
    strain_text,
)
from analysis.figures.catalogue import page
from analysis.figures.lanes import pair_lanes
from analysis.figures.manifest import Record, fresh, read_manifest, write_manifest
from analysis.figures.matrix import compared
from analysis.figures.membership import sitting
from analysis.figures.words import count, date_text, full_names, listed, listing
from analysis.paths import FIGURES as FOLDER
from analysis.plots.page import DOUBLE
from analysis.plots.style import style

from .pictured import pictured, told
from .worlds import tie, write_world

IDS = {"ties": "tie", "events": "event"}


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Dataset:
    return load(pictured(tmp_path_factory.mktemp("small") / "data"))


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    return load()


@pytest.fixture(scope="module")
def drawings(small) -> dict:
    return {name: draw(name, small) for name in FIGURES}


def words_of(drawing) -> list[str]:
    return [text.get_text() for text in drawing.picture.findobj(Text) if text.get_text()]


def extents(drawing) -> tuple:
    """Boxes of all visible words, in pixels, after a full drawing of the page."""
    with style():
        canvas = FigureCanvasAgg(drawing.picture)
        canvas.draw()
        found = [
            (text.get_text(), text.get_window_extent(canvas.get_renderer()))
            for text in drawing.picture.findobj(Text)
            if text.get_text().strip() and text.get_visible()
        ]
    return found, drawing.picture.bbox


# Titles: worked out by hand from the rows of tests/pictured.py

TITLES = {
    "article_network": "Bahrain and Iran were hostile on 7 June 2024; Russia stood well with both",
    "relation_matrix": "3 of 12 pairs changed between January 2016 and 2 July 2026: 2 to friendly, "
    "1 to ambivalent",
    "camp_ring": "Two camps leave 1 of 9 ties out of place on 2 July 2026",
    "turning_points": "Two changes among ten actors over six turning points, one of them between "
    "8 January 2016 and 8 June 2017; ties out of place went from 1 to 0",
    "coalition_matrix": "Bahrain sat in one coalition against the Houthis on 7 June 2024; Egypt "
    "and Saudi Arabia declined The Guard",
    "bahrain_ties": "Bahrain had four friendly partners and one hostile one on 7 June 2024; "
    "one tie cut both ways",
    "bahrain_iran_lanes": "Bahrain and Iran: no diplomatic relations for 10.5 of 16.5 years since "
    "2010, still so on 2 July 2026",
    "arc_lanes": "One of six pairs changed between January 2016 and 2 July 2026: Bahrain–Israel "
    "(hostile to friendly)",
}


@pytest.mark.parametrize("name", FIGURES)
def test_title_states_the_finding_of_the_data(drawings, name):
    drawing = drawings[name]
    assert drawing.title == TITLES[name]
    assert drawing.title in [" ".join(words.split("\n")) for words in words_of(drawing)]


def test_title_follows_the_data(tmp_path):
    peace = load(told(tmp_path, tie("BHR", "IRN", "normalised_relations", in_article="yes")))
    assert draw("article_network", peace).title == (
        "Bahrain and Iran were friendly on 7 June 2024; none of the article's actors stood well "
        "with both"
    )
    assert draw("bahrain_ties", peace).title == (
        "Bahrain had one friendly partner and no hostile ones on 7 June 2024"
    )


# The registry


@pytest.mark.parametrize("name", FIGURES)
def test_entry_has_caption_and_inputs(name, small):
    entry = FIGURES[name]
    assert len(entry.caption) > 60
    assert set(entry.inputs) <= set(vars(small))


@pytest.mark.parametrize("name", FIGURES)
def test_alt_text_tells_title_and_more(drawings, name):
    drawing = drawings[name]
    assert drawing.alt.startswith(drawing.title)
    assert len(drawing.alt) > len(drawing.title) + 100


@pytest.mark.parametrize("name", FIGURES)
def test_page_names_data_version_licence_table_and_command(drawings, small, name):
    foot = " ".join(words_of(drawings[name])).replace("\n", " ")
    for part in (small.version, "CC BY 4.0", f"figures/{name}.csv", f"analysis figures {name}"):
        assert part in foot


def test_unknown_figure_is_refused_with_the_nearest():
    with pytest.raises(AnalysisError, match=r"there is no figure 'camp_rign'.*'camp_ring'\?$"):
        find("camp_rign")


# Every mark leads back to a row


def cited(table: pd.DataFrame) -> set[str]:
    found = set()
    for column in ("ties", "claims", "event", "id"):
        if column in table:
            found |= {name for cell in table[column] for name in cell.split(";") if name}
    return found


@pytest.mark.parametrize("name", [name for name in FIGURES if "ties" in FIGURES[name].inputs])
def test_table_cites_only_rows_that_exist(drawings, small, name):
    rows = {row for table, key in IDS.items() for row in getattr(small, table)[key]}
    assert cited(drawings[name].table)
    assert cited(drawings[name].table) <= rows


@pytest.mark.parametrize("name", ["article_network", "camp_ring"])
def test_every_line_is_a_row_of_the_table_with_ties(drawings, name):
    table = drawings[name].table
    table = table[table.get("drawn", "tie") == "tie"] if "drawn" in table else table
    (ax,) = drawings[name].picture.axes
    lines = {
        patch.get_gid()
        for patch in ax.patches
        if re.fullmatch(r"tie-\w+-[A-Z_]+", patch.get_gid() or "")
    }
    assert lines == {f"tie-{u}-{v}" for u, v in zip(table["source"], table["target"], strict=True)}
    assert all(row.ties or row.claims for row in table.itertuples())


def test_every_cell_is_a_row_of_the_table(drawings):
    drawing = drawings["relation_matrix"]
    actors = set(drawing.table["row"])
    assert len(drawing.table) == len(actors) * (len(actors) - 1)
    drawn = {patch.get_gid() for patch in drawing.picture.axes[0].patches if patch.get_gid()}
    for row in drawing.table.itertuples():
        name = f"cell-{row.half}-{row.row}-{row.column}"
        assert any(gid.startswith(name) for gid in drawn) == (row.state != "none")
        assert (f"changed-{row.row}-{row.column}" in drawn) == row.changed


@pytest.mark.parametrize("name", ["bahrain_iran_lanes", "arc_lanes"])
def test_every_bar_and_mark_is_a_row_of_the_table(drawings, name):
    ax = drawings[name].picture.axes[0]
    gids = [artist.get_gid() or "" for artist in (*ax.patches, *ax.lines)]
    drawn = {re.sub("^(bar|event)-", "", gid) for gid in gids if gid.startswith(("bar", "event"))}
    assert drawn == set(drawings[name].table["id"])


def test_every_thick_line_of_the_turning_points_is_a_change(drawings):
    drawing = drawings["turning_points"]
    panels = [ax for ax in drawing.picture.axes if ax.patches]
    days = sorted(set(drawing.table["day"]))
    assert len(panels) == len(days) == 6
    for ax, day in zip(panels, days, strict=True):
        rows = drawing.table[drawing.table["day"] == day]
        drawn = {p.get_gid(): p.get_linewidth() > 2 for p in ax.patches if p.get_gid()}
        lines = {f"tie-{u}-{v}": c for u, v, c in rows[["source", "target", "changed"]].values}
        assert {gid: thick for gid, thick in drawn.items() if gid in lines} == lines
        assert all(gid.rpartition("-")[0] in lines for gid in drawn if gid not in lines)


def test_every_membership_is_a_cell(drawings):
    drawing = drawings["coalition_matrix"]
    (ax, *_) = drawing.picture.axes
    drawn = {p.get_gid().rsplit("-", 1)[0] for p in ax.patches if p.get_gid()}
    rows = zip(drawing.table["coalition"], drawing.table["actor"], strict=True)
    assert drawn == {f"member-{coalition}-{actor}" for coalition, actor in rows}
    assert sum(p.get_gid() is not None for p in ax.patches) == len(drawing.table) == 8
    words = [text.get_text() for text in ax.texts]
    assert sorted(words) == ["2015–", "2015–22", "2023–", "2023–"]


def test_who_sits_in_a_coalition_on_a_day(small):
    days = ("2014-12-31", "2015-01-01", "2021-12-31", "2022-01-01", "2024-01-01")
    found = [sitting(small, "BHR", "HOUTHI", date.fromisoformat(day)) for day in days]
    assert found == [[], [], ["LEAGUE"], [], ["GUARD"]]
    assert sitting(small, "SAU", "HOUTHI", date(2024, 1, 1)) == ["LEAGUE"]


# The words fit


@pytest.mark.parametrize("data", ["small", "shipped"])
@pytest.mark.parametrize("name", FIGURES)
def test_no_word_is_cut_off_and_no_two_overlap(request, name, data):
    found, page = extents(draw(name, request.getfixturevalue(data)))
    for words, box in found:
        assert page.x0 <= box.x0, words
        assert box.x1 <= page.x1, words
        assert page.y0 <= box.y0, words
        assert box.y1 <= page.y1, words
    if name == "article_network":
        return  # its labels keep off lines as well: see the next test
    for (one, a), (two, b) in combinations(found, 2):
        wide = min(a.x1, b.x1) - max(a.x0, b.x0)
        high = min(a.y1, b.y1) - max(a.y0, b.y0)
        assert min(wide, high) < 3, f"{one!r} overlaps {two!r}"


@pytest.mark.parametrize("name", FIGURES)
def test_pages_are_two_columns_wide_with_no_word_below_seven_points(drawings, name):
    assert drawings[name].picture.get_size_inches()[0] == DOUBLE
    sizes = {text.get_fontsize() for text in drawings[name].picture.findobj(Text)}
    assert min(sizes) >= 7


@pytest.mark.parametrize("data", ["small", "shipped"])
def test_words_of_the_network_do_not_overlap(request, data):
    found, _ = extents(draw("article_network", request.getfixturevalue(data)))
    for (one, a), (two, b) in combinations(found, 2):
        wide = min(a.x1, b.x1) - max(a.x0, b.x0)
        high = min(a.y1, b.y1) - max(a.y0, b.y0)
        assert min(wide, high) < 6, f"{one!r} overlaps {two!r}"


# Files


@pytest.mark.parametrize("name", FIGURES)
def test_svg_carries_title_and_description(drawings, name):
    root = ElementTree.fromstring(drawings[name].render("svg"))
    space = {"svg": "http://www.w3.org/2000/svg"}
    assert root.get("role") == "img"
    assert root.findtext("svg:title", namespaces=space) == drawings[name].title
    assert root.findtext("svg:desc", namespaces=space) == drawings[name].alt
    assert b"<image" not in drawings[name].render("svg")


def test_csv_holds_the_table(drawings):
    drawing = drawings["camp_ring"]
    rows = list(csv.DictReader(io.StringIO(drawing.csv())))
    assert [row["ties"] for row in rows] == drawing.table["ties"].tolist()


def test_unchanged_files_are_not_written_again(drawings, tmp_path):
    drawing = drawings["bahrain_ties"]
    first = drawing.save("picture", tmp_path / "new")
    assert [path.name for path in first] == ["picture.csv", "picture.svg"]
    assert drawing.save("picture", tmp_path / "new") == []
    (tmp_path / "new" / "picture.csv").write_text("old", encoding="utf-8")
    assert [path.name for path in drawing.save("picture", tmp_path / "new")] == ["picture.csv"]


def test_a_folder_that_cannot_be_made_is_refused(drawings, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(AnalysisError, match="cannot make the folder"):
        drawings["bahrain_ties"].save("picture", tmp_path / "file" / "folder")


def test_a_notebook_shows_the_picture_at_its_size(drawings):
    drawing = drawings["camp_ring"]
    raw, shown = drawing._repr_png_()
    assert raw.startswith(b"\x89PNG")
    assert len(raw) < len(drawing.render("png")) / 2
    assert (shown["width"], shown["alt"]) == (720, drawing.alt) == (720, repr(drawing))


@pytest.mark.parametrize("name", FIGURES)
def test_committed_tables_are_those_of_the_data(shipped, name):
    path = FOLDER / f"{name}.csv"
    assert path.read_text(encoding="utf-8") == draw(name, shipped).csv(), "run `make figures`"
    assert (FOLDER / f"{name}.svg").exists()


# The manifest


def test_manifest_comes_back_as_it_was_written(tmp_path):
    known = {"camp_ring": Record("T", "C", "A", "N", {"ties.csv": "1"}, {}, "2", {"a.svg": "3"})}
    write_manifest(tmp_path, known)
    assert read_manifest(tmp_path) == known
    assert read_manifest(tmp_path / "elsewhere") == {}


@pytest.mark.parametrize("text", ["[]", "{", '{"camp_ring": {"titel": ""}}', '{"camp_ring": 1}'])
def test_what_is_no_manifest_is_refused(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text, "utf-8")
    with pytest.raises(AnalysisError, match=r"is not a manifest of figures .* draw them anew"):
        read_manifest(tmp_path)


def test_committed_manifest_is_that_of_the_data_and_the_code():
    known = read_manifest(FOLDER)
    stale = [name for name, entry in FIGURES.items() if not fresh(entry, FOLDER, known, None)]
    assert stale == [], "run `make figures`"


def test_the_list_of_figures_is_that_of_the_manifest(shipped):
    listed = (FOLDER / "README.md").read_text("utf-8")
    assert listed == page(read_manifest(FOLDER), shipped.version)


# Nothing to draw


@pytest.mark.parametrize("name", FIGURES)
def test_empty_data_get_a_clear_message(name, tmp_path):
    empty = load(write_world(tmp_path / "empty", sources=[]))
    with pytest.raises(AnalysisError, match=r"nothing to draw|no dated row"):
        draw(name, empty)


@pytest.mark.parametrize("name", FIGURES)
def test_data_about_others_are_no_crash(name, tmp_path):
    other = load(told(tmp_path, tie("CHN", "PAK", "strategic_partnership")))
    if name == "camp_ring" or name == "relation_matrix":
        assert draw(name, other).title
    else:
        with pytest.raises(AnalysisError, match="nothing to draw"):
            draw(name, other)


# What is computed on the way


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


def test_optima_are_told_with_those_who_change_sides(small):
    camps = camps_of(signed(("A", "B", 1), ("A", "C", -1), ("B", "D", 1), ("C", "D", 1)))
    assert camps.optima == 4
    ring = " ".join(words_of(draw("camp_ring", small))).replace("\n", " ")
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


def test_compared_counts_only_pairs_known_on_both_dates():
    below, above = nx.Graph(unreviewed=frozenset({("A", "C")})), nx.Graph(unreviewed=frozenset())
    below.add_nodes_from("ABC")
    above.add_nodes_from("ABCD")
    above.add_edge("A", "B", state="hostile")
    above.add_edge("A", "C", state="hostile")
    known, changed = compared(below, above)
    assert known == [("A", "B"), ("B", "C")]
    assert changed == {("A", "B")}


def test_article_network_takes_actors_of_marked_rows_and_carriers(small):
    assert article_actors(small) == ["BHR", "HOUTHI", "IRN", "ISR", "RUS"]
    (passage,) = carried(small)
    assert (passage.source, passage.through, passage.target) == ("BHR", "RUS", "IRN")
    assert passage.words == "message carried by Russia\nreported 7 June 2024, one side's word"


def test_a_stated_tie_that_is_outweighed_says_by_what(tmp_path):
    stated = tie("BHR", "IRN", "normalised_relations", "2023-03-10", in_article="yes")
    data = told(tmp_path, stated, tie("BHR", "IRN", "terrorist_designation", "2018"))
    drawing = draw("article_network", load(data))
    words = "normalised relations\nsince 10 March 2023\noutweighed by terrorist listing"
    assert words in words_of(drawing)


def test_lanes_serve_any_pair_in_either_order(small):
    one, two = (pair_lanes(small, *pair, "x") for pair in (("BHR", "ISR"), ("ISR", "BHR")))
    assert one.table["id"].tolist() == two.table["id"].tolist()
    assert one.title.startswith("Bahrain and Israel: not recognised for 10.8 of 16.5 years")


def test_days_of_two_ties_of_one_relation_count_once(tmp_path):
    one = tie("BHR", "IRN", "sanctions", "2016-01-01", end="2018-01-01")
    two = tie("IRN", "BHR", "sanctions", "2017-01-01", end="2019-01-01")
    drawing = draw("bahrain_iran_lanes", load(told(tmp_path, one, two)))
    assert drawing.title == (
        "Bahrain and Iran: sanctions for 3.0 of 16.5 years since 2010, now over"
    )


def test_words():
    assert [count(n, "tie") for n in (0, 1, 12, 13)] == [
        "no ties",
        "one tie",
        "twelve ties",
        "13 ties",
    ]
    assert listing([]) == "none"
    assert date_text("2016-01") == "January 2016"
    many = {f"A{n:02}": f"N{n:02}" for n in range(12)}
    assert listed(many, many, most=3) == "N00, N01 and 10 others"


def test_names_in_sentences(small):
    full = full_names(small)
    assert full["USA"] == "the United States"
    assert full["SYR_ASSAD"] == "Syria (Assad)"
