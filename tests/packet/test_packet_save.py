import errno
import os
from pathlib import Path

import pytest

from ladderdesk.errors import ExportError
from ladderdesk.packet.save import write_file


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_file(tmp_path / "packet.pdf", b"new\r\n")
    assert (tmp_path / "packet.pdf").read_bytes() == b"new\r\n"
    assert names(tmp_path) == ["packet.pdf"]


def test_a_file_that_was_there_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "packet.pdf").write_bytes(b"old and longer")
    write_file(tmp_path / "packet.pdf", b"new")
    assert (tmp_path / "packet.pdf").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing/packet.pdf", "does not exist"),
        ("x" * 300 + ".pdf", "the name is too long"),
        ("folder", "there is a folder of that name"),
        ("file/packet.pdf", "a file where the folder should be"),
    ],
)
def test_a_place_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    before = names(tmp_path)
    with pytest.raises(ExportError) as problem:
        write_file(tmp_path / name, b"new")
    assert words in problem.value.message
    assert problem.value.message.endswith("Nothing else was changed.")
    assert names(tmp_path) == before


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "may not be written to"),
        (errno.EACCES, "may not be written to"),
        (errno.EIO, "the system said"),
    ],
)
def test_what_the_disk_refuses_leaves_the_old_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    """The system call is made to fail; a full disk cannot be had in a test."""
    target = tmp_path / "packet.pdf"
    target.write_bytes(b"old")

    def refuse(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(ExportError) as problem:
        write_file(target, b"new")
    assert words in problem.value.message
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["packet.pdf"]


def test_the_sentence_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"“packet\.pdf” was not exported"):
        write_file(tmp_path / "missing" / "packet.pdf", b"new")
