"""`treatytrack party add`, `party edit` and `party remove`: the parties that a register knows by itself."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from treatytrack.actions.party import (
    Changed,
    add_party,
    edit_party,
    refuse_party_changed_meanwhile,
    refuse_removal,
    the_party,
)
from treatytrack.actions.party_words import Written
from treatytrack.cli.correcting import changes_told
from treatytrack.cli.party_words import say_who_acts
from treatytrack.cli.recording import MonthFirst, Order, day_order
from treatytrack.cli.removing import Yes, is_agreed_to, refuse_unasked
from treatytrack.cli.session import Session
from treatytrack.cli.speaking import answer, answer_in_words, say
from treatytrack.domain.own_parties import code_for
from treatytrack.domain.parties import Parties, Party
from treatytrack.errors import WrongRequest


def _given(items: Mapping[str, list[str] | None]) -> dict[str, list[str]]:
    return {option: values for option, values in items.items() if values}


def _items(option: str, about: str, metavar: str = "PARTY") -> Any:
    return typer.Option(f"--{option}", metavar=metavar, help=f"{about} (repeatable).")


Kind = Annotated[str | None, typer.Option(metavar="KIND", help="state, organisation, territory, institution or group.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="The day, month or year in which it ceased to exist.")]
OtherNames = Annotated[list[str] | None, _items("other-name", "Another name, in any language", "NAME")]
Members = Annotated[list[str] | None, _items("member", "Who belongs to it")]
Predecessors = Annotated[list[str] | None, _items("predecessor", "Whose agreements it took over")]
Successors = Annotated[list[str] | None, _items("successor", "Who took over its agreements")]


def add(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help="Its code in refs: letters and figures, such as TAT.")],
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="The name to show.")],
    kind: Kind = None,
    other_name: OtherNames = None,
    member: Members = None,
    predecessor: Predecessors = None,
    successor: Successors = None,
    signs_for_members: Annotated[
        bool, typer.Option("--signs-for-members", help="What it signs, it signs for its members.")
    ] = False,
    until: Until = None,
    day_first: Order = None,
    month_first: MonthFirst = False,
) -> None:
    """Record a party that the program does not know, so that agreements can name it. Prints its code.

    A name that means another party until now means this one in the register from then on; that is said.

    \b
    Examples:
      treatytrack party add TAT Tatarstan --kind territory --other-name Татарстан
      treatytrack party add CASPIAN5 "Five Caspian States" --kind group \\
        --member AZE --member IRN --member KAZ --member RUS --member TKM
    """
    session = Session(ctx)
    code = code_for(code)
    if len(name) > 1:
        raise WrongRequest(f"Too many words: write the name in quotes ({' '.join(name[1:])} came after {name[0]})")
    items = {"other-name": other_name, "member": member, "predecessor": predecessor, "successor": successor}
    written = Written(
        name=name[0],
        kind=kind,
        until=until,
        signs_for_members=signs_for_members,
        items=_given(items),
        order=day_order(day_first, month_first),
    )
    with session.writing("party add", create=True) as register:
        added = add_party(register, code, written, session.today)
    answer([added.party.code])
    _tell(added)


def edit(
    ctx: typer.Context,
    party: Annotated[str, typer.Argument(metavar="CODE", help="The party: its code, or any of its names.")],
    name: Annotated[str | None, typer.Option(metavar="NAME", help="The name to show.")] = None,
    kind: Kind = None,
    other_name: OtherNames = None,
    add_other_name: Annotated[list[str] | None, _items("add-other-name", "One more name", "NAME")] = None,
    remove_other_name: Annotated[list[str] | None, _items("remove-other-name", "Take this name out", "NAME")] = None,
    member: Members = None,
    add_member: Annotated[list[str] | None, _items("add-member", "One more member")] = None,
    remove_member: Annotated[list[str] | None, _items("remove-member", "Take this member out")] = None,
    predecessor: Predecessors = None,
    add_predecessor: Annotated[list[str] | None, _items("add-predecessor", "One more predecessor")] = None,
    remove_predecessor: Annotated[list[str] | None, _items("remove-predecessor", "Take this predecessor out")] = None,
    successor: Successors = None,
    add_successor: Annotated[list[str] | None, _items("add-successor", "One more successor")] = None,
    remove_successor: Annotated[list[str] | None, _items("remove-successor", "Take this successor out")] = None,
    signs_for_members: Annotated[
        bool | None,
        typer.Option("--signs-for-members/--no-signs-for-members", help="Whether it signs for its members."),
    ] = None,
    until: Until = None,
    clear: Annotated[list[str] | None, typer.Option(metavar="COLUMN", help="Empty this (repeatable).")] = None,
    day_first: Order = None,
    month_first: MonthFirst = False,
) -> None:
    """Record a party otherwise; what is not named stays. The list options replace the list, add- and remove- do not.

    A built-in party is then kept as this register knows it; party remove goes back. Codes are never changed.

    \b
    Examples:
      treatytrack party edit IRN --add-other-name "Эрон"
      treatytrack party edit INSTC --member AZE --member IRN --member RUS \\
        --member IND
      treatytrack party edit INSTC --name "North-South Corridor" --until 2030
    """
    session = Session(ctx)
    items = {
        "other-name": other_name, "add-other-name": add_other_name, "remove-other-name": remove_other_name,
        "member": member, "add-member": add_member, "remove-member": remove_member,
        "predecessor": predecessor, "add-predecessor": add_predecessor, "remove-predecessor": remove_predecessor,
        "successor": successor, "add-successor": add_successor, "remove-successor": remove_successor,
    }  # fmt: skip
    written = Written(
        name=name,
        kind=kind,
        until=until,
        signs_for_members=signs_for_members,
        items=_given(items),
        clear=clear or (),
        order=day_order(day_first, month_first),
    )
    if written == Written(order=written.order):
        raise WrongRequest("Nothing to change is named: treatytrack party edit --help shows the options")
    with session.writing("party edit") as register:
        there = the_party(register.parties(), party)
        was_own = register.own_party(there.code) is not None
        edited = edit_party(register, there, written, session.today)
        is_own = register.own_party(there.code) is not None
    answer_in_words(changes_told(edited.changes))
    if not edited.changes:
        say("Nothing differs: nothing was changed.")
        return
    if is_own and not was_own:
        say(f"{edited.party} was built in: treatytrack party remove {there.code} goes back to that.")
    elif was_own and not is_own:
        say(f"{edited.party} is as it is built in again.")
    _tell(edited)


def remove(
    ctx: typer.Context,
    parties: Annotated[list[str], typer.Argument(metavar="CODE...", help="The parties: their codes or names.")],
    yes: Yes = False,
) -> None:
    """Take this register's own parties out, all of them or none; a changed built-in party is as it was again.

    One that is in use, in an agreement, an event or another party, stays. On a terminal it asks first; elsewhere it
    wants --yes.

    \b
    Examples:
      treatytrack party remove TAT
      treatytrack party remove TAT CASPIAN5 --yes
    """
    session = Session(ctx)
    refuse_unasked("party remove", yes)
    shown: list[Party] = []
    if not yes:
        with session.reading() as reading:
            chosen = _named(reading.parties(), parties)
            refuse_removal(reading, chosen)
            told = [_told(party, reading.built_in_party(party.code)) for party in chosen]
        if not is_agreed_to([[line] for line in told]):
            return
        shown, parties = chosen, [party.code for party in chosen]
    acted_for: list[str] = []
    with session.writing("party remove") as register:
        for party in shown:
            refuse_party_changed_meanwhile(register, party)
        chosen = _named(register.parties(), parties)
        refuse_removal(register, chosen)
        for party in chosen:
            acted_for += register.remove_party(party.code)
        left = {party.code: register.parties().get(party.code) for party in chosen}
    for party in chosen:
        say(f"{left[party.code]} is as it is built in again." if left[party.code] else f"Removed {party}.")
    say_who_acts(sorted(set(acted_for)))


def _named(known: Parties, texts: Sequence[str]) -> list[Party]:
    return list(dict.fromkeys(the_party(known, text) for text in texts))


def _told(party: Party, built_in: Party | None) -> str:
    return f"{party.code}  {party.name}{f', to be as it is built in: {built_in.name}' if built_in else ''}"


def _tell(changed: Changed) -> None:
    for remark in changed.remarks:
        say(f"Warning: {remark}.")
    say_who_acts(changed.acted_for)
