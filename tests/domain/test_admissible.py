"""Acts that cannot be (R6, section 6), and those worth a second look: too late, early, without effect (R7, R8, R11)."""

from datetime import date

import pytest

from treatytrack.domain.admissible import impossible_acts, is_late, least_life, out_of_time, too_late, warnings
from treatytrack.domain.agreement import Elsewhere
from treatytrack.domain.events import EVENT_KINDS, TAKES
from treatytrack.domain.life import life_of
from treatytrack.domain.readings import in_order, latest_reading

from .world import OPEN, TWO_PERIODS, YEARLY, Cells, agreement_of

CONSENT = {**TWO_PERIODS, "renewal": "consent"}
"""Its term ends on 31 December 2014."""
UNSURE = {"in_force": "2010?", "lasts": "5y", "renewal": "none"}
"""Its term ends some day from 31 December 2014 to 30 December 2015."""

# what, the recorded cells, what is wrong
IMPOSSIBLE: list[tuple[str, Cells, tuple[str, ...]]] = [
    ("no event at all", OPEN, ()),
    # extensions
    ("by a length", {**CONSENT, "events": "extended 2014-06-01 for 2y"}, ()),
    ("until a later day", {**CONSENT, "events": "extended 2014-06-01 until 2016"}, ()),
    ("until the end itself", {**CONSENT, "events": "extended 2014-06-01 until 2014-12-31"}, ()),
    ("until the day before it", {**CONSENT, "events": "extended 2014-06-01 until 2014-12-30"},
     ("extended 2014-06-01 until 2014-12-30, a day before the end that it moves, 2014-12-31",)),
    ("until no day and by no length", {**CONSENT, "events": "extended 2014-06-01"},
     ("extended 2014-06-01 needs until or for, one of them: to which day, or by how much",)),
    ("until a day and by a length", {**CONSENT, "events": "extended 2014-06-01 until 2016 for 1y"},
     ("extended 2014-06-01 needs until or for, one of them: to which day, or by how much",)),
    ("by a length of no known end", {"in_force": "2010-01-01", "events": "extended 2014-06-01 for 2y"},
     ("extended 2014-06-01 by a length, but no end is known to count from: say until",)),
    ("until a day of no known end", {"in_force": "2010-01-01", "events": "extended 2014-06-01 until 2016"}, ()),
    ("by a length of an end that an earlier one gave",
     {"in_force": "2010-01-01", "events": "extended 2014-06-01 until 2016; extended 2015-06-01 for 1y"}, ()),
    ("of what lasts open", {**OPEN, "events": "extended 2014-06-01 until 2016"},
     ("extended 2014-06-01: it lasts open, so there is no end to move",)),
    # the second moves the end that the first gave: 31 December 2016
    ("to before the end that an earlier one gave",
     {**CONSENT, "events": "extended 2014-06-01 for 2y; extended 2015-06-01 until 2016-12-30"},
     ("extended 2015-06-01 until 2016-12-30, a day before the end that it moves, 2016-12-31",)),
    # a renewal is running: it ends on 31 December 2019
    ("to before the end of the running renewal", {**TWO_PERIODS, "events": "extended 2016-06-01 until 2018"},
     ("extended 2016-06-01 until 2018-12-31, a day before the end that it moves, 2019-12-31",)),
    # refused only if it cannot be whichever day it is
    ("perhaps to an earlier day", {**UNSURE, "events": "extended 2012-06-01 until 2015-06-30"}, ()),
    ("to an earlier day in any case", {**UNSURE, "events": "extended 2012-06-01 until 2014-12-30"},
     ("extended 2012-06-01 until 2014-12-30, a day before the end that it moves, 2015-12-30",)),
    # details that mean nothing
    ("a notice with a last day", {**YEARLY, "events": "notice 2021-05-05 until 2022"},
     ("notice 2021-05-05 takes no until, only by, effective",)),
    ("a revocation with two", {**YEARLY, "events": "revoked 2021-05-05 effective 2022 for 1y"},
     ("revoked 2021-05-05 takes no effective, only by", "revoked 2021-05-05 takes no for, only by")),
]  # fmt: skip

NO_RENEWAL = "changes nothing, because nothing would renew; if it was a denunciation, record denounced"
NOTHING_TO_UNDO = "changes nothing: no notice or denunciation that has not worked yet stands before it"
NOT_IN_FORCE = "changes nothing: only what is in force or provisionally applied can be suspended"
LATE = "came too late for 2021-12-31 (last safe day 2021-09-30): it ends with 2022-12-31"
YOUNG = {**OPEN, "denunciation": "receipt + 6m"}

