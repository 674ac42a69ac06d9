"""An upgrade as alembic does it where nobody thinks of SQLite: the fault that P6 plants."""

import shutil
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, event

from reliability.injecting import Answer

_ENVIRONMENT = """
from alembic import context
with context.config.attributes["engine"].connect() as connection:
    context.configure(connection=connection, render_as_batch=True, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
"""


def upgraded(program: Path, path: Path) -> Answer:
    """A transaction a step, begun by sqlite3 when it likes, references enforced while tables are rebuilt, no copy."""
    folder = program.with_name(f"{program.name}-by-default")
    if not folder.exists():
        shutil.copytree(program, folder)
        (folder / "env.py").write_text(_ENVIRONMENT, encoding="utf-8")
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", lambda made, _: made.execute("PRAGMA foreign_keys = ON"))
    config = Config()
    config.set_main_option("script_location", str(folder))
    config.attributes["engine"] = engine
    try:
        command.upgrade(config, "head")
    except Exception as error:
        return Answer(1, f"It failed by default: {error}; nothing was changed")
    return Answer(0, "")
