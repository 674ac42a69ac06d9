"""A register that holds the example, made once: making one takes a second."""

import shutil
from pathlib import Path

import pytest

from .program import fill


@pytest.fixture(scope="session")
def filled_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose default register holds the five agreements; nobody changes it."""
    return fill(tmp_path_factory.mktemp("home"))


@pytest.fixture
def filled(filled_once: Path, tmp_path: Path) -> Path:
    """A copy of that home for one test."""
    return Path(shutil.copytree(filled_once, tmp_path / "home"))
