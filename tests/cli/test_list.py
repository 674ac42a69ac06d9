"""`list` in a pipe: the exact text, on the fixed day and on others."""

import pytest

from .world import CULTURE, DONE, MEDIA, POLITICAL, SEAFARERS, TRANSPORT, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("baku")

LIST = """\
ref             title                                                                                                         type        party_a  party_b  status    certain  flags  term_last_day             ends                      next_deadline  next_deadline_kind  days_left
AZE-IRN-2025-2  Memorandum of Understanding on Comprehensive Cooperation in the Field of Transportation for 2025-2026         memorandum  AZE      IRN      in-force  no       -      [2026-11-21..2026-12-31]  [2026-01-01..2026-12-31]  2026-12-31     expires                    40
AZE-IRN-2025-1  Programme of Political Consultations between the Ministries of Foreign Affairs for 2025-2027                  programme   AZE      IRN      in-force  assumed  -      [2027-01-01..2027-12-31]  [2027-01-01..2027-12-31]  2027-01-01     expires                    41
AZE-IRN-2025-4  Cultural Exchange Programme 2025-2028                                                                         programme   AZE      IRN      in-force  assumed  -      [2028-01-01..2028-12-31]  [2028-01-01..2028-12-31]  2028-01-01     expires                   406
AZE-IRN-2025-3  Memorandum on Mutual Recognition of Certificates under the Training and Certification Standards of Seafarers  memorandum  AZE      IRN      in-force  no       -      -                         -                         -              -                           -
AZE-IRN-2025-5  Memorandum on Media Cooperation                                                                               memorandum  AZE      IRN      in-force  no       -      -                         -                         -              -                           -
"""
SUMMARY = "5 agreements on 2026-11-21. ! 2 may come due within 90d. ~ 5 rest on an assumption. ? 3 not certain.\n"


@pytest.mark.parametrize("day", ["9999-12-31", "2600"])
def test_a_placeholder_is_no_as_of_day(treatytrack: Treatytrack, day: str) -> None:
    said = f"--as-of: {day} is a placeholder, not a day: write it as 2026-11-21.\n"
    assert treatytrack("list", "--as-of", day) == Ended("", said, WRONG)


@pytest.mark.parametrize("words", ["remove AZE-IRN-2025-5 --yes", "undo", "history", "party list", "backup copy.db"])
def test_a_wrong_as_of_day_is_refused_also_where_no_day_is_asked_for(treatytrack: Treatytrack, words: str) -> None:
    before = treatytrack.digest
    said = "--as-of: 2026 is not one day: write it as 2026-11-21.\n"
    assert treatytrack(*words.split(), "--as-of", "2026") == Ended("", said, WRONG)
    assert treatytrack.digest == before


def test_the_list_in_a_pipe_is_one_line_each_and_nothing_is_cut(treatytrack: Treatytrack) -> None:
    assert treatytrack("list") == Ended(LIST, SUMMARY, DONE)


def test_a_pipe_is_plain_whatever_the_environment_says_of_width_and_colour(treatytrack: Treatytrack) -> None:
    assert treatytrack("list", COLUMNS="20", FORCE_COLOR="1") == Ended(LIST, SUMMARY, DONE)


def test_the_transport_memorandum_comes_first_with_40_days_left_and_unconfirmed(treatytrack: Treatytrack) -> None:
    columns = "ref,until,certain,next_deadline,next_deadline_kind,days_left"
    assert treatytrack("list", "--limit", "1", "--columns", columns, "--format", "csv").out == (
        f"{columns}\nAZE-IRN-2025-2,2026?,no,2026-12-31,expires,40\n"
    )