# what, the recorded cells (the last act is looked at), what is unusual about it
TIMES: list[tuple[str, Cells, str]] = [
    ("a notice in time", {**YEARLY, "events": "notice 2021-09-30"}, ""),
    ("a notice a day late", {**YEARLY, "events": "notice 2021-10-01"}, LATE),
    ("a denunciation at the end of a term, a day late",
     {**YEARLY, "denunciation": "term end", "events": "denounced 2021-10-01"}, LATE),
    ("a notice whose day is recorded is never late",
     {**YEARLY, "events": "notice 2021-10-01 effective 2022-01-01"}, ""),
    ("a notice a day late, undone by an extension",
     {**YEARLY, "events": "notice 2021-10-01; extended 2021-10-05 for 2y"}, ""),
    ("a notice of unknown length", {**YEARLY, "notice": "unknown", "events": "notice 2021-12-31"}, ""),
    ("a notice where nothing renews", {**YEARLY, "renewal": "none", "events": "notice 2020-05-01"}, NO_RENEWAL),
    ("a notice in the last renewal", {**YEARLY, "renewal_limit": "1", "events": "notice 2021-05-01"}, NO_RENEWAL),
    ("a denunciation in time", {**YOUNG, "events": "denounced 2020-01-31"}, ""),
    ("a denunciation before it may be given",
     {**YOUNG, "denunciation_after": "3y given", "events": "denounced 2011-01-01"},
     "came early: it counts as received on 2013-01-01, after 3 years in force"),
    ("a denunciation on the first day it may be given",
     {**YOUNG, "denunciation_after": "3y given", "events": "denounced 2013-01-01"}, ""),
    ("a denunciation before it may work", {**YOUNG, "denunciation_after": "3y", "events": "denounced 2011-01-01"}, ""),
    ("a denunciation that is not possible", {**OPEN, "denunciation": "none", "events": "denounced 2020-01-31"},
     "changes nothing: it cannot be denounced (denunciation none)"),
    ("a revocation in time", {**YEARLY, "events": "notice 2021-05-01; revoked 2021-12-31"}, ""),
    ("a revocation a day late", {**YEARLY, "events": "notice 2021-05-01; revoked 2022-01-01"}, NOTHING_TO_UNDO),
    ("a revocation of nothing", {**YEARLY, "events": "revoked 2021-12-31"}, NOTHING_TO_UNDO),
    ("a second revocation", {**YEARLY, "events": "notice 2021-05-01; revoked 2021-06-01; revoked 2021-07-01"},
     NOTHING_TO_UNDO),
    ("a suspension", {**OPEN, "events": "suspended 2020-01-31"}, ""),
    ("a suspension of what is only applied", {"provisional": "2010-01-01", "events": "suspended 2020-01-31"}, ""),
    ("a suspension of what is only signed", {"signed": "2010-01-01", "events": "suspended 2020-01-31"}, NOT_IN_FORCE),
    ("a suspension of what is over", {**OPEN, "ended": "2020-01-31", "events": "suspended 2020-01-31"}, NOT_IN_FORCE),
    ("a suspension from the day it is in force",
     {**OPEN, "in_force": "2010-03-01", "events": "suspended 2010-02-01 effective 2010-03-01"}, ""),
    ("a resumption", {**OPEN, "events": "suspended 2020-01-31; resumed 2020-03-01"}, ""),
    ("a resumption before the suspension would begin",
     {**OPEN, "events": "suspended 2020-01-31 effective 2020-06-01; resumed 2020-03-01"}, ""),
    ("a second resumption", {**OPEN, "events": "suspended 2020-01-31; resumed 2020-03-01; resumed 2020-04-01"},
     "changes nothing: it was not suspended"),
    ("a resumption of nothing", {**OPEN, "events": "resumed 2020-03-01"}, "changes nothing: it was not suspended"),
    ("what is no question of time", {**OPEN, "events": "terminated 2020-03-01"}, ""),
]  # fmt: skip

