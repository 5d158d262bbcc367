from collections.abc import Callable
from pathlib import Path

import pytest

from tests.making import desk_in, reading_of, reading_with_findings
from tests.unit.linear.scripted import Scripted, begun, kept, no_bytes, reviewed
from tui.domain.evidence import legend_with
from tui.domain.review import Event, Status
from tui.domain.text import Span
from tui.errors import FetchError, HalfSavedError, StoreError
from tui.linear.review import PlainReview
from tui.session import ReviewSession


@pytest.mark.parametrize(
    ("typed", "status"),
    [("v", "verified"), ("2", "disputed"), ("s", "needs_source"), ("x", "excluded"), ("verified", "verified")],
)
def test_a_decision_is_kept_and_said_and_the_next_open_figure_read(tmp_path: Path, typed: str, status: str) -> None:
    told = reviewed(begun(tmp_path), typed).words
    assert kept(tmp_path) == {"11": status}
    assert f"T-0002: {status.replace('_', ' ')}, saved. 1 of 4 reviewed." in told
    assert told.index("saved") < told.index("Figure 3 of 5, T-0003, open: 21")


def test_a_review_begins_at_the_first_figure_to_check(tmp_path: Path) -> None:
    assert reviewed(begun(tmp_path)).prompts[0].startswith("T-0002 ")


def test_a_review_goes_on_where_it_was_left(tmp_path: Path) -> None:
    reviewed(begun(tmp_path), "n", "n")
    assert reviewed(begun(tmp_path)).prompts[0].startswith("T-0004 ")


def test_a_whole_review_ends_with_everything_reviewed(tmp_path: Path) -> None:
    told = reviewed(begun(tmp_path), "v", "d", "s", "x").words
    assert kept(tmp_path) == {"11": "verified", "21": "disputed", "22": "needs_source", "41": "excluded"}
    assert "Everything is reviewed." in told


def test_undo_takes_back_and_redo_brings_again(tmp_path: Path) -> None:
    session = begun(tmp_path)
    assert "Undone: verified." in reviewed(session, "v", "u").words
    assert kept(tmp_path) == {}
    assert "Done again: verified." in reviewed(session, "U").words
    assert kept(tmp_path) == {"11": "verified"}
    assert "Nothing to redo." in reviewed(session, "U").words


def test_a_decision_is_repeated(tmp_path: Path) -> None:
    assert "Nothing was decided yet" in reviewed(begun(tmp_path), ".").words
    reviewed(begun(tmp_path), "d", ".")
    assert kept(tmp_path) == {"11": "disputed", "21": "disputed"}


def test_a_note_is_written_kept_and_taken_away(tmp_path: Path) -> None:
    session = begun(tmp_path)
    reviewed(session, "c 与年报第3页不符")
    assert session.review(1).note == "与年报第3页不符"
    assert "The note is as it was." in reviewed(session, "c", "").words
    assert session.review(1).note == "与年报第3页不符"
    reviewed(session, "c", "another")
    assert session.review(1).note == "another"
    reviewed(session, "c -")
    assert session.review(1).note == ""


def test_what_cannot_be_read_is_told_and_the_conversation_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = begun(tmp_path)

    def refuse(*_: object) -> tuple[Event, ...]:
        raise StoreError("The disk refused.", "Check the disk.")

    monkeypatch.setattr(session, "history", refuse)
    told = reviewed(session, "h", "v")
    assert told.told.count("The disk refused.") == 1
    assert session.review(1).status is Status.VERIFIED


def test_tick_marks_of_the_reviewer_s_own_are_told_and_given(tmp_path: Path) -> None:
    session = begun(tmp_path)
    session.legend = legend_with({"IC": "intercompany, agreed with the other side"})
    told = reviewed(session, "T", "T ic")
    assert session.review(1).ticks == ("IC",)
    assert "IC: intercompany, agreed with the other side" in told.told


def test_tick_marks_and_tags_are_given_and_taken(tmp_path: Path) -> None:
    session = begun(tmp_path)
    told = reviewed(session, "T", "T py", "#later 稍后", "#later").words
    assert "F: foots" in told
    assert session.review(1).ticks == ("PY",)
    assert session.review(1).tags == ("稍后",)
    assert "Tag later taken from T-0002, saved." in told


