"""What a reader of HTML makes of a page, and what somebody would complain of who hears it read."""

from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

EMPTY = {"meta", "wbr", "br"}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LANDMARKS = ("main", "footer")


class Element(NamedTuple):
    """An element: its attributes, the elements that it stands in, and all text in it."""

    tag: str
    attributes: dict[str, str | None]
    within: tuple[str, ...]
    pieces: list[str]

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(self.pieces)


class Page(HTMLParser):
    """Elements well nested, and the text of every cell."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.opened: list[Element] = []
        self.found: list[Element] = []
        self.feed(text)
        self.close()
        assert self.opened == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs), tuple(outer.tag for outer in self.opened), [])
        self.found.append(element)
        if tag not in EMPTY:
            self.opened.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self.opened:
            element.pieces.append(data)

    @property
    def elements(self) -> list[tuple[str, dict[str, str | None]]]:
        """Every element and its attributes."""
        return [(element.tag, element.attributes) for element in self.found]

    @property
    def rows(self) -> list[list[str]]:
        """The text of the cells, row by row."""
        rows: list[list[str]] = []
        for element in self.found:
            if element.tag == "tr":
                rows.append([])
            elif element.tag in {"td", "th"}:
                rows[-1].append(element.text)
        return rows

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every such element."""
        return [attributes for name, attributes in self.elements if name == tag]

    def texts(self, tag: str, kind: str = "") -> list[str]:
        """The text of every such element, of one class where that is said."""
        named = (element for element in self.found if element.tag == tag)
        return [one.text for one in named if not kind or kind in str(one.attributes.get("class")).split()]


def complaints(text: str) -> Iterator[str]:
    """What is wrong with a page for who cannot see it, or has nothing but a keyboard."""
    page = Page(text)
    ids = Counter(id_ for _, having in page.elements if (id_ := having.get("id")) is not None)
    yield from (f"{id_} is there {times} times" for id_, times in ids.items() if times > 1)
    if not page.all("html")[0].get("lang"):
        yield "no language"
    yield from (f"no single {tag}" for tag in ("title", "h1", *LANDMARKS) if _outside(page, tag) != 1)
    if sum("aria-labelledby" not in having for having in page.all("table")) > len(page.all("caption")):
        yield "table without a name"
    level = 0
    for element in page.found:
        if element.tag in HEADINGS:
            if HEADINGS[element.tag] > level + 1:
                yield f"{element.tag} after h{level}"
            level = HEADINGS[element.tag]
        yield from _of(element, ids)


def _outside(page: Page, tag: str) -> int:
    """How many there are outside a picture, where `title` means something else."""
    return sum(element.tag == tag and "svg" not in element.within for element in page.found)


def _of(element: Element, ids: Counter[str]) -> Iterator[str]:
    tag, having, _, _ = element
    for name in ("aria-labelledby", "aria-describedby"):
        yield from (f"{name}: no {id_}" for id_ in (having.get(name) or "").split() if id_ not in ids)
    named = having.get("aria-label") or having.get("aria-labelledby")
    if tag in {"section", "nav"} and not named:
        yield f"{tag} without a name"
    if having.get("tabindex") and not (having.get("role") and named):
        yield f"{tag} in the keyboard's way without a name"
    if (tag == "img" and not having.get("alt")) or (having.get("role") == "img" and not named):
        yield f"{tag} without a name"
    if tag == "svg" and "svg" not in element.within and having.get("role") != "img":
        yield "svg that is not one picture"
    if tag == "th" and having.get("scope") not in {"col", "row"}:
        yield "th without scope"
    if tag in {"th", "a", "h1", "h2", "summary"} and not element.text.strip():
        yield f"empty {tag}"
    if tag == "a" and (having.get("href") or "#")[1:] not in ids:
        yield f"{having.get('href')} leads nowhere"
