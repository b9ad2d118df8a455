"""The demo as a newcomer starts it: headless, on free ports, ended by Ctrl-C, and kept for the next time."""

import http.cookiejar
import os
import re
import signal
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT
from tests.deploy.ports import free_ports, until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300), pytest.mark.xdist_group("demo")]
PORTS = ("KYMPPI_DEMO_PORT", "KYMPPI_DEMO_SMTP_PORT", "KYMPPI_DEMO_MAIL_PORT")


class Demo:
    """A running demo, read from what it printed."""

    def __init__(self, process: subprocess.Popen[str], printed: str) -> None:
        self.process = process
        self.printed = printed
        self.pages = self.found(r"Kymppi +(\S+)")
        self.letters = self.found(r"letters +(http\S+)")
        self.password = self.found(r"the password (\S+)")
        self.children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()

    def found(self, pattern: str) -> str:
        match = re.search(pattern, self.printed)
        assert match, f"no {pattern} in:\n{self.printed}"
        return match[1]

    def end(self, number: int) -> str:
        self.process.send_signal(number)
        said, _nothing = self.process.communicate(timeout=60)
        return said


@contextmanager
def started(folder: Path, *options: str) -> Iterator[Demo]:
    ports = dict(zip(PORTS, map(str, free_ports(3)), strict=True))
    command = [sys.executable, "-m", "deploy.demo", "--folder", str(folder), *options]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | ports,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield Demo(process, _until_ready(process))
    finally:
        process.terminate()
        process.communicate(timeout=60)


def _until_ready(process: subprocess.Popen[str]) -> str:
    lines: list[str] = []
    assert process.stdout is not None
    for line in process.stdout:
        lines.append(line)
        if line.startswith("Ready."):
            return "".join(lines)
    raise AssertionError("the demo ended before it was ready:\n" + "".join(lines))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


def fetch(browser: urllib.request.OpenerDirector, url: str, **form: str) -> tuple[str, str]:
    """The address and text of the page one ends up at."""
    content = urllib.parse.urlencode(form).encode() if form else None
    request = urllib.request.Request(url, content, {"Referer": url})
    with closing(browser.open(request, timeout=30)) as page:
        return page.geturl(), page.read().decode()


def new_browser() -> urllib.request.OpenerDirector:
    jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    return urllib.request.build_opener(urllib.request.ProxyHandler({}), jar)


def signed_in(demo: Demo, email: str) -> tuple[str, str]:
    """Where somebody stands after signing in."""
    browser = new_browser()
    at, page = fetch(browser, demo.pages)
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert token, page
    return fetch(browser, at, email=email, password=demo.password, csrf_token=token[1])


@pytest.fixture(scope="module")
def demo(folder: Path) -> Iterator[Demo]:
    with started(folder) as running:
        yield running


def test_the_pages_answer_and_the_scheduler_is_alive(demo: Demo) -> None:
    assert '"ok"' in fetch(new_browser(), f"{demo.pages}/healthz")[1]
    assert '"ok"' in fetch(new_browser(), f"{demo.pages}/readyz")[1]


def test_everyone_whose_sign_in_is_printed_can_sign_in(demo: Demo) -> None:
    emails = re.findall(r"(\S+@\S+\.example)", demo.printed)
    places = [signed_in(demo, email) for email in emails]
    assert len(emails) >= 5
    assert [at for at, page in places if "sign-in" in at or "Kaarna Pankki" not in page] == []


def test_the_last_working_mornings_letters_can_be_read(demo: Demo) -> None:
    _at, page = fetch(new_browser(), demo.letters)
    assert page.count("@kaarna.example") >= 40


def test_nobody_else_may_start_on_the_same_folder(demo: Demo, folder: Path) -> None:
    command = [sys.executable, "-m", "deploy.demo", "--folder", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, "already" in done.stderr) == (1, True)


def test_ctrl_c_ends_every_process_and_the_next_start_keeps_the_data(demo: Demo, folder: Path) -> None:
    said = demo.end(signal.SIGINT)
    assert (demo.process.returncode, "ended" in said) == (0, True)
    assert len(demo.children) == 3
    assert [pid for pid in demo.children if Path(f"/proc/{pid}").exists()] == []
    with started(folder) as again:
        assert again.password == demo.password
        assert "making" not in again.printed
        assert "/card" in signed_in(again, again.found(r"(\S+@\S+) +employee"))[0]
        again.end(signal.SIGTERM)
        assert again.process.returncode == 0


def test_a_process_that_dies_ends_the_demo_with_its_name_and_log(demo: Demo, folder: Path) -> None:
    if demo.process.poll() is None:
        demo.end(signal.SIGTERM)
    with started(folder) as running:
        scheduler = next(pid for pid in running.children if "scheduler" in _command(pid))
        os.kill(int(scheduler), signal.SIGKILL)
        said, _nothing = running.process.communicate(timeout=60)
        assert running.process.returncode == 1
        assert "the scheduler has ended with -9" in said
        assert until(lambda: [pid for pid in running.children if Path(f"/proc/{pid}").exists()]) == []


def _command(pid: str) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
