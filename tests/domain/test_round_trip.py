"""What is exported comes back: events, stored texts, every recorded column."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from treatytrack.cli.editing.agreements import entries_of
from treatytrack.columns import BY_NAME, NAMES, agreement_standing, agreement_stored, column_named, texts_of
from treatytrack.columns import LISTS as LIST_COLUMNS
from treatytrack.domain.agreement import Event, Reference
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.events import EVENT_KINDS, event_from, event_text
from treatytrack.domain.instruments import BY_WORD
from treatytrack.domain.lengths import Length
from treatytrack.domain.validity import standing_on
from treatytrack.formats import toml
from treatytrack.importers.toml import read

from .oracle_cases import agreements
from .world import Cells, agreement_of

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


said = st.fixed_dictionaries(
    {"stated_status": st.sampled_from(("in-force", "over", "draft")), "stated_on": st.sampled_from(("", "2019-06-30"))}
)


@given(full_records(), said, st.dates(date(2000, 1, 1), date(2045, 1, 1)))
def test_what_a_standing_is_computed_from_is_all_that_it_takes(cells: Cells, stated: Cells, day: date) -> None:
    whole = agreement_of(cells | stated)
    partly = agreement_standing(texts_of(whole))
    assert standing_on(partly, day) == standing_on(whole, day)
    assert (partly.title, partly.related, partly.notes) == ("", (), "")


@given(full_records())
def test_what_is_opened_in_an_editor_and_left_alone_says_the_same(cells: Cells) -> None:
    agreement = agreement_of(cells)
    written = toml.text(entries_of(agreement), (agreement.title,)).encode()
    record = read(written, lambda key: column_named(key, NAMES, "a recorded column"), LIST_COLUMNS)
    assert record.broken == ()
    assert record.cells == dict(zip(NAMES, texts_of(agreement), strict=True))


@given(full_records())
def test_what_is_exported_twice_is_the_same(cells: Cells) -> None:
    texts = texts_of(agreement_of(cells))
    assert texts_of(agreement_stored(texts)) == texts
