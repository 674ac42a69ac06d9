"""`party add`, `party edit` and `party remove`: what a register knows of parties by itself."""

import pytest

from .process import Process
from .world import DONE, INTERRUPTED, NOT_FOUND, WRONG, Ended, Treatytrack

ADD_GROUP = ("party", "add", "CASPIAN5", "Five Caspian States", "--kind", "group")
MEMBERS = ("AZE", "Iran", "KAZ", "Russian Federation", "TKM")


def own(treatytrack: Treatytrack) -> list[str]:
    """Codes and standing of the parties that the register has by itself."""
    rows = treatytrack("party", "list", "--own", "--format", "csv").lines[1:]
    return [f"{row.split(',')[0]} {row.split(',')[-2]}" for row in rows]


@pytest.mark.usefixtures("empty")
class TestAdd:
    """A new party."""

    def test_a_new_party_can_be_a_side_at_once(self, treatytrack: Treatytrack) -> None:
        words = ("TAT", "Tatarstan", "--kind", "territory", "--other-name", "Татарстан", "--other-name", "Tataria")
        assert treatytrack("party", "add", *words) == Ended("TAT\n", "", DONE)
        assert treatytrack("add", "Trade", "--between", "Татарстан", "AZE").out == "AZE-TAT-ND-1\n"
        assert treatytrack.refs("between:AZE-TAT") == treatytrack.refs("party:Tataria") == ["AZE-TAT-ND-1"]
        assert treatytrack("party", "list", "татар") == Ended(
            "code  name       kind       until  own  agreements\nTAT   Tatarstan  territory  -      yes           1\n",
            "1 party.\n",
            DONE,
        )

    def test_members_are_kept_as_codes_and_what_a_group_signs_is_found_by_them(self, treatytrack: Treatytrack) -> None:
        members = [word for member in MEMBERS for word in ("--member", member)]
        assert treatytrack(*ADD_GROUP, *members, "--signs-for-members").out == "CASPIAN5\n"
        assert "\nMEMBERS\n  AZE  Azerbaijan\n  IRN  Iran\n  KAZ  Kazakhstan\n  RUS  Russia\n" in (
            treatytrack("party", "show", "five caspian states").out
        )
        treatytrack("add", "Convention", "--between", "CASPIAN5", "TUR")
        assert treatytrack.refs("party:IRN") == ["CASPIAN5-TUR-ND-1"]

    def test_a_successor_is_kept_as_what_names_its_predecessor(self, treatytrack: Treatytrack) -> None:
        words = ("TRA", "Transcaucasia", "--kind", "state", "--until", "30 December 1922", "--successor", "USSR")
        assert treatytrack("party", "add", *words) == Ended("TRA\n", "", DONE)
        assert own(treatytrack) == ["SUN changed", "TRA yes"]
        assert "\nPREDECESSORS\n  TRA  Transcaucasia, until 1922-12-30\n" in treatytrack("party", "show", "SUN").out
        assert "\nSUCCESSORS\n  SUN  Soviet Union, until 1991-12-26\n" in treatytrack("party", "show", "TRA").out

    def test_a_name_that_means_another_party_is_taken_over_and_that_is_said(self, treatytrack: Treatytrack) -> None:
        ended = treatytrack("party", "add", "COK2", "Congo", "--kind", "state", "--other-name", "Persia")
        assert ended == Ended(
            "COK2\n",
            'Warning: "Congo" meant Congo (Brazzaville) (COG) or Congo (Kinshasa) (COD) until now, '
            "and means Congo (COK2) in this register.\n"
            'Warning: "Persia" meant Iran (IRN) until now, and means Congo (COK2) in this register.\n',
            DONE,
        )
        assert treatytrack("add", "Trade", "--between", "Congo", "Iran").out == "COK2-IRN-ND-1\n"

    def test_a_name_that_still_means_another_party_is_told_of(self, treatytrack: Treatytrack) -> None:
        treatytrack("party", "add", "AA", "Island", "--kind", "territory")
        ended = treatytrack("party", "add", "QQ", "Island", "--kind", "territory", "--other-name", "IRN")
        assert ended.err == (
            'Warning: "Island" means Island (AA) or Island (QQ): write QQ for Island.\n'
            'Warning: "IRN" means Iran (IRN): write QQ for Island.\n'
        )

    def test_hidden_characters_of_a_name_are_made_visible(self, treatytrack: Treatytrack) -> None:
        treatytrack("party", "add", "HID", "Is\x1b[31mland", "--kind", "territory")
        ended = treatytrack("party", "edit", "HID", "--name", "Is\u202eland")
        assert ended == Ended("name: Is\\x1b[31mland -> Is\\u{202e}land\n", "", DONE)
        assert "Is\\u{202e}land" in treatytrack("party", "show", "HID").out


