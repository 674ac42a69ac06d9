"""The tables of shares.py, to draw from."""

from bisect import bisect
from collections.abc import Mapping
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

import shares

T = TypeVar("T")


class Shares(Generic[T]):
    """A table of shares, to draw from."""

    def __init__(self, counted: Mapping[T, float]) -> None:
        self._values = tuple(counted)
        self._borders = list(accumulate(counted.values()))

    def drawn(self, by: Random) -> T:
        """One of the values, each as often as its share."""
        return self._values[bisect(self._borders, by.random() * self._borders[-1])]


FAMILIES, PARTIES = Shares(shares.FAMILIES), Shares(shares.PARTIES)
LANGUAGES, SURVIVALS, TERMS = Shares(shares.LANGUAGES), Shares(shares.SURVIVALS), Shares(shares.TERMS)
NOTICES = {renewal: Shares(counted) for renewal, counted in shares.NOTICES.items()}
INVESTMENT_YEARS, INVESTMENT_LIVES = Shares(shares.INVESTMENT_YEARS), Shares(shares.INVESTMENT_LIVES)
ENDED_BY, PLACES, SUBJECTS = Shares(shares.ENDED_BY), Shares(shares.PLACES), Shares(shares.SUBJECTS)
LISTED_TYPES, LISTED_LIVES = Shares(shares.LISTED_TYPES), Shares(shares.LISTED_LIVES)
TERRITORY_COUNTS, TERRITORIES = Shares(shares.TERRITORY_COUNTS), Shares(shares.TERRITORIES)
RECENT_TYPES, RECENT_TERMS, RECENT_FIELDS = (
    Shares(table) for table in (shares.RECENT_TYPES, shares.RECENT_TERMS, shares.RECENT_FIELDS)
)
RECENT_LENGTHS, RECENT_NOTICES = Shares(shares.RECENT_LENGTHS), Shares(shares.RECENT_NOTICES)
UNTIL_FORMS = Shares(shares.UNTIL_FORMS)
