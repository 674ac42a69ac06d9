"""`export`: every recorded column, then the computed ones, exactly as stored, rows by ref."""

import os
import stat

import pytest

from treatytrack.columns import COMPUTED_BY_NAME, NAMES

from .world import DONE, EXAMPLE, FAILED, TRANSPORT, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("baku")

HEADING = ",".join((*NAMES, *COMPUTED_BY_NAME))
SOURCES = '"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"'
EXPORTED = f"""\
{HEADING}
AZE-IRN-2025-1,,Programme of Political Consultations between the Ministries of Foreign Affairs for 2025-2027,,programme,,AZE,IRN,Ministry of Foreign Affairs,Ministry of Foreign Affairs,,2025-04-28,Baku,political consultations,,,,2027?,,,,,,,,,,,,,,,,,,,,{SOURCES},,,,in-force,assumed,,2025-04-28,[2027-01-01..2027-12-31],,,[2027-01-01..2027-12-31],,2027-01-01,expires,41,2026-11-21
AZE-IRN-2025-2,,Memorandum of Understanding on Comprehensive Cooperation in the Field of Transportation for 2025-2026,,memorandum,,AZE,IRN,,,,2025-04-28,Baku,transport,,,,2026?,,,,,,,,,,,,,,,,,,,,{SOURCES},,,,in-force,no,,2025-04-28,[2026-11-21..2026-12-31],,,[2026-01-01..2026-12-31],,2026-12-31,expires,40,2026-11-21
AZE-IRN-2025-3,,Memorandum on Mutual Recognition of Certificates under the Training and Certification Standards of Seafarers,,memorandum,,AZE,IRN,,,,2025-04-28,Baku,maritime transport,,,,,,,,,,,,,,,,,,,,,,,,{SOURCES},,,,in-force,no,,2025-04-28,,,,,,,,,2026-11-21
AZE-IRN-2025-4,,Cultural Exchange Programme 2025-2028,,programme,,AZE,IRN,,,,2025-04-28,Baku,culture,,,,2028?,,,,,,,,,,,,,,,,,,,,{SOURCES},,,,in-force,assumed,,2025-04-28,[2028-01-01..2028-12-31],,,[2028-01-01..2028-12-31],,2028-01-01,expires,406,2026-11-21
AZE-IRN-2025-5,,Memorandum on Media Cooperation,,memorandum,,AZE,IRN,,,,2025-04-28,Baku,media,,,,,,,,,,,,,,,,,,,,,,,,{SOURCES},,,,in-force,no,,2025-04-28,,,,,,,,,2026-11-21
"""

PROMISED = (
    "ref,source_id,title,other_titles,type,binding,party_a,party_b,signatory_a,signatory_b,territories,signed,place,"
    "subjects,entry_rule,provisional,in_force,until,lasts,counts_from,renewal,renewal_length,renewal_limit,notice,"
    "denunciation,denunciation_after,survival,ended,ended_by,replaced_by,related,stated_status,stated_on,events,"
    "occasion,languages,registration,sources,tags,lead,notes,"
    "status,certain,flags,effective_in_force,term_last_day,notice_by,locked_in_until,ends,survives_until,"
    "next_deadline,next_deadline_kind,days_left,as_of"
)


def test_the_example_as_csv(treatytrack: Treatytrack) -> None:
    assert treatytrack("export") == Ended(EXPORTED, "", DONE)


def test_the_columns_are_those_that_are_promised_in_that_order() -> None:
    assert HEADING == PROMISED


def test_the_columns_of_the_example_come_out_as_they_went_in(treatytrack: Treatytrack) -> None:
    went_in = EXAMPLE.read_text(encoding="utf-8")
    columns = went_in.splitlines()[0]
    assert treatytrack("export", "--columns", columns).out == went_in


