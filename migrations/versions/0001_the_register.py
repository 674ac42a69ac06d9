"""The register: agreements with their sides, items and events, the history, and what the rules make of them."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        _text("source_id"),
        _text("title"),
        _text("other_titles"),
        _text("type"),
        _text("binding"),
        _text("territories"),
        _text("signed"),
        _text("place"),
        _text("subjects"),
        _text("entry_rule"),
        _text("provisional"),
        _text("in_force"),
        _text("until"),
        _text("lasts"),
        _text("counts_from"),
        _text("renewal"),
        _text("renewal_length"),
        _text("renewal_limit"),
        _text("notice"),
        _text("denunciation"),
        _text("denunciation_after"),
        _text("survival"),
        _text("ended"),
        _text("ended_by"),
        _text("replaced_by"),
        _text("related"),
        _text("stated_status"),
        _text("stated_on"),
        _text("events"),
        _text("occasion"),
        _text("languages"),
        _text("registration"),
        _text("sources"),
        _text("tags"),
        _text("lead"),
        _text("notes"),
        _no_day("signed_earliest"),
        _no_day("signed_latest"),
        _no_day("provisional_earliest"),
        _no_day("provisional_latest"),
        _no_day("in_force_earliest"),
        _no_day("in_force_latest"),
        _no_day("until_earliest"),
        _no_day("until_latest"),
        _no_day("ended_earliest"),
        _no_day("ended_latest"),
        _no_day("stated_on_earliest"),
        _no_day("stated_on_latest"),
        _text("search_text"),
        sa.PrimaryKeyConstraint("id", name="pk_agreement"),
        *_days_exist(
            "agreement",
            "signed_earliest",
            "signed_latest",
            "provisional_earliest",
            "provisional_latest",
            "in_force_earliest",
            "in_force_latest",
            "until_earliest",
            "until_latest",
            "ended_earliest",
            "ended_latest",
            "stated_on_earliest",
            "stated_on_latest",
        ),
        sa.UniqueConstraint("ref", name="uq_agreement_ref"),
    )
    op.create_index("ix_agreement_source_id", "agreement", ["source_id"])
    op.create_index("ix_agreement_title_signed", "agreement", ["title", "signed"])
    _few("lead <> ''", "agreement", "lead")
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE search USING fts5("
            "search_text, content='agreement', content_rowid='id', tokenize='ascii', detail='none', columnsize=0)"
        )
    op.create_table(
        "side",
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        _text("party"),
        _text("signatory"),
        sa.PrimaryKeyConstraint("agreement_id", "place", name="pk_side"),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name="fk_side_agreement_id", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_side_party_agreement_id", "side", ["party", "agreement_id"])
    op.create_table(
        "listed",
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _text("item"),
        _text("folded"),
        sa.PrimaryKeyConstraint("agreement_id", "field", "position", name="pk_listed"),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name="fk_listed_agreement_id", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_listed_field_folded", "listed", ["field", "folded"])
    op.create_table(
        "event",
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        _text("kind"),
        _text("date"),
        _no_day("date_earliest"),
        _no_day("date_latest"),
        _text("party"),
        _text("effective"),
        _text("until"),
        _text("length"),
        _text("other"),
        _text("source"),
        _text("note"),
        _text("from_column"),
        sa.PrimaryKeyConstraint("agreement_id", "number", name="pk_event"),
        *_days_exist("event", "date_earliest", "date_latest"),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name="fk_event_agreement_id", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_event_kind_date_latest", "event", ["kind", "date_latest"])
    _few("date_earliest <> date_latest", "event", "kind", "date_latest", "date_earliest")
    op.create_table(
        "reference",
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("agreement_id", "how", "ref", name="pk_reference"),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name="fk_reference_agreement_id", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_reference_ref_how", "reference", ["ref", "how"])
    op.create_table(
        "party",
        sa.Column("code", sa.Text(), nullable=False),
        _text("name"),
        _text("kind"),
        _text("names"),
        _text("members"),
        sa.Column("signs_for_members", sa.Boolean(), server_default="0", nullable=False),
        _text("predecessors"),
        _text("until"),
        sa.PrimaryKeyConstraint("code", name="pk_party"),
    )
    op.create_table(
        "relation_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        _text("title"),
        _text("kind"),
        _text("date"),
        _no_day("date_earliest"),
        _no_day("date_latest"),
        _text("until"),
        _no_day("until_earliest"),
        _no_day("until_latest"),
        _text("place"),
        _text("persons"),
        _text("after"),
        _text("subjects"),
        _text("tags"),
        _text("notes"),
        _text("sources"),
        _text("search_text"),
        sa.PrimaryKeyConstraint("id", name="pk_relation_event"),
        *_days_exist("relation_event", "date_earliest", "date_latest", "until_earliest", "until_latest"),
        sa.UniqueConstraint("ref", name="uq_relation_event_ref"),
    )
    op.create_index("ix_relation_event_date_earliest", "relation_event", ["date_earliest"])
    op.create_table(
        "relation_event_party",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _text("party"),
        sa.PrimaryKeyConstraint("event_id", "role", "position", name="pk_relation_event_party"),
        sa.ForeignKeyConstraint(
            ["event_id"], ["relation_event.id"], name="fk_relation_event_party_event_id", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_relation_event_party_party_event_id", "relation_event_party", ["party", "event_id"])
    op.create_table(
        "relation_event_item",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _text("item"),
        _text("folded"),
        sa.PrimaryKeyConstraint("event_id", "field", "position", name="pk_relation_event_item"),
        sa.ForeignKeyConstraint(
            ["event_id"], ["relation_event.id"], name="fk_relation_event_item_event_id", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_relation_event_item_field_folded", "relation_event_item", ["field", "folded"])
    op.create_table(
        "history",
        sa.Column("id", sa.Integer(), nullable=False),
        _text("at"),
        _text("user_name"),
        _text("command"),
        _text("operation"),
        _text("undoes"),
        _text("subject"),
        _text("ref"),
        _text("before"),
        _text("after"),
        _text("previous_hash"),
        _text("hash"),
        sa.PrimaryKeyConstraint("id", name="pk_history"),
    )
    op.create_index("ix_history_at", "history", ["at"])
    op.create_index("ix_history_operation", "history", ["operation"])
    op.create_index("ix_history_subject_ref", "history", ["subject", "ref"])
    _few("before <> ''", "history", "id")
    _few("undoes <> ''", "history", "undoes", "operation")
    op.create_table(
        "issued_ref",
        sa.Column("ref", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("ref", name="pk_issued_ref"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "issued_number",
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("ref", "number", "mark", name="pk_issued_number"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), nullable=False),
        _text("value"),
        sa.PrimaryKeyConstraint("name", name="pk_setting"),
    )
    op.create_table(
        "report_run",
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("as_of_named", sa.Boolean(), nullable=False),
        _day("day"),
        _text("at"),
        sa.Column("last_change", sa.Integer(), nullable=False),
        _text("within"),
        sa.PrimaryKeyConstraint("query", "as_of_named", "day", name="pk_report_run"),
        *_days_exist("report_run", "day"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "phase",
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        _day("first_day"),
        _day("last_day"),
        _text("status"),
        _text("certain"),
        _text("flags"),
        _no_day("ends_earliest"),
        _no_day("ends_latest"),
        _text("confirm"),
        _no_day("renewal"),
        _text("contradiction"),
        sa.Column("rules", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("agreement_id", "first_day", name="pk_phase"),
        *_days_exist("phase", "first_day", "last_day", "ends_earliest", "ends_latest", "renewal"),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name="fk_phase_agreement_id", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_phase_ends_latest", "phase", ["ends_latest"])
    _few("ends_earliest <> ends_latest", "phase", "ends_latest", "ends_earliest")
    op.create_index("ix_phase_status_last_day", "phase", ["status", "last_day", "first_day", "confirm", "renewal"])
    _few("contradiction <> ''", "phase", "last_day", "first_day")
    op.create_table(
        "deadline",
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        _day("known_from"),
        _day("known_to"),
        _day("earliest"),
        _day("latest"),
        sa.Column("moves", sa.Boolean(), server_default="0", nullable=False),
        _text("certain"),
        sa.Column("rules", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("agreement_id", "kind", "known_from", name="pk_deadline"),
        *_days_exist("deadline", "known_from", "known_to", "earliest", "latest"),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name="fk_deadline_agreement_id", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_deadline_latest", "deadline", ["latest"])
    _few("earliest <> latest", "deadline", "latest", "earliest")
    op.create_table(
        "series",
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _day("known_from"),
        _day("known_to"),
        _no_day("base_earliest"),
        _no_day("base_latest"),
        sa.Column("first_months", sa.Integer(), nullable=False),
        sa.Column("first_days", sa.Integer(), nullable=False),
        sa.Column("step_months", sa.Integer(), nullable=True),
        sa.Column("step_days", sa.Integer(), nullable=True),
        sa.Column("renewal_limit", sa.Integer(), nullable=True),
        sa.Column("notice_months", sa.Integer(), nullable=True),
        sa.Column("notice_days", sa.Integer(), nullable=True),
        sa.Column("notice_none", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("rules", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("agreement_id", "position", name="pk_series"),
        *_days_exist("series", "known_from", "known_to", "base_earliest", "base_latest"),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name="fk_series_agreement_id", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    _few("base_earliest IS NULL OR base_earliest <> base_latest", "series", "agreement_id")
    op.create_table(
        "recurring",
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _day("known_from"),
        _day("known_to"),
        _text("kind"),
        _text("scale"),
        sa.Column("period", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        _day("first_day"),
        _day("last_day"),
        sa.Column("rules", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("agreement_id", "position", name="pk_recurring"),
        *_days_exist("recurring", "known_from", "known_to", "first_day", "last_day"),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name="fk_recurring_agreement_id", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_recurring_scale_period_width_place", "recurring", ["scale", "period", "width", "place"])


def _few(holds: str, table: str, *columns: str) -> None:
    where = sa.text(holds)
    op.create_index(f"ix_few_{'_'.join(columns)}", table, [*columns], sqlite_where=where, postgresql_where=where)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _day(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Date(), nullable=False)


def _no_day(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Date(), nullable=True)


def _days_exist(table: str, *columns: str) -> Iterator[sa.CheckConstraint]:
    for column in columns:
        day_exists = f"{column} IS date({column}, '+0 days')"
        yield sa.CheckConstraint(day_exists, name=op.f(f"ck_{table}_{column}")).ddl_if(dialect="sqlite")
