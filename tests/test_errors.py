from analysis.errors import Problem, nearest, suggest


def test_problem_reads_as_one_line():
    problem = Problem("data/ties.csv", 12, "end", "2015", "is before start 2016; one is wrong")
    assert str(problem) == "data/ties.csv:12: end: '2015' is before start 2016; one is wrong"


def test_problem_of_a_whole_file_names_no_line():
    assert str(Problem("ties.csv", 0, "", "", "is missing")) == "ties.csv: is missing"


def test_long_or_multi_line_value_stays_on_one_short_line():
    text = str(Problem("ties.csv", 2, "note", "a\n" * 500, "is too long"))
    assert "\n" not in text
    assert len(text) < 150


def test_nearest_ignores_case():
    assert nearest("houthi", ["HAMAS", "HOUTHI"]) == "HOUTHI"


def test_suggest_is_silent_when_nothing_is_close():
    assert suggest("zzz", ["ARE", "BHR"]) == ""
    assert suggest("x", []) == ""
