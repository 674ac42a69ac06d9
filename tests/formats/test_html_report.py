"""A report as one page of HTML: what it says, for whom, and how it looks, as far as that can be reckoned.

    TREATYTRACK_GOLDEN=write .venv/bin/pytest -n 0 tests/formats/test_html_report.py

writes `golden/report.html` anew; look at it in a browser before it is committed.
"""

import os
import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatytrack.answers import Heading, Table
from treatytrack.answers.report import Report, Section
from treatytrack.answers.timeline import Timeline
from treatytrack.formats import page as common
from treatytrack.formats import report_style, svg
from treatytrack.formats.html import report_lines
from treatytrack.formats.readable import readable

from .drawn import bar, timeline
from .pages import Page, complaints

GOLDEN = Path(__file__).parent / "golden" / "report.html"
DAY = date(2026, 11, 23)

# fmt: off
DUE = (
    Heading("new",     "",          "mark"),
    Heading("when",    "When",      "number"),
    Heading("date",    "Date",      "date"),
    Heading("ref",     "Ref",       "ref"),
    Heading("title",   "Agreement", "title"),
    Heading("parties", "Parties",   "party"),
    Heading("why",     "Why",       "extra"),
)
AGREEMENTS = (
    Heading("ref",      "Ref",       "ref"),
    Heading("status",   "Status",    "status"),
    Heading("last_day", "Last day",  "date"),
    Heading("title",    "Agreement", "title"),
)
NAMED = (
    Heading("name",  "Party",    "party"),
    Heading("count", "Times",    "number"),
    Heading("refs",  "Named in", "list"),
)
EXPIRING = (
    ("new", "in 5 days",  "Sat 28 Nov 2026", "A-1", "Trade & Customs", "Iran, Turkey", "until 28 Nov 2026; no renewal"),
    ("",    "in 38 days", "Thu 31 Dec 2026 at the latest ?", "A-2", "Media 2025-2026", "Iran, Russia", "until 2026?"),
)
MISSED = (("", "3 days late", "Fri 20 Nov 2026", "A-3", "Seeds", "Iran, Ukraine", "no notice is recorded"),)
# fmt: on
BARS = timeline(bar("A-1", "- 2026-12-31 in-force yes"), bar("A-2", "2026-01-01 + in-force no", goes_on="not known"))
REPORT = Report(
    "Treaty expiry report",
    DAY,
    ("relations.db: 4 agreements", "Looking ahead 90 days, to Sun 21 Feb 2027", "In short: 2 come due"),
    (
        Section("expiring", "Expiring (2)", Table(DUE, EXPIRING), "and 2 more: treatytrack list expiring:90d"),
        Section("missed-or-ended", "Missed or ended (1)", Table(DUE, MISSED)),
        Section("short", "In short", lines=("By type: memorandum 3.", "Last signed: 28 Apr 2025.")),
        Section("agreements", "Agreements", Table(AGREEMENTS, [("A-1", "in force ~?", "2026 ?", "└ Trade")])),
        Section("others", "Who else is concerned", Table(NAMED, [("Armenia (ARM)", 2, "A-1, A-2")])),
        Section("periods", "The periods", drawing=BARS),
        Section("waiting", "Waiting (0)", Table(DUE, [])),
    ),
    ("Nothing under: renewing, contradictions.", "4 agreements looked at on Mon 23 Nov 2026; rule set 3."),
)


def written(report: Report = REPORT) -> str:
    return "".join(f"{line}\n" for line in report_lines(report))


def of(*sections: Section) -> Report:
    return Report("Report", DAY, (), sections, ())


def rows_of(*rows: tuple[str, ...], headings: tuple[Heading, ...] = DUE) -> Page:
    return Page(written(of(Section("due", "Due", Table(headings, rows)))))