def test_the_first_party_makes_the_register_at_the_default_place(treatytrack: Treatytrack) -> None:
    ended = treatytrack("party", "add", "TAT", "Tatarstan", "--kind", "state", db=None)
    assert (ended.out, ended.code) == ("TAT\n", DONE)
    assert ended.err.startswith("Made a new register at ")
    assert treatytrack("party", "list", "--own", db=None).err == "1 party.\n"
    assert treatytrack("list", db=None).code == DONE


@pytest.mark.usefixtures("empty")
class TestEdit:
    """Another state of a party."""

    def test_what_changed_is_told_and_a_built_in_party_is_kept_as_it_is_now(self, treatytrack: Treatytrack) -> None:
        ended = treatytrack("party", "edit", "INSTC", "--name", "North-South Corridor", "--until", "2030")
        assert ended == Ended(
            "name: International North-South Transport Corridor -> North-South Corridor\nuntil: (empty) -> 2030\n",
            "North-South Corridor (INSTC) was built in: treatytrack party remove INSTC goes back to that.\n",
            DONE,
        )
        assert own(treatytrack) == ["INSTC changed"]
        assert treatytrack("party", "show", "INSTC").lines[:5] == [
            "INSTC",
            "North-South Corridor",
            "Built in, and changed in this register",
            "",
            "A group, until 2030.",
        ]

    def test_items_are_added_and_taken_away_and_a_plain_option_replaces_all(self, treatytrack: Treatytrack) -> None:
        treatytrack(*ADD_GROUP, "--member", "AZE", "--member", "IRN")
        assert treatytrack("party", "edit", "CASPIAN5", "--add-member", "RUS", "--remove-member", "AZE").out == (
            "members: AZE; IRN -> IRN; RUS\n"
        )
        assert treatytrack("party", "edit", "CASPIAN5", "--member", "KAZ").out == "members: IRN; RUS -> KAZ\n"
        assert treatytrack("party", "edit", "CASPIAN5", "--clear", "members").out == "members: KAZ -> (empty)\n"

    def test_each_thing_can_be_changed(self, treatytrack: Treatytrack) -> None:
        treatytrack(*ADD_GROUP, "--member", "AZE", "--other-name", "Caspian Five", "--other-name", "C; 5")
        edited = treatytrack(
            "party", "edit", "CASPIAN5", "--kind", "Organisation", "--signs-for-members", "--add-predecessor", "USSR",
            "--remove-other-name", "caspian five", "--add-other-name", "Каспий", "--add-successor", "ECO",
            "--until", "today",
        )  # fmt: skip
        assert edited == Ended(
            "kind: group -> organisation\n"
            'other_names: Caspian Five; "C; 5" -> "C; 5"; Каспий\n'
            "signs_for_members: (empty) -> yes\n"
            "predecessors: (empty) -> SUN\n"
            "successors: (empty) -> ECO\n"
            "until: (empty) -> 2026-11-21\n",
            "",
            DONE,
        )
        assert own(treatytrack) == ["ECO changed", "CASPIAN5 yes"]
        again = treatytrack(
            "party", "edit", "CASPIAN5", "--clear", "until", "--clear", "predecessors", "--remove-successor", "ECO",
            "--no-signs-for-members",
        )  # fmt: skip
        assert again.out == (
            "signs_for_members: yes -> (empty)\n"
            "predecessors: SUN -> (empty)\n"
            "successors: ECO -> (empty)\n"
            "until: 2026-11-21 -> (empty)\n"
        )
        assert own(treatytrack) == ["CASPIAN5 yes"], "the successor is what it was"

    def test_a_built_in_party_that_is_as_it_was_is_no_longer_the_registers_own(self, treatytrack: Treatytrack) -> None:
        treatytrack("party", "edit", "ECO", "--until", "2030")
        assert treatytrack("party", "edit", "ECO", "--clear", "until") == Ended(
            "until: 2030 -> (empty)\n", "Economic Cooperation Organization (ECO) is as it is built in again.\n", DONE
        )
        assert own(treatytrack) == []

    def test_what_differs_from_the_built_in_party_is_shown(self, treatytrack: Treatytrack) -> None:
        treatytrack("party", "edit", "EU", "--add-member", "TUR", "--remove-member", "CYP", "--until", "2050")
        assert treatytrack("party", "show", "EU").out.endswith(
            "\nCHANGED IN THIS REGISTER\n"
            "  members  with TUR; without CYP\n"
            "  until    (empty) -> 2050\n"
            "\nAGREEMENTS\n  none in this register\n"
        )

    def test_a_name_taken_away_that_is_built_in_still_means_the_party(self, treatytrack: Treatytrack) -> None:
        ended = treatytrack("party", "edit", "INSTC", "--remove-other-name", "North-South Transport Corridor")
        assert ended.err == (
            "International North-South Transport Corridor (INSTC) was built in: "
            "treatytrack party remove INSTC goes back to that.\n"
            'Warning: "North-South Transport Corridor" still means International North-South Transport Corridor '
            "(INSTC): it is among the built-in names.\n"
        )

    @pytest.mark.parametrize(
        "options", [("--name", "Iran"), ("--kind", "STATE"), ("--add-other-name", "Persia"), ("--clear", "until")]
    )
    def test_what_is_so_already_changes_nothing(self, treatytrack: Treatytrack, options: tuple[str, ...]) -> None:
        before = treatytrack.digest
        ended = treatytrack("party", "edit", "IRN", *options)
        assert ended == Ended("", "Nothing differs: nothing was changed.\n", DONE)
        assert (own(treatytrack), treatytrack.digest) == ([], before)

    def test_an_act_counts_once_the_party_that_did_it_is_a_successor(self, treatytrack: Treatytrack) -> None:
        treatytrack("party", "add", "TAT", "Tatarstan", "--kind", "state", "--predecessor", "SUN")
        words = (
            "--between",
            "IRN",
            "SUN",
            "--type",
            "treaty",
            "--signed",
            "1990-01-01",
            "--entry-rule",
            "notification",
        )
        treatytrack("add", "Trade", *words, "--event", "notified 1990-02-01 by IRN")
        assert treatytrack("record", "IRN-SUN-1990-1", "notified", "1992-03-01", "--by", "TAT").code == DONE
        assert treatytrack.refs("status:in-force") == ["IRN-SUN-1990-1"]
        assert treatytrack("party", "edit", "TAT", "--clear", "predecessors") == Ended(
            "predecessors: SUN -> (empty)\n", "Who can act for a side is different now in IRN-SUN-1990-1.\n", DONE
        )
        assert treatytrack.refs("status:in-force") == []
        assert treatytrack("party", "edit", "SUN", "--add-successor", "TAT").err == (
            "Who can act for a side is different now in IRN-SUN-1990-1.\n"
        )
        assert treatytrack.refs("status:in-force") == ["IRN-SUN-1990-1"]
        for redo in ((), ("--redo",)):
            told = treatytrack("undo", *redo).err.splitlines()
            assert told[1:] == ["Who can act for a side is different now in IRN-SUN-1990-1."]


