"""The clock that stands still while nobody is there."""

from tui.app.activity import IDLE_S, Activity


def activity_after(*moments: float) -> float:
    times = iter((0.0, *moments))
    activity = Activity(lambda: next(times))
    for _ in moments:
        activity.touch()
    return activity.seconds


def test_time_between_keys_counts() -> None:
    assert activity_after(5, 30, 31) == 31


def test_of_a_longer_stretch_without_a_key_the_first_minute_counts() -> None:
    assert activity_after(10, 10 + 3600, 10 + 3605) == 10 + IDLE_S + 5
