"""Where a demo lives: its folder, ports, secrets and what it remembers from one start to the next."""

import argparse
import json
import os
import secrets
import shutil
import socket
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOOPBACK = "127.0.0.1"
OWN_FOLDERS = ("letters", "logs", "payroll")
OWN_FILES = ("kymppi.db", "kymppi.db-wal", "kymppi.db-shm", "demo.json", "people.csv")


class DemoError(Exception):
    """The demo cannot go on; the message says what stands in the way and what to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """A demo's folder and its three ports on 127.0.0.1; database_url None: a SQLite file in the folder."""

    folder: Path
    port: int
    smtp_port: int
    mail_port: int
    database_url: str | None
    reset: bool

    @property
    def base_url(self) -> str:
        """The address of Kymppi's pages."""
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def letters_url(self) -> str:
        """The address where the caught letters are read."""
        return f"http://{LOOPBACK}:{self.mail_port}"

    @property
    def database(self) -> str:
        """The address of the demo's database."""
        return self.database_url or f"sqlite:///{self.folder}/kymppi.db"

    def check_ports(self) -> None:
        """Raise DemoError naming a port that is taken and how to choose another."""
        uses = {
            "KYMPPI_DEMO_PORT": ("the pages", self.port),
            "KYMPPI_DEMO_SMTP_PORT": ("letters coming in", self.smtp_port),
            "KYMPPI_DEMO_MAIL_PORT": ("reading letters", self.mail_port),
        }
        for name, (use, port) in uses.items():
            if not _free(port) or sum(port == other for _use, other in uses.values()) > 1:
                raise DemoError(
                    f"port {port} on {LOOPBACK}, meant for {use}, is in use; end what uses it, "
                    f"or choose another: {name}={port + 100} make demo"
                )

    def forget(self) -> None:
        """Remove everything the demo made in its folder. Raises DemoError where its database is somebody's own."""
        if self.database_url:
            raise DemoError("KYMPPI_DATABASE_URL names a database that the demo did not make: empty it yourself")
        for name in OWN_FOLDERS:
            shutil.rmtree(self.folder / name, ignore_errors=True)
        for name in OWN_FILES:
            (self.folder / name).unlink(missing_ok=True)


def _free(port: int) -> bool:
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def chosen(arguments: list[str], environment: Mapping[str, str] = os.environ) -> Place:
    """The place that command line and environment choose; ends with a usage message for arguments that are wrong."""
    parser = argparse.ArgumentParser(prog="make demo", description="A believable company at work, on this machine")
    given = {name: environment.get(f"KYMPPI_DEMO_{name}") for name in ("PORT", "SMTP_PORT", "MAIL_PORT", "FOLDER")}
    parser.add_argument("--reset", action="store_true", help="throw the demo's data away and start it over")
    parser.add_argument("--port", type=int, default=given["PORT"] or 8000, help="pages (KYMPPI_DEMO_PORT)")
    parser.add_argument("--smtp-port", type=int, default=given["SMTP_PORT"] or 8025, help="(KYMPPI_DEMO_SMTP_PORT)")
    parser.add_argument("--mail-port", type=int, default=given["MAIL_PORT"] or 8026, help="(KYMPPI_DEMO_MAIL_PORT)")
    parser.add_argument("--folder", type=Path, default=given["FOLDER"] or ROOT / "var/demo", help="where its data is")
    options = parser.parse_args(arguments)
    for port in (options.port, options.smtp_port, options.mail_port):
        if not 1 <= port <= 65535:
            parser.error(f"{port} is not a port; choose from 1 to 65535")
    return Place(
        folder=options.folder.resolve(),
        port=options.port,
        smtp_port=options.smtp_port,
        mail_port=options.mail_port,
        database_url=environment.get("KYMPPI_DATABASE_URL") or None,
        reset=options.reset,
    )


@dataclass(slots=True)
class Memory:
    """What a demo remembers: the day it began, its secrets, its database, and until when its answers are in."""

    began: str
    password: str
    secret_key: str
    database: str
    answers_until: str = ""
    complete: bool = False

    def keep(self, place: Place) -> None:
        """Write it into the demo's folder, readable by its owner alone."""
        beside = place.folder / "demo.json.part"
        beside.touch(mode=0o600)
        beside.write_text(json.dumps(asdict(self), indent=1))
        beside.replace(place.folder / "demo.json")


def remembered(place: Place) -> Memory | None:
    """What the demo in this folder remembers, None before its first start. Raises DemoError for another database's."""
    file = place.folder / "demo.json"
    if not file.exists():
        return None
    memory = Memory(**json.loads(file.read_text()))
    if memory.database != place.database:
        raise DemoError(
            f"the demo in {place.folder} was made on {memory.database}; set KYMPPI_DATABASE_URL to that again, "
            "or choose another folder with KYMPPI_DEMO_FOLDER"
        )
    return memory


def begun(place: Place, today: str) -> Memory:
    """The memory of a demo that begins on this day, with new secrets."""
    return Memory(today, f"kymppi-{secrets.token_hex(5)}", secrets.token_hex(32), place.database)


def settings(place: Place, memory: Memory, company: str, domain: str) -> dict[str, str]:
    """Kymppi's settings for this demo, as environment variables."""
    return {
        "KYMPPI_DATABASE_URL": place.database,
        "KYMPPI_SECRET_KEY": memory.secret_key,
        "KYMPPI_BASE_URL": place.base_url,
        "KYMPPI_COMPANY": company,
        "KYMPPI_TIME_ZONE": "Europe/Helsinki",
        "KYMPPI_SENDER": f"kymppi@{domain}",
        "KYMPPI_HELP": f"help@{domain}",
        "KYMPPI_SMTP_HOST": LOOPBACK,
        "KYMPPI_SMTP_PORT": str(place.smtp_port),
        "KYMPPI_SMTP_SECURITY": "none",
        "KYMPPI_SECOND_FACTOR": "offered",  # so that every role is two fields away
        "KYMPPI_DEMO": "true",
    }
