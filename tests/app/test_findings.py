"""The checks in the app: from finding to finding, taken and dismissed by keys."""

import asyncio
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.app.reviewing import reviewing
from tests.making import desk_in, reading_with_findings
from tui.app.app import TieoutApp
from tui.app.messages import Compared
from tui.app.screens.checks import ChecksList, ChecksScreen
from tui.app.screens.choosing import ChoiceList
from tui.app.screens.sheets import SheetScreen
from tui.app.widgets.article import ArticleView
from tui.app.widgets.sheet import SheetView
from tui.domain.finding import CheckKind
from tui.session import Reading

TEXT = """\
# Sums
First 4 + 5 = 9 holds.
Then 10 + 20 = 31 fails.
At last 7 apples.
# More
And 1 + 2 = 4 fails too."""


async def test_w_goes_round_and_round_the_findings_that_have_to_be_looked_at(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_with_findings(TEXT)) as reviewer:
        walked = []
        for key in ("w", "w", "w", "W", "W"):
            await reviewer.press(key)
            walked.append((reviewer.selected, "finding 1 of 2" in reviewer.said))
        assert walked == [("31", True), ("4", False), ("31", True), ("4", False), ("31", True)]


async def test_what_two_findings_say_in_the_same_words_stands_on_the_card_once(tmp_path: Path) -> None:
    reading = reading_with_findings("First 4 + 5 = 9 holds.")
    (finding,) = reading.report.findings
    twice = (finding, replace(finding, rule="prose.other"))
    reading = Reading(reading.snapshot, replace(reading.report, findings=twice))
    async with reviewing(tmp_path, reading=reading) as reviewer:
        await reviewer.press("J", "J")
        assert reviewer.selected == "9"
        assert reviewer.card.count("The parts make 9.") == 1


async def test_the_card_says_where_else_a_fact_is_stated(tmp_path: Path) -> None:
    reading = reading_with_findings("# One\nFirst 4 apples.\n# Two\nThen 4 pears and 1 + 3 = 4 more.")
    (finding,) = reading.report.findings
    spans = [figure.span for figure in reading.report.numerals.figures if figure.quantity.value == Decimal(4)]
    operands = tuple(replace(finding.operands[0], span=span) for span in spans)
    twice = replace(finding, kind=CheckKind.CONTRADICTION, operands=operands, expression="x1")
    reading = Reading(reading.snapshot, replace(reading.report, findings=(twice,)))
    async with reviewing(tmp_path, reading=reading) as reviewer:
        await reviewer.press("K", "K", "K")
        assert reviewer.card.split("\n")[-2:] == ["there T-0002 · Two", "there T-0005 · Two"]
        await reviewer.press("J")
        assert reviewer.card.split("\n")[-2] == "there T-0001 · One"


async def test_w_behind_the_last_finding_goes_to_the_first(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_with_findings(f"{TEXT}\n\nBehind them 5 pears.")) as reviewer:
        await reviewer.press(*["J"] * 20)
        assert reviewer.selected == "5"
        await reviewer.press("w")
        assert reviewer.selected == "31"


async def test_the_card_shows_the_calculation_of_the_selected_figure(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_with_findings(TEXT)) as reviewer:
        await reviewer.press("w")
        assert "! sum: fails" in reviewer.card
        assert "10 + 20 = 30; 31 is stated" in reviewer.card
        await reviewer.press("K")
        assert "10 + 20 = 30; 31 is stated" in reviewer.card


async def test_the_figures_of_a_finding_are_lit_together_and_go_out_on_leaving_it(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_with_findings(TEXT)) as reviewer:
        article = reviewer.screen.query_one(ArticleView)
        await reviewer.press("w")
        row = next(row for row in range(20) if "10 + 20" in "".join(word.text for word in article.line(row)))
        assert [word.text for word in article.line(row) if "operand" in word.look.split()] == ["10", "20", "31"]
        await reviewer.press("J")
        assert not [word for word in article.line(row) if "operand" in word.look.split()]


async def test_gutter_and_outline_flag_what_a_finding_speaks_of(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_with_findings(TEXT)) as reviewer:
        article = reviewer.screen.query_one(ArticleView)
        rows = ["".join(word.text for word in article.line(row)) for row in range(article.virtual_size.height)]
        flagged = [row[4:] for row in rows if row[2] == "!"]
        assert flagged == ["Then 10 + 20 = 31 fails.", "And 1 + 2 = 4 fails too."]
        outline = reviewer.screen.outline
        assert all("!" in "".join(word.text for word in outline.line(row)) for row in (1, 2))


async def test_a_finding_is_dismissed_for_a_reason_and_stands_again(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_with_findings(TEXT)) as reviewer:
        await reviewer.press("w", "D", *"rounds", "enter")
        finding = reviewer.kept_session().report.findings[1]
        assert reviewer.kept_session().dismissal(finding).dismissed == "rounds"
        assert "dismissed rounds" in reviewer.card
        assert "!" not in "".join(word.text for word in reviewer.screen.outline.line(1))

        await reviewer.press("D")
        assert not reviewer.kept_session().is_dismissed(finding)


