"""Schemas that no program has yet, made up: what every register must survive next."""

import shutil
from pathlib import Path

from treatytrack.store import schema

_HEAD = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "{number}", "{before}"
def upgrade():
"""

# Rebuilds the parent of most tables, as batch mode does on SQLite: the step that empties its children by default.
REBUILDS = """
    with op.batch_alter_table("agreement", recreate="always") as table:
        table.add_column(sa.Column("depositary", sa.Text(), server_default="nobody", nullable=False))
"""
ADDS_A_COLUMN = """
    op.add_column("event", sa.Column("witness", sa.Text(), server_default="", nullable=False))
    op.create_index("ix_event_witness", "event", ["witness"])
"""
ADDS_A_TABLE = """
    op.create_table(
        "reminder",
        sa.Column("agreement_id", sa.Integer(), sa.ForeignKey("agreement.id", ondelete="CASCADE"), nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("agreement_id", "words"),
    )
"""
# The places go into a table of their own too, words are found otherwise, what is derived is emptied on the way.
MOVES_DATA = """
    op.create_table("signed_at", sa.Column("agreement_id", sa.Integer(), primary_key=True), sa.Column("at", sa.Text()))
    op.execute("INSERT INTO signed_at SELECT id, place FROM agreement WHERE place <> ''")
    op.execute("UPDATE relation_event SET search_text = search_text || ' moved'")
    op.execute("DELETE FROM phase")
    op.execute("DELETE FROM deadline")
    with op.batch_alter_table("relation_event", recreate="always") as table:
        table.add_column(sa.Column("weather", sa.Text(), server_default="", nullable=False))
"""

NEXT: dict[str, tuple[str, ...]] = {
    "the parent rebuilt": (REBUILDS,),
    "a column added": (ADDS_A_COLUMN,),
    "a table added": (ADDS_A_TABLE,),
    "data moved": (MOVES_DATA,),
    "two steps": (ADDS_A_TABLE, REBUILDS),
}
"""What the next program changes, step by step."""


def next_program(folder: Path, steps: tuple[str, ...]) -> Path:
    """A folder of migrations that knows these steps after the newest of today."""
    shutil.copytree(schema.migrations_folder(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    newest = int(schema.newest_known(folder))
    for number, step in enumerate(steps, start=newest + 1):
        head = _HEAD.format(number=f"{number:04}", before=f"{number - 1:04}")
        (folder / "versions" / f"{number:04}_made_up.py").write_text(head + step, encoding="utf-8")
    return folder
