"""The demo's processes: each with a log of its own, each ended by its own id and waited for."""

import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from deploy.demo.place import ROOT, DemoError

TICK_SECONDS = 0.2
LONGEST_START_SECONDS = 60
LONGEST_END_SECONDS = 15
LAST_LINES = 15
# Straight to this machine, whatever proxy the environment names.
_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True, slots=True)
class Child:
    """A process that was started, and where it writes."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path

    def check(self) -> None:
        """Raise DemoError with the end of its log when it has died."""
        status = self.process.poll()
        if status is not None:
            raise DemoError(
                f"the {self.name} has ended with {status}; its log {self.log} ends so:\n{self.last_words()}"
            )

    def last_words(self) -> str:
        """The last lines of its log."""
        lines = self.log.read_text(errors="replace").splitlines()
        return "\n".join(f"  {line}" for line in lines[-LAST_LINES:]) or "  (it wrote nothing)"


class Children:
    """Every process of one demo. From its making on, SIGINT, SIGTERM and SIGHUP only ask for the end."""

    def __init__(self, logs: Path, environment: Mapping[str, str]) -> None:
        self._logs = logs
        self._environment = dict(environment)
        self._all: list[Child] = []
        self._asked_to_end = threading.Event()
        logs.mkdir(parents=True, exist_ok=True)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self._asked_to_end.set())

    def start(self, name: str, *module: str) -> Child:
        """Start `python -m module...` beside the others."""
        log = self._logs / f"{name.replace(' ', '-')}.log"
        with log.open("wb") as written:
            process = subprocess.Popen(
                [sys.executable, "-m", *module],
                cwd=ROOT,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=written,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        child = Child(name, process, log)
        self._all.append(child)
        return child

    def run(self, name: str, *module: str) -> str:
        """Run something to its end, for a minute at most, and give the last thing it said."""
        child = self.start(name, *module)
        for _tick in range(round(LONGEST_START_SECONDS / TICK_SECONDS)):
            if child.process.poll() is not None or self._rest():
                break
        if child.process.poll() is not None:
            self._all.remove(child)
        return child.last_words().splitlines()[-1].strip()

    def wait_for(self, url: str) -> None:
        """Wait until this address answers well, everyone still being alive. Raises DemoError where it does not."""
        for _tick in range(round(LONGEST_START_SECONDS / TICK_SECONDS)):
            self._check()
            if _answers(url) or self._rest():
                return
        raise DemoError(f"{url} did not answer within {LONGEST_START_SECONDS} seconds; see the logs in {self._logs}")

    def stay(self) -> None:
        """Return once somebody asks for the end. Raises DemoError when a process dies before."""
        while not self._rest():
            self._check()

    def ended_early(self) -> bool:
        """Whether somebody has asked for the end already."""
        return self._asked_to_end.is_set()

    def end(self) -> None:
        """End all that still run, the last started first, and wait for each; whoever does not listen is killed."""
        running = [child.process for child in reversed(self._all) if child.process.poll() is None]
        for process in running:
            process.terminate()
        patience = time.monotonic() + LONGEST_END_SECONDS
        for process in running:
            try:
                process.wait(max(0.0, patience - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _check(self) -> None:
        for child in self._all:
            child.check()

    def _rest(self) -> bool:
        return self._asked_to_end.wait(TICK_SECONDS)


def _answers(url: str) -> bool:
    try:
        with _direct.open(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
