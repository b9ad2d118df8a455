"""A mail server that delivers nothing: it keeps every letter as an .eml file and shows them in the browser.

`python -m deploy.mail_catcher --folder var/demo/letters`; for trying Kymppi on one machine, never for production.
"""

import argparse
import secrets
import signal
import sys
import threading
from datetime import UTC, datetime
from http.server import ThreadingHTTPServer
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from deploy.mail_pages import handler

LOOPBACK = "127.0.0.1"
LARGEST_LETTER = 10_000_000


class Keeper:
    """Takes every letter in and keeps it; the names of the files are in the order the letters came."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Keep one letter whole before its sender is told so."""
        name = f"{datetime.now(UTC):%Y%m%dT%H%M%S.%f}-{secrets.token_hex(4)}.eml"
        beside = self._folder / f"{name}.part"
        try:
            beside.write_bytes(envelope.original_content or b"")
            beside.replace(self._folder / name)
        except OSError as error:
            return f"451 Not kept: {error.strerror}"
        return "250 Kept"


def serve(folder: Path, smtp_port: int, web_port: int) -> None:
    """Take letters in and show them until SIGTERM or SIGINT. Raises OSError where a port is in use."""
    folder.mkdir(parents=True, exist_ok=True)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    pages = ThreadingHTTPServer((LOOPBACK, web_port), handler(folder))
    controller = Controller(Keeper(folder), LOOPBACK, smtp_port, data_size_limit=LARGEST_LETTER)
    controller.start()
    threading.Thread(target=pages.serve_forever, daemon=True).start()
    print(f"letters to {LOOPBACK}:{smtp_port} are shown on http://{LOOPBACK}:{web_port}/", flush=True)
    stop.wait()
    pages.shutdown()
    pages.server_close()
    controller.stop()


def main(arguments: list[str] | None = None) -> int:
    """Serve as the arguments say; 1 where it cannot."""
    parser = argparse.ArgumentParser(prog="deploy.mail_catcher", description="Keeps letters instead of delivering them")
    parser.add_argument("--folder", type=Path, required=True, help="where the letters are kept")
    parser.add_argument("--smtp-port", type=int, default=8025)
    parser.add_argument("--web-port", type=int, default=8026)
    chosen = parser.parse_args(arguments)
    try:
        serve(chosen.folder, chosen.smtp_port, chosen.web_port)
    except OSError as error:
        print(f"the mail catcher cannot start: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