def test_evidence_is_an_address_a_file_or_words(tmp_path: Path) -> None:
    source = tmp_path / "source.txt"
    source.write_text("11 houses", "utf-8")
    session = begun(tmp_path / "store")

    def fetch(place: str) -> tuple[bytes, str]:
        if place.startswith("https://"):
            raise FetchError("The server said 404.")
        return Path(place).read_bytes(), "2026-01-02T03:04:05+00:00"

    terminal = Scripted(
        [f"t {source}", "t https://example.org/a", "t", "the mayor said 11", "t ./none.pdf", "t", "", "q"]
    )
    PlainReview(session, terminal, fetch).run()
    pieces = session.review(1).evidence
    assert [(piece.kind.value, bool(piece.sha256)) for piece in pieces] == [
        ("file", True),
        ("address", False),
        ("quote", False),
    ]
    assert "without a copy of it: The server said 404." in terminal.words
    assert "There is no file “./none.pdf”; nothing was saved." in terminal.words


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        (["n"], "T-0003"),
        (["n", "p", "p"], "T-0001"),
        (["g 5"], "T-0005"),
        (["g t-0004"], "T-0004"),
        (["l 2"], "T-0005"),
        (["}", "}"], "T-0005"),
        (["}", "}", "{"], "T-0003"),
        (["/people"], "T-0005"),
        (["/=22"], "T-0004"),
        (["f value:>30"], "T-0005"),
        (["f value:>30", "f", "p"], "T-0004"),
        (["v", "g 1", ""], "T-0003"),
        (["g 5", "["], "T-0004"),
        (["g 99"], "T-0002"),
        (["l 99"], "T-0002"),
    ],
)
def test_one_goes_to_a_figure(tmp_path: Path, typed: list[str], at: str) -> None:
    assert reviewed(begun(tmp_path), *typed).prompts[-1].startswith(f"{at} ")


def test_a_search_reads_the_match_in_its_sentence_and_goes_round(tmp_path: Path) -> None:
    told = reviewed(begun(tmp_path), "/section", "/", "/").told
    assert [line for line in told if line.startswith("match")] == [
        "match 1 of 2: # First [section]",
        "match 2 of 2: # Second [section]",
        "match 1 of 2: # First [section]",
    ]
    assert "Not found: nowhere" in reviewed(begun(tmp_path), "/nowhere").words


def test_findings_are_gone_through(tmp_path: Path) -> None:
    session = begun(tmp_path, reading_with_findings("We add 1 + 2 = 4 here, and 5 + 5 = 11 there"))
    assert [prompt.split()[0] for prompt in reviewed(session, "w", "w", "w", "W").prompts] == [
        "T-0001",
        "T-0003",
        "T-0006",
        "T-0006",
        "T-0003",
    ]


def test_a_filter_that_makes_no_sense_is_told_and_none_is_set(tmp_path: Path) -> None:
    terminal = reviewed(begun(tmp_path), "f nonsense:1", "n")
    assert "There is no “nonsense:” to filter by." in terminal.words
    assert terminal.prompts[-1].startswith("T-0003 ")


@pytest.mark.parametrize("typed", ["verify", "v it is right", "u 3", "怎么"])
def test_what_is_not_understood_does_nothing_and_says_so(tmp_path: Path, typed: str) -> None:
    terminal = reviewed(begun(tmp_path), typed)
    assert "nothing was done" in terminal.words
    assert kept(tmp_path) == {}


def test_the_end_of_the_input_leaves_all_saved(tmp_path: Path) -> None:
    with pytest.raises(EOFError):
        PlainReview(begun(tmp_path), Scripted(["v", "n"]), no_bytes).run()
    assert kept(tmp_path) == {"11": "verified"}
    assert reviewed(begun(tmp_path)).prompts[0].startswith("T-0004 ")


def test_what_is_saved_but_not_twice_is_not_called_unsaved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise HalfSavedError("This is saved, but its second copy is not.", "Check the disk.")

    monkeypatch.setattr(ReviewSession, "mark", fail)
    terminal = reviewed(begun(tmp_path), "v")
    assert "This is saved, but its second copy is not." in terminal.told


