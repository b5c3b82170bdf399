"""Words of the pictures."""

from __future__ import annotations

from analysis.figures.words import count, date_text, full_names, listed, listing


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
