"""scripts/setup.sh says what is missing, and mends what an interrupted run left."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ["sh", "awk", "cat", "cksum", "grep", "head", "rm", "uname"]

# A stand-in for Python: answers its version, whether it has venv, and makes an environment
# whose own python is a stand-in too, logging what it is asked to install.
STUB = """#!/bin/sh
case "$*" in
    *ensurepip*) exit {bare} ;;
    *'(3, 11) <='*) exit {unfit} ;;
    *sys.version_info*) echo {version} ;;
    *'-m venv'*) mkdir -p "$4/bin" && cp "$0" "$4/bin/python" ;;
    *-m*) echo "$*" >>installs; case "$*" in *{broken}*) exit 1 ;; esac ;;
esac
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="make is for POSIX systems")


@pytest.fixture
def place(tmp_path):
    """A directory with a lock, a package and a PATH of its own."""
    here = tmp_path / "a place"
    (here / "path").mkdir(parents=True)
    for tool in [*TOOLS, "mkdir", "cp"]:
        (here / "path" / tool).symlink_to(shutil.which(tool))
    (here / "pyproject.toml").write_text("")
    (here / "requirements.lock").write_text(
        "# by make lock\nuv==1.0 \\\n    --hash=sha256:00\nyarl==1.0\n"
    )
    return here


def put_python(place: Path, name="python3", version="3.12.1", unfit=0, bare=0, broken="nothing"):
    stub = place / "path" / name
    values = {"version": version, "unfit": unfit, "bare": bare, "broken": broken}
    stub.write_text(STUB.format(**values))
    stub.chmod(0o755)


def run(place: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", str(ROOT / "scripts" / "setup.sh")],
        cwd=place,
        env={"PATH": str(place / "path"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def installs(place: Path) -> list[str]:
    log = place / "installs"
    return log.read_text().splitlines() if log.exists() else []


def test_no_python(place):
    done = run(place)
    assert done.returncode == 1
    assert "Python 3.11, 3.12, 3.13 or 3.14 is needed; no python3 was found." in done.stderr
    assert "sudo apt install python3 python3-venv" in done.stderr


def test_named_python_is_not_there(place):
    put_python(place)
    done = run(place, PYTHON="/nowhere/python3")
    assert done.returncode == 1
    assert "no /nowhere/python3 was found" in done.stderr


def test_python_too_old(place):
    put_python(place, version="3.9.2", unfit=1)
    done = run(place)
    assert done.returncode == 1
    assert "is needed; python3 is 3.9.2." in done.stderr


def test_newer_python_beside_an_old_one_is_taken(place):
    put_python(place, version="3.9.2", unfit=1)
    put_python(place, name="python3.13", version="3.13.0")
    done = run(place)
    assert done.returncode == 0, done.stderr
    assert "Making .venv with python3.13 (Python 3.13.0)" in done.stderr


def test_python_without_venv(place):
    put_python(place, version="3.11.2", bare=1)
    done = run(place)
    assert done.returncode == 1
    assert "python3 (Python 3.11) cannot make virtual environments" in done.stderr
    assert "sudo apt install python3-venv        (or python3.11-venv)" in done.stderr


def test_installs_uv_then_the_lock_then_the_package_and_nothing_the_second_time(place):
    put_python(place)
    first = run(place)
    assert first.returncode == 0, first.stderr
    assert "Installing 2 packages" in first.stderr
    uv, lock, package = installs(place)
    assert "pip install" in uv
    assert "--require-hashes" in uv
    assert (place / ".venv" / "uv.lock").read_text() == "uv==1.0 \\\n    --hash=sha256:00\n"
    assert "uv pip sync" in lock
    assert lock.endswith("--require-hashes requirements.lock")
    assert package.endswith("--no-deps --no-build-isolation -e .")
    assert run(place).stderr == ""
    assert len(installs(place)) == 3


def test_without_uv_pip_does_it(place):
    put_python(place, broken="uv.lock")
    done = run(place)
    assert done.returncode == 0, done.stderr
    assert "installing with pip" in done.stderr
    assert installs(place)[1].endswith("--require-hashes -r .venv/rest.lock")
    assert (place / ".venv" / "rest.lock").read_text() == "yarl==1.0\n"


def test_no_network(place):
    put_python(place, broken="install")
    done = run(place)
    assert done.returncode == 1
    assert "The network is needed this once" in done.stderr
    assert not (place / ".venv" / "ready").exists()


def test_interrupted_run_is_made_anew(place):
    put_python(place)
    run(place)
    (place / ".venv" / "ready").unlink()
    done = run(place)
    assert done.returncode == 0, done.stderr
    assert ".venv is unfinished or made otherwise: making it anew" in done.stderr


def test_changed_lock_is_installed_in_place(place):
    put_python(place)
    run(place)
    with (place / "requirements.lock").open("a") as lock:
        lock.write("zict==1.0\n")
    done = run(place)
    assert "Installing 3 packages" in done.stderr
    assert "Making" not in done.stderr


def test_moved_directory_and_other_python_are_noticed(place):
    put_python(place)
    put_python(place, name="python3.13", version="3.13.0")
    run(place)
    moved = place.rename(place.with_name("elsewhere"))
    assert "Making .venv with python3 " in run(moved).stderr
    assert "Making .venv with python3.13 " in run(moved, PYTHON="python3.13").stderr
    assert run(moved).stderr == ""


def test_make_knows_the_commands_without_any_environment():
    make = shutil.which("make")
    assert make, "make is needed to run the tests as README says"
    done = subprocess.run(
        [make, "help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={k: v for k, v in os.environ.items() if not k.startswith("MAKE")},
    )
    assert "make figures " in done.stdout
    assert "make test " in done.stdout
