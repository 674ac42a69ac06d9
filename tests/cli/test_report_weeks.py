"""No window is missed: years of weekly reports with weeks in which none ran, with what was recorded late.

The suite simulates months; TREATYTRACK_WEEKS_YEARS=20 the twenty years, some ten minutes for each zone.
"""

import os

import pytest

from .weeks import ZONES, World, wrong
from .weeks_faults import FAULTS
from .world import Treatytrack

YEARS = float(os.environ.get("TREATYTRACK_WEEKS_YEARS", "0.5"))

pytestmark = pytest.mark.usefixtures("empty")


@pytest.mark.parametrize("zone", ZONES)
def test_nothing_falls_between_two_reports(treatytrack: Treatytrack, zone: str) -> None:
    assert list(wrong(World(treatytrack, ZONES.index(zone), zone, agreements=30), YEARS)) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_noticed(treatytrack: Treatytrack, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    monkeypatch.setattr(*FAULTS[fault])
    assert next(wrong(World(treatytrack, 0, "Asia/Baku", agreements=20), 1), None) is not None
