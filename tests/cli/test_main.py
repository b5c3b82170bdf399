import subprocess
import sys
from pathlib import Path

import pytest

from analysis import cli
from analysis.cli import main


def test_no_argument_shows_the_help(capsys):
    assert main([]) == 0
    out = capsys.readouterr().out
    assert out.startswith("usage: python -m analysis")
    assert all(command in out for command in cli.COMMANDS)


def test_unknown_command_is_refused_with_the_nearest(capsys):
    assert main(["chekc"]) == 2
    known = ", ".join(cli.COMMANDS)
    said = f"error: 'chekc' is not a command; commands: {known}. Did you mean 'check'?\n"
    assert capsys.readouterr().err == said


def test_unknown_option_is_refused(capsys):
    assert main(["check", "--fxi"]) == 2
    assert "unrecognized arguments: --fxi" in capsys.readouterr().err


def test_version_names_program_and_data(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("analysis 0.1.0, data ")


def test_interrupt_leaves_no_traceback(capsys, monkeypatch):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("analysis.cli.check.run", interrupted)
    assert main(["check"]) == 130
    assert capsys.readouterr().err == "interrupted\n"


@pytest.mark.parametrize("arguments", [["summary"], ["check", "--format", "json"]])
def test_closed_pipe_leaves_no_traceback(arguments):
    command = [sys.executable, "-m", "analysis", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [["summary"], ["check", "--format", "json"]])
def test_full_disk_ends_with_a_message(arguments):
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "analysis", *arguments]
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    said = "error: cannot write the output: No space left on device\n"
    assert (run.returncode, run.stderr) == (2, said)


def test_closed_output_is_no_mistake(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdout", None)
    assert main(["--version"]) == 0
    assert capsys.readouterr().err == ""


def test_check_imports_no_plotting():
    code = (
        "import sys; from analysis.cli import main; main(['check']);"
        "print('matplotlib' in sys.modules, file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stderr.strip() == "False"
