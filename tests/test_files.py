import hashlib
import stat

import pytest

from analysis.errors import AnalysisError
from analysis.files import sha256, write_atomic


def test_text_is_written_as_utf8_with_its_own_line_ends(tmp_path):
    path = tmp_path / "a.csv"
    write_atomic(path, "é\r\nb\n")
    assert path.read_bytes() == "é\r\nb\n".encode()


def test_replacing_keeps_the_mode_and_leaves_no_draft(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomic(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_failure_leaves_the_old_file_and_no_draft(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copymode", full)
    with pytest.raises(AnalysisError) as caught:
        write_atomic(path, b"new")
    said = f"cannot write {path.as_posix()}: No space left on device; nothing was changed"
    assert str(caught.value) == said
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["file/a.csv", "x" * 300])
def test_place_that_holds_no_file_is_refused(tmp_path, name):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(AnalysisError, match=r"^cannot write .*; nothing was changed$"):
        write_atomic(tmp_path / name, b"new")


def test_hash_is_sha256(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"abc")
    assert sha256(path) == hashlib.sha256(b"abc").hexdigest()


def test_hash_of_a_missing_file_is_refused(tmp_path):
    path = tmp_path / "gone"
    with pytest.raises(AnalysisError) as caught:
        sha256(path)
    assert str(caught.value) == f"cannot read {path.as_posix()}: No such file or directory"
