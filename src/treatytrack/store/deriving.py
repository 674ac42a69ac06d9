"""Derived rows made anew for a whole register, where the rules or the tables are newer than they are."""

from treatytrack.store.derived import COLUMNS, derived
from treatytrack.store.reading import ReadableRegister
from treatytrack.store.resting import derived_at_rest
from treatytrack.store.rowwise import AT_ONCE, RowWriter, together


def derive_anew(register: ReadableRegister, write: RowWriter, rule_set: int) -> None:
    """Make all derived rows again by the rules of today, inside the transaction that is open.

    It has no row in the history, because nothing recorded changes. Raises RegisterUnusable: a record does not parse.
    """
    for table in COLUMNS:
        write.empty(table)
    last = 0
    while following := register.agreements_after(last, AT_ONCE):
        write.add_rows(together(derived_at_rest(derived(one), agreement_id) for agreement_id, one in following))
        last = following[-1][0]
    write.set_setting("rule_set", str(rule_set))
