from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.dates import PartialDate, complaint, parse, parse_day
from analysis.errors import AnalysisError

MEANT = "is not an ISO date; write "


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-01-04", date(2016, 1, 4), date(2016, 1, 4)),
    ],
)
def test_partial_date_spans_the_days_it_may_mean(text, earliest, latest):
    partial = PartialDate(text)
    assert (partial.earliest, partial.latest) == (earliest, latest)


@given(st.dates())
def test_any_day_reads_back(day):
    assert parse(day.isoformat()).earliest == parse(day.isoformat()).latest == day
    assert parse_day(day) == parse_day(day.isoformat()) == day
    assert parse(day.isoformat()[:7]).earliest <= day <= parse(day.isoformat()[:7]).latest


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("31/12/2016", MEANT + "2016-12-31"),
        ("12/31/2016", MEANT + "2016-12-31"),
        ("31.12.2016", MEANT + "2016-12-31"),
        ("04/04/2016", MEANT + "2016-04-04"),
        (
            "04/01/2016",
            "is not an ISO date and may mean 2016-01-04 or 2016-04-01; write the one that is meant",
        ),
        ("42373", "is not an ISO date but an Excel day number; write 2016-01-04"),
        ("42373.0", MEANT + "2016-01-04"),
        ("2016-1-4", MEANT + "2016-01-04"),
        ("2016/01/04", MEANT + "2016-01-04"),
        ("2016/01", MEANT + "2016-01"),
        ("2016-01-04 00:00:00", MEANT + "2016-01-04"),
        ("20160104", MEANT + "2016-01-04"),
        ("4-Jan-16", MEANT + "2016-01-04"),
        ("4 January 2016", MEANT + "2016-01-04"),
        ("Jan-16", MEANT + "2016-01"),
        ("2016-02-30", "is not in the calendar; write a day of that month, or 2016-02"),
        (
            "0000",
            "is not in the calendar, which has no year 0; write YYYY, YYYY-MM or YYYY-MM-DD",
        ),
        ("4-Foo-16", "is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("99/99/2016", "is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("٢٠١٦", "is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"),
    ],
)
def test_other_ways_of_writing_a_date_are_refused_with_a_proposal(text, said):
    assert complaint(text) == said
    with pytest.raises(AnalysisError) as caught:
        parse(text)
    assert str(caught.value) == f"{text!r} {said}"


@given(st.text(max_size=12) | st.from_regex(r"\d{1,5}[-/. ]\d{1,2}[-/. ]\d{1,5}", fullmatch=True))
def test_any_text_is_either_a_date_or_refused(text):
    try:
        partial = PartialDate(text)
    except AnalysisError:
        assert complaint(text)
    else:
        assert partial.earliest <= partial.latest


def test_a_month_is_not_one_day():
    with pytest.raises(AnalysisError) as caught:
        parse_day("2024-02")
    assert str(caught.value) == "'2024-02' is not one day; write YYYY-MM-DD, such as 2024-02-29"


def test_a_moment_is_the_day_it_lies_in():
    assert parse_day(datetime(2024, 6, 7, 23, 59)) == date(2024, 6, 7)
