"""What is begun ahead ends as it would have."""

import pytest

from tui.store.begun import Begun


def test_the_outcome_is_what_the_work_returns() -> None:
    begun = Begun(lambda: "done")
    assert (begun.outcome(), begun.outcome()) == ("done", "done")


def test_what_the_work_raises_is_raised_where_the_outcome_is_asked_for() -> None:
    begun = Begun(lambda: {"something": 1}["nothing"])
    with pytest.raises(KeyError, match="nothing"):
        begun.outcome()
