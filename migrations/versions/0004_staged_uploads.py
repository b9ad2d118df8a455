"""Files uploaded to a page and not yet confirmed."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "staged_upload",
        sa.Column("id", ID, nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("owner_id", ID, nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_staged_upload_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staged_upload")),
        sa.UniqueConstraint("uuid", name=op.f("uq_staged_upload_uuid")),
    )
    op.create_index("ix_staged_upload_expires_at", "staged_upload", ["expires_at"])
    op.create_index("ix_staged_upload_owner_id_kind", "staged_upload", ["owner_id", "kind"])


def downgrade() -> None:
    op.drop_index("ix_staged_upload_owner_id_kind", table_name="staged_upload")
    op.drop_index("ix_staged_upload_expires_at", table_name="staged_upload")
    op.drop_table("staged_upload")
