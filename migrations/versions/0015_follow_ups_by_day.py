"""Follow-ups are found by when they were last changed, so that a list of recent low scores reads recent ones only."""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_follow_up_changed_at", "follow_up", ["changed_at"])


def downgrade() -> None:
    op.drop_index("ix_follow_up_changed_at", table_name="follow_up")
