"""R9, VCLT 59: `replaced_by` without a day ends an agreement when the later one enters into force."""

from datetime import date

import pytest

from treatytrack.domain.agreement import Agreement, Elsewhere
from treatytrack.domain.settle import to_confirm
from treatytrack.domain.succession import succession_to
from treatytrack.domain.validity import standing_on

from .world import Cells, agreement_of, shown

EARLIER: Cells = {"title": "Transport 1990", "type": "agreement", "in_force": "1990-01-01", "lasts": "open"}


def replaced(later: Cells, **earlier: str) -> Agreement:
    """The earlier agreement, replaced by one with these cells."""
    agreement = agreement_of({**EARLIER, **earlier, "replaced_by": "AZE-IRN-2020-1"})
    return agreement._replace(elsewhere=Elsewhere(succession_to(agreement_of({"title": "Transport 2020", **later}))))


BY_NOTIFICATION = {
    "entry_rule": "notification + 30d",
    "events": "notified 2020-03-01 by AZE; notified 2020-05-02 by IRN",
}


@pytest.mark.parametrize(("later", "day", "expected"), [
    # the later one's recorded entry into force is known on every day
    ({"in_force": "2020-06-01"}, "2019-01-01", ("in-force", "yes", "2020-05-31")),
    ({"in_force": "2020-06-01"}, "2020-05-31", ("in-force", "yes", "2020-05-31")),
    ({"in_force": "2020-06-01"}, "2020-06-01", ("replaced", "yes", "2020-05-31")),
    # by a rule it is known once its act has happened (R1b)
    (BY_NOTIFICATION,            "2020-05-01", ("in-force", "yes", "")),
    (BY_NOTIFICATION,            "2020-05-02", ("in-force", "yes", "2020-05-31")),
    (BY_NOTIFICATION,            "2020-06-01", ("replaced", "yes", "2020-05-31")),
    # on signature it is presumed of a memorandum (R12), and so is the end
    ({"type": "memorandum", "signed": "2020-06-01"}, "2020-06-01", ("replaced", "assumed", "2020-05-31")),
    # some day of 2020
    ({"in_force": "2020"},       "2020-06-01", ("in-force", "no", "[2019-12-31..2020-12-30]")),
    ({"in_force": "2020"},       "2020-12-31", ("replaced", "yes", "[2019-12-31..2020-12-30]")),
    # not known: it changes nothing
    ({"signed": "2020-06-01", "type": "treaty"}, "2021-01-01", ("in-force", "yes", "")),
    (BY_NOTIFICATION | {"events": "notified 2020-03-01 by AZE"}, "2021-01-01", ("in-force", "yes", "")),
])  # fmt: skip
def test_the_later_agreement_s_entry_into_force_ends_the_earlier(
    later: Cells, day: str, expected: tuple[str, ...]
) -> None:
    cells = shown(replaced(later), day)
    assert (cells["status"], cells["certain"], cells["ends"]) == expected


def test_a_recorded_end_wins_over_the_later_agreement_s_entry_into_force() -> None:
    both = replaced({"in_force": "2020-06-01"}, ended="2018-01-01")
    cells = shown(both, "2018-01-01")
    assert (cells["status"], cells["ends"]) == ("replaced", "2017-12-31")


def test_an_event_that_ends_it_wins_over_the_later_agreement_s_entry_into_force() -> None:
    both = replaced({"in_force": "2020-06-01"}, events="terminated 2018-01-01")
    cells = shown(both, "2018-01-01")
    assert (cells["status"], cells["ends"]) == ("replaced", "2017-12-31")


def test_a_replacement_whose_day_is_not_known_is_to_be_confirmed_and_one_that_is_known_is_not() -> None:
    day = date(2021, 1, 1)
    unknown, known = replaced({"type": "treaty"}), replaced({"in_force": "2020-06-01"})
    assert "other" in to_confirm(unknown, standing_on(unknown, day))
    assert "other" not in to_confirm(known, standing_on(known, day))


def test_a_ref_that_the_register_does_not_have_is_to_be_confirmed() -> None:
    agreement = agreement_of({**EARLIER, "related": "amends AZE-IRN-1980-1"})
    standing = standing_on(agreement, date(2021, 1, 1))
    assert "other" not in to_confirm(agreement, standing)
    missing = agreement._replace(elsewhere=Elsewhere(absent=("AZE-IRN-1980-1",)))
    assert "other" in to_confirm(missing, standing)
