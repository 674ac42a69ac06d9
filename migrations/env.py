"""Runs the migrations on the connection that treatytrack hands over; imports nothing of treatytrack."""

from alembic import context
from sqlalchemy import Connection, Engine


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=context.config.attributes.get("metadata"),
        # All steps in one transaction, which the caller ends: an upgrade is whole or has not happened.
        transactional_ddl=True,
        transaction_per_migration=False,
        render_as_batch=True,
        # The index of words is no table of ours, nor are those in which SQLite keeps it.
        include_name=lambda name, kind, _: kind != "table" or (name or "").partition("_")[0] != "search",
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if isinstance(given, Engine):
    with given.begin() as connection:
        _run(connection)
elif isinstance(given, Connection):
    _run(given)
else:
    raise SystemExit("No register was handed over: treatytrack upgrades its registers itself when it opens them.")
