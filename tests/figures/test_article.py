"""The article's network: whom it takes in, and what its lines say."""

from __future__ import annotations

from analysis.dataset import load
from analysis.figures import draw
from analysis.figures.article import article_actors, carried

from ..pictured import told
from ..worlds import tie
from .looking import words_of


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
