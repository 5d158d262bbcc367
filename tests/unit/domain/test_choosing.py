from datetime import UTC, datetime

from tui.domain.choosing import dropping, keeping
from tui.domain.report import LEFT_OUT, NO_CHOICES, BlockKind, Charset, Choices, Report, Source
from tui.reading.assemble import assemble
from tui.reading.draft import Draft, DraftBlock

SOURCE = Source("-", "text/plain", "0" * 64, 1, datetime(2026, 1, 2, tzinfo=UTC))
LINES = ("Unit: euros", "Roads cost 5.", "Unit: euros", "Schools cost 6.", "Unit: euros")
DRAFT = Draft(
    (
        DraftBlock(BlockKind.PARAGRAPH, "Home | News", aside="navigation"),
        *(DraftBlock(BlockKind.PARAGRAPH, line) for line in LINES),
        DraftBlock(BlockKind.PARAGRAPH, "Read more: 7 ways", aside="teaser"),
    )
)


def read(choices: Choices = NO_CHOICES) -> Report:
    return assemble(DRAFT, SOURCE, Charset(), choices=choices)


def body(report: Report) -> tuple[str, ...]:
    return tuple(report.text.split("\n"))


def test_a_piece_that_is_kept_stands_in_the_body_in_its_place() -> None:
    kept = read(keeping(read(), 0))
    assert body(kept) == ("Home | News", *LINES)
    assert [aside.text for aside in kept.aside] == ["Read more: 7 ways"]


def test_of_blocks_that_say_the_same_the_one_pointed_at_is_left_out() -> None:
    report = read(dropping(read(), 2))
    assert body(report) == ("Unit: euros", "Roads cost 5.", "Schools cost 6.", "Unit: euros")
    assert [(aside.reason, aside.at) for aside in report.aside if aside.reason == LEFT_OUT] == [
        (LEFT_OUT, report.text.index("Schools"))
    ]


def test_a_block_after_one_that_was_left_out_is_still_told_from_it() -> None:
    first = read(dropping(read(), 0))
    assert body(read(dropping(first, 1))) == ("Roads cost 5.", "Schools cost 6.", "Unit: euros")


def test_keeping_what_was_left_out_takes_that_back() -> None:
    report = read(dropping(read(dropping(read(), 2)), 3))
    at = next(index for index, aside in enumerate(report.aside) if aside.reason == LEFT_OUT)
    once = read(keeping(report, at))
    assert body(once) == ("Unit: euros", "Roads cost 5.", "Unit: euros", "Schools cost 6.")
    last = next(index for index, aside in enumerate(once.aside) if aside.reason == LEFT_OUT)
    assert keeping(once, last) == NO_CHOICES


def test_a_piece_that_was_kept_can_be_left_out_again() -> None:
    kept = read(keeping(read(), 0))
    assert body(read(dropping(kept, 0))) == LINES


def test_choices_that_find_no_words_are_told() -> None:
    report = read(Choices(("No such words.",), (("Unit: euros", 3),)))
    assert [doubt for doubt in report.doubts if "2 of your choices find no such words" in doubt]
    assert body(report) == LINES


def test_choices_stand_in_the_reading() -> None:
    choices = keeping(read(), 0)
    assert read(choices).choices == choices
