"""The dates on which balance is measured: year ends, turning points, the last day reviewed."""

from __future__ import annotations

from datetime import date

from analysis.dataset import Dataset

FIRST_YEAR = 2010
YEAR_END = "year end"
TURNING_POINTS = {
    date(2011, 3, 14): "Gulf forces enter Bahrain",
    date(2014, 3, 5): "three Gulf states recall their ambassadors from Qatar",
    date(2015, 3, 26): "the campaign against the Houthis begins",
    date(2016, 1, 4): "Bahrain breaks with Iran",
    date(2017, 6, 5): "four states close their borders to Qatar",
    date(2020, 9, 15): "accords with Israel are signed",
    date(2021, 1, 5): "the closure of Qatar is called off",
    date(2023, 3, 10): "Saudi Arabia and Iran agree to restore relations",
    date(2023, 10, 7): "Hamas attacks Israel",
    date(2024, 12, 8): "the Assad government falls",
    date(2025, 6, 13): "Israel attacks Iran",
    date(2026, 2, 28): "the war of 2026 begins",
}


def study_dates(dataset: Dataset) -> dict[date, str]:
    """List the dates followed: year ends, turning points, the last day reviewed.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    dict of datetime.date to str
        Dates in order, each with what it is: `year end`, `latest`, or what happened.

    Examples
    --------
    >>> from analysis.dataset import load
    >>> dates = study_dates(load())
    >>> dates[date(2015, 12, 31)], dates[date(2017, 6, 5)]
    ('year end', 'four states close their borders to Qatar')
    """
    last = dataset.latest
    ends = {date(year, 12, 31): YEAR_END for year in range(FIRST_YEAR, last.year + 1)}
    dates = {**TURNING_POINTS, **ends, last: "latest"}
    return {day: dates[day] for day in sorted(dates) if day <= last}
