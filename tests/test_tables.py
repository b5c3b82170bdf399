"""What people do to CSV files: each loads to the same data or is refused with an exact message."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.dataset import load
from analysis.paths import DATA
from analysis.schema import read_schema
from analysis.tables import read_table, render, split_list

TIES = read_schema(DATA).resources["ties"]
HEADER = ",".join(TIES.columns)
FIRST = (
    "AAA_BBB_no_relations_2016,AAA,BBB,no_relations,2016-01-04,2023-03-10,"
    "2016-01-04_AAA_BBB_severance,2023-03-10_AAA_BBB_agreement,high,"
)


def resaved(text, **how):
    """Save as another program would: other separator, quoting or line ends."""
    out = io.StringIO()
    csv.writer(out, **how).writerows(csv.reader(io.StringIO(text, newline="")))
    return out.getvalue()


HARMLESS = {
    "byte-order mark": lambda text: "\ufeff" + text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "old Mac line ends": lambda text: text.replace("\n", "\r"),
    "semicolons": lambda text: resaved(text, delimiter=";"),
    "tabs": lambda text: resaved(text, delimiter="\t"),
    "everything quoted": lambda text: resaved(text, quoting=csv.QUOTE_ALL),
    "blank lines": lambda text: "\n" + text.replace("\n", "\n\n", 1) + "\n,,,,,,,,,,,,,,,\n\n",
    "no last line end": lambda text: text.rstrip("\n"),
    "spaces around cells": lambda text: text.replace("BBB,", " BBB \u00a0, "),
    "spaces in lists": lambda text: text.replace(";", " ; ").replace("2016_cut,", "2016_cut;,"),
    "rows in another order": lambda text: (
        text.split("\n", 1)[0]
        + "\n"
        + "\n".join(reversed(text.strip().split("\n", 4)[1:4]))
        + "\n"
        + text.strip().split("\n", 4)[4]
    ),
}


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS.keys())
def test_harmless_changes_load_to_the_same_data(tiny, change):
    before, path = load(tiny), tiny / "ties.csv"
    changed = change(path.read_text(encoding="utf-8"))
    path.write_text(changed, encoding="utf-8", newline="")
    after = load(tiny)
    assert after.digest == before.digest
    assert after.ties.equals(before.ties)


def test_utf16_with_a_mark_loads_to_the_same_data(tiny):
    before, path = load(tiny), tiny / "ties.csv"
    path.write_bytes(resaved(path.read_text(encoding="utf-8"), delimiter="\t").encode("utf-16"))
    assert load(tiny).digest == before.digest


def test_columns_in_another_order_load_to_the_same_data(tiny):
    before, path = load(tiny), tiny / "ties.csv"
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    out = io.StringIO()
    csv.writer(out).writerows(row[::-1] for row in rows)
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    assert load(tiny).digest == before.digest


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            ",start,",
            ",strat,",
            ["ties.csv:1: 'strat' is not a column of this table; did you mean 'start'? Rename it"],
        ),
        (
            ",start,",
            ",Start,",
            ["ties.csv:1: 'Start' is not a column of this table; did you mean 'start'? Rename it"],
        ),
        (
            ",start,",
            ",start,start,",
            [
                "ties.csv:1: 'start' is the name of two columns; keep one",
                "ties.csv:2: 'AAA_BBB_no_relations_2016' starts a row of 16 cells under a header"
                " of 17; add the cells that lack",
            ],
        ),
        (
            ",sources,note\n",
            ",sources,note,weather\n",
            [
                "ties.csv:1: 'weather' is not a column of this table; delete it, or describe it in"
                " datapackage.json",
            ],
        ),
        (
            ",sources,note\n",
            ",sources,note,\n",
            ["ties.csv:1: has no name for column 17; name the column or delete it"],
        ),
        (
            ",sources,note\n",
            ",sources\n",
            [
                "ties.csv:1: 'note' is a column this file lacks; add it, its cells empty where"
                " nothing is known",
            ],
        ),
        (
            HEADER + "\n",
            "",
            [
                f"ties.csv:1: {(FIRST[:60] + '…')!r} is not the header;"
                f" the first line must be {HEADER}"
            ],
        ),
        (
            FIRST,
            FIRST + "0,5,",
            [
                "ties.csv:2: 'AAA_BBB_no_relations_2016' starts a row of 18 cells under a header"
                " of 16; quote a cell that holds the separator",
            ],
        ),
        (
            'First year only.\nNo day is known."',
            "First year only.\nNo day is known.",
            [
                'ties.csv:5: opens a quote that is never closed; close it, or write "" for a'
                " quote in a cell",
            ],
        ),
        (
            FIRST,
            "=======\n" + FIRST,
            [
                "ties.csv:2: '=======' is a merge-conflict marker; keep one of the two versions and"
                " delete the markers",
            ],
        ),
    ],
    ids=[
        *("renamed", "capital", "duplicated", "unknown", "nameless", "missing", "no header"),
        *("ragged", "unclosed quote", "conflict"),
    ],
)
def test_damaged_file_is_refused_with_what_to_do(edit, complaints, old, new, said):
    edit("ties", old, new)
    assert complaints()[: len(said)] == said


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", f"ties.csv: is empty; the first line must be {HEADER}"),
        (b"\xef\xbb\xbf\r\n\r\n", f"ties.csv: is empty; the first line must be {HEADER}"),
        (None, f"ties.csv: is missing; create it with the header {HEADER}"),
    ],
    ids=["no byte", "only blank lines", "no file"],
)
def test_unreadable_file_is_the_only_problem_it_causes(tiny, complaints, raw, said):
    (tiny / "ties.csv").unlink()
    if raw is not None:
        (tiny / "ties.csv").write_bytes(raw)
    assert complaints() == [said]


def test_folder_in_place_of_a_file(tiny, complaints):
    (tiny / "ties.csv").unlink()
    (tiny / "ties.csv").mkdir()
    assert complaints() == ["ties.csv: cannot be read: Is a directory"]


def test_shipped_tables_are_canonical_byte_for_byte():
    for resource in read_schema(DATA).resources.values():
        canonical = render(read_table(DATA, resource)).encode("utf-8")
        assert (DATA / resource.path).read_bytes() == canonical, resource.path


@given(st.lists(st.text("ab ;\t", max_size=5)))
def test_list_items_are_trimmed_and_none_is_empty(parts):
    items = split_list(";".join(parts))
    assert all(item and item == item.strip() for item in items)
    assert split_list(" ; ".join(items)) == items
