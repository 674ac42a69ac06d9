"""Several items in one cell (CONTRACT, Columns): joined by `; `, quoted only where they would be misread."""


def joined(items: tuple[str, ...]) -> str:
    """One cell from items; an item that holds `; ` or begins with a double quote is put in double quotes."""
    return "; ".join(_quoted(item) if "; " in item or item.startswith('"') else item for item in items)


def separated(cell: str) -> tuple[str, ...]:
    """The items of a cell, exactly as they were joined; empty items are dropped."""
    items: list[str] = []
    rest = cell
    while rest:
        if rest.startswith('"') and (end := _closing_quote(rest)) is not None:
            items.append(rest[1:end].replace('""', '"'))
            rest = rest[end + 1 :].removeprefix("; ")
        else:
            item, _, rest = rest.partition("; ")
            items.append(item)
    return tuple(item for item in items if item)


def _quoted(item: str) -> str:
    return '"' + item.replace('"', '""') + '"'


def _closing_quote(text: str) -> int | None:
    """Where the quote that opens the text closes, if the item ends there."""
    at = 1
    while (at := text.find('"', at)) != -1:
        if text.startswith('""', at):
            at += 2
            continue
        return at if at + 1 == len(text) or text.startswith("; ", at + 1) else None
    return None
