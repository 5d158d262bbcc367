"""Whole reviews of real reports, by keyboard alone. The reports lie beside the checkout and are not part of it."""

from pathlib import Path

import pytest

from tests.making import desk_in
from tui.app.app import TieoutApp
from tui.app.screens.reading import ReadingScreen
from tui.app.widgets.outline import OutlineView
from tui.domain.original import original_of
from tui.domain.review import Status

SHARED = Path(__file__).resolve().parents[3] / "shared"
REPORTS = [
    "seed.txt",
    "outlines/corpus/dev/zh_gov_xiongan_reply_2018.html",
    "outlines/corpus/dev/en_gao_studentloans.html",
    "outlines/corpus/dev/en_nist_63b_sec5.md",
]

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared reports are not beside this checkout")


async def reviewed(path: Path, folder: Path) -> str:
    """Open a report, verify every figure with keys, leave; return the report's id."""
    desk = desk_in(folder)
    app = TieoutApp(desk, str(path))
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.failure is None
        assert isinstance(app.screen, ReadingScreen)
        screen, session = app.screen, app.screen.session
        while session.tally.open:
            await pilot.press("v")
        await pilot.press(*["K"] * screen.selected)
        for index in range(len(session.items)):
            assert screen.selected == index
            await pilot.press(*["J"] if session.review(index).is_decided else ["v", "J"])
        await pilot.press("ctrl+q")
    desk.close()
    return session.report_id


@pytest.mark.parametrize("name", REPORTS, ids=lambda name: name.rsplit("/", 1)[-1])
async def test_every_figure_is_marked_kept_and_exported(tmp_path: Path, name: str) -> None:
    report_id = await reviewed(SHARED / name, tmp_path)
    desk = desk_in(tmp_path)
    session = desk.resume(report_id)
    assert session.items
    assert [session.review(index).status for index in range(len(session.items))] == [Status.VERIFIED] * len(
        session.items
    )
    notes = session.export("markdown")
    assert isinstance(notes, str)
    assert all(item.id in notes for item in session.items)
    desk.close()


async def test_the_users_article_is_shown_as_its_sections(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    app = TieoutApp(desk, str(SHARED / "seed.txt"))
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        outline = app.screen.query_one(OutlineView)
        rows = ["".join(word.text for word in outline.line(row)) for row in range(outline.virtual_size.height)]
        labels = [row.strip().removeprefix("▾").split()[0] for row in rows[1:]]
        top = [row for row in rows[1:] if not row.startswith("   ")]
        assert len(top) == 5
        assert labels[0] == "一、政府部門更加重視"
        assert [label for label in labels if label.endswith("方面")] == [
            "產品質量方面",
            "工程質量方面",
            "服務質量方面",
            "環境質量方面",
        ]
        assert isinstance(app.screen, ReadingScreen)
        report = app.screen.session.report
    assert "(zhì)" not in report.text
    assert "(zhì)" in original_of(report).text
    assert {aside.reason for aside in report.aside} == {"leave-site notice", "copyright notice", "contact line"}
    assert any("[email protected]" in aside.text for aside in report.aside)
    printed = {figure.span.of(report.text) for figure in report.numerals.figures}
    assert {"5203.78公斤", "2.3295萬公斤", "197.6萬余元", "100%"} <= printed
    desk.close()
