"""Alembic's environment: one connection, explicit transactions, and no cascade from rebuilding a table on SQLite."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import create_engine, text

from app import audit, jobs, outbox, staging
from app.db import Base, Euros, Exact, Moment, engine_options
from app.people import models as people
from app.signin import models as signin
from app.signin import second_factor_models as second_factor
from bonus_rules import models as bonus_rules
from scorecards.channels import models as channels
from scorecards.followups import models as followups
from scorecards.imports import models as imports
from scorecards.outlook import models as outlook
from scorecards.responses import models as responses
from scorecards.tallies import models as tallies
from scorecards.targets import models as targets

WITH_TABLES = (
    audit,
    jobs,
    outbox,
    staging,
    people,
    signin,
    bonus_rules,
    channels,
    followups,
    imports,
    outlook,
    responses,
    second_factor,
    targets,
    tallies,
)
PLAIN_TYPES = {Moment: "sa.DateTime(timezone=True)", Exact: "sa.String(length=32)", Euros: "sa.BigInteger()"}


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Print our column types as the plain ones beneath, so that a migration stands on its own."""
    return PLAIN_TYPES.get(type(item), False) if kind == "type" else False


def run() -> None:
    """Migrate the database named in the configuration."""
    options = engine_options(context.config.attributes["url"])
    engine = create_engine(options.pop("url"), **options)
    with engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=sqlite,
            compare_type=True,
            render_item=render_item,
        )
        with connection.begin():
            context.run_migrations()
            if sqlite and (broken := connection.execute(text("PRAGMA foreign_key_check")).all()):
                raise RuntimeError(f"rows would lose what they refer to, nothing was migrated: {broken[:5]}")
    engine.dispose()


run()
