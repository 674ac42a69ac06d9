"""HTML: one file that nothing in it can break out of, with everything that a reader or a screen reader needs."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatytrack.answers import About, Heading, Table
from treatytrack.formats.html import lines
from treatytrack.formats.readable import readable

from .pages import Page, complaints

HEADINGS = (
    Heading("ref", "Ref", "ref"),
    Heading("title", "Agreement", "text"),
    Heading("until", "Until", "date"),
    Heading("days_left", "Days left", "number"),
)
ABOUT = About("Agreements", date(2026, 11, 21), "relations.db", "party:IRN")
ROW = ("A-1", "Trade", "2026-12-31", 40)


def written(*rows: tuple[str | int, ...], about: About = ABOUT) -> str:
    return "".join(f"{line}\n" for line in lines(Table(HEADINGS, iter(rows)), about))


def test_it_says_its_language_its_letters_what_it_is_and_heads_its_columns() -> None:
    text = written(ROW)
    page = Page(text)
    assert text.startswith("<!DOCTYPE html>\n")
    assert page.all("html") == [{"lang": "en"}]
    assert {"charset": "utf-8"} in page.all("meta")
    assert "<title>Agreements, 21 November 2026</title>" in text
    assert '<p>On <time datetime="2026-11-21">21 November 2026</time> · relations.db · party:IRN</p>' in text
    assert [attributes["scope"] for attributes in page.all("th")] == ["col"] * 4
    assert page.rows == [["Ref", "Agreement", "Until", "Days left"], ["A-1", "Trade", "2026-12-31", "40"]]
    assert text.endswith("<footer>1 row</footer>\n</body>\n</html>\n")


def test_nobody_who_hears_it_read_has_to_complain() -> None:
    assert list(complaints(written(ROW))) == []
    unnamed = re.sub("<h1.*</h1>", "", written(ROW))
    assert list(complaints(unnamed)) == ["no single h1", *["aria-labelledby: no what"] * 2]
    unnamed = written(ROW).replace(' aria-labelledby="what"', "")
    assert list(complaints(unnamed)) == ["table without a name", "div in the keyboard's way without a name"]


def test_dates_are_marked_as_such_and_numbers_stand_on_the_right() -> None:
    cells = '<td class="date"><time datetime="2026-12-31">2026-12-31</time></td><td class="number">40</td>'
    assert cells in written(ROW)
    assert ".number { text-align: end }" in written(ROW)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("2026-12", '<time datetime="2026-12">2026-12</time>'),
        ("2026-12?", '<time datetime="2026-12">2026-12</time>?'),
        ("[2026-01-01..]", '[<time datetime="2026-01-01">2026-01-01</time>..<wbr>]'),
        ("2026?", "2026?"),
        ("2026-XX-16", "2026-XX-16"),
        ("2026-21", "2026-21"),
        ("0000-01-01", "0000-01-01"),
    ],
)
def test_only_what_html_knows_as_a_day_or_a_month_is_marked(cell: str, shown: str) -> None:
    assert f'<td class="date">{shown}</td>' in written(("A", "T", cell, ""))


def test_an_empty_cell_is_empty() -> None:
    assert '<td class="ref">A</td><td></td><td></td><td></td></tr>' in written(("A", "", "", ""))


def test_nothing_is_run_and_nothing_is_fetched() -> None:
    page = Page(written(("A", "<script>alert(1)</script>", "", ""), ("B", "<img src=x onerror=alert(1)>", "", "")))
    assert not {tag for tag, _ in page.elements} & {"script", "link", "img", "iframe", "object", "form", "a", "base"}
    attributes = {name for _, having in page.elements for name in having}
    of_the_region = {"id", "role", "aria-labelledby", "tabindex"}
    assert attributes - of_the_region == {
        "lang",
        "charset",
        "name",
        "content",
        "http-equiv",
        "scope",
        "class",
        "datetime",
    }
    policy = {"http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'"}
    assert policy in page.all("meta")
    assert not re.search(r"url\(|@import|https?:", written(ROW))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_read_as_it_is_made_visible(text: str) -> None:
    about = ABOUT._replace(register=text, narrowed=text)
    assert Page(written(("A", text, text, ""), about=about)).rows[1][1:3] == [readable(text)] * 2


def test_what_may_be_written_from_the_right_stands_in_a_direction_of_its_own() -> None:
    text = written(("A", "برنامه (MoU 5)", "2025", 1), about=ABOUT._replace(narrowed="party:ایران 2025"))
    assert "<bdi>برنامه (MoU 5)</bdi>" in text
    assert "party:<bdi>ایران</bdi> 2025" in text


def test_no_rows_are_a_table_with_its_heading() -> None:
    text = written()
    assert Page(text).rows == [["Ref", "Agreement", "Until", "Days left"]]
    assert "<footer>0 rows</footer>" in text


@pytest.mark.parametrize(("columns", "regions"), [(3, 0), (4, 1), (50, 1)])
def test_what_may_be_wider_than_the_screen_moves_in_a_named_region_and_not_with_the_page(
    columns: int, regions: int
) -> None:
    headings = tuple(Heading(f"c{at}", f"Column {at}", "text") for at in range(columns))
    text = "\n".join(lines(Table(headings, [("x" * 300,) * columns]), ABOUT))
    region = {"class": "wide", "role": "region", "aria-labelledby": "what", "tabindex": "0"}
    page = Page(text)
    assert [having for having in page.all("div") if having] == [region] * regions
    assert {element.within[-1] for element in page.found if element.tag == "table"} == {"div"}
    assert ".wide { overflow: auto; max-height: 100vh }" in text
    assert list(complaints(text)) == []


def test_what_is_said_of_its_rows_stands_below_them() -> None:
    text = written(ROW, about=ABOUT._replace(below="1 agreement. ! 1 may come due <soon>."))
    assert "<footer>1 agreement. ! 1 may come due &lt;soon&gt;.</footer>" in text


def test_a_day_in_words_is_marked_as_one_and_not_broken() -> None:
    day = '<time datetime="2026-12-03">Thu 3 Dec 2026</time>'
    assert f'<td class="date">{day} to <time datetime="2027-01-31">31 Jan 2027</time></td>' in written(
        ("A", "T", "Thu 3 Dec 2026 to 31 Jan 2027", "")
    )
    titled = written(ROW, about=ABOUT._replace(title="Deadlines from 3 Dec 2026"))
    assert '<h1 id="what">Deadlines from <time datetime="2026-12-03">3 Dec 2026</time></h1>' in titled


def test_a_column_of_marks_is_named_too() -> None:
    text = "\n".join(lines(Table((Heading("mark", "", "mark"), *HEADINGS), [("!", *ROW)]), ABOUT))
    assert Page(text).rows[0][0] == "Mark"
    assert list(complaints(text)) == []


@pytest.mark.parametrize(
    ("columns", "media"),
    [(3, []), (4, ["screen and (max-width: 48rem)"]), (16, ["screen and (max-width: 48rem), print"])],
)
def test_on_a_narrow_screen_rows_are_cards_and_those_of_a_wide_table_on_paper_too(
    columns: int, media: list[str]
) -> None:
    headings = tuple(Heading(f"c{at}", f"Column {at}", "text") for at in range(columns))
    text = "\n".join(lines(Table(headings, []), ABOUT))
    assert re.findall(r"^@media (.*) \{\n  \.wide ", text, re.MULTILINE) == media
    assert (f'td:nth-child({columns})::before {{ content: "Column {columns - 1}" }}' in text) == bool(media)
