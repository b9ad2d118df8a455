"""`python -m deploy.screenshots`: photograph the demo's pages at phone and desktop width, light and dark."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, StorageState, ViewportSize, sync_playwright

from app import clock
from deploy.demo.answers import ZONE
from deploy.demo.cast import company
from deploy.demo.place import LOOPBACK, ROOT, Place, remembered
from tests.needs import CHROMIUM

FOLDER = ROOT / "docs/screenshots"
PORTS = (8720, 8721, 8722)
SIZES: dict[str, ViewportSize] = {"phone": {"width": 360, "height": 780}, "desktop": {"width": 1280, "height": 900}}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PAGES = {
    "sign-in": (None, "/sign-in"),
    "card": ("employee", "/card"),
    "team": ("supervisor", "/team"),
    "targets": ("supervisor", "/targets"),
    "month": ("hr", "/"),
}


def main() -> int:
    """Take every photograph; 1 where there is no browser."""
    if CHROMIUM is None:
        print("screenshots: there is no chromium here; install it (sudo apt-get install chromium)", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, _demo(Path(folder)) as place, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--headless", "--no-sandbox"])
        _photograph(browser, place)
        browser.close()
    return 0


@contextmanager
def _demo(folder: Path) -> Iterator[Place]:
    """A demo of its own, running."""
    place = Place(folder, *PORTS, database_url=None, reset=False)
    names = ("--port", "--smtp-port", "--mail-port")
    ports = [word for name, port in zip(names, PORTS, strict=True) for word in (name, str(port))]
    command = [sys.executable, "-m", "deploy.demo", "--folder", str(folder), *ports]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KYMPPI_")}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as demo:
        try:
            said = iter(demo.stdout or ())
            if not any(line.startswith("Ready.") for line in said):
                raise SystemExit("screenshots: the demo did not start; `make demo` tells why")
            yield place
        finally:
            demo.send_signal(signal.SIGINT)
            demo.communicate()


def _photograph(browser: Browser, place: Place) -> None:
    signed_in = {role: _sign_in(browser, place, role) for role in {role for role, _ in PAGES.values() if role}}
    for name, (role, address) in PAGES.items():
        for width, size in SIZES.items():
            for scheme in SCHEMES:
                state = signed_in[role] if role else None
                page = browser.new_page(viewport=size, color_scheme=scheme, locale="en-GB", storage_state=state)
                page.goto(place.base_url + address)
                page.evaluate("document.fonts.ready")
                page.screenshot(path=FOLDER / f"{name}-{width}-{scheme}.png", full_page=name != "month")
                page.close()
                print(f"screenshots: {name}, {width}, {scheme}", flush=True)


def _sign_in(browser: Browser, place: Place, role: str) -> StorageState:
    """The cookies of one of the demo's people with this role, one who reads English where there is one."""
    memory = remembered(place)
    bank = company(clock.local_day(clock.now(), ZONE))
    people = [bank.named(one["name"]) for one in bank.document["sign_ins"]]
    fitting = [one for one in people if role in one.roles.split()]
    email = min(fitting, key=lambda one: one.language != "en").email
    page = browser.new_page(locale="en-GB")
    page.goto(f"http://{LOOPBACK}:{place.port}/sign-in")
    page.locator("#email").fill(email)
    page.locator("#password").fill(memory.password if memory else "")
    page.locator("main button[type=submit]").click()
    page.wait_for_url(lambda url: "sign-in" not in url)
    state = page.context.storage_state()
    page.context.close()
    return state


if __name__ == "__main__":
    sys.exit(main())
