"""`timeline`: the periods along a time axis, as known on the day; uncertain ends look uncertain."""

import csv
import json
from xml.etree import ElementTree

import pytest

from .world import DONE, UNUSABLE, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("baku")


def test_in_a_pipe_nothing_is_cut(treatytrack: Treatytrack) -> None:
    assert treatytrack("timeline") == Ended(
        " 2025               2026                 2027               2028               2029\n"
        "                   today, 21 Nov 2026 ▼\n"
        "AZE-IRN-2025-2                                                                    some day in 2026 ?\n"
        "Memorandum of Understanding on Comprehensive Cooperation in the Field of Transportation for 2025-2026\n"
        "       ▓▓▓▓▓▓▓▓▓▓▓▓▓░░░░░░░░░░░░░░░░░░│░░░\n"
        "AZE-IRN-2025-1                                                                    some day in 2027 ?\n"
        "Programme of Political Consultations between the Ministries of Foreign Affairs for 2025-2027\n"
        "       ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▓▓░░░░░░░░░░░░░░░░░░░░\n"
        "AZE-IRN-2025-4                                                                    some day in 2028 ?\n"
        "Cultural Exchange Programme 2025-2028\n"
        "       ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓░░░░░░░░░░░░░░░░░░░░\n"
        "AZE-IRN-2025-3                                                                         end not known\n"
        "Memorandum on Mutual Recognition of Certificates under the Training and Certification Standards of Seafarers\n"
        "       ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░│░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░…\n"
        "AZE-IRN-2025-5                                                                         end not known\n"
        "Memorandum on Media Cooperation\n"
        "       ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░│░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░…\n"
        "\n"
        "▓ assumed in force  ░ possible, not certain  │ today, 21 Nov 2026  … end not known\n",
        "5 agreements from 2025-01-01 to 2029-12-31, as of 2026-11-21.\n",
        DONE,
    )


def test_on_a_terminal_a_title_loses_its_middle(treatytrack: Treatytrack) -> None:
    assert treatytrack("timeline", columns=80, NO_COLOR="1").lines == [
        " 2025           2026            2027            2028           2029",
        "           today, 21 Nov 2026 ▼",
        "AZE-IRN-2025-2  Memorandum of Understa…rtation for 2025-2026  some day in 2026 ?",
        "     ▓▓▓▓▓▓▓▓▓▓▓░░░░░░░░░░░░░░│░░",
        "AZE-IRN-2025-1  Programme of Political…Affairs for 2025-2027  some day in 2027 ?",
        "     ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▓░░░░░░░░░░░░░░░░░",
        "AZE-IRN-2025-4  Cultural Exchange Programme 2025-2028         some day in 2028 ?",
        "     ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓░░░░░░░░░░░░░░░░",
        "AZE-IRN-2025-3  Memorandum on Mutual Rec…n Standards of Seafarers  end not known",
        "     ░░░░░░░░░░░░░░░░░░░░░░░░░│░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░…",
        "AZE-IRN-2025-5  Memorandum on Media Cooperation                    end not known",
        "     ░░░░░░░░░░░░░░░░░░░░░░░░░│░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░…",
        "",
        "▓ assumed in force  ░ possible, not certain  │ today, 21 Nov 2026",
        "… end not known",
    ]


@pytest.mark.usefixtures("trade")
def test_terms_and_notice_days_are_marked(treatytrack: Treatytrack) -> None:
    assert treatytrack("timeline", "party:CHE", "--from", "2020", columns=120, NO_COLOR="1").lines == [
        "                                   2020  2021   2022   2023   2024   2025   2026    2027   2028",
        "                                                                today, 21 Nov 2026 ▼",
        "CHE-IRN-ND-1  Agreement on Trade  ←███████████████╪██████╪██████╪██████╪██████╪██◆█│██╪══◆═══╪═════→  renews 17 Mar 2027",
        "",
        "█ in force  ═ if it renews  ╪ renewal  ◆ last safe day for notice  │ today, 21 Nov 2026  ← began before  → goes on",
    ]


@pytest.mark.usefixtures("trade")
def test_a_narrow_axis_names_months(treatytrack: Treatytrack) -> None:
    assert treatytrack("timeline", "party:CHE", "--from", "6m", "--to", "1y").lines == [
        "        Jul 2026  Sep        Nov         Jan 2027  Mar        May        Jul        Sep        Nov",
        "              today, 21 Nov 2026 ▼",
        "CHE-IRN-ND-1  Agreement on Trade                                                  renews 17 Mar 2027",
        "←████████████████████◆███████████│████████████████████╪════════════════════════════════◆═══════════→",
        "",
        "█ in force  ═ if it renews  ╪ renewal  ◆ last safe day for notice  │ today, 21 Nov 2026",
        "← began before  → goes on",
    ]


