"""My card's page beside the bare page with one read: `python -m benchmarks.pages [ANSWERS ...]`.

Both are served by gunicorn with the same workers on the same database and asked by the same eight clients (wrk,
Debian's package of that name), turn by turn. Printed for SQLite and PostgreSQL and each number of answers: requests a
second, the middle time and the 99th hundredth, the ratio of the two, and the time of a card that has to be made anew.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import requests

from app import clock
from app.db import db
from benchmarks.pages_data import EMAIL, PASSWORD, ZONE, fill
from tests.plugins.application import app_at
from tests.plugins.servers import KINDS, Servers

ROOT = Path(__file__).resolve().parents[1]
USUAL = (10_000, 10_000_000)
ROUNDS, SECONDS, CLIENTS, WORKERS, ANEW = 5, 4, 8, 2, 30
PORTS = {"bare": 8741, "kymppi": 8742}
APPS = {"bare": "benchmarks.bare:create_app()", "kymppi": "wsgi:create_app()"}


@dataclass(frozen=True, slots=True)
class Run:
    """What wrk saw: requests a second, and milliseconds of the middle request and of the slowest in a hundred."""

    rate: float
    middle: float
    slow: float


def main(sizes: list[int]) -> int:
    """Measure at each number of answers on both databases; 1 where wrk is missing."""
    if shutil.which("wrk") is None:
        print("benchmarks.pages: there is no wrk here; install it (sudo apt-get install wrk)", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        servers = Servers(Path(folder))
        for kind in KINDS:
            for size in sizes:
                url = servers.make(kind)
                try:
                    _measure(kind, size, url)
                finally:
                    servers.drop(url)
    return 0


def _measure(kind: str, size: int, url: str) -> None:
    started = time.monotonic()
    flask_app = app_at(url)
    with flask_app.app_context():
        flask_app.test_cli_runner().invoke(args=["db", "upgrade"], catch_exceptions=False)
        answers = fill(db.session, size, clock.local_day(clock.now(), ZONE))
        db.engine.dispose()
    print(f"\n{kind}, {answers:,} answers (filled in {time.monotonic() - started:.0f} s)", flush=True)
    with _served("bare", url), _served("kymppi", url):
        cookie = _sign_in()
        asked = {"bare": (_address("bare", "/"), ""), "kymppi": (_address("kymppi", "/card"), cookie)}
        weights = {name: len(_get(address, its_cookie).content) for name, (address, its_cookie) in asked.items()}
        anew = sorted(_milliseconds_anew(asked["kymppi"][1]) for _ in range(ANEW))
        runs: dict[str, list[Run]] = {name: [] for name in asked}
        for _ in range(ROUNDS):
            for name, (address, its_cookie) in asked.items():
                runs[name].append(_wrk(address, its_cookie))
    for name, found in runs.items():
        rates = sorted(run.rate for run in found)
        told = f"{median(rates):8.0f} requests/s ({rates[0]:.0f} to {rates[-1]:.0f})"
        middle, slow = median(run.middle for run in found), median(run.slow for run in found)
        print(f"  {name:7}{told}, middle {middle:.2f} ms, 99 of 100 within {slow:.2f} ms, {weights[name]:,} bytes")
    ratios = sorted(ours.rate / bare.rate for ours, bare in zip(runs["kymppi"], runs["bare"], strict=True))
    spread = f"({ratios[0]:.2f} to {ratios[-1]:.2f})"
    print(f"  my card against the bare page: {median(ratios):.2f} {spread}; goal 0.90, top 1.20")
    print(f"  my card made anew: middle {median(anew):.1f} ms ({anew[0]:.1f} to {anew[-1]:.1f}), one client")


def _get(address: str, cookie: str) -> requests.Response:
    return requests.get(address, headers={"Cookie": cookie}, timeout=60)


def _milliseconds_anew(cookie: str) -> float:
    """What a card takes that nobody has asked for in these words, so that no page of it is kept."""
    address = _address("kymppi", f"/card?again={time.monotonic_ns()}")
    began = time.perf_counter()
    assert _get(address, cookie).ok
    return (time.perf_counter() - began) * 1000


def _address(name: str, path: str) -> str:
    return f"http://localhost:{PORTS[name]}{path}"


@contextmanager
def _served(name: str, url: str) -> Iterator[None]:
    """The application served by gunicorn until the end."""
    environment = {
        "PATH": os.environ["PATH"],
        "KYMPPI_DATABASE_URL": url if name == "kymppi" else url.replace("+psycopg", ""),
        "KYMPPI_SECRET_KEY": "a secret for the benchmark, which anybody may know",
        "KYMPPI_BASE_URL": _address("kymppi", ""),
        "KYMPPI_SECOND_FACTOR": "offered",
    }
    bind = f"127.0.0.1:{PORTS[name]}"
    command = [sys.executable, "-m", "gunicorn", "--no-control-socket", "-w", str(WORKERS), "-b", bind, APPS[name]]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    try:
        _wait(name)
        yield
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)


def _wait(name: str) -> None:
    path = "/" if name == "bare" else "/healthz"
    for _ in range(120):
        try:
            if requests.get(_address(name, path), timeout=5).ok:
                return
        except (requests.ConnectionError, requests.Timeout):
            pass
        time.sleep(0.25)
    raise SystemExit(f"benchmarks.pages: {name} did not start on port {PORTS[name]}")


def _sign_in() -> str:
    """The cookie of the first person, signed in by the page."""
    browser = requests.Session()
    page = browser.get(_address("kymppi", "/sign-in")).text
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert token, "the sign-in page has no form"
    browser.post(_address("kymppi", "/sign-in"), data={"email": EMAIL, "password": PASSWORD, "csrf_token": token[1]})
    return "; ".join(f"{one.name}={one.value}" for one in browser.cookies)


def _wrk(address: str, cookie: str) -> Run:
    command = ["wrk", "-t1", f"-c{CLIENTS}", f"-d{SECONDS}s", "--latency", "-H", f"Cookie: {cookie}", address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said:
        raise SystemExit(f"benchmarks.pages: {address} did not answer with its page:\n{said}")
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    middle, slow = (re.search(rf"{share}%\s+([\d.]+)(us|ms|s)", said) for share in (50, 99))
    if rate is None or middle is None or slow is None:
        raise SystemExit(f"benchmarks.pages: wrk said something else than expected:\n{said}")
    return Run(float(rate[1]), _milliseconds(middle), _milliseconds(slow))


def _milliseconds(found: re.Match[str]) -> float:
    return float(found[1]) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[found[2]]


if __name__ == "__main__":
    sys.exit(main([int(one) for one in sys.argv[1:]] or list(USUAL)))
