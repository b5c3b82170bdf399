"""Every picture by name: its finding, its caption, its rows, and a clear message without data."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from analysis.dataset import load
from analysis.errors import AnalysisError
from analysis.figures import FIGURES, draw, find

from ..pictured import told
from ..worlds import tie, write_world
from .looking import DRAWN, words_of

IDS = {"ties": "tie", "events": "event"}


# Titles: worked out by hand from the rows of tests/pictured.py

TITLES = {
    "article_network": "Bahrain and Iran were hostile on 7 June 2024; Russia stood well with both",
    "relation_matrix": "3 of 12 pairs changed between January 2016 and 2 July 2026: 2 to friendly, "
    "1 to ambivalent",
    "camp_ring": "Two camps leave 1 of 9 ties out of place on 2 July 2026",
    "turning_points": "Two changes among ten actors over six turning points, one of them between "
    "8 January 2016 and 8 June 2017; over all six, ties out of place went from 1 to 0",
    "coalition_matrix": "Bahrain sat in one coalition against the Houthis on 7 June 2024; Egypt "
    "and Saudi Arabia declined The Guard",
    "bahrain_ties": "Bahrain had four friendly partners and one hostile one on 7 June 2024; "
    "one tie cut both ways",
    "bahrain_through_time": "Bahrain: one of seven partners (Israel) turned from hostile to "
    "friendly between January 2010 and 2 July 2026, none from friendly to hostile",
    "bahrain_iran_lanes": "Bahrain and Iran: no diplomatic relations for 10.5 of 16.5 years since "
    "2010, still so on 2 July 2026",
    "arc_lanes": "One of six pairs changed between January 2016 and 2 July 2026: Bahrain–Israel "
    "to friendly",
}


@pytest.mark.parametrize("name", TITLES)
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


@pytest.mark.parametrize("name", FIGURES)
def test_entry_has_caption_and_inputs(name, small):
    entry = FIGURES[name]
    assert len(entry.caption) > 60
    assert set(entry.inputs) <= set(vars(small))


KINDS = re.compile("[Nn]etwork|Matrix|[Tt]imeline|[Dd]iverging bars|[Rr]ibbon|[Ll]ine|[Rr]anking")


@pytest.mark.parametrize("name", DRAWN)
def test_alt_text_tells_title_kind_and_more(drawings, name):
    drawing = drawings[name]
    assert KINDS.search(drawing.alt.removeprefix(drawing.title))
    assert drawing.alt.startswith(drawing.title)
    assert len(drawing.alt) > len(drawing.title) + 100


@pytest.mark.parametrize("name", DRAWN)
def test_page_names_data_version_licence_table_and_command(drawings, small, name):
    foot = " ".join(words_of(drawings[name])).replace("\n", " ")
    for part in (small.version, "CC BY 4.0", f"figures/{name}.csv", f"analysis figures {name}"):
        assert part in foot


def test_unknown_figure_is_refused_with_the_nearest():
    with pytest.raises(AnalysisError, match=r"there is no figure 'camp_rign'.*'camp_ring'\?$"):
        find("camp_rign")


def cited(table: pd.DataFrame) -> set[str]:
    found = set()
    for column in ("ties", "claims", "event", "id"):
        if column in table:
            found |= {name for cell in table[column] for name in cell.split(";") if name}
    return found


@pytest.mark.parametrize("name", [name for name in DRAWN if "ties" in FIGURES[name].inputs])
def test_table_cites_only_rows_that_exist(drawings, small, name):
    rows = {row for table, key in IDS.items() for row in getattr(small, table)[key]}
    assert cited(drawings[name].table)
    assert cited(drawings[name].table) <= rows


@pytest.mark.parametrize("name", DRAWN)
def test_empty_data_get_a_clear_message(name, tmp_path):
    empty = load(write_world(tmp_path / "empty", sources=[]))
    with pytest.raises(AnalysisError, match=r"nothing to draw|no dated row"):
        draw(name, empty)


@pytest.mark.parametrize("name", DRAWN)
def test_data_about_others_are_no_crash(name, tmp_path):
    other = load(told(tmp_path, tie("CHN", "PAK", "strategic_partnership")))
    if name == "camp_ring" or name == "relation_matrix":
        assert draw(name, other).title
    else:
        with pytest.raises(AnalysisError, match="nothing to draw"):
            draw(name, other)
