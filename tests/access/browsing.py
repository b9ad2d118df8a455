"""What a real browser says of a page: axe, sideways scrolling, targets, the focus ring, complaints of the policy."""

from dataclasses import dataclass, field
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Response, ViewportSize

PHONE: ViewportSize = {"width": 360, "height": 780}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALLEST = 24
NARROW: ViewportSize = {"width": 320, "height": 640}  # as 1280 pixels at 400 %
SPACED = """() => { const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet]; }"""
FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary"
RINGLESS = f"""() => [...document.querySelectorAll('{FOCUSABLE}')].filter(one => {{
  one.focus({{preventScroll: true}});
  const style = getComputedStyle(one);
  return document.activeElement === one && (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2); }})
  .map(one => one.outerHTML.slice(0, 100))"""
REPORT = """addEventListener('securitypolicyviolation',
  one => console.error(`policy: ${one.violatedDirective} ${one.blockedURI}`))"""
# A label counts with its field, and what a link is stretched over with the link. Links within a sentence are let off.
TOO_SMALL = """least => [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')]
  .filter(one => getComputedStyle(one).display !== 'inline' && one.checkVisibility({visibilityProperty: true}))
  .filter(one => !one.closest('.visually-hidden, .skip'))
  .map(one => [one, [one, ...(one.labels ?? []),
    ...(getComputedStyle(one, '::after').position === 'absolute' ? [one.offsetParent] : [])]
    .map(part => part.getBoundingClientRect())])
  .filter(([one, boxes]) => boxes[0].width > 0 && !boxes.some(box => box.width >= least && box.height >= least))
  .map(([one, [box]]) => `${one.outerHTML.slice(0, 80)} is ${box.width.toFixed()} x ${box.height.toFixed()}`)"""
WIDER = """() => [...document.querySelectorAll('main *')]
  .filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('svg')).slice(0, 3)
  .map(one => one.outerHTML.slice(0, 100))"""


@dataclass(slots=True)
class Look:
    """A page being looked at; `faults` fills as it is turned this way and that."""

    page: Page
    faults: list[str] = field(default_factory=list)

    def axe(self, scheme: Literal["light", "dark"]) -> None:
        """What axe finds wrong in this colour scheme."""
        self.page.emulate_media(color_scheme=scheme)
        found = Axe().run(self.page, options={"runOnly": STANDARDS, "resultTypes": ["violations"]})
        self.faults += [f"{scheme}: {_told(one)}" for one in found.response["violations"]]

    def on_a_phone(self) -> None:
        """Whether it scrolls sideways at 360 pixels, and what a thumb would miss."""
        self.page.set_viewport_size(PHONE)
        if self.page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
            self.faults.append(f"wider than {PHONE['width']} pixels: {self.page.evaluate(WIDER)}")
        self.faults += [f"smaller than {SMALLEST} pixels: {one}" for one in self.page.evaluate(TOO_SMALL, SMALLEST)]

    def narrow_with_spaced_text(self) -> None:
        """Whether it scrolls sideways at 320 pixels while a reader's own style spaces the text out."""
        self.page.set_viewport_size(NARROW)
        self.page.evaluate(SPACED)
        if self.page.evaluate("document.documentElement.scrollWidth") > NARROW["width"]:
            self.faults.append(f"wider than {NARROW['width']} pixels with text spaced: {self.page.evaluate(WIDER)}")

    def focus_ring(self) -> None:
        """Whether everything that can be reached by keyboard shows that it has been; after a key was pressed."""
        self.faults += [f"no ring around what has the focus: {one}" for one in self.page.evaluate(RINGLESS)]

    def skip_link(self) -> None:
        """Whether the first Tab reaches the link to the content, and it can be seen then."""
        self.page.keyboard.press("Tab")
        first = self.page.locator(".skip")
        if not (first.evaluate("one => one === document.activeElement") and first.is_visible()):
            self.faults.append("the first Tab does not reach the link that skips to the content")


def _told(violation: dict[str, Any]) -> str:
    nodes = violation["nodes"]
    first = " ".join(f"{nodes[0]['html'][:120]}: {nodes[0]['failureSummary']}".split())
    return f"{violation['id']}, {violation['help']}, in {len(nodes)} places, first {first}"


def looked_at(context: BrowserContext, address: str) -> list[str] | None:
    """What is wrong with the page at an address; None where it only leads on to another page."""
    page = context.new_page()
    page.add_init_script(REPORT)
    look = Look(page)

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and "status of" not in message.text:
            look.faults.append(f"console: {message.text}")

    def check(answer: Response) -> None:
        if answer.status >= 500 or (answer.status >= 400 and answer.request.resource_type != "document"):
            look.faults.append(f"{answer.url} answered {answer.status}")

    page.on("console", note)
    page.on("response", check)
    page.on("pageerror", lambda error: look.faults.append(f"script: {error}"))
    page.set_viewport_size(DESKTOP)
    page.goto(address)
    if not page.url.endswith(address):
        page.close()
        return None
    look.axe("light")
    look.on_a_phone()
    look.axe("dark")
    look.skip_link()
    look.focus_ring()
    look.narrow_with_spaced_text()
    page.close()
    return look.faults
