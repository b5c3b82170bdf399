import csv
from functools import partial

import pytest

from analysis.decoding import UnreadableError, decode, records


def refusal(raw: bytes) -> list[str]:
    with pytest.raises(UnreadableError) as caught:
        list(records(decode(raw, "t.csv"), "t.csv", ["a", "b"]))
    return [str(problem) for problem in caught.value.problems]


def test_lines_are_physical_despite_line_breaks_in_cells_and_blank_lines():
    text = '\na,b\n"1\n1",2\n\n,\n3,"4\n\n"\n5,6\n'
    assert list(records(text, "t.csv", ["a", "b"])) == [
        (2, ["a", "b"]),
        (3, ["1\n1", "2"]),
        (7, ["3", "4"]),
        (10, ["5", "6"]),
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_line_ends_marks_and_separators_make_no_difference(line_end, encoding, separator):
    raw = line_end.join(["a,b".replace(",", separator), "é,".replace(",", separator), ""])
    found = list(records(decode(raw.encode(encoding), "t.csv"), "t.csv", ["a", "b"]))
    assert found == [(1, ["a", "b"]), (2, ["é", ""])]


def test_windows_encoding():
    said = (
        "t.csv:2: holds byte 0xe9, which is not UTF-8 (in Windows-1252 it is 'é');"
        " save the file as CSV UTF-8"
    )
    assert refusal("a,b\r\né,2\r\n".encode("cp1252")) == [said]


def test_byte_of_no_encoding_after_a_mark():
    raw = b"\xef\xbb\xbfa,b\n1,2\n\x81,2\n"
    said = "t.csv:3: holds byte 0x81, which is not UTF-8; save the file as CSV UTF-8"
    assert refusal(raw) == [said]


def test_damaged_utf16():
    said = "t.csv: starts as UTF-16 but is damaged; save it as CSV UTF-8"
    assert refusal("a,b\n".encode("utf-16") + b"x") == [said]


@pytest.mark.parametrize("raw", [b"a,b\n\x00,2\n", "a,b\n".encode("utf-16-le"), b"\xff\xfe\0\0a\0"])
def test_nul(raw):
    line = 2 if raw.startswith(b"a,b") else 1
    said = "holds a NUL character: the file is damaged or UTF-16; save it as CSV UTF-8"
    assert refusal(raw) == [f"t.csv:{line}: {said}"]


def test_every_merge_conflict_marker_is_named():
    raw = b"a,b\n<<<<<<< HEAD\n1,2\n||||||| base\n=======\n1,3\n>>>>>>> other\n"
    said = "is a merge-conflict marker; keep one of the two versions and delete the markers"
    markers = {2: "<<<<<<< HEAD", 4: "||||||| base", 5: "=======", 7: ">>>>>>> other"}
    assert refusal(raw) == [f"t.csv:{line}: {text!r} {said}" for line, text in markers.items()]


def test_unclosed_quote_is_reported_where_its_row_starts():
    said = (
        't.csv:3: opens a quote that is never closed; close it, or write "" for a quote in a cell'
    )
    assert refusal(b'a,b\n1,2\n3,"4\n5,6\n') == [said]


def test_text_after_a_closing_quote():
    said = 't.csv:2: has text after a closing quote; write "" for a quote in a cell'
    assert refusal(b'a,b\n"1"x,2\n') == [said]


def test_endless_cell(request):
    # The limit belongs to the process, and other libraries raise it.
    request.addfinalizer(partial(csv.field_size_limit, csv.field_size_limit(1000)))
    said = "t.csv:2: has a cell of more than 1000 characters; is a closing quote missing?"
    assert refusal(b"a,b\n" + b"x" * 1001 + b",2\n") == [said]
