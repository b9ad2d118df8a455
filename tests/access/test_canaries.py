"""Nobody reads what is not theirs: euros, comments and names are looked for in all that each role was answered."""

import pytest

from tests.access.canaries import NEVER, SEES, canaries
from tests.access.conftest import Found
from tests.access.matrix import OTHERS
from tests.access.tour import Answer
from tests.plugins.telling import Tell

pytestmark = [pytest.mark.xdist_group("access"), pytest.mark.timeout(600)]
TABLE = "tests/access/canaries.txt"


def showing(found: Found, canary: str, reader: str) -> list[Answer]:
    """Every answer to a reader in which a canary stands."""
    answers = (one for one in (*found.answers, *found.unlisted) if one.column.rstrip(OTHERS) == reader)
    return [one for one in answers if any(text in one.text for text in found.canaries[canary])]


def test_each_role_reads_what_it_may_and_nothing_else(found: Found, database_kind: str, tell: Tell) -> None:
    expected = {(str(one), reader): cell for one in canaries() for reader, cell in one.cells.items()}
    shown = {place: showing(found, *place) for place in expected}
    wrong = [
        f"{canary}: {reader} never sees it"
        for (canary, reader), cell in expected.items()
        if cell == SEES and not shown[canary, reader]
    ]
    wrong += [
        f"{canary}: stands in what {reader} gets from {', '.join(sorted({one.route for one in shown[canary, reader]}))}"
        for (canary, reader), cell in expected.items()
        if cell == NEVER and shown[canary, reader]
    ]
    tell(f"canaries: {len(found.canaries)} in {len(found.answers)} answers on {database_kind}, {len(wrong)} unexpected")
    assert not wrong, f"mend the query or the page, or {TABLE} where the role may see it:\n" + "\n".join(wrong)


def test_no_two_canaries_are_alike_and_none_is_part_of_a_larger_sum(found: Found) -> None:
    everything = [text for texts in found.canaries.values() for text in texts]
    assert len(everything) == len(set(everything))
    assert not {"0.00", "0,00"} & set(everything), "each person watched has to earn something in the closed month"


def test_no_letter_holds_what_is_somebody_elses(found: Found) -> None:
    own = {number: {name for name in found.canaries if number in name} for number in found.letters}
    wrong = [
        f"{canary} stands in the letter to {number}"
        for number, letter in found.letters.items()
        for canary, texts in found.canaries.items()
        if canary not in own[number] and any(text in letter for text in texts)
    ]
    assert len(found.letters) >= 3
    assert wrong == []
