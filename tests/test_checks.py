import csv
import io
from pathlib import Path

import frictionless
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.checks import check, fix
from analysis.dataset import load
from analysis.errors import AnalysisError
from analysis.paths import DATA, shown
from analysis.schema import read_schema

TABLES = tuple(read_schema(DATA).resources)


def test_tiny_and_shipped_data_are_sound(tiny):
    assert check(tiny) == []
    assert check() == []


@pytest.mark.parametrize(
    ("given", "wrong"),
    [("nowhere", "no such folder"), ("x" * 300, "File name too long"), (__file__, "not a folder")],
)
def test_no_folder(given, wrong):
    with pytest.raises(AnalysisError) as caught:
        check(given)
    said = f"{wrong}; give one that holds datapackage.json and the tables"
    assert str(caught.value) == f"{shown(Path(given))}: {said}"


FORMULA = "is a spreadsheet formula or its error; write the value itself"
CELLS = [
    ("actors", ",690,", ",690.0,", "2: cow: '690.0' is not a whole number; write 690"),
    ("actors", ",690,", ",Six,", "2: cow: 'Six' is not a whole number; write digits only"),
    ("actors", ",690,", f",{'9' * 5000},", f"2: cow: '{'9' * 60}…' has more than 18 digits;"
     " is it a number?"),
    ("actors", ",690,", ",0,", "2: cow: '0' is below the least allowed, 1"),
    ("actors", ",690,", ",1690,", "2: cow: '1690' is above the greatest allowed, 999"),
    ("actors", "26.2", '"26,2"', "3: lat: '26,2' is not a number; write 26.2"),
    ("actors", "26.2", "north", "3: lat: 'north' is not a number; write it as 26.2"),
    ("actors", "26.2", "1e999", "3: lat: '1e999' is not a number; write it as 26.2"),
    ("actors", "26.2", "97", "3: lat: '97' is above the greatest allowed, 90"),
    (
        "actors",
        "Alpha,state",
        "Alpha,State",
        "2: kind: 'State' is not allowed; allowed: state, authority, armed_movement, organisation."
        " Did you mean 'state'?",
    ),
    (
        "actors",
        "Gulf,yes",
        "Gulf,TRUE",
        "5: great_power: 'TRUE' is not allowed; allowed: yes, no.",
    ),
    ("actors", "Alpha", "", "2: name: is empty but required: Name in plain English."),
    ("actors", "Alpha", "=B3", f"2: name: '=B3' {FORMULA}"),
    ("actors", "Alpha", "#REF!", f"2: name: '#REF!' {FORMULA}"),
    ("actors", ",AAA,690", ",A1,690", "2: iso3: 'A1' does not have the form ^[A-Z]{3}$: "
     "ISO 3166 alpha-3 code; empty for actors without one."),
    ("actors", "2020-06-01,NEW", "2020-06-01,NWE", "7: successor: 'NWE' is not in {}/actors.csv;"
     " use an id that is, or add its row. Did you mean 'NEW'?"),
    ("ties", "2006-06-16", "16/06/2006", "8: start: '16/06/2006' is not an ISO date;"
     " write 2006-06-16"),
    ("ties", ",2000-12,", ",36861,", "4: start: '36861' is not an ISO date but an Excel day number;"
     " write 2000-12-01"),
    ("ties", "blog_2020_raid,", "blog_2020_riad,", "7: sources: 'blog_2020_riad' is not in"
     " {}/sources.csv; use an id that is, or add its row. Did you mean 'blog_2020_raid'?"),
    ("ties", "DDD,BBB,,", "DDD;DDD,BBB,,", "7: asserted_by: 'DDD;DDD' lists 'DDD' twice; keep one"),
    ("ties", "blog_2020_raid,", ",", "7: sources: is empty but required: Ids of the documents that"
     " say so; `;` separates them."),
    ("sources", "org/wire_2016_cut", "org/wire_2019_attack",
     "6: url: 'https://example.org/wire_2019_attack' repeats the url of line 5; keep one, or tell"
     " them apart"),
    ("memberships", "CCC,,,declined", "AAA,2019-11,,support", "3: 'PATROL, AAA, support, 2019-11'"
     " repeats the coalition, actor, role, joined of line 2; keep one, or tell them apart"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "old", "new", "said"), CELLS, ids=[case[3][:40] for case in CELLS]
)
def test_wrong_cell_is_named_with_what_is_allowed(tiny, edit, complaints, table, old, new, said):
    edit(table, old, new)
    expected = said.replace("{}", tiny.as_posix())
    assert f"{table}.csv:{expected}" in complaints()


