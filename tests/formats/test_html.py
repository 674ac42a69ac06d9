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
    assert "<title>Agreements, 2026-11-21</title>" in text
    assert "relations.db · party:IRN</span></caption>" in text
    assert [attributes["scope"] for attributes in page.all("th")] == ["col"] * 4
    assert page.rows == [["Ref", "Agreement", "Until", "Days left"], ["A-1", "Trade", "2026-12-31", "40"]]
    assert text.endswith("<footer>1 row</footer>\n</body>\n</html>\n")


def test_nobody_who_hears_it_read_has_to_complain() -> None:
    assert list(complaints(written(ROW))) == []
    unnamed = re.sub("<caption>.*</caption>", "", written(ROW))
    assert list(complaints(unnamed)) == ["no single h1", "table without a name"]


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
    assert attributes == {"lang", "charset", "name", "content", "http-equiv", "scope", "class", "datetime"}
    policy = {"http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'"}
    assert policy in page.all("meta")
    assert not re.search(r"url\(|@import|https?:", written(ROW))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_read_as_it_is_made_visible(text: str) -> None:
    about = ABOUT._replace(register=text, narrowed=text)
    assert Page(written(("A", text, text, ""), about=about)).rows[1][1:3] == [readable(text)] * 2


def test_no_rows_are_a_table_with_its_heading() -> None:
    text = written()
    assert Page(text).rows == [["Ref", "Agreement", "Until", "Days left"]]
    assert "<footer>0 rows</footer>" in text


@pytest.mark.parametrize(
    ("columns", "media"),
    [(3, []), (4, ["screen and (max-width: 40rem)"]), (16, ["screen and (max-width: 40rem), print"])],
)
def test_on_a_narrow_screen_rows_are_cards_and_those_of_a_wide_table_on_paper_too(
    columns: int, media: list[str]
) -> None:
    headings = tuple(Heading(f"c{at}", f"Column {at}", "text") for at in range(columns))
    text = "\n".join(lines(Table(headings, []), ABOUT))
    assert re.findall(r"^@media (.*) \{\n  table, caption", text, re.MULTILINE) == media
    assert (f'td:nth-child({columns})::before {{ content: "Column {columns - 1}" }}' in text) == bool(media)
