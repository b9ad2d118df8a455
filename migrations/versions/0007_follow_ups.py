"""Cases: what was done about a low score, and the index that finds a team's low scores."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
NEGATIVE = sa.text("band = -1")


def upgrade() -> None:
    op.create_index(
        "ix_response_negative",
        "response",
        ["person_id", "answered_at"],
        sqlite_where=NEGATIVE,
        postgresql_where=NEGATIVE,
    )
    op.create_table(
        "follow_up",
        sa.Column("id", ID, nullable=False),
        sa.Column("response_id", ID, nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("owner_id", ID, nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'taken', 'answered')", name=op.f("ck_follow_up_state")),
        sa.CheckConstraint("(state = 'open') = (owner_id IS NULL)", name=op.f("ck_follow_up_owner")),
        sa.CheckConstraint("(state = 'answered') = (answered_at IS NOT NULL)", name=op.f("ck_follow_up_answered")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_follow_up_version")),
        sa.ForeignKeyConstraint(["response_id"], ["response.id"], name=op.f("fk_follow_up_response_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_follow_up_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
        sa.UniqueConstraint("response_id", name=op.f("uq_follow_up_response_id")),
    )
    op.create_index("ix_follow_up_owner_id", "follow_up", ["owner_id"])


def downgrade() -> None:
    op.drop_index("ix_follow_up_owner_id", table_name="follow_up")
    op.drop_table("follow_up")
    op.drop_index("ix_response_negative", table_name="response")