# what, the recorded cells, the column and what is said of it
REMARKS: list[tuple[str, Cells, list[tuple[str, str]]]] = [
    ("nothing odd", YEARLY, []),
    # an end that was undone is none
    ("a late notice that was revoked", {**YEARLY, "events": "notice 2021-10-01; revoked 2021-11"},
     [("events", f"notice 2021-10-01 {LATE.partition(':')[0]}, and was undone by the revocation of 2021-11")]),
    ("a late notice before an extension", {**YEARLY, "events": "notice 2021-10-01; extended 2021-10-05 for 2y"},
     [("events", f"notice 2021-10-01 {LATE.partition(':')[0]}, and was undone by the extension of 2021-10-05")]),
    # whichever days its dates are: in between it undoes the notice, which works at the end of 2021
    ("a revocation in time on none of its outermost days",
     {**YEARLY, "events": "notice 2021-05-01; revoked [2021-04-01..2022-02-01]"}, []),
    ("a revocation late on each of its days",
     {**YEARLY, "events": "notice 2021-05-01; revoked [2022-01-01..2022-02-01]"},
     [("events", f"revoked [2022-01-01..2022-02-01] {NOTHING_TO_UNDO}")]),
    # what lies before the signature
    ("entry before signature", {**OPEN, "in_force": "2009-06-01"},
     [("in_force", "in force 2009-06-01 lies before signed 2010-01-01 (retroactive effect?)")]),
    ("entry perhaps before signature", {**OPEN, "in_force": "2010"}, []),
    ("an act before signature", {**OPEN, "events": "ratified 2009-06-01 by AZE"},
     [("events", "ratified 2009-06-01 lies before signed 2010-01-01")]),
    ("one side signs before the other", {**OPEN, "events": "signed 2009-06-01 by AZE"}, []),
    ("they meet before they sign", {**OPEN, "events": "meeting 2009-06-01; review 2009-07-01; other 2009-08-01"}, []),
    # terms of renewal that nothing uses
    ("a length of renewal where nothing renews", {**TWO_PERIODS, "renewal": "none"},
     [("renewal_length", "renewal_length is recorded and not used, because renewal is none")]),
    ("a limit where renewal is not known", {**TWO_PERIODS, "renewal": "", "renewal_length": "", "renewal_limit": "2"},
     [("renewal_limit", "renewal_limit is recorded and not used, because renewal is not known")]),
    ("how long a consent would renew is worth knowing", CONSENT, []),
    # relations
    ("a relation to itself", {**OPEN, "ref": "X-1", "related": "see X-2; amends X-1"},
     [("related", "amends X-1 names the agreement itself")]),
    # acts out of their time
    ("a late notice", {**YEARLY, "events": "notice 2021-10-01 by IRN"}, [("events", f"notice 2021-10-01 {LATE}")]),
    ("two things at once", {**OPEN, "events": "notice 2009-06-01"},
     [("events", "notice 2009-06-01 lies before signed 2010-01-01"), ("events", f"notice 2009-06-01 {NO_RENEWAL}")]),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "wrong"), [case[1:] for case in IMPOSSIBLE], ids=[case[0] for case in IMPOSSIBLE])
def test_what_acts_cannot_be(cells: Cells, wrong: tuple[str, ...]) -> None:
    assert tuple(impossible_acts(agreement_of(cells))) == wrong


@pytest.mark.parametrize(("cells", "unusual"), [case[1:] for case in TIMES], ids=[case[0] for case in TIMES])
def test_what_is_unusual_about_when_an_act_came(cells: Cells, unusual: str) -> None:
    agreement = agreement_of(cells)
    life = life_of(agreement, in_order(latest_reading(agreement)[0]), date.max)
    assert out_of_time(agreement, life, life.decisions[-1]) == unusual


@pytest.mark.parametrize(("cells", "said"), [case[1:] for case in REMARKS], ids=[case[0] for case in REMARKS])
def test_what_deserves_a_second_look(cells: Cells, said: list[tuple[str, str]]) -> None:
    assert [(one.column, one.what) for one in warnings(agreement_of(cells))] == said


def test_a_remark_about_when_an_act_came_names_the_act() -> None:
    late = {**YEARLY, "signed": "2022-01-01", "events": "notice 2021-10-01"}
    assert [one.act for one in warnings(agreement_of(late))][-1] == "notice 2021-10-01"
    assert [one.act for one in warnings(agreement_of(late))][:-1] == ["", ""]


def test_who_is_a_stranger_to_both_sides_cannot_act() -> None:
    agreement = agreement_of({**YEARLY, "events": "notice 2021-05-05 by RUS; notice 2021-05-06 by IRN"})
    assert list(impossible_acts(agreement)) == []
    stranger = agreement._replace(elsewhere=Elsewhere(strangers=("RUS",)))
    assert list(impossible_acts(stranger)) == [
        "notice 2021-05-05 is by RUS, which is neither of the parties AZE and IRN"
    ]


def test_every_kind_takes_every_detail_that_it_says_it_takes() -> None:
    values = {"by": "AZE", "effective": "2012-01-01", "until": "2016", "for": "1y", "other": "X-1"}
    for kind in EVENT_KINDS:
        details = [f" {word} {values[word]}" for word in TAKES[kind] if (kind, word) != ("extended", "for")]
        event = f"{kind} 2011-01-01{''.join(details)}"
        assert list(impossible_acts(agreement_of({**CONSENT, "events": event}))) == [], event


def test_how_late_a_notice_is_and_how_long_a_life_must_be() -> None:
    agreement = agreement_of({**YEARLY, "denunciation_after": "18m given", "events": "notice 2021-10-01"})
    (decision,) = life_of(agreement, in_order(latest_reading(agreement)[0]), date.max).decisions
    assert is_late(decision)
    assert too_late(decision) == "too late for 2021-12-31 (last safe day 2021-09-30)"
    assert least_life(agreement) == "after 18 months"
    assert least_life(agreement_of(OPEN)) == ""