def test_the_page_is_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    def picture(_timeline: Timeline, name: str) -> Iterator[str]:
        yield f'<svg role="img" aria-label="{name}"></svg>'

    monkeypatch.setattr(svg, "element", picture)
    text = re.sub("(?s)<style>.*?</style>", "<style></style>", written())
    if os.environ.get("TREATYTRACK_GOLDEN") == "write":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_nobody_who_hears_it_read_has_to_complain() -> None:
    assert list(complaints(written())) == []
    assert list(complaints(written(of()))) == ["no single footer"]


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ('lang="en"', "", "no language"),
        ("h2", "h3", "h3 after h1"),
        ('scope="col"', "", "th without scope"),
        ('id="periods"', 'id="others"', "others is there 2 times"),
        ('<section id="others" aria-labelledby="others-title">', '<section id="others">', "section without a name"),
        ('aria-labelledby="short-title"', 'aria-labelledby="long-title"', "aria-labelledby: no long-title"),
        ('aria-labelledby="agreements-title" style', "style", "table without a name"),
        ('href="#periods"', 'href="#ends"', "#ends leads nowhere"),
        (">Waiting</a>", "></a>", "empty a"),
        ("<main>", "<div>", "no single main"),
        ('role="img" aria-labelledby="periods-1-title periods-1-desc"', 'role="img"', "svg without a name"),
        ('role="img"', "", "svg that is not one picture"),
    ],
)
def test_the_check_catches_a_planted_fault(right: str, wrong: str, complaint: str) -> None:
    faulty = written().replace(right, wrong)
    if right == "<main>":
        faulty = faulty.replace("</main>", "</div>")
    assert complaint in list(complaints(faulty))


def test_nothing_is_run_and_nothing_is_fetched() -> None:
    page = Page(written())
    assert not {tag for tag, _ in page.elements} & {"script", "link", "img", "iframe", "object", "form", "base", "use"}
    assert all(str(having["href"]).startswith("#") for having in page.all("a"))
    attributes = {name for _, having in page.elements for name in having}
    assert not {name for name in attributes if name.startswith("on")} | attributes & {"src", "srcset", "action"}
    assert re.findall(r"url\((?!#)|@import|https?:(?!//www\.w3\.org/2000/svg\")", written()) == []


def test_what_is_said_last_above_leads_and_the_rest_is_quiet() -> None:
    page = Page(written())
    assert page.texts("p", "lead") == ["In short: 2 come due"]
    assert page.texts("p", "quiet")[0] == "relations.db: 4 agreementsLooking ahead 90 days, to Sun 21 Feb 2027"
    assert page.texts("p", "day") == ["Monday 23 November 2026"]
    assert page.texts("title")[0] == "Treaty expiry report, Monday 23 November 2026"


def test_the_proof_stands_in_the_footer() -> None:
    assert Page(written()).texts("footer") == [f"\n{REPORT.below[0]}\n{REPORT.below[1]}\n"]


def test_many_sections_have_a_table_of_contents_with_their_counts() -> None:
    assert Page(written()).texts("li")[:3] == ["Expiring (2)", "Missed or ended (1)", "In short"]
    few = Page(written(REPORT._replace(sections=REPORT.sections[:4])))
    assert few.all("nav") == few.all("a") == []


@pytest.mark.parametrize(
    ("when", "urgency"),
    [
        ("7 days late", "late"), ("1 day late", "late"), ("today", "soon"), ("tomorrow", "soon"),
        ("in 2 days", "soon"), ("in 14 days", "soon"), ("in 15 days", None), ("in 343 days", None),
        ("yesterday", None), ("9 days ago", None), ("", None),
    ],
)  # fmt: skip
def test_what_is_late_or_soon_is_told_by_strength_too(when: str, urgency: str | None) -> None:
    page = rows_of(("", when, "", "A", "Trade", "", ""), ("", "in 90 days", "", "B", "Media", "", ""))
    assert [row.get("class") for row in page.all("tr")] == [None, urgency, None]
    assert page.texts("strong") == ([when.replace(" ", "\xa0")] if urgency else [])


def test_a_column_that_is_called_when_but_holds_days_is_not_urgent() -> None:
    page = rows_of(("today", "Trade"), headings=(Heading("when", "When", "date"), Heading("what", "What", "title")))
    assert page.all("tr") == [{}, {}]


def test_marks_stand_before_the_title_and_what_follows_it_below() -> None:
    page = rows_of(("new", "in 90 days", "Sun 21 Feb 2027", "A-1", "Trade", "Iran, Turkey", "no renewal"))
    assert page.rows == [
        ["When", "Date", "Ref", "Agreement"],
        ["in\xa090\xa0days", "Sun 21 Feb 2027", "A-1", "new TradeIran, Turkey · no renewal"],
    ]
    assert page.texts("small") == ["Iran, Turkey · no renewal"]


def test_columns_that_are_empty_in_every_row_are_left_out() -> None:
    assert rows_of(("", "", "", "A-1", "Trade", "", "")).rows == [["Ref", "Agreement"], ["A-1", "Trade"]]


