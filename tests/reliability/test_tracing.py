"""The tracer does what it is told to, and a disk whose power is cut keeps what was synced."""

import json
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from .power import Disk
from .program import untraceable
from .recording import Step

WRITES = """
import json, os, sys
from pathlib import Path
from reliability.recording import Recorder
from reliability.tracing import followed, started
from reliability.warm import Tampers

def writes():
    with open("elsewhere", "w") as file:
        file.write("of no interest")
    os.chdir("seen")
    try:
        fd = os.open("one", os.O_RDWR | os.O_CREAT)
        assert os.write(fd, b"12345678") == 8
        os.pwrite(fd, b"ab", 3)
        os.ftruncate(fd, 6)
        os.fsync(fd)
        os.rename("one", "two")
        os.unlink("two")
    except OSError as error:
        return error.errno
    except AssertionError:
        return 98
    return 0

fault, at = sys.argv[1], int(sys.argv[2])
tampers, recorder = Tampers(fault, at), Recorder(Path("seen"))
code = followed(started(writes), Path("seen"), tampers, recorder)
print(json.dumps([code, tampers.kinds, tampers.fired, recorder.log]))
"""


def _traced(folder: Path, fault: str = "", at: int = 0) -> tuple[int, list[str], bool, list[Step]]:
    """What a child that writes a few bytes came to, with that fault at its nth call that changes a file."""
    if why := untraceable():
        pytest.skip(why)
    (folder / "seen").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", WRITES, fault, str(at)],
        cwd=folder, env={"PYTHONPATH": str(Path(__file__).resolve().parents[1])}, capture_output=True, check=True,
    )  # fmt: skip
    code, kinds, fired, log = json.loads(done.stdout)
    return code, kinds, fired, [tuple(step) for step in log]


def _left(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "seen").iterdir()}


def test_each_call_that_changes_the_folder_is_seen_in_order_and_none_elsewhere(tmp_path: Path) -> None:
    code, kinds, fired, log = _traced(tmp_path)
    assert (code, fired, _left(tmp_path)) == (0, False, {})
    assert kinds == ["open", "write", "write", "truncate", "sync", "rename", "unlink"]
    assert log == [
        ("create", "one", 0), ("write", 0, 0, "12345678"), ("write", 0, 3, "ab"), ("truncate", 0, 6), ("sync", 0),
        ("rename", "one", "two"), ("unlink", "two"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fault", "at", "ends_with", "leaves"),
    [
        ("kill", 1, -9, {"one": b""}),
        ("kill", 3, -9, {"one": b"123ab678"}),
        ("torn", 1, -9, {"one": b"1234"}),
        ("error", 2, 5, {"one": b"12345678"}),
        ("error", 4, 5, {"one": b"123ab6"}),
        ("error", 5, 5, {"one": b"123ab6"}),
        ("full", 0, 28, {}),
        ("full", 2, 28, {"one": b"12345678"}),
        ("short", 1, 98, {"one": b"1234"}),
    ],
)
def test_a_fault_is_done_where_it_was_asked_for(
    fault: str, at: int, ends_with: int, leaves: dict[str, bytes], tmp_path: Path
) -> None:
    code, _, fired, _ = _traced(tmp_path, fault, at)
    assert (code, fired, _left(tmp_path)) == (ends_with, True, leaves)


def test_a_fault_that_is_never_reached_is_known_not_to_have_been_done(tmp_path: Path) -> None:
    code, _, fired, _ = _traced(tmp_path, "kill", 7)
    assert (code, fired) == (0, False)


OLD = b"o" * 2048


@pytest.mark.parametrize(
    ("steps", "possible"),
    [
        ([("write", 0, 0, "n" * 2048), ("sync", 0)], {b"n" * 2048}),
        ([("truncate", 0, 2), ("sync", 0), ("write", 0, 0, "nn")], {b"oo", b"nn"}),
        ([("create", "new", 1)], {None, b""}),
        ([("create", "new", 1), ("write", 1, 0, "nn"), ("sync", 1)], {None, b"nn"}),
        ([("create", "new", 1), ("write", 1, 0, "nn"), ("sync folder", ".")], {b"", b"nn"}),
        ([("rename", "old", "new")], {None, OLD}),
        ([("rename", "old", "new"), ("sync folder", ".")], {OLD}),
        ([("unlink", "old"), ("sync folder", ".")], {None}),
    ],
)
def test_a_power_cut_keeps_what_was_synced_and_any_part_of_the_rest(
    steps: list[Step], possible: set[bytes | None], tmp_path: Path
) -> None:
    (tmp_path / "old").write_bytes(OLD)
    disk = Disk(tmp_path)
    for step in steps:
        disk.happens(step)
    left = [disk.after_a_cut(Random(seed)) for seed in range(60)]
    assert {files.get("new", files.get("old") if not _names_new(steps) else None) for files in left} == possible


def test_a_write_that_was_not_synced_may_be_torn_at_a_sector(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(OLD)
    disk = Disk(tmp_path)
    disk.happens(("write", 0, 100, "n" * 1000))
    seen = {disk.after_a_cut(Random(seed))["old"] for seed in range(200)}
    assert {OLD, OLD[:100] + b"n" * 1000 + OLD[1100:], OLD[:512] + b"n" * 512 + OLD[1024:]} <= seen
    assert all(content[:100] == OLD[:100] and content[1100:] == OLD[1100:] for content in seen)


def _names_new(steps: list[Step]) -> bool:
    return any("new" in step for step in steps)