async def test_a_finding_is_not_dismissed_without_a_reason(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_with_findings(TEXT)) as reviewer:
        await reviewer.press("w", "D", "enter")
        assert "a reason is needed" in reviewer.said
        assert not reviewer.kept_session().is_dismissed(reviewer.kept_session().report.findings[1])


async def test_a_relation_that_holds_is_taken_with_one_key(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_with_findings(TEXT)) as reviewer:
        await reviewer.press("J", "J", "r")
        assert reviewer.selected == "9"
        session = reviewer.kept_session()
        assert session.review(2).ticks == ("F",)
        assert session.review(2).evidence[0].quote == "4 + 5 = 9; 9 is stated"
        await reviewer.press("w", "r")
        assert "no relation that holds" in reviewer.said


async def test_the_checks_are_listed_the_worst_first_and_narrowed_by_verdict(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_with_findings(TEXT)) as reviewer:
        await reviewer.press("percent_sign")
        checks = reviewer.app.screen.query_one(ChecksList)
        rows = ["".join(word.text for word in checks.line(row)).split()[:3] for row in range(3)]
        assert rows == [["!", "sum", "31"], ["!", "sum", "4"], ["=", "sum", "9"]]
        await reviewer.press("down")
        assert "1 + 2 = 3; 4 is stated" in reviewer.app.screen.query_one("#finding", SheetView).words
        await reviewer.press("f", "f")
        assert checks.virtual_size.height == 1
        await reviewer.press("enter")
        assert reviewer.selected == "9"


async def test_a_report_without_findings_says_so(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("w")
        assert "nothing in this report could be checked" in reviewer.said
        await reviewer.press("percent_sign")
        assert "Nothing in this report" in reviewer.app.screen.query_one("#finding", SheetView).words


@pytest.mark.parametrize("against", ["another", "its earlier reading"])
async def test_a_report_is_held_against_another_and_its_earlier_reading(tmp_path: Path, against: str) -> None:
    desk = desk_in(tmp_path)
    former, page = tmp_path / "a.txt", tmp_path / ("a.txt" if against == "its earlier reading" else "b.txt")
    former.write_text("In 2025 the port of Oldtown handled 512 ships.\n", encoding="utf-8")
    desk.begin(desk.read(str(former)))
    page.write_text("In 2025 the port of Oldtown handled 521 ships.\n", encoding="utf-8")
    desk.begin(desk.read(str(page)))
    app = TieoutApp(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "percent_sign", "c", "enter")
        while not isinstance(app.screen, ChecksScreen):
            await asyncio.sleep(0.01)
            await pilot.pause()
        checks = app.screen.query_one(ChecksList)
        assert "stated twice" in "".join(word.text for word in checks.line(0))
    desk.close()


def with_two_on_one_figure() -> Reading:
    """A reading whose second figure takes part in two findings that fail."""
    reading = reading_with_findings("There are 2 + 3 = 6 apples.\nAnd 7 pears.\n")
    (first,) = reading.report.findings
    other = replace(first, rule="prose.other", message="It is said otherwise elsewhere.")
    return replace(reading, report=replace(reading.report, findings=(first, other)))


async def test_of_several_findings_one_is_chosen_to_be_dismissed_and_named(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=with_two_on_one_figure()) as reviewer:
        await reviewer.press("D", "down", "enter")
        assert "It is said otherwise elsewhere" in reviewer.app.screen.query_one("#hint", SheetView).words
        await reviewer.press(*"old", "enter")
        session = reviewer.kept_session()
        assert [session.is_dismissed(one) for one in session.report.findings] == [False, True]
        await reviewer.press("D", "down", "enter")
        session = reviewer.kept_session()
        assert not any(session.is_dismissed(one) for one in session.report.findings)


async def test_the_finding_that_one_went_to_is_dismissed_without_a_choice(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=with_two_on_one_figure()) as reviewer:
        await reviewer.press("w", "w", "D")
        assert "It is said otherwise elsewhere" in reviewer.app.screen.query_one("#hint", SheetView).words
        await reviewer.press(*"old", "enter")
        session = reviewer.kept_session()
        assert [session.is_dismissed(one) for one in session.report.findings] == [False, True]


async def test_no_earlier_reading_is_offered_where_there_is_none(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_with_findings(TEXT)) as reviewer:
        await reviewer.press("percent_sign", "c")
        assert any("nothing to hold it against" in notice.message for notice in reviewer.app._notifications)
        assert reviewer.screen.session.report_id == reviewer.report_id
        other = desk_in(tmp_path)
        other.begin(reading_with_findings(TEXT + "\nMore words."))
        other.close()
        await reviewer.press("percent_sign", "c")
        assert reviewer.app.screen.query_one(ChoiceList).virtual_size.height == 1


async def test_what_another_report_says_waits_until_the_sheet_over_the_review_is_gone(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_with_findings(TEXT)) as reviewer:
        session = reviewer.screen.session
        own = session.report.findings
        other = replace(own[0], rule="prose.other", message="It is said otherwise elsewhere.")
        await reviewer.press("i")
        reviewer.app.post_message(Compared(session, (other,)))
        await reviewer.pilot.pause()
        assert isinstance(reviewer.app.screen, SheetScreen)
        assert session.report.findings == own
        await reviewer.press("q")
        assert isinstance(reviewer.app.screen, ChecksScreen)
        assert set(session.report.findings) == {*own, other}
