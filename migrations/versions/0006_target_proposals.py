"""Targets that a second person has to agree to."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OPEN = sa.text("state = 'open'")
PLACE: list[str | sa.TextClause] = ["channel_id", "month", sa.text("coalesce(team_id, 0)"), sa.text("coalesce(person_id, 0)")]


def upgrade() -> None:
    op.create_table(
        "target_proposal",
        sa.Column("id", ID, nullable=False),
        sa.Column("channel_id", ID, nullable=False),
        sa.Column("team_id", ID, nullable=True),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("score", sa.String(length=32), nullable=False),
        sa.Column("minimum", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("seen", ID, nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proposed_by", ID, nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", ID, nullable=True),
        sa.CheckConstraint("team_id IS NULL OR person_id IS NULL", name=op.f("ck_target_proposal_scope")),
        sa.CheckConstraint("minimum >= 0", name=op.f("ck_target_proposal_minimum")),
        sa.CheckConstraint(
            "state IN ('open', 'confirmed', 'declined', 'withdrawn')", name=op.f("ck_target_proposal_state")
        ),
        sa.CheckConstraint(
            "state <> 'confirmed' OR decided_by <> proposed_by", name=op.f("ck_target_proposal_two_people")
        ),
        sa.CheckConstraint("(state = 'open') = (decided_at IS NULL)", name=op.f("ck_target_proposal_decided")),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name=op.f("fk_target_proposal_channel_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_target_proposal_team_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_target_proposal_person_id")),
        sa.ForeignKeyConstraint(["proposed_by"], ["person.id"], name=op.f("fk_target_proposal_proposed_by")),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_target_proposal_decided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target_proposal")),
    )
    op.create_index(
        "uq_target_proposal_open", "target_proposal", PLACE, unique=True, sqlite_where=OPEN, postgresql_where=OPEN
    )


def downgrade() -> None:
    op.drop_index("uq_target_proposal_open", table_name="target_proposal")
    op.drop_table("target_proposal")
