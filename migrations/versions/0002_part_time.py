"""People may work part time."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Both databases take the rule with the column; rebuilding the table on SQLite would lose its other rules.
    op.execute(
        "ALTER TABLE person ADD COLUMN part_time_percent INTEGER DEFAULT 100 NOT NULL "
        "CONSTRAINT ck_person_part_time CHECK (part_time_percent BETWEEN 1 AND 100)"
    )


def downgrade() -> None:
    op.execute("ALTER TABLE person DROP COLUMN part_time_percent")
