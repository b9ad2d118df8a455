"""The main job on a real month, by the commands a script would call, with the time and peak memory of each.

`python -m tests.real.main_job [sqlite|postgresql]` imports 85,907 answers of 1,371 agents, sets targets and a plan,
sends every agent one letter to a mail server on this machine, closes the month and exports it; it prints a line for
each step and ends with status 1 when any figure is not what it must be.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.notifications.mail_server import MailServer, mail_server
from tests.plugins.servers import Servers
from tests.real import shopzilla

MORNING = "2023-08-21T08:00+03:00"
TARGETS = {"inbound": "85", "outcall": "84.5", "email": "82"}
PLAN = """
name = "Service bonus"
currency = "EUR"
maximum_cents = 20000
minimum = 10
[weights]
inbound = 2
outcall = 1
email = 1
"""


@dataclass
class Job:
    """Runs commands on one database; remembers what the last one took, in seconds, and all that went wrong."""

    environment: dict[str, str]
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0
    cpu: float = 0.0

    def flask(self, *args: str) -> str:
        """Run a command as a process of its own; print its wall time, processor time and peak memory."""
        began = time.monotonic()
        command = [sys.executable, "-m", "flask", *args]
        with subprocess.Popen(command, env=self.environment, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            told = process.stdout.read()
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        self.seconds, self.cpu = time.monotonic() - began, used.ru_utime + used.ru_stime
        size = f"{used.ru_maxrss / 1024:6.0f} MB"
        print(f"{self.seconds:8.1f} s {self.cpu:6.1f} s CPU {size}   flask {' '.join(args[:4])}")
        self.expect(f"exit status of flask {args[0]}", process.returncode, 0)
        return told

    def expect(self, what: str, found: object, wanted: object) -> None:
        """Note a figure that is not what it must be."""
        print(f"{'':20s}{what}: {found}{'' if found == wanted else f', NOT {wanted}'}")
        if found != wanted:
            self.wrong.append(what)


@contextmanager
def database(kind: str, folder: Path) -> Iterator[str]:
    """The address of a new, empty database, dropped at the end."""
    servers = Servers(folder)
    try:
        yield servers.make(kind)
    finally:
        servers.drop_all()


def run(kind: str) -> list[str]:
    """Do the whole job; what was not as it must be."""
    with TemporaryDirectory() as name, database(kind, Path(name)) as url, mail_server() as mail:
        folder = Path(name)
        job = Job(_environment(url, mail.port))
        files = shopzilla.write(folder)
        began = time.monotonic()
        _take_in(job, files)
        _letters(job, mail)
        _close(job, folder)
        print(f"{time.monotonic() - began:8.1f} s in all on {kind}")
    return job.wrong


def _environment(url: str, port: int) -> dict[str, str]:
    settings = {"SECRET_KEY": "k" * 64, "DATABASE_URL": url, "SMTP_PORT": str(port), "SMTP_SECURITY": "none"}
    return {**os.environ, **{f"KYMPPI_{name}": value for name, value in settings.items()}}


def _take_in(job: Job, files: shopzilla.Files) -> None:
    job.flask("db", "upgrade")
    for key in TARGETS:
        scale = ("--metric", "csat", "--scale", "1-5", "--positive", "4", "--negative", "2")
        job.flask("channels", "add", key, "--name", key, *scale)
    job.flask("people", "import", str(files.people))
    for counted in (85_907, 0):
        told = job.flask("responses", "import", str(files.answers), "--mapping", str(files.mapping), "--json")
        job.expect("new answers", json.loads(told)["counted"], counted)
        rates = f"{85_907 / job.seconds:,.0f} answers a second, {85_907 / job.cpu:,.0f} a second of processor time"
        print(f"{'':20s}{rates}, start-up included")
    job.expect("no tally has drifted", "0 tallies have drifted" in job.flask("tallies", "verify"), True)


def _letters(job: Job, mail: MailServer) -> None:
    for channel, score in TARGETS.items():
        job.flask("targets", "set", "--channel", channel, "--month", "2023-08", "--score", score, "--reason", "Real")
    for sent in (1_371, 0):
        told = json.loads(job.flask("letters", "daily", "--at", MORNING, "--json"))
        job.expect("letters sent", told["sent"], sent)
    found = len(mail.recipients), len(set(mail.recipients))
    job.expect("letters arrived, and agents they went to", found, (1_371, 1_371))


def _close(job: Job, folder: Path) -> None:
    plan, payroll = folder / "plan.toml", folder / "payroll.csv"
    plan.write_text(PLAN)
    job.flask("plans", "publish", str(plan), "--from", "2023-08")
    job.flask("month", "prepare", "2023-08", "--by", "H001")
    job.flask("month", "approve", "2023-08", "--by", "H002")
    job.flask("month", "export", "2023-08", "--format", "csv", "--out", str(payroll))
    job.expect("lines in the payroll file", len(payroll.read_text("utf-8-sig").splitlines()) - 1, 1_371)


if __name__ == "__main__":
    kinds = sys.argv[1:] or ["sqlite", "postgresql"]
    wrong = [f"{kind}: {what}" for kind in kinds for what in run(kind)]
    print("everything as it must be" if not wrong else f"WRONG: {', '.join(wrong)}")
    sys.exit(bool(wrong))
