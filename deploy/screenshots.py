"""`python -m deploy.screenshots`: photograph the demo's pages at phone and desktop width, light and dark."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from itertools import product
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Response, ViewportSize, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from app import clock
from deploy.demo.answers import ZONE
from deploy.demo.cast import company
from deploy.demo.place import ROOT, Place, remembered
from deploy.palette import small
from deploy.shown import PAGES, Shown
from tests.needs import CHROMIUM

FOLDER = ROOT / "docs/screenshots"
PORTS = (8720, 8721, 8722)
SIZES: dict[str, ViewportSize] = {"phone": {"width": 360, "height": 780}, "desktop": {"width": 1280, "height": 900}}
LONGEST = 2400  # pixels; below that a list only repeats itself
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main() -> int:
    """Take every photograph; 1 where there is no browser."""
    if CHROMIUM is None:
        print("screenshots: there is no chromium here; install it (sudo apt-get install chromium)", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, _demo(Path(folder)) as place, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--headless", "--no-sandbox"])
        missing = _take_all(Photographer(browser, place))
        browser.close()
    for line in missing:
        print(f"screenshots: {line}", file=sys.stderr)
    return 1 if missing else 0


def _take_all(photographer: "Photographer") -> list[str]:
    """Photograph every page and remove files of pages that are no more; what could not be taken, and why."""
    taken, missing = set[str](), list[str]()
    for name in PAGES:
        try:
            taken.update(photographer.take(name))
        except (LookupError, PlaywrightError) as error:
            missing.append(f"{name}: {error}")
        else:
            print(f"screenshots: {name}", flush=True)
    if not missing:
        for file in FOLDER.glob("*.png"):
            if file.name not in taken:
                file.unlink()
    return missing


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


class Photographer:
    """Somebody with a browser before a running demo."""

    def __init__(self, browser: Browser, place: Place) -> None:
        """Nobody is signed in yet, and no page's address known."""
        self._browser, self._place = browser, place
        self._windows: dict[str | None, BrowserContext] = {}
        self._addresses: dict[str, str] = {}
        self._desk = browser.new_page()

    def window(self, role: str | None) -> BrowserContext:
        """A window in which one of the demo's people with this role is signed in and reads English."""
        if role not in self._windows:
            opened = self._browser.new_context(
                base_url=self._place.base_url, locale="en-GB", reduced_motion="reduce", viewport=SIZES["desktop"]
            )
            self._windows[role] = opened
            if role is not None:
                _sign_in(opened, self._place, role)
        return self._windows[role]

    def address(self, name: str) -> str:
        """The address of a page, found from another page where it names an object. LookupError where none leads on."""
        if name not in self._addresses:
            shown = PAGES[name]
            self._addresses[name] = self._found(shown) if shown.via else shown.route
        return self._addresses[name]

    def _found(self, shown: Shown) -> str:
        page = self.window(shown.role).new_page()
        page.goto(self.address(shown.via))
        if shown.upload:
            page.locator("input[type=file]").set_input_files(self._place.folder / shown.upload)
            page.locator("form:has(input[type=file]) button[type=submit]").click()
            links = [urlsplit(page.url).path]
        else:
            links = [link.get_attribute("href") or "" for link in page.locator("main a[href]").all()]
        page.close()
        found = next((link for link in links if shown.links.match(link)), None)
        if found is None:
            raise LookupError(f"nothing on {shown.via} leads to {shown.route}; name another page in deploy/shown.py")
        return found

    def take(self, name: str) -> list[str]:
        """Photograph a page in every size and scheme; the names of the files."""
        page = self.window(PAGES[name].role).new_page()
        missing: list[str] = []

        def check(answer: Response) -> None:
            if answer.status >= HTTPStatus.BAD_REQUEST:
                missing.append(answer.url)

        page.on("response", check)
        page.goto(self.address(name))
        page.evaluate("document.fonts.ready")
        if missing:
            raise LookupError(f"did not come: {', '.join(missing)}")
        files = []
        for scheme, (width, size) in product(SCHEMES, SIZES.items()):
            page.emulate_media(color_scheme=scheme)
            _set_size(page, size)
            files.append(f"{name}-{width}-{scheme}.png")
            picture = page.screenshot()
            (FOLDER / files[-1]).write_bytes(small(self._desk, picture))
        page.close()
        return files


def _set_size(page: Page, size: ViewportSize) -> None:
    """Make the window as wide as that and as high as the page, so that a bar at its foot stands at the page's foot."""
    page.set_viewport_size(size)
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": min(height, LONGEST)})


def _sign_in(window: BrowserContext, place: Place, role: str) -> None:
    """Sign in one of the demo's people with this role, who chooses English."""
    memory = remembered(place)
    bank = company(clock.local_day(clock.now(), ZONE))
    people = [bank.named(one["name"]) for one in bank.document["sign_ins"]]
    fitting = [one for one in people if role in one.roles.split()]
    page = window.new_page()
    page.goto("/sign-in")
    page.locator("#email").fill(min(fitting, key=lambda one: one.language != "en").email)
    page.locator("#password").fill(memory.password if memory else "")
    page.locator("main button[type=submit]").click()
    page.wait_for_url(lambda url: "sign-in" not in url)
    page.goto("/settings")
    page.locator("select[name=language]").select_option("en")
    page.locator("form:has([name=language]) button[type=submit]").click()
    page.close()


if __name__ == "__main__":
    sys.exit(main())
