"""What is listed for people to settle: to confirm, contradictions, warnings (VALIDITY section 6)."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatytrack.domain.admissible import warnings
from treatytrack.domain.agreement import Agreement, Elsewhere
from treatytrack.domain.gaps import in_particular
from treatytrack.domain.settle import contradictions, may_contradict_itself, to_confirm
from treatytrack.domain.validity import standing_on

from .oracle_cases import Case, cases
from .world import NOTE, OPEN, TWO_PERIODS, YEARLY, Cells, agreement_of

VAGUE = {"in_force": "[2010-01-01..2013-12-31]", "lasts": "5y", "renewal": "tacit", "renewal_length": "1y",
         "notice": "3m"}  # fmt: skip

# what, the recorded cells, the as-of day, the fields of To confirm
TO_CONFIRM: list[tuple[str, Cells, str, tuple[str, ...]]] = [
    ("a plain agreement leaves nothing to confirm", OPEN, "2020-01-01", ()),
    # entry
    ("entry assumed on signature", {"type": "plan", "signed": "2020-01-01", "lasts": "open"}, "2020-06-01", ("entry",)),
    ("signed, and nothing says when it enters into force", {"signed": "2020-01-01", "lasts": "open"}, "2020-06-01",
     ("entry",)),
    ("signed with a rule", {"signed": "2020-01-01", "entry_rule": "ratification", "lasts": "open"}, "2020-06-01", ()),
    ("signed with a later entry", {**OPEN, "in_force": "2021-01-01"}, "2020-06-01", ()),
    # end
    ("end unknown", {"in_force": "2020-01-01"}, "2020-06-01", ("end",)),
    ("a term that was not read", {"in_force": "2020-01-01", "lasts": "unknown"}, "2020-06-01", ("end",)),
    ("a plain year is no question", {"in_force": "2020-01-01", "until": "2027", "renewal": "none"}, "2020-06-01", ()),
    ("a marked year is", {"in_force": "2020-01-01", "until": "2027?", "renewal": "none"}, "2020-06-01", ("end",)),
    ("a marked day is", {"in_force": "2020-01-01", "until": "2027-05-01?", "renewal": "none"}, "2020-06-01", ("end",)),
    ("a range is", {**OPEN, "ended": "[2019..2020]"}, "2022-06-01", ("end",)),
    ("the end of a term that begins if a notification has been given is none",
     {"signed": "2025-01-01", "entry_rule": "notification + first of month 2", "lasts": "5y", "renewal": "none",
      "events": "notified 2026-05-05 by AZE; notified 2026-11 by IRN"}, "2026-11-22", ()),
    # renewal
    ("a term ending soon while renewal is not known", {**TWO_PERIODS, "renewal": ""}, "2014-12-01", ("renewal",)),
    ("a term ending far ahead", {**TWO_PERIODS, "renewal": ""}, "2014-01-01", ()),
    ("a term over while renewal is not known", {**TWO_PERIODS, "renewal": ""}, "2016-01-01", ("renewal",)),
    ("a renewal of assumed length", {**TWO_PERIODS, "renewal_length": ""}, "2016-01-01", ("renewal",)),
    ("a renewal of unknown length", {**TWO_PERIODS, "renewal_length": "unknown"}, "2014-12-01", ("renewal",)),
    ("a notice in the first term, which no renewal's length moves",
     {**TWO_PERIODS, "renewal_length": "", "events": "notice 2014-03-01"}, "2014-11-01", ()),
    ("a notice at the end of a renewal of assumed length",
     {**TWO_PERIODS, "renewal_length": "", "events": "notice 2019-03-01"}, "2019-11-01", ("renewal",)),
    ("so it is once it has worked", {**TWO_PERIODS, "renewal_length": "", "events": "notice 2019-03-01"},
     "2021-11-01", ("renewal",)),
    # notice
    ("a notice while its length is not known", {**TWO_PERIODS, "notice": "unknown", "events": "notice 2014-03-01"},
     "2014-11-01", ("notice",)),
    ("so it is once it has worked, in a first term too",
     {**TWO_PERIODS, "renewal": "open", "renewal_length": "", "notice": "", "events": "notice 2014-03-01"},
     "2016-11-01", ("notice",)),
    ("a notice counted from an assumed entry", {**NOTE, "events": "notice 2020-06-01"}, "2020-12-01", ("entry",)),
    ("tacit renewal, nobody looked at the notice", {**TWO_PERIODS, "notice": ""}, "2012-01-01", ("notice",)),
    ("tacit renewal, notice not read", {**TWO_PERIODS, "notice": "unknown"}, "2012-01-01", ("notice",)),
    ("tacit renewal, no notice needed", {**TWO_PERIODS, "notice": "none"}, "2012-01-01", ()),
    ("no renewal, no question of notice", {**TWO_PERIODS, "renewal": "none", "notice": ""}, "2012-01-01", ()),
    # any other marked date
    ("a marked signature", {**OPEN, "signed": "2009-12-01?"}, "2020-01-01", ("date",)),
    ("a marked entry", {**OPEN, "in_force": "2010-01-01~"}, "2020-01-01", ("date",)),
    ("a marked event", {**OPEN, "events": "amended 2015?"}, "2020-01-01", ("date",)),
    # other
    ("replaced by what is not in the register", {**OPEN, "replaced_by": '"A title"'}, "2020-01-01", ("other",)),
    ("related to what is not in the register", {**OPEN, "related": 'see "A title"'}, "2020-01-01", ("other",)),
    ("related to what is", {**OPEN, "related": "see AZE-IRN-2020-1"}, "2020-01-01", ()),
    ("an assumed denunciation", {**OPEN, "events": "denounced 2020-01-01"}, "2020-06-01", ("other",)),
    ("a denunciation by its rule, not before a life that is counted from an assumed entry",
     {"type": "plan", "signed": "2019-06-01", "lasts": "open", "denunciation": "receipt + 1m",
      "denunciation_after": "3y", "events": "denounced 2020-01-01"}, "2020-06-01", ("entry",)),
    ("a denunciation by its rule", {**OPEN, "denunciation": "receipt + 1y", "events": "denounced 2020-01-01"},
     "2020-06-01", ()),
    ("replaced by another, and a notice ends it", {**YEARLY, "renewal_length": "1y", "replaced_by": "B-1",
     "events": "notice 2021-05-01"}, "2021-06-01", ("other",)),
    ("replaced by another on a day that is recorded", {**OPEN, "replaced_by": "B-1", "ended": "2015-01-01"},
     "2015-06-01", ()),
    # nothing of what is over, and one thing for one gap
    ("over, and nobody knows when it entered into force", {"signed": "2010-01-01", "until": "2015-12-31",
     "renewal": "none"}, "2020-01-01", ()),
    ("a series that starts on too uncertain a day", VAGUE, "2020-01-01", ("date",)),
    ("the same, and how long it renews is not known", {**VAGUE, "renewal_length": ""}, "2020-01-01", ("renewal",)),
    ("the same once it is over", {**VAGUE, "renewal_limit": "1"}, "2025-01-01", ()),
]  # fmt: skip

# what, the recorded cells, the as-of day, the fields that contradict themselves
CONTRADICTIONS: list[tuple[str, Cells, str, tuple[str, ...]]] = [
    ("a plain agreement contradicts nothing", OPEN, "2020-01-01", ()),
    ("an entry before the signature is no contradiction", {**OPEN, "in_force": "2009-06-01"}, "2020-01-01", ()),
    # entry
    ("the recorded entry differs from its rule", {**OPEN, "entry_rule": "signature + 30d"}, "2020-01-01", ("entry",)),
    ("the recorded entry is that of its rule", {**OPEN, "entry_rule": "signature"}, "2020-01-01", ()),
    ("entry after the end", {**OPEN, "ended": "2009-01-01"}, "2020-01-01", ("entry",)),
    # end
    ("until and lasts differ", {**TWO_PERIODS, "until": "2015-06-30"}, "2012-01-01", ("end",)),
    ("until and lasts agree", {**TWO_PERIODS, "until": "2014-12-31"}, "2012-01-01", ()),
    ("the term is over before entry", {**TWO_PERIODS, "lasts": "", "until": "2009-06-30", "renewal": "none"},
     "2020-01-01", ("end",)),
    ("a renewal of no term", {"in_force": "2010-01-01", "renewal": "consent"}, "2020-01-01", ("end",)),
    ("a renewal of a term that only an extension gave, whatever happened besides",
     {"in_force": "2010-01-01", "renewal": "consent", "events": "meeting 2011-01-01; extended 2014-06-01 until 2016"},
     "2020-01-01", ()),
    ("the recorded end lies after the computed one", {**TWO_PERIODS, "renewal": "none", "ended": "2016-01-01"},
     "2020-01-01", ("end",)),
    ("the recorded end is the computed one", {**TWO_PERIODS, "renewal": "none", "ended": "2015-01-01"},
     "2020-01-01", ()),
    ("the recorded end lies before the computed one", {**TWO_PERIODS, "ended": "2012-01-01"}, "2020-01-01", ()),
    # a column and an event that do not say the same
    ("another entry by an event than by its column", {**OPEN, "events": "in-force 2011-01-01"},
     "2020-01-01", ("entry",)),
    ("another end by an event than by its column", {**OPEN, "ended": "2018-01-01", "events": "terminated 2019-01-01"},
     "2020-01-01", ("end",)),
    ("both, in their order", {**OPEN, "renewal": "tacit", "events": "in-force 2011-01-01"},
     "2020-01-01", ("entry", "end")),
    # stated
    ("the source says otherwise", {**OPEN, "stated_status": "over"}, "2020-01-01", ("stated",)),
    ("the source says the same", {**OPEN, "stated_status": "in-force"}, "2020-01-01", ()),
]  # fmt: skip

WARNED: list[tuple[str, Cells, tuple[str, ...]]] = [
    ("entry before signature", {**OPEN, "in_force": "2009-06-01"}, ("retroactive",)),
    ("an act before signature", {**OPEN, "events": "notified 2009-01-01"}, ("notified 2009-01-01",)),
    ("a meeting before signature is no wonder", {**OPEN, "events": "meeting 2009-01-01"}, ()),
    ("nothing to warn of", YEARLY, ()),
    ("a denunciation that is not possible", {**OPEN, "denunciation": "none", "events": "denounced 2015-01-01"},
     ("denounced 2015-01-01",)),
    ("a notice where nothing would renew", {**OPEN, "events": "notice 2015-01-01"}, ("denounced",)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "day", "fields"), [case[1:] for case in TO_CONFIRM], ids=[case[0] for case in TO_CONFIRM]
)
def test_what_is_to_be_confirmed(cells: Cells, day: str, fields: tuple[str, ...]) -> None:
    agreement = agreement_of(cells)
    assert to_confirm(agreement, standing_on(agreement, date.fromisoformat(day))) == fields


@pytest.mark.parametrize(
    ("cells", "day", "fields"), [case[1:] for case in CONTRADICTIONS], ids=[case[0] for case in CONTRADICTIONS]
)
def test_what_contradicts_itself_may(cells: Cells, day: str, fields: tuple[str, ...]) -> None:
    assert may_contradict_itself(agreement_of(cells)) or {*fields} <= {"stated"}


DENOUNCED = {**OPEN, "events": "denounced 2020-01-01"}
LATER = agreement_of({"ref": "B-1", "signed": "2025-01-01"})

# what, the recorded cells, what replaces it, what `other` is
IN_PARTICULAR: list[tuple[str, Cells, Agreement | None, tuple[str, ...]]] = [
    ("an assumed denunciation", DENOUNCED, None, ("denunciation",)),
    ("a title", {**OPEN, "related": 'see "A title"'}, None, ("reference",)),
    ("an assumed denunciation and a title", {**DENOUNCED, "related": 'see "A title"'}, None,
     ("denunciation", "reference")),
    ("replaced by what has no day", {**OPEN, "replaced_by": "B-1"}, LATER, ("replaced",)),
    ("replaced by what is not in the register", {**OPEN, "replaced_by": "B-1"}, None, ("reference",)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "later", "fields"), [case[1:] for case in IN_PARTICULAR], ids=[case[0] for case in IN_PARTICULAR]
)
def test_what_other_is_in_particular(cells: Cells, later: Agreement | None, fields: tuple[str, ...]) -> None:
    agreement = agreement_of(cells)._replace(elsewhere=Elsewhere(later=later))
    life = standing_on(agreement, date(2020, 6, 1)).life
    assert tuple(in_particular(agreement, life, ("end", "other"))) == ("end", *fields)


_NO_REASON: dict[str, Any] = {"stated_status": "", "ended": None, "events": (), "replaced_by": None}


@given(cases(), st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_what_may_not_contradict_itself_never_does(case: Case, day: date) -> None:
    agreement = case.agreement
    terms = agreement.terms._replace(until=None, entry_rule=None, counts_from=None)
    plain = agreement._replace(terms=terms, **_NO_REASON)
    assert may_contradict_itself(plain) or contradictions(plain, standing_on(plain, day)) == ()


@pytest.mark.parametrize(
    ("cells", "day", "fields"), [case[1:] for case in CONTRADICTIONS], ids=[case[0] for case in CONTRADICTIONS]
)
def test_what_contradicts_itself(cells: Cells, day: str, fields: tuple[str, ...]) -> None:
    agreement = agreement_of(cells)
    found = contradictions(agreement, standing_on(agreement, date.fromisoformat(day)))
    assert tuple(one.field for one in found) == fields


@pytest.mark.parametrize(("cells", "said"), [case[1:] for case in WARNED], ids=[case[0] for case in WARNED])
def test_what_deserves_a_second_look(cells: Cells, said: tuple[str, ...]) -> None:
    found = warnings(agreement_of(cells))
    assert len(found) == len(said)
    assert all(part in warning.what for part, warning in zip(said, found, strict=True))


def test_a_wider_window_asks_for_the_renewal_sooner() -> None:
    agreement = agreement_of({**TWO_PERIODS, "renewal": ""})
    standing = standing_on(agreement, date(2014, 1, 1))
    assert to_confirm(agreement, standing, timedelta(90)) == ()
    assert to_confirm(agreement, standing, timedelta(365)) == ("renewal",)


def test_a_contradiction_names_the_column_that_would_mend_it() -> None:
    agreement = agreement_of({**TWO_PERIODS, "until": "2015-06-30"})
    found = contradictions(agreement, standing_on(agreement, date(2012, 1, 1)))
    assert [(one.field, one.column) for one in found] == [("end", "until")]
    assert "2014-12-31" in found[0].what
