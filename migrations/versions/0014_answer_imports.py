"""Imports of answers kept in mind, and the mappings named to be used again."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "answer_import",
        sa.Column("id", ID, nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("source", sa.String(length=60), nullable=False),
        sa.Column("actor_id", ID, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.Column("edited", sa.Integer(), nullable=False),
        sa.Column("duplicate", sa.Integer(), nullable=False),
        sa.Column("unmatched", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["person.id"], name=op.f("fk_answer_import_actor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_import")),
        sa.UniqueConstraint("uuid", name=op.f("uq_answer_import_uuid")),
    )
    op.create_index("ix_answer_import_sha256", "answer_import", ["sha256"])
    op.create_table(
        "answer_mapping",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("saved_by", ID, nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["saved_by"], ["person.id"], name=op.f("fk_answer_mapping_saved_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_mapping")),
        sa.UniqueConstraint("name", name=op.f("uq_answer_mapping_name")),
    )


def downgrade() -> None:
    op.drop_table("answer_mapping")
    op.drop_index("ix_answer_import_sha256", table_name="answer_import")
    op.drop_table("answer_import")
