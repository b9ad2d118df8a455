"""The rejected rows of an import as a file: where and why, without a cell of the file itself."""

from uuid import UUID

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app import clock, staging
from app.db import db
from app.downloads import csv_file
from app.signin.guard import viewer
from scorecards.imports import problems, queries
from scorecards.imports.views import KIND, MAY_IMPORT

blueprint = Blueprint("import_problems", __name__)


@blueprint.get("/admin/imports/<uuid:uuid>/problems.csv")
@MAY_IMPORT
def problem_file(uuid: UUID) -> ResponseReturnValue:
    """The first 2,000 rejected rows of an import that is done, or of one's own that is not."""
    return csv_file("problems.csv", problems.problem_table(_kept(db.session, uuid)))


def _kept(session: Session, uuid: UUID) -> list[list[object]]:
    done = queries.one(session, uuid)
    if done is not None:
        return done.problems
    found = staging.staged(session, KIND, viewer().person_id, uuid, clock.now())
    if found is None or "problems" not in found.choices:
        abort(404)
    kept: list[list[object]] = found.choices["problems"]
    return kept