def test_every_problem_is_listed_in_the_order_of_tables_and_lines(edit, complaints):
    edit("ties", "AAA,BBB,no_relations,", "AAA,BBB,no_relation,")
    edit("ties", ",2000-12,", ",,")
    edit("actors", ",690,", ",x,")
    places = [text.split(" ")[0] for text in complaints()]
    assert places[:2] == ["actors.csv:2:", "ties.csv:2:"]
    assert "ties.csv:4:" in places
    assert places == sorted(places, key=lambda place: (place[:2], int(place.split(":")[1])))


def test_lines_after_a_multi_line_cell_are_physical(edit, complaints):
    edit("ties", "blog_2020_raid,", "blog_2020_raid,=1")
    assert complaints() == [f"ties.csv:7: note: '=1' {FORMULA}"]


def our_errors(folder):
    return {problem.file.rsplit("/", 1)[-1] for problem in check(folder)}


def their_errors(folder):
    package = frictionless.Package(str(folder / "datapackage.json"))
    return {task.place for task in package.validate().tasks if task.errors}


SHARED = [case for case in CELLS if "formula" not in case[3] and "ISO date but" not in case[3]]
SHARED = [
    case for case in SHARED if not any(word in case[3] for word in ("sources:", "twice", "1e9"))
]


@pytest.mark.parametrize(("table", "old", "new"), [case[:3] for case in SHARED])
def test_frictionless_finds_fault_with_the_same_table(tiny, edit, table, old, new):
    edit(table, old, new)
    assert f"{table}.csv" in their_errors(tiny) <= our_errors(tiny)


def test_frictionless_finds_sound_data_sound(tiny):
    assert their_errors(tiny) == their_errors(DATA) == set()


@pytest.mark.parametrize("table", ["ties", "actors"])
def test_fix_restores_the_canonical_bytes(tiny, table):
    path = tiny / f"{table}.csv"
    canonical, digest = path.read_bytes(), load(tiny).digest
    header, *rows = csv.reader(io.StringIO(canonical.decode()))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(header[::-1])
    writer.writerows([f" {cell} " for cell in row[::-1]] for row in rows[::-1])
    path.write_bytes(out.getvalue().encode("utf-16"))
    assert load(tiny).digest == digest
    assert fix(tiny).rewritten == (path.as_posix(),)
    assert path.read_bytes() == canonical
    assert fix(tiny).rewritten == ()


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: raw.replace(b"gazette", b"gaz\xe9tte", 1),
        lambda raw: raw.replace(b",note\n", b",note,extra\n", 1),
        lambda raw: raw + b"AAA,BBB\n",
        lambda raw: raw + b'"',
    ],
)
def test_fix_leaves_alone_what_it_cannot_read_whole(tiny, damage):
    path = tiny / "ties.csv"
    path.write_bytes(damage(path.read_bytes()))
    before = path.read_bytes()
    assert fix(tiny).left == (path.as_posix(),)
    assert path.read_bytes() == before


def test_fix_keeps_rows_that_repeat_a_key(tiny):
    path = tiny / "sources.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines, lines[1].replace(",en,", ",fr,")]), encoding="utf-8")
    fix(tiny)
    assert len(path.read_text(encoding="utf-8").splitlines()) == len(lines) + 1


CELL = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)


@given(rows=st.lists(st.lists(CELL, min_size=4, max_size=4), max_size=5))
@settings(max_examples=50)
def test_fix_is_idempotent_and_loses_no_cell(tiny, rows):
    path = tiny / "relations.csv"
    columns = read_schema(tiny).resources["relations"].columns
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([*row, *[""] * (len(columns) - 4)] for row in rows)
    path.write_bytes(out.getvalue().encode())
    if fix(tiny).left:
        return
    once = path.read_bytes()
    assert fix(tiny).rewritten == ()
    unix = [
        [cell.replace("\r\n", "\n").replace("\r", "\n").strip() for cell in row] for row in rows
    ]
    kept = [row[:4] for row in csv.reader(io.StringIO(once.decode(), newline=""))][1:]
    assert sorted(kept) == sorted(row for row in unix if any(row))


@given(
    table=st.sampled_from(TABLES),
    raw=st.binary(max_size=200) | st.text('ab,;\t"\n\r=\0 ', max_size=60).map(str.encode),
    cut=st.integers(0, 400),
    keep=st.booleans(),
)
@settings(max_examples=150)
def test_no_bytes_in_any_table_make_a_traceback(tiny, table, raw, cut, keep):
    path = tiny / f"{table}.csv"
    whole = path.read_bytes()
    path.write_bytes(whole[:cut] + raw + whole[cut:] if keep else raw)
    try:
        problems = check(tiny)
        try:
            load(tiny)
        except AnalysisError:
            assert problems
        else:
            assert not problems
        fix(tiny)
    finally:
        path.write_bytes(whole)