def test_a_failed_save_is_loud_and_the_figure_stays_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise StoreError("The disk is full.", "Make room.")

    monkeypatch.setattr(ReviewSession, "mark", fail)
    terminal = reviewed(begun(tmp_path), "v")
    assert "NOT SAVED: The disk is full." in terminal.told
    assert "Make room." in terminal.told
    assert terminal.prompts[-1].startswith("T-0002 ")


def test_what_another_window_decides_is_taken_in(tmp_path: Path) -> None:
    session = begun(tmp_path)
    other = desk_in(tmp_path).resume(session.report_id)

    class Meanwhile(Scripted):
        def ask(self, prompt: str) -> str:
            if not self.prompts:
                other.mark([2], Status.VERIFIED)
            return super().ask(prompt)

    terminal = Meanwhile(["v", "q"])
    PlainReview(session, terminal, no_bytes).run()
    assert terminal.prompts[-1].startswith("T-0004 ")


def test_a_report_without_figures_can_be_looked_at_and_left(tmp_path: Path) -> None:
    told = reviewed(begun(tmp_path, reading_of("No number here.")), "v", "n", "", "c x", "l", "i", "w", "u", "r", "h")
    assert "No figures were found in this report." in told.words
    assert "There is no figure to decide on." in told.words


def test_help_about_and_reading_out_say_what_they_should(tmp_path: Path) -> None:
    told = reviewed(begun(tmp_path), "?", "i", "r", "h").words
    assert "v, 1, verified: verified, and on to the next unreviewed" in told
    assert "publisher: The publisher" in told
    assert "Opening words of 2020 and [11] houses." in told
    assert "Nothing was decided on it yet." in told


def seconds(*moments: float) -> Callable[[], float]:
    """A clock that says one moment after the other."""
    times = iter(moments)
    return lambda: next(times)


def test_the_time_until_a_line_is_typed_is_kept_with_the_decision_and_read_out(tmp_path: Path) -> None:
    session = begun(tmp_path)
    told = reviewed(session, "n", "p", "v", "h", "g 2", clock=seconds(0, 10, 13, 25, 30, 31, 32)).words
    assert session.review(1).spent_s == 10 + 12
    assert "time: 22 s" in told


def test_the_time_at_a_note_is_kept_with_it(tmp_path: Path) -> None:
    session = begun(tmp_path)
    reviewed(session, "c", "agrees", clock=seconds(0, 5, 45, 46))
    assert session.review(1).spent_s == 45


def test_of_a_long_time_without_a_line_a_minute_counts(tmp_path: Path) -> None:
    session = begun(tmp_path)
    reviewed(session, "v", clock=seconds(0, 3600, 3601))
    assert session.review(1).spent_s == 60


def test_time_at_figures_that_are_left_undecided_is_kept(tmp_path: Path) -> None:
    session = begun(tmp_path)
    reviewed(session, "n", clock=seconds(0, 5, 12))
    again = desk_in(tmp_path).resume(session.report_id)
    assert (again.waiting_s("T-0002"), again.waiting_s("T-0003")) == (5, 7)


def signatures(folder: Path) -> list[tuple[str, str, bool]]:
    desk = desk_in(folder)
    (entry,) = desk.library()
    return [(one.role.value, one.reviewer, one.changed_since) for one in desk.resume(entry.id).sign_offs]


def test_a_signature_says_first_what_is_open_and_is_kept(tmp_path: Path) -> None:
    terminal = reviewed(begun(tmp_path), "v", "sign prepared", "y", "sign")
    assert "1 of 4 figures reviewed" in terminal.words
    assert "3 figures are still open" in terminal.words
    assert "Sign as prepared? (y: yes, an empty line: no):" in terminal.prompts
    assert "Signed as prepared, saved; u takes it back." in terminal.told
    assert any(line.startswith("prepared by Ada") for line in terminal.told)
    assert signatures(tmp_path) == [("prepared", "Ada", False)]
    assert any(line.startswith("prepared by Ada") for line in reviewed(begun(tmp_path)).told)


@pytest.mark.parametrize("answer", ["", "n", "v", "sure"])
def test_nothing_is_signed_without_a_yes(tmp_path: Path, answer: str) -> None:
    assert "Nothing was changed." in reviewed(begun(tmp_path), "P prepared", answer).told
    assert signatures(tmp_path) == []
    assert kept(tmp_path) == {}


