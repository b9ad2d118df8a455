"""People choose their language; where nobody has named one, their browser's holds."""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Both databases take the rule with the column; rebuilding the table on SQLite would lose its other rules.
    op.execute(
        "ALTER TABLE person ADD COLUMN chosen_language VARCHAR(2) "
        "CONSTRAINT ck_person_chosen_language CHECK (chosen_language IN ('en', 'fi', 'sv'))"
    )
    op.execute("ALTER TABLE person ADD COLUMN language_named BOOLEAN DEFAULT true NOT NULL")


def downgrade() -> None:
    op.execute("ALTER TABLE person DROP COLUMN language_named")
    op.execute("ALTER TABLE person DROP COLUMN chosen_language")
