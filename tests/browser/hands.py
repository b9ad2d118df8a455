"""How somebody works a page: with a mouse, with a keyboard alone, or with a thumb on a phone. The same verbs for each.

A thing is found as a user would, by what it is and what it is called.
"""

from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any, ClassVar, Literal

from playwright.sync_api import FileChooser, Locator, Page, expect

Area = Literal["form", "navigation", "row", "region", "listitem"]
MOST_TABS = 30
LEAST_OUTLINE = 2
COMFORTABLE = 44
# What keeps the focus from being seen; nothing when it can be. Links may run over two lines: their first part counts.
FOCUS = """least => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getClientRects()[0]
  if (one === document.body) return ''
  const name = one.outerHTML.slice(0, 90)
  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < least) return `no outline around ${name}`
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
  return at && one.contains(at) ? '' : `the focus is out of sight on ${name}`
}"""
# The middle of a thing brought to the middle of the screen, and how much of its height a thumb can hit there.
REACHED = """one => {
  one.scrollIntoView({block: 'center', behavior: 'instant'})
  const box = one.getClientRects()[0], x = box.x + box.width / 2, y = box.y + box.height / 2
  const met = at => document.elementFromPoint(x, at)
  const hit = at => one.contains(met(at)) || (met(at) && met(at).control === one)
  let up = 0, down = 0
  while (up < 60 && hit(y - up)) up++
  while (down < 60 && hit(y + down)) down++
  return {x, y, high: up + down}
}"""


class Hands(ABC):
    """Works one page."""

    def __init__(self, page: Page) -> None:
        """Nothing is narrowed down yet."""
        self.page, self.area = page, page.get_by_role("main")

    def open(self, address: str) -> None:
        """Type an address."""
        self.page.goto(address)

    def arrives(self, title: str) -> None:
        """Wait for the page of this title, and look at all that it holds below its menu."""
        expect(self.page.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()
        self.page.wait_for_load_state()
        self.area = self.page.get_by_role("main")

    def turn_to(self, area: Area, name: str) -> None:
        """Look only at the part of the page whose name begins or goes on like this."""
        self.area = self.page.get_by_role(area, name=name)

    def sees(self, text: str) -> None:
        """Wait until this stands there to be read."""
        expect(self.area.get_by_text(text).first).to_be_visible()

    def menu(self, entry: str) -> None:
        """Choose from the main menu."""
        self.act(self.page.get_by_role("navigation", name="Main menu").get_by_role("link", name=entry, exact=True))

    def go(self, link: str) -> None:
        """Follow a link."""
        self.act(self.area.get_by_role("link", name=link, exact=True))

    def press(self, button: str) -> None:
        """Press a button."""
        self.act(self.area.get_by_role("button", name=button, exact=True))

    def fill(self, label: str, text: str) -> None:
        """Write into a field; a day as year, month and day."""
        field = self.labelled(label)
        self.write(field, text)
        expect(field).to_have_value(text)

    def choose(self, label: str, option: str) -> None:
        """Choose from a list."""
        field = self.labelled(label)
        self.pick(field, option)
        expect(field.locator("option:checked")).to_have_text(option)

    def upload(self, label: str, path: Path) -> None:
        """Choose a file, in the window that opens for it."""
        with self.page.expect_file_chooser() as chooser:
            self.ask_for_file(self.labelled(label))
        chosen: FileChooser = chooser.value
        chosen.set_files(path)

    def labelled(self, label: str) -> Locator:
        """The field with this label."""
        return self.area.get_by_label(label, exact=True)

    def ask_for_file(self, field: Locator) -> None:
        """Open the window in which a file is chosen."""
        self.act(field)

    @abstractmethod
    def act(self, thing: Locator) -> None:
        """Do what a link or button is there for."""

    @abstractmethod
    def write(self, field: Locator, text: str) -> None:
        """Replace what a field holds."""

    @abstractmethod
    def pick(self, field: Locator, option: str) -> None:
        """Make this the chosen one."""


class Mouse(Hands):
    """A mouse, and a keyboard for writing only."""

    WINDOW: ClassVar[dict[str, Any]] = {"viewport": {"width": 1280, "height": 900}}

    def act(self, thing: Locator) -> None:
        """Click."""
        thing.click()

    def write(self, field: Locator, text: str) -> None:
        """Click and write."""
        field.click()
        field.fill(text)

    def pick(self, field: Locator, option: str) -> None:
        """Choose in the system's own list, which no page draws."""
        field.select_option(label=option)


class Keyboard(Hands):
    """A keyboard alone. Fails where the focus cannot be seen, or takes too many steps to come."""

    WINDOW = Mouse.WINDOW

    def act(self, thing: Locator) -> None:
        """Enter."""
        self._reach(thing)
        self.page.keyboard.press("Enter")

    def ask_for_file(self, field: Locator) -> None:
        """The space bar."""
        self._reach(field)
        self.page.keyboard.press("Space")

    def write(self, field: Locator, text: str) -> None:
        """Write over what is there; a day in the order that the browser's field asks, month first."""
        self._reach(field)
        if field.get_attribute("type") == "date":
            year, month, day = text.split("-")
            self.page.keyboard.type(f"{month}{day}{year}")
            return
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def pick(self, field: Locator, option: str) -> None:
        """The arrows."""
        self._reach(field)
        names = [name.strip() for name in field.locator("option").all_text_contents()]
        steps = names.index(option) - int(field.evaluate("one => one.selectedIndex"))
        for _ in range(abs(steps)):
            self.page.keyboard.press("ArrowDown" if steps > 0 else "ArrowUp")

    def walk(self) -> int:
        """Tab through the whole page; how many stops there are."""
        stops = 0
        self._tab()
        while self.page.evaluate("document.activeElement !== document.body"):
            stops += 1
            self._tab()
        return stops

    def _reach(self, thing: Locator) -> None:
        expect(thing).to_be_visible()
        for _ in range(MOST_TABS):
            if thing.evaluate("one => one === document.activeElement"):
                return
            self._tab()
        raise AssertionError(f"{MOST_TABS} times Tab do not reach {thing}")

    def _tab(self) -> None:
        self.page.keyboard.press("Tab")
        hidden = self.page.evaluate(FOCUS, LEAST_OUTLINE)
        assert not hidden, hidden


class Touch(Hands):
    """A thumb on a small phone. Fails where it would miss: what is covered, or too small to hit."""

    WINDOW: ClassVar[dict[str, Any]] = {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True}

    def act(self, thing: Locator) -> None:
        """Tap."""
        expect(thing).to_be_visible()
        place = thing.evaluate(REACHED)
        assert place["high"] >= COMFORTABLE, f"a thumb can hit {place['high']} pixels of {thing}"
        self.page.touchscreen.tap(place["x"], place["y"])

    def write(self, field: Locator, text: str) -> None:
        """Tap and write."""
        self.act(field)
        field.fill(text)

    def pick(self, field: Locator, option: str) -> None:
        """Choose in the system's own list, which no page draws; the field must be in reach for it to open."""
        assert field.evaluate(REACHED)["high"] >= COMFORTABLE
        field.select_option(label=option)


WAYS: tuple[type[Mouse | Keyboard | Touch], ...] = (Mouse, Keyboard, Touch)
