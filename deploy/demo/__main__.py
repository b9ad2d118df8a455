"""`python -m deploy.demo`: make the company or bring it up to today, start everything, say where it is, stay."""

import fcntl
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

import wsgi
from app import clock
from app.db import db
from deploy.demo import filling, season
from deploy.demo.answers import ZONE
from deploy.demo.cast import Company, company
from deploy.demo.children import Children
from deploy.demo.place import ROOT, DemoError, Memory, Place, begun, chosen, remembered, settings
from deploy.demo.telling import said, welcome

LETTER_TIME = "08:00"


def main(arguments: list[str]) -> int:
    """Run the demo until it is asked to end: 0 then, 1 where it could not go on."""
    place = chosen(arguments)
    try:
        place.folder.mkdir(parents=True, exist_ok=True)
        with _alone(place):
            place.check_ports()
            memory, bank = _made(place, clock.now())
            _run(place, memory, bank)
    except DemoError as error:
        print(f"demo: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        said("ended before it was ready; `make demo` goes on from here")
    return 0


@contextmanager
def _alone(place: Place) -> Iterator[None]:
    with (place.folder / "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DemoError(
                f"a demo runs in {place.folder} already; end it first, or choose KYMPPI_DEMO_FOLDER for a second one"
            ) from None
        yield


def _made(place: Place, now: datetime) -> tuple[Memory, Company]:
    """The company in the database with every answer up to now, and what to remember of it."""
    memory = remembered(place)
    if place.reset or (memory is not None and not memory.complete):
        place.forget()
        memory = None
    memory = memory or begun(place, clock.local_day(now, ZONE).isoformat())
    bank = company(date.fromisoformat(memory.began))
    os.environ.update(settings(place, memory, bank.document["name"], bank.document["domain"]))
    memory.keep(place)
    started = time.monotonic()
    flask_app = wsgi.create_app()
    with flask_app.app_context():
        filling.migrate(flask_app)
        if not memory.complete:
            said(f"making {bank.document['name']}, its people and thirteen months of answers")
            filling.bring_in(bank, place.folder, memory.password, now)
        since = datetime.fromisoformat(memory.answers_until) if memory.answers_until else None
        new = filling.take_answers(bank, since, now)
        closed = filling.close_months(bank, place.folder / "payroll", now)
        db.engine.dispose()
    memory.answers_until, memory.complete = now.isoformat(), True
    memory.keep(place)
    said(f"{new} new answers, {closed} months closed, in {time.monotonic() - started:.1f} s")
    return memory, bank


def _run(place: Place, memory: Memory, bank: Company) -> None:
    children = Children(place.folder / "logs", os.environ)
    try:
        _start(children, place)
        if not children.ended_early():
            print(welcome(place, memory, bank), flush=True)
            children.stay()
            said("ending")
    finally:
        children.end()
    said("ended; `make demo` goes on from here")


def _start(children: Children, place: Place) -> None:
    """The mail catcher first, then the pages, then the last working day's letters, then the scheduler."""
    catcher = ("--smtp-port", str(place.smtp_port), "--web-port", str(place.mail_port))
    children.start("mail catcher", "deploy.mail_catcher", "--folder", str(place.folder / "letters"), *catcher)
    bind = ("--bind", f"127.0.0.1:{place.port}", "--no-control-socket", "--graceful-timeout", "5")
    children.start("web server", "gunicorn", "wsgi:create_app()", "-k", "gthread", "--threads", "8", *bind)
    children.wait_for(f"{place.letters_url}/")
    morning = _last_morning(clock.now())
    told = children.run("letters", "flask", "letters", "daily", "--at", morning.isoformat())
    said(f"letters of {morning:%A %d %B, %H:%M}, the last working morning: {told}")
    children.start("scheduler", "flask", "scheduler")
    children.wait_for(f"{place.base_url}/readyz")


def _last_morning(now: datetime) -> datetime:
    today = clock.local_day(now, ZONE)
    begun_today = clock.at_local_time(today, LETTER_TIME, ZONE) <= now
    day = season.latest_working_day(today if begun_today else today - timedelta(days=1))
    return clock.at_local_time(day, LETTER_TIME, ZONE).astimezone(ZONE)


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main(sys.argv[1:]))