# On other days: what has a deadline first, nearest first, then the others by ref.
@pytest.mark.parametrize(
    ("day", "refs", "of_the_transport_memorandum"),
    [
        # before the signature
        ("2025-04-27", [POLITICAL, TRANSPORT, SEAFARERS, CULTURE, MEDIA], "draft,yes,[2026-01-01..2026-12-31],2025-04-28,enters-into-force,1"),
        # the day itself; its possible end lies ahead: the earliest day is shown
        ("2025-04-28", [TRANSPORT, POLITICAL, CULTURE, SEAFARERS, MEDIA], "in-force,assumed,[2026-01-01..2026-12-31],2026-01-01,expires,248"),
        # the first day that may be the last, and the one after it: from there on the latest is shown
        ("2026-01-01", [TRANSPORT, POLITICAL, CULTURE, SEAFARERS, MEDIA], "in-force,assumed,[2026-01-01..2026-12-31],2026-01-01,expires,0"),
        ("2026-01-02", [TRANSPORT, POLITICAL, CULTURE, SEAFARERS, MEDIA], "in-force,no,[2026-01-01..2026-12-31],2026-12-31,expires,363"),
        # the last day that may be the last, and the day after it
        ("2026-12-31", [TRANSPORT, POLITICAL, CULTURE, SEAFARERS, MEDIA], "in-force,no,[2026-01-01..2026-12-31],2026-12-31,expires,0"),
        ("2027-01-01", [POLITICAL, CULTURE, TRANSPORT, SEAFARERS, MEDIA], "expired,assumed,[2026-01-01..2026-12-31],,,"),
        # all that have a term are over
        ("2029-01-01", [POLITICAL, TRANSPORT, SEAFARERS, CULTURE, MEDIA], "expired,assumed,[2026-01-01..2026-12-31],,,"),
    ],
)  # fmt: skip
def test_the_same_list_on_another_day(
    treatytrack: Treatytrack, day: str, refs: list[str], of_the_transport_memorandum: str
) -> None:
    assert treatytrack.refs(as_of=day) == refs
    columns = "status,certain,ends,next_deadline,next_deadline_kind,days_left"
    one = treatytrack("list", f"ref:{TRANSPORT}", "--columns", columns, "--format", "csv", as_of=day)
    assert one.lines[1] == of_the_transport_memorandum


def test_the_as_of_option_wins_over_the_environment(treatytrack: Treatytrack) -> None:
    assert treatytrack("list", "--as-of", "1 January 2027", as_of="2020-01-01").err.startswith(
        "5 agreements on 2027-01-01. "
    )


def test_the_window_of_the_marks_can_be_chosen(treatytrack: Treatytrack) -> None:
    assert "! 1 may come due within 40d." in treatytrack("list", "--within", "40d").err
    assert "! 2 may come due within 41d." in treatytrack("list", "--within", "41d").err
    assert "! 3 may come due within 2y." in treatytrack("list", "--within", "2y").err
    # some day of 2026 may be any day from today on
    assert "! 1 may come due within 1d." in treatytrack("list", "--within", "1d").err


def test_csv_is_the_same_columns_for_scripts(treatytrack: Treatytrack) -> None:
    ended = treatytrack("list", "type:programme", "--format", "csv")
    assert ended.out == (
        "ref,title,type,party_a,party_b,status,certain,flags,term_last_day,ends,"
        "next_deadline,next_deadline_kind,days_left\n"
        "AZE-IRN-2025-1,Programme of Political Consultations between the Ministries of Foreign Affairs for 2025-2027,"
        "programme,AZE,IRN,in-force,assumed,,[2027-01-01..2027-12-31],[2027-01-01..2027-12-31],2027-01-01,expires,41\n"
        "AZE-IRN-2025-4,Cultural Exchange Programme 2025-2028,programme,AZE,IRN,in-force,assumed,,"
        "[2028-01-01..2028-12-31],[2028-01-01..2028-12-31],2028-01-01,expires,406\n"
    )


def test_nothing_found_is_no_error(treatytrack: Treatytrack) -> None:
    assert treatytrack("list", "party:RUS") == Ended("", "No agreement is found on 2026-11-21.\n", DONE)
    heading = "ref,title\n"
    said = "No agreement is found on 2026-11-21.\n"
    assert treatytrack("list", "party:RUS", "--columns", "ref,title", "--format", "csv") == Ended(heading, said, DONE)
