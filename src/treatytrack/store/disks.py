"""Where a register lies: on a disk of this machine, or on one that is shared over a network."""

from pathlib import Path

from treatytrack.errors import RegisterUnusable

_SHARED = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "lustre", "ncpfs", "fuse")
_MOUNTS = Path("/proc/self/mountinfo")


def refuse_network_disk(path: Path, mounts: Path = _MOUNTS) -> None:
    """Raises RegisterUnusable for a register on a network disk: locks do not hold there, and two writers lose data."""
    kind = file_system_of(path, mounts)
    if kind in _SHARED or kind.startswith("fuse."):
        raise RegisterUnusable(
            f"{path} lies on a network disk ({kind}), where locks cannot be trusted and two people writing at once can "
            "lose changes; nothing was changed: keep the register on a local disk, or say --allow-network-disk"
        )


def file_system_of(path: Path, mounts: Path = _MOUNTS) -> str:
    """The kind of file system that holds the path (`ext4`, `nfs4`); empty where the system does not tell."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    place = path.resolve()
    longest, kind = -1, ""
    for line in lines:
        before, dash, after = line.partition(" - ")
        fields = before.split(" ")
        if not dash or len(fields) < 5:
            continue
        point = _unescaped(fields[4])
        # The last mount on a point hides the ones before it.
        if place.is_relative_to(point) and len(point) >= longest:
            longest, kind = len(point), after.split(" ")[0]
    return kind


def _unescaped(point: str) -> str:
    for written, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(written, character)
    return point