def test_rows_without_any_text_are_a_table_too() -> None:
    assert rows_of(("",) * 7).rows == [["new"], [""]]


@pytest.mark.parametrize(("columns", "labels"), [(3, [None] * 2), (4, ["Column 1", "Column 2", "Column 3"])])
def test_rows_without_a_title_are_entries_where_there_are_many_columns(columns: int, labels: list[str | None]) -> None:
    headings = tuple(Heading(f"c{at}", f"Column {at}", "number") for at in range(columns))
    page = rows_of(tuple(f"{at}" for at in range(columns)), headings=headings)
    assert page.rows == [[f"Column {at}" for at in range(columns)], [f"{at}" for at in range(columns)]]
    assert page.all("table")[0].get("class") == ("entries" if columns > 3 else None)
    assert [cell.get("data-label") for cell in page.all("td")] == labels


def test_a_mark_has_a_column_of_its_own_where_no_title_follows() -> None:
    page = rows_of(("new", "A-1"), headings=(DUE[0], DUE[3]))
    assert page.rows == [["new", "Ref"], ["new", "A-1"]]


def test_days_in_words_are_marked_for_programs() -> None:
    page = rows_of(("", "", "Thu 1 Jan 2026 to 31 Dec 2026 ?", "A-1", "Trade", "", ""))
    assert [mark["datetime"] for mark in page.all("time")] == [DAY.isoformat(), "2026-01-01", "2026-12-31"]


def test_a_cell_says_its_heading_where_that_is_not_seen_and_it_would_not_be_understood() -> None:
    page = rows_of(("A-1", "in force", "2026 ?", "Trade"), headings=AGREEMENTS)
    assert [cell.get("data-label") for cell in page.all("td")] == [None, "Last day", None]
    assert page.all("th")[-1] == {"scope": "row", "class": "ref"}


def test_what_is_written_from_the_right_takes_nothing_beside_it_along() -> None:
    headings = (Heading("title", "What", "title"), Heading("details", "Details", "text"))
    table = Table(headings, [("└─ برنامه (MoU 5)", "باکو · concerns Iran, Turkey")])
    said = ("By subject: culture 2, حمل و نقل 3, رسانه 1.",) * 2
    text = written(of(Section("happened", "What happened", table, lines=said)))
    assert "By subject: culture 2, <bdi>حمل و نقل</bdi> 3, <bdi>رسانه</bdi> 1.</li>" in text
    assert ">└─ <bdi>برنامه (MoU 5)</bdi><br><small><bdi>باکو</bdi> · concerns Iran, Turkey</small>" in text


def test_a_section_without_rows_says_so() -> None:
    assert rows_of().texts("section") == ["\nDue\nNone.\n"]


def test_a_drawing_is_told_in_words_too_and_lines_that_say_the_same_are_not_repeated() -> None:
    lines = ("A-1: Trade is said.", "Something else.")
    text = written(of(Section("periods", "The periods", lines=lines, drawing=BARS)))
    words = Page(re.sub("(?s)<svg.*</svg>", "", text))
    assert words.texts("li") == ["A-1 TradeTrade is said.", "A-2 TradeTrade is said."]
    assert "<p>Something else.</p>" in text
    assert "<p>A-1: Trade is said.</p>" not in text
    assert "open" in words.all("details")[0]


def test_where_the_drawing_is_not_alone_its_words_are_folded() -> None:
    text = written(of(Section("short", "In short", lines=("Two.",)), Section("periods", "The periods", drawing=BARS)))
    assert Page(text).all("details") == [{}]
    assert list(complaints(text)) == ["no single footer"]


def test_years_and_refs_are_not_parted_behind_a_hyphen() -> None:
    title = "Programme 2025-2028 <AZE-IRN-2025-1>, follow-up of COVID-19-related aid"
    table = Table(DUE[2:], [("31 Dec 2026", "AZE-IRN-2025-1", title, "", "see AZE-IRN-2025-E1")])
    text = written(of(Section("due", "Due", table, lines=("Last event: AZE-IRN-2025-E1.",))))
    assert re.findall('<span class="whole">(.*?)</span>', text) == [
        "AZE-IRN-2025-E1", "2025-2028", "AZE-IRN-2025-1", "AZE-IRN-2025-E1",
    ]  # fmt: skip
    assert title in Page(text).rows[1][2]


def test_the_days_in_a_reason_are_not_parted() -> None:
    text = written(
        of(Section("due", "Due", Table(DUE, [("", "today", "", "A-1", "Trade", "Iran", "until 1 Jan 2027")])))
    )
    assert "<small>Iran · until 1&nbsp;Jan&nbsp;2027</small>" in text


