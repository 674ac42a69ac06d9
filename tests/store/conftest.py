"""One empty register made once, and copied for whoever wants one: making one takes half a second."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from .world import register_of


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty register that nobody changes."""
    return register_of(tmp_path_factory.mktemp("once") / "treatytrack.db")


@pytest.fixture
def register(made_once: Path, tmp_path: Path) -> Path:
    """An empty register in an empty folder."""
    return Path(shutil.copy(made_once, tmp_path / "treatytrack.db"))


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another user can reach: pytest's own are closed to all but one."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