def test_a_signature_is_taken_back_and_undone(tmp_path: Path) -> None:
    session = begun(tmp_path)
    reviewed(session, "sign reviewed", "ｙ")
    assert signatures(tmp_path) == [("reviewed", "Ada", False)]
    assert "No longer signed as reviewed, saved." in reviewed(session, "sign reviewed", "y").told
    assert signatures(tmp_path) == []
    reviewed(session, "sign reviewed", "y", "u")
    assert signatures(tmp_path) == []


def test_signing_without_a_role_or_with_a_wrong_one_says_how_it_stands(tmp_path: Path) -> None:
    assert "Nobody has signed this report." in reviewed(begun(tmp_path), "P").told
    told = reviewed(begun(tmp_path), "sign everything").words
    assert "There is no signature “everything”; nothing was signed." in told
    assert "sign prepared signs so" in told


def test_a_blind_review_begins_and_ends_and_hides_others(tmp_path: Path) -> None:
    report = begun(tmp_path)
    desk_in(tmp_path, reviewer="Bob").resume(report.report_id).mark([1], Status.DISPUTED)
    session = desk_in(tmp_path).resume(report.report_id)
    assert session.review(1).status is Status.DISPUTED
    terminal = reviewed(session, "g 2", "blind", "y", "h")
    assert "Nothing shows of what other reviewers decided, until you end it." in terminal.told
    assert "Your review is blind, saved." in terminal.told
    assert "Figure 2 of 5, T-0002, open: 11" in terminal.told
    assert "This is a blind review" in reviewed(desk_in(tmp_path).resume(report.report_id)).words
    assert "Your review is no longer blind, saved." in reviewed(session, "B", "y").told
    assert session.review(1).status is Status.DISPUTED


def test_a_blind_review_does_not_begin_without_a_yes(tmp_path: Path) -> None:
    session = begun(tmp_path)
    assert "Nothing was changed." in reviewed(session, "B", "").told
    assert not session.is_blind


def test_the_summary_is_told_in_words_without_signs_and_bars(tmp_path: Path) -> None:
    reading = reading_with_findings("# Sums\nWe add 1 + 2 = 4 here, and 5 + 5 = 11 there")
    told = reviewed(begun(tmp_path, reading), "v", "d", "c a note", "S").told
    summary = told[told.index("By section") - 2 :]
    assert summary[0].startswith("2 of ")
    assert "1 verified, 1 disputed" in summary[1] or "1 disputed" in summary[1]
    assert {"By kind", "Work", "notes: 1", "Pace", "decisions: 2", "Checks", "Coverage"} <= set(summary)
    assert [line for line in summary if "accounted for" in line]
    assert any(line.startswith("fails: ") for line in summary)
    assert not set("".join(summary)) & set("█▏▎▍▌▋▊▉·✓–")


def test_the_summary_says_what_every_section_and_kind_has(tmp_path: Path) -> None:
    told = reviewed(begun(tmp_path), "v", "v", "S").told
    assert "First section, 1 of 2 reviewed" in told
    assert "Second section, 0 of 1 reviewed" in told


def test_a_filter_shows_the_same_figures_though_another_window_puts_one_before_them(tmp_path: Path) -> None:
    session = begun(tmp_path)
    terminal = Scripted(["f >20", "v", "v", "v", "q"])
    ask = terminal.ask

    def ask_after_news(prompt: str) -> str:
        if len(terminal.prompts) == 1:
            other = desk_in(tmp_path, reviewer="Ben")
            other.resume(session.report_id).pick(Span(0, 7))
            other.close()
        return ask(prompt)

    terminal.ask = ask_after_news  # type: ignore[method-assign]
    PlainReview(session, terminal, no_bytes).run()
    assert kept(tmp_path) == {"21": "verified", "22": "verified", "41": "verified"}


def test_a_store_that_cant_be_asked_for_news_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = begun(tmp_path)

    def fail() -> bool:
        raise StoreError("The disk does not answer.")

    monkeypatch.setattr(session, "changed_elsewhere", fail)
    assert reviewed(session, "n", "n").words.count("The disk does not answer.") == 1
