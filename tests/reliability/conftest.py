"""Nobody's machine: the promises hold whatever the settings of whoever runs the tests."""

from collections.abc import Iterator

import pytest
from cli.world import nobodys_machine


@pytest.fixture(autouse=True)
def _nobodys_machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with nobodys_machine(tmp_path_factory.mktemp("home")):
        yield