@pytest.mark.usefixtures("empty")
class TestRemove:
    """A party out again."""

    def test_a_party_of_its_own_is_taken_out_and_a_built_in_one_is_as_it_was(self, treatytrack: Treatytrack) -> None:
        treatytrack("party", "add", "TAT", "Tatarstan", "--kind", "state")
        treatytrack("party", "edit", "IRN", "--name", "Persia")
        assert treatytrack("party", "remove", "Tatarstan", "IRN", "irn", "--yes") == Ended(
            "", "Removed Tatarstan (TAT).\nIran (IRN) is as it is built in again.\n", DONE
        )
        assert own(treatytrack) == []
        assert treatytrack("party", "show", "Tatarstan").code == NOT_FOUND

    def test_parties_that_name_each_other_go_together(self, treatytrack: Treatytrack) -> None:
        treatytrack("party", "add", "TAT", "Tatarstan", "--kind", "state")
        treatytrack(*ADD_GROUP, "--member", "TAT")
        ended = treatytrack("party", "remove", "TAT", "CASPIAN5", "-y")
        assert ended.err == "Removed Tatarstan (TAT).\nRemoved Five Caspian States (CASPIAN5).\n"

    def test_on_a_terminal_it_shows_what_goes_and_asks(
        self, treatytrack: Treatytrack, treatytrack_process: Process
    ) -> None:
        treatytrack("party", "add", "TAT", "Tatarstan", "--kind", "state")
        treatytrack("party", "edit", "IRN", "--name", "Persia")
        asked = "TAT  Tatarstan\nIRN  Persia, to be as it is built in: Iran\nRemove them? [y/N]: "
        refused = treatytrack_process.on_terminal("party", "remove", "TAT", "Persia", typed="n\n")
        assert refused == Ended(f"n\n{asked}Nothing was changed.\n", "", DONE)
        assert len(own(treatytrack)) == 2
        removed = treatytrack_process.on_terminal("party", "remove", "TAT", "Persia", typed="y\n")
        assert removed.out.endswith("Removed Tatarstan (TAT).\nIran (IRN) is as it is built in again.\n")
        assert own(treatytrack) == []

    def test_ctrl_c_at_the_question_changes_nothing(
        self, treatytrack: Treatytrack, treatytrack_process: Process
    ) -> None:
        treatytrack("party", "add", "TAT", "Tatarstan", "--kind", "state")
        before = treatytrack.digest
        ended = treatytrack_process.on_terminal("party", "remove", "TAT", interrupted_at="[y/N]: ")
        assert ended.out.endswith("[y/N]: \nInterrupted: nothing was changed.\n")
        assert (ended.code, treatytrack.digest) == (INTERRUPTED, before)

    def test_what_cannot_be_removed_is_not_asked_about(
        self, treatytrack: Treatytrack, treatytrack_process: Process
    ) -> None:
        assert own(treatytrack) == []
        ended = treatytrack_process.on_terminal("party", "remove", "IRN", typed="y\n")
        assert ended.out.endswith("Iran (IRN) is built in and cannot be removed; nothing was changed.\n")
        assert ended.code == WRONG
