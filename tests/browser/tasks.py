"""What people come for, step by step, as they would tell somebody beside them; whoever's hands they are."""

import csv
import io
from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, expect

from app.people.people_file import COLUMNS
from tests.browser.hands import Hands
from tests.company import AINO, PASSWORD

# A place that may be tapped as a whole has its link laid over it.
UNCOVERED = """one => {
  const box = one.getBoundingClientRect()
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
  return one.closest('li').contains(at) && scrollY === 0
}"""


def sign_in(hands: Hands) -> None:
    """Sign in as Aino, and come to the card."""
    hands.arrives("Sign in")
    hands.fill("E-mail address", AINO)
    hands.fill("Password", PASSWORD)
    hands.press("Sign in")
    hands.arrives("My card")


def at_a_glance(hands: Hands, channel: str) -> Locator:
    """A channel's place at the top of a card."""
    return hands.page.get_by_role("list", name="At a glance").get_by_role("listitem").filter(has_text=channel)


def stands_at_once(text: Locator) -> None:
    """Fails unless this is read on the first screen, without scrolling and with nothing before it."""
    expect(text).to_be_in_viewport(ratio=1)
    assert text.evaluate(UNCOVERED), "it is covered, or the page has been scrolled"


def look_up_an_answer(hands: Hands) -> int:
    """From the card's number to one answer behind it and back; how many answers are said to be behind it."""
    hands.arrives("My card")
    hands.go("26 answers")
    hands.arrives("My answers")
    expect(hands.area.get_by_label("Channel", exact=True).locator("option:checked")).to_have_text("Phone")
    hands.turn_to("row", "Aino found the mistake in two minutes")
    hands.go(hands.area.get_by_role("link").inner_text())
    hands.arrives("Positive answer, 10")
    hands.sees("rang me back the same day")
    hands.go("My answers")
    hands.arrives("My answers")
    return int(hands.area.get_by_role("listitem").filter(has_text="Answers").locator("strong").inner_text())


def set_a_target(hands: Hands, month: date) -> None:
    """A lower target of this month for Aino's phone: looked at, then set."""
    hands.menu("Targets")
    hands.arrives("Targets")
    hands.turn_to("form", "Set a target")
    hands.choose("Channel", "Phone")
    hands.choose("For", "Aino Virtanen")
    hands.choose("From month", f"{month:%B %Y}")
    hands.fill("Target, points", "51.5")
    hands.fill("Minimum of responses", "10")
    hands.fill("Reason", "New to the queue")
    hands.press("See what it would change")
    hands.arrives("What it would change")
    hands.sees("51.5 points, minimum 10")
    hands.press("Set the target")
    hands.arrives("Targets")
    hands.sees("The target is set. It shows on cards from its month on.")


def look_at_aino(hands: Hands) -> None:
    """From the team to Aino's card."""
    hands.menu("Team")
    hands.arrives("Team")
    hands.go("Aino Virtanen")
    hands.arrives("Aino Virtanen")


def show_a_file_of_people(hands: Hands, folder: Path) -> None:
    """Bring a file with one new person as far as what it would do."""
    file = folder / "people.csv"
    cells = {"employee_number": "7001", "name": "Uuno Uusi", "team": "Lahti", "supervisor_number": "2001"}
    file.write_text(",".join(COLUMNS) + "\n" + ",".join(cells.get(column, "") for column in COLUMNS) + "\n")
    hands.menu("People")
    hands.arrives("People")
    hands.go("Bring in a file")
    hands.arrives("Bring in a file")
    hands.upload("File", file)
    hands.press("See what it does")
    hands.arrives("What the file does")
    hands.sees("Uuno Uusi")


def show_a_file_of_answers(hands: Hands, folder: Path, day: date) -> None:
    """Bring a file with one answer about Aino as far as what it would do."""
    file = folder / "answers.csv"
    file.write_text(f"id,date,score,channel,employee,comment\na1,{day},9,phone,1001,Thank you\n")
    hands.turn_to("navigation", "Administration")
    hands.go("Imports")
    hands.arrives("Imports of answers")
    hands.upload("File", file)
    hands.press("Look at the file")
    hands.arrives("What the columns hold")
    hands.fill("System the answers come from", "survey")
    hands.press("Show what it does")
    hands.arrives("What the import would do")
    hands.sees("Aino Virtanen")


def open_the_month(hands: Hands) -> None:
    """The month to close is the one that is offered."""
    hands.menu("Month")
    hands.arrives("Month close")


def payroll_lines(hands: Hands) -> list[dict[str, str]]:
    """Take the payroll file, and read its lines."""
    with hands.page.expect_download() as download:
        hands.press("Payroll file (CSV)")
    return list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig"))))


def move_aino(hands: Hands, day: date) -> None:
    """Move Aino to Turku from a day on: found by name, looked at, then done."""
    hands.menu("People")
    hands.arrives("People")
    hands.fill("Name, number or e-mail", "Aino")
    hands.sees("1 person")
    hands.go("Aino Virtanen")
    hands.arrives("Aino Virtanen")
    hands.go("Move to another team")
    hands.arrives("Move to another team")
    hands.fill("Team", "Turku")
    hands.fill("Supervisor's employee number", "2002")
    hands.fill("From", str(day))
    hands.press("See what it does")
    hands.sees("belongs to Turku.")
    hands.press("Move")
    hands.arrives("Aino Virtanen")
