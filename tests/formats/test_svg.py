"""A timeline as a picture: well-formed whatever a title holds, said in words too, hatched where it is not certain."""

import re
from xml.etree import ElementTree

import pytest

from treatytrack.formats.svg import element, lines

from .drawn import bar, timeline

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script> & \"'\x1b[31m\u202e]]> --> \x00\ud800" * 3
EVERY_LOOK = (
    bar("A-1", "2025-04-28 2026-12-31 in-force yes", "2027-01-01 + renewed yes", goes_on="renews"),
    bar("A-2", "- 2025-12-31 in-force assumed", "2026-01-01 2026-12-31 in-force no", came=True),
    bar("A-3", "2025-03-01 2025-12-31 provisional yes", "2026-01-01 2026-12-31 suspended yes"),
    bar("A-4", "2026-03-02 + survival yes", marks="2025-06-01 signed, 2027-09-30 notice-by, 2028-01-01 renews"),
)


def picture(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)


def texts(of: ElementTree.Element) -> list[str]:
    return ["".join(text.itertext()) for text in of.iter(f"{SVG}text")]


def test_it_says_in_words_what_it_shows() -> None:
    drawn = picture("\n".join(lines(timeline(*EVERY_LOOK[:2]))))
    assert drawn.get("role") == "img"
    named = [part for part in drawn if part.get("id")]
    assert drawn.get("aria-labelledby") == " ".join(part.get("id") or "" for part in named)
    assert [part.text for part in named] == [
        "Timeline from 1 Jan 2025 to 31 Dec 2028, as of 21 Nov 2026",
        "A-1: Trade is said. A-2: Trade is said.",
    ]


def test_years_today_names_and_the_legend_can_be_read() -> None:
    assert texts(picture("\n".join(element(timeline(*EVERY_LOOK[:2]))))) == [
        "2025", "2026", "2027", "2028", "▾ today, 21 Nov 2026",
        "A-1", "to a day", "Trade", "A-2", "to a day", "Trade",
        "in force", "assumed in force", "not certain", "if it renews",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "look", ["in-force", "renewed", "assumed", "uncertain", "provisional", "suspended", "survival"]
)
def test_each_look_is_drawn_and_explained(look: str) -> None:
    drawn = picture("\n".join(lines(timeline(*EVERY_LOOK))))
    boxes = [box for box in drawn.iter(f"{SVG}rect") if box.get("class") == look]
    assert len(boxes) >= 2
    if look in {"uncertain", "provisional", "suspended"}:
        assert {box.get("fill") for box in boxes} == {f"url(#timeline-{look})"}
        assert [one.get("id") for one in drawn.iter(f"{SVG}pattern")].count(f"timeline-{look}") == 1


def test_a_stretch_lies_where_its_days_are() -> None:
    drawn = picture("\n".join(element(timeline(bar("A-1", "2027-01-01 2027-12-31 in-force yes")))))
    box = next(box for box in drawn.iter(f"{SVG}rect") if box.get("class") == "in-force")
    begins, wide = (float((box.get(name) or "").rstrip("%")) for name in ("x", "width"))
    assert begins == pytest.approx(100 * 730 / 1461, abs=0.001)
    assert wide == pytest.approx(100 * 365 / 1461, abs=0.001)


def test_alone_it_has_room_for_more_than_in_a_page_that_a_telephone_shows() -> None:
    months = ["Jan 2025", "Jul", "Jan 2026", "Jul", "Jan 2027", "Jul", "Jan 2028", "Jul"]
    assert texts(picture("\n".join(lines(timeline(*EVERY_LOOK)))))[:8] == months
    title = "Agreement on the Recognition of the Certificates of Officers of Inland Navigation"
    of_one = timeline(bar("A-1", "2025-04-28 2026-12-31 in-force yes", label=title))
    assert title in texts(picture("\n".join(lines(of_one))))
    assert "Agreement on the Reco…of Inland Navigation" in texts(picture("\n".join(element(of_one))))


def test_no_text_can_leave_its_place() -> None:
    hostile = bar(HOSTILE, "- + in-force yes", label=HOSTILE)._replace(said=HOSTILE, until=HOSTILE)
    drawn = picture("\n".join(lines(timeline(hostile))))
    assert not list(drawn.iter(f"{SVG}script"))
    assert any("<script>" in text for text in texts(drawn))


def test_nothing_in_it_is_fetched_or_run() -> None:
    written = "\n".join(lines(timeline(*EVERY_LOOK)))
    assert re.findall(r"https?://[^\"<]*", written) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"<script|\son\w+=|href|@import|<image|<foreignObject", written)


def test_two_in_one_page_share_no_name() -> None:
    one, other = ("\n".join(element(timeline(*EVERY_LOOK), name)) for name in ("one", "two"))
    assert not set(re.findall(r'id="([^"]+)"', one)) & set(re.findall(r'id="([^"]+)"', other))
    assert set(re.findall(r"url\(#([^)]+)\)", one)) <= set(re.findall(r'id="([^"]+)"', one))


def test_of_no_agreement_it_says_so() -> None:
    assert "No agreement is found." in "\n".join(lines(timeline()))
