"""What follows from the last event that is recorded, in a sentence (R5 to R9, R11)."""

from datetime import date

import pytest

from treatytrack.domain.consequences import consequence

from .world import OPEN, TWO_PERIODS, Cells, agreement_of

YEARLY = {"in_force": "2020-01-01", "lasts": "1y", "renewal": "tacit", "renewal_length": "1y", "notice": "3m"}
"""Notice is safe until 30 September."""
AMITY = {"in_force": "1957-06-16", "lasts": "open", "denunciation": "receipt + 1y"}
TAX = {"party_b": "JPN", "signed": "2022-12-27", "entry_rule": "notification + 30d"}
CONSENT = {**TWO_PERIODS, "renewal": "consent"}
YOUNG = {**OPEN, "denunciation": "receipt + 6m"}

# what, the recorded cells (what follows from the last of the events is told), the sentence
FOLLOWS: list[tuple[str, Cells, str]] = [
    # towards entry into force
    ("one side of two", {**TAX, "events": "notified 2023-01-20 by AZE"},
     "not in force yet: JPN is still missing (notification + 30d)"),
    ("the other side of two", {**TAX, "events": "notified 2023-01-20 by AZE; notified 2023-07-05 by JPN"},
     "enters into force 2023-08-04 (notification + 30d)"),
    ("the earlier side, recorded later", {**TAX, "events": "notified 2023-07-05 by JPN; notified 2023-01-20 by AZE"},
     "enters into force 2023-08-04 (notification + 30d)"),
    ("both at once", {**TAX, "events": "notified 2023-07-05"}, "enters into force 2023-08-04 (notification + 30d)"),
    ("some day of a month", {**TAX, "events": "notified 2023-07"},
     "enters into force 2023-07-31 to 2023-08-30 (notification + 30d)"),
    ("another act than the rule names", {**TAX, "events": "ratified 2023-07-05"},
     "kept: it enters into force by notification + 30d"),
    ("a rule that signature meets", {**TAX, "entry_rule": "signature", "events": "ratified 2023-07-05"},
     "kept: it enters into force by signature"),
    ("no rule", {**TAX, "entry_rule": "", "events": "notified 2023-07-05"},
     "decides nothing: without an entry rule its entry into force is not known (R5)"),
    ("its day is recorded", {**TAX, "in_force": "2023-08-04", "events": "notified 2023-07-05"},
     "kept: its entry into force is recorded, 2023-08-04"),
    # what fills a column
    ("one side signs", {"events": "signed 2023-01-20 by AZE"}, "kept for AZE; IRN is still missing"),
    ("the other side signs", {"signed": "2023-01-20",
     "events": "signed 2023-01-20 by AZE; signed 2023-01-10 by IRN"}, ""),
    ("both sign", {"signed": "2023-01-20", "events": "signed 2023-01-20: in Baku"}, ""),
    ("an end", {**OPEN, "ended": "2020-01-01", "events": "terminated 2020-01-01: by consent"},
     "ends 2019-12-31: no longer in force from 2020-01-01"),
    ("an end that takes effect later",
     {**OPEN, "ended": "2020-03-01", "events": "terminated 2020-01-01 effective 2020-03-01"},
     "ends 2020-02-29: no longer in force from 2020-03-01"),
    ("a replacement",
     {**OPEN, "ended": "2020-01-01", "replaced_by": "X-1", "events": "replaced 2020-01-01 other X-1: by agreement"},
     "ends 2019-12-31: no longer in force from 2020-01-01"),
    # extension
    ("until a day", {**CONSENT, "events": "extended 2014-06-01 until 2016-05-31"},
     "its term ends 2016-05-31, not 2014-12-31"),
    ("by a length from the running end", {**CONSENT, "events": "extended 2014-06-01 for 2y"},
     "its term ends 2016-12-31, not 2014-12-31"),
    ("a second time, from the end that the first gave",
     {**CONSENT, "events": "extended 2014-06-01 for 2y; extended 2016-06-01 for 6m"},
     "its term ends 2017-06-30, not 2016-12-31"),
    ("what is over: a lapse is cured", {**CONSENT, "events": "extended 2015-06-01 for 1y"},
     "its term ends 2015-12-31, not 2014-12-31"),
    ("of no known end", {"in_force": "2010-01-01", "events": "extended 2014-06-01 until 2016"},
     "its term ends 2016-12-31"),
    ("after a notice", {**YEARLY, "events": "notice 2021-05-01; extended 2021-06-01 for 1y"},
     "its term ends 2022-12-31, not 2021-12-31; undoes the notice received 2021-05-01; "
     "as things stand nothing ends it"),
    ("of what a denunciation ends before", {**CONSENT, "denunciation": "receipt + 6m",
                                            "events": "denounced 2014-01-01; extended 2014-02-01 for 2y"},
     "its term ends 2016-12-31, not 2014-12-31; as things stand it ends 2014-06-30"),
    # notice
    ("in time", {**YEARLY, "events": "notice 2021-09-30"}, "in time: ends 2021-12-31"),
    ("a day late", {**YEARLY, "events": "notice 2021-10-01"},
     "too late for 2021-12-31 (last safe day 2021-09-30): ends 2022-12-31"),
    ("some day of a month: at the latest", {**YEARLY, "events": "notice 2021-10"},
     "too late for 2021-12-31 (last safe day 2021-09-30): ends 2022-12-31"),
    ("of unknown length", {**YEARLY, "notice": "unknown", "events": "notice 2021-10-01"},
     "ends 2021-12-31, assumed: the length of notice is not known"),
    ("after an earlier one", {**YEARLY, "events": "notice 2021-05-01; notice 2021-10-01"},
     "too late for 2021-12-31 (last safe day 2021-09-30): ends 2022-12-31; as things stand it ends 2021-12-31"),
    ("one of two of a day", {**YEARLY, "events": "notice 2021-05-01 by AZE; notice 2021-05-01 by IRN"},
     "in time: ends 2021-12-31"),
    ("while an end is recorded", {**YEARLY, "ended": "2021-08-01", "events": "notice 2021-05-01"},
     "in time: ends 2021-12-31; as things stand it ends 2021-07-31"),
    ("while an end on some day of a month is recorded", {**YEARLY, "ended": "2021-08", "events": "notice 2021-05-01"},
     "in time: ends 2021-12-31; as things stand it ends 2021-07-31 to 2021-08-30"),
    ("of what ends anyhow", {**CONSENT, "events": "notice 2014-01-01"},
     "changes nothing, because nothing would renew; if it was a denunciation, record denounced"),
    # denunciation
    ("by its clause", {**AMITY, "events": "denounced 2018-10-03 by IRN"}, "ends 2019-10-02 (receipt + 1y)"),
    ("received on 29 February", {**AMITY, "events": "denounced 2024-02-29"}, "ends 2025-02-27 (receipt + 1y)"),
    ("where a day is recorded", {**AMITY, "events": "denounced 2018-10-03 effective 2019-01-01"},
     "ends 2018-12-31: effective 2019-01-01 is recorded"),
    ("before it may be given", {**YOUNG, "denunciation_after": "3y given", "events": "denounced 2011-01-01"},
     "early: counts as received on 2013-01-01, after 3 years in force; "
     "ends 2013-06-30 (receipt + 6m, not before 3y given)"),
    ("before it may work", {**YOUNG, "denunciation_after": "3y", "events": "denounced 2011-01-01"},
     "ends 2012-12-31 (receipt + 6m, not before 3y)"),
    ("before it may work, counted from an assumed entry",
     {"type": "memorandum", "signed": "2010-01-01", "lasts": "open", "denunciation": "receipt + 6m",
      "denunciation_after": "3y", "events": "denounced 2011-01-01"},
     "ends 2012-12-31, assumed (receipt + 6m, not before 3y)"),
    ("before it may work, by a day, counted from an assumed entry",
     {"type": "memorandum", "signed": "2010-01-01", "lasts": "open", "denunciation": "receipt + 6m",
      "denunciation_after": "3y", "events": "denounced 2012-07-01"},
     "ends 2012-12-31, assumed (receipt + 6m, not before 3y)"),
    ("no clause", {**OPEN, "events": "denounced 2020-02-29"},
     "ends 2021-02-27, assumed: no clause is recorded, so 12 months from receipt (VCLT 56(2), R8)"),
    ("a clause that was not read", {**OPEN, "denunciation": "unknown", "events": "denounced 2020-02-29"},
     "ends 2021-02-27, assumed: its clause was not read, so 12 months from receipt (VCLT 56(2), R8)"),
    ("where it is not possible", {**OPEN, "denunciation": "none", "events": "denounced 2020-02-29"},
     "changes nothing: it cannot be denounced (denunciation none)"),
    ("of what runs out before", {**YOUNG, "lasts": "5y", "renewal": "none", "events": "denounced 2014-12-01"},
     "ends 2015-05-31 (receipt + 6m); as things stand it ends 2014-12-31"),
    # revocation
    ("of a notice", {**YEARLY, "events": "notice 2021-05-01; revoked 2021-12-31"},
     "undoes the notice received 2021-05-01; as things stand nothing ends it"),
    ("of the latest of two", {**AMITY, "events": "denounced 2018-01-01; denounced 2018-02-01; revoked 2018-03-01"},
     "undoes the denunciation received 2018-02-01; as things stand it ends 2018-12-31"),
    ("of what ends anyhow", {**CONSENT, "denunciation": "receipt + 1m",
                             "events": "denounced 2014-02-01; revoked 2014-02-10"},
     "undoes the denunciation received 2014-02-01; as things stand it ends 2014-12-31"),
    ("of what a notice ends that may have come in time",
     {**TWO_PERIODS, "renewal": "open",
      "events": "denounced 2013-01-01; notice [2014-06-01..2014-08-01]; revoked 2013-02-01"},
     "undoes the denunciation received 2013-01-01; as things stand it may end 2014-12-31"),
    # The notice of 15 September came in time if it entered into force from 16 March on.
    ("of the later of two notices, where days between the first and the last tell when the other works",
     {"in_force": "2017-03", "lasts": "5y", "renewal": "tacit", "renewal_length": "1y", "notice": "6m",
      "events": "notice 2021-09-15; notice 2021-10-20; revoked 2021-11-01"},
     "undoes the notice received 2021-10-20; as things stand it ends 2022-03-15 to 2023-03-14"),
    ("of what is over by an earlier act",
     {**AMITY, "events": "denounced 2018-01-01; denounced 2018-06-01; revoked 2019-02-01"},
     "changes nothing: it came after the last day in force, 2018-12-31"),
    ("of what has run out",
     {**YOUNG, "lasts": "5y", "renewal": "none", "events": "denounced 2014-12-01; revoked 2015-02-01"},
     "changes nothing: it came after the last day in force, 2014-12-31"),
    ("of what was extended or revoked before",
     {**YEARLY, "denunciation": "receipt + 1y",
      "events": "notice 2021-05-01; extended 2021-06-01 for 1y; denounced 2021-07-01; revoked 2021-07-02; "
                "revoked 2021-07-03"},
     "changes nothing: no notice or denunciation that has not worked yet stands before it"),
    ("of nothing", {**YEARLY, "events": "revoked 2021-12-31"},
     "changes nothing: no notice or denunciation that has not worked yet stands before it"),
    # suspension
    ("from a later day on", {**OPEN, "events": "suspended 2020-02-01 effective 2020-03-01 until 2020-06"},
     "performance rests from 2020-03-01 through 2020-06-30; that stops neither the term nor the days for notice"),
    ("resumed from a later day on", {**OPEN, "events": "suspended 2020-02-01; resumed 2020-04-01 effective 2020-05-01"},
     "performed again from 2020-05-01"),
    # what changes neither status nor end
    ("an amendment", {**OPEN, "events": "amended 2020-02-01"},
     "kept: an amendment by itself changes neither status nor end"),
    ("a meeting", {**OPEN, "events": "meeting 2020-02-01"}, ""),
    ("a review", {**OPEN, "events": "review 2020-02-01"}, ""),
    ("anything else", {**OPEN, "events": "other 2020-02-01 until 2020-03"}, ""),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "said"), [case[1:] for case in FOLLOWS], ids=[case[0] for case in FOLLOWS])
def test_what_follows_from_an_event(cells: Cells, said: str) -> None:
    agreement = agreement_of(cells)
    assert consequence(agreement, agreement.events[-1], date(2026, 11, 21)) == said
