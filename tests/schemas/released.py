"""The schemas that are in people's hands: their migrations and frozen registers never change again."""

from typing import NamedTuple


class Hashes(NamedTuple):
    """sha256 of the migration's file and of the frozen register."""

    migration: str
    register: str


# Filled in with the release: python tests/schemas/freeze.py --hashes
RELEASED: dict[str, Hashes] = {}
