import pytest

ALL = [
    ("ties", "low,,DDD,BBB,,no,blog_2020_raid", "low,,DDD,BBB,,no,gazette_2016_cut",
     "sources.csv:3: source: 'blog_2020_raid' is cited by no row; cite it or delete it"),
    ("ties", "2006-06-16,2020-06-01,,,medium", "2006-06-16,2020-06-01,,,high",
     "ties.csv:8: confidence: 'high' needs two independent origins, here only Alpha ministry; add"
     " one or write medium"),
    ("ties", "2020,,,,low,", "2020,,,,high,",
     "ties.csv:7: confidence: 'high' needs a source above 'aggregator'; add one or write low"),
    ("events", "Drones, the first of several.\",medium", "Drones.\",high",
     "events.csv:3: confidence: 'high' needs two independent origins, here only Wire; add one or"
     " write medium"),
    ("ties", "2020,,,,low,", "2020,,,,medium,",
     "ties.csv:7: confidence: 'medium' needs a source above 'aggregator'; add one or write low"),
    ("events", "\"\"within two months\"\".\",high", "\"\"within two months\"\".\",medium",
     "ties.csv:2: confidence: 'high' is more than that of closed_by 2023-03-10_AAA_BBB_agreement;"
     " write medium"),
    ("reliability", "A cut leaves nothing to reduce.", "",
     "reliability.csv:2: adjudication: is empty, but the codings differ; say why"),
    ("mediations", "agreement,CCC,", "agreement,BBB,",
     "mediations.csv:2: mediator: 'BBB' is a principal of 2023-03-10_AAA_BBB_agreement; a mediator"
     " stands between two others"),
    ("mediations", "agreement,CCC,", "agreement,BBB,",
     "ties.csv:3: opened_by: '2023-03-10_AAA_BBB_agreement' was mediated by BBB; a mediation never"
     " opens or closes its tie"),
    ("reviewed", "AAA,CCC,security,2000-01-01,2024-12-31,ties",
     "AAA,CCC,security,2000-01-01,2024-12-31,no_notable_tie",
     "reviewed.csv:7: finding: 'no_notable_tie' but ties.csv has a security tie of the pair;"
     " write ties"),
    ("reviewed", "AAA,CCC,economic,2000-01-01,2024-12-31,no_notable_tie",
     "AAA,CCC,economic,2000-01-01,2024-12-31,ties",
     "reviewed.csv:6: finding: 'ties' but ties.csv has no economic tie of the pair; write"
     " no_notable_tie"),
    ("reviewed", "AAA,CCC,economic,2000-01-01,2024-12-31,no_notable_tie,\n", "",
     "ties.csv:4: tie: 'AAA_CCC_defence_pact_2000' ties core actors with no row in reviewed.csv for"
     " economic; add it"),
    ("reviewed", "BBB,CCC,security,2000-01-01,2024-12-31", "BBB,CCC,security,2000-01-01,2018",
     "ties.csv:5: start: '2019' is after the pair's review ends (2018, reviewed.csv line 16);"
     " extend the review"),
    ("reviewed", "BBB,CCC,security,2000-01-01,2024-12-31", "BBB,CCC,security,2022,2024-12-31",
     "events.csv:3: date: '2019-05' is before the pair's review begins (2022, reviewed.csv line"
     " 16); extend the review"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "old", "new", "said"), ALL)
def test_breach_of_a_rule_is_named(edit, complaints, table, old, new, said):
    edit(table, old, new)
    assert said in complaints()


def test_uncited_sources_wait_until_every_table_can_be_read(tiny, edit, complaints):
    (tiny / "ties.csv").unlink()
    assert not any("cited by no row" in text for text in complaints())
