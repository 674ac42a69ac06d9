"""What is true of every agreement on every day, whatever is recorded."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from treatytrack.columns import BY_NAME, agreement_stored, texts_of
from treatytrack.domain.agreement import Event, Reference
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.events import EVENT_KINDS, event_from, event_text
from treatytrack.domain.instruments import BY_WORD
from treatytrack.domain.lengths import Length, after
from treatytrack.domain.phases import phases
from treatytrack.domain.validity import standing_on, status_on

from .oracle_cases import agreements, telling_days
from .oracle_dates import FIRST, LAST
from .world import Cells, agreement_of

ONE_DAY = timedelta(days=1)

# Random agreements


def _days(cells: Cells, data: st.DataObject, how_many: int = 4) -> list[date]:
    """Days to look at: around what is recorded, and anywhere."""
    telling = [day + off for day in telling_days(cells.values()) for off in (-1, 0, 1)]
    some = st.sampled_from(telling) | st.integers(FIRST - 1000, LAST + 5000)
    return [date.fromordinal(data.draw(some)) for _ in range(how_many)]


@given(agreements())
def test_phases_tile_the_calendar(cells: Cells) -> None:
    found = phases(agreement_of(cells))
    assert (found[0].first, found[-1].last) == (date.min, date.max)
    assert all(one.last + ONE_DAY == following.first for one, following in pairwise(found))
    assert all(one.first <= one.last for one in found)


@given(agreements(), st.data())
def test_a_phase_says_what_holds_on_each_of_its_days(cells: Cells, data: st.DataObject) -> None:
    agreement = agreement_of(cells)
    found = phases(agreement)
    turns = [day for one in found[1:] for day in (one.first - ONE_DAY, one.first, one.first + ONE_DAY)]
    for day in [*turns, *_days(cells, data)]:
        phase = next(one for one in found if one.first <= day <= one.last)
        standing = standing_on(agreement, day)
        assert (day, phase.status, phase.certain, phase.flags) == (
            day, standing.status, standing.certain, standing.flags,
        )  # fmt: skip
        assert (day, phase.ends is None) == (day, standing.ends is None)
        if phase.ends and standing.ends:
            assert (phase.ends.earliest or date.min) <= (standing.ends.earliest or date.min), day
            assert (phase.ends.latest or date.max) >= (standing.ends.latest or date.max), day


@given(agreements(), st.data())
def test_the_status_alone_is_that_of_the_whole(cells: Cells, data: st.DataObject) -> None:
    agreement = agreement_of(cells)
    for day in _days(cells, data):
        standing = standing_on(agreement, day)
        assert status_on(agreement, day) == (standing.status, standing.certain)
        assert standing.possible[0] == standing.status
        assert standing.certain == "no" or standing.possible == (standing.status,)


@given(agreements(), st.data())
def test_notice_given_on_the_last_safe_day_does_not_pass_the_end_of_the_term(cells: Cells, data: st.DataObject) -> None:
    agreement = agreement_of(cells)
    for day in _days(cells, data):
        standing = standing_on(agreement, day)
        safe, last = standing.notice_by, standing.term_last_day
        if safe and safe.latest and isinstance(agreement.terms.notice, Length):
            assert last
            assert last.latest
            assert after(safe.latest, agreement.terms.notice) <= last.latest


@given(agreements(), st.data())
def test_every_deadline_lies_ahead_and_between_its_bounds(cells: Cells, data: st.DataObject) -> None:
    agreement = agreement_of(cells)
    for day in _days(cells, data):
        deadlines = standing_on(agreement, day).deadlines
        assert all(due.earliest <= due.day <= due.latest for due in deadlines)
        assert all(due.days_left(day) >= 0 for due in deadlines)
        assert [due.day for due in deadlines] == sorted(due.day for due in deadlines)


@given(agreements(), st.data())
def test_computed_days_have_their_bounds_in_order(cells: Cells, data: st.DataObject) -> None:
    agreement = agreement_of(cells)
    for day in _days(cells, data):
        on = standing_on(agreement, day)
        bounds = (on.effective_in_force, on.term_last_day, on.notice_by, on.locked_in_until, on.ends, on.survives_until)
        assert all(one.earliest <= one.latest for one in bounds if one and one.earliest and one.latest)


@given(agreements(), st.data())
def test_what_is_over_by_a_recorded_end_stays_over(cells: Cells, data: st.DataObject) -> None:
    agreement = agreement_of(cells)
    if agreement.ended and agreement.ended.latest:
        words = {standing_on(agreement, agreement.ended.latest + timedelta(later)).status for later in (0, 1, 500)}
        assert len(words) == 1
        assert words < {"expired", "terminated", "replaced"}


# What is exported comes back

words = st.text(min_size=1, max_size=12).map(str.strip).filter(bool)
items = st.lists(st.text(st.sampled_from('ab;" :\n'), min_size=1, max_size=6) | words, max_size=3).map(tuple)
dates = st.sampled_from(
    ("2020-02-29", "2020-02", "2020", "2020?", "2020-02~", "201X", "2020-XX-16", "[2019..2020-06]", "[..2019-01-01]",
     "[2009-01..]", "2012-05-01%")
).map(PartialDate.parse)  # fmt: skip
lengths = st.sampled_from(("5y", "6m", "90d", "1y6m", "18m", "14d")).map(Length.parse)
references = st.sampled_from(("AZE-IRN-2020-1", '"A later agreement"', '"Its ""new"" name: a; b"')).map(Reference)
events = st.builds(
    Event,
    st.sampled_from(EVENT_KINDS), dates, st.sampled_from(("", "JPN", "Foreign Affairs", 'the "joint" office')),
    st.none() | dates, st.none() | dates, st.none() | lengths, st.none() | references, st.just("") | words,
    st.just("") | words,
)  # fmt: skip

TEXTS = ("source_id", "signatory_a", "signatory_b", "place", "stated_status", "registration", "notes")
LISTS = ("other_titles", "territories", "subjects", "languages", "sources", "tags")


@st.composite
def full_records(draw: st.DrawFn) -> Cells:
    """Random cells in all the columns, terms included."""
    cells = draw(agreements())
    cells |= {name: draw(st.just("") | words) for name in TEXTS}
    cells |= {name: BY_NAME[name].kind.write(draw(items)) for name in LISTS}
    cells["title"] = draw(words)
    cells["events"] = BY_NAME["events"].kind.write(draw(st.lists(events, max_size=3).map(tuple)))
    cells["type"] = draw(st.sampled_from(tuple(BY_WORD)))
    cells["binding"] = draw(st.sampled_from(("", "yes", "no")))
    cells["related"] = draw(
        st.sampled_from(("", "amends AZE-IRN-2020-1", 'see "An older one"; extends AZE-IRN-1999-2'))
    )
    cells["replaced_by"] = draw(st.sampled_from(("", "AZE-IRN-2020-1", '"A later agreement"')))
    cells["occasion"] = draw(st.sampled_from(("", "AZE-IRN-2020-E1")))
    cells["lead"] = draw(st.sampled_from(("", "1y")))
    return cells


@given(events)
def test_any_event_is_read_back_from_its_words(event: Event) -> None:
    assert event_from(event_text(event)) == event


@given(full_records())
def test_what_is_stored_is_what_comes_back(cells: Cells) -> None:
    agreement = agreement_of(cells)
    assert agreement_stored(texts_of(agreement)) == agreement


@given(full_records())
def test_what_is_exported_twice_is_the_same(cells: Cells) -> None:
    texts = texts_of(agreement_of(cells))
    assert texts_of(agreement_stored(texts)) == texts
