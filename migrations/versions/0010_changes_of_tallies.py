"""A tally tells how often its answers changed, so that what was shown of them can be known to still hold."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE tally ADD COLUMN changes INTEGER DEFAULT 1 NOT NULL")


def downgrade() -> None:
    op.execute("ALTER TABLE tally DROP COLUMN changes")
