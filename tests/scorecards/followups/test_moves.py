"""Where each step leads from each state."""

import pytest

from scorecards.followups.moves import Move, State, after

LEADS = {
    (State.OPEN, Move.TAKE): State.TAKEN,
    (State.TAKEN, Move.TAKE): State.TAKEN,
    (State.TAKEN, Move.RELEASE): State.OPEN,
    (State.OPEN, Move.ANSWER): State.ANSWERED,
    (State.TAKEN, Move.ANSWER): State.ANSWERED,
    (State.ANSWERED, Move.REOPEN): State.TAKEN,
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", Move)
def test_a_step_leads_where_it_should_or_nowhere(state: State, move: Move) -> None:
    assert after(state, move) == LEADS.get((state, move))