def test_a_query_chooses_rows_and_columns_are_chosen_by_name(treatytrack: Treatytrack) -> None:
    ended = treatytrack("export", "type:memorandum", "ends:90d", "--columns", "ref,until,days_left")
    assert ended == Ended("ref,until,days_left\nAZE-IRN-2025-2,2026?,40\n", "", DONE)
    assert treatytrack("export", "--columns", "recorded").lines[0] == ",".join(NAMES)
    assert treatytrack("export", "--columns", "computed").lines[0] == ",".join(COMPUTED_BY_NAME)


def test_nothing_found_is_a_heading(treatytrack: Treatytrack) -> None:
    assert treatytrack("export", "party:RUS") == Ended(f"{HEADING}\n", "", DONE)


def test_it_is_csv_at_a_terminal_too(treatytrack: Treatytrack) -> None:
    assert treatytrack("export", columns=40).out == EXPORTED


def test_a_file_is_written_whole_with_what_stdout_would_say(treatytrack: Treatytrack) -> None:
    assert treatytrack("export", "-o", "register.csv") == Ended("", "Wrote register.csv\n", DONE)
    file = treatytrack.folder / "register.csv"
    assert file.read_bytes().decode() == EXPORTED
    assert stat.S_IMODE(file.stat().st_mode) == 0o666 & ~_umask()
    assert [path.name for path in treatytrack.folder.glob(".register*")] == []
    assert treatytrack("export", "-o", "-").out == EXPORTED


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask


def test_a_file_that_is_there_stays_as_it_was_if_the_query_is_wrong(treatytrack: Treatytrack) -> None:
    treatytrack.csv("register.csv", "old")
    assert treatytrack("export", "party:Irann", "-o", "register.csv").code == WRONG
    assert (treatytrack.folder / "register.csv").read_text() == "old"


def test_a_folder_that_is_not_there_is_a_failure_outside_the_request(treatytrack: Treatytrack) -> None:
    assert treatytrack("export", "-o", "nowhere/register.csv") == Ended(
        "", "nowhere/register.csv cannot be written: No such file or directory; nothing was written.\n", FAILED
    )


def test_through_a_link_the_file_behind_it_is_written(treatytrack: Treatytrack) -> None:
    real, link = treatytrack.folder / "real.csv", treatytrack.folder / "link.csv"
    real.write_text("old")
    link.symlink_to(real)
    assert treatytrack("export", "-o", "link.csv").code == DONE
    assert link.is_symlink()
    assert real.read_bytes().decode() == EXPORTED


def test_what_is_no_file_is_never_replaced_by_one(treatytrack: Treatytrack) -> None:
    """`-o /dev/stdout`, as root, must not take the device away."""
    pipe = treatytrack.folder / "pipe.fifo"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert treatytrack("export", TRANSPORT, "--columns", "ref", "-o", "pipe.fifo").code == DONE
    os.close(reader)
    assert pipe.is_fifo()


def test_an_ending_that_names_no_format_is_not_filled_with_csv(treatytrack: Treatytrack) -> None:
    ended = treatytrack("export", "-o", "y.foo")
    assert (ended.out, ended.code) == ("", WRONG)
    assert ended.err.endswith(
        "end the name in .csv, .tsv, .json, .jsonl, .md, .html, .xlsx or .txt, or choose with --format csv, tsv, json, "
        "jsonl, markdown, html, xlsx, plain or table.\n"
    )
    assert not (treatytrack.folder / "y.foo").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--columns", "titel"), '"titel" is not a column: did you mean title?\n'),
        (("--format", "xslx"), '"xslx" is not a format of export: did you mean xlsx?\n'),
    ],
)
def test_a_wrong_column_or_format_is_refused(treatytrack: Treatytrack, words: tuple[str, ...], said: str) -> None:
    assert treatytrack("export", *words) == Ended("", said, WRONG)


@pytest.mark.parametrize("name", ["relations.db", "./relations.db", "relations.db.lock", "relations.db-journal"])
def test_the_register_itself_is_never_overwritten(treatytrack: Treatytrack, name: str) -> None:
    before = treatytrack.digest
    ended = treatytrack("export", "-o", name)
    assert (ended.out, ended.code, treatytrack.digest) == ("", 4, before)
    assert "is the register itself" in ended.err
