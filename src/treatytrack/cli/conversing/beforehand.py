"""What would keep an agreement from being saved, told before anything is asked."""

from collections.abc import Mapping

from treatytrack.actions.add import ref_given
from treatytrack.cli.session import Session
from treatytrack.store.connection import may_write, place_for_new, register_file
from treatytrack.store.disks import refuse_network_disk
from treatytrack.store.failures import unwritable


def refuse_what_cannot_be_saved(session: Session, written: Mapping[str, str]) -> None:
    """Look, without a lock, whether the register can be written or made, and whether the ref is free.

    What only the first change tells is still told then. Raises RegisterUnusable; Conflict: something has that ref.
    """
    path, named_by = session.place
    if not session.is_to_be_made():
        file = register_file(path)
        if not (may_write(file) and may_write(file.parent)):
            raise unwritable(file)
    elif named_by == "default" and not path.parent.exists():
        return  # its folder will be made
    else:
        file = place_for_new(path)
        if not may_write(file.parent):
            raise unwritable(file)
    if not session.options.get("allow_network_disk"):
        refuse_network_disk(file)
    with session.reading_if_there(to_be_made=True) as register:
        if register and (ref := written.get("ref", "").strip()) and register.titled(ref) is not None:
            raise ref_given(register, ref)
