"""`--format jsonl`: one record a line, each an object as in json."""

from treatytrack.formats.json import records as lines

__all__ = ["lines"]
