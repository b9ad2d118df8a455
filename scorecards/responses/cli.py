"""`flask responses ...` brings answers in from files; `flask tallies ...` proves the counts made of them.

Both stand here because a recount reads answers, which the tallies below know nothing of.
"""

import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from uuid import uuid4

import click
from flask.cli import AppGroup

from app import clock
from app.cli import writing
from app.today import company_zone, today
from scorecards.channels import queries as channels
from scorecards.responses import mapping as mappings
from scorecards.responses import past, proving
from scorecards.responses.files import AnswerFile, Report
from scorecards.responses.rejects import Rejects
from scorecards.tallies import rollup

COLLECT_EVERY = 20_000

responses = AppGroup("responses", help="Customers' answers.")
tallies = AppGroup("tallies", help="The counts that scorecards are made of.")


@responses.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--mapping", required=True, type=click.Path(path_type=Path), help="Where each field stands (TOML).")
@click.option("--rejected", type=click.Path(path_type=Path), help="Where rejected rows go; FILE.rejected.csv here.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
@click.pass_context
def import_file(context: click.Context, file: Path, mapping: Path, rejected: Path | None, as_json: bool) -> None:
    """Store the answers of a CSV FILE; a second import of the same answers changes nothing.

    counted: new and credited to a person; unmatched: new and credited to nobody, counted in the channel all the same;
    edited: newer versions of stored answers; duplicate: stored already; rejected: not stored. read is the sum of them.
    Rejected rows go to a file with line, column and reason: correct and import them again. The exit status is 0 only
    when no row was rejected, else 2; where the file or the mapping is refused, nothing is stored.
    """
    zone, now = company_zone(), clock.now()
    target = rejected or Path(f"{file.stem}.rejected.csv")
    with writing() as session:
        keys = {info.key: info for info in channels.everything(session)}
    with writing():
        answers = AnswerFile(file, _mapping(mapping, keys), keys, zone)
        _not_itself(target, file, mapping)
        months = answers.check()
    with Rejects(target) as rejects, _collecting_rarely(), writing() as session:
        report = answers.store(session, months, rejects, now=now)
        rejects.finish()
        sha256 = past.sha256_of(file)
        past.keep(session, report, uuid=uuid4(), name=file.name, sha256=sha256, source=answers.source, now=now)
    click.echo(_told(report, target, as_json))
    context.exit(2 if report.rejected else 0)


@contextmanager
def _collecting_rarely() -> Iterator[None]:
    """Rows leave no cycles behind, yet the collector would walk the whole application for every few hundred of them."""
    before = gc.get_threshold()
    gc.set_threshold(COLLECT_EVERY)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _mapping(path: Path, keys: dict[str, channels.ChannelInfo]) -> mappings.Mapping:
    try:
        text = path.read_text(encoding="utf-8-sig")
        mapping = mappings.parse(text)
        mappings.known_channels(mapping, keys)
    except OSError as error:
        raise ValueError(f"{path}: {error.strerror}; give a readable mapping file") from None
    except UnicodeDecodeError:
        raise ValueError(f"{path}: is not UTF-8; save the mapping as UTF-8") from None
    except mappings.MappingError as error:
        raise ValueError(f"{path}: {error}") from None
    return mapping


def _not_itself(target: Path, *sources: Path) -> None:
    if target.resolve() in {source.resolve() for source in sources}:
        raise ValueError(f"{target}: rejected rows would overwrite what is read; name another file with --rejected")


def _told(report: Report, target: Path, as_json: bool) -> str:
    counts = asdict(report)
    where = str(target) if report.rejected else None
    if as_json:
        return json.dumps({**counts, "rejected_file": where, "complete": not report.rejected})
    line = ", ".join(f"{number} {name}" for name, number in counts.items()) + "."
    return f"{line}\nRejected rows, with line, column and reason: {where}" if where else line


@tallies.command("verify")
def verify() -> None:
    """Recount every month from its answers. Exit status 1 when any count differs, each listed."""
    with writing() as session:
        months = rollup.months(session)
    agreeing, lines = 0, []
    for month in months:
        with writing() as session:
            proof = proving.prove(session, month)
            lines += proving.told(session, proof.drifts, today())
        agreeing += proof.agreeing
    for line in lines:
        click.echo(line)
    click.echo(f"{agreeing} figures agree with the answers, {len(lines)} tallies have drifted.")
    if lines:
        raise click.exceptions.Exit(1)


@tallies.command("recount")
@click.argument("month")
def recount(month: str) -> None:
    """Make the tallies of MONTH, such as 2026-11, anew from its answers."""
    with writing() as session:
        mended = proving.recount(session, clock.parse_month(month))
    click.echo(f"{month}: {mended} tallies mended.")
