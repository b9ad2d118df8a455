"""What is learnt of each channel, the day's forecasts, and how well they came true."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "channel_knowledge",
        sa.Column("channel_id", ID, nullable=False),
        sa.Column("learnt_on", sa.Date(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("mix", sa.JSON(), nullable=False),
        sa.Column("usual_number", sa.Double(), nullable=False),
        sa.Column("weekday_rates", sa.JSON(), nullable=False),
        sa.Column("mix_settings", sa.JSON(), nullable=False),
        sa.Column("arrival_settings", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name=op.f("fk_channel_knowledge_channel_id")),
        sa.PrimaryKeyConstraint("channel_id", name=op.f("pk_channel_knowledge")),
    )
    op.create_table(
        "forecast",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("channel_id", ID, nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("chance", sa.Double(), nullable=False),
        sa.Column("hit", sa.Boolean(), nullable=True),
        sa.CheckConstraint("chance >= 0 AND chance <= 1", name=op.f("ck_forecast_chance")),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name=op.f("fk_forecast_channel_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_forecast_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forecast")),
        sa.UniqueConstraint("person_id", "channel_id", "local_date", name=op.f("uq_forecast_person_id_channel_id_local_date")),
    )
    op.create_index("ix_forecast_month_channel_id", "forecast", ["month", "channel_id"])
    op.create_table(
        "calibration",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("channel_id", ID, nullable=False),
        sa.Column("forecasts", sa.Integer(), nullable=False),
        sa.Column("brier", sa.Double(), nullable=False),
        sa.Column("error", sa.Double(), nullable=False),
        sa.Column("trusted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name=op.f("fk_calibration_channel_id")),
        sa.PrimaryKeyConstraint("month", "channel_id", name=op.f("pk_calibration")),
    )


def downgrade() -> None:
    op.drop_table("calibration")
    op.drop_index("ix_forecast_month_channel_id", table_name="forecast")
    op.drop_table("forecast")
    op.drop_table("channel_knowledge")
