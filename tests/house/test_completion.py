"""Completion knows every option: read as typer reads it, and what each takes is in its tables."""

import json
import subprocess
import sys
from typing import Any

import pytest
import typer

from treatytrack.actions.asked import OF_AGREEMENTS, Fields
from treatytrack.actions.event_listing import FIELDS
from treatytrack.cli import COMMANDS, Listed, function_of
from treatytrack.cli.completing.kept import kept
from treatytrack.cli.completing.signature import HELP, Option, before_a_command, signature_of
from treatytrack.cli.completing.values import OF_COMMAND, kind_called
from treatytrack.cli.door import class_of
from treatytrack.columns import COMPUTED, RECORDED, name_meant
from treatytrack.store.glance import About

OF_FIXED_WORDS = {"type", "word", "party"}
"""Kinds of columns that take one of a set of words."""

_READ_WITHOUT_TYPER = """
import json, sys
from treatytrack.cli.completing.light import without_typer
without_typer()
from treatytrack.cli import COMMANDS
from treatytrack.cli.completing.signature import before_a_command, signature_of
print(json.dumps({"": before_a_command(), **{listed.name: signature_of(listed) for listed in COMMANDS}}))
"""


@pytest.fixture(scope="module")
def without_typer() -> dict[str, Any]:
    """Every signature, read in a process in which the stand-in takes typer's place."""
    done = subprocess.run([sys.executable, "-c", _READ_WITHOUT_TYPER], capture_output=True, check=True)
    read: dict[str, Any] = json.loads(done.stdout)
    return read


@pytest.mark.parametrize("listed", COMMANDS, ids=lambda listed: listed.name)
def test_the_stand_in_for_typer_hears_what_typer_hears(listed: Listed, without_typer: dict[str, Any]) -> None:
    assert without_typer[listed.name] == json.loads(json.dumps(signature_of(listed)))


def test_so_it_does_of_what_stands_before_a_command(without_typer: dict[str, Any]) -> None:
    assert without_typer[""] == json.loads(json.dumps(before_a_command()))


@pytest.mark.parametrize("listed", COMMANDS, ids=lambda listed: listed.name)
def test_a_signature_is_what_typer_makes_of_the_command(listed: Listed) -> None:
    function: Any = function_of(listed)
    app = typer.Typer(add_completion=False)
    app.command(cls=class_of(listed))(function)
    command: Any = typer.main.get_command(app)
    params = command.get_params(typer.Context(command))
    signature = signature_of(listed)
    read = [(sorted(one.names), len(one.takes), one.hidden) for one in signature.options if one != HELP]
    assert sorted(read) == sorted(
        (sorted((*one.opts, *one.secondary_opts)), 0 if one.is_flag else one.nargs, one.hidden)
        for one in params
        if one.param_type_name == "option" and one.name != "help"
    )
    assert [(one.what, one.many) for one in signature.arguments] == [
        (one.metavar or one.name.upper(), one.nargs == -1) for one in params if one.param_type_name == "argument"
    ]


@pytest.mark.parametrize("listed", COMMANDS, ids=lambda listed: listed.name)
def test_what_the_help_calls_a_value_is_in_the_table(listed: Listed) -> None:
    signature = signature_of(listed)
    called = {what for option in signature.options for what in option.takes}
    called |= {argument.what for argument in signature.arguments}
    assert unknown(called) == set(), "say in completing/values.py what may stand there"


def test_a_name_that_nobody_has_explained_is_found() -> None:
    assert unknown({"PARTY", "[QUERY]...", "KIND,...", "a|b", "GADGET"}) == {"GADGET"}


def test_every_column_of_fixed_words_is_in_the_table() -> None:
    columns = {column.name for column in RECORDED if column.kind.name in OF_FIXED_WORDS}
    columns |= {column.name for column in COMPUTED if column.kind == "word"} | {"flags"}
    assert len(columns) > 8
    assert columns - set(kept("agreement").sources) == set()


@pytest.mark.parametrize(("about", "asked"), [("agreement", OF_AGREEMENTS), ("event", FIELDS)])
def test_every_field_of_query_is_offered_and_read_as_itself(about: About, asked: Fields) -> None:
    offered = kept(about)
    assert {name_meant(field, asked.aliases) for field in offered.fields} == set(asked.names)
    assert set(offered.everyday) <= set(offered.fields)
    assert set(offered.sources) <= set(asked.names)


def test_an_argument_that_a_command_calls_otherwise_is_there() -> None:
    called = {
        (listed.name, what)
        for listed in COMMANDS
        for signature in [signature_of(listed)]
        for what in (*(one.what for one in signature.arguments), *(what for o in signature.options for what in o.takes))
    }
    assert set(OF_COMMAND) - called == set()


def test_an_option_that_takes_nothing_is_a_switch() -> None:
    switches = {name for option in before_a_command().options for name in option.names if option.takes == ()}
    assert switches == {"--no-color", "--allow-network-disk", "-v", "--verbose", "--version", "--help", "-h"}
    assert Option(("--db",), ("PATH",), "") != before_a_command().option("--db")


def unknown(called: set[str]) -> set[str]:
    """The names of values that completion has nothing to say of."""
    return {what for what in called if kind_called(what) is None}
