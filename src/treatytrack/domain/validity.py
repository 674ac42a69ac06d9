"""What holds on a day, until when, and why: VALIDITY sections 4 and 5, with honest uncertainty.

The convention: inside, a life is half-open, [first day in force, first day no longer in force) (R1); every length is
counted from the start in one addition, so the 31st comes back (R2); what is shown as `ends`, `until` or "last day" is
the last day in force, inclusive. Where a date is uncertain every result has an earliest and a latest day.
"""

from datetime import date
from functools import partial
from typing import NamedTuple

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.bounds import Days, bounds_of
from treatytrack.domain.deadlines import (
    Deadline,
    deadlines_of,
    deadlines_of_one,
    nearest_first,
    once_of_many,
    once_of_one,
    term_of_next_notice,
)
from treatytrack.domain.facts import STATUSES, Facts, Word, facts_on, word_on
from treatytrack.domain.life import Life, Reading, course_taken, life_of
from treatytrack.domain.readings import (
    Chosen,
    Uncertain,
    corners,
    counting_by,
    in_order,
    latest_reading,
)
from treatytrack.domain.starts import counted_from, series_is_dated_closely
from treatytrack.domain.stated import STATED_DIFFERS, differed_when_stated, differs_from, word_stated
from treatytrack.domain.turns import readings_that_matter

RULE_SET = 7
"""The number of these rules: derived rows made by another number are made anew."""


class Standing(NamedTuple):
    """An agreement on a day: what section 5 computes."""

    as_of: date
    status: str
    certain: str
    possible: tuple[str, ...]
    """Every word that may be true, the reported one first."""
    flags: tuple[str, ...]
    effective_in_force: Days | None
    entry_assumed: bool
    term_last_day: Days | None
    notice_by: Days | None
    locked_in_until: Days | None
    ends: Days | None
    survives_until: Days | None
    deadlines: tuple[Deadline, ...]
    life: Life
    """The life in the reading that is reported: each uncertain date at its latest."""

    @property
    def next_deadline(self) -> Deadline | None:
        """The nearest deadline on or after the as-of day."""
        return self.deadlines[0] if self.deadlines else None


def standing_on(agreement: Agreement, day: date) -> Standing:
    """Everything that is computed for that as-of day."""
    latest, uncertain = latest_reading(agreement)
    life = life_of(agreement, in_order(latest), day)
    reported = facts_on(agreement, life, day)
    counting = uncertain and counting_by(day, uncertain, latest)
    if not counting:
        return _standing_of_one(agreement, latest, uncertain, life, reported, day)
    chosen, lives, facts = _readings(agreement, latest, counting, day)
    dated_closely = series_is_dated_closely(lives)
    status, certain, possible = _word(reported, facts)
    entry, ends, survives, term_last_day, notice_by, locked = _days_of(chosen, facts)
    return Standing(
        day,
        status,
        certain,
        possible,
        _flags(agreement, latest, uncertain, life, reported, possible),
        entry,
        life.entered.assumed,
        term_last_day if dated_closely else None,
        notice_by if dated_closely else None,
        locked if dated_closely else None,
        ends,
        survives,
        deadlines_of(agreement, chosen, lives, facts, day, dated_closely=dated_closely),
        life,
    )


class LastingOfMany(NamedTuple):
    """What of a standing stays for a whole phase: the word, its certainty, the flags, the end, what comes once."""

    status: str
    certain: str
    flags: tuple[str, ...]
    ends: Days | None
    once: tuple[Deadline, ...]
    effective_in_force: Days | None
    term_is_told: bool
    """Whether the running term has a last day that is told."""
    life: Life


def lasting_of_many(
    agreement: Agreement, latest: Reading, uncertain: tuple[Uncertain, ...], day: date
) -> LastingOfMany:
    """What stays for the phase in which that day lies, of the agreement so read."""
    life = life_of(agreement, in_order(latest), day)
    reported = facts_on(agreement, life, day)
    counting = uncertain and counting_by(day, uncertain, latest)
    if not counting:
        word = reported.word
        flags = _flags(agreement, latest, uncertain, life, reported, (word.status, *word.instead))
        ends, once = _one_day(reported.ends), once_of_one(reported, day)
        entry, told = _one_day(reported.effective_in_force), reported.term_last_day is not None
        return LastingOfMany(word.status, certainty_of(word), flags, ends, nearest_first(once), entry, told, life)
    chosen, lives, facts = _readings(agreement, latest, counting, day, with_terms=False)
    status, certain, possible = _word(reported, facts)
    flags = _flags(agreement, latest, uncertain, life, reported, possible)
    ends, once = bounds_of(chosen, [one.ends for one in facts]), once_of_many(chosen, facts, day)
    entry = bounds_of(chosen, [one.effective_in_force for one in facts])
    told = series_is_dated_closely(lives) and any(one.term_last_day for one in facts)
    return LastingOfMany(status, certain, flags, ends, nearest_first(once), entry, told, life)


def _standing_of_one(
    agreement: Agreement, latest: Reading, uncertain: tuple[Uncertain, ...], life: Life, facts: Facts, day: date
) -> Standing:
    """The same where one reading is all there is: no date that may be another matters on that day."""
    possible = (facts.word.status, *facts.word.instead)
    return Standing(
        day,
        facts.word.status,
        certainty_of(facts.word),
        possible,
        _flags(agreement, latest, uncertain, life, facts, possible),
        _one_day(facts.effective_in_force),
        life.entered.assumed,
        _one_day(facts.term_last_day),
        _one_day(facts.notice_by),
        _one_day(facts.locked_in_until),
        _one_day(facts.ends),
        _one_day(facts.survives_until),
        deadlines_of_one(agreement, life, facts, day),
        life,
    )


