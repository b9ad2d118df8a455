"""Is the service well? /healthz for the process, /readyz for the database and the scheduler."""

from datetime import timedelta

from flask import Blueprint, current_app, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from app import clock, jobs
from app.db import db
from app.signin.guard import public

SCHEDULER = "scheduler"
LONGEST_SILENCE = timedelta(minutes=5)

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@public
def process() -> ResponseReturnValue:
    """The process answers."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
@public
def service() -> ResponseReturnValue:
    """The database answers and the scheduler has done its round within five minutes; 503 where it has not."""
    try:
        beat = jobs.last_beat(db.session, SCHEDULER)
    except SQLAlchemyError:
        current_app.logger.exception("the database does not answer")
        return jsonify(status="the database does not answer; see the log", scheduler=None), 503
    alive = beat is not None and clock.now() - beat <= LONGEST_SILENCE
    status = "ok" if alive else "the scheduler is silent; start `flask scheduler`"
    return jsonify(status=status, scheduler=beat and beat.isoformat()), 200 if alive else 503
