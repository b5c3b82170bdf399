import json

from analysis.cli import main


def test_sound_data(tiny, capsys):
    assert main(["check", "--data", str(tiny)]) == 0
    assert capsys.readouterr().out == "no problems\n"


def test_problems_are_printed_and_counted(tiny, edit, capsys):
    edit("ties", ",2000-12,", ",December 2000,")
    edit("actors", ",690,", ",690.0,")
    assert main(["check", "--data", str(tiny)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{tiny}/actors.csv:2: cow: '690.0' is not a whole number; write 690"
    assert f"{tiny}/ties.csv:4: start: 'December 2000' is not an ISO date; write 2000-12" in lines
    assert lines[-1] == "3 problems in 2 files"


def test_json_has_every_part_of_a_problem(tiny, edit, capsys):
    edit("actors", ",690,", ",690.0,")
    assert main(["check", "--data", str(tiny), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "rewritten": [],
        "left": [],
        "problems": [
            {
                "file": f"{tiny}/actors.csv",
                "line": 2,
                "column": "cow",
                "value": "690.0",
                "message": "is not a whole number; write 690",
            }
        ],
    }


def test_fix_says_what_it_rewrote_and_what_it_left(tiny, capsys):
    path = tiny / "ties.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    (tiny / "reliability.csv").write_bytes(b"")
    assert main(["check", "--fix", "--data", str(tiny)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{path}: rewritten in canonical form"
    left = f"{tiny}/reliability.csv: left as it is, since not all of it can be read"
    assert lines[1] == left
    assert lines[-1] == "1 problem in 1 file"


def test_missing_folder(tmp_path, capsys):
    assert main(["check", "--data", str(tmp_path / "no")]) == 2
    said = "no such folder; give one that holds datapackage.json and the tables"
    assert capsys.readouterr().err == f"error: {tmp_path}/no: {said}\n"