def _one_day(day: date | None) -> Days | None:
    return Days(day, day) if day else None


def status_on(agreement: Agreement, day: date) -> tuple[str, str]:
    """The status on that day, and whether it is certain (section 4): `yes`, `assumed` or `no`."""
    latest, uncertain = latest_reading(agreement)
    return _words_on(agreement, latest, uncertain, life_of(agreement, in_order(latest), day), day)[:2]


def possible_on(
    agreement: Agreement, latest: Reading, uncertain: tuple[Uncertain, ...], known: Life, day: date
) -> tuple[str, ...]:
    """Every word that may be true on that day, of the agreement so read; `known` is its life on any day."""
    acts = latest.acts or latest.later  # without them the life is the same on every day
    life = life_of(agreement, in_order(latest), day) if acts else known
    return _words_on(agreement, latest, uncertain, life, day)[2]


def _words_on(
    agreement: Agreement, latest: Reading, uncertain: tuple[Uncertain, ...], life: Life, day: date
) -> tuple[str, str, tuple[str, ...]]:
    """The word reported on that day, whether it is certain, and every word that may be true."""
    uncertain = uncertain and counting_by(day, uncertain, latest)
    if not uncertain:
        word = word_on(agreement, life, day)
        return word.status, certainty_of(word), (word.status, *word.instead)
    facts = _readings(agreement, latest, uncertain, day, with_terms=False)[2]
    return _word(facts_on(agreement, life, day), facts)


def _readings(
    agreement: Agreement, latest: Reading, uncertain: tuple[Uncertain, ...], day: date, *, with_terms: bool = True
) -> tuple[list[Chosen], list[Life], list[Facts]]:
    """The readings that matter on that day, with the life and the facts of each.

    Without the terms those are left out that matter only to which one is running, and until when notice must be given.
    """
    met: dict[Reading, tuple[Life, Facts]] = {}

    def lived(reading: Reading) -> tuple[Life, Facts]:
        if reading not in met:
            life = life_of(agreement, reading, day)
            met[reading] = life, facts_on(agreement, life, day)
        return met[reading]

    spread = [lived(one.reading)[0] for one in corners(latest, uncertain)]
    with_terms = with_terms and series_is_dated_closely(spread)
    earliest_counted = counted_from(agreement, spread)

    def answer(reading: Reading) -> object:
        """All that a choice of days decides besides the days themselves."""
        life, facts = lived(reading)
        course = course_taken(life, with_terms=life.start is None or life.start >= earliest_counted)
        later = tuple(act.day <= day for act in reading.later.acts) if reading.later else ()
        terms = (facts.term, facts.locked_term, term_of_next_notice(life, facts, day)) if with_terms else ()
        runs = facts.term is not None
        return facts.word, facts.flags, tuple(facts.once), facts.ends is None, course, later, runs, terms

    chosen = readings_that_matter(latest, uncertain, day, answer)
    there = [lived(one.reading) for one in chosen]
    return chosen, [life for life, _ in there], [facts for _, facts in there]


def lives_known_on(agreement: Agreement, day: date) -> list[Life]:
    """The lives that may be the true one as far as is known on that day: one for each reading that matters."""
    return readings_known_on(agreement, day)[1]


def readings_known_on(agreement: Agreement, day: date) -> tuple[list[Chosen], list[Life]]:
    """The readings that matter as far as is known on that day, and the life of each."""
    latest, uncertain = latest_reading(agreement)
    counting = uncertain and counting_by(day, uncertain, latest)
    if not counting:
        reading = in_order(latest)
        return [Chosen(reading)], [life_of(agreement, reading, day)]
    return _readings(agreement, latest, counting, day)[:2]


def certainty_of(word: Word) -> str:
    """How certain a word is where no date may be another: not at all, if another may be true instead."""
    return "no" if word.instead else word.certain


def _word(reported: Facts, facts: list[Facts]) -> tuple[str, str, tuple[str, ...]]:
    """The word reported, whether it is certain, and every word that may be true."""
    word = reported.word
    words = {word.status, *word.instead}
    certain = {word.certain}
    for one in facts:
        words.update((one.word.status, *one.word.instead))
        certain.add(one.word.certain)
    possible = (word.status, *(other for other in STATUSES if other in words and other != word.status))
    if len(words) > 1:
        return word.status, "no", possible
    return word.status, "assumed" if "assumed" in certain else "yes", possible


def _flags(
    agreement: Agreement,
    latest: Reading,
    uncertain: tuple[Uncertain, ...],
    life: Life,
    reported: Facts,
    possible: tuple[str, ...],
) -> tuple[str, ...]:
    stated = word_stated(agreement)
    if not stated:
        return reported.flags
    if agreement.stated_on:
        when_stated = partial(possible_on, agreement, latest, uncertain, life)
        differs = differed_when_stated(agreement, stated, latest, when_stated)
    else:
        differs = differs_from(stated, possible)
    return (*reported.flags, STATED_DIFFERS) if differs else reported.flags


def _days_of(chosen: list[Chosen], facts: list[Facts]) -> list[Days | None]:
    """Entry into force, end, survival, the running term's last day, its notice day, and until when it is locked in."""
    rows = [
        (one.effective_in_force, one.ends, one.survives_until, one.term_last_day, one.notice_by, one.locked_in_until)
        for one in facts
    ]
    return [bounds_of(chosen, days) for days in zip(*rows, strict=True)]
