import pytest

ALL = [
    ("ties", "2006-06-16,2020-06-01", "2006-06-16,2005",
     "8: end: '2005' is before start 2006-06-16; one is wrong"),
    ("ties", "2019,2021-06", "2021-06-01,2021-06-01",
     "5: end: '2021-06-01' is the day the tie starts; a tie holds up to, not on, its end"),
    ("actors", ",,2020-06-01,NEW", ",2021,2020-06-01,NEW",
     "7: end: '2020-06-01' is before start 2021; one is wrong"),
    ("memberships", "AAA,2019-11,", "AAA,2019-11,2018",
     "2: left: '2018' is before joined 2019-11; one is wrong"),
    ("ties", "AAA,CCC,defence_pact", "AAA,AAA,defence_pact",
     "4: target: 'AAA' is source and target at once; a row needs two actors"),
    ("events", "message,2024,BBB,AAA", "message,2024,AAA,AAA",
     "5: target: 'AAA' is source and target at once; a row needs two actors"),
    ("ties", "AAA,CCC,defence_pact", "CCC,AAA,defence_pact",
     "4: source: 'CCC' comes after target 'AAA'; write the lesser id first: AAA,CCC"),
    ("reviewed", "AAA,CCC,economic", "CCC,AAA,economic",
     "6: source: 'CCC' comes after target 'AAA'; write the lesser id first: AAA,CCC"),
    ("events", "BBB,CCC,armed_attack", "BBB,CCC,armed_conflict",
     "3: relation: 'armed_conflict' is not a relation of kind 'event'; allowed: "),
    ("ties", "BBB,OLD,security_partnership,", "BBB,OLD,agreement,",
     "8: relation: 'agreement' is not a relation of kind 'tie'; allowed: "),
    ("ties", "2012-09,,,,low,ccc_ddd_trade", "2012-09,,,,low,",
     "10: start: '2012-09' starts before CCC_DDD_trade_agreement_2012 (line 9) ends; end that one"
     " first, or give both the same claim if they are rival versions"),
    ("ties", ",,2023-03-10_AAA_BBB_agreement,,", ",2024,2023-03-10_AAA_BBB_agreement,"
     "2023-03-10_AAA_BBB_agreement,",
     "3: closed_by: '2023-03-10_AAA_BBB_agreement' is dated 2023-03-10, but the tie's end is 2024;"
     " one is wrong"),
    ("ties", ",,2023-03-10_AAA_BBB_agreement,,", ",,2023-03-10_AAA_BBB_agreement,"
     "2023-03-10_AAA_BBB_agreement,",
     "3: closed_by: '2023-03-10_AAA_BBB_agreement' is filled, but the tie has no end; write end"
     " 2023-03-10"),
    ("ties", "2011-05,2020-06-01", "2011-05,",
     "12: end: is empty, but OLD ended 2020-06-01; end the tie by then"),
    ("ties", "2011-05,2020-06-01", "2011-05,2021",
     "12: end: '2021' is after OLD ended (2020-06-01); end the tie by then"),
    ("actors", "state,,,,,,AAA", "state,,,2011,,,AAA",
     "4: start: '2000-12' is before AAA began (2011); an earlier tie is another actor's"),
    ("ties", "DDD_OLD_sanctions_2011,", "DDD_OLD_sanctions_2012,",
     "12: tie: 'DDD_OLD_sanctions_2012' does not follow source_target_relation_startyear; write"
     " DDD_OLD_sanctions_2011"),
    ("events", "2024_BBB_AAA_message,", "2024-01_BBB_AAA_message,",
     "5: event: '2024-01_BBB_AAA_message' does not follow date_source_target_relation; write"
     " 2024_BBB_AAA_message"),
    ("relations", "military_basing,tie,security,1,2,", "military_basing,tie,security,1,,",
     "level: is empty, but a relation of kind 'tie' has a level"),
    ("relations", "military_basing,tie,security,1,", "military_basing,tie,security,0,",
     "sign: '0' is for events only; a relation of kind 'tie' has sign -1 or 1"),
    ("relations", "military_basing,tie,security,1,2,8.5,", "military_basing,tie,security,1,2,,",
     "goldstein: is empty, but a relation of kind 'tie' has a value from -10 to 10"),
    ("relations", "military_basing,tie,security,1,2,8.5,", "military_basing,tie,security,1,2,8.46,",
     "goldstein: '8.46' has more than one decimal; write tenths, which are summed exactly"),
    ("relations", "visit,event,diplomatic,1,", "visit,event,diplomatic,1,2",
     "level: '2' is a level, which only a relation of kind 'tie' has; leave it empty"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "old", "new", "said"), ALL)
def test_breach_of_a_rule_is_named(edit, complaints, table, old, new, said):
    edit(table, old, new)
    assert any(said in text for text in complaints()), complaints()


def test_rivals_may_overlap_and_a_spell_may_follow_another(complaints):
    assert complaints() == []


def test_letter_or_digit_tells_equal_ids_apart(edit, complaints):
    edit("ties", "DDD_OLD_sanctions_2011,", "DDD_OLD_sanctions_2011c,")
    edit("events", "2024_BBB_AAA_message,", "2024_BBB_AAA_message2,")
    assert complaints() == []