@pytest.mark.usefixtures("trade")
def test_csv_has_a_row_for_each_stretch(treatytrack: Treatytrack) -> None:
    assert treatytrack("timeline", "party:CHE", "--to", "2030", "--format", "csv").lines == [
        "ref,title,from,to,state,certain,goes_on,as_of",
        "CHE-IRN-ND-1,Agreement on Trade,2017-03-17,2027-03-16,in-force,yes,,2026-11-21",
        "CHE-IRN-ND-1,Agreement on Trade,2027-03-17,2030-12-31,renewed,yes,renews,2026-11-21",
    ]


@pytest.mark.usefixtures("trade")
def test_json_has_a_record_for_each_agreement(treatytrack: Treatytrack) -> None:
    found = json.loads(treatytrack("timeline", "party:CHE", "--from", "2026", "--to", "2027", "--format", "json").out)
    assert found == [
        {
            "ref": "CHE-IRN-ND-1",
            "title": "Agreement on Trade",
            "as_of": "2026-11-21",
            "axis": {"from": "2026-01-01", "to": "2027-12-31"},
            "stretches": [
                {"from": "2026-01-01", "to": "2027-03-16", "state": "in-force", "certain": "yes"},
                {"from": "2027-03-17", "to": "2027-12-31", "state": "renewed", "certain": "yes"},
            ],
            "marks": [
                {"date": "2026-03-17", "kind": "renews"},
                {"date": "2026-09-16", "kind": "notice-by"},
                {"date": "2027-03-17", "kind": "renews"},
                {"date": "2027-09-16", "kind": "notice-by"},
            ],
            "goes_on": "renews",
            "said": "On 21 Nov 2026: in force; in force from 17 Mar 2017; renews 17 Mar 2027; last safe day for notice 16 Sep 2026, passed; locked in until 16 Mar 2028.",
        }
    ]
    lines = treatytrack("timeline", "--format", "jsonl").lines
    assert [json.loads(line)["ref"] for line in lines] == treatytrack.refs()


def test_markdown_holds_the_bars_as_they_are(treatytrack: Treatytrack) -> None:
    plain = treatytrack("timeline", "type:programme").out
    shown = treatytrack("timeline", "type:programme", "--format", "markdown").out
    assert shown.startswith(
        "# Timeline, Saturday 21 November 2026\n\ntype:programme  \n2 agreements from 1 Jan 2025 to 31 Dec 2029"
    )
    assert f"\n```\n{plain}```\n" in shown


def test_svg_goes_into_a_file_by_its_ending(treatytrack: Treatytrack) -> None:
    ended = treatytrack("timeline", "-o", "periods.svg")
    assert (ended.out, ended.code) == ("", DONE)
    assert ended.err == "Wrote periods.svg\n5 agreements from 2025-01-01 to 2029-12-31, as of 2026-11-21.\n"
    drawn = ElementTree.parse(treatytrack.folder / "periods.svg").getroot()
    assert drawn.tag == "{http://www.w3.org/2000/svg}svg"
    assert "AZE-IRN-2025-2: On 21 Nov 2026: in force, not certain" in (drawn[1].text or "")


def test_html_is_a_page_with_the_picture_and_the_same_in_words(treatytrack: Treatytrack) -> None:
    ended = treatytrack("timeline", "type:programme", "-o", "periods.html")
    assert (ended.out, ended.code) == ("", DONE)
    page = (treatytrack.folder / "periods.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>\n")
    assert '<p class="quiet">type:programme</p>' in page
    assert "2 agreements from 1 Jan 2025 to 31 Dec 2029, as of 21 Nov 2026." in page
    assert '<svg xmlns="http://www.w3.org/2000/svg" class="timeline" width="100%"' in page
    assert page.count("<li><strong>AZE-IRN-2025-") == 2
    assert page.endswith("</html>\n")


@pytest.mark.parametrize("ending", ["csv", "tsv", "json", "jsonl", "md", "html", "xlsx", "txt", "svg"])
def test_every_format_is_chosen_by_an_ending(treatytrack: Treatytrack, ending: str) -> None:
    assert treatytrack("timeline", "-o", f"periods.{ending}").code == DONE
    assert (treatytrack.folder / f"periods.{ending}").stat().st_size > 100


