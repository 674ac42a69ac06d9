"""The pages of `treatytrack help TOPIC`: one module a topic, whose docstring is the page; this is the table of them.

What stands in braces in a docstring is filled from the program's own tables and functions.
"""

from importlib import import_module

from treatytrack.cli.explaining.pages import Block, blocks_of

TOPICS = {
    "dates": "What dates and lengths you may write, and how they are read.",
    "keys": "Every key that a preset can have.",
    "presets": "How to tell import what a register means that others keep.",
    "query": "How to choose agreements: terms, fields, dates.",
    "tables": "How a preset reads tables with titles, groups, footnotes.",
    "validity": "How status, last day and notice are computed, and how sure they are.",
}


def page_of(topic: str) -> list[Block]:
    """The page of a topic."""
    module = import_module(f"treatytrack.cli.explaining.topics.{topic}")
    return blocks_of((module.__doc__ or "").format(**module.filled()))
