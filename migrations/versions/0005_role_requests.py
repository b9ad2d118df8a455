"""Roles that wait for a second person."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
PENDING = sa.text("state IN ('open', 'approved')")


def upgrade() -> None:
    op.create_table(
        "role_request",
        sa.Column("id", ID, nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("wish", sa.String(length=10), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("asked_by", ID, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", ID, nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "role IN ('employee', 'supervisor', 'hr', 'management', 'admin')", name=op.f("ck_role_request_role")
        ),
        sa.CheckConstraint("wish IN ('grant', 'withdraw')", name=op.f("ck_role_request_wish")),
        sa.CheckConstraint(
            "state IN ('open', 'approved', 'done', 'refused', 'taken_back')", name=op.f("ck_role_request_state")
        ),
        sa.CheckConstraint(
            "decided_by <> asked_by AND decided_by <> person_id", name=op.f("ck_role_request_two_people")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_role_request_person_id")),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name=op.f("fk_role_request_asked_by")),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_role_request_decided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_request")),
        sa.UniqueConstraint("uuid", name=op.f("uq_role_request_uuid")),
    )
    op.create_index("ix_role_request_state", "role_request", ["state"])
    op.create_index("ix_role_request_person_id", "role_request", ["person_id"])
    op.create_index(
        "uq_role_request_pending",
        "role_request",
        ["person_id", "role"],
        unique=True,
        sqlite_where=PENDING,
        postgresql_where=PENDING,
    )


def downgrade() -> None:
    op.drop_index("uq_role_request_pending", table_name="role_request")
    op.drop_index("ix_role_request_person_id", table_name="role_request")
    op.drop_index("ix_role_request_state", table_name="role_request")
    op.drop_table("role_request")