@pytest.mark.usefixtures("trade")
def test_what_comes_due_first_stands_first_unless_it_is_sorted(treatytrack: Treatytrack) -> None:
    def refs(*words: str) -> list[str]:
        lines = treatytrack("timeline", *words, "--format", "jsonl").lines
        return [json.loads(line)["ref"] for line in lines]

    assert refs() == treatytrack.refs()
    assert refs("--limit", "2") == treatytrack.refs("--limit", "2")
    assert refs("--sort", "-ref") == sorted(refs(), reverse=True)


@pytest.mark.parametrize(("limit", "first"), [("2", "2025-01-01"), ("0", "2026-01-01")])
def test_a_limit_says_that_there_are_more(treatytrack: Treatytrack, limit: str, first: str) -> None:
    assert treatytrack("timeline", "--limit", limit).err == (
        f"{limit} of 5 agreements from {first} to 2028-12-31, as of 2026-11-21.\n"
    )


@pytest.mark.parametrize("asking", [("--ascii",), ()])
def test_a_terminal_without_such_characters_gets_plain_ones(treatytrack: Treatytrack, asking: tuple[str, ...]) -> None:
    ended = treatytrack("timeline", *asking, columns=80, TERM="xterm" if asking else "linux", NO_COLOR="1")
    assert ended.out.isascii()
    assert "~~~" in ended.out
    assert "???" in ended.out


def test_so_does_one_whose_locale_has_another_charset(treatytrack: Treatytrack) -> None:
    assert treatytrack("timeline", columns=80, NO_COLOR="1", LC_ALL="ru_RU.KOI8-R").out.isascii()
    assert not treatytrack("timeline", columns=80, NO_COLOR="1", LC_ALL="az_AZ.UTF-8").out.isascii()
    assert not treatytrack("timeline", LC_ALL="ru_RU.KOI8-R").out.isascii()


def test_the_day_before_and_the_day_after_are_drawn_as_known_then(treatytrack: Treatytrack) -> None:
    def known_on(day: str) -> list[list[str]]:
        rows = csv.reader(treatytrack("timeline", "ref:AZE-IRN-2025-3", "--format", "csv", as_of=day).lines[1:])
        return [row[2:7] for row in rows]

    ended = treatytrack("record", "AZE-IRN-2025-3", "denounced", "2026-06-01")
    assert ended.code == DONE
    assert known_on("2026-05-31") == [["2025-04-28", "2027-12-31", "in-force", "no", "not known"]]
    assert known_on("2026-06-01") == [["2025-04-28", "2027-05-31", "in-force", "assumed", ""]]


def test_nothing_found_is_said_and_is_no_error(treatytrack: Treatytrack) -> None:
    assert treatytrack("timeline", "party:FRA") == Ended("", "No agreement is found on 2026-11-21.\n", DONE)
    assert treatytrack("timeline", "party:FRA", "--format", "json").out == "[\n]\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from", "2027", "--to", "2026"), "2026-12-31 lies before 2027-01-01: the last day of the axis"),
        (("--from", "soon"), '--from: "soon" is not a date'),
        (("--to", "-1y"), "--to: -1y is negative"),
        (("--to", "[2027-01-01..]"), "--to: [2027-01-01..] has no last day"),
        (("--to", "9000y"), "--to: "),
        (("--from", ""), "--from"),
        (("--limit", "-1"), "--limit -1: write how many to show"),
        (("--sort", "titel"), "title"),
        (("--format", "pdf"), "write plain, csv, tsv, json, jsonl, markdown, html, svg or xlsx."),
        (("-o", "periods.pdf"), "periods.pdf cannot be written"),
        (("--for-spreadsheet",), "--for-spreadsheet is for csv and tsv"),
        (("prty:IRN",), '"prty" is not a field'),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(
    treatytrack: Treatytrack, words: tuple[str, ...], said: str
) -> None:
    ended = treatytrack("timeline", *words)
    assert (ended.out, ended.code) == ("", WRONG)
    assert said in ended.err
    assert len(ended.err.splitlines()) == 1


def test_a_register_that_is_not_there_is_not_made(treatytrack: Treatytrack) -> None:
    ended = treatytrack("timeline", db="other.db")
    assert (ended.out, ended.code) == ("", UNUSABLE)
    assert not (treatytrack.folder / "other.db").exists()