@pytest.mark.parametrize(("bars", "pictures"), [(0, [0]), (1, [1]), (10, [10]), (11, [6, 5]), (60, [10] * 6)])
def test_a_long_timeline_is_several_pictures_that_each_fit_on_paper(bars: int, pictures: list[int]) -> None:
    drawn = timeline(*(bar(f"A-{number}", "- + in-force yes") for number in range(bars)))
    text = written(of(Section("periods", "The periods", drawing=drawn)))
    assert [figure.count('class="ref"') for figure in text.split("<figure>")[1:]] == pictures
    assert list(complaints(text)) == ["no single footer"]


HOSTILE = "</title></style><script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u202e\x1b[31m&lt;<!--"


@pytest.mark.parametrize("text", [HOSTILE, "x" * 100_000, "فارسی (۲۰۲۵)"], ids=["markup", "long", "from the right"])
def test_nothing_breaks_out_and_nothing_is_cut(text: str) -> None:
    _is_read_as_it_is_made_visible(text)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_is_read_as_it_is_made_visible(text: str) -> None:
    _is_read_as_it_is_made_visible(text)


OURS = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "h1", "h2", "p", "br",
    "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "time", "strong", "small", "span", "bdi",
}  # fmt: skip


def _is_read_as_it_is_made_visible(text: str) -> None:
    sections = (
        Section("due", f"{text} (3)", Table(DUE, [("new", "", text, text, text, text, text)]), after=text),
        Section("said", "Said", lines=(text, text)),
        Section("named", "Named", Table(NAMED, [(text, 1, text)])),
    )
    page = Page(written(Report(text, DAY, (text, text), sections, (text,))))
    shown = readable(text)
    assert page.texts("h1") == page.texts("p", "lead") == [shown]
    assert page.texts("h2")[0] == f"{shown} (3)"
    assert page.texts("li") == [shown, shown]
    assert page.texts("footer") == [f"\n{shown}\n"]
    due, named = page.rows[1], page.rows[3]
    assert due[1:] == [shown, f"new {shown}{shown} · {shown}"]
    assert due[0].replace("\xa0", " ") == shown.replace("\xa0", " ")
    assert named == [shown, "1", shown]
    assert {tag for tag, _ in page.elements} <= OURS


COLOURS = f"{common._STYLE}\n{report_style.STYLE}"
ON = [
    ("ink", "paper"), ("faint", "paper"), ("link", "paper"), ("late", "paper"), ("soon", "paper"), ("paper", "late"),
    ("ink", "panel"), ("ink", "band"), ("faint", "band"),
]  # fmt: skip


def colours(scheme: str) -> dict[str, str]:
    """The colours that a browser takes for `light`, `dark` or `print`."""
    dark, paper = r"@media \(prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}", r"@media print \{\s*:root \{(.*?)\}"
    plain = re.sub(f"(?s){dark}|{paper}", "", COLOURS)
    asked = [*re.findall(r":root \{(.*?)\}", plain)]
    asked += re.findall(dark, COLOURS) if scheme == "dark" else re.findall(paper, COLOURS) if scheme == "print" else []
    return dict(chain.from_iterable(re.findall(r"--(\w+): (#\w+)", colours) for colours in asked))


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, as WCAG reckons it: 1 is not at all, 21 black on white."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    shares = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("one", "other", "known"), [("#000", "#fff", 21), ("#767676", "#ffffff", 4.54)])
def test_contrast_is_reckoned_as_it_is_known(one: str, other: str, known: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(known, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
@pytest.mark.parametrize(("text", "ground"), ON)
def test_every_text_can_be_read_on_its_ground(scheme: str, text: str, ground: str) -> None:
    there = colours(scheme)
    assert set(there) == {"ink", "paper", "faint", "line", "band", "link", "late", "soon", "panel"}
    assert contrast(there[text], there[ground]) >= 4.5


def test_where_variables_are_not_known_the_light_colours_are_taken() -> None:
    light = colours("light")
    on_screen = report_style.STYLE.partition("@media screen and")[0]
    pairs = re.findall(r"([\w-]+): ([^;{}]*?)(#\w+); \1: \2var\(--(\w+)\)", on_screen)
    assert {light[name] == colour for _, _, colour, name in pairs} == {True}
    assert len(pairs) == on_screen.count("var(")
